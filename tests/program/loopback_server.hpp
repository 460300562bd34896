// The tests' GitHub behind a real port of this machine.
#pragma once

#include <httplib.h>

#include <atomic>
#include <climits>
#include <mutex>
#include <string>
#include <thread>

#include "support/fake_github.hpp"

namespace aireport::testing {

class LoopbackServer {
 public:
  LoopbackServer() : github_("") {
    server_.Get(".*",
                [this](const httplib::Request& request, httplib::Response& response) { serve(request, response); });
    port_ = server_.bind_to_any_port("127.0.0.1");
    github_.set_base_url(url());
    thread_ = std::thread([this] { server_.listen_after_bind(); });
  }
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;
  ~LoopbackServer() {
    resume();
    server_.stop();
    thread_.join();
  }

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  FakeGithub& github() { return github_; }

  // Targets asked for since the last call.
  std::vector<std::string> take_asked() {
    const std::lock_guard guard(mutex_);
    return std::exchange(github_.asked, {});
  }
  std::size_t count_asked() {
    const std::lock_guard guard(mutex_);
    return github_.asked.size();
  }
  // Tokens that came with requests.
  std::set<std::string> tokens() {
    const std::lock_guard guard(mutex_);
    return tokens_;
  }

  // Bytes of the bodies that were sent.
  std::int64_t sent_bytes() {
    const std::lock_guard guard(mutex_);
    return sent_bytes_;
  }

  // Targets that were asked for with the ETag of their present answer, since the last call.
  std::vector<std::string> take_not_modified() {
    const std::lock_guard guard(mutex_);
    return std::exchange(not_modified_, {});
  }

  // Lets go of the answers that wait, and returns when they are gone.
  void resume() {
    hang = false;
    at_once = INT_MAX;
    while (waiting > 0) std::this_thread::yield();
  }

  std::atomic<bool> hang{false};      // answers wait until this is false again
  std::atomic<int> at_once{INT_MAX};  // so many more are given at once; those after them wait until resume()
  std::atomic<int> waiting{0};        // how many do

 private:
  void serve(const httplib::Request& request, httplib::Response& response) {
    ++waiting;
    const bool waits = at_once-- <= 0;
    while (hang || (waits && at_once < 0)) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    --waiting;
    constexpr std::string_view kBearer = "Bearer ";
    const std::string authorization = request.get_header_value("Authorization");
    const std::string token = authorization.starts_with(kBearer) ? authorization.substr(kBearer.size()) : "";
    FakeAnswer answer;
    {
      const std::lock_guard guard(mutex_);
      if (!token.empty()) tokens_.insert(token);
      answer = github_.answer(request.target, token, request.get_header_value("If-None-Match"));
      if (answer.status == 304) not_modified_.push_back(request.target);
      sent_bytes_ += static_cast<std::int64_t>(answer.body.size());
    }
    response.status = answer.status;
    for (const auto& [name, value] : answer.headers)
      if (name != "content-type") response.set_header(name, value);
    if (answer.status != 304) response.set_content(answer.body, "application/json; charset=utf-8");
  }

  httplib::Server server_;
  FakeGithub github_;
  std::mutex mutex_;
  std::set<std::string> tokens_;
  std::vector<std::string> not_modified_;
  std::int64_t sent_bytes_ = 0;
  std::thread thread_;
  int port_ = 0;
};

}  // namespace aireport::testing
