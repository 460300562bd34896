#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <aireport/publish/publish.hpp>
#include <aireport/support/file.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace aireport::publish {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kLockName = ".aireport.lock";

tl::unexpected<Error> io_problem(std::string_view what, const fs::path& path, int code) {
  return fail(ErrorKind::io, fmt::format("{}: {}", what, std::generic_category().message(code)),
              for_terminal(path.native()));
}

// Which folders on the way to this one are missing, the deepest last.
std::vector<fs::path> missing_folders(const fs::path& folder) {
  std::vector<fs::path> missing;
  fs::path way;
  for (const fs::path& part : folder) {
    way /= part;
    std::error_code ignored;
    if (!part.empty() && !fs::exists(way, ignored)) missing.push_back(way);
  }
  return missing;
}

// The folders that were made for the lock's sake and under it. Those that are still empty at the end go again: a run
// that publishes nothing leaves nothing.
class MadeFolders {
 public:
  MadeFolders() = default;
  MadeFolders(const MadeFolders&) = delete;
  MadeFolders& operator=(const MadeFolders&) = delete;
  ~MadeFolders() {
    // Deepest first; one that holds something stays.
    std::sort(made_.begin(), made_.end(),
              [](const auto& a, const auto& b) { return a.native().size() > b.native().size(); });
    for (const auto& folder : made_) ::rmdir(folder.c_str());
  }

  Result<void> make(const fs::path& folder) {
    watch(folder);
    return make_folders(folder, Access::everyone);
  }

  // Whoever makes it while the lock is held.
  void watch(const fs::path& folder) {
    for (auto& missing : missing_folders(folder))
      if (std::find(made_.begin(), made_.end(), missing) == made_.end()) made_.push_back(std::move(missing));
  }

 private:
  std::vector<fs::path> made_;
};

// An open lock file. Closing it lets the lock go, as does the end of the process, however it ends.
class LockFile {
 public:
  LockFile(int descriptor, fs::path path) : descriptor_(descriptor), path_(std::move(path)) {}
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;
  ~LockFile() {
    // Removed while still held: whoever waits on this file sees that its name is gone and opens a new one.
    if (held_) ::unlink(path_.c_str());
    ::close(descriptor_);
  }

  // False: another run has it.
  Result<bool> try_to_hold() {
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      if (errno == EWOULDBLOCK || errno == EINTR) return false;
      return io_problem("cannot lock", path_, errno);
    }
    held_ = still_named();
    return held_;
  }

  void sign() const {
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    const auto text = fmt::format("process {} on {}\n", ::getpid(), host.data());
    // For the message of others alone: the lock holds without it.
    if (::ftruncate(descriptor_, 0) == 0) (void)!::pwrite(descriptor_, text.data(), text.size(), 0);
  }

 private:
  // The file may have been removed by its last holder between our opening and locking it.
  bool still_named() const {
    struct stat ours {};
    struct stat named {};
    return ::fstat(descriptor_, &ours) == 0 && ::stat(path_.c_str(), &named) == 0 && ours.st_ino == named.st_ino &&
           ours.st_dev == named.st_dev;
  }

  int descriptor_;
  fs::path path_;
  bool held_ = false;
};

// Nothing: the folder is gone, as its last holder had made it and left it empty.
Result<std::unique_ptr<LockFile>> open_lock(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (descriptor < 0 && errno == ENOENT) return std::unique_ptr<LockFile>();
  if (descriptor < 0) return io_problem("cannot write into the folder", path, errno);
  return std::make_unique<LockFile>(descriptor, path);
}

// The lock file is let go before the folders.
struct LockedFolder final : Lock {
  MadeFolders made;
  std::unique_ptr<LockFile> file;
};

std::string holder(const fs::path& path) {
  constexpr std::uint64_t kSignatureLimit = 4096;
  const auto text = read_file(path, kSignatureLimit);
  const auto line = text ? for_terminal(trim(first_line(*text))) : std::string{};
  return line.empty() ? "unknown process" : line;
}

// What runs that were killed left behind. Only the holder of the lock may do so; what cannot be removed does no harm.
void remove_leftovers(const fs::path& folder) {
  std::error_code problem;
  for (auto entry = fs::directory_iterator(folder, problem); !problem && entry != fs::directory_iterator{};
       entry.increment(problem)) {
    std::error_code ignored;
    if (is_temporary(entry->path()) && entry->is_regular_file(ignored)) fs::remove(entry->path(), ignored);
  }
}

}  // namespace

Result<std::unique_ptr<Lock>> lock_folder(const Paths& paths, const LockWait& wait) {
  const auto path = paths.folder / kLockName;
  auto lock = std::make_unique<LockedFolder>();
  for (auto waited = std::chrono::milliseconds{0};; waited += wait.poll) {
    AIREPORT_CHECK(lock->made.make(paths.folder));
    AIREPORT_TRY(lock->file, open_lock(path));
    AIREPORT_TRY(const bool held, lock->file ? lock->file->try_to_hold() : Result<bool>(false));
    if (held) {
      for (const auto& folder : {paths.folder / "data", index_folder(paths)}) lock->made.watch(folder);
      lock->file->sign();
      for (const auto& folder : {paths.folder, paths.folder / "data", index_folder(paths)}) remove_leftovers(folder);
      return lock;
    }
    if (wait.interrupted && wait.interrupted())
      return fail(ErrorKind::interrupted, "interrupted while waiting for another run");
    if (waited.count() == 0 && wait.on_wait) wait.on_wait(holder(path));
    if (waited >= wait.patience)
      return fail(ErrorKind::busy, fmt::format("another run holds the lock: {}", holder(path)),
                  for_terminal(path.native()));
    std::this_thread::sleep_for(wait.poll);
  }
}

}  // namespace aireport::publish
