// What it costs to read GitHub's answers and to put the details in order.
#include <benchmark/benchmark.h>

#include <string>

#include "github/decode.hpp"
#include "github/plan.hpp"

namespace aireport::github {
namespace {

const std::string kSha(40, 'a');

// As GitHub sends an account: mostly URLs that nobody reads.
std::string account() {
  std::string json = R"({"login":"ada","id":1,"type":"User","site_admin":false)";
  for (const auto* key : {"avatar_url", "url", "html_url", "followers_url", "following_url", "gists_url", "starred_url",
                          "subscriptions_url", "organizations_url", "repos_url", "events_url", "received_events_url"})
    json += std::string(",\"") + key + R"(":"https://api.example/users/ada/)" + key + '"';
  return json + "}";
}

std::string list_of(int count, const std::string& item) {
  std::string list = "[";
  for (int place = 0; place < count; ++place) list += (place ? "," : "") + item;
  return list + "]";
}

std::string commit(const std::string& more = "") {
  const std::string signature = R"({"name":"Ada","email":"a@example.org","date":"2026-02-03T10:00:00Z"})";
  return R"({"sha":")" + kSha + R"(","commit":{"message":")" + std::string(400, 'm') + R"(","author":)" + signature +
         R"(,"committer":)" + signature + R"(},"author":)" + account() + R"(,"committer":)" + account() +
         R"(,"parents":[{"sha":")" + kSha + "\"}]" + more + "}";
}

std::string commit_detail(int files) {
  std::string patch = "@@ -1,40 +1,40 @@";
  for (int line = 0; line < 40; ++line) patch += R"(\n+  const auto \"quoted\" = call(arguments, of, a, line);)";
  const auto file =
      R"({"filename":"src/a/file.cc","status":"modified","additions":40,"deletions":0,"patch":")" + patch + "\"}";
  return commit(R"(,"stats":{"additions":40,"deletions":0,"total":40},"files":)" + list_of(files, file));
}

std::string issue() {
  return R"({"number":7,"title":"A title","body":")" + std::string(2000, 'b') + R"(","user":)" + account() +
         R"(,"labels":[{"name":"bug","color":"ffffff"}],"created_at":"2026-02-03T10:00:00Z","comments":3,"closed_by":)" +
         account() + "}";
}

void set_bytes(benchmark::State& state, std::size_t size) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(size));
}

void decodes_a_page_of_commits(benchmark::State& state) {
  const auto body = list_of(100, commit());
  for (auto _ : state) benchmark::DoNotOptimize(decode_commits(body));
  set_bytes(state, body.size());
}
BENCHMARK(decodes_a_page_of_commits);

void decodes_a_page_of_issues(benchmark::State& state) {
  const auto body = list_of(100, issue());
  for (auto _ : state) benchmark::DoNotOptimize(decode_issues(body));
  set_bytes(state, body.size());
}
BENCHMARK(decodes_a_page_of_issues);

void decodes_a_commit_with_its_diff(benchmark::State& state) {
  const auto body = commit_detail(static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(decode_commit_detail(body, kSha));
  set_bytes(state, body.size());
}
BENCHMARK(decodes_a_commit_with_its_diff)->Arg(4)->Arg(300);

void puts_details_in_order(benchmark::State& state) {
  std::vector<DetailRef> details;
  for (std::size_t place = 0; place < static_cast<std::size_t>(state.range(0)); ++place)
    details.push_back({place % 500, place / 500, static_cast<int>(place * 7 % 6)});
  for (auto _ : state) benchmark::DoNotOptimize(most_telling_first(details));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(puts_details_in_order)->Arg(200)->Arg(20'000);

}  // namespace
}  // namespace aireport::github

BENCHMARK_MAIN();
