// One page and what it is to be checked against, to which many corrupted pages are held.
#pragma once

#include <aireport/render/page_reader.hpp>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "verify/facts.hpp"
#include "verify/page_parts.hpp"

namespace aireport::testing {

class Trial {
 public:
  enum class Outcome { found, reads_the_same, missed };
  using Check = std::function<std::vector<verify::Finding>(const std::string& page)>;

  Trial(std::string page, Check check)
      : page_(std::move(page)), check_(std::move(check)), blocks_(render::read_page(page_)) {}

  // The snapshot must outlive it.
  Trial(std::string page, const snapshot::Snapshot& day)
      : Trial(std::move(page), [facts = std::make_shared<const verify::DayFacts>(day)](const std::string& shown) {
          return verify::check_page(shown, *facts, "page.md");
        }) {}

  const std::string& page() const { return page_; }
  std::vector<verify::Finding> untouched() const { return check_(page_); }

  Outcome of(const std::string& corrupted) const {
    if (!check_(corrupted).empty()) return Outcome::found;
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
  std::string page_;
  Check check_;
  render::Blocks blocks_;
};

}  // namespace aireport::testing
