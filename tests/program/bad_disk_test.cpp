// The disk fails, or the program is killed, at each single call with which a night is written.
#include <sys/resource.h>

#include <cerrno>

#include "program/night.hpp"

namespace aireport::testing {
namespace {

namespace fs = std::filesystem;

class BadDiskTest : public NightTest {
 protected:
  // Runs with this fault; nothing: the run has no such call.
  std::optional<Ended> run_with(const std::string& call, const std::string& how, int number,
                                const std::string& part = "reports") {
    const auto mark = folder / "mark";
    fs::remove(mark);
    program->variables["LD_PRELOAD"] = AIREPORT_FAILING_DISK;
    program->variables["ASAN_OPTIONS"] = "verify_asan_link_order=0";
    program->variables["DISK_FAULT"] =
        call + " " + how + " " + std::to_string(number) + " " + part + " " + mark.string();
    auto ended = run(words_);
    program->variables.erase("LD_PRELOAD");
    return fs::exists(mark) ? std::optional(std::move(ended)) : std::nullopt;
  }

  // Lets each of these calls fail in a run of its own, until a run has no more of them.
  int fail_each(const std::string& call, const std::string& how) {
    int number = 1;
    for (restore();; restore(), ++number) {
      const auto moment = "when " + call + " " + std::to_string(number) + " meets " + how + "\n";
      const auto ended = run_with(call, how, number);
      if (!ended || HasFailure()) return number - 1;
      expect_whole(moment);
      if (ended->code == 0) {
        EXPECT_EQ(reports(), after_) << moment;
      } else if (how != "kill") {
        EXPECT_EQ(ended->code, 1) << moment << ended->err;
        EXPECT_NE(ended->err.find("reports"), std::string::npos) << moment << ended->err;
        for (const auto& [path, bytes] : reports()) EXPECT_FALSE(path.ends_with(".tmp")) << path << moment;
      }
      expect_mended(number, moment);
    }
  }

  void begin_with_a_day_asked_for_again() {
    ASSERT_EQ(run(kDay).code, 0);
    attn().commit("2026-02-03T19:00:00Z", "A commit that was pushed later");
    begin_with({"--date", "2026-02-03", "--refresh"});
  }
};

TEST_F(BadDiskTest, KilledBeforeEachCallTheNextRunMends) {
  begin_with_a_day_asked_for_again();
  EXPECT_GT(fail_each("any", "kill"), 3 * 4);  // page, snapshot and index: created, written, synced, renamed
}

TEST_F(BadDiskTest, KilledBeforeEachCallOfAFirstNightTheNextRunMends) {
  begin_with(kDay);
  EXPECT_GT(fail_each("any", "kill"), 3 * 4);
}

TEST_F(BadDiskTest, AnErrorOfAnyCallIsNamedAndTheNextRunMends) {
  begin_with_a_day_asked_for_again();
  for (const int error : {ENOSPC, EIO})
    for (const auto* call : {"create", "write", "fsync", "rename", "close"})
      EXPECT_GE(fail_each(call, std::to_string(error)), 3) << call;
}

TEST_F(BadDiskTest, AFullDiskLeavesTheOldReportAndTheNextRunMends) {
  begin_with_a_day_asked_for_again();
  EXPECT_GE(fail_each("any", "full"), 3);
}

TEST_F(BadDiskTest, AFolderThatCannotBeMadeIsNamedAndTheNextRunMends) {
  begin_with(kDay);
  EXPECT_GE(fail_each("mkdir", std::to_string(ENOSPC)), 2);  // reports and reports/data
}

TEST_F(BadDiskTest, ShortWritesAreWrittenToTheEnd) {
  begin_with_a_day_asked_for_again();
  EXPECT_GE(fail_each("write", "short"), 3);
}

// What is started while it lives may write no longer files.
class LimitOnFiles {
 public:
  explicit LimitOnFiles(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit limit = before_;
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  LimitOnFiles(const LimitOnFiles&) = delete;
  LimitOnFiles& operator=(const LimitOnFiles&) = delete;
  ~LimitOnFiles() { setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

TEST_F(BadDiskTest, ALimitOnTheSizeOfFilesIsNamedAndTheNextRunMends) {
  begin_with(kDay);
  restore();
  {
    const LimitOnFiles limit(1000);
    const auto ended = run(kDay);
    EXPECT_EQ(ended.code, 1) << ended.err;
    EXPECT_NE(ended.err.find("File too large"), std::string::npos) << ended.err;
    EXPECT_NE(ended.err.find("reports/data"), std::string::npos) << ended.err;
  }
  expect_whole("under a limit");
  for (const auto& [path, bytes] : reports()) EXPECT_FALSE(path.ends_with(".tmp")) << path;
  expect_mended_by_the_next_run("under a limit");
}

TEST_F(BadDiskTest, ALimitOnOpenFilesLetsFewerRequestsBeInFlight) {
  for (int minute = 10; minute < 60; ++minute)
    attn().commit("2026-02-03T10:" + std::to_string(minute) + ":00Z", "Step " + std::to_string(minute));
  program->runner = {"/bin/sh", "-c", "ulimit -n 30; exec \"$@\"", "sh"};
  const auto ended = run(kDay);
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.err.find("Too many open files"), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("ulimit -n"), std::string::npos) << ended.err;
}

TEST_F(BadDiskTest, AFullDiskUnderTheCacheIsWarnedAboutOnceAndTheRunGoesOn) {
  begin_with(kDay);
  for (const auto* call : {"create", "write", "rename", "close", "mkdir", "any"}) {
    restore();
    const auto ended = run_with(call, "full", 1, ".cache");
    ASSERT_TRUE(ended) << call;
    EXPECT_EQ(ended->code, 0) << ended->err;
    EXPECT_EQ(reports(), after_) << call;
    const auto warning = ended->err.find("the cache cannot be written");
    EXPECT_NE(warning, std::string::npos) << call << ended->err;
    EXPECT_EQ(ended->err.find("the cache cannot be written", warning + 1), std::string::npos) << ended->err;
    EXPECT_TRUE(files_below(folder / ".cache").empty()) << call;
  }
}

TEST_F(BadDiskTest, CheckTellsOfEachFolderThatIsFullAndLeavesNothing) {
  begin_with(kDay);
  const auto cache = files_below(folder / ".cache");
  words_ = {"check"};
  EXPECT_EQ(run(words_).code, 0);
  EXPECT_EQ(reports(), after_);
  EXPECT_EQ(files_below(folder / ".cache"), cache);
  for (const auto* part : {"reports/.air", "reports/data", ".cache"}) {
    const auto ended = run_with("write", "full", 1, part);
    ASSERT_TRUE(ended) << part;
    EXPECT_EQ(ended->code, std::string(part) == ".cache" ? 0 : 1) << part;
    EXPECT_NE(ended->out.find("No space left on device\n"), std::string::npos) << ended->out;
    EXPECT_EQ(reports(), after_) << part;
  }
}

}  // namespace
}  // namespace aireport::testing
