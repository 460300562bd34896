// A server on loopback and a transport that asks it, made with `options_` when it is first used.
#pragma once

#include <aireport/http/curl_transport.hpp>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "component/http/collect.hpp"
#include "support/fakes.hpp"
#include "support/fault_server.hpp"

namespace aireport::http {

class CurlTransportTest : public ::testing::Test {
 protected:
  CurlTransport& transport() {
    if (!transport_) transport_ = make_curl_transport(options_, clock_, events_).value();
    return *transport_;
  }
  Result<Response> ask(const std::string& target) { return http::ask(transport(), server_.url() + target); }
  std::vector<Request> many(int count, const std::string& target = "/x") {
    return std::vector<Request>(static_cast<std::size_t>(count), Request{.url = server_.url() + target});
  }

  aireport::testing::FaultServer server_;
  SystemClock clock_;
  aireport::testing::RecordingEvents events_;
  HttpOptions options_ = quick_options(server_.url());
  std::unique_ptr<CurlTransport> transport_;
};

}  // namespace aireport::http
