#include <aireport/support/error.hpp>

namespace aireport {

std::string describe(const Error& error) {
  return error.location.empty() ? error.message : error.location + ": " + error.message;
}

}  // namespace aireport
