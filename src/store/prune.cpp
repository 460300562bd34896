#include "store/prune.hpp"

#include <sys/stat.h>
#include <aireport/support/file.hpp>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

namespace aireport::store {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;

// A temporary file of a run that was killed; a living run is done with one within seconds.
constexpr seconds kAbandonedAfter{3600};

struct Entry {
  fs::path path;
  UtcTime used;
  std::uint64_t size = 0;
};

bool is_entry_folder(const fs::path& path) {
  const auto name = path.filename().string();
  return name.size() == 1 && name.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// The files of the cache's own sub-folders; anything else in the folder is not ours to judge.
std::vector<Entry> entries_below(const fs::path& folder) {
  std::vector<Entry> entries;
  std::error_code ignored;
  for (fs::directory_iterator outer(folder, ignored), end; outer != end; outer.increment(ignored)) {
    if (!is_entry_folder(outer->path())) continue;
    for (fs::directory_iterator inner(outer->path(), ignored); inner != end; inner.increment(ignored)) {
      struct stat about {};
      if (::lstat(inner->path().c_str(), &about) != 0 || !S_ISREG(about.st_mode)) continue;
      entries.push_back(
          {inner->path(), UtcTime(seconds(about.st_mtim.tv_sec)), static_cast<std::uint64_t>(about.st_size)});
    }
  }
  return entries;
}

bool is_too_old(const Entry& entry, const Bounds& bounds, UtcTime now) {
  const bool temporary = is_temporary(entry.path);
  if (temporary && now - entry.used > kAbandonedAfter) return true;
  return bounds.max_age != seconds(0) && now - entry.used > bounds.max_age;
}

}  // namespace

Pruned prune_folder(const fs::path& folder, const Bounds& bounds, UtcTime now) {
  auto entries = entries_below(folder);
  // Last used first; equal times go by name, so that two runs keep the same.
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return std::tie(b.used, a.path) < std::tie(a.used, b.path); });
  Pruned pruned;
  bool full = false;
  for (const auto& entry : entries) {
    full = full || (bounds.max_size != 0 && pruned.bytes + entry.size > bounds.max_size);
    std::error_code problem;
    if ((full || is_too_old(entry, bounds, now)) && fs::remove(entry.path, problem)) {
      ++pruned.removed;
    } else {
      ++pruned.kept;
      pruned.bytes += entry.size;
    }
  }
  return pruned;
}

}  // namespace aireport::store
