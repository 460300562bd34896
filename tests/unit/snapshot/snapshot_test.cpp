#include <aireport/model/text_limit.hpp>
#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/file.hpp>
#include <aireport/support/gzip.hpp>
#include <aireport/support/text.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "full_day.hpp"
#include "random_day.hpp"
#include "support/gunzip_all.hpp"

namespace aireport::snapshot {
namespace {

using nlohmann::json;
using testing::encode;
using testing::full_day;
using testing::random_day;

json json_of(const Snapshot& day) {
  return json::parse(testing::gunzip_all(encode(day)).value());
}

std::string message_of(const json& document) {
  const auto read = decode(gzip(document.dump()));
  return read ? "no error" : read.error().message;
}

TEST(SnapshotTest, WhatIsReadIsWhatWasWritten) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    const auto day = random_day(seed);
    const auto file = encode(day);
    const auto read = decode(file);
    ASSERT_TRUE(read.has_value()) << seed << ": " << describe(read.error());
    ASSERT_EQ(read->head, day.head) << seed;
    ASSERT_EQ(read->repositories, day.repositories) << seed;
    const auto head = decode_head(file);
    ASSERT_TRUE(head.has_value()) << seed << ": " << describe(head.error());
    ASSERT_EQ(*head, day.head) << seed;
  }
}

TEST(SnapshotTest, TheSameValuesGiveTheSameBytes) {
  EXPECT_EQ(encode(random_day(7)), encode(random_day(7)));
}

TEST(SnapshotTest, BytesThatAreNoTextAreRepaired) {
  auto day = full_day();
  day.repositories[0].issues[0].title = "a\xff\xed\xa0\x80z";
  const auto read = decode(encode(day));
  ASSERT_TRUE(read.has_value()) << describe(read.error());
  EXPECT_TRUE(is_utf8(read->repositories[0].issues[0].title));
  EXPECT_TRUE(read->repositories[0].issues[0].title.starts_with("a\uFFFD"));
}

TEST(SnapshotTest, ReceiptsStandBehindTheRepositories) {
  const auto day = full_day();
  const auto read = decode(encode(day));
  ASSERT_TRUE(read.has_value()) << describe(read.error());
  EXPECT_EQ(read->receipts, day.receipts);
  EXPECT_EQ(json_of(day)["receipts"][0]["pulls"]["missing"][0]["reason"], "server_error");
}

TEST(SnapshotTest, SpeaksGithubsLanguage) {
  const auto repository = json_of(full_day())["repositories"][0];
  EXPECT_EQ(repository["commits"][0]["html_url"], "https://github.com/a/c/commit/" + std::string(40, 'a'));
  EXPECT_EQ(repository["commits"][0]["files"][0]["previous_filename"], "old.cpp");
  EXPECT_EQ(repository["pulls"][0]["user"]["login"], "mira");
  EXPECT_EQ(repository["issues"][0]["labels"][0]["name"], "bug");
  EXPECT_EQ(repository["releases"][0]["tag_name"], "v1");
}

void collect_paths(const json& value, const std::string& path, std::set<std::string>& paths) {
  for (const auto& element : value.is_array() ? value : json::array()) collect_paths(element, path + "[]", paths);
  if (!value.is_object()) return;
  for (const auto& [key, inner] : value.items()) {
    const auto here = path.empty() ? key : path + "." + key;
    paths.insert(here);
    if (here != "repositories[].late_commits") collect_paths(inner, here, paths);
  }
}

TEST(SnapshotTest, EveryFieldIsDocumentedAndNoOther) {
  std::set<std::string> written;
  collect_paths(json_of(full_day()), "", written);
  std::set<std::string> documented;
  const auto document = read_file(AIREPORT_DOCS "/snapshot.md").value();
  for (const auto line : split_lines(document)) {
    if (!line.starts_with("| `")) continue;
    const auto rest = line.substr(3);
    documented.emplace(rest.substr(0, rest.find('`')));
  }
  EXPECT_EQ(written, documented);
}

TEST(SnapshotTest, AnotherVersionIsNamed) {
  auto document = json_of(full_day());
  document["schema_version"] = 3;
  EXPECT_EQ(message_of(document), "not a snapshot: it is of version 3, and this program reads versions 1 to 2");
}

TEST(SnapshotTest, AReportWithoutFormerNamesIsOfTheVersionThatOlderProgramsRead) {
  auto day = full_day();
  EXPECT_EQ(json_of(day)["schema_version"], 2);
  day.head.former_names.clear();
  auto document = json_of(day);
  EXPECT_EQ(document["schema_version"], 1);
  EXPECT_FALSE(document.contains("former_names"));
  document["former_names"] = json::array();
  EXPECT_NE(message_of(document), "no error");
}

TEST(SnapshotTest, WhatIsNotOfTheFormIsRefusedWithItsPlace) {
  const auto whole = json_of(full_day());
  const auto changed = [&](const char* pointer, const json& value) {
    auto document = whole;
    document[json::json_pointer(pointer)] = value;
    return message_of(document);
  };
  EXPECT_EQ(message_of(whole), "no error");
  EXPECT_EQ(changed("/repositories/0/commits/0/sha", 7), "not a snapshot: repositories[0].commits[0].sha is no text");
  EXPECT_EQ(changed("/repositories/0/pulls/0/number", 3000000000),
            "not a snapshot: repositories[0].pulls[0].number is out of range");
  EXPECT_EQ(changed("/repositories/0/pulls/0/number", 18446744073709551615U),
            "not a snapshot: repositories[0].pulls[0].number is out of range");
  EXPECT_EQ(changed("/repositories/0/pulls/0/number", 1.5),
            "not a snapshot: repositories[0].pulls[0].number is no whole number");
  EXPECT_EQ(changed("/repositories/0/pulls/0/created_at", "yesterday"),
            "not a snapshot: repositories[0].pulls[0].created_at is no instant such as 2026-02-03T04:05:06Z");
  EXPECT_EQ(changed("/repositories/0/extra", 1), "not a snapshot: repositories[0] has a field that is not documented");
  EXPECT_EQ(changed("/repositories/0/state", "complete"),
            "not a snapshot: repositories[0].state does not fit the rest");
  EXPECT_EQ(changed("/repositories/0/gaps/0/reason", "bad luck"),
            "not a snapshot: repositories[0].gaps[0].reason is none of the words it may be");
  EXPECT_EQ(changed("/repositories/0/commits/0/stats", nullptr),
            "not a snapshot: repositories[0].commits[0].files is there without what belongs to it");
  EXPECT_EQ(changed("/repositories/1", 5), "not a snapshot: repositories is no list of objects");
  EXPECT_EQ(changed("/date", "2026-02-30"), "not a snapshot: date is no date such as 2026-02-03");
  EXPECT_EQ(message_of(json::array()), "not a snapshot: the whole is no object");
  EXPECT_EQ(changed("/receipts/0/pulls/shown", "2"), "not a snapshot: receipts[0].pulls.shown is no whole number");
  for (const auto* url :
       {"javascript:alert(1)//", "http://github.com", "https://me:secret@github.com", "https://x/?q", ""})
    EXPECT_NE(changed("/settings/web_url", url).find("settings.web_url"), std::string::npos) << url;
  auto without = whole;
  without["repositories"][0].erase("issues");
  EXPECT_EQ(message_of(without), "not a snapshot: repositories[0].issues is missing");
}

TEST(SnapshotTest, HostileJsonIsRefused) {
  const auto refusal = [](const std::string& text) {
    const auto read = decode(gzip(text));
    return read ? "no error" : read.error().message;
  };
  EXPECT_EQ(refusal(std::string(100'000, '[')), "not a snapshot: it is nested too deeply");
  EXPECT_EQ(refusal(R"({"schema_version":1,"schema_version":1})"), "not a snapshot: a field stands there twice");
  EXPECT_EQ(refusal(R"({"schema_version":1)"), "not a snapshot: not JSON at byte 20");
  EXPECT_EQ(refusal("\"\\ud800\""), "not a snapshot: not JSON at byte 8");
  std::string many = "[0";
  for (int i = 0; i < 2'000'000; ++i) many += ",0";
  EXPECT_EQ(refusal(many + "]"), "not a snapshot: it has too many values");
}

TEST(SnapshotTest, ATextBeyondAllBoundsIsRefused) {
  model::RepoActivity activity;
  activity.repo = {"a", "b"};
  model::Issue issue;
  issue.number = 1;
  issue.body = std::string(model::kMaxText, '\x01');  // six bytes each as JSON has it
  activity.issues = {issue};
  EXPECT_TRUE(decode_repository(encode_repository(activity, "https://github.com")).has_value());
  activity.issues[0].body += 'x';
  const auto refused = decode_repository(encode_repository(activity, "https://github.com"));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().message, "not a snapshot: a text is too long");
}

TEST(SnapshotTest, APatchOfMoreLinesThanAreKeptIsRefused) {
  model::RepoActivity activity;
  activity.repo = {"a", "b"};
  model::Commit commit;
  commit.sha = std::string(40, 'a');
  auto& file = commit.detail.emplace().files.emplace_back();
  file.filename = "a.py";
  file.patch = "@@ -1,0 +1,1200 @@";
  for (int line = 1; line < model::kMaxKeptLines; ++line) *file.patch += "\n+";
  activity.commits = {commit};
  EXPECT_TRUE(decode_repository(encode_repository(activity, "https://github.com")).has_value());
  *activity.commits[0].detail->files[0].patch += "\n+";
  const auto refused = decode_repository(encode_repository(activity, "https://github.com"));
  ASSERT_FALSE(refused.has_value());
  EXPECT_NE(refused.error().message.find("patch has too many lines"), std::string::npos) << refused.error().message;
}

TEST(SnapshotTest, AFilePackedAnewIsReadAllTheSame) {
  const auto file = encode(full_day());
  const auto read = decode(gzip(testing::gunzip_all(file).value()));
  ASSERT_TRUE(read.has_value()) << describe(read.error());
  EXPECT_EQ(read->repositories, full_day().repositories);
}

TEST(SnapshotTest, AFileThatUnpacksToTooMuchIsRefused) {
  const auto bomb = gzip(std::string(65 << 20, ' '));
  const auto read = decode(bomb);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().message, "the gzip data unpacks to more than it may");
}

TEST(SnapshotTest, DamageIsFoundWhereverItIs) {
  const auto file = encode(full_day());
  for (std::size_t cut = 0; cut < file.size(); ++cut) EXPECT_FALSE(decode(file.substr(0, cut)).has_value()) << cut;
  for (std::size_t at = 10; at < file.size(); ++at) {
    auto damaged = file;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    const auto read = decode(damaged);
    // Some bits of a gzip header mean nothing; what is read then is what was written.
    if (read) {
      EXPECT_EQ(read->repositories, full_day().repositories) << at;
    }
  }
}

TEST(SnapshotTest, RepositoriesCanBeReadOneByOneWithTheHeadOfTheirDay) {
  auto day = full_day();
  day.repositories.push_back(day.repositories.front());
  day.repositories.back().repo = {"second", "one"};
  const auto file = encode(day);
  for (const auto& packed : {file, gzip(testing::gunzip_all(file).value())}) {
    std::vector<model::RepoActivity> read;
    const auto take = [&](const model::DayHead& head, model::RepoActivity activity) -> Result<void> {
      EXPECT_EQ(head, day.head);
      read.push_back(std::move(activity));
      return {};
    };
    EXPECT_EQ(decode_each(packed, take).value(), day.head);
    EXPECT_EQ(read, day.repositories);
    EXPECT_FALSE(decode_each(packed.substr(0, packed.size() - 1), take).has_value());
  }
}

TEST(SnapshotTest, WhoeverTakesTheRepositoriesCanEndTheReading) {
  auto day = full_day();
  day.repositories.push_back(day.repositories.front());
  day.repositories.back().repo = {"second", "one"};
  int taken = 0;
  const auto take = [&](const auto&...) -> Result<void> {
    ++taken;
    return fail(ErrorKind::interrupted, "interrupted");
  };
  EXPECT_EQ(decode_each(encode(day), take).error().kind, ErrorKind::interrupted);
  EXPECT_EQ(decode_commit_lists(encode(day), take).error().kind, ErrorKind::interrupted);
  EXPECT_EQ(taken, 2);
}

TEST(SnapshotTest, AHeadThatEndsBehindTheRepositoriesIsReadToo) {
  const auto day = full_day();
  auto text = testing::gunzip_all(encode(day)).value();
  constexpr std::string_view kOpen = "\"repositories\":[\n", kState = "\"state\":\"complete\",";
  const auto state = text.find(kState);
  ASSERT_LT(state, text.find(kOpen));
  text.erase(state, kState.size());
  text.insert(text.rfind('}'), ",\"state\":\"complete\"");
  const auto take = [](const model::DayHead&, const model::RepoActivity&) { return Result<void>(); };
  EXPECT_EQ(decode_each(gzip(text), take).value(), day.head);
}

TEST(SnapshotTest, TheHeadNeedsNothingOfTheRest) {
  const auto file = encode(full_day());
  const auto cut = decode_head(file.substr(0, file.size() - 60));
  ASSERT_TRUE(cut.has_value()) << describe(cut.error());
  EXPECT_EQ(*cut, full_day().head);
  EXPECT_FALSE(decode_head(gzip("{}")).has_value());
}

}  // namespace
}  // namespace aireport::snapshot
