// The small claims that lines are made of, each against the facts.
#pragma once

#include <aireport/render/page_reader.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "verify/facts.hpp"
#include "verify/findings.hpp"
#include "verify/shape.hpp"

namespace aireport::verify {

// What a reader sees of it: words, `code`, "[words](url)" for a link and "**words**" for bold ones.
std::string words_of(const Shape& shape);
bool is_code(const render::Inlines& inlines, std::string_view text);
// The words of a link or of what is bold, which must be words alone.
std::string text_of(Spot spot, const render::Inline& link);
// Whether these are the words of a quotation, of which those are code that would come alive as text, and no others.
bool is_quotation(const Shape& shape, std::string_view words);
// The line that is all that stands in a list's item; else that is a finding and nullptr.
const render::Inlines* line_of(Spot spot, const render::Block& item);

// A line's fields, taken one by one. What is left at the end is of no form that may stand there.
class Fields {
 public:
  Fields(const render::Inlines& inlines, const DayFacts& day, Spot spot);
  Fields(std::vector<Shape> fields, Spot spot) : fields_(std::move(fields)), spot_(spot) {}

  const Shape* peek() const { return next_ < fields_.size() ? &fields_[next_] : nullptr; }
  void skip() { ++next_; }
  // The next field; when there is none, that is a finding and nullptr.
  const Shape* take(std::string_view what);
  // Takes the next field if it has just these words.
  bool take_words(std::string_view words);
  const render::Inline* take_link(std::string_view what);
  std::optional<std::string> take_strong(std::string_view what);
  void finish();

 private:
  std::vector<Shape> fields_;
  std::size_t next_ = 0;
  Spot spot_;
};

// Shown text beside what it should be.
void expect_same(Spot spot, std::string_view what, std::string_view shown, std::string_view known);
void expect_count(Spot spot, std::string_view what, std::int64_t shown, std::int64_t known);
// The text of a link or code span must be one of these, cleaned.
void expect_one_of(Spot spot, const DayFacts& day, std::string_view what, std::string_view shown,
                   const std::vector<std::string>& known);

// A line, and what stands behind a line break in it; empty: nothing.
std::pair<render::Inlines, render::Inlines> lines_of(const render::Inlines& both);

bool is_link_to(const Shape& shape, std::string_view text, std::string_view url);
bool is_code_link_to(const Shape& shape, std::string_view text, std::string_view url);

void check_author(Spot spot, const DayFacts& day, const Shape& shape, const std::vector<std::string>& authors);
void check_time(Spot spot, const DayFacts& day, const Shape& shape, const std::vector<UtcTime>& times);
void check_stats(Spot spot, const DayFacts& day, const Shape& shape, const std::optional<model::Stats>& stats);
// The first commits by their short shas, the further ones counted.
void check_commits(Spot spot, const DayFacts& day, const RepoFacts& repo, const Shape& shape,
                   const std::vector<std::string>& shas);
// The first names in code, and how many there are when there are more. `total` counts those that are not among `names`
// too; 0: there are no others.
void check_names(Spot spot, const DayFacts& day, const Shape& shape, const std::vector<std::string>& names,
                 std::int64_t total = 0);
// "#12", or "owner/name#12" for another repository than `here`.
void check_refs(Spot spot, const DayFacts& day, const model::RepoName& here, const Shape& shape,
                const std::vector<model::ItemRef>& refs);
// Takes labels and comments if they are there; they must be when there are any.
void check_labels(Spot spot, const DayFacts& day, Fields& fields, const std::vector<std::string>& labels);
void check_comments(Spot spot, const DayFacts& day, Fields& fields, int comments);
// Takes `words` exactly when `holds`.
void check_mark(Spot spot, Fields& fields, std::string_view words, bool holds);

// Takes all of the totals that are not zero from the front, in their order.
void check_totals(Spot spot, const render::Texts& texts, std::vector<Shape>& fields, const model::Totals& totals);
// The same of one repository, where each count that GitHub has a list of is linked to it.
void check_linked_totals(Spot spot, const DayFacts& day, const RepoFacts& repo, std::vector<Shape>& fields);

// The quotation's lines are those that the digest has chosen, one for one. Each is a line of one of the texts, in its
// order, or the start of one with the rest counted. Of release notes they are items in any order, without the credit at
// their end.
enum class Quoted { text, notes };
void check_quote(Findings& findings, const DayFacts& day, const render::Block& quote, Quoted of,
                 const std::vector<std::string_view>& sources, const std::vector<model::QuoteLine>& judged);

}  // namespace aireport::verify
