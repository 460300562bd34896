// Nights that are disturbed: a folder as it was before, as it is after an undisturbed run, and what may lie between.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "program/fixture.hpp"

namespace aireport::testing {

class NightTest : public ProgramTest {
 protected:
  using Files = std::map<std::string, std::string>;

  static inline const std::vector<std::string> kDay = {"--date", "2026-02-03"};

  // Reports and cache as they stand now are what each night begins with; `words` is what it runs. The undisturbed run
  // tells what comes of it.
  void begin_with(std::vector<std::string> words) {
    words_ = std::move(words);
    std::filesystem::create_directories(folder / "before");
    for (const auto* part : {"reports", ".cache"})
      if (std::filesystem::exists(folder / part)) copy(folder / part, folder / "before" / part);
    before_ = reports();
    ASSERT_EQ(run(words_).code, 0);
    after_ = reports();
    ASSERT_NE(before_, after_);
    ASSERT_EQ(program->run({"verify"}).code, 0);
  }

  void restore() const {
    for (const auto* part : {"reports", ".cache"}) {
      std::filesystem::remove_all(folder / part);
      if (std::filesystem::exists(folder / "before" / part)) copy(folder / "before" / part, folder / part);
    }
  }

  // What stands there now is whole too: a night of several days comes by it.
  void also_whole() { between_.push_back(reports()); }

  // Each published file is whole: as it was before, or as it is after.
  void expect_whole(const std::string& moment) const {
    const auto now = reports();
    for (const auto& [path, bytes] : before_) EXPECT_TRUE(now.contains(path)) << path << " is missing " << moment;
    for (const auto& [path, bytes] : now) {
      if (!path.ends_with(".md") && !path.ends_with(".json.gz")) continue;  // a temporary file, or the lock
      EXPECT_TRUE(is_whole(path, bytes)) << path << " is neither old nor new " << moment;
    }
  }

  // The same night run once more.
  void expect_mended_by_the_same_run(const std::string& moment) {
    const auto next = run(words_);
    EXPECT_EQ(next.code, 0) << moment << next.err;
    EXPECT_EQ(reports(), after_) << moment;
  }

  // The night after: whatever stands there is in step, and nothing is left behind.
  void expect_mended_by_the_next_run(const std::string& moment) {
    const auto next = run({"--date", "2026-02-04"});
    EXPECT_EQ(next.code, 0) << moment << next.err;
    expect_in_step(moment);
  }

  // The night after, when no repository is answered and nothing can be published.
  void expect_mended_by_a_run_that_fails(const std::string& moment) {
    attn().status = serve().status = 404;
    EXPECT_EQ(run({"--date", "2026-02-04"}).code, 1) << moment;
    attn().status = serve().status = 0;
    if (!reports().empty()) expect_in_step(moment);
  }

  // One after the other of these, so that each is met at every kind of moment.
  void expect_mended(int turn, const std::string& moment) {
    switch (turn % 3) {
      case 0:
        return expect_mended_by_the_same_run(moment);
      case 1:
        return expect_mended_by_the_next_run(moment);
      default:
        return expect_mended_by_a_run_that_fails(moment);
    }
  }

  Files before_, after_;
  std::vector<std::string> words_;

 private:
  void expect_in_step(const std::string& moment) {
    const auto verified = program->run({"verify"});
    EXPECT_EQ(verified.code, 0) << moment << verified.out << verified.err;
    for (const auto& [path, bytes] : reports())
      EXPECT_TRUE(path.ends_with(".md") || path.ends_with(".json.gz")) << path << " is left " << moment;
  }

  static void copy(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
  }
  static bool has(const Files& files, const std::string& path, const std::string& bytes) {
    const auto found = files.find(path);
    return found != files.end() && found->second == bytes;
  }
  bool is_whole(const std::string& path, const std::string& bytes) const {
    return has(before_, path, bytes) || has(after_, path, bytes) ||
           std::any_of(between_.begin(), between_.end(), [&](const Files& files) { return has(files, path, bytes); });
  }

  std::vector<Files> between_;
};

}  // namespace aireport::testing
