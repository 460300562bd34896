// A folder, a server and a program: what the tests of the program have in common.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>

#include "program/loopback_server.hpp"
#include "program/program.hpp"

namespace aireport::testing {

class ProgramTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "aireport-program-XXXXXX").string();
    folder = mkdtemp(pattern.data());
    program = std::make_unique<Program>(folder);
    std::filesystem::create_directories(folder / "config");
    write("config/repos.yaml", "repos:\n  - openloom/attn\n  - relay/serve\n");
    attn().commit("2026-02-03T08:00:00Z", "[CI] Run the tests on two machines");
    sha = attn().commit("2026-02-03T09:41:00Z", "Fix the fence before the epilogue store (#12)");
    attn().pull(12, "Fix the fence before the epilogue store", "2026-02-02T08:00:00Z", "2026-02-03T09:41:00Z");
    serve().issue(7, "Wrong logits with FP8", "2026-02-03T11:00:00Z", "The first token differs.");
    serve().release("v0.9.3", "2026-02-03T15:00:00Z");
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  Ended run(std::vector<std::string> words) { return program->run(with_server(std::move(words))); }

  std::vector<std::string> with_server(std::vector<std::string> words) const {
    words.insert(words.end(), {"--api-url", server.url()});
    return words;
  }

  void write(const std::string& path, const std::string& text) const {
    std::ofstream(folder / path, std::ios::binary) << text;
  }

  std::string page(const std::string& day = "2026-02-03") const {
    return content_of(folder / "reports" / (day + ".md"));
  }
  std::string snapshot_file() const { return (folder / "reports/data/2026-02-03.json.gz").string(); }
  std::map<std::string, std::string> reports() const { return files_below(folder / "reports"); }
  bool nothing_written() const { return !std::filesystem::exists(folder / "reports"); }

  FakeRepo& attn() { return server.github().repo("openloom/attn"); }
  FakeRepo& serve() { return server.github().repo("relay/serve"); }

  std::filesystem::path folder;
  LoopbackServer server;
  std::unique_ptr<Program> program;
  std::string sha;
};

}  // namespace aireport::testing
