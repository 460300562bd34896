#include <aireport/support/file.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <aireport/support/text.hpp>
#include <algorithm>
#include <atomic>
#include <cerrno>
#include <system_error>

namespace aireport {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = 1U << 16U;
constexpr std::string_view kTemporaryPrefix = ".aireport-", kTemporaryEnd = ".tmp";

tl::unexpected<Error> io_problem(std::string_view what, const fs::path& path, int code) {
  return fail(ErrorKind::io, fmt::format("{}: {}", what, std::generic_category().message(code)),
              for_terminal(path.native()));
}

// Calls again while a signal interrupts.
template <typename Call>
auto uninterrupted(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  bool open() const { return number_ >= 0; }
  int number() const { return number_; }
  // Some file systems tell of a failed write only here.
  int close() {
    if (number_ < 0) return 0;
    const int result = ::close(number_);
    number_ = -1;
    return result;
  }

 private:
  int number_;
};

// Removes the file at the end unless it was kept.
class Temporary {
 public:
  explicit Temporary(fs::path path) : path_(std::move(path)) {}
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    if (!kept_) ::unlink(path_.c_str());
  }
  const fs::path& path() const { return path_; }
  void keep() { kept_ = true; }

 private:
  fs::path path_;
  bool kept_ = false;
};

// Opened to be read, with its size as far as it is known beforehand: a text that grows piece by piece takes twice its
// memory. A pipe would be waited for, and a device has no end.
Result<std::uint64_t> check_file(const Descriptor& descriptor, const fs::path& path) {
  if (!descriptor.open()) return io_problem("cannot read", path, errno);
  struct stat about {};
  if (::fstat(descriptor.number(), &about) != 0) return io_problem("cannot read", path, errno);
  if (S_ISDIR(about.st_mode)) return io_problem("cannot read", path, EISDIR);
  if (!S_ISREG(about.st_mode))
    return fail(ErrorKind::io, "cannot read: it is no regular file", for_terminal(path.native()));
  return static_cast<std::uint64_t>(std::max<off_t>(about.st_size, 0));
}

int open_to_read(const fs::path& path) {
  return uninterrupted([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); });
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

// The process and a count make the name; O_EXCL sorts out those that other machines or earlier processes made.
fs::path next_temporary(const fs::path& folder) {
  static std::atomic<unsigned> count{0};
  return folder / fmt::format("{}{}-{}{}", kTemporaryPrefix, ::getpid(), count++, kTemporaryEnd);
}

Result<void> write_all(int descriptor, std::string_view content, const fs::path& path) {
  while (!content.empty()) {
    const auto written =
        uninterrupted([&] { return ::write(descriptor, content.data(), std::min(content.size(), kPiece * 16)); });
    if (written < 0) return io_problem("cannot write", path, errno);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> sync_folder(const fs::path& folder) {
  const Descriptor descriptor(
      uninterrupted([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
  if (!descriptor.open()) return {};  // a folder that may be written to but not read: nothing to sync it by
  // EINVAL: a file system that cannot sync folders.
  if (uninterrupted([&] { return ::fsync(descriptor.number()); }) != 0 && errno != EINVAL)
    return io_problem("cannot sync the folder", folder, errno);
  return {};
}

Result<void> check_replaceable(const fs::path& path) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (!fs::exists(status) || fs::is_regular_file(status)) return {};
  return fail(ErrorKind::io, "cannot write: it is not a file", for_terminal(path.native()));
}

// A new file in the folder. -1 leaves errno.
int create_temporary(const fs::path& folder, Access access, fs::path& name) {
  const mode_t mode = access == Access::owner_only ? 0600 : 0644;
  for (;;) {
    name = next_temporary(folder);
    const int number = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (number >= 0 || (errno != EEXIST && errno != EINTR)) return number;
  }
}

Result<void> fill(Descriptor& descriptor, std::string_view content, const fs::path& path, Durability durability) {
  AIREPORT_CHECK(write_all(descriptor.number(), content, path));
  const bool synced = durability == Durability::synced;
  if (synced && uninterrupted([&] { return ::fsync(descriptor.number()); }) != 0)
    return io_problem("cannot sync", path, errno);
  if (descriptor.close() != 0) return io_problem("cannot write", path, errno);
  return {};
}

}  // namespace

Result<std::string> read_file(const fs::path& path, std::uint64_t limit) {
  const Descriptor descriptor(open_to_read(path));
  AIREPORT_TRY(const auto size, check_file(descriptor, path));
  std::string content;
  content.reserve(std::min(size, limit));
  char piece[kPiece];
  for (;;) {
    const auto count = uninterrupted([&] { return ::read(descriptor.number(), piece, kPiece); });
    if (count < 0) return io_problem("cannot read", path, errno);
    if (count == 0) return content;
    const auto length = static_cast<std::size_t>(count);
    if (length > limit - content.size())
      return fail(ErrorKind::io, fmt::format("larger than {} bytes", limit), for_terminal(path.native()));
    content.append(piece, length);
  }
}

Result<std::string> read_file_start(const fs::path& path, std::size_t most) {
  const Descriptor descriptor(open_to_read(path));
  AIREPORT_CHECK(check_file(descriptor, path));
  std::string content(most, '\0');
  std::size_t done = 0;
  while (done < most) {
    const auto count = uninterrupted([&] { return ::read(descriptor.number(), content.data() + done, most - done); });
    if (count < 0) return io_problem("cannot read", path, errno);
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
  }
  content.resize(done);
  return content;
}

bool is_temporary(const fs::path& path) {
  const auto name = path.filename().string();
  return name.starts_with(kTemporaryPrefix) && name.ends_with(kTemporaryEnd);
}

Result<void> write_file_atomically(const fs::path& path, std::string_view content, Access access,
                                   Durability durability) {
  const fs::path folder = folder_of(path);
  AIREPORT_CHECK(check_replaceable(path));
  fs::path name;
  int number = create_temporary(folder, access, name);
  if (number < 0 && (errno == ENOENT || errno == ENOTDIR)) {
    AIREPORT_CHECK(make_folders(folder, access));
    number = create_temporary(folder, access, name);
  }
  if (number < 0) return io_problem("cannot write", path, errno);
  Temporary temporary(name);
  Descriptor descriptor(number);
  AIREPORT_CHECK(fill(descriptor, content, path, durability));
  if (::rename(temporary.path().c_str(), path.c_str()) != 0) return io_problem("cannot write", path, errno);
  temporary.keep();
  return durability == Durability::synced ? sync_folder(folder) : Result<void>();
}

Result<void> make_folders(const fs::path& path, Access access) {
  const mode_t mode = access == Access::owner_only ? 0700 : 0755;
  fs::path made;
  for (const fs::path& part : path) {
    made /= part;
    if (::mkdir(made.c_str(), mode) == 0 || errno == EEXIST) continue;
    const int code = errno;
    std::error_code ignored;
    // A read-only or foreign parent refuses even a name that is there.
    if (!fs::is_directory(made, ignored)) return io_problem("cannot make the folder", path, code);
  }
  std::error_code ignored;
  if (!path.empty() && !fs::is_directory(path, ignored)) return io_problem("cannot make the folder", path, ENOTDIR);
  return {};
}

}  // namespace aireport
