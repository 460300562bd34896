// nghttpx in front of a server of the tests: TLS and HTTP/2 on one side, HTTP/1.1 on the other. A missing tool fails
// the test.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>

#include "support/temporary_folder.hpp"

namespace aireport::testing {

class TlsProxy {
 public:
  explicit TlsProxy(std::uint16_t behind);
  TlsProxy(const TlsProxy&) = delete;
  TlsProxy& operator=(const TlsProxy&) = delete;
  ~TlsProxy();

  std::string url() const { return "https://localhost:" + std::to_string(port_); }
  std::string ca_file() const { return (folder_.path() / "cert.pem").string(); }

 private:
  pid_t start_proxy(std::uint16_t behind, const std::string& key, const std::string& log) const;
  bool listens(pid_t process);

  TemporaryFolder folder_;
  std::uint16_t port_ = 0;
  pid_t process_ = -1;
};

}  // namespace aireport::testing
