// What kind a change is, by votes: each witness speaks of what it knows. What the files show outweighs every word.
#pragma once

#include <cstdint>
#include <iterator>

#include "digest/judge/evidence.hpp"
#include "digest/judge/signals.hpp"
#include "digest/stories/story.hpp"

namespace aireport::digest {

class Votes {
 public:
  int& operator[](model::ChangeKind kind) { return votes_[static_cast<std::size_t>(kind)]; }
  model::ChangeKind winner() const;

 private:
  int votes_[std::size(model::kAllChangeKinds)] = {};
};

// One change, as its witnesses see it.
struct Case {
  const Story& story;
  const Evidence& evidence;
  const Signals& signals;

  bool said(Signal signal) const { return signals[signal].in_title; }
  int product_share() const;                          // of the changed lines, in percent
  int part_of(int weight, std::int64_t lines) const;  // what so many of all changed lines have of the weight
  bool takes_away() const;                            // the title's first word removes something
  bool mends_a_slip() const;                          // the title speaks of a typo
  bool begins_with(std::initializer_list<std::string_view> words) const;  // the title's first word is one of them
};

// Words for documents, tests or the build lose their weight as the change is of the product: how much is left, in
// percent.
int trust_in(model::ChangeKind kind, const Case& change);

void by_certainty(const Case& change, Votes& votes);  // a revert, a version with its file, a dependency alone
void by_tags(const Case& change, Votes& votes);       // bracket tags, the conventional prefix, labels
void by_words(const Case& change, Votes& votes);
void by_manner(const Case& change,
               Votes& votes);  // form, tests, faults: what is done beside the verb; of the words' own
void by_speed(const Case& change, Votes& votes);  // what is spared, told faster or measured: one of the words' own
bool is_of_form(const Case& change);              // its title tells of format, lint or names
bool serves_the_build(const Case& change);        // what it has of the product is a tool that the build runs
bool spares_work(const Case& change);             // its title tells of work, waiting or memory that is spared
void by_files(const Case& change, Votes& votes);
void by_other_files(const Case& change, Votes& votes);  // of them: no product code, or in passing alone
void by_breaks(const Case& change, Votes& votes);       // after all others

}  // namespace aireport::digest
