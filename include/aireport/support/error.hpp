// Errors are values: a function returns a Result or cannot fail; it never also throws.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace aireport {

// What went wrong, coarse enough to decide on. Decide on the kind, never on the message.
enum class ErrorKind {
  usage,         // the command line is wrong
  config,        // repos.yaml is wrong
  credentials,   // the server refused the token
  network,       // no answer: name, connection, TLS, reset, a body that was cut off
  timeout,       // no answer, or no whole one, in time
  status,        // an answer with a status that is no success; Error::status tells which
  rate_limited,  // refused, or not asked, because a limit of the server is used up
  refused,       // not done because it would break a rule: a foreign host, plain http
  too_large,     // an answer is larger than one may be
  decode,        // an answer or a file is not of the form it should have
  not_cached,    // offline, and the cache does not have it
  io,            // the disk: a file or folder cannot be read or written
  busy,          // another run holds the lock
  deadline,      // the run's own deadline came before the answer
  interrupted,   // SIGINT or SIGTERM ended the run
};

struct Error {
  ErrorKind kind = ErrorKind::io;
  std::string message;   // one line, no final full stop, without secrets
  std::string location;  // file:line:column, a path or a URL; empty: none
  int status = 0;        // HTTP status for ErrorKind::status, rate_limited and credentials; 0: none

  friend bool operator==(const Error&, const Error&) = default;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, std::string message, std::string location = {}) {
  return tl::unexpected<Error>(Error{kind, std::move(message), std::move(location), 0});
}

inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

// "location: message", or the message alone.
std::string describe(const Error& error);

}  // namespace aireport

#define AIREPORT_JOIN_(a, b) a##b
#define AIREPORT_JOIN(a, b) AIREPORT_JOIN_(a, b)
// Assigns the value of a Result, or returns its error from the enclosing function.
#define AIREPORT_TRY(target, ...) AIREPORT_TRY_(AIREPORT_JOIN(result_, __COUNTER__), target, __VA_ARGS__)
#define AIREPORT_TRY_(result, target, ...)                                          \
  auto result = (__VA_ARGS__);                                                      \
  if (!result) return tl::unexpected<::aireport::Error>(std::move(result).error()); \
  target = std::move(*result)
// The same for a Result<void>.
#define AIREPORT_CHECK(...) \
  if (auto check = (__VA_ARGS__); !check) return tl::unexpected<::aireport::Error>(std::move(check).error())
