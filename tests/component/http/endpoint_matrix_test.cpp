// Every fault on every endpoint of a repository's day, over HTTP/1.1 and HTTP/2: the day is whole, or what is missing
// is named, or there is a clear error. Never less without a word.
#include <gmock/gmock.h>

#include <aireport/github/fetch.hpp>
#include <aireport/http/curl_transport.hpp>
#include <iomanip>
#include <iostream>
#include <regex>

#include "component/http/collect.hpp"
#include "support/fake_github.hpp"
#include "support/fakes.hpp"
#include "support/fault_server.hpp"
#include "support/tls_proxy.hpp"

namespace aireport::http {
namespace {

using aireport::testing::FakeGithub;
using aireport::testing::FaultServer;
using aireport::testing::http_answer;
using aireport::testing::Play;
using aireport::testing::RecordingEvents;
using aireport::testing::TlsProxy;
using std::chrono::milliseconds;
using Then = Play::Then;

struct Endpoint {
  const char* name;
  std::regex target;
};

// What becomes of a sound answer.
struct Fault {
  const char* name;
  std::function<Play(const std::string& sound)> play;
};

std::string half(const std::string& sound) {
  return sound.substr(0, sound.find("\r\n\r\n") + 20);
}

std::function<Play(const std::string&)> instead(Play play) {
  return [play = std::move(play)](const std::string&) { return play; };
}

std::vector<Endpoint> endpoints() {
  return {{"list of commits", std::regex(R"(/repos/a/b/commits\?.*)")},
          {"commit", std::regex(R"(/repos/a/b/commits/.*)")},
          {"pull requests", std::regex(R"(/repos/a/b/pulls.*)")},
          {"issues", std::regex(R"(/repos/a/b/issues.*)")},
          {"releases", std::regex(R"(/repos/a/b/releases.*)")}};
}

std::vector<Fault> faults() {
  return {{"hung up", instead({"", Then::close})},
          {"reset", instead({"", Then::reset})},
          {"cut in the body",
           [](const std::string& sound) {
             return Play{half(sound), Then::close};
           }},
          {"stalled",
           [](const std::string& sound) {
             return Play{half(sound), Then::stall};
           }},
          {"JSON that ends early", instead({http_answer(200, R"([{"sha":"01)")})},
          {"garbage", instead({http_answer(200, "\xff\xfe garbage")})},
          {"another type", instead({http_answer(200, R"("surprise")")})},
          {"an array of nonsense", instead({http_answer(200, R"([{"a":1},2,null])")})},
          {"an object of nonsense", instead({http_answer(200, R"({"message":"surprise"})")})},
          {"a body too large", instead({http_answer(200, std::string(300'000, ' '))})},
          {"502", instead({http_answer(502, "<html>")})},
          {"429", instead({http_answer(429, "{}", "Retry-After: 0\r\n")})},
          {"403, forbidden", instead({http_answer(403, R"({"message":"Resource not accessible"})")})},
          {"404", instead({http_answer(404, "{}")})},
          {"451", instead({http_answer(451, "{}")})},
          {"401", instead({http_answer(401, "{}")})},
          {"a redirect elsewhere", instead({http_answer(302, "", "Location: https://example.org/\r\n")})}};
}

class EndpointMatrixTest : public ::testing::Test {
 protected:
  EndpointMatrixTest() {
    auto& repo = github_.repo("a/b");
    repo.commit("2026-02-03T10:00:00Z", "Add a kernel (#7)");
    repo.commit("2026-02-03T11:00:00Z", "Fix the build");
    repo.pull(7, "Add a kernel", "2026-02-03T08:00:00Z", "2026-02-03T10:00:00Z");
    repo.pull(8, "Rename a flag", "2026-02-03T08:00:00Z", "2026-02-03T13:00:00Z");  // no commit names it
    repo.issue(9, "It crashes", "2026-02-03T09:00:00Z");
    repo.release("v1.0", "2026-02-03T12:00:00Z");
    server_.otherwise([this](const std::string& target) { return play(target); });
  }

  Play play(const std::string& target) {
    const auto answer = github_.answer(target, "planted-token");
    std::string headers;
    for (const auto& [name, value] : answer.headers) headers += name + ": " + value + "\r\n";
    const auto sound = http_answer(answer.status, answer.body, headers);
    const bool hit = fault_ && std::regex_match(target, endpoint_->target);
    hits_ += hit ? 1 : 0;
    return hit ? fault_->play(sound) : Play{sound};
  }

  Result<model::RepoActivity> fetch() {
    auto options = quick_options(url_);
    options.timeouts.transfer = milliseconds(300);
    options.ca_file = ca_file_;
    const auto transport = make_curl_transport(options, clock_, events_).value();
    const auto day = parse_utc("2026-02-03T00:00:00Z").value();
    const github::FetchQuery query{url_,
                                   "https://github.com",
                                   {parse_date("2026-02-03").value(), "UTC", day, day + std::chrono::hours(24), {}},
                                   {{{"a", "b"}, "", std::nullopt, {}}}};
    std::optional<model::RepoActivity> fetched;
    AIREPORT_CHECK(github::fetch_day(
        *transport, query, [](const github::FetchPlan&) { return github::Details::fetch; },
        [&](std::size_t, model::RepoActivity activity) { fetched = std::move(activity); }, events_));
    if (!fetched) return fail(ErrorKind::io, "nothing was handed over");
    return *fetched;
  }

  std::string outcome(const model::RepoActivity& whole) {
    const auto fetched = fetch();
    if (!fetched)
      return fetched.error().kind == ErrorKind::credentials ? "an error: the token" : "?? " + fetched.error().message;
    if (!fetched->gaps.empty()) return std::to_string(fetched->gaps.size()) + " gaps named";
    return *fetched == whole ? "whole" : "?? less without a word";
  }

  void check(const char* protocol) {
    const auto whole = fetch().value();
    ASSERT_TRUE(whole.gaps.empty());
    ASSERT_EQ(whole.commits.size(), 2u);
    for (const auto& endpoint : endpoints()) {
      for (const auto& fault : faults()) {
        endpoint_ = &endpoint;
        fault_ = &fault;
        hits_ = 0;
        const auto told = outcome(whole);
        EXPECT_GT(hits_, 0) << "never asked for: " << endpoint.name;
        std::cout << "| " << protocol << " | " << std::left << std::setw(15) << endpoint.name << " | " << std::setw(21)
                  << fault.name << " | " << told << " |\n";
        EXPECT_THAT(told, ::testing::Not(::testing::StartsWith("??"))) << endpoint.name << ", " << fault.name;
        fault_ = nullptr;
      }
    }
  }

  FakeGithub github_{"https://api.github.com"};
  const Endpoint* endpoint_ = nullptr;
  const Fault* fault_ = nullptr;
  int hits_ = 0;
  FaultServer server_;
  SystemClock clock_;
  RecordingEvents events_;
  std::string url_ = server_.url(), ca_file_;
};

TEST_F(EndpointMatrixTest, NoFaultOfAnyEndpointIsSilentOverHttp1) {
  github_.set_base_url(url_);
  check("HTTP/1.1");
}

TEST_F(EndpointMatrixTest, NoFaultOfAnyEndpointIsSilentOverHttp2) {
  const TlsProxy proxy(server_.port());
  url_ = proxy.url();
  ca_file_ = proxy.ca_file();
  github_.set_base_url(url_);
  check("HTTP/2  ");
}

}  // namespace
}  // namespace aireport::http
