// The program killed at 200 random moments, a quarter of them in each of four nights.
#include <signal.h>
#include <sys/wait.h>

#include <chrono>
#include <random>
#include <thread>

#include "program/night.hpp"

namespace aireport::testing {
namespace {

using std::chrono::steady_clock;

constexpr int kKills = 50;

class KilledTest : public NightTest {
 protected:
  // From the start of a run to its end, without what it takes to wait for it.
  steady_clock::duration undisturbed() {
    restore();
    const auto started = steady_clock::now();
    EXPECT_EQ(run(words_).code, 0);
    return steady_clock::now() - started;
  }

  // False: the run was over before.
  bool kill_at(steady_clock::duration moment) {
    restore();
    const auto started = steady_clock::now();
    const auto process = program->start(with_server(words_));
    std::this_thread::sleep_until(started + moment);
    ::kill(process, SIGKILL);
    return program->wait(process).code == 128 + SIGKILL;
  }

  void kill_at_random_moments() {
    const auto seed = std::random_device{}();
    std::mt19937_64 random(seed);
    auto length = undisturbed();
    int kills = 0;
    for (int attempt = 0; kills < kKills && attempt < 4 * kKills && !HasFailure(); ++attempt) {
      const auto part = std::uniform_int_distribution<int>(0, 999)(random);
      if (kill_at(length * part / 1000))
        ++kills;
      else
        length = undisturbed();  // the machine has less to do than when it was measured
      const auto moment = "after " + std::to_string(part) + "/1000 of a run, seed " + std::to_string(seed) + "\n";
      expect_whole(moment);
      expect_mended(attempt, moment);
    }
    EXPECT_EQ(kills, kKills);
  }
};

TEST_F(KilledTest, InAFirstNight) {
  begin_with(kDay);
  kill_at_random_moments();
}

TEST_F(KilledTest, InANightAfterAnother) {
  attn().commit("2026-02-02T08:00:00Z", "The day before");
  ASSERT_EQ(run({"--date", "2026-02-02"}).code, 0);
  begin_with(kDay);
  kill_at_random_moments();
}

TEST_F(KilledTest, WhileADayIsAskedForAgain) {
  ASSERT_EQ(run(kDay).code, 0);
  attn().commit("2026-02-03T19:00:00Z", "A commit that was pushed later");
  begin_with({"--date", "2026-02-03", "--refresh"});
  kill_at_random_moments();
}

TEST_F(KilledTest, WhileDaysAreCaughtUp) {
  for (const auto* time : {"2026-02-01T08:00:00Z", "2026-02-02T08:00:00Z"}) attn().commit(time, "A day's work");
  ASSERT_EQ(run({"--date", "2026-02-01"}).code, 0);
  const auto first = reports();
  ASSERT_EQ(run({"--date", "2026-02-02"}).code, 0);
  also_whole();
  std::filesystem::remove(folder / "reports/2026-02-02.md");
  std::filesystem::remove(folder / "reports/data/2026-02-02.json.gz");
  ASSERT_EQ(run({"--date", "2026-02-01"}).code, 0);
  ASSERT_EQ(reports(), first);
  begin_with({"--from", "2026-02-02", "--to", "2026-02-03"});
  kill_at_random_moments();
}

}  // namespace
}  // namespace aireport::testing
