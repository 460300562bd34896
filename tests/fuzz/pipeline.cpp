#include <aireport/digest/digest.hpp>
#include <aireport/github/fetch.hpp>
#include <aireport/pipeline/pipeline.hpp>
#include <aireport/render/page_reader.hpp>
#include <aireport/render/render.hpp>
#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/text.hpp>
#include <aireport/verify/verify.hpp>
#include <algorithm>

#include "fuzz/made_github.hpp"
#include "fuzz/targets.hpp"
#include "render/page.hpp"
#include "support/fakes.hpp"
#include "unit/verify/sample_day.hpp"

namespace aireport::fuzz {
namespace {

using Activities = std::vector<model::RepoActivity>;

model::DayHead day_head(Bytes& bytes) {
  auto head = testing::sample_head(bytes.pick(2) == 0 ? model::Language::zh : model::Language::en);
  head.settings.repos.resize(2);
  head.settings.repos[0].repo = {"openloom", "attn"};
  head.settings.repos[1].repo = {"relay", "serve"};
  if (bytes.pick(4) == 3) head.settings.repos[1].ignore.titles = {"*a*"};
  if (bytes.pick(4) == 3) head.settings.repos[0].watch.paths = {"src/**"};
  return head;
}

Result<Activities> fetch(const model::DayHead& head, Bytes& bytes) {
  github::FetchQuery query{"https://api.github.com", "https://github.com", head.window, {}};
  for (const auto& settings : head.settings.repos) query.repos.push_back({settings.repo, "", {}, {}});
  if (bytes.pick(4) == 3) query.repos.front().late_since = head.window.begin - std::chrono::hours(72);
  MadeGithub github(bytes);
  testing::RecordingEvents events;
  Activities activities(query.repos.size());
  std::size_t handed = 0;
  AIREPORT_CHECK(github::fetch_day(
      github, query, [](const github::FetchPlan&) { return github::Details::fetch; },
      [&](std::size_t index, model::RepoActivity activity) {
        activities.at(index) = std::move(activity);
        ++handed;
      },
      events));
  require(handed == activities.size(), "each repository is handed over");
  return activities;
}

// What stands in a page outside of links and code, and where its links lead.
void check_inlines(const render::Inlines& inlines, bool in_link) {
  for (const auto& piece : inlines) {
    if (piece.kind == render::Inline::Kind::link)
      require(piece.url.starts_with("https://github.com/") || piece.url.starts_with('#'), "links stay on the web host");
    const bool is_bare = piece.kind == render::Inline::Kind::text && !in_link;
    require(!is_bare || (piece.text.find('@') == std::string::npos && piece.text.find("://") == std::string::npos),
            "nothing comes alive outside of links and code");
    check_inlines(piece.children, in_link || piece.kind == render::Inline::Kind::link);
  }
}

void check_blocks(const render::Blocks& blocks) {
  for (const auto& block : blocks) {
    check_inlines(block.inlines, false);
    check_blocks(block.children);
  }
}

void require_none(const std::vector<verify::Finding>& findings, const char* what, const std::string& page) {
  if (findings.empty()) return;
  for (const auto& finding : findings) std::fprintf(stderr, "%s\n", describe(finding).c_str());
  std::fprintf(stderr, "%s\n", page.c_str());
  require(false, what);
}

void check_page(const model::Report& report, const std::string& page, const snapshot::Snapshot& day) {
  require(is_utf8(page), "a page is UTF-8");
  const auto blocks = render::read_page(page);
  require(render::same_blocks(blocks, render::page_blocks(report)), "a page reads as it was written");
  check_blocks(blocks);
  require_none(verify::verify_page(page, day, "page.md"), "every statement is supported", page);
  const std::vector<render::PastIssue> issues = {{report.head, "2026-02-03.md"}};
  const auto index = render::render_index({"Index", report.head.settings.language, issues, page});
  require_none(verify::verify_index(index, issues, page, "index.md"), "the index is supported", index);
}

}  // namespace

void pipeline(std::string_view input) {
  Bytes bytes(input);
  auto head = day_head(bytes);
  const auto activities = fetch(head, bytes);
  if (!activities) return;
  std::vector<std::string> parts;
  std::vector<digest::RepoDigest> digests;
  for (const auto& activity : *activities) {
    parts.push_back(snapshot::encode_repository(activity, head.settings.web_url));
    digests.push_back(digest::digest_repository(activity, head.settings, head.window));
    if (!digests.back().section.gaps.empty()) head.state = model::DayState::partial;
  }
  const auto report = digest::compose(std::move(digests), head);
  const auto file = snapshot::assemble(report.head, parts, receipts_of(report));
  const auto day = snapshot::decode(file);
  require(day && day->head == report.head && day->repositories == *activities, "the snapshot has all of the day");
  const auto page = render::render_page(report);
  const auto again = pipeline::render_snapshot(file, std::nullopt);
  require(again && again->page == page, "the snapshot gives the same page");
  check_page(report, page, *day);
}

}  // namespace aireport::fuzz
