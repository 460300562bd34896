// A server on loopback that speaks HTTP/1.1 by the byte, and so can break it wherever a test wants it broken.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace aireport::testing {

// What the server does with one request: sends these bytes, and then something.
struct Play {
  enum class Then { keep, close, reset, stall };

  std::string bytes;
  Then then = Then::keep;
  std::size_t piece = 0;               // sent in pieces of so many bytes, `pause` apart; 0: at once
  std::chrono::milliseconds pause{0};  // also before the first
  std::string filling = {};            // sent behind them, so many times
  std::size_t fillings = 0;
};

// A whole answer with its length. `headers` are lines, each ended by "\r\n".
std::string http_answer(int status, std::string_view body, std::string_view headers = "");

class FaultServer {
 public:
  FaultServer();
  FaultServer(const FaultServer&) = delete;
  FaultServer& operator=(const FaultServer&) = delete;
  ~FaultServer();

  // From now on the nth request for this target gets the nth play; further ones the last. A target without plays gets
  // 404.
  void on(const std::string& target, std::vector<Play> plays);
  void on(const std::string& target, int status, std::string_view body, std::string_view headers = "");

  // What targets without plays get. Called by one thread at a time.
  void otherwise(std::function<Play(const std::string& target)> play);

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  std::uint16_t port() const { return port_; }
  // The heads of the requests to this target (empty: to any), in the order in which they came. Among the latter is what
  // came before the end of a connection and was no whole request.
  std::vector<std::string> heard(const std::string& target = {}) const;
  int connections() const { return connections_; }
  int most_at_once() const { return most_at_once_; }

 private:
  struct Script {
    std::vector<Play> plays;
    std::size_t next = 0;
  };

  void accept_all();
  void serve(int socket);
  bool perform(int socket, const Play& play);
  Play next_play(const std::string& head);

  int listener_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<bool> over_ = false;
  std::atomic<int> connections_ = 0, at_once_ = 0, most_at_once_ = 0;
  mutable std::mutex mutex_;  // of all below
  std::map<std::string, Script> scripts_;
  std::function<Play(const std::string&)> otherwise_;
  std::vector<std::pair<std::string, std::string>> heard_;  // target and head
  std::vector<int> sockets_;
  std::vector<std::thread> threads_;
  std::thread acceptor_;
};

}  // namespace aireport::testing
