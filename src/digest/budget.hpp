// The page's budget: how many lines and bytes each part of it takes, and what is left for details. An estimate of what
// render makes of a Report; each block of Markdown is followed by a blank line.
#pragma once

#include <aireport/model/report.hpp>

namespace aireport::digest {

struct Cost {
  int lines = 0;
  int bytes = 0;
  Cost& operator+=(const Cost& other);
  void take(const Cost& other);  // less by it, but never below zero
};

inline constexpr Cost kPageBudget{394, 61000};  // under the 400 lines and 64 KB of a day, as this is an estimate

// What is kept for details however busy the day: a title and a snippet for each highlight, up to a bound.
Cost least_for_details(std::size_t highlights);

// The budget of a day: one that is busier than most may have a line more for each commit and issue beyond that.
Cost page_budget(const model::Totals& totals);

class Purse {
 public:
  explicit Purse(Cost left) : left_(left) {}
  bool pay(const Cost& cost);  // false, and nothing is taken, when it does not suffice

 private:
  Cost left_;
};

Cost head_cost(const model::Report& report);
Cost head_lines_cost(std::size_t highlights, std::size_t outlook);  // the day's highlights and the outlook
Cost section_cost(const model::RepoSection& section);               // without highlights
Cost one_line_cost(const model::Change& change);
Cost highlight_cost(const model::Change& change);  // its title and reasons alone
Cost quote_cost(const std::vector<model::QuoteLine>& quote);
Cost files_cost(const model::Change& change);
Cost snippet_cost(const model::Snippet& snippet);

}  // namespace aireport::digest
