// What a repository says of its own files in .gitattributes.
#pragma once

#include <aireport/model/activity.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::digest {

// Paths that it calls generated, vendored or no text for a diff, as far as the day's diffs show the lines that say so.
class Attributes {
 public:
  Attributes() = default;
  explicit Attributes(const model::RepoActivity& activity);
  bool call_generated(std::string_view path) const;

 private:
  struct Rule {
    std::string pattern;
    bool generated = false;  // false: "-linguist-generated", which takes it back
  };
  void read(std::string_view folder, std::string_view patch);
  void read_line(std::string_view folder, std::string_view line);
  std::vector<Rule> rules_;  // the last that matches decides
};

}  // namespace aireport::digest
