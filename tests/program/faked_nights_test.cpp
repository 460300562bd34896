// A month of nights with the real program on a faked clock, whose starts are late, early around midnight, doubled, two
// at once and skipped. What the server has grows as the nights go by.
#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/utc.hpp>
#include <algorithm>
#include <chrono>
#include <functional>

#include "program/fixture.hpp"

namespace aireport::testing {
namespace {

namespace fs = std::filesystem;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int kNights = 29;

enum class Start { on_time, early, at_midnight, late, doubled, together, skipped };

Start start_of(int night) {
  switch (night) {
    case 4:
    case 11:
    case 12:
    case 20:
      return Start::skipped;
    case 5:
    case 17:
    case 26:
      return Start::early;
    case 8:
    case 21:
      return Start::at_midnight;
    case 9:
    case 16:
    case 23:
      return Start::late;
    case 7:
    case 13:
    case 19:
      return Start::doubled;
    case 10:
    case 25:
      return Start::together;
    default:
      return Start::on_time;
  }
}

class FakedNightsTest : public ProgramTest {
 protected:
  static constexpr std::chrono::sys_days kFirst{std::chrono::year(2026) / 2 / 1};

  // Something that the server knows from then on, and what of it has to be told once.
  struct Happening {
    UtcTime known;
    std::function<void()> happen;
  };

  static std::string text(UtcTime time) { return format_utc(time); }

  void plan(UtcTime known, std::function<void()> happen) { happenings_.push_back({known, std::move(happen)}); }

  void plan_day(int night) {
    const UtcTime day = kFirst + days(night - 1);
    const std::string name = format_date(Date(kFirst + days(night - 1)));
    const auto nine = day + hours(9), last = day + hours(24) - seconds(1);
    plan(day, [=, this] { attn().pull(100 + night, "Work of " + name, text(day)); });
    plan(nine, [=, this] {
      expected_.insert(attn().commit(text(nine), "Work of " + name + " (#" + std::to_string(100 + night) + ")"));
      attn().merge(100 + night, text(nine));
    });
    plan(last, [=, this] { serve().issue(night, "Issue of " + name, text(last)); });
    expected_.insert({"opened " + std::to_string(100 + night), "merged " + std::to_string(100 + night),
                      "issue " + std::to_string(night)});
    if (night % 3 == 0 && night + 2 <= kNights) {  // merged two days later, and no commit names it
      plan(day + hours(10), [=, this] { serve().pull(300 + night, "Slow work", text(day + hours(10))); });
      plan(day + days(2), [=, this] { serve().merge(300 + night, text(day + days(2))); });
      expected_.insert({"opened " + std::to_string(300 + night), "merged " + std::to_string(300 + night)});
    }
    if (night % 5 == 2) {  // pushed up to four days after its date
      const auto pushed = day + days(night % 4 + 1) + hours(13);
      plan(pushed, [=, this] {
        expected_.insert(serve().commit(text(day + hours(22)), "Pushed late, of " + name));
        ++late_;
      });
    }
    if (night % 6 == 0) {
      plan(day + hours(15), [=, this] { serve().release("v1." + std::to_string(night), text(day + hours(15))); });
      expected_.insert("release v1." + std::to_string(night));
    }
  }

  void let_happen_until(UtcTime now) {
    const auto not_yet = std::stable_partition(happenings_.begin(), happenings_.end(),
                                               [&](const Happening& one) { return one.known <= now; });
    std::stable_sort(happenings_.begin(), not_yet, [](const auto& a, const auto& b) { return a.known < b.known; });
    std::for_each(happenings_.begin(), not_yet, [](const Happening& one) { one.happen(); });
    happenings_.erase(happenings_.begin(), not_yet);
  }

  pid_t start_at(UtcTime now) {
    auto time = text(now);
    time.replace(time.find('T'), 1, " ").pop_back();
    program->variables["TZ"] = "UTC";
    program->variables["ASAN_OPTIONS"] = "verify_asan_link_order=0";
    program->runner = {"/usr/bin/faketime", "-f", "@" + time};  // from then on the clock goes on
    const auto process = program->start(with_server({"--catch-up"}));
    program->runner.clear();
    return process;
  }

  // faketime names its semaphore by the number of its process, and a killed one leaves it to the next of that number.
  Ended ended_of(pid_t process, UtcTime now) {
    auto ended = program->wait(process);
    for (int again = 0; again < 3 && ended.err.starts_with("faketime: sem_open: File exists"); ++again)
      ended = program->wait(start_at(now));
    return ended;
  }

  void end(pid_t process, UtcTime now, int night) {
    const auto ended = ended_of(process, now);
    EXPECT_EQ(ended.code, 0) << "night " << night << ": " << ended.err;
  }

  void pass(int night) {
    const auto start = start_of(night);
    if (start == Start::skipped) return;
    const UtcTime midnight = kFirst + days(night);
    UtcTime now = midnight + minutes(15);
    if (start == Start::early) now = midnight - seconds(20);
    if (start == Start::at_midnight) now = midnight;
    if (start == Start::late) now = midnight + hours(21) + minutes(40);
    let_happen_until(now);
    const auto process = start_at(now);
    if (start == Start::together) end(start_at(now), now, night);
    end(process, now, night);
    if (start == Start::doubled) end(start_at(now + minutes(7)), now + minutes(7), night);
  }

  void count_items(const snapshot::Snapshot& day) {
    const auto& window = day.head.window;
    const auto count = [&](const std::string& event, const std::string& item, std::optional<UtcTime> when) {
      if (when && window.contains(*when)) ++told_[event + " " + item];
    };
    for (const auto& repo : day.repositories) {
      for (const auto& commit : repo.commits) ++told_[commit.sha];
      for (const auto& commit : repo.late_commits) {
        ++told_[commit.sha];
        ++told_late_;
      }
      for (const auto& pull : repo.pulls) {
        count("opened", std::to_string(pull.number), pull.created_at);
        count("merged", std::to_string(pull.number), pull.merged_at);
      }
      for (const auto& issue : repo.issues) ++told_["issue " + std::to_string(issue.number)];
      for (const auto& release : repo.releases) ++told_["release " + release.tag_name];
    }
  }

  std::vector<Happening> happenings_;
  std::set<std::string> expected_;
  std::map<std::string, int> told_;
  int late_ = 0, told_late_ = 0;
};

TEST_F(FakedNightsTest, EachDayHasOneCompleteReportAndEachItemIsToldOnce) {
  server.github() = FakeGithub(server.url());  // without the day of the other tests
  attn();
  serve();
  for (int night = 1; night <= kNights; ++night) plan_day(night);
  for (int night = 1; night <= kNights && !HasFailure(); ++night) pass(night);

  int reports_there = 0;
  for (const auto& [path, bytes] : files_below(folder / "reports/data")) {
    const auto day = snapshot::decode(bytes);
    ASSERT_TRUE(day.has_value()) << path << describe(day.error());
    EXPECT_EQ(day->head.state, model::DayState::complete) << path;
    EXPECT_FALSE(page(format_date(day->head.window.date)).empty()) << path;
    ++reports_there;
    count_items(*day);
  }
  EXPECT_EQ(reports_there, kNights);
  for (const auto& [item, times] : told_) EXPECT_EQ(times, 1) << item;
  for (const auto& item : expected_) EXPECT_TRUE(told_.contains(item)) << item << " is not told";
  EXPECT_EQ(told_.size(), expected_.size());
  EXPECT_GT(told_late_, 0);
  EXPECT_LE(told_late_, late_);
  const auto verified = program->run({"verify"});
  EXPECT_EQ(verified.code, 0) << verified.out << verified.err;
}

}  // namespace
}  // namespace aireport::testing
