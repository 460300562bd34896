#include <aireport/model/change.hpp>

namespace aireport::model {

std::string_view to_string(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::release:
      return "release";
    case ChangeKind::breaking:
      return "breaking";
    case ChangeKind::security:
      return "security";
    case ChangeKind::feature:
      return "feature";
    case ChangeKind::performance:
      return "performance";
    case ChangeKind::fix:
      return "fix";
    case ChangeKind::revert:
      return "revert";
    case ChangeKind::refactor:
      return "refactor";
    case ChangeKind::build:
      return "build";
    case ChangeKind::docs:
      return "docs";
    case ChangeKind::tests:
      return "tests";
    case ChangeKind::deps:
      return "deps";
    case ChangeKind::other:
      break;
  }
  return "other";
}

std::optional<ChangeKind> parse_change_kind(std::string_view word) {
  for (const ChangeKind kind : kAllChangeKinds)
    if (word == to_string(kind)) return kind;
  return std::nullopt;
}

}  // namespace aireport::model
