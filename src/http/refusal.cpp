#include "http/refusal.hpp"

#include <aireport/support/text.hpp>

namespace aireport::http {
namespace {

constexpr std::size_t kMessageLimit = 4096;

}  // namespace

Refusal refusal_of(int status, const Limits& limits, std::string_view body) {
  if (status != 403 && status != 429) return Refusal::none;
  if (limits.retry_after) return Refusal::secondary;
  if (limits.remaining == 0) return Refusal::primary;
  if (status == 429) return Refusal::secondary;
  const auto message = body.substr(0, kMessageLimit);
  const bool limited =
      contains_ignoring_case(message, "rate limit") || contains_ignoring_case(message, "abuse detection");
  return limited ? Refusal::secondary : Refusal::none;
}

}  // namespace aireport::http
