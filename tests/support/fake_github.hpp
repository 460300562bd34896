// A small GitHub of the tests: repositories built in code, answered as api.github.com answers them.
#pragma once

#include <aireport/http/transport.hpp>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::testing {

// One repository. Times are "2026-02-03T09:41:00Z".
class FakeRepo {
 public:
  // Returns the sha, made from the repository's name and the number of its commits.
  std::string commit(const std::string& time, const std::string& message, const std::string& author = "mira-k");
  void pull(int number, const std::string& title, const std::string& created, const std::string& merged = "");
  void merge(int number, const std::string& time);  // a pull request that was opened before
  void issue(int number, const std::string& title, const std::string& created, const std::string& body = "");
  void release(const std::string& tag, const std::string& published);

  bool empty = false;            // 409
  bool issues_disabled = false;  // 410
  int status = 0;                // of every answer; 0: as it should be
  std::string moved_to;          // 301 to the repository of that name

 private:
  friend class FakeGithub;
  std::string name_;
  std::vector<nlohmann::json> commits_, pulls_, issues_, releases_;
};

struct FakeAnswer {
  int status = 200;
  http::Headers headers;
  std::string body;
};
std::string header_lines(const FakeAnswer& answer);  // each ended by "\r\n"

class FakeGithub {
 public:
  explicit FakeGithub(std::string base_url) : base_url_(std::move(base_url)) {}

  FakeRepo& repo(const std::string& full_name);
  // All that the one has is at the other, and the one redirects there.
  void rename(const std::string& from, const std::string& to);
  // `target` is path and query; `token` that of the request and `etag` what it was answered before, empty: none.
  FakeAnswer answer(const std::string& target, std::string_view token = {}, std::string_view etag = {});

  void set_base_url(std::string url) { base_url_ = std::move(url); }
  void accept_only(std::string token) { good_token_ = std::move(token); }

  std::vector<std::string> asked;  // targets, in the order in which they came
  int per_page_limit = 100;        // pages are cut to this, so that a small data set has several
  int remaining = 4999;
  std::string token_expires;  // what is told of the token, "2026-03-01 10:00:00 UTC"; empty: nothing
  std::string
      server_date;  // what the server's clock says at every answer, "Tue, 03 Feb 2026 12:00:00 GMT"; empty: nothing

 private:
  using Query = std::map<std::string, std::string, std::less<>>;
  FakeAnswer of_repo(FakeRepo& repo, const std::string& rest, const Query& query, const std::string& target);
  FakeAnswer search(const Query& query, const std::string& target);
  FakeAnswer list(const std::vector<nlohmann::json>& items, const Query& query, const std::string& target);

  std::string base_url_;
  std::optional<std::string> good_token_;
  std::map<std::string, FakeRepo> repos_;
};

// The same GitHub without a network.
class FakeGithubTransport final : public http::Transport {
 public:
  explicit FakeGithubTransport(FakeGithub& github, std::string base_url)
      : github_(github), base_url_(std::move(base_url)) {}
  void run(http::RequestQueue& queue, const OnAnswer& on_answer) override;

 private:
  FakeGithub& github_;
  std::string base_url_;
};

}  // namespace aireport::testing
