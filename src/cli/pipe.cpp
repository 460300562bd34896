#include "cli/pipe.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <aireport/support/text.hpp>
#include <cerrno>
#include <system_error>

namespace aireport::cli {
namespace {

constexpr std::chrono::milliseconds kWait{100};

class Pipe {
 public:
  explicit Pipe(const std::filesystem::path& path) : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    if (number_ >= 0) ::close(number_);
  }

  int number() const { return number_; }

  // Whether there is something to read, the end too, or a signal to obey: -1.
  int wait() const {
    pollfd ready{number_, POLLIN, 0};
    return ::poll(&ready, 1, static_cast<int>(kWait.count()));
  }

 private:
  int number_;
};

}  // namespace

Result<std::string> read_pipe(const std::filesystem::path& path, std::size_t limit,
                              std::chrono::milliseconds patience) {
  const auto problem = [&](const std::string& what) { return fail(ErrorKind::io, what, for_terminal(path.native())); };
  const auto failed = [&] { return problem("cannot read: " + std::generic_category().message(errno)); };
  const Pipe pipe(path);
  if (pipe.number() < 0) return failed();
  std::string content;
  char piece[4096];
  // Each look counts as a whole wait: who writes a byte at a time holds it up no longer than who writes nothing.
  for (auto left = patience / kWait; left > 0; --left) {
    const int ready = pipe.wait();
    if (ready < 0 && errno == EINTR)
      return fail(ErrorKind::interrupted, "interrupted while it was waited for", for_terminal(path.native()));
    if (ready < 0) return failed();
    if (ready == 0) continue;
    const auto count = ::read(pipe.number(), piece, sizeof piece);
    if (count < 0 && errno == EAGAIN) continue;
    if (count < 0) return failed();
    if (count == 0) return content;
    content.append(piece, static_cast<std::size_t>(count));
    if (content.size() > limit) return problem(fmt::format("larger than {} bytes", limit));
  }
  return problem(fmt::format("nobody wrote this pipe to its end within {} seconds",
                             std::chrono::duration_cast<std::chrono::seconds>(patience).count()));
}

}  // namespace aireport::cli
