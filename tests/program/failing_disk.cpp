// Preloaded into the program: lets one call of the disk fail, or kills the program there. DISK_FAULT is
// "CALL HOW NUMBER PART MARK": CALL is create, write, fsync, rename, close, mkdir or any of them; HOW an errno, "short"
// (half of what was to be written), "full" (this and all that follow: ENOSPC) or "kill"; NUMBER counts the calls from
// 1; only those whose path holds PART count. The file MARK is made when the call comes.
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

struct Fault {
  std::array<char, 16> call{}, how{}, part{};
  std::array<char, 256> mark{};
  int number = 0;
  bool on = false;
};

Fault read_fault() {
  Fault fault;
  const char* text = std::getenv("DISK_FAULT");
  fault.on = text != nullptr && std::sscanf(text, "%15s %15s %d %15s %255s", fault.call.data(), fault.how.data(),
                                            &fault.number, fault.part.data(), fault.mark.data()) == 5;
  return fault;
}

enum class Verdict { pass, fail, halve };

// Whether this call is the one. Sets errno when it is to fail.
Verdict judge(const char* call, const char* path) {
  static const Fault fault = read_fault();
  static int count = 0;
  if (!fault.on || std::strstr(path, fault.part.data()) == nullptr) return Verdict::pass;
  if (std::strcmp(fault.call.data(), "any") != 0 && std::strcmp(fault.call.data(), call) != 0) return Verdict::pass;
  ++count;
  const bool lasts = std::strcmp(fault.how.data(), "full") == 0;
  if (count < fault.number || (count > fault.number && !lasts)) return Verdict::pass;
  syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, fault.mark.data(), O_WRONLY | O_CREAT, 0600));
  if (std::strcmp(fault.how.data(), "kill") == 0) syscall(SYS_kill, getpid(), SIGKILL);
  if (std::strcmp(fault.how.data(), "short") == 0) return Verdict::halve;
  errno = lasts ? ENOSPC : std::atoi(fault.how.data());
  return Verdict::fail;
}

Verdict judge(const char* call, int descriptor) {
  std::array<char, 32> link{};
  std::array<char, 4096> path{};
  std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", descriptor);
  if (syscall(SYS_readlinkat, AT_FDCWD, link.data(), path.data(), path.size() - 1) < 0) return Verdict::pass;
  return judge(call, path.data());
}

int open_file(const char* path, int flags, mode_t mode) {
  if ((flags & O_CREAT) != 0 && judge("create", path) == Verdict::fail) return -1;
  return static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_file(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_file(path, flags, mode);
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  const auto verdict = judge("write", descriptor);
  if (verdict == Verdict::fail) return -1;
  return syscall(SYS_write, descriptor, bytes, verdict == Verdict::halve ? (size + 1) / 2 : size);
}

int fsync(int descriptor) {
  if (judge("fsync", descriptor) == Verdict::fail) return -1;
  return static_cast<int>(syscall(SYS_fsync, descriptor));
}

// As Linux does it: the descriptor is gone even when the call fails.
int close(int descriptor) {
  const auto verdict = judge("close", descriptor);
  const int problem = errno;
  const auto result = static_cast<int>(syscall(SYS_close, descriptor));
  if (verdict != Verdict::fail) return result;
  errno = problem;
  return -1;
}

int rename(const char* from, const char* to) noexcept {
  if (judge("rename", to) == Verdict::fail) return -1;
  return static_cast<int>(syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int mkdir(const char* path, mode_t mode) noexcept {
  if (judge("mkdir", path) == Verdict::fail) return -1;
  return static_cast<int>(syscall(SYS_mkdirat, AT_FDCWD, path, mode));
}
}
