#include "support/sample_report.hpp"

namespace aireport::testing {

UtcTime at(const char* time) {
  return parse_utc(time).value();
}

model::Window utc_window() {
  model::Window window;
  window.date = parse_date("2026-02-03").value();
  window.timezone = "UTC";
  window.begin = at("2026-02-03T00:00:00Z");
  window.end = at("2026-02-04T00:00:00Z");
  window.offsets = {{at("2025-01-01T00:00:00Z"), std::chrono::seconds(0)}};
  return window;
}

namespace {

std::string sha_of(char digit) {
  return std::string(40, digit);
}

model::Change breaking_change() {
  model::Change change;
  change.kind = model::ChangeKind::breaking;
  change.areas = {"server", "cache"};
  change.title = "Remove the legacy `--kv-layout` option";
  change.pull = 4121;
  change.commits = {sha_of('9')};
  change.author = "mira-k";
  change.when = at("2026-02-03T09:41:00Z");
  change.stats = model::Stats{6, 38, 1112};
  change.reasons = {{model::ReasonKind::removes_option, 0, {"--kv-layout"}, {}},
                    {model::ReasonKind::linked_issues,
                     0,
                     {},
                     {{{"warpline", "serve"}, 4077, false}, {{"openkern", "tile"}, 879, false}}},
                    {model::ReasonKind::touches_kernels, 3, {"paged.cu", "flat.cu"}, {}}};
  change.quote = {{"The option has been deprecated since 0.9. Use `--kv-cache.layout`;", 0},
                  {"the server now refuses to start, see #4077 and https://example.org/x by @mira-k.", 12}};
  change.files = {{"serve/server_args.py", "", "modified", 9, 31, false},
                  {"serve/cache/layout.py", "", "removed", 0, 64, false},
                  {"serve/cache/paged.py", "serve/cache/page.py", "renamed", 1, 1, false},
                  {"docs/layout.png", "", "added", 0, 0, true}};
  change.files_left_out = {2, 28, 1016};
  model::Snippet snippet;
  snippet.sha = sha_of('9');
  snippet.path = "serve/server_args.py";
  snippet.first_line = 212;
  snippet.last_line = 219;
  snippet.section = "def add_cache_args(parser):";
  snippet.lines = {"-    parser.add_argument(\"--kv-layout\", choices=LAYOUTS, default=None)",
                   "+    parser.add_argument(",
                   "+        \"--kv-cache.layout\", choices=LAYOUTS, default=\"paged\"",
                   "+    )",
                   "…",
                   " \treturn parser"};
  snippet.lines_left_out = 4;
  model::Snippet old = snippet;
  old.path = "serve/cache/layout.py";
  old.old_side = true;
  old.parent_sha = sha_of('8');
  old.first_line = old.last_line = 12;
  old.section.clear();
  old.lines = {"-LAYOUTS = (\"paged\", \"flat\")"};
  old.lines_left_out = 0;
  change.snippets = {snippet, old};
  change.snippets_left_out = 7;
  return change;
}

model::Change plain_change(model::ChangeKind kind, std::string title, std::optional<int> pull, char digit) {
  model::Change change;
  change.kind = kind;
  change.title = std::move(title);
  change.pull = pull;
  change.commits = {sha_of(digit)};
  change.author = "tadeo";
  change.when = at("2026-02-03T12:05:00Z");
  change.stats = model::Stats{1, 14, 6};
  return change;
}

model::RepoSection busy_section() {
  using model::ChangeKind;
  model::RepoSection section;
  section.repo = {"warpline", "serve"};
  section.totals = {52, 1, 41, 34, 2, 19, 6, 1, 6930, 2511};
  section.releases = {{"v0.9.3",
                       "Warpline 0.9.3",
                       "mira-k",
                       at("2026-02-03T15:00:00Z"),
                       true,
                       false,
                       {{"Faster prefill on H100 (#4102)", 0}, {"`--kv-layout` is gone", 0}},
                       5},
                      {"nightly-0203", "", "mira-k", at("2026-02-03T16:00:00Z"), false, true, {}, 0},
                      {"v1.0.dev1", "", "mira-k", at("2026-02-03T17:00:00Z"), false, true, {}, 0}};
  section.highlights = {breaking_change(),
                        plain_change(ChangeKind::performance, "Overlap prefill all-gather", 4102, 'a')};
  section.highlights[1].reasons = {{model::ReasonKind::measured, 0, {"TTFT −11%"}, {}}};
  auto reverted = plain_change(ChangeKind::revert, "Revert \"Enable graph capture for LoRA\"", 4120, 'b');
  reverted.related = {{model::Relation::reverts, "Enable graph capture for LoRA", 4098, {sha_of('c')}}};
  auto many = plain_change(ChangeKind::feature, "Support XYZ-7B reward head", 4119, 'd');
  many.commits = {sha_of('d'), sha_of('e'), sha_of('f'), sha_of('1'), sha_of('2')};
  auto pushed = plain_change(ChangeKind::other, "Bump the year", std::nullopt, '3');
  pushed.author.clear();
  pushed.stats.reset();
  auto elsewhere = plain_change(ChangeKind::fix, "Backport the fence", 4090, '0');
  elsewhere.commits.clear();
  section.others = {many, reverted, elsewhere, pushed};
  section.folded = {{model::FoldedAs::kind, ChangeKind::build, {{4088, ""}, {4093, ""}}},
                    {model::FoldedAs::bots, ChangeKind::other, {{std::nullopt, sha_of('4')}}}};
  section.notable_pulls = {{4125, "RFC: one scheduler for prefill and decode", "tadeo", true, 31, {"RFC", "v1"}}};
  section.issues = {{4117,
                     "Wrong logits with FP8 KV cache since 0.9.2",
                     "jlo",
                     {"bug"},
                     12,
                     true,
                     {{{"warpline", "serve"}, 4123, true}},
                     {{"The first token differs from 0.9.1 on H100; bf16 is fine.", 0}}},
                    {4118, "How do I turn it off?", "", {}, 1, false, {}, {}}};
  section.late = {
      {sha_of('5'), "Import the sparse planner", "mira-k", 4001, at("2026-01-29T14:02:00Z"), model::Stats{12, 900, 3}}};
  section.hidden = {3, 5, 2, 1, 0};
  return section;
}

model::RepoSection partial_section() {
  using model::GapReason;
  using model::Part;
  model::RepoSection section;
  section.repo = {"tensor-forge", "kernels"};
  section.configured = model::RepoName{"tensor-forge", "old-kernels"};
  section.state = model::RepoState::partial;
  section.totals.commits = 2;
  section.gaps = {{Part::commit_detail, GapReason::limited, 0, sha_of('6'), ""},
                  {Part::commit_detail, GapReason::limited, 0, sha_of('7'), ""},
                  {Part::issues, GapReason::server_error, 502, "", ""},
                  {Part::pull_detail, GapReason::timeout, 0, "812", "no answer in time"}};
  auto change = plain_change(model::ChangeKind::other, "", std::nullopt, '6');
  change.stats.reset();
  section.others = {change, change};
  section.others[1].commits = {sha_of('7')};
  return section;
}

}  // namespace

model::Report sample_report(model::Language language) {
  model::Report report;
  report.head.window = utc_window();
  report.head.state = model::DayState::partial;
  report.head.settings.language = language;
  model::RepoSection quiet, empty, failed, disabled;
  quiet.repo = {"mosaic", "train-rt"};
  empty.repo = {"mosaic", "new-one"};
  empty.empty = true;
  disabled.repo = {"mosaic", "mirror"};
  disabled.issues_disabled = true;
  failed.repo = {"gone", "away"};
  failed.state = model::RepoState::failed;
  failed.gaps = {{model::Part::repository, model::GapReason::not_found, 404, "", ""}};
  report.sections = {busy_section(), quiet, partial_section(), empty, failed, disabled};
  report.head.totals = report.sections[0].totals;
  report.head.totals.commits += 2;
  report.head.repositories = 6;
  report.head.repositories_active = 2;
  report.head.repositories_with_gaps = 2;
  report.highlights = {{0, std::nullopt, 0}, {0, 0, std::nullopt}, {0, std::nullopt, 1}};
  const model::RepoName serve{"warpline", "serve"}, tile{"openkern", "tile"};
  report.outlook = {
      {model::OutlookKind::breaking, {serve}, {"--kv-layout"}, {{serve, 4121, true}}, {}, "Remove it", "", 0},
      {model::OutlookKind::regression,
       {serve},
       {"0.9.2"},
       {{serve, 4117, false}},
       {{serve, 4123, true}},
       "Wrong logits",
       "",
       0},
      {model::OutlookKind::regression, {serve}, {}, {{serve, 4118, false}}, {}, "Slow", "", 0},
      {model::OutlookKind::reverted, {serve}, {}, {{serve, 4120, true}}, {}, "Revert it", "", 0},
      {model::OutlookKind::shared_topic,
       {serve, tile},
       {"FP8 KV cache"},
       {{serve, 4117, false}, {tile, 879, false}},
       {},
       "",
       "",
       0},
      {model::OutlookKind::discussed, {serve}, {}, {{serve, 4125, true}}, {}, "RFC: one scheduler", "", 31},
      {model::OutlookKind::dependency,
       {serve},
       {"attn", "==2.7.4", "==2.8.0"},
       {},
       {},
       "Move to attn 2.8.0",
       sha_of('3'),
       0}};
  return report;
}

}  // namespace aireport::testing
