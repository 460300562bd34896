#include "github/gaps.hpp"

namespace aireport::github {
namespace {

using model::GapReason;

GapReason reason_of_status(int status) {
  switch (status) {
    case 403:
      return GapReason::forbidden;
    case 404:
      return GapReason::not_found;
    case 410:
      return GapReason::gone;
    case 429:
      return GapReason::limited;
    case 451:
      return GapReason::blocked;
    default:
      return status >= 500 ? GapReason::server_error : GapReason::other_status;
  }
}

GapReason reason_of(const Error& error) {
  switch (error.kind) {
    case ErrorKind::network:
      return GapReason::connection;
    case ErrorKind::timeout:
      return GapReason::timeout;
    case ErrorKind::deadline:
      return GapReason::deadline;
    case ErrorKind::status:
      return reason_of_status(error.status);
    case ErrorKind::rate_limited:
      return GapReason::limited;
    case ErrorKind::refused:
      return GapReason::refused;
    case ErrorKind::too_large:
      return GapReason::too_large;
    case ErrorKind::decode:
      return GapReason::bad_answer;
    case ErrorKind::not_cached:
      return GapReason::not_cached;
    default:
      return GapReason::unsupported;
  }
}

}  // namespace

model::Gap gap_of_status(model::Part part, int status, std::string subject) {
  return {part, reason_of_status(status), status, std::move(subject), {}};
}

model::Gap gap_of_error(model::Part part, const Error& error, std::string subject) {
  const auto reason = reason_of(error);
  model::Gap gap{part, reason, error.status, std::move(subject), {}};
  // What a reason alone does not say: where it led, or what it was. The network's own words differ from run to run.
  if (reason == GapReason::refused) gap.detail = error.location;
  if (reason == GapReason::unsupported) gap.detail = error.message;
  return gap;
}

model::Gap gap_of_damage(model::Part part, const Error& error) {
  return {part, GapReason::bad_answer, 0, {}, error.location};
}

bool concerns_repository(const model::Gap& gap) {
  return gap.reason == GapReason::not_found || gap.reason == GapReason::blocked;
}

}  // namespace aireport::github
