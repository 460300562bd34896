#include <aireport/publish/publish.hpp>
#include <aireport/support/file.hpp>

namespace aireport::publish {

Result<std::vector<std::filesystem::path>> publish(const Paths& paths, const Publication& publication) {
  const auto snapshot = snapshot_path(paths, publication.date);
  const auto page = page_path(paths, publication.date);
  // Killed in between, the next run finds the day's data and makes the page of it without a request.
  AIREPORT_CHECK(write_file_atomically(snapshot, publication.snapshot, Access::everyone));
  AIREPORT_CHECK(write_file_atomically(page, publication.page, Access::everyone));
  return std::vector{page, snapshot};
}

Result<std::filesystem::path> publish_index(const Paths& paths, std::string_view index) {
  AIREPORT_CHECK(write_file_atomically(paths.index, index, Access::everyone));
  return paths.index;
}

}  // namespace aireport::publish
