#include "pipeline/standing.hpp"

#include <algorithm>

namespace aireport::pipeline {
namespace {

bool same_settings(const model::PageSettings& a, const model::PageSettings& b) {
  return a.language == b.language &&
         std::equal(a.repos.begin(), a.repos.end(), b.repos.begin(), b.repos.end(),
                    [](const auto& one, const auto& other) { return model::same_repo(one.repo, other.repo); });
}

}  // namespace

Result<Standing> standing_of(const publish::Paths& paths, Date date) {
  Standing standing;
  const auto path = publish::snapshot_path(paths, date).string();
  const auto bytes = publish::published_snapshot(paths, date, snapshot::kMaxFileBytes);
  // None that was written is too large; one that cannot be read may be whole.
  if (!bytes && bytes.error().kind != ErrorKind::too_large) return fail(bytes.error());
  if (bytes && !*bytes) {
    if (publish::has_page(paths, date))
      standing.unreadable = publish::page_path(paths, date).string() + " has no snapshot " + path + " beside it";
    return standing;
  }
  auto decoded = bytes ? snapshot::decode(**bytes) : fail(bytes.error());
  if (decoded) {
    standing.report = std::move(*decoded);
  } else if (decoded.error().kind == ErrorKind::refused) {
    return fail(ErrorKind::decode,
                "written by a newer aireport, so the report stays as it is: " + decoded.error().message, path);
  } else {
    standing.unreadable = path + " cannot be used: " + decoded.error().message;
  }
  return standing;
}

Result<void> check_settings(const publish::Paths& paths, Date date, const Standing& standing,
                            const model::PageSettings& made) {
  const std::string other_folder = "give --repo, --lang or --from-snapshot an --output-dir of their own";
  if (standing.unreadable)
    return fail(ErrorKind::usage,
                *standing.unreadable + "; only a run over all repositories may replace that report: " + other_folder);
  if (!standing.report || same_settings(standing.report->head.settings, made)) return {};
  return fail(ErrorKind::usage,
              "a report of " + format_date(date) +
                  " of other repositories or in another language stands there already; " + other_folder,
              publish::page_path(paths, date).string());
}

Result<void> check_unreadable(const Standing& standing, const model::DayHead& made) {
  if (!standing.unreadable || made.state == model::DayState::complete) return {};
  return fail(ErrorKind::decode, *standing.unreadable + "; only a complete report may replace it, and this one of " +
                                     format_date(made.window.date) + " is " +
                                     std::string(model::to_string(made.state)));
}

}  // namespace aireport::pipeline
