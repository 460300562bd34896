// The phrases that tell what a change is about, with how strongly each does.
#pragma once

#include <span>
#include <string_view>

#include "digest/judge/signals.hpp"

namespace aireport::digest {

struct Term {
  Signal signal;
  int strength;              // 1 to 10
  std::string_view phrases;  // set apart by '|'; a word that ends in '*' matches any ending
};

std::span<const Term> terms();

}  // namespace aireport::digest
