#include "pipeline/shelf.hpp"

#include <aireport/render/render.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <utility>

#include "pipeline/day.hpp"
#include "pipeline/remake.hpp"

namespace aireport::pipeline {
namespace {

namespace fs = std::filesystem;

// The head is the first member of the file. It seldom needs more than this, and a year of reports has many.
constexpr std::size_t kUsualHead = 256U << 10U;

Result<model::DayHead> read_head(const publish::Paths& paths, Date date) {
  AIREPORT_TRY(const std::string start, publish::start_of_snapshot(paths, date, kUsualHead));
  auto head = snapshot::decode_head(start);
  if (head || start.size() < kUsualHead) return head;
  AIREPORT_TRY(const auto bytes, publish::published_snapshot(paths, date, snapshot::kMaxFileBytes));
  return snapshot::decode_head(bytes.value_or(""));
}

void warn_unreadable(const Error& error, const publish::Paths& paths, Date date, Events& events) {
  const auto path = publish::snapshot_path(paths, date).string();
  events.warn("snapshot.unreadable",
              path + " cannot be used: " + error.message + "; --date " + format_date(date) + " makes it again",
              {{"path", path}});
}

// The head of a day's snapshot, read to its end by `decode`.
template <typename Decode>
Result<std::optional<model::DayHead>> read_whole(const publish::Paths& paths, Date date, Events& events,
                                                 const Decode& decode) {
  const auto bytes = publish::published_snapshot(paths, date, snapshot::kMaxFileBytes);
  if (bytes && !*bytes) return std::optional<model::DayHead>();
  // One that is too large is damaged as one that is cut: none that was written is. One that cannot be read may be
  // whole.
  if (!bytes && bytes.error().kind != ErrorKind::too_large) return fail(bytes.error());
  auto head = bytes ? decode(**bytes) : fail(bytes.error());
  if (head) return std::optional(std::move(*head));
  if (head.error().kind == ErrorKind::interrupted) return fail(std::move(head).error());
  warn_unreadable(head.error(), paths, date, events);
  return std::optional<model::DayHead>();
}

// Of the report of a day that was over when it was made. nullopt: none stands there. One that cannot be read is warned
// about, as it does not bound the day of `beside`.
std::optional<model::Window> settled_window(const publish::Paths& paths, Date date, Date beside, Events& events) {
  const auto path = publish::snapshot_path(paths, date);
  std::error_code problem;
  if (!fs::exists(path, problem)) return std::nullopt;
  const auto head = read_head(paths, date);
  if (head) return head->state == model::DayState::unfinished ? std::nullopt : std::optional(head->window);
  events.warn("day.bounds",
              path.string() + " cannot be used: " + head.error().message + "; " + format_date(beside) +
                  " may not begin or end where that day does, if `timezone` was changed between them",
              {{"path", path.string()}, {"date", format_date(beside)}});
  return std::nullopt;
}

}  // namespace

Result<std::vector<model::DayHead>> read_heads(const publish::Paths& paths, Events& events) {
  AIREPORT_TRY(const auto dates, publish::published_dates(paths));
  std::vector<model::DayHead> heads;
  for (const Date date : dates) {
    auto head = read_head(paths, date);
    if (head)
      heads.push_back(std::move(*head));
    else
      warn_unreadable(head.error(), paths, date, events);
  }
  return heads;
}

model::Window between_neighbours(const publish::Paths& paths, model::Window window, Events& events) {
  // No two zones are further apart, so what is comes of a damaged report.
  constexpr std::chrono::hours kFarthest(26);
  const auto near = [&](UtcTime one, UtcTime other) { return one - other <= kFarthest && other - one <= kFarthest; };
  const auto of = [&](Date date) { return settled_window(paths, date, window.date, events); };
  const Date before = previous_day(window.date), after = next_day(window.date);
  // Where no report stands beside the day, the next one that way may still reach into it.
  if (const auto report = of(before); report && near(report->end, window.begin))
    window.begin = report->end;
  else if (const auto further = of(previous_day(before)); further && near(further->end, window.begin))
    window.begin = std::max(window.begin, further->end);
  if (const auto report = of(after); report && near(report->begin, window.end))
    window.end = report->begin;
  else if (const auto further = of(next_day(after)); further && near(further->begin, window.end))
    window.end = std::min(window.end, further->begin);
  // Zones may be more than a day apart.
  window.end = std::max(window.end, window.begin);
  return window;
}

Result<std::optional<model::DayHead>> read_each(const publish::Paths& paths, Date date,
                                                const OnRepository& on_repository, const World& world) {
  return read_whole(paths, date, world.events, [&](std::string_view file) {
    return snapshot::decode_each(file, interruptible(on_repository, world.interrupted));
  });
}

Result<std::optional<model::DayHead>> read_commit_lists(const publish::Paths& paths, Date date,
                                                        const OnCommitList& on_list, const World& world) {
  return read_whole(paths, date, world.events, [&](std::string_view file) {
    return snapshot::decode_commit_lists(file, interruptible(on_list, world.interrupted));
  });
}

Result<std::vector<fs::path>> mend_pages(const publish::Paths& paths, std::optional<Date> own, const World& world) {
  AIREPORT_TRY(const auto dates, publish::published_dates(paths));
  const auto last = publish::last_written(paths, dates);
  std::vector<fs::path> written;
  for (const Date date : dates) {
    // Only the page of the snapshot that was written last can be older than its snapshot.
    if (date == own || (date != last && publish::has_page(paths, date))) continue;
    Remaking remaking(std::nullopt, Parts::unwanted);
    AIREPORT_TRY(auto head, read_each(
                                paths, date,
                                [&](const model::DayHead& of, const model::RepoActivity& activity) {
                                  remaking.take(of, activity);
                                },
                                world));
    if (!head) continue;
    const bool stood = publish::has_page(paths, date);
    const auto remade = std::move(remaking).finish(std::move(*head), world.interrupted);
    if (!remade && remade.error().kind == ErrorKind::interrupted) return fail(remade.error());
    if (!remade) {
      warn_unreadable(remade.error(), paths, date, world.events);
      continue;
    }
    AIREPORT_TRY(const auto path, publish::publish_page(paths, date, remade->page));
    if (!path) continue;
    world.events.info("publish.mended",
                      "wrote " + path->string() + " again, which " +
                          (stood ? "was not the page of its snapshot" : "was missing though its snapshot stands"),
                      {{"path", path->string()}});
    written.push_back(*path);
  }
  return written;
}

Result<void> check_index_place(const publish::Paths& paths) {
  AIREPORT_TRY(const auto start, publish::start_of_index(paths, kUsualHead));
  if (render::begins_index(start)) return {};
  return fail(ErrorKind::config,
              "it is no index of reports, and the index would take its place: name another file in output.index, or "
              "move this one",
              for_terminal(paths.index.string()));
}

Result<std::optional<fs::path>> mend_index(const publish::Paths& paths, const config::Config& config, Events& events) {
  AIREPORT_TRY(const auto dates, publish::published_dates(paths));
  return publish::index_is_behind(paths, dates) ? update_index(paths, config, events) : std::optional<fs::path>();
}

Result<std::optional<fs::path>> update_index(const publish::Paths& paths, const config::Config& config,
                                             Events& events) {
  AIREPORT_TRY(auto heads, read_heads(paths, events));
  render::Index index;
  index.title = config.index_title;
  index.language = config.page.language;
  for (auto& head : heads) {
    if (!publish::has_page(paths, head.window.date)) continue;
    if (index.issues.empty()) {
      auto newest = publish::published_page(paths, head.window.date);
      if (!newest && newest.error().kind != ErrorKind::too_large) return fail(newest.error());
      if (newest) index.newest_page = std::move(*newest).value_or("");
    }
    auto link = publish::page_link(paths, head.window.date);
    index.issues.push_back({std::move(head), std::move(link)});
  }
  return publish::publish_index(paths, render::render_index(index));
}

}  // namespace aireport::pipeline
