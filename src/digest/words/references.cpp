#include "digest/words/references.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "digest/words/title.hpp"

namespace aireport::digest {

namespace {

bool is_name(char c) {
  return is_name_byte(c) || c == '-' || c == '.';
}

// "owner/name" that ends right before `end`.
std::optional<model::RepoName> repo_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && (is_name(text[begin - 1]) || text[begin - 1] == '/')) --begin;
  return model::parse_repo_name(text.substr(begin, end - begin));
}

bool closes(std::string_view text, std::size_t before) {
  auto rest = text.substr(before > 24 ? before - 24 : 0, std::min<std::size_t>(before, 24));
  while (!rest.empty() && (rest.back() == ' ' || rest.back() == ':' || rest.back() == '(')) rest.remove_suffix(1);
  const auto lower = to_lower_ascii(rest);
  for (const std::string_view verb :
       {"fix", "fixes", "fixed", "close", "closes", "closed", "resolve", "resolves", "resolved"})
    if (lower.ends_with(verb)) return true;
  return false;
}

class Finder {
 public:
  explicit Finder(const model::RepoName& home) : home_(home) {}

  std::vector<Reference> run(std::string_view text) {
    for (std::size_t at = text.find_first_of("#h"); at != std::string_view::npos && found_.size() < kMaxReferences;
         at = text.find_first_of("#h", at + 1)) {
      if (text[at] == '#')
        take_hash(text, at);
      else if (text.substr(at).starts_with("https://"))
        take_url(text, at);
    }
    return std::move(found_);
  }

 private:
  void take_hash(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    const auto number = read_number(text, end);
    if (!number || *number == 0 || (end < text.size() && (is_name(text[end]) && text[end] != '.' && text[end] != '-')))
      return;
    if (at == 0 || !is_name(text[at - 1])) {
      if (at > 0 && (text[at - 1] == '/' || text[at - 1] == '&' || text[at - 1] == '#')) return;
      add({{home_, *number, false}, closes(text, at)});
    } else if (const auto repo = repo_before(text, at)) {
      add({{*repo, *number, false}, closes(text, at - repo->full().size())});
    }
  }

  void take_url(std::string_view text, std::size_t at) {
    auto rest = text.substr(at + 8);
    const auto slash = rest.find('/');
    if (slash == std::string_view::npos) return;
    rest = rest.substr(slash + 1);
    const auto end = std::find_if_not(rest.begin(), rest.end(), [](char c) { return is_name(c) || c == '/'; });
    const auto parts = split(rest.substr(0, static_cast<std::size_t>(end - rest.begin())), '/');
    if (parts.size() < 4 || (parts[2] != "pull" && parts[2] != "issues")) return;
    const auto repo = model::parse_repo_name(std::string(parts[0]) + "/" + std::string(parts[1]));
    std::size_t position = 0;
    const auto number = read_number(parts[3], position);
    if (repo && number && *number > 0) add({{*repo, *number, parts[2] == "pull"}, closes(text, at)});
  }

  void add(const Reference& reference) {
    const auto [known, is_new] =
        places_.try_emplace({to_lower_ascii(reference.to.repo.full()), reference.to.number}, found_.size());
    if (is_new)
      found_.push_back(reference);
    else if (reference.closing)
      found_[known->second].closing = true;
  }

  const model::RepoName& home_;
  std::vector<Reference> found_;
  std::map<std::pair<std::string, int>, std::size_t> places_;  // in found_, by repository and number
};

}  // namespace

std::vector<Reference> references_in(std::string_view text, const model::RepoName& home) {
  return Finder(home).run(text);
}

}  // namespace aireport::digest
