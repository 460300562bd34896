#include "support/fake_github.hpp"

#include <algorithm>
#include <cstdio>
#include <sstream>

namespace aireport::testing {
namespace {

using nlohmann::json;

std::string hex_of(std::string_view text) {
  // FNV-1a, spread over the 40 digits of a sha.
  std::uint64_t hash = 14695981039346656037ULL;
  std::string digits;
  for (int round = 0; round < 3; ++round) {
    for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
    hash ^= static_cast<std::uint64_t>(round) << 7;
    char part[17];
    std::snprintf(part, sizeof part, "%016llx", static_cast<unsigned long long>(hash));
    digits += part;
  }
  return digits.substr(0, 40);
}

json user_of(const std::string& login) {
  return {{"login", login}, {"type", login.ends_with("[bot]") ? "Bot" : "User"}};
}

std::string decoded(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%' && at + 2 < text.size()) {
      plain += static_cast<char>(std::stoi(std::string(text.substr(at + 1, 2)), nullptr, 16));
      at += 2;
    } else {
      plain += text[at];
    }
  }
  return plain;
}

std::map<std::string, std::string, std::less<>> query_of(std::string_view text) {
  std::map<std::string, std::string, std::less<>> query;
  while (!text.empty()) {
    const auto pair = text.substr(0, text.find('&'));
    const auto equals = pair.find('=');
    query[std::string(pair.substr(0, equals))] =
        equals == std::string_view::npos ? "" : decoded(pair.substr(equals + 1));
    text.remove_prefix(std::min(text.size(), pair.size() + 1));
  }
  return query;
}

FakeAnswer message(int status, const std::string& text) {
  return {status, {}, json{{"message", text}}.dump()};
}

std::string text_of(const std::map<std::string, std::string, std::less<>>& query, std::string_view key) {
  const auto found = query.find(key);
  return found == query.end() ? "" : found->second;
}

}  // namespace

std::string FakeRepo::commit(const std::string& time, const std::string& text, const std::string& author) {
  const std::string sha = hex_of(name_ + std::to_string(commits_.size()));
  const json person = {{"name", author}, {"email", author + "@example.org"}, {"date", time}};
  const json file = {{"filename", "src/core/step_" + std::to_string(commits_.size()) + ".cpp"},
                     {"status", "modified"},
                     {"additions", 2},
                     {"deletions", 1},
                     {"changes", 3},
                     {"patch",
                      "@@ -10,3 +10,4 @@ int step(int budget)\n int step(int budget) {\n-  return budget;\n+  if "
                      "(budget < 0) return 0;\n+  return budget - 1;\n }"}};
  commits_.push_back({{"sha", sha},
                      {"html_url", "https://github.com/" + name_ + "/commit/" + sha},
                      {"commit", {{"message", text}, {"author", person}, {"committer", person}}},
                      {"author", user_of(author)},
                      {"committer", user_of("web-flow")},
                      {"parents", json::array({{{"sha", hex_of(name_ + "parent" + sha)}}})},
                      {"stats", {{"additions", 2}, {"deletions", 1}, {"total", 3}}},
                      {"files", json::array({file})}});
  return sha;
}

void FakeRepo::pull(int number, const std::string& title, const std::string& created, const std::string& merged) {
  const json when = merged.empty() ? json() : json(merged);
  const std::string updated = merged.empty() ? created : merged;
  const std::string url = "https://github.com/" + name_ + "/pull/" + std::to_string(number);
  issues_.push_back({{"number", number},
                     {"title", title},
                     {"body", "Explains " + title + " in one sentence."},
                     {"user", user_of("mira-k")},
                     {"labels", json::array()},
                     {"state", merged.empty() ? "open" : "closed"},
                     {"comments", 1},
                     {"draft", false},
                     {"created_at", created},
                     {"updated_at", updated},
                     {"closed_at", when},
                     {"html_url", url},
                     {"pull_request", {{"html_url", url}, {"merged_at", when}}}});
  auto pull = issues_.back();
  pull.erase("pull_request");
  pull["merged_at"] = when;
  pull["base"] = {{"ref", "main"}};
  pull["merge_commit_sha"] = nullptr;
  pull["commits"] = 1;
  pull["additions"] = 2;
  pull["deletions"] = 1;
  pull["changed_files"] = 1;
  pulls_.push_back(std::move(pull));
}

void FakeRepo::merge(int number, const std::string& time) {
  for (auto* list : {&issues_, &pulls_}) {
    for (auto& item : *list) {
      if (item["number"] != number) continue;
      item["state"] = "closed";
      item["closed_at"] = item["updated_at"] = time;
      (list == &issues_ ? item["pull_request"] : item)["merged_at"] = time;
    }
  }
}

void FakeRepo::issue(int number, const std::string& title, const std::string& created, const std::string& body) {
  issues_.push_back({{"number", number},
                     {"title", title},
                     {"body", body.empty() ? json() : json(body)},
                     {"user", user_of("jlo")},
                     {"labels", json::array({{{"name", "bug"}}})},
                     {"state", "open"},
                     {"state_reason", nullptr},
                     {"comments", 3},
                     {"reactions", {{"total_count", 2}}},
                     {"created_at", created},
                     {"updated_at", created},
                     {"closed_at", nullptr},
                     {"html_url", "https://github.com/" + name_ + "/issues/" + std::to_string(number)}});
}

void FakeRepo::release(const std::string& tag, const std::string& published) {
  releases_.push_back({{"tag_name", tag},
                       {"name", tag},
                       {"body", "- First item of " + tag},
                       {"author", user_of("mira-k")},
                       {"draft", false},
                       {"prerelease", false},
                       {"created_at", published},
                       {"published_at", published},
                       {"html_url", "https://github.com/" + name_ + "/releases/tag/" + tag}});
}

std::string header_lines(const FakeAnswer& answer) {
  std::string lines;
  for (const auto& [name, value] : answer.headers) lines += name + ": " + value + "\r\n";
  return lines;
}

FakeRepo& FakeGithub::repo(const std::string& full_name) {
  auto& repo = repos_[full_name];
  repo.name_ = full_name;
  return repo;
}

void FakeGithub::rename(const std::string& from, const std::string& to) {
  auto moved = repo(from);
  moved.name_ = to;
  for (auto* items : {&moved.commits_, &moved.pulls_, &moved.issues_, &moved.releases_})
    for (auto& item : *items) {
      auto text = item.dump();
      for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
      item = json::parse(text);
    }
  repos_[to] = std::move(moved);
  repo(from).moved_to = to;
}

FakeAnswer FakeGithub::answer(const std::string& target, std::string_view token, std::string_view etag) {
  asked.push_back(target);
  const auto mark = target.find('?');
  const std::string path = target.substr(0, mark);
  const Query query = mark == std::string::npos ? Query() : query_of(std::string_view(target).substr(mark + 1));
  FakeAnswer answer;
  if (good_token_ && !token.empty() && token != *good_token_) {
    answer = message(401, "Bad credentials");
  } else if (path == "/rate_limit") {
    const json core = {{"limit", 5000}, {"remaining", remaining}, {"reset", 4102444800}};
    answer.body = json{{"resources", {{"core", core}}}, {"rate", core}}.dump();
  } else if (path == "/search/issues") {
    answer = search(query, target);
  } else if (path.starts_with("/repos/")) {
    const auto slash = path.find('/', path.find('/', 7) + 1);
    const auto found = repos_.find(path.substr(7, slash == std::string::npos ? slash : slash - 7));
    answer = found == repos_.end()
                 ? message(404, "Not Found")
                 : of_repo(found->second, slash == std::string::npos ? "" : path.substr(slash), query, target);
  } else {
    answer = message(404, "Not Found");
  }
  if (answer.status == 200) {
    answer.headers["etag"] = "W/\"" + hex_of(answer.body) + "\"";
    if (answer.headers["etag"] == etag) answer = {304, {{"etag", std::string(etag)}}, ""};
  }
  if (!server_date.empty()) answer.headers["date"] = server_date;
  if (!token_expires.empty()) answer.headers["github-authentication-token-expiration"] = token_expires;
  answer.headers["content-type"] = "application/json; charset=utf-8";
  answer.headers["x-ratelimit-limit"] = "5000";
  answer.headers["x-ratelimit-remaining"] = std::to_string(remaining);
  answer.headers["x-ratelimit-reset"] = "4102444800";
  answer.headers["x-ratelimit-resource"] = path.starts_with("/search") ? "search" : "core";
  return answer;
}

FakeAnswer FakeGithub::of_repo(FakeRepo& repo, const std::string& rest, const Query& query, const std::string& target) {
  if (repo.status != 0) return message(repo.status, "as the test wants it");
  if (!repo.moved_to.empty()) {
    std::string moved = target;
    moved.replace(7, repo.name_.size(), repo.moved_to);
    return {301, {{"location", base_url_ + moved}}, json{{"message", "Moved Permanently"}}.dump()};
  }
  if (rest.empty()) return {200, {}, json{{"full_name", repo.name_}, {"default_branch", "main"}}.dump()};
  if (rest == "/commits") {
    if (repo.empty) return message(409, "Git Repository is empty.");
    std::vector<json> listed;
    for (auto item : repo.commits_) {
      const auto date = item["commit"]["committer"]["date"].get<std::string>();
      const auto until = text_of(query, "until");
      if (date < text_of(query, "since") || (!until.empty() && until < date)) continue;
      item.erase("files");
      item.erase("stats");
      listed.push_back(std::move(item));
    }
    return list(listed, query, target);
  }
  if (rest.starts_with("/commits/")) {
    for (const auto& item : repo.commits_)
      if (item["sha"] == rest.substr(9)) return {200, {}, item.dump()};
    return message(422, "No commit found for SHA");
  }
  if (rest == "/issues") {
    if (repo.issues_disabled) return message(410, "Issues are disabled for this repo");
    std::vector<json> listed;
    for (const auto& item : repo.issues_)
      if (text_of(query, "since") <= item["updated_at"].get<std::string>()) listed.push_back(item);
    return list(listed, query, target);
  }
  if (rest == "/pulls") return list(repo.pulls_, query, target);
  if (rest.starts_with("/pulls/")) {
    for (const auto& item : repo.pulls_)
      if (std::to_string(item["number"].get<int>()) == rest.substr(7)) return {200, {}, item.dump()};
  }
  if (rest == "/releases") return list(repo.releases_, query, target);
  return message(404, "Not Found");
}

// Of the qualifiers those alone that a day's search has: is, created or closed, and repo.
FakeAnswer FakeGithub::search(const Query& query, const std::string& target) {
  std::istringstream words(text_of(query, "q"));
  std::map<std::string, std::string> span;  // "created" and "closed": "FROM..TO"
  std::vector<std::string> names;
  bool pulls = false;
  for (std::string word; words >> word;) {
    const auto colon = word.find(':');
    const auto key = word.substr(0, colon), value = word.substr(colon + 1);
    if (key == "repo") names.push_back(value);
    if (key == "is") pulls = value == "pr";
    if (key == "created" || key == "closed") span[key] = value;
  }
  std::vector<json> found;
  for (const auto& name : names) {
    for (auto item : repos_[name].issues_) {
      bool fits = item.contains("pull_request") == pulls;
      for (const auto& [event, times] : span) {
        const auto& when = item[event + "_at"];
        fits = fits && when.is_string() && times.substr(0, times.find("..")) <= when &&
               when <= times.substr(times.find("..") + 2);
      }
      item["repository_url"] = base_url_ + "/repos/" + name;
      if (fits) found.push_back(std::move(item));
    }
  }
  auto answer = list(found, query, target);
  answer.body =
      json{{"total_count", found.size()}, {"incomplete_results", false}, {"items", json::parse(answer.body)}}.dump();
  return answer;
}

FakeAnswer FakeGithub::list(const std::vector<json>& items, const Query& query, const std::string& target) {
  std::vector<json> newest_first(items.rbegin(), items.rend());
  const auto wanted = text_of(query, "per_page");
  const auto size = static_cast<std::size_t>(std::min(per_page_limit, wanted.empty() ? 30 : std::stoi(wanted)));
  const auto number = text_of(query, "page");
  const auto page = number.empty() ? std::size_t{1} : static_cast<std::size_t>(std::stoi(number));
  json body = json::array();
  for (std::size_t at = (page - 1) * size; at < std::min(page * size, newest_first.size()); ++at)
    body.push_back(newest_first[at]);
  FakeAnswer answer{200, {}, body.dump()};
  if (page * size < newest_first.size()) {
    std::string next = target.substr(0, target.find('?')) + "?";
    for (const auto& [key, value] : query)
      if (key != "page") next += key + "=" + value + "&";
    answer.headers["link"] = "<" + base_url_ + next + "page=" + std::to_string(page + 1) + ">; rel=\"next\"";
  }
  return answer;
}

void FakeGithubTransport::run(http::RequestQueue& queue, const OnAnswer& on_answer) {
  while (auto request = queue.pop()) {
    std::string url = request->url;
    bool moved = false;
    FakeAnswer answer;
    do {
      answer = github_.answer(url.substr(base_url_.size()));
      if (answer.status != 301) break;
      moved = true;
      url = answer.headers["location"];
    } while (true);
    if (answer.status == 401) {
      on_answer(*request, fail(Error{ErrorKind::credentials, "the token was refused", request->url, 401}));
    } else if (answer.status >= 500) {
      on_answer(*request,
                fail(Error{ErrorKind::status, "HTTP " + std::to_string(answer.status), request->url, answer.status}));
    } else {
      on_answer(*request, http::Response{answer.status, answer.headers, answer.body, url, moved});
    }
  }
}

}  // namespace aireport::testing
