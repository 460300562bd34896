// How much each line of a diff says of its change.
#pragma once

#include <aireport/diff/patch.hpp>
#include <aireport/model/change.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "digest/code/declarations.hpp"
#include "digest/stories/story.hpp"

namespace aireport::digest {

inline constexpr std::size_t kMaxLineCharacters = 200;  // a longer line is left out and counted, never cut
inline constexpr int kTellingLine = 10;                 // the value of a changed line of code

struct LineValue {
  int value = 0;       // 0: context
  bool moved = false;  // it stands on the other side of the story's diff too, somewhere or set in another way
};

// Of one story: what its title names wins; what only moved, is set anew, or repeats the line before but for its
// digits says little, and of a feature what goes says less than what comes.
class LineValues {
 public:
  LineValues(const Story& story, model::ChangeKind kind);

  void remember(const diff::Hunk& hunk);  // each of the story, before any is valued
  std::vector<LineValue> of(const diff::Hunk& hunk, Language language) const;

 private:
  // What the title names, in lower case; an identifier counts more than a word.
  struct Needle {
    std::string text;
    int weight = 0;
  };
  static std::vector<Needle> needles_of(const Title& title);
  void add_names_of(std::string_view body);
  bool is_moved(const diff::Line& line) const;
  // `seen`: how often each needle stood in lines of the hunk so far.
  int value_of(const diff::Line& line, Language language, std::vector<int>& seen) const;

  bool additive_;  // what is new tells of such a change
  std::vector<Needle> needles_;
  std::set<std::string> added_, removed_;  // lines of the whole story, without blanks
};

// The line without blanks and with each number as "0".
std::string shape_of(std::string_view line);

}  // namespace aireport::digest
