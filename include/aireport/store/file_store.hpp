// The cache on disk: an entry a file, readable, below sub-folders. It can be deleted at any time.
#pragma once

#include <aireport/store/store.hpp>
#include <aireport/support/events.hpp>
#include <aireport/support/utc.hpp>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>

namespace aireport::store {

enum class Writing { allowed, never };  // never: nothing is written, removed or checked for its mode

// 0: unbounded.
struct Bounds {
  std::chrono::seconds max_age{0};  // since an entry was last written or used (to a day)
  std::uint64_t max_size = 0;       // bytes of all entries; those unused for longest go first
};

struct Pruned {
  std::int64_t removed = 0, kept = 0;
  std::uint64_t bytes = 0;  // of those kept
};

// A file holds a line "aireport-cache VERSION CRC32 LENGTH KEY", then the value as it is. The sum is over key and
// value. An entry that is cut, altered, of another version or of another key is dropped with a warning
// ("cache.damaged"). Entries are not synced: however the process ends, the old or the new one is whole, but a crash of
// the machine may leave those of the last seconds cut, which is one of the damages above.
class FileStore final : public Store {
 public:
  // The folder is made when the first entry is saved, 0700; entries are 0600. A missing folder is an empty cache.
  FileStore(std::filesystem::path folder, Writing writing, Events& events);

  Result<std::optional<std::string>> load(std::string_view key) override;
  // Errors: io. The old entry, if any, is whole then. With Writing::never it does nothing.
  Result<void> save(std::string_view key, std::string_view value) override;
  Result<void> remove(std::string_view key) override;  // with Writing::never it does nothing

  // What is too old or too much goes. Entries that cannot be removed are left. With Writing::never it does nothing.
  Pruned prune(const Bounds& bounds, UtcTime now);

  // Where the entry of a key stands, whether there is one or not.
  std::filesystem::path path_of(std::string_view key) const;

 private:
  void drop(const std::filesystem::path& path, std::string_view key, std::string_view why);

  std::filesystem::path folder_;
  Writing writing_;
  Events& events_;
};

std::unique_ptr<FileStore> make_file_store(std::filesystem::path folder, Writing writing, Events& events);

}  // namespace aireport::store
