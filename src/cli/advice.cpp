#include "cli/advice.hpp"

#include <string>
#include <utility>

namespace aireport::cli {
namespace {

std::string advice_for(const Error& error, const config::Config& config, pipeline::Identity identity) {
  switch (error.kind) {
    case ErrorKind::credentials:
      // Without a status the token never went out: it has a form that none can have, and the message says so.
      return error.status == 0 ? "" : "make a new token at " + config.page.web_url + "/settings/tokens";
    case ErrorKind::rate_limited:
      return advice_on_limits(identity);
    case ErrorKind::deadline:
      return advice_on_deadline();
    case ErrorKind::not_cached:
      return "without --offline it would be asked for";
    case ErrorKind::network:
    case ErrorKind::timeout:
    case ErrorKind::status:
      return "aireport check tells more; the same command makes the day another time";
    default:
      return "";
  }
}

}  // namespace

std::string advice_on_limits(pipeline::Identity identity) {
  return std::string(identity == pipeline::Identity::anonymous ? "give it a token, or " : "") +
         "--wait waits until more may be asked for; --dry-run tells what a day costs";
}

std::string advice_on_deadline() {
  return "--deadline, which is for the whole run, may be longer; the same command goes on from here";
}

Error with_advice(Error error, const config::Config& config, pipeline::Identity identity) {
  const auto advice = advice_for(error, config, identity);
  if (!advice.empty()) error.message += "; " + advice;
  return error;
}

}  // namespace aireport::cli
