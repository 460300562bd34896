// Usage: fuzz_replay TARGET FOLDER
// Runs a target on every file of a folder.
#include <aireport/support/file.hpp>
#include <filesystem>
#include <iostream>
#include <map>
#include <vector>

#include "fuzz/targets.hpp"

namespace {

using aireport::Result;
namespace fuzz = aireport::fuzz;

const std::map<std::string_view, void (*)(std::string_view)> kTargets = {
    {"answer", fuzz::answer},           {"cached_answer", fuzz::cached_answer},
    {"config", fuzz::config},           {"digest", fuzz::digest},
    {"headers", fuzz::headers},         {"json", fuzz::json},
    {"page_reader", fuzz::page_reader}, {"patch", fuzz::patch},
    {"pipeline", fuzz::pipeline},       {"snapshot", fuzz::snapshot},
    {"store_entry", fuzz::store_entry}, {"text", fuzz::text},
    {"verify_page", fuzz::verify_page}, {"words", fuzz::words},
};

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string_view> arguments(words, words + count);
  if (arguments.size() != 3 || !kTargets.contains(arguments[1])) {
    std::cerr << "usage: fuzz_replay TARGET FOLDER\n";
    return 2;
  }
  std::size_t files = 0;
  for (const auto& file : std::filesystem::directory_iterator(arguments[2])) {
    const Result<std::string> input = aireport::read_file(file.path());
    if (!input) {
      std::cerr << describe(input.error()) << "\n";
      return 1;
    }
    std::cout << file.path().filename().string() << std::endl;  // flushed: a target that fails ends the program
    kTargets.at(arguments[1])(*input);
    ++files;
  }
  if (files == 0) std::cerr << "no files in " << arguments[2] << "\n";
  return files == 0 ? 1 : 0;
}
