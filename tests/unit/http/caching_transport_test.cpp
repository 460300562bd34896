#include <gmock/gmock.h>

#include <aireport/http/caching_transport.hpp>
#include <map>

#include "http/cached_answer.hpp"
#include "support/fakes.hpp"
#include "support/scripted_transport.hpp"

namespace aireport::http {
namespace {

using aireport::testing::RecordingEvents;
using aireport::testing::ScriptedTransport;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kDetail = "https://h/commits/1", kList = "https://h/commits";

class MemoryStore final : public store::Store {
 public:
  Result<std::optional<std::string>> load(std::string_view key) override {
    if (unreadable == key) return fail(ErrorKind::io, "Too many levels of symbolic links", "/cache/x");
    const auto found = entries.find(std::string(key));
    if (found == entries.end()) return std::nullopt;
    return found->second;
  }
  Result<void> save(std::string_view key, std::string_view value) override {
    ++saves;
    if (full || unwritable == key) return fail(ErrorKind::io, "No space left on device", "/cache/x");
    entries[std::string(key)] = value;
    return {};
  }
  Result<void> remove(std::string_view key) override {
    if (unwritable == key) return fail(ErrorKind::io, "Is a directory", "/cache/x");
    entries.erase(std::string(key));
    return {};
  }

  std::map<std::string, std::string> entries;
  std::string unreadable, unwritable;  // a key
  bool full = false;
  int saves = 0;
};

class CachingTransportTest : public ::testing::Test {
 protected:
  void keep(const std::string& url, std::string body, Headers headers = {}) {
    store_.entries[url] = encode_answer({200, std::move(headers), std::move(body), url, false}, url);
  }
  Result<Response> ask(Transport& transport, Request request) {
    RequestQueue queue;
    queue.push(std::move(request));
    std::optional<Result<Response>> given;
    transport.run(queue, [&](const Request&, Result<Response> answer) {
      EXPECT_FALSE(given) << "answered twice";
      given = std::move(answer);
    });
    return given.value_or(fail(ErrorKind::network, "never answered"));
  }
  Result<Response> ask(Request request) { return ask(caching_, std::move(request)); }
  std::vector<std::string> warnings() const {
    std::vector<std::string> names;
    for (const auto& event : events_.events)
      if (event.level == LogLevel::warn) names.push_back(event.name);
    return names;
  }

  MemoryStore store_;
  RecordingEvents events_;
  ScriptedTransport network_;
  CachingTransport caching_{network_, store_, events_};
};

TEST_F(CachingTransportTest, WhatCannotChangeIsNotAskedForTwice) {
  network_.answer(kDetail, 200, "{}");
  ASSERT_TRUE(ask({.url = kDetail, .freshness = Freshness::immutable}));
  const auto again = ask({.url = kDetail, .freshness = Freshness::immutable}).value();
  EXPECT_EQ(again.body, "{}");
  EXPECT_TRUE(again.kept);
  EXPECT_EQ(caching_.counters().hits, 1);
  EXPECT_EQ(caching_.counters().saved, 1);
}

TEST_F(CachingTransportTest, AListIsRevalidatedAndKeepsItsLink) {
  keep(kList, "[1]", {{"etag", "W/\"1\""}, {"link", "<https://h/2>; rel=\"next\""}});
  network_.answer(kList, 304, "", {{"x-ratelimit-remaining", "77"}});
  const auto answer = ask({.url = kList}).value();
  EXPECT_EQ(answer.status, 200);
  EXPECT_FALSE(answer.kept);
  EXPECT_EQ(answer.body, "[1]");
  EXPECT_EQ(header(answer.headers, "link"), "<https://h/2>; rel=\"next\"");
  EXPECT_EQ(header(answer.headers, "x-ratelimit-remaining"), "77");
  EXPECT_EQ(network_.asked.at(0).etag, "W/\"1\"");
}

TEST_F(CachingTransportTest, AListThatIsStillValidCountsAsOfNowAlsoOffline) {
  keep(kList, "[1]", {{"etag", "W/\"1\""}, {"date", "Tue, 03 Feb 2026 12:00:00 GMT"}});
  const std::string now = "Wed, 04 Feb 2026 00:15:00 GMT";
  network_.answer(kList, 304, "", {{"date", now}});
  EXPECT_EQ(header(ask({.url = kList})->headers, "date"), now);
  OfflineTransport offline(store_);
  const auto kept = ask(offline, {.url = kList}).value();
  EXPECT_EQ(header(kept.headers, "date"), now);
  EXPECT_EQ(kept.body, "[1]");
}

TEST_F(CachingTransportTest, AListThatChangedReplacesTheOldOne) {
  keep(kList, "[1]", {{"etag", "W/\"1\""}});
  network_.answer(kList, 200, "[2]", {{"etag", "W/\"2\""}});
  EXPECT_EQ(ask({.url = kList})->body, "[2]");
  EXPECT_THAT(store_.entries[kList], ::testing::HasSubstr("W/\"2\""));
}

TEST_F(CachingTransportTest, WithoutAnETagTheWholeIsAskedFor) {
  keep(kList, "[1]");
  network_.answer(kList, 200, "[2]");
  EXPECT_EQ(ask({.url = kList})->body, "[2]");
  EXPECT_EQ(network_.asked.at(0).etag, "");
}

TEST_F(CachingTransportTest, AnETagThatIsNoneIsNotSentBack) {
  for (const auto* etag : {"W/\"a\rX-Injected: 1\"", "\"a\" b\"", "\"a\"b\"", "\"\x1b[31m\"", "\"\x7f\"", "\"", "W/",
                           "a", "\"a\"\tb", "\"a\", \"b\""}) {
    keep(kList, "[1]", {{"etag", etag}});
    network_.answer(kList, 200, "[2]");
    EXPECT_EQ(ask({.url = kList})->body, "[2]") << etag;
    EXPECT_EQ(network_.asked.back().etag, "") << etag;
  }
}

TEST_F(CachingTransportTest, WhatIsForgottenIsAskedForAnew) {
  network_.answer(kDetail, 200, R"({"damaged":1})");
  network_.answer(kDetail, 200, R"({"sound":1})");
  RequestQueue queue;
  queue.push({.url = kDetail, .freshness = Freshness::immutable});
  caching_.run(queue, [this](const Request& request, const Result<Response>&) { caching_.forget(request); });
  EXPECT_EQ(ask({.url = kDetail, .freshness = Freshness::immutable})->body, R"({"sound":1})");
}

TEST_F(CachingTransportTest, FailuresAndPassingStatusesAreNotKept) {
  network_.answer(kList, 403, "{}");
  network_.answer(kList, fail(ErrorKind::timeout, "stalled"));
  EXPECT_EQ(ask({.url = kList})->status, 403);
  EXPECT_EQ(ask({.url = kList}).error().kind, ErrorKind::timeout);
  EXPECT_THAT(store_.entries, IsEmpty());
}

TEST_F(CachingTransportTest, WhatARepositoryIsStandsInOfflineAlone) {
  for (const int status : {404, 409, 410, 451}) {
    network_.answer(kList, status, "<html>", {{"etag", "W/\"1\""}});
    network_.answer(kList, status, "<html>");
    EXPECT_EQ(ask({.url = kList})->status, status);
    EXPECT_EQ(ask({.url = kList})->status, status);
    EXPECT_EQ(network_.asked.back().etag, "");
    OfflineTransport offline(store_);
    EXPECT_EQ(ask(offline, {.url = kList})->status, status);
  }
}

TEST_F(CachingTransportTest, WhatMustNotBeKeptIsNotLookedUpEither) {
  keep(kList, "[1]");
  network_.answer(kList, 200, "[2]");
  EXPECT_EQ(ask({.url = kList, .freshness = Freshness::uncached})->body, "[2]");
  EXPECT_EQ(store_.saves, 0);
}

TEST_F(CachingTransportTest, AKeptAnswerOfTheWrongShapeIsAskedForAgain) {
  keep(kDetail, "[]");
  network_.answer(kDetail, 200, "{}");
  EXPECT_EQ(ask({.url = kDetail, .freshness = Freshness::immutable, .shape = Shape::object})->body, "{}");
}

TEST_F(CachingTransportTest, AnEntryThatVanishesBefore304IsAskedForWhole) {
  keep(kList, "[1]", {{"etag", "W/\"1\""}});
  class Vanishing final : public Transport {
   public:
    explicit Vanishing(MemoryStore& store) : store_(store) {}
    void run(RequestQueue& queue, const OnAnswer& on_answer) override {
      while (auto request = queue.pop()) {
        store_.entries.clear();
        etags.push_back(request->etag);
        on_answer(*request, Response{request->etag.empty() ? 200 : 304, {}, "[2]", request->url, false});
      }
    }
    std::vector<std::string> etags;

   private:
    MemoryStore& store_;
  } vanishing(store_);
  CachingTransport caching(vanishing, store_, events_);
  EXPECT_EQ(ask(caching, {.url = kList})->body, "[2]");
  EXPECT_THAT(vanishing.etags, ElementsAre("W/\"1\"", ""));
}

TEST_F(CachingTransportTest, OnAFullDiskTheRunGoesOnWithoutTheCacheAndSaysSo) {
  store_.full = true;
  for (const char* url : {"https://h/1", "https://h/2", "https://h/3", "https://h/4"}) {
    network_.answer(url, 200, "{}");
    EXPECT_TRUE(ask({.url = url}));
  }
  EXPECT_EQ(store_.saves, 3);
  EXPECT_EQ(warnings(), (std::vector<std::string>{"cache.unwritten", "cache.unwritable"}));
}

TEST_F(CachingTransportTest, AnEntryThatCannotBeReadIsAskedForAndTheOthersAreKept) {
  store_.unreadable = kList;
  for (const auto& url : {kList, kList, kDetail}) {
    network_.answer(url, 200, "{}");
    EXPECT_TRUE(ask({.url = url}));
  }
  EXPECT_EQ(caching_.counters().saved, 3);
  EXPECT_EQ(warnings(), std::vector<std::string>{"cache.unreadable"});
}

TEST_F(CachingTransportTest, AnEntryThatCannotBeWrittenOrRemovedLeavesTheOthersToBeKept) {
  store_.unwritable = kList;
  for (int turn = 0; turn < 4; ++turn) {
    for (const auto& url : {kList, kDetail}) {
      network_.answer(url, 200, "{}");
      EXPECT_TRUE(ask({.url = url}));
    }
    caching_.forget({.url = kList});
  }
  EXPECT_EQ(store_.saves, 8);
  EXPECT_EQ(caching_.counters().saved, 4);
  EXPECT_EQ(warnings(), (std::vector<std::string>{"cache.unwritten", "cache.unremoved"}));
}

TEST_F(CachingTransportTest, AnswersFromTheCacheMayQueueMore) {
  keep("https://h/0", "{}");
  RequestQueue queue;
  queue.push({.url = "https://h/0", .freshness = Freshness::immutable});
  int answers = 0;
  network_.answer("https://h/1", 200, "{}");
  caching_.run(queue, [&](const Request& request, const Result<Response>&) {
    ++answers;
    if (request.url == "https://h/0") queue.push({.url = "https://h/1", .tag = 7});
    EXPECT_EQ(request.tag, request.url == "https://h/1" ? 7u : 0u);
  });
  EXPECT_EQ(answers, 2);
}

TEST_F(CachingTransportTest, OfflineNothingButTheCacheIsAsked) {
  keep(kList, "[1]", {{"etag", "W/\"1\""}});
  OfflineTransport offline(store_);
  EXPECT_EQ(ask(offline, {.url = kList})->body, "[1]");
  EXPECT_EQ(ask(offline, {.url = kDetail}).error().kind, ErrorKind::not_cached);
  EXPECT_EQ(ask(offline, {.url = kList, .freshness = Freshness::uncached}).error().kind, ErrorKind::not_cached);
  store_.unreadable = kList;
  EXPECT_EQ(ask(offline, {.url = kList}).error().kind, ErrorKind::not_cached);
}

}  // namespace
}  // namespace aireport::http
