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

}  // namespace

void snapshot(std::string_view input) {
  const std::string file = input.starts_with('\x1f') ? std::string(input) : packed(input);
  const auto head = snapshot::decode_head(file);
  const auto day = snapshot::decode(file);
  if (!day) {
    require(day.error().kind == ErrorKind::decode, "a damaged file is of kind decode");
    require(is_utf8(day.error().message) && day.error().message.find('\n') == std::string::npos, "told in one line");
    return;
  }
  if (head) require(*head == day->head, "the head alone is the head of the whole");
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
