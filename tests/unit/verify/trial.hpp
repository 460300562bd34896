// One page and its snapshot, against which many corrupted pages are held.
#pragma once

#include <aireport/render/page_reader.hpp>
#include <string>
#include <vector>

#include "verify/facts.hpp"
#include "verify/page_parts.hpp"

namespace aireport::testing {

class Trial {
 public:
  enum class Outcome { found, reads_the_same, missed };

  // Both must outlive it.
  Trial(const std::string& page, const snapshot::Snapshot& day)
      : page_(page), facts_(day), blocks_(render::read_page(page)) {}

  std::vector<verify::Finding> untouched() const { return verify::check_page(page_, facts_, "page.md"); }

  Outcome of(const std::string& corrupted) const {
    if (!verify::check_page(corrupted, facts_, "page.md").empty()) return Outcome::found;
    return render::same_blocks(render::read_page(corrupted), blocks_) ? Outcome::reads_the_same : Outcome::missed;
  }

  // Where the two part, for people.
  std::string difference(const std::string& corrupted) const {
    std::size_t at = 0;
    while (at < page_.size() && at < corrupted.size() && corrupted[at] == page_[at]) ++at;
    const auto from = at < 80 ? 0 : at - 80;
    return page_.substr(from, 240) + "\n--- became\n" + corrupted.substr(from, 240);
  }

 private:
  const std::string& page_;
  verify::DayFacts facts_;
  render::Blocks blocks_;
};

}  // namespace aireport::testing
