#include <fmt/format.h>

#include <aireport/publish/publish.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <system_error>

namespace aireport::publish {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSnapshotEnd = ".json.gz";

fs::path data_folder(const Paths& paths) {
  return paths.folder / "data";
}

// The path from the root, without "." and "..", so that two of them can be compared.
fs::path settled(const fs::path& path) {
  std::error_code ignored;
  const auto whole = fs::absolute(path, ignored);
  return (ignored ? path : whole).lexically_normal();
}

}  // namespace

Paths paths_in(const fs::path& output_dir, const fs::path& index) {
  return Paths{output_dir / "reports", output_dir / index};
}

fs::path page_path(const Paths& paths, Date date) {
  return paths.folder / (format_date(date) + ".md");
}

fs::path snapshot_path(const Paths& paths, Date date) {
  return data_folder(paths) / (format_date(date) + std::string(kSnapshotEnd));
}

fs::path index_folder(const Paths& paths) {
  const auto folder = paths.index.parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

std::string page_link(const Paths& paths, Date date) {
  return settled(page_path(paths, date)).lexically_relative(settled(paths.index).parent_path()).generic_string();
}

Result<std::vector<Date>> published_dates(const Paths& paths) {
  const auto folder = data_folder(paths);
  std::vector<Date> dates;
  std::error_code problem;
  for (auto entry = fs::directory_iterator(folder, problem); !problem && entry != fs::directory_iterator{};
       entry.increment(problem)) {
    const auto name = entry->path().filename().string();
    if (!std::string_view(name).ends_with(kSnapshotEnd)) continue;
    const auto date = parse_date(std::string_view(name).substr(0, name.size() - kSnapshotEnd.size()));
    std::error_code unreadable;
    if (date && entry->is_regular_file(unreadable)) dates.push_back(*date);
  }
  if (problem == std::errc::no_such_file_or_directory) return dates;
  if (problem)
    return fail(ErrorKind::io, fmt::format("cannot list the folder: {}", problem.message()),
                for_terminal(folder.native()));
  std::sort(dates.begin(), dates.end(), std::greater<>());
  return dates;
}

}  // namespace aireport::publish
