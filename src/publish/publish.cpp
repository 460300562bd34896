#include <aireport/publish/publish.hpp>
#include <aireport/support/file.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <system_error>
#include <utility>

namespace aireport::publish {
namespace {

namespace fs = std::filesystem;

bool stands(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

Result<std::optional<std::string>> read_if_there(const fs::path& path, std::uint64_t limit) {
  if (!stands(path)) return std::optional<std::string>();
  std::error_code unknown;
  if (const auto size = fs::file_size(path, unknown); !unknown && size > limit)
    return fail(ErrorKind::too_large, "it is too large", for_terminal(path.native()));
  AIREPORT_TRY(std::string content, read_file(path, limit));
  return std::optional(std::move(content));
}

Result<std::optional<fs::path>> write_if_new(const fs::path& path, std::string_view content) {
  std::error_code unknown;
  if (fs::file_size(path, unknown) == content.size() && !unknown) {
    const auto present = read_if_there(path, content.size());
    if (present && *present == content) return std::optional<fs::path>();
  }
  AIREPORT_CHECK(write_file_atomically(path, content, Access::everyone));
  return std::optional(path);
}

}  // namespace

Result<std::optional<std::string>> published_snapshot(const Paths& paths, Date date, std::uint64_t limit) {
  return read_if_there(snapshot_path(paths, date), limit);
}

Result<std::string> start_of_snapshot(const Paths& paths, Date date, std::size_t most) {
  return read_file_start(snapshot_path(paths, date), most);
}

Result<std::optional<std::string>> published_page(const Paths& paths, Date date) {
  return read_if_there(page_path(paths, date), kMaxPageBytes);
}

Result<std::string> start_of_index(const Paths& paths, std::size_t most) {
  return stands(paths.index) ? read_file_start(paths.index, most) : std::string();
}

bool has_page(const Paths& paths, Date date) {
  return stands(page_path(paths, date));
}

std::optional<Date> last_written(const Paths& paths, const std::vector<Date>& dates) {
  std::optional<Date> last;
  fs::file_time_type newest;
  for (const Date date : dates) {
    std::error_code problem;
    const auto time = fs::last_write_time(snapshot_path(paths, date), problem);
    if (problem || (last && time <= newest)) continue;
    last = date;
    newest = time;
  }
  return last;
}

bool index_is_behind(const Paths& paths, const std::vector<Date>& dates) {
  std::error_code missing;
  const auto made = fs::last_write_time(paths.index, missing);
  const auto is_newer = [&](const fs::path& path) {
    std::error_code problem;
    const auto time = fs::last_write_time(path, problem);
    return !problem && (missing || time > made);
  };
  return std::any_of(dates.begin(), dates.end(), [&](Date date) {
    return is_newer(page_path(paths, date)) || is_newer(snapshot_path(paths, date));
  });
}

Result<std::vector<fs::path>> publish(const Paths& paths, const Publication& publication) {
  const auto snapshot = snapshot_path(paths, publication.date);
  const auto page = page_path(paths, publication.date);
  // Killed in between, the next run finds the day's data and makes the page of it without a request.
  AIREPORT_TRY(const auto new_snapshot, write_if_new(snapshot, publication.snapshot));
  AIREPORT_TRY(const auto new_page, write_if_new(page, publication.page));
  std::vector<fs::path> written;
  for (const auto& path : {new_page, new_snapshot})
    if (path) written.push_back(*path);
  return written;
}

Result<std::optional<fs::path>> publish_page(const Paths& paths, Date date, std::string_view page) {
  return write_if_new(page_path(paths, date), page);
}

Result<std::optional<fs::path>> publish_index(const Paths& paths, std::string_view index) {
  return write_if_new(paths.index, index);
}

}  // namespace aireport::publish
