#include <aireport/github/probe.hpp>

#include <gtest/gtest.h>

#include "github/expiration.hpp"
#include "support/scripted_transport.hpp"

namespace aireport::github {
namespace {

using testing::ScriptedTransport;

const std::string kApi = "https://api.github.com";
const std::string kQuota = R"({"resources":{"core":{"limit":5000,"remaining":4990,"reset":1770091200}}})";

ProbeQuery query_of(std::vector<std::string> names) {
  ProbeQuery query{kApi, {}, {}};
  for (const auto& name : names) {
    query.repos.push_back(*model::parse_repo_name(name));
    query.branches.emplace_back();
  }
  return query;
}

TEST(ProbeTest, TellsQuotaClockAndTheTokensEndFromOneFreeAnswer) {
  ScriptedTransport transport;
  transport.answer(kApi + "/rate_limit", 200, kQuota,
                   {{"date", "Tue, 03 Feb 2026 04:05:06 GMT"},
                    {"github-authentication-token-expiration", "2026-03-01 10:00:00 UTC"}});
  const auto findings = probe(transport, query_of({}));
  ASSERT_TRUE(findings.server);
  EXPECT_EQ(findings.server->quota->remaining, 4990);
  EXPECT_EQ(format_utc(*findings.server->time), "2026-02-03T04:05:06Z");
  EXPECT_EQ(format_utc(*findings.server->token_expires), "2026-03-01T10:00:00Z");
  EXPECT_EQ(transport.asked.front().bucket, http::Bucket::free);
}

TEST(ProbeTest, AQuotaMayBeAsLargeAsJsonCanSay) {
  ScriptedTransport transport;
  transport.answer(
      kApi + "/rate_limit", 200,
      R"({"resources":{"core":{"limit":9007199254740991,"remaining":9007199254740990,"reset":1770000000}}})");
  const auto findings = probe(transport, query_of({}));
  ASSERT_TRUE(findings.server);
  EXPECT_EQ(findings.server->quota->limit, 9007199254740991);
}

TEST(ProbeTest, TellsWhatRepositoriesAreCalledNowByOneRequestEach) {
  ScriptedTransport transport;
  transport.answer(kApi + "/repos/a/former", 200, R"({"full_name":"a/present"})");
  transport.answer(kApi + "/repos/a/fork", 200, R"({"full_name":"a/fork"})");
  transport.answer(kApi + "/repos/a/gone", 404, "{}");
  transport.answer(kApi + "/repos/a/damaged", 200, "{}");
  const auto names = query_of({"a/former", "a/fork", "a/gone", "a/damaged"}).repos;
  const auto present = present_names(transport, kApi, names);
  EXPECT_EQ(present.at(0).value().full(), "a/present");
  EXPECT_EQ(present.at(1).value().full(), "a/fork");
  EXPECT_EQ(present.at(2).error().status, 404);
  EXPECT_EQ(present.at(3).error().kind, ErrorKind::decode);
  EXPECT_EQ(transport.forgotten, std::vector{kApi + "/repos/a/damaged"});
}

TEST(ProbeTest, TellsRenamedArchivedAndAbsentRepositoriesApart) {
  ScriptedTransport transport;
  transport.answer(kApi + "/rate_limit", 200, kQuota);
  transport.answer(kApi + "/repos/o/old", 200, R"({"full_name":"o/new","archived":false})");
  transport.answer(kApi + "/repos/o/done", 200, R"({"full_name":"o/done","archived":true})");
  transport.answer(kApi + "/repos/o/gone", 404, R"({"message":"Not Found"})");
  const auto findings = probe(transport, query_of({"o/old", "o/done", "o/gone"}));
  ASSERT_EQ(findings.repositories.size(), 3U);
  EXPECT_EQ(findings.repositories[0]->name.full(), "o/new");
  EXPECT_TRUE(findings.repositories[1]->archived);
  ASSERT_FALSE(findings.repositories[2]);
  EXPECT_EQ(findings.repositories[2].error().status, 404);
}

TEST(ProbeTest, AsksForAConfiguredBranchAndSaysWhenItIsAbsent) {
  ScriptedTransport transport;
  auto query = query_of({"o/r", "o/s"});
  query.branches = {"release/1.0", "main"};
  transport.answer(kApi + "/rate_limit", 404, "{}");
  transport.answer(kApi + "/repos/o/r", 200, R"({"full_name":"o/r"})");
  transport.answer(kApi + "/repos/o/s", 200, R"({"full_name":"o/s"})");
  transport.answer(kApi + "/repos/o/r/commits?sha=release%2F1.0&per_page=1", 404, "{}");
  transport.answer(kApi + "/repos/o/s/commits?sha=main&per_page=1", 200, "[]");
  const auto findings = probe(transport, query);
  EXPECT_FALSE(findings.server->quota);
  EXPECT_EQ(findings.repositories[0]->branch, Existence::absent);
  EXPECT_EQ(findings.repositories[1]->branch, Existence::there);
}

TEST(ProbeTest, ARefusedTokenIsAnErrorOfTheServerFacts) {
  ScriptedTransport transport;
  transport.answer(kApi + "/rate_limit", fail(ErrorKind::credentials, "the token was refused"));
  EXPECT_EQ(probe(transport, query_of({})).server.error().kind, ErrorKind::credentials);
}

TEST(ExpirationTest, ReadsTheFormsThatGithubSendsAndNoOthers) {
  EXPECT_EQ(format_utc(*parse_expiration("2026-03-01 10:00:00 +0200")), "2026-03-01T08:00:00Z");
  for (const auto* text : {"", "never", "2026-03-01T10:00:00Z", "2026-03-01 10:00:00 ", "2026-13-01 10:00:00 UTC"})
    EXPECT_FALSE(parse_expiration(text)) << text;
}

}  // namespace
}  // namespace aireport::github
