#include <aireport/render/page_reader.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>

#include "fuzz/targets.hpp"
#include "unit/verify/sample_day.hpp"
#include "verify/page_parts.hpp"

namespace aireport::fuzz {

void verify_page(std::string_view input) {
  static const auto day = testing::sample_day(4, model::Language::en);
  static const verify::DayFacts facts(day.snapshot);
  const auto findings = verify::check_page(input, facts, "page.md");
  const auto lines = std::count(input.begin(), input.end(), '\n') + 1;
  for (const auto& finding : findings) {
    require(finding.line >= 1 && finding.line <= lines, "a finding stands on a line of the page");
    require(for_terminal(finding.message) == finding.message, "and is fit for a terminal");
  }
  if (!findings.empty()) return;
  require(render::same_blocks(render::read_page(input), render::read_page(day.page)),
          "a page without a finding says what the published one says");
}

}  // namespace aireport::fuzz
