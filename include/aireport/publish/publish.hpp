// The reports folder: names, atomic writes, the list of past issues, the lock.
#pragma once

#include <aireport/model/day.hpp>
#include <aireport/support/error.hpp>
#include <aireport/support/utc.hpp>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
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

std::filesystem::path index_folder(const Paths& paths);  // "." for an index that is named without one

// From the index to a page, as a link: "2026-02-03.md", or "reports/2026-02-03.md" for an index beside the folder.
std::string page_link(const Paths& paths, Date date);

// Dates that have a snapshot, newest first. A folder that does not exist has none.
Result<std::vector<Date>> published_dates(const Paths& paths);

// A page larger than this is not read again, neither by the index nor by `verify`.
inline constexpr std::uint64_t kMaxPageBytes = 3ULL << 19;

// What stands there for a day; nullopt: nothing does. Errors: io; too_large: more than `limit`, or kMaxPageBytes.
Result<std::optional<std::string>> published_snapshot(const Paths& paths, Date date, std::uint64_t limit);
Result<std::string> start_of_snapshot(const Paths& paths, Date date, std::size_t most);  // the first bytes; error: io
Result<std::optional<std::string>> published_page(const Paths& paths, Date date);
Result<std::string> start_of_index(const Paths& paths, std::size_t most);  // empty: there is none; error: io
bool has_page(const Paths& paths, Date date);

// Of these dates the one whose snapshot was written last. nullopt: none can be looked at.
std::optional<Date> last_written(const Paths& paths, const std::vector<Date>& dates);

// Is a page or a snapshot of these dates newer than the index, or is there no index for them?
bool index_is_behind(const Paths& paths, const std::vector<Date>& dates);

// A report is never replaced by one that knows less: not a whole day by a part of it, not a part by one with more
// repositories of which something is missing, or with as many and fewer items, not the day up to noon by that up to
// ten.
bool may_replace(const model::DayHead& published, const model::DayHead& made);

// Writes the snapshot, then the page, each whole or not at all, so that no page is ever seen without its data; the
// index comes last, by itself. Returns the paths written: page, snapshot. What stands there already with the same bytes
// is not written (nullopt): a run with nothing to do leaves no trace.
struct Publication {
  Date date{};
  std::string page, snapshot;
};
Result<std::vector<std::filesystem::path>> publish(const Paths& paths, const Publication& publication);
Result<std::optional<std::filesystem::path>> publish_page(const Paths& paths, Date date, std::string_view page);
Result<std::optional<std::filesystem::path>> publish_index(const Paths& paths, std::string_view index);

// How long to wait for another run's lock.
struct LockWait {
  std::chrono::milliseconds patience{60'000};
  std::chrono::milliseconds poll{100};
  std::function<bool()> interrupted;                            // asked at each poll; empty: never
  std::function<void(const std::string& holder)> on_wait = {};  // once, when it has to be waited for
};

// Held while a run writes into the folder; let go when destroyed. A missing folder is made, and goes again with the
// lock if nothing was written into it. Error: busy, with who holds it, when patience is over; interrupted; io.
class Lock {
 public:
  virtual ~Lock() = default;
};
Result<std::unique_ptr<Lock>> lock_folder(const Paths& paths, const LockWait& wait = {});

}  // namespace aireport::publish
