// Nights in a row, with the real stages and a GitHub in memory.
#pragma once

#include <gtest/gtest.h>

#include <stdlib.h>
#include <aireport/pipeline/pipeline.hpp>
#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/file.hpp>
#include <aireport/support/gzip.hpp>
#include <algorithm>
#include <filesystem>
#include <map>

#include "support/fake_github.hpp"
#include "support/fakes.hpp"

namespace aireport::pipeline {

namespace fs = std::filesystem;

inline constexpr const char* kApi = "https://api.github.com";

inline Date date(std::string_view text) {
  return parse_date(text).value();
}
inline UtcTime at(std::string_view text) {
  return parse_utc(text).value();
}

class NightsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "aireport-nights-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    order_.paths = publish::paths_in(folder_, "reports/index.md");
    order_.config.page.repos.resize(2);
    order_.config.page.repos[0].repo = {"openloom", "attn"};
    order_.config.page.repos[1].repo = {"relay", "serve"};
    attn();
    serve();
  }
  void TearDown() override { fs::remove_all(folder_); }

  Result<Outcome> run_at(std::string_view now, std::optional<Date> day = {}) {
    aireport::testing::FakeClock clock(at(now));
    order_.date = day;
    github_.asked.clear();
    return run(order_, {transport_, clock, events_, {}});
  }

  snapshot::Snapshot snapshot_of(std::string_view day) {
    const auto bytes = read_file(publish::snapshot_path(order_.paths, date(day)));
    return snapshot::decode(bytes.value()).value();
  }

  std::string page_of(std::string_view day) {
    return read_file(publish::page_path(order_.paths, date(day))).value_or("");
  }

  aireport::testing::FakeRepo& attn() { return github_.repo("openloom/attn"); }
  aireport::testing::FakeRepo& serve() { return github_.repo("relay/serve"); }

  fs::path folder_;
  Order order_;
  aireport::testing::FakeGithub github_{kApi};
  aireport::testing::FakeGithubTransport transport_{github_, kApi};
  aireport::testing::RecordingEvents events_;
};

}  // namespace aireport::pipeline
