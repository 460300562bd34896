#include "snapshot/report_names.hpp"

namespace aireport::snapshot {

std::string_view name_of(model::ReasonKind kind) {
  using model::ReasonKind;
  switch (kind) {
    case ReasonKind::removes_public:
      return "removes_public";
    case ReasonKind::changes_signature:
      return "changes_signature";
    case ReasonKind::removes_option:
      return "removes_option";
    case ReasonKind::adds_option:
      return "adds_option";
    case ReasonKind::reads_variable:
      return "reads_variable";
    case ReasonKind::adds_parameter:
      return "adds_parameter";
    case ReasonKind::renames_parameter:
      return "renames_parameter";
    case ReasonKind::changes_default:
      return "changes_default";
    case ReasonKind::says_breaking:
      return "says_breaking";
    case ReasonKind::noted:
      return "noted";
    case ReasonKind::silent_damage:
      return "silent_damage";
    case ReasonKind::rebinds:
      return "rebinds";
    case ReasonKind::tested:
      return "tested";
    case ReasonKind::crash:
      return "crash";
    case ReasonKind::leak:
      return "leak";
    case ReasonKind::regression:
      return "regression";
    case ReasonKind::security:
      return "security";
    case ReasonKind::requirement:
      return "requirement";
    case ReasonKind::newly_works:
      return "newly_works";
    case ReasonKind::measured:
      return "measured";
    case ReasonKind::touches_kernels:
      return "touches_kernels";
    case ReasonKind::watched_path:
      return "watched_path";
    case ReasonKind::linked_issues:
      return "linked_issues";
    case ReasonKind::referred_by:
      return "referred_by";
    case ReasonKind::discussed:
      return "discussed";
    case ReasonKind::rewrite:
      return "rewrite";
    case ReasonKind::deprecates:
      return "deprecates";
    case ReasonKind::raises_version:
      return "raises_version";
    case ReasonKind::adds_check:
      return "adds_check";
    case ReasonKind::adds_file:
      return "adds_file";
    case ReasonKind::changes_within:
      return "changes_within";
    case ReasonKind::changes_part:
      return "changes_part";
    case ReasonKind::other_branch:
      return "other_branch";
  }
  return "";
}

std::string_view name_of(model::Relation relation) {
  using model::Relation;
  switch (relation) {
    case Relation::reverts:
      return "reverts";
    case Relation::relands:
      return "relands";
    case Relation::series:
      return "series";
    case Relation::follow_up:
      return "follow_up";
  }
  return "";
}

std::string_view name_of(model::OutlookKind kind) {
  using model::OutlookKind;
  switch (kind) {
    case OutlookKind::breaking:
      return "breaking";
    case OutlookKind::security:
      return "security";
    case OutlookKind::reverted:
      return "reverted";
    case OutlookKind::regression:
      return "regression";
    case OutlookKind::discussed:
      return "discussed";
    case OutlookKind::shared_topic:
      return "shared_topic";
    case OutlookKind::dependency:
      return "dependency";
  }
  return "";
}

}  // namespace aireport::snapshot
