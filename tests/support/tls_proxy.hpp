// nghttpx in front of a server of the tests: TLS and HTTP/2 on one side, HTTP/1.1 on the other. Before it may stand a
// program that ends connections where an answer says so (h2_breaker.py). A missing tool fails the test.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "support/temporary_folder.hpp"

namespace aireport::testing {

// Blanks before a body, which h2_breaker.py obeys: the answer is the last of its connection (GOAWAY), or the connection
// is cut there, or says nothing from there on.
inline constexpr const char *kGoAway = "\t \t \t \t ", *kCut = " \t\t \t\t ", *kSilent = "\t\t  \t\t  ";

class TlsProxy {
 public:
  // `breaker`: the words that start that program; empty: without it.
  explicit TlsProxy(std::uint16_t behind, const std::vector<std::string>& breaker = {});
  TlsProxy(const TlsProxy&) = delete;
  TlsProxy& operator=(const TlsProxy&) = delete;
  ~TlsProxy();

  std::string url() const { return "https://localhost:" + std::to_string(port_); }
  std::string ca_file() const { return file("cert.pem"); }

 private:
  std::string file(const char* name) const { return (folder_.path() / name).string(); }
  pid_t start_nghttpx(const std::string& front, std::uint16_t behind) const;
  // Starts what is to listen at a port of its own choice, which is returned.
  template <typename Start>
  std::uint16_t listen_with(Start start);
  bool listens(pid_t process, std::uint16_t port);

  TemporaryFolder folder_;
  std::uint16_t port_ = 0;
  std::vector<pid_t> processes_;
};

}  // namespace aireport::testing
