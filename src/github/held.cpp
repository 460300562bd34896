#include "github/held.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace aireport::github {
namespace {

constexpr std::uint64_t kNode = 80;      // of a map or set, with what the allocator adds
constexpr std::uint64_t kRequest = 600;  // one that waits in the queue

Weight of_text(const std::string& text) {
  return text.size() > kLongText ? Weight{text.size(), 0} : Weight{0, text.capacity()};
}

std::uint64_t of_account(const std::optional<model::Account>& account) {
  return account ? account->login.capacity() : 0;
}

std::uint64_t of_labels(const std::vector<std::string>& labels) {
  std::uint64_t bytes = labels.capacity() * sizeof(std::string);
  for (const auto& label : labels) bytes += label.capacity();
  return bytes;
}

template <typename Item>
Weight of_item(const Item& item) {
  Weight weight{0, sizeof item + kNode + item.title.capacity() + of_account(item.user) + of_labels(item.labels)};
  weight += of_text(item.body);
  return weight;
}

}  // namespace

Weight& Weight::operator+=(const Weight& other) {
  texts += other.texts;
  rest += other.rest;
  return *this;
}

Weight& Weight::operator-=(const Weight& other) {
  texts -= other.texts;
  rest -= other.rest;
  return *this;
}

std::size_t bytes_below_title(const model::Commit& commit) {
  const auto end = commit.message.find('\n');
  const auto bytes = end == std::string::npos ? 0 : commit.message.size() - end;
  return bytes > kLongText ? bytes : 0;
}

Weight weight_of(const model::FileChange& file) {
  Weight weight{0, sizeof file + file.filename.capacity() + file.previous_filename.capacity() + file.status.capacity()};
  if (file.patch) weight += of_text(*file.patch);
  return weight;
}

Weight weight_of(const model::Commit& commit) {
  const auto below = bytes_below_title(commit);
  Weight weight{below, sizeof commit + kRequest + commit.sha.capacity() + commit.message.size() - below};
  for (const auto* person : {&commit.author, &commit.committer})
    weight.rest += person->name.capacity() + of_account(person->account);
  weight.rest += of_labels(commit.parents);
  if (commit.detail)
    for (const auto& file : commit.detail->files) weight += weight_of(file);
  return weight;
}

Weight weight_of(const model::PullRequest& pull) {
  auto weight = of_item(pull);
  if (pull.detail) weight.rest += pull.detail->base_ref.capacity() + pull.detail->merge_commit_sha.value_or("").size();
  return weight;
}

Weight weight_of(const model::Issue& issue) {
  auto weight = of_item(issue);
  weight.rest += issue.state_reason.capacity();
  return weight;
}

Weight weight_of(const model::Release& release) {
  Weight weight{0, sizeof release + release.tag_name.capacity() + release.name.capacity() + of_account(release.author)};
  weight += of_text(release.body);
  return weight;
}

Weight weight_of(const model::Gap& gap) {
  return {0, sizeof gap + gap.subject.capacity() + gap.detail.capacity()};
}

Weight weight_of_name(std::string_view name) {
  return {0, kNode + name.size()};
}

std::vector<HeldText> beyond_room(std::vector<HeldText> held, std::uint64_t room) {
  std::sort(held.begin(), held.end(), [](const HeldText& a, const HeldText& b) {
    return std::tie(a.bytes, b.name, b.kind, b.item, b.file, b.repo) <
           std::tie(b.bytes, a.name, a.kind, a.item, a.file, a.repo);
  });
  auto first = held.begin();
  for (std::uint64_t sum = 0; first != held.end() && sum + first->bytes <= room; ++first) sum += first->bytes;
  held.erase(held.begin(), first);
  return held;
}

}  // namespace aireport::github
