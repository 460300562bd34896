#include "sample_day.hpp"

#include <algorithm>
#include <random>

namespace aireport::testing {
namespace {

using model::Account;
using model::Commit;
using model::RepoActivity;

constexpr std::string_view kVerbs[] = {"Fix",      "Add",           "[Bugfix] Fix",     "[Kernel] Speed up",
                                       "Remove",   "docs: Explain", "feat(cache): Add", "Refactor",
                                       "[CI] Pin", "Support"};
constexpr std::string_view kThings[] = {"the fence before the `epilogue` store",
                                        "option --kv-layout of the server",
                                        "FP8 KV cache on H100 <b>now</b>",
                                        "wrong results in the split-K reduction @mira",
                                        "hang when a request is preempted | ~~~ [x](javascript:1)",
                                        "README typo #12",
                                        "缓存 的 布局",
                                        "attention backend by 12%",
                                        "unit tests of the planner",
                                        "a crash with 2 ranks \u202e and * stars * _under_"};
constexpr std::string_view kPaths[] = {"serve/server_args.py", "csrc/attention/kernel.cu", "include/tile/epilogue.hpp",
                                       "docs/guide (new).md",  "tests/test_cache.py",      "requirements.txt",
                                       "serve/cache/layout.py"};
constexpr std::string_view kCode[] = {"def add_cache_args(parser):",
                                      "    parser.add_argument(\"--kv-layout\", default=None)",
                                      "  if (stage == 0) { fence(); }",
                                      "    return a + b  # ```",
                                      "__global__ void kernel(float* out) {",
                                      "\tout[i] = in[i] * scale;",
                                      "torch==2.5.1",
                                      ""};
constexpr std::string_view kBody[] = {"The server now refuses to start with the old name instead of ignoring it.",
                                      "This was wrong since 0.9.2, see #4077 and https://example.com/x for the trace.",
                                      "- [ ] a checklist",
                                      "## Purpose",
                                      "Latency drops from 12.4 ms to 9.1 ms (TTFT -27%) on 8 H100s with batch size 32.",
                                      "结果 可能 静默 出错, so every user of FP8 should update as soon as possible.",
                                      "The cause is told in [the design notes](https://example.com/d), with 3 figures.",
                                      "Signed-off-by: Mira <mira@example.com>"};

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  RepoActivity repository(const char* name, const model::Window& window) {
    window_ = window;
    RepoActivity made;
    made.repo = {"openkern", name};
    for (int n = 3 + below(7); n > 0; --n) add_change(made);
    for (int n = below(3); n > 0; --n) add_open_pull(made);
    for (int n = below(5); n > 0; --n) add_issue(made);
    if (below(2) == 0) add_release(made);
    if (below(2) == 0) made.late_commits.push_back(commit(title() + " (#77)", time() - std::chrono::hours(96)));
    if (below(3) == 0) made.gaps.push_back({model::Part::issues, model::GapReason::server_error, 502, "", "later"});
    model::sort_items(made);
    return made;
  }

  int below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }

 private:
  template <std::size_t size>
  std::string_view one_of(const std::string_view (&list)[size]) {
    return list[static_cast<std::size_t>(below(static_cast<int>(size)))];
  }

  UtcTime time() { return window_.begin + std::chrono::seconds(below(86'400)); }
  std::string title() { return std::string(one_of(kVerbs)) + " " + std::string(one_of(kThings)); }
  std::string body() {
    std::string text;
    for (int n = below(5); n > 0; --n) text += std::string(one_of(kBody)) + "\n\n";
    return text;
  }
  std::string sha() {
    std::string made;
    for (int i = 0; i < 40; ++i) made += "0123456789abcdef"[below(16)];
    return made;
  }
  Account account() {
    constexpr std::string_view kLogins[] = {"mira-k", "tadeo", "renovate[bot]", "j_lo"};
    const std::string login(one_of(kLogins));
    return {login, login.ends_with("[bot]")};
  }

  model::FileChange file(std::string_view path) {
    model::FileChange made{std::string(path), "", "modified", 0, 0, std::nullopt, 0};
    if (below(8) == 0) return made;
    if (below(8) == 0) {
      made.status = "renamed";
      made.previous_filename = "old/" + made.filename;
    }
    std::string patch;
    int at = 10;
    for (int hunks = 1 + below(3); hunks > 0; --hunks) {
      std::string lines;
      int old_count = 0, new_count = 0;
      for (int n = 3 + below(16); n > 0; --n) {
        const char mark = " +-"[below(3)];
        old_count += mark != '+' ? 1 : 0;
        new_count += mark != '-' ? 1 : 0;
        made.additions += mark == '+' ? 1 : 0;
        made.deletions += mark == '-' ? 1 : 0;
        lines += mark + std::string(one_of(kCode)) + std::to_string(below(1000)) + "\n";
        if (below(30) == 0)
          lines += mark + std::string(250, 'x') + "\n", ++(mark == '+' ? made.additions : made.deletions);
      }
      patch += "@@ -" + std::to_string(at) + "," + std::to_string(old_count) + " +" + std::to_string(at) + "," +
               std::to_string(new_count) + " @@ void enclosing_" + std::to_string(at) + "()\n" + lines;
      at += 100;
    }
    made.patch = patch;
    return made;
  }

  Commit commit(const std::string& message, UtcTime when) {
    Commit made{sha(), message, {account(), "Mira K", when}, {account(), "web", when}, {sha()}, std::nullopt};
    if (below(12) == 0) made.author.account.reset();
    if (below(12) == 0) return made;
    model::CommitDetail detail;
    for (const auto path : kPaths)
      if (below(3) == 0) detail.files.push_back(file(path));
    for (const auto& changed : detail.files) {
      detail.additions += changed.additions;
      detail.deletions += changed.deletions;
    }
    made.detail = detail;
    return made;
  }

  void add_change(RepoActivity& made) {
    const auto when = time();
    const auto text = title();
    const int form = below(5);
    if (form == 0) {
      made.commits.push_back(commit(text + "\n\n" + body(), when));
      return;
    }
    const int number = ++number_;
    model::PullRequest pull;
    pull.number = number;
    pull.title = text;
    pull.body = body();
    pull.user = account();
    pull.labels = {std::string(below(2) == 0 ? "bug" : "ready")};
    pull.created_at = when - std::chrono::hours(below(40));
    pull.merged_at = pull.closed_at = when;
    pull.comments = below(40);
    if (form == 1) {
      pull.detail = model::PullDetail{"release/1.x", std::nullopt, 2, 30, 1204, 3};
    } else {
      auto merged = commit(text + " (#" + std::to_string(number) + ")\n\n" + body(), when);
      if (form == 2) {
        auto part = commit("Part of it", when - std::chrono::minutes(1));
        merged.message = "Merge pull request #" + std::to_string(number) + " from x/y\n\n" + text;
        merged.parents.push_back(part.sha);
        if (window_.contains(part.committer.date)) made.commits.push_back(part);
      }
      made.commits.push_back(merged);
      if (form == 3) {
        made.commits.push_back(commit("Revert \"" + text + " (#" + std::to_string(number) + ")\" (#" +
                                          std::to_string(number + 500) + ")\n\nThis reverts commit " + merged.sha + ".",
                                      std::min(when + std::chrono::minutes(5), window_.end - std::chrono::seconds(1))));
      }
      if (form == 4 && below(2) == 0) return;  // its pull request is not of the lists
    }
    made.pulls.push_back(pull);
  }

  void add_open_pull(RepoActivity& made) {
    model::PullRequest pull;
    pull.number = ++number_;
    pull.title = title();
    pull.body = body();
    pull.user = below(5) == 0 ? std::nullopt : std::optional(account());
    pull.draft = below(2) == 0;
    pull.created_at = time();
    if (below(3) == 0) pull.closed_at = time();
    pull.comments = below(30);
    made.pulls.push_back(pull);
  }

  void add_issue(RepoActivity& made) {
    model::Issue issue;
    issue.number = ++number_;
    issue.title = title();
    issue.body = body();
    issue.user = account();
    issue.labels = {"bug", "regression"};
    issue.created_at = time() - std::chrono::hours(below(3) == 0 ? 48 : 0);
    if (below(3) == 0 || !window_.contains(issue.created_at)) issue.closed_at = time();
    issue.comments = below(20);
    made.issues.push_back(issue);
  }

  void add_release(RepoActivity& made) {
    made.releases.push_back({"v1." + std::to_string(below(30)), below(2) == 0 ? "One *point*" : "",
                             "## What's new\n\n- Support FP8 in the cache of the server\n- # No heading, but an item "
                             "of the notes\n- Fix the fence in the store\n" +
                                 body(),
                             account(), time(), below(2) == 0});
    for (const auto* mark : {".dev1", ".dev2"}) {
      auto development = made.releases.front();
      development.tag_name += mark;
      made.releases.push_back(std::move(development));
    }
  }

  std::mt19937 random_;
  model::Window window_;
  int number_ = 4000;
};

}  // namespace

model::DayHead sample_head(model::Language language) {
  model::DayHead head;
  const auto begin = parse_utc("2026-02-03T00:00:00Z").value();
  head.window = {parse_date("2026-02-03").value(),
                 "UTC",
                 begin,
                 begin + std::chrono::hours(24),
                 {{begin, std::chrono::seconds(0)}}};
  head.settings.language = language;
  return head;
}

SampleDay published(std::vector<RepoActivity> repositories, model::DayHead head) {
  std::vector<digest::RepoDigest> digests;
  for (const auto& activity : repositories) {
    if (activity.state() != model::RepoState::complete && head.state == model::DayState::complete)
      head.state = model::DayState::partial;
    digests.push_back(digest::digest_repository(activity, head.settings, head.window));
  }
  const auto report = digest::compose(std::move(digests), head);
  return {{report.head, std::move(repositories), receipts_of(report)}, render::render_page(report)};
}

SampleDay sample_day(unsigned seed, model::Language language) {
  Maker maker(seed);
  auto head = sample_head(language);
  if (maker.below(2) == 0) {
    head.window.timezone = "Asia/Shanghai";
    head.window.begin -= std::chrono::hours(8);
    head.window.end -= std::chrono::hours(8);
    head.window.offsets = {{head.window.begin, std::chrono::hours(8)}};
  }
  std::vector<RepoActivity> repositories;
  for (const char* name : {"tile", "serve.rt", "attn"}) {
    repositories.push_back(maker.repository(name, head.window));
    model::RepoSettings settings;
    settings.repo = repositories.back().repo;
    if (maker.below(2) == 0) settings.ignore.authors = {"*[bot]"};
    head.settings.repos.push_back(settings);
  }
  RepoActivity quiet, failed, renamed;
  quiet.repo = {"openkern", "quiet"};
  failed.repo = {"openkern", "gone"};
  failed.gaps = {{model::Part::repository, model::GapReason::not_found, 404, "", ""}};
  renamed.repo = {"openkern", "old-name"};
  renamed.renamed_to = model::RepoName{"openkern", "new-name"};
  renamed.issues_disabled = true;
  for (auto* extra : {&quiet, &failed, &renamed}) repositories.push_back(*extra);
  return published(std::move(repositories), head);
}

SampleDay faulted_day(unsigned seed, model::Language language) {
  using model::GapReason;
  using model::Part;
  auto day = sample_day(seed, language);
  auto& repositories = day.snapshot.repositories;
  auto& first = repositories.at(0);
  for (auto& commit : first.commits)
    if (first.gaps.size() < 3) {
      commit.detail.reset();
      first.gaps.push_back({Part::commit_detail, GapReason::server_error, 502, commit.sha, ""});
    }
  first.gaps.push_back({Part::issues, GapReason::bad_item, 200, "4100", "created_at"});
  first.gaps.push_back({Part::issues, GapReason::server_error, 503, "", "later"});
  first.gaps.push_back({Part::pulls, GapReason::other_status, 422, "", ""});
  auto& second = repositories.at(1);
  second.commits.clear();
  second.gaps.push_back({Part::commits, GapReason::refused, 301, "", "other.example"});
  second.gaps.push_back({Part::releases, GapReason::too_many, 0, "", ""});
  for (auto& activity : repositories) std::sort(activity.gaps.begin(), activity.gaps.end());
  return published(std::move(repositories), day.snapshot.head);
}

}  // namespace aireport::testing
