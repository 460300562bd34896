#include "github/quota.hpp"

#include <aireport/http/limits.hpp>

namespace aireport::github {

std::optional<Quota> quota_of(const http::Headers& headers) {
  const auto limits = http::read_limits(headers);
  if (!limits.resource.empty() && limits.resource != "core") return std::nullopt;
  if (!limits.limit || !limits.remaining || !limits.reset) return std::nullopt;
  return Quota{*limits.limit, *limits.remaining, *limits.reset};
}

Quota newer(const Quota& a, const Quota& b) {
  if (a.reset != b.reset) return a.reset < b.reset ? b : a;
  return a.remaining < b.remaining ? a : b;
}

}  // namespace aireport::github
