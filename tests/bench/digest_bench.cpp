// A day of 1,000 pull requests with their commits and diffs, digested and composed. At most 300 ms.
#include <benchmark/benchmark.h>
#include <aireport/digest/digest.hpp>

#include "unit/digest/builders.hpp"

namespace {

using namespace aireport;
using namespace aireport::testing;

constexpr const char* kVerbs[] = {"Fix wrong results of", "Support", "[Perf] Speed up", "docs: describe", "Refactor"};
constexpr const char* kPaths[] = {"serve/kernels/gate.cu", "serve/server_args.py", "include/serve/plan.hpp",
                                  "docs/plan.md", "tests/test_plan.py"};

std::string patch_of(int commit, int file) {
  std::string patch = "@@ -10,20 +10,60 @@ def plan(pages):\n";
  for (int line = 0; line < 60; ++line) {
    const auto name = "lane_" + std::to_string(commit) + "_" + std::to_string(file) + "_" + std::to_string(line);
    patch += (line % 3 == 0 ? "-    " : "+    ") + name + " = plan(pages, first=" + std::to_string(line) + ")\n";
  }
  return patch;
}

model::RepoActivity day_of(int commits) {
  auto activity = activity_of();
  for (int i = 0; i < commits; ++i) {
    const auto title = std::string(kVerbs[i % 5]) + " lane " + std::to_string(i);
    CommitBuilder commit(std::to_string(100000 + i), title + " (#" + std::to_string(i + 1) + ")", i % 1440);
    for (int file = 0; file < 5; ++file) commit.with(testing::file(kPaths[file], patch_of(i, file)));
    activity.commits.push_back(commit);
    auto pull = merged_pull(i + 1, title, i % 1440);
    for (int line = 0; line < 20; ++line)
      pull.body += "The planner of lane " + std::to_string(line) + " was 12% slower.\n";
    activity.pulls.push_back(std::move(pull));
  }
  model::sort_items(activity);
  return activity;
}

void digest_a_day(benchmark::State& state) {
  const auto activity = day_of(static_cast<int>(state.range(0)));
  model::DayHead head;
  head.window = day_window();
  for (auto unused : state) {
    (void)unused;
    std::vector<digest::RepoDigest> digests;
    digests.push_back(digest::digest_repository(activity, head.settings, head.window));
    benchmark::DoNotOptimize(digest::compose(std::move(digests), head));
  }
}

}  // namespace

BENCHMARK(digest_a_day)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();
