#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verify/findings.hpp"

namespace aireport::verify {

// Things that a page tells one after the other, each once: the order says what matters most.
class Sequence {
 public:
  explicit Sequence(std::vector<std::string> keys);
  Sequence(const Sequence&) = delete;
  Sequence& operator=(const Sequence&) = delete;

  // The place of what the page tells next. nullopt: it is none of them, or has been told. That, and when something else
  // had its turn, is a finding.
  std::optional<std::size_t> take(Spot spot, std::string_view key);
  // Each that was not told is a finding.
  void finish(Spot spot) const;

 private:
  std::vector<std::string> keys_;
  std::vector<bool> told_;
  std::multimap<std::string_view, std::size_t> places_;
  std::size_t next_ = 0;
};

}  // namespace aireport::verify
