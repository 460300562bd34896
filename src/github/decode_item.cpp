#include "github/decode_page.hpp"

#include <aireport/support/text.hpp>

namespace aireport::github {
namespace {

std::vector<std::string> labels_in(Json& item) {
  std::vector<std::string> names;
  auto* const labels = member(item, "labels");
  if (!labels) return names;
  if (!labels->is_array()) throw BadField("labels");
  read_each(*labels, "labels", [&names](Json& label) {
    // GitHub's schema also allows the bare name.
    auto name = label.is_string() ? std::move(label.get_ref<std::string&>()) : text_in(label, "name");
    if (!name.empty()) names.push_back(std::move(name));
  });
  return names;
}

int reactions_in(Json& item) {
  int count = 0;
  if (auto* const reactions = member(item, "reactions"))
    read_below("reactions", [&] { count = count_in(*reactions, "total_count"); });
  return count;
}

std::optional<ListedItem> read_item(Json& item) {
  ListedItem listed;
  auto& issue = listed.issue;
  issue.number = required_number(item, "number");
  issue.title = text_in(item, "title");
  issue.body = text_in(item, "body");
  issue.user = account_in(item, "user");
  issue.labels = labels_in(item);
  issue.state_reason = text_in(item, "state_reason");
  issue.created_at = required_time(item, "created_at");
  issue.closed_at = time_in(item, "closed_at");
  issue.comments = count_in(item, "comments");
  issue.reactions = reactions_in(item);
  listed.repository_url = text_in(item, "repository_url");
  if (auto* const pull = member(item, "pull_request")) {
    const bool says_merged = pull->is_object() && pull->contains("merged_at");
    const bool draft = flag_in(item, "draft");
    read_below("pull_request", [&] { listed.pull = {draft, time_in(*pull, "merged_at"), says_merged}; });
  }
  return listed;
}

std::optional<ListedPull> read_pull(Json& item) {
  ListedPull listed;
  auto& pull = listed.pull;
  pull.number = required_number(item, "number");
  pull.title = text_in(item, "title");
  pull.body = text_in(item, "body");
  pull.user = account_in(item, "user");
  pull.labels = labels_in(item);
  pull.draft = flag_in(item, "draft");
  pull.created_at = required_time(item, "created_at");
  pull.closed_at = time_in(item, "closed_at");
  pull.merged_at = time_in(item, "merged_at");
  listed.updated_at = required_time(item, "updated_at");
  return listed;
}

model::PullDetail read_pull_detail(Json& item) {
  model::PullDetail detail;
  auto& base = required(item, "base");
  read_below("base", [&] { detail.base_ref = text_in(base, "ref"); });
  auto sha = text_in(item, "merge_commit_sha");
  if (!sha.empty()) detail.merge_commit_sha = std::move(sha);
  detail.commits = count_in(item, "commits");
  detail.additions = count_in(item, "additions");
  detail.deletions = count_in(item, "deletions");
  detail.changed_files = count_in(item, "changed_files");
  return detail;
}

std::optional<ListedRelease> read_release(Json& item) {
  if (flag_in(item, "draft")) return std::nullopt;
  const auto published = time_in(item, "published_at");
  if (!published) return std::nullopt;
  ListedRelease listed;
  auto& release = listed.release;
  release.tag_name = text_in(item, "tag_name");
  if (release.tag_name.empty()) throw BadField("tag_name");
  release.name = text_in(item, "name");
  release.body = text_in(item, "body");
  release.author = account_in(item, "author");
  release.published_at = *published;
  release.prerelease = flag_in(item, "prerelease");
  listed.created_at = time_in(item, "created_at");
  return listed;
}

Page<ListedItem> read_items(Json& list) {
  const auto part_of = [](const Json& item) {
    return item.is_object() && item.contains("pull_request") ? model::Part::pulls : model::Part::issues;
  };
  return decode_items<ListedItem>(list, "number", part_of, read_item);
}

}  // namespace

model::PullRequest to_pull(ListedItem item) {
  model::PullRequest pull;
  auto& issue = item.issue;
  pull.number = issue.number;
  pull.title = std::move(issue.title);
  pull.body = std::move(issue.body);
  pull.user = std::move(issue.user);
  pull.labels = std::move(issue.labels);
  pull.created_at = issue.created_at;
  pull.closed_at = issue.closed_at;
  pull.comments = issue.comments;
  if (item.pull) {
    pull.draft = item.pull->draft;
    pull.merged_at = item.pull->merged_at;
  }
  return pull;
}

Result<Page<ListedItem>> decode_issues(std::string_view body) {
  AIREPORT_TRY(auto list, parse_list(body));
  return read_items(list);
}

Result<Page<ListedPull>> decode_pulls(std::string_view body) {
  AIREPORT_TRY(auto list, parse_list(body));
  return decode_items<ListedPull>(
      list, "number", [](const Json&) { return model::Part::pulls; }, read_pull);
}

Result<Page<ListedRelease>> decode_releases(std::string_view body) {
  AIREPORT_TRY(auto list, parse_list(body));
  return decode_items<ListedRelease>(
      list, "tag_name", [](const Json&) { return model::Part::releases; }, read_release);
}

Result<model::PullDetail> decode_pull(std::string_view body) {
  return decode_object(body, read_pull_detail);
}

Result<SearchPage> decode_search(std::string_view body) {
  return decode_object(body, [](Json& json) {
    SearchPage search;
    search.total_count = required_count(json, "total_count");
    search.incomplete = flag_in(json, "incomplete_results");
    search.page = read_items(required_list(json, "items"));
    return search;
  });
}

Result<RepoFacts> decode_repository(std::string_view body) {
  return decode_object(body, [](Json& json) {
    auto name = model::parse_repo_name(text_in(json, "full_name"));
    if (!name) throw BadField("full_name");
    RepoFacts facts;
    facts.name = std::move(*name);
    facts.archived = flag_in(json, "archived");
    return facts;
  });
}

std::string decode_message(std::string_view body) {
  constexpr std::size_t kEnough = 300;
  const auto text = decode_object(body, [](Json& json) { return text_in(json, "message"); }).value_or("");
  return std::string(first_characters(text, kEnough));
}

Result<Quota> decode_rate_limit(std::string_view body) {
  return decode_object(body, [](Json& json) {
    auto& core = required(required(json, "resources"), "core");
    // A server without limits may name the largest number that its JSON can hold.
    const auto number = [&core](const char* key, std::uint64_t most) {
      const auto& value = required(core, key);
      if (!value.is_number_unsigned() || value.get<std::uint64_t>() > most) throw BadField(key);
      return value.get<std::int64_t>();
    };
    constexpr std::uint64_t kMost = std::numeric_limits<std::int64_t>::max();
    constexpr std::uint64_t kLastSecond = std::uint64_t{1} << 36;  // beyond the year 4000
    return Quota{number("limit", kMost), number("remaining", kMost),
                 UtcTime{std::chrono::seconds{number("reset", kLastSecond)}}};
  });
}

}  // namespace aireport::github
