#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <aireport/store/file_store.hpp>
#include <aireport/support/file.hpp>
#include <aireport/support/text.hpp>

#include <fmt/format.h>
#include <cerrno>
#include <cstring>
#include <variant>

#include "store/entry.hpp"
#include "store/prune.hpp"

namespace aireport::store {
namespace {

namespace fs = std::filesystem;

// Larger than any answer that is let in; a file beyond it is none of ours.
constexpr std::int64_t kEntryLimit = 128LL << 20;
// A use is noted only when the last one is older, so that reading seldom writes.
constexpr std::time_t kNoteUseAfter = 24L * 3600;

class File {
 public:
  explicit File(int number) : number_(number) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_;
};

tl::unexpected<Error> io_error(const fs::path& path, int number) {
  return fail(ErrorKind::io, std::strerror(number), path.string());
}

bool read_all(int file, std::string& bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto count = ::read(file, bytes.data() + done, bytes.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
  }
  bytes.resize(done);
  return true;
}

}  // namespace

FileStore::FileStore(fs::path folder, Writing writing, Events& events)
    : folder_(std::move(folder)), writing_(writing), events_(events) {}

fs::path FileStore::path_of(std::string_view key) const {
  return folder_ / folder_name_of(key) / file_name_of(key);
}

Result<std::optional<std::string>> FileStore::load(std::string_view key) {
  const auto path = path_of(key);
  // Not blocking, lest a pipe in the folder hold up the run.
  const File file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!file && (errno == ENOENT || errno == ENOTDIR)) return std::nullopt;
  if (!file) return io_error(path, errno);
  struct stat about {};
  if (::fstat(file.number(), &about) != 0) return io_error(path, errno);
  if (!S_ISREG(about.st_mode) || about.st_size > kEntryLimit) {
    drop(path, key, "it is no file of the cache");
    return std::nullopt;
  }
  std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
  if (!read_all(file.number(), bytes)) return io_error(path, errno);
  auto entry = decode_entry(std::move(bytes), key);
  if (const auto* damage = std::get_if<Damage>(&entry)) {
    drop(path, key, damage->why);
    return std::nullopt;
  }
  struct timespec now {};
  ::clock_gettime(CLOCK_REALTIME, &now);
  if (writing_ == Writing::allowed && now.tv_sec - about.st_mtim.tv_sec > kNoteUseAfter)
    ::futimens(file.number(), nullptr);
  return std::get<std::string>(std::move(entry));
}

Result<void> FileStore::save(std::string_view key, std::string_view value) {
  if (writing_ == Writing::never) return {};
  if (!is_key(key)) return fail(ErrorKind::io, "a key of the cache may not hold control characters");
  const auto path = path_of(key);
  const auto bytes = encode_entry(key, value);
  // Not synced: after a crash of the machine the checksum tells a half written entry from a whole one, and a sync for
  // each answer would cost more than the answer.
  return write_file_atomically(path, bytes, Access::owner_only, Durability::unsynced);
}

Result<void> FileStore::remove(std::string_view key) {
  const auto path = path_of(key);
  if (writing_ == Writing::never || ::unlink(path.c_str()) == 0 || errno == ENOENT || errno == ENOTDIR) return {};
  return io_error(path, errno);
}

void FileStore::drop(const fs::path& path, std::string_view key, std::string_view why) {
  if (writing_ == Writing::allowed) ::unlink(path.c_str());
  events_.warn("cache.damaged", fmt::format("the cache entry {} is not used: {}", path.string(), why),
               {{"path", path.string()}, {"key", std::string(key)}});
}

Pruned FileStore::prune(const Bounds& bounds, UtcTime now) {
  if (writing_ == Writing::never) return {};
  return prune_folder(folder_, bounds, now);
}

std::unique_ptr<FileStore> make_file_store(fs::path folder, Writing writing, Events& events) {
  return std::make_unique<FileStore>(std::move(folder), writing, events);
}

}  // namespace aireport::store
