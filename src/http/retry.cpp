#include "http/retry.hpp"

#include <algorithm>

namespace aireport::http {

bool is_worth_another_try(int status) {
  return status == 500 || status == 502 || status == 503 || status == 504;
}

std::chrono::milliseconds back_off(const RetryRules& rules, int tries, const Random& random) {
  auto longest = rules.base;
  for (int doubled = 1; doubled < tries && longest < rules.cap; ++doubled) longest *= 2;
  return std::chrono::milliseconds(random(std::min(longest, rules.cap).count()));
}

}  // namespace aireport::http
