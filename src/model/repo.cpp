#include <aireport/model/repo.hpp>

#include <fmt/format.h>

#include <aireport/support/text.hpp>
#include <algorithm>

namespace aireport::model {
namespace {

constexpr std::size_t kLongestOwner = 39;
constexpr std::size_t kLongestName = 100;

bool is_alphanumeric(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
}

bool is_name_part(std::string_view part, std::size_t longest) {
  const auto allowed = [](char letter) {
    return is_alphanumeric(letter) || letter == '-' || letter == '_' || letter == '.';
  };
  return !part.empty() && part.size() <= longest && part != "." && part != ".." &&
         std::all_of(part.begin(), part.end(), allowed);
}

bool is_unreserved(char letter) {
  return is_alphanumeric(letter) || letter == '-' || letter == '_' || letter == '.' || letter == '~';
}

std::string line_anchor(int first_line, int last_line) {
  if (last_line == 0) return {};
  if (first_line == last_line) return fmt::format("#L{}", last_line);
  return fmt::format("#L{}-L{}", first_line, last_line);
}

}  // namespace

std::optional<RepoName> parse_repo_name(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view owner = text.substr(0, slash);
  const std::string_view name = text.substr(slash + 1);
  if (!is_name_part(owner, kLongestOwner) || !is_name_part(name, kLongestName)) return std::nullopt;
  return RepoName{std::string(owner), std::string(name)};
}

bool same_repo(const RepoName& a, const RepoName& b) {
  return equals_ignoring_case(a.owner, b.owner) && equals_ignoring_case(a.name, b.name);
}

std::string repo_url(std::string_view web_url, const RepoName& repo) {
  return fmt::format("{}/{}/{}", web_url, repo.owner, repo.name);
}

std::string commit_url(std::string_view web_url, const RepoName& repo, std::string_view sha) {
  return fmt::format("{}/commit/{}", repo_url(web_url, repo), sha);
}

std::string pull_url(std::string_view web_url, const RepoName& repo, int number) {
  return fmt::format("{}/pull/{}", repo_url(web_url, repo), number);
}

std::string issue_url(std::string_view web_url, const RepoName& repo, int number) {
  return fmt::format("{}/issues/{}", repo_url(web_url, repo), number);
}

std::string release_url(std::string_view web_url, const RepoName& repo, std::string_view tag) {
  return fmt::format("{}/releases/tag/{}", repo_url(web_url, repo), percent_encode(tag, Slash::encode));
}

std::string blob_url(std::string_view web_url, const RepoName& repo, std::string_view sha, std::string_view path,
                     int first_line, int last_line) {
  return fmt::format("{}/blob/{}/{}{}", repo_url(web_url, repo), sha, percent_encode(path, Slash::keep),
                     line_anchor(first_line, last_line));
}

std::string search_url(std::string_view web_url, const RepoName& repo, std::string_view kind, std::string_view query) {
  return fmt::format("{}/{}?q={}", repo_url(web_url, repo), kind, percent_encode(query, Slash::encode));
}

std::string percent_encode(std::string_view text, Slash slash) {
  std::string encoded;
  encoded.reserve(text.size());
  for (const char letter : text) {
    if (is_unreserved(letter) || (letter == '/' && slash == Slash::keep)) {
      encoded.push_back(letter);
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(letter));
    }
  }
  return encoded;
}

}  // namespace aireport::model
