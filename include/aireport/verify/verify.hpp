// A published page against its snapshot: what it says must be in the data, and what is in the data must be said or
// counted. The page is read as its reader sees it (docs/page.md), not made again.
#pragma once

#include <aireport/model/day.hpp>
#include <aireport/render/render.hpp>
#include <aireport/snapshot/snapshot.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::verify {

struct Finding {
  std::string file;
  int line = 0;         // from 1
  std::string message;  // what is not supported, one line, fit for a terminal
  friend bool operator==(const Finding&, const Finding&) = default;
};

std::string describe(const Finding& finding);  // "file:line: message"

// In the order of the page. None: every statement is supported, and nothing is missing. `file` names the page.
std::vector<Finding> verify_page(std::string_view page, const snapshot::Snapshot& day, std::string_view file);

// Whether the index lists exactly these reports, newest first, with their links, states and figures, and ends in the
// newest one's page.
std::vector<Finding> verify_index(std::string_view index, const std::vector<render::PastIssue>& issues,
                                  std::string_view newest_page, std::string_view file);

}  // namespace aireport::verify
