#include <aireport/pipeline/pipeline.hpp>
#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/gzip.hpp>
#include <aireport/support/text.hpp>
#include <aireport/verify/verify.hpp>

#include "fuzz/targets.hpp"

namespace aireport::fuzz {
namespace {

// The file whose members unpack to the lines.
std::string packed(std::string_view lines) {
  std::string file;
  while (!lines.empty()) {
    const auto line = lines.substr(0, lines.find('\n') == std::string_view::npos ? lines.size() : lines.find('\n') + 1);
    file += gzip(line);
    lines.remove_prefix(line.size());
  }
  return file;
}

// The quick pass finds what the whole reading does.
void check_commit_lists(const std::string& file, const snapshot::Snapshot& day) {
  auto repo = day.repositories.begin();
  const auto take = [&](const model::DayHead&, const snapshot::CommitList& list) -> Result<void> {
    require(repo != day.repositories.end() && list.repo == repo->repo, "the same repositories");
    require(list.commits.size() == repo->commits.size(), "the same commits");
    for (std::size_t place = 0; place < list.commits.size(); ++place)
      require(list.commits[place] == repo->commits[place].sha, "the same shas");
    ++repo;
    return {};
  };
  require(snapshot::decode_commit_lists(file, take) && repo == day.repositories.end(), "what can be read has lists");
}

}  // namespace

void snapshot(std::string_view input) {
  const std::string file = input.starts_with('\x1f') ? std::string(input) : packed(input);
  const auto head = snapshot::decode_head(file);
  const auto day = snapshot::decode(file);
  if (!day) {
    const auto kind = day.error().kind;
    require(kind == ErrorKind::decode || kind == ErrorKind::refused, "a file is damaged, or of a newer aireport");
    require(is_utf8(day.error().message) && day.error().message.find('\n') == std::string::npos, "told in one line");
    return;
  }
  if (head) require(*head == day->head, "the head alone is the head of the whole");
  check_commit_lists(file, *day);
  std::vector<std::string> parts;
  for (const auto& activity : day->repositories)
    parts.push_back(snapshot::encode_repository(activity, day->head.settings.web_url));
  const auto written = snapshot::assemble(day->head, parts, day->receipts);
  const auto again = snapshot::decode(written);
  require(again && again->head == day->head && again->repositories == day->repositories,
          "what was read can be written and read again");
  require(pipeline::render_snapshot(file, std::nullopt).has_value(), "what can be read can be rendered");
}

}  // namespace aireport::fuzz
