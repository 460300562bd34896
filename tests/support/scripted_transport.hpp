// A transport that answers from a script. A request that is not scripted fails the test, and so does a script left
// unused.
#pragma once

#include <gtest/gtest.h>

#include <aireport/http/transport.hpp>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace aireport::testing {

class ScriptedTransport final : public http::Transport {
 public:
  ScriptedTransport() = default;
  ScriptedTransport(const ScriptedTransport&) = delete;
  ScriptedTransport& operator=(const ScriptedTransport&) = delete;
  ~ScriptedTransport() override {
    for (const auto& [url, answers] : script_)
      if (!answers.empty()) ADD_FAILURE() << "never asked for: " << url;
  }

  // The next answer to this URL. Several answers to one URL are given in turn.
  void answer(const std::string& url, Result<http::Response> response) { script_[url].push_back(std::move(response)); }

  void answer(const std::string& url, int status, std::string body, http::Headers headers = {}) {
    answer(url, http::Response{status, std::move(headers), std::move(body), url, false});
  }

  void run(http::RequestQueue& queue, const OnAnswer& on_answer) override {
    while (auto request = queue.pop()) {
      asked.push_back(*request);
      const auto found = script_.find(request->url);
      if (found == script_.end() || found->second.empty()) {
        ADD_FAILURE() << "not scripted: " << request->url;
        on_answer(*request, fail(ErrorKind::network, "not scripted", request->url));
        continue;
      }
      auto response = std::move(found->second.front());
      found->second.pop_front();
      on_answer(*request, std::move(response));
    }
  }

  std::optional<std::int64_t> requests_left() const override { return left; }
  void forget(const http::Request& request) override { forgotten.push_back(request.url); }

  std::vector<std::string> asked_urls() const {
    std::vector<std::string> urls;
    for (const auto& request : asked) urls.push_back(request.url);
    return urls;
  }

  std::vector<http::Request> asked;  // in the order in which they were started
  std::vector<std::string> forgotten;
  std::optional<std::int64_t> left;

 private:
  std::map<std::string, std::deque<Result<http::Response>>> script_;
};

}  // namespace aireport::testing
