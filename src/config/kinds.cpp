#include "config/kinds.hpp"

#include <fmt/format.h>

#include <aireport/model/report.hpp>
#include <aireport/support/text.hpp>

namespace aireport::config {

Result<void> check_kind(std::string_view word) {
  if (model::parse_change_kind(word)) return {};
  std::vector<std::string_view> kinds;
  for (const model::ChangeKind kind : model::kAllChangeKinds) kinds.push_back(model::to_string(kind));
  const std::string_view meant = nearest(word, kinds);
  return fail(ErrorKind::config, fmt::format("'{}' is no kind of change{}", for_terminal(first_characters(word, 60)),
                                             meant.empty() ? fmt::format("; it is one of {}", fmt::join(kinds, ", "))
                                                           : fmt::format("; did you mean '{}'?", meant)));
}

}  // namespace aireport::config
