// Report and index to Markdown, built as cmark nodes. Forms of the lines: docs/page.md.
#pragma once

#include <aireport/model/day.hpp>
#include <aireport/model/report.hpp>
#include <aireport/support/error.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::render {

std::string render_page(const model::Report& report);
// Title and summary alone, to stand elsewhere: repositories are linked to the web host.
std::string render_summary(const model::Report& report);
// Why there is no report, to stand where its summary would.
std::string render_failure(std::string_view message, model::Language language);

struct PastIssue {
  model::DayHead head;
  std::string link;  // relative to the index, "2026-02-03.md"
};

struct Index {
  std::string title;
  model::Language language = model::Language::zh;
  std::vector<PastIssue> issues;  // newest first; the first is the newest report
  std::string newest_page;        // its Markdown, as published; empty: there is none
};

std::string render_index(const Index& index);

// Whether a file that begins so may be taken for an index of reports, in whichever language and of whichever days: a
// title, then the list of past issues or the newest one. One that has nothing but a title may become one.
bool begins_index(std::string_view start);

}  // namespace aireport::render
