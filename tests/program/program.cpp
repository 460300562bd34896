#include "program/program.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace aireport::testing {
namespace {

namespace fs = std::filesystem;

std::vector<char*> pointers_to(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

void redirect(const fs::path& path, int descriptor) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(file, descriptor);
  ::close(file);
}

}  // namespace

pid_t Program::start(const std::vector<std::string>& words, const fs::path& other_out) {
  auto line = runner;
  line.emplace_back(AIREPORT_PROGRAM);
  line.insert(line.end(), words.begin(), words.end());
  std::vector<std::string> environment = {"HOME=" + folder_.string(), "PATH=/usr/bin:/bin", "LC_ALL=C"};
  for (const auto& [name, value] : variables) environment.push_back(name + "=" + value);
  auto arguments = pointers_to(line);
  auto variable_pointers = pointers_to(environment);
  const int number = ++started_;
  const auto out = other_out.empty() ? folder_ / ("out." + std::to_string(number)) : other_out;
  const auto err = folder_ / ("err." + std::to_string(number));
  const pid_t process = ::fork();
  if (process == 0) {
    redirect("/dev/null", STDIN_FILENO);
    redirect(out, STDOUT_FILENO);
    redirect(err, STDERR_FILENO);
    if (::chdir(folder_.c_str()) == 0) ::execve(arguments.front(), arguments.data(), variable_pointers.data());
    ::_exit(127);
  }
  numbers_[process] = number;
  return process;
}

Ended Program::wait(pid_t process) {
  int status = 0;
  ::waitpid(process, &status, 0);
  const std::string number = std::to_string(numbers_[process]);
  Ended ended;
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ended.out = content_of(folder_ / ("out." + number));
  ended.err = content_of(folder_ / ("err." + number));
  return ended;
}

std::string content_of(const fs::path& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

std::map<std::string, std::string> files_below(const fs::path& folder) {
  std::map<std::string, std::string> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files[fs::relative(entry.path(), folder).string()] = content_of(entry.path());
  return files;
}

}  // namespace aireport::testing
