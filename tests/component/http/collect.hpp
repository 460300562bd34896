// Requests sent through a transport, and what came back, by the request's place in the list.
#pragma once

#include <gtest/gtest.h>

#include <aireport/http/curl_transport.hpp>
#include <optional>
#include <string>
#include <vector>

namespace aireport::http {

// Time-outs and waits so short that no test sleeps for long.
inline HttpOptions quick_options(std::string api_url) {
  HttpOptions options;
  options.api_url = std::move(api_url);
  options.token = "planted-token";
  options.user_agent = "aireport/test";
  options.timeouts.connect = std::chrono::milliseconds(2000);
  options.timeouts.transfer = std::chrono::milliseconds(1000);
  options.retry.base = std::chrono::milliseconds(2);
  options.retry.limited_pause = std::chrono::milliseconds(20);
  options.body_limit = 200'000;
  return options;
}

inline std::vector<Result<Response>> collect(Transport& transport, std::vector<Request> requests) {
  RequestQueue queue;
  std::vector<std::optional<Result<Response>>> given(requests.size());
  for (std::size_t place = 0; place < requests.size(); ++place) {
    requests[place].tag = place;
    queue.push(requests[place]);
  }
  transport.run(queue, [&](const Request& request, Result<Response> answer) {
    auto& place = given.at(request.tag);
    EXPECT_FALSE(place) << "answered twice: " << request.url;
    place = std::move(answer);
  });
  std::vector<Result<Response>> answers;
  for (auto& answer : given) answers.push_back(answer ? std::move(*answer) : fail(ErrorKind::io, "never answered"));
  return answers;
}

inline Result<Response> ask(Transport& transport, std::string url) {
  return collect(transport, {{.url = std::move(url)}}).front();
}

}  // namespace aireport::http
