// Runs the real program as a user's shell would.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace aireport::testing {

struct Ended {
  int code = -1;  // of exit; 128 and the signal's number when a signal ended it
  std::string out, err;
};

class Program {
 public:
  // Works in `folder`, with HOME there and no variable but those given.
  explicit Program(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::map<std::string, std::string> variables;
  std::vector<std::string> runner;  // words of a program that runs it, by its full path; empty: none

  Ended run(const std::vector<std::string>& words) { return wait(start(words)); }
  // With standard output going to that file; Ended::out stays empty.
  Ended run_into(const std::filesystem::path& out, const std::vector<std::string>& words) {
    return wait(start(words, out));
  }
  pid_t start(const std::vector<std::string>& words, const std::filesystem::path& out = {});
  Ended wait(pid_t process);

 private:
  std::filesystem::path folder_;
  int started_ = 0;
  std::map<pid_t, int> numbers_;
};

std::string content_of(const std::filesystem::path& path);                            // "" when it cannot be read
std::map<std::string, std::string> files_below(const std::filesystem::path& folder);  // by relative path

}  // namespace aireport::testing
