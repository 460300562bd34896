// Every fault on every endpoint of a day, over HTTP/1.1 and HTTP/2, against the real program. Each run ends in the
// complete report, in a report that names the gap, or in a clear error; never in less without a word.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <aireport/support/gzip.hpp>
#include <atomic>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <regex>

#include "program/program.hpp"
#include "support/fake_github.hpp"
#include "support/fault_server.hpp"
#include "support/tls_proxy.hpp"

namespace aireport::testing {
namespace {

namespace fs = std::filesystem;
using Then = Play::Then;

// Runs at a time: they wait for most of their time.
constexpr std::size_t kAtOnce = 16;

struct Endpoint {
  const char* name;
  std::regex target;
  std::string_view parts;  // what may be missing where it fails, in the page's words
};

struct Fault {
  const char* name;
  // What becomes of a sound answer to the URL.
  std::function<Play(const std::string& sound, const std::string& url)> play;
  bool harmless = false;  // the report must be complete
  bool holds_up = false;  // all that is left to ask for, by time or by limits
};

std::vector<Endpoint> endpoints() {
  return {{"commits", std::regex(R"(/repos/[^/]+/[^/]+/commits\?.*)"), "Repository, Commits"},
          {"commit", std::regex(R"(/repos/[^/]+/[^/]+/commits/.*)"), "Commit details"},
          {"issues", std::regex(R"(/repos/[^/]+/[^/]+/issues\?.*)"), "Issues, Pull Requests"},
          {"pull requests", std::regex(R"(/repos/[^/]+/[^/]+/pulls\?.*)"), "Pull Requests"},
          {"pull request", std::regex(R"(/repos/[^/]+/[^/]+/pulls/\d+)"), "PR details"},
          {"releases", std::regex(R"(/repos/[^/]+/[^/]+/releases.*)"), "Releases"},
          {"repository", std::regex(R"(/repos/[^/]+/[^/]+)"), "Repository"},
          {"search", std::regex(R"(/search/.*)"), "Issues, Pull Requests"}};
}

Fault always(const char* name, Play play) {
  return {name, [play = std::move(play)](const std::string&, const std::string&) { return play; }};
}

Fault status(const char* name, int code, const char* headers = "", const char* body = R"({"message":"no"})") {
  return always(name, {http_answer(code, body, headers)});
}

Fault holding_up(Fault fault) {
  fault.holds_up = true;
  return fault;
}

std::string half(const std::string& sound) {
  return sound.substr(0, sound.find("\r\n\r\n") + 20);
}

// A sound answer whose next page is said to be at `link`.
Play with_next(std::string sound, const std::string& link) {
  sound.insert(sound.find("\r\n") + 2, "Link: <" + link + ">; rel=\"next\"\r\n");
  return {sound};
}

// What the connection is to meet stands before the body.
std::string with_blanks(const std::string& sound, const std::string& blanks) {
  constexpr std::string_view kLength = "Content-Length: ";
  const auto number = sound.find(kLength) + kLength.size(), end = sound.find("\r\n", number);
  const auto body = sound.find("\r\n\r\n") + 4;
  const auto length = std::stoul(sound.substr(number, end - number)) + blanks.size();
  return sound.substr(0, number) + std::to_string(length) + sound.substr(end, body - end) + blanks + sound.substr(body);
}

std::vector<Fault> late_or_last() {
  return {{"300 ms late",
           [](const std::string& sound, const std::string&) {
             return Play{sound, Then::keep, 0, std::chrono::milliseconds(300)};
           },
           true},
          {"connection ended after",
           [](const std::string& sound, const std::string&) {
             return Play{with_blanks(sound, kGoAway), Then::close};
           },
           true},
          {"connection cut", [](const std::string& sound, const std::string&) {
             return Play{half(with_blanks(sound, kCut)), Then::close};
           }}};
}

std::vector<Fault> broken_connections() {
  return {always("hung up", {"", Then::close}),
          always("reset", {"", Then::reset}),
          always("cut in the headers", {"HTTP/1.1 200 OK\r\nContent-Le", Then::close}),
          {"cut in the body",
           [](const std::string& sound, const std::string&) {
             return Play{half(sound), Then::close};
           }},
          {"reset in the body",
           [](const std::string& sound, const std::string&) {
             return Play{half(sound), Then::reset};
           }},
          holding_up(always("stalled", {"", Then::stall})),
          holding_up({"stalled in the body",
                      [](const std::string& sound, const std::string&) {
                        return Play{half(sound), Then::stall};
                      }}),
          holding_up({"a byte at a time",
                      [](const std::string& sound, const std::string&) {
                        return Play{sound, Then::keep, 1, std::chrono::milliseconds(100)};
                      }}),
          always("no HTTP at all", {"SSH-2.0-OpenSSH_9.2\r\n\r\n", Then::close})};
}

std::vector<Fault> broken_bodies() {
  return {always("JSON that ends early", {http_answer(200, R"([{"sha":"01)")}),
          always("garbage", {http_answer(200, "\xff\xfe garbage")}),
          always("no body", {http_answer(200, "")}),
          always("null", {http_answer(200, "null")}),
          always("a text", {http_answer(200, R"("surprise")")}),
          always("a list of nonsense", {http_answer(200, R"([{"a":1},2,null])")}),
          always("an object of nonsense", {http_answer(200, R"({"message":"surprise"})")}),
          always("gzip that is none", {http_answer(200, "[]", "Content-Encoding: gzip\r\n")}),
          always("said to be too large", {"HTTP/1.1 200 OK\r\nContent-Length: 70000000\r\n\r\n[", Then::stall}),
          {"too large, in chunks",
           [](const std::string&, const std::string&) {
             static const std::string chunk = "100000\r\n" + std::string(1U << 20U, ' ') + "\r\n";
             return Play{.bytes = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                         .then = Then::close,
                         .filling = chunk,
                         .fillings = 65};
           }},
          {"unpacked too large", [](const std::string&, const std::string&) {
             static const std::string bomb = gzip(std::string((64U << 20U) + 1, ' '));
             return Play{http_answer(200, bomb, "Content-Encoding: gzip\r\n")};
           }}};
}

std::vector<Fault> refusals() {
  return {
      status("500", 500),
      status("502", 502, "", "<html>"),
      status("503", 503, "Retry-After: 1\r\n"),
      status("204", 204),
      status("304 unasked", 304),
      status("401", 401),
      status("403, forbidden", 403),
      holding_up(status("403, too fast", 403, "", R"({"message":"You have exceeded a secondary rate limit"})")),
      holding_up(status("403, quota used up", 403, "X-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 4102444800\r\n")),
      status("404", 404),
      status("409", 409),
      status("422", 422),
      holding_up(status("429", 429)),
      holding_up(status("429, later", 429, "Retry-After: 1\r\n")),
      status("451", 451)};
}

std::vector<Fault> wrong_ways() {
  return {
      status("redirected elsewhere", 302, "Location: https://example.org/\r\n"),
      status("redirected nowhere", 302),
      {"redirected in circles",
       [](const std::string&, const std::string& url) {
         return Play{http_answer(302, "", "Location: " + url + "\r\n")};
       }},
      {"next page elsewhere",
       [](const std::string& sound, const std::string&) { return with_next(sound, "https://example.org/2"); }},
      {"next page is the same", [](const std::string& sound, const std::string& url) { return with_next(sound, url); }},
      {"said to be incomplete", [](const std::string& sound, const std::string&) {
         static const std::regex kWhole(R"("incomplete_results":false)");
         // As long as before.
         return Play{std::regex_replace(sound, kWhole, R"("incomplete_results":true )")};
       }}};
}

std::vector<Fault> faults() {
  std::vector<Fault> all;
  for (auto group : {late_or_last(), broken_connections(), broken_bodies(), refusals(), wrong_ways()})
    for (auto& fault : group) all.push_back(std::move(fault));
  return all;
}

// The first gap in the page that this fault cannot have made; "" if there is none.
std::string strange_gap(const std::string& page, const Endpoint& endpoint, const Fault& fault) {
  static const std::regex kGap(
      "^  - (Repository|Commits|Commit details|Pull Requests|PR details|Issues|Releases): (.*)$",
      std::regex::multiline);
  for (std::sregex_iterator gap(page.begin(), page.end(), kGap), end; gap != end; ++gap) {
    const std::string part = (*gap)[1], reason = (*gap)[2];
    const bool held_up = fault.holds_up && (reason.starts_with("not fetched, the run was out of time") ||
                                            reason.starts_with("not fetched, the limits on requests did not allow it"));
    if (endpoint.parts.find(part) == std::string_view::npos && !held_up) return gap->str();
  }
  return {};
}

class ProgramFaultTest : public ::testing::Test {
 protected:
  struct Case {
    const Endpoint* endpoint = nullptr;
    const Fault* fault = nullptr;
    std::unique_ptr<Program> program;
    pid_t process = -1;
    std::atomic<int> hits{0};
  };

  ProgramFaultTest() {
    std::string pattern = (fs::temp_directory_path() / "aireport-faults-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    github_.per_page_limit = 3;  // lists have several pages
    auto& attn = github_.repo("openloom/attn");
    for (const char* hour : {"08", "09", "10", "11"})
      attn.commit("2026-02-03T" + std::string(hour) + ":00:00Z", "Step " + std::string(hour));
    attn.pull(12, "Rename a flag", "2026-02-02T08:00:00Z", "2026-02-03T09:41:00Z");  // no commit names it
    attn.issue(13, "It crashes", "2026-02-03T11:00:00Z");
    attn.release("v1.0", "2026-02-03T12:00:00Z");
    auto& serve = github_.repo("relay/serve");
    serve.issues_disabled = true;
    serve.pull(7, "Add a route", "2026-02-03T08:00:00Z");
    github_.repo("stonemill/quarry");
    github_.repo("stonemill/pit").moved_to = "stonemill/quarry";  // no item tells its present name
    auto& long_list = github_.repo("tidewater/mill");
    long_list.issue(1, "On the day", "2026-02-03T08:00:00Z");
    long_list.pull(2, "Merged on the day", "2026-02-02T08:00:00Z", "2026-02-03T08:00:00Z");
    for (int day = 10; day < 16; ++day)
      long_list.issue(day, "Long after the day", "2026-03-" + std::to_string(day) + "T08:00:00Z");
    server_.otherwise([this](const std::string& target) { return play(target); });
  }
  ~ProgramFaultTest() override { fs::remove_all(folder_); }

  // Each case has a base path of its own, "/7", so that one server plays them all at once.
  Play play(const std::string& target) {
    const auto end = target.find('/', 1);
    auto& one = *cases_.at(std::stoul(target.substr(1, end - 1)));
    const auto base = url_ + target.substr(0, end), rest = target.substr(end);
    github_.set_base_url(base);
    const auto answer = github_.answer(rest, "planted-token");
    const auto sound = http_answer(answer.status, answer.body, header_lines(answer));
    const auto path = rest.substr(0, rest.find('?'));
    if (!one.endpoint || !std::regex_match(rest, one.endpoint->target)) return {sound};
    ++one.hits;
    return one.fault->play(sound, base + rest);
  }

  void start(std::size_t number, const char* deadline) {
    auto& one = *cases_[number];
    const auto place = folder_ / std::to_string(number);
    fs::create_directories(place / "config");
    std::ofstream(place / "config/repos.yaml")
        << "language: en\nrepos: [openloom/attn, relay/serve, stonemill/pit, tidewater/mill]\n";
    one.program = std::make_unique<Program>(place);
    one.program->variables = {{"GITHUB_TOKEN", "planted-token"}, {"SSL_CERT_FILE", ca_file_}};
    one.process = one.program->start(
        {"--date", "2026-02-03", "--deadline", deadline, "--api-url", url_ + "/" + std::to_string(number)});
  }

  // What a run came to; "??…" is what must not be.
  std::string outcome(std::size_t number) {
    auto& one = *cases_[number];
    const auto ended = one.program->wait(one.process);
    const auto place = folder_ / std::to_string(number);
    const auto page = content_of(place / "reports/2026-02-03.md");
    fs::remove_all(place);
    if ((ended.err + ended.out + page).find("planted-token") != std::string::npos) return "?? shows the token";
    if (ended.code == 0) return page == whole_ ? "complete" : "?? less without a word";
    if (ended.code == 3) return outcome_of_partial(one, page);
    if (ended.code != 1 && ended.code != 4) return "?? exit " + std::to_string(ended.code) + ": " + ended.err;
    if (!page.empty()) return "?? a page in spite of an error";
    return ended.err.find("error: ") != std::string::npos ? "error " + std::to_string(ended.code) : "?? no word";
  }

  static std::string outcome_of_partial(const Case& one, const std::string& page) {
    if (page.find("Incomplete") == std::string::npos) return "?? no gap in the page";
    const auto strange = strange_gap(page, *one.endpoint, *one.fault);
    return strange.empty() ? "gap named" : "?? another gap: " + strange;
  }

  void check(const char* protocol) {
    cases_.clear();
    cases_.push_back(std::make_unique<Case>());
    start(0, "1m");
    EXPECT_EQ(outcome_of_sound_run(), 0);
    const auto all = endpoints();
    const auto faults_of_all = faults();
    for (const auto& endpoint : all)
      for (const auto& fault : faults_of_all) {
        cases_.push_back(std::make_unique<Case>());
        cases_.back()->endpoint = &endpoint;
        cases_.back()->fault = &fault;
      }
    std::size_t started = 1;
    for (std::size_t number = 1; number < cases_.size(); ++number) {
      while (started < cases_.size() && started < number + kAtOnce) start(started++, "2s");
      check_case(number, protocol);
    }
  }

  void check_case(std::size_t number, const char* protocol) {
    const auto& one = *cases_[number];
    const bool harmless = one.fault->harmless;
    auto told = outcome(number);
    const bool fits = one.hits > 0 && (harmless ? told == "complete" : !told.starts_with("?? another gap"));
    if (!fits) {  // on a busy machine the deadline may pass before
      start(number, "30s");
      told = outcome(number);
    }
    const auto what = std::string(one.endpoint->name) + ", " + one.fault->name + ": " + told;
    EXPECT_GT(one.hits, 0) << "never asked for: " << what;
    EXPECT_FALSE(told.starts_with("??")) << what;
    EXPECT_TRUE(!harmless || told == "complete") << what;
    std::cout << "| " << protocol << " | " << std::left << std::setw(13) << one.endpoint->name << " | " << std::setw(22)
              << one.fault->name << " | " << told << " |\n";
  }

  int outcome_of_sound_run() {
    const auto ended = cases_[0]->program->wait(cases_[0]->process);
    whole_ = content_of(folder_ / "0/reports/2026-02-03.md");
    EXPECT_NE(whole_, "") << ended.err;
    return ended.code;
  }

  fs::path folder_;
  FakeGithub github_{""};
  std::vector<std::unique_ptr<Case>> cases_;
  std::string whole_, ca_file_;
  FaultServer server_;
  std::string url_ = server_.url();
};

TEST_F(ProgramFaultTest, NoFaultIsSilentOverHttp1) {
  check("HTTP/1.1");
}

TEST_F(ProgramFaultTest, NoFaultIsSilentOverHttp2) {
  const TlsProxy proxy(server_.port(), {AIREPORT_PYTHON, AIREPORT_H2_BREAKER});
  url_ = proxy.url();
  ca_file_ = proxy.ca_file();
  check("HTTP/2  ");
}

}  // namespace
}  // namespace aireport::testing
