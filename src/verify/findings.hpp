#pragma once

#include <aireport/support/text.hpp>
#include <aireport/verify/verify.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aireport::verify {

// What was found in one file.
class Findings {
 public:
  explicit Findings(std::string_view file) : file_(file) {}

  void add(int line, std::string_view message) { found_.push_back({file_, line, for_terminal(message)}); }
  std::vector<Finding> take() { return std::move(found_); }

 private:
  std::string file_;
  std::vector<Finding> found_;
};

// One statement of the page, by its line.
struct Spot {
  Findings& findings;
  int line = 0;

  void wrong(std::string_view message) const { findings.add(line, message); }
};

}  // namespace aireport::verify
