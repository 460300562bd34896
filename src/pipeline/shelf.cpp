#include "pipeline/shelf.hpp"

#include <aireport/digest/digest.hpp>
#include <aireport/render/render.hpp>
#include <aireport/support/file.hpp>
#include <algorithm>
#include <utility>

namespace aireport::pipeline {
namespace {

namespace fs = std::filesystem;

bool stands(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

// Nothing is written where the same bytes stand already: a run with nothing to do leaves no trace.
bool holds(const fs::path& path, const std::string& content) {
  if (!stands(path)) return false;
  const auto present = read_file(path);
  return present && *present == content;
}

// The head is the first member of the file. It seldom needs more than this, and a year of reports has many.
constexpr std::size_t kUsualHead = 256U << 10U;

Result<model::DayHead> read_head(const fs::path& path) {
  AIREPORT_TRY(const std::string start, read_file_start(path, kUsualHead));
  auto head = snapshot::decode_head(start);
  if (head || start.size() < kUsualHead) return head;
  AIREPORT_TRY(const std::string bytes, read_file(path, snapshot::kMaxFileBytes));
  return snapshot::decode_head(bytes);
}

void warn_unreadable(const Error& error, const fs::path& path, Events& events) {
  events.warn("snapshot.unreadable", path.string() + " cannot be used: " + error.message, {{"path", path.string()}});
}

// The snapshot that was written last.
std::optional<Date> last_written(const publish::Paths& paths, const std::vector<Date>& dates) {
  std::optional<Date> last;
  fs::file_time_type newest;
  for (const Date date : dates) {
    std::error_code problem;
    const auto time = fs::last_write_time(publish::snapshot_path(paths, date), problem);
    if (problem || (last && time <= newest)) continue;
    last = date;
    newest = time;
  }
  return last;
}

}  // namespace

Rendered render_day(const snapshot::Snapshot& snapshot) {
  std::vector<digest::RepoDigest> digests;
  digests.reserve(snapshot.repositories.size());
  for (const auto& activity : snapshot.repositories)
    digests.push_back(digest::digest_repository(activity, snapshot.head.settings, snapshot.head.window));
  Rendered rendered;
  rendered.report = digest::compose(std::move(digests), snapshot.head);
  rendered.page = render::render_page(rendered.report);
  return rendered;
}

Result<std::vector<model::DayHead>> read_heads(const publish::Paths& paths, Events& events) {
  AIREPORT_TRY(const auto dates, publish::published_dates(paths));
  std::vector<model::DayHead> heads;
  for (const Date date : dates) {
    const auto path = publish::snapshot_path(paths, date);
    auto head = read_head(path);
    if (head)
      heads.push_back(std::move(*head));
    else
      warn_unreadable(head.error(), path, events);
  }
  return heads;
}

Result<std::optional<snapshot::Snapshot>> read_snapshot(const publish::Paths& paths, Date date, Events& events) {
  const auto path = publish::snapshot_path(paths, date);
  if (!stands(path)) return std::optional<snapshot::Snapshot>();
  AIREPORT_TRY(const std::string bytes, read_file(path, snapshot::kMaxFileBytes));
  auto decoded = snapshot::decode(bytes);
  if (decoded) return std::optional(std::move(*decoded));
  warn_unreadable(decoded.error(), path, events);
  return std::optional<snapshot::Snapshot>();
}

Result<std::optional<fs::path>> mend_page(const publish::Paths& paths, Date date, const std::string& page) {
  const auto path = publish::page_path(paths, date);
  if (holds(path, page)) return std::optional<fs::path>();
  AIREPORT_CHECK(write_file_atomically(path, page, Access::everyone));
  return std::optional(path);
}

Result<std::vector<fs::path>> mend_pages(const publish::Paths& paths, std::optional<Date> own, Events& events) {
  AIREPORT_TRY(const auto dates, publish::published_dates(paths));
  const auto last = last_written(paths, dates);
  std::vector<fs::path> written;
  for (const Date date : dates) {
    // Only the page of the snapshot that was written last can be older than its snapshot.
    if (date == own || (date != last && stands(publish::page_path(paths, date)))) continue;
    AIREPORT_TRY(const auto snapshot, read_snapshot(paths, date, events));
    if (!snapshot) continue;
    AIREPORT_TRY(const auto path, mend_page(paths, date, render_day(*snapshot).page));
    if (!path) continue;
    events.info("publish.mended", "wrote " + path->string() + " again, which an earlier run had left behind",
                {{"path", path->string()}});
    written.push_back(*path);
  }
  return written;
}

Result<std::optional<fs::path>> mend_index(const publish::Paths& paths, const config::Config& config, Events& events) {
  AIREPORT_TRY(const auto dates, publish::published_dates(paths));
  std::error_code missing;
  const auto made = fs::last_write_time(paths.index, missing);
  const auto is_newer = [&](const fs::path& path) {
    std::error_code problem;
    const auto time = fs::last_write_time(path, problem);
    return !problem && (missing || time > made);
  };
  const bool behind = std::any_of(dates.begin(), dates.end(), [&](Date date) {
    return is_newer(publish::page_path(paths, date)) || is_newer(publish::snapshot_path(paths, date));
  });
  return behind ? update_index(paths, config, events) : std::optional<fs::path>();
}

Result<std::optional<fs::path>> update_index(const publish::Paths& paths, const config::Config& config,
                                             Events& events) {
  AIREPORT_TRY(auto heads, read_heads(paths, events));
  render::Index index;
  index.title = config.index_title;
  index.language = config.page.language;
  for (auto& head : heads) {
    const auto page = publish::page_path(paths, head.window.date);
    if (!stands(page)) continue;
    if (index.issues.empty()) {
      AIREPORT_TRY(index.newest_page, read_file(page));
    }
    auto link = publish::page_link(paths, head.window.date);
    index.issues.push_back({std::move(head), std::move(link)});
  }
  const std::string text = render::render_index(index);
  if (holds(paths.index, text)) return std::optional<fs::path>();
  AIREPORT_TRY(auto path, publish::publish_index(paths, text));
  return std::optional(std::move(path));
}

}  // namespace aireport::pipeline
