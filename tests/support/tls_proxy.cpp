#include "support/tls_proxy.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <aireport/support/file.hpp>
#include <vector>

extern char** environ;

namespace aireport::testing {
namespace {

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  return address;
}

bool is_free(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto address = loopback(port);
  const bool bound = ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(socket);
  return bound;
}

// One that no other test running now asks for, and below those that the system gives to connections: a connection to
// a port of that range may meet itself and pass for a listener.
std::uint16_t free_port() {
  static int asked = 0;
  for (;;) {
    const auto port = static_cast<std::uint16_t>(10'000 + (::getpid() * 8 + asked++) % 20'000);
    if (is_free(port)) return port;
  }
}

bool is_listening(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto address = loopback(port);
  const bool connected = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(socket);
  return connected;
}

// -1: there is no such program. What it prints goes to `log`.
pid_t start(std::vector<std::string> words, const std::string& log) {
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::posix_spawn_file_actions_adddup2(&actions, 1, 2);
  pid_t process = -1;
  const int problem = ::posix_spawnp(&process, arguments[0], &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  return problem == 0 ? process : -1;
}

int wait_for(pid_t process) {
  int status = -1;
  while (process > 0 && ::waitpid(process, &status, 0) < 0 && errno == EINTR) continue;
  return status;
}

}  // namespace

TlsProxy::TlsProxy(std::uint16_t behind, const std::vector<std::string>& breaker) {
  const auto made = start({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                           "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                           "-keyout", file("key.pem"), "-out", ca_file()},
                          file("log"));
  if (wait_for(made) != 0) ADD_FAILURE() << "openssl made no certificate; is it installed?";
  const std::string no_tls = breaker.empty() ? "" : ";no-tls";
  port_ = listen_with(
      [&](std::uint16_t port) { return start_nghttpx("127.0.0.1," + std::to_string(port) + no_tls, behind); });
  if (breaker.empty()) return;
  port_ = listen_with([&, proxy = port_](std::uint16_t port) {
    auto words = breaker;
    words.insert(words.end(), {std::to_string(port), std::to_string(proxy), ca_file(), file("key.pem")});
    return start(words, file("log"));
  });
}

template <typename Start>
std::uint16_t TlsProxy::listen_with(Start start) {
  // Another process may take the port between the question which one is free and the start.
  for (int turn = 0; turn < 5; ++turn) {
    const auto port = free_port();
    if (listens(start(port), port)) return port;
  }
  ADD_FAILURE() << "nghttpx does not listen; is nghttp2-proxy installed? " << read_file(file("log")).value_or("");
  return 0;
}

pid_t TlsProxy::start_nghttpx(const std::string& front, std::uint16_t behind) const {
  // Debian keeps it in sbin, which is not on everyone's path, and configures a port that only one can have.
  for (const char* program : {"nghttpx", "/usr/sbin/nghttpx"}) {
    const auto process = start({program, "--conf=/dev/null", "--workers=1", "--no-ocsp", "--no-location-rewrite",
                                "--log-level=ERROR", "--errorlog-file=" + file("log"), "-f" + front,
                                "-b127.0.0.1," + std::to_string(behind), file("key.pem"), ca_file()},
                               file("log"));
    if (process > 0) return process;
  }
  return -1;
}

// Waits as long as a busy machine may need, but not for a process that has ended.
bool TlsProxy::listens(pid_t process, std::uint16_t port) {
  if (process < 0) return false;
  for (int turn = 0; turn < 6000; ++turn) {
    if (::waitpid(process, nullptr, WNOHANG) == process) return false;
    if (is_listening(port)) {
      processes_.push_back(process);
      return true;
    }
    ::poll(nullptr, 0, 10);
  }
  ::kill(process, SIGKILL);
  wait_for(process);
  return false;
}

TlsProxy::~TlsProxy() {
  for (const auto process : processes_) {
    ::kill(process, SIGKILL);
    wait_for(process);
  }
}

}  // namespace aireport::testing
