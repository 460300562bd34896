// The reports folder: names, atomic writes, the list of past issues, the lock.
#pragma once

#include <aireport/support/error.hpp>
#include <aireport/support/utc.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::publish {

struct Paths {
  std::filesystem::path folder;  // <output dir>/reports
  std::filesystem::path index;   // <output dir>/reports/index.md unless configured
};

Paths paths_in(const std::filesystem::path& output_dir, const std::filesystem::path& index);
std::filesystem::path page_path(const Paths& paths, Date date);      // reports/2026-02-03.md
std::filesystem::path snapshot_path(const Paths& paths, Date date);  // reports/data/2026-02-03.json.gz

// Dates that have a snapshot, newest first. A folder that does not exist has none.
Result<std::vector<Date>> published_dates(const Paths& paths);

// Snapshot, then page, then index: each whole or not at all. Returns what was written, in that order: page, snapshot,
// index.
struct Publication {
  Date date{};
  std::string page, snapshot;
};
Result<std::vector<std::filesystem::path>> publish(const Paths& paths, const Publication& publication);
Result<std::filesystem::path> publish_index(const Paths& paths, std::string_view index);

// Held while a run writes into the folder; let go when destroyed. Error: busy, with who holds it, after waiting.
class Lock {
 public:
  virtual ~Lock() = default;
};
Result<std::unique_ptr<Lock>> lock_folder(const Paths& paths);

}  // namespace aireport::publish
