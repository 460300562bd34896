#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/gzip.hpp>
#include <nlohmann/json.hpp>
#include <utility>

#include "snapshot/head_form.hpp"
#include "snapshot/writer.hpp"

namespace aireport::snapshot {

namespace {

// Bytes that are no UTF-8 become U+FFFD: JSON has no other way to carry them.
std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

constexpr std::size_t kUsualClosing = 1U << 16U;  // of the receipts of a busy day, compressed

}  // namespace

std::string encode_repository(const model::RepoActivity& activity, std::string_view web_url) {
  const Links links{web_url, activity.current_name()};
  Writer writer(links);
  describe(writer, activity);
  return gzip(text_of(writer.take()));
}

std::string assemble(const model::DayHead& head, std::vector<std::string> parts,
                     const std::vector<model::Receipt>& receipts) {
  const Links links;
  Writer writer(links);
  const int version = head.former_names.empty() ? kWithFormerNames - 1 : kSchemaVersion;
  describe_head(writer, version, head);
  auto opening = text_of(writer.take());
  // The head is left open for the repositories; each of them, and what stands between them, is a member of its own.
  opening.pop_back();
  std::string file = gzip(opening + ",\"repositories\":[\n");
  const std::string between = gzip(",\n");
  std::size_t size = file.size();
  for (const auto& part : parts) size += part.size() + between.size();
  file.reserve(size + kUsualClosing);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) file += between;
    file += std::exchange(parts[i], {});
  }
  std::string closing = "\n],\"receipts\":[";
  for (const auto& receipt : receipts) {
    Writer entry(links);
    describe(entry, receipt);
    closing += (&receipt == &receipts.front() ? "\n" : ",\n") + text_of(entry.take());
  }
  file += gzip(closing + "]}\n");
  return file;
}

}  // namespace aireport::snapshot
