// The English words for each value of the report's enumerations.
#include "render/words.hpp"

namespace aireport::render::en {

std::string_view kind(model::ChangeKind kind) {
  using model::ChangeKind;
  switch (kind) {
    case ChangeKind::release:
      return "Release";
    case ChangeKind::breaking:
      return "Breaking";
    case ChangeKind::security:
      return "Security";
    case ChangeKind::feature:
      return "Feature";
    case ChangeKind::performance:
      return "Performance";
    case ChangeKind::fix:
      return "Fix";
    case ChangeKind::revert:
      return "Revert";
    case ChangeKind::refactor:
      return "Refactor";
    case ChangeKind::build:
      return "Build";
    case ChangeKind::docs:
      return "Docs";
    case ChangeKind::tests:
      return "Tests";
    case ChangeKind::deps:
      return "Dependencies";
    case ChangeKind::other:
      return "Other";
  }
  return {};
}

Sentence reason(model::ReasonKind kind) {
  using model::ReasonKind;
  switch (kind) {
    case ReasonKind::removes_public:
      return {{"removes the public declaration {names}", "removes the public declarations {names}"},
              "removes public declarations"};
    case ReasonKind::changes_signature:
      return {{"changes the parameters of the public function {names}",
               "changes the parameters of the public functions {names}"},
              "changes the parameters of public functions"};
    case ReasonKind::removes_option:
      return {{"removes the definition of the option {names}", "removes the definitions of the options {names}"},
              "removes definitions of options"};
    case ReasonKind::adds_option:
      return {{"adds the option {names}", "adds the options {names}"}, "adds options"};
    case ReasonKind::reads_variable:
      return {{"reads the environment variable {names}", "reads the environment variables {names}"},
              "reads environment variables"};
    case ReasonKind::adds_parameter:
      return {{"adds the parameter {names} to {function}", "adds the parameters {names} to {function}"},
              "adds parameters"};
    case ReasonKind::renames_parameter:
      return {same("a parameter of {function} has another name, old and new {names}: calls by keyword fail"), {}};
    case ReasonKind::changes_default:
      return {{"changes the default of {names}", "changes the defaults of {names}"}, "changes defaults"};
    case ReasonKind::says_breaking:
      return {same("the author calls it breaking: {names}"), "the author calls it breaking"};
    case ReasonKind::noted:
      return {same("its change note says {names}"), "it has a change note"};
    case ReasonKind::silent_damage:
      return {same("results may be silently wrong: it says {names}"), "results may be silently wrong"};
    case ReasonKind::rebinds:
      return {{"changes only an index, a type or an argument ({count} line of code added or removed)",
               "changes only an index, a type or an argument ({count} lines of code added or removed)"},
              {}};
    case ReasonKind::tested:
      return {same("comes with a test of it in {names}"), "comes with a test of it"};
    case ReasonKind::crash:
      return {same("about a crash or hang: it says {names}"), "about a crash or hang"};
    case ReasonKind::leak:
      return {same("about a leak: it says {names}"), "about a leak"};
    case ReasonKind::regression:
      return {same("about a regression: it says {names}"), "about a regression"};
    case ReasonKind::security:
      return {same("about security: it says {names}"), "about security"};
    case ReasonKind::requirement:
      return {same("changes what it requires: {names}"), "changes what it requires"};
    case ReasonKind::newly_works:
      return {same("newly offers {names}"), "newly offers something"};
    case ReasonKind::measured:
      return {same("the author measured {names}"), "the author gives measurements"};
    case ReasonKind::touches_kernels:
      return {{"changes the kernel file {names}", "changes the kernel files {names}"}, {}};
    case ReasonKind::watched_path:
      return {same("touches the watched path {names}"), "touches a watched path"};
    case ReasonKind::linked_issues:
      return {same("linked to {refs}"), {}};
    case ReasonKind::referred_by:
      return {{"{count} tracked repository refers to it: {names}", "{count} tracked repositories refer to it: {names}"},
              "other tracked repositories refer to it"};
    case ReasonKind::discussed:
      return {{"{count} comment", "{count} comments"}, {}};
    case ReasonKind::rewrite:
      return {{"rewrites {count} line", "rewrites {count} lines"}, {}};
    case ReasonKind::other_branch:
      return {same("merged into the branch {names}"), "merged into another branch"};
  }
  return {};
}

std::string_view part(model::Part part) {
  using model::Part;
  switch (part) {
    case Part::repository:
      return "Repository";
    case Part::commits:
      return "Commits";
    case Part::commit_detail:
      return "Commit details";
    case Part::pulls:
      return "Pull Requests";
    case Part::pull_detail:
      return "PR details";
    case Part::issues:
      return "Issues";
    case Part::releases:
      return "Releases";
  }
  return {};
}

std::string_view gap(model::GapReason reason) {
  using model::GapReason;
  switch (reason) {
    case GapReason::not_found:
      return "absent, or no access to it";
    case GapReason::blocked:
      return "blocked for legal reasons";
    case GapReason::gone:
      return "removed";
    case GapReason::forbidden:
      return "access denied";
    case GapReason::other_status:
      return "unexpected answer of the server";
    case GapReason::server_error:
      return "server error, given up after retries";
    case GapReason::timeout:
      return "timed out";
    case GapReason::connection:
      return "connection failed or broke off";
    case GapReason::bad_answer:
      return "the answer could not be read";
    case GapReason::bad_item:
      return "single items could not be read";
    case GapReason::too_large:
      return "too large";
    case GapReason::too_many:
      return "more than a list may have";
    case GapReason::limited:
      return "not fetched, the limits on requests did not allow it";
    case GapReason::deadline:
      return "not fetched, the run was out of time";
    case GapReason::refused:
      return "a link or redirect to another host was refused";
    case GapReason::not_cached:
      return "offline, and not in the cache";
    case GapReason::unsupported:
      return "could not be fetched";
  }
  return {};
}

std::string_view gap_detail(model::GapReason reason) {
  using model::GapReason;
  if (reason == GapReason::bad_answer || reason == GapReason::bad_item) return "field {name}";
  return reason == GapReason::not_found ? "branch {name}" : "{name}";
}

std::string_view watch(model::OutlookKind kind) {
  using model::OutlookKind;
  switch (kind) {
    case OutlookKind::breaking:
      return "Breaking";
    case OutlookKind::security:
      return "Security";
    case OutlookKind::reverted:
      return "Reverted";
    case OutlookKind::regression:
      return "Regression";
    case OutlookKind::discussed:
      return "Discussion";
    case OutlookKind::shared_topic:
      return "Shared topic";
    case OutlookKind::dependency:
      return "Dependency";
  }
  return {};
}

Sentence watch_sentence(model::OutlookKind kind) {
  using model::OutlookKind;
  switch (kind) {
    case OutlookKind::breaking:
      return {same("before upgrading, mind {names}"), {}};
    case OutlookKind::security:
      return {same("about {names}"), {}};
    case OutlookKind::reverted:
      return {same("about {names}"), {}};
    case OutlookKind::regression:
      return {same("the report names {names}"), {}};
    case OutlookKind::discussed:
      return {{"{count} comment", "{count} comments"}, {}};
    case OutlookKind::shared_topic:
      return {same("all mention {names} that day"), {}};
    case OutlookKind::dependency:
      return {same("moves {name} from {before} to {after}"), {}};
  }
  return {};
}

std::string_view relation(model::Relation relation) {
  using model::Relation;
  switch (relation) {
    case Relation::reverts:
      return "reverts {title}";
    case Relation::relands:
      return "relands {title}";
    case Relation::series:
      return "same series: {title}";
    case Relation::follow_up:
      return "followed by {title}";
  }
  return {};
}

std::string_view state(model::DayState state) {
  using model::DayState;
  switch (state) {
    case DayState::complete:
      return "complete";
    case DayState::partial:
      return "incomplete";
    case DayState::unfinished:
      return "unfinished";
  }
  return {};
}

std::string_view file_status(std::string_view word) {
  if (word == "added") return "added";
  if (word == "removed") return "removed";
  if (word == "modified") return "modified";
  if (word == "renamed") return "renamed";
  if (word == "copied") return "copied";
  if (word == "changed") return "changed";
  if (word == "unchanged") return "unchanged";
  return {};
}

}  // namespace aireport::render::en
