// Two runs at once on one output folder.
#include <sys/wait.h>

#include <functional>
#include <thread>

#include "program/fixture.hpp"

namespace aireport::testing {
namespace {

namespace fs = std::filesystem;

using Words = std::vector<std::string>;

class TogetherTest : public ProgramTest {
 protected:
  // The first run is held up by the server, and so holds the lock, until the second has come to it.
  void run_both(const Words& first, const Words& second) {
    server.hang = true;
    const auto one = program->start(with_server(first));
    ASSERT_TRUE(wait_until([&] { return server.waiting > 0; }));
    // It asks no more until it has an answer.
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    const int asked = server.waiting;
    const auto other = program->start(with_server(second));
    EXPECT_TRUE(wait_until([&] { return has_open(other, ".aireport.lock"); })) << "the second run saw no lock";
    // It tries the lock several times in this while.
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    EXPECT_TRUE(is_alive(other)) << "the second run did not wait";
    EXPECT_EQ(server.waiting, asked) << "the second run asked while the first was not done";
    server.resume();
    EXPECT_EQ(program->wait(one).code, 0);
    const auto ended = program->wait(other);
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_NE(ended.err.find("waiting for process " + std::to_string(one) + " on "), std::string::npos) << ended.err;
  }

  static bool wait_until(const std::function<bool()>& happened) {
    for (int tries = 0; tries < 2000 && !happened(); ++tries) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return happened();
  }

  static bool has_open(pid_t process, const std::string& name) {
    std::error_code gone;
    for (fs::directory_iterator entry("/proc/" + std::to_string(process) + "/fd", gone), end; entry != end && !gone;
         entry.increment(gone))
      if (fs::read_symlink(entry->path(), gone).filename() == name) return true;
    return false;
  }

  static bool is_alive(pid_t process) {
    siginfo_t info{};
    return ::waitid(P_PID, static_cast<id_t>(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == 0;
  }
};

TEST_F(TogetherTest, OnOneDayTheSecondWaitsAndTakesWhatTheFirstWrote) {
  const Words day = {"--date", "2026-02-03"};
  ASSERT_EQ(run({"--date", "2026-02-03", "--output-dir", "alone", "--cache-dir", "other"}).code, 0);
  const auto requests = server.take_asked().size();
  run_both(day, day);
  EXPECT_EQ(reports(), files_below(folder / "alone/reports"));
  EXPECT_EQ(server.take_asked().size(), requests);
}

TEST_F(TogetherTest, OfTwoDaysBothOrdersGiveTheSameBytes) {
  ASSERT_EQ(run({"--date", "2026-02-03"}).code, 0);
  const auto late = attn().commit("2026-02-03T20:00:00Z", "Pushed after midnight");
  attn().commit("2026-02-04T08:00:00Z", "The day after");
  const Words first = {"--date", "2026-02-04"}, second = {"--date", "2026-02-05"};
  fs::copy(folder / "reports", folder / "before", fs::copy_options::recursive);
  run_both(first, second);
  const auto in_turn = reports();
  EXPECT_TRUE(in_turn.contains("2026-02-04.md") && in_turn.contains("2026-02-05.md"));
  EXPECT_NE(page("2026-02-04").find(late), std::string::npos) << "what comes late is told by the next day's report";
  fs::remove_all(folder / "reports");
  fs::remove_all(folder / ".cache");
  fs::rename(folder / "before", folder / "reports");
  run_both(second, first);
  EXPECT_EQ(reports(), in_turn);
  EXPECT_EQ(program->run({"verify"}).code, 0);
}

}  // namespace
}  // namespace aireport::testing
