// The English words for each value of the report's enumerations.
#include "render/words.hpp"

#include <iterator>

namespace aireport::render::en {

namespace {

using model::ReasonKind;

const ReasonWords kReasons[] = {
    {ReasonKind::removes_public,
     {{"removes the public declaration {names}", "removes the public declarations {names}"},
      "removes public declarations"}},
    {ReasonKind::changes_signature,
     {{"changes the parameters of the public function {names}",
       "changes the parameters of the public functions {names}"},
      "changes the parameters of public functions"}},
    {ReasonKind::removes_option,
     {{"removes the definition of the option {names}", "removes the definitions of the options {names}"},
      "removes definitions of options"}},
    {ReasonKind::adds_option, {{"adds the option {names}", "adds the options {names}"}, "adds options"}},
    {ReasonKind::reads_variable,
     {{"reads the environment variable {names}", "reads the environment variables {names}"},
      "reads environment variables"}},
    {ReasonKind::adds_parameter,
     {{"adds the parameter {names} to {function}", "adds the parameters {names} to {function}"}, "adds parameters"}},
    {ReasonKind::renames_parameter,
     {same("a parameter of {function} has another name, old and new {names}: calls by keyword fail"), {}}},
    {ReasonKind::changes_default,
     {{"changes the default of {names}", "changes the defaults of {names}"}, "changes defaults"}},
    {ReasonKind::says_breaking, {same("the author calls it breaking: {names}"), "the author calls it breaking"}},
    {ReasonKind::noted, {same("its change note says {names}"), "it has a change note"}},
    {ReasonKind::silent_damage,
     {same("results may be silently wrong: it says {names}"), "results may be silently wrong"}},
    {ReasonKind::rebinds,
     {{"changes only an index, a type or an argument ({count} line of code added or removed)",
       "changes only an index, a type or an argument ({count} lines of code added or removed)"},
      {}}},
    {ReasonKind::tested, {same("comes with a test of it in {names}"), "comes with a test of it"}},
    {ReasonKind::crash, {same("about a crash or hang: it says {names}"), "about a crash or hang"}},
    {ReasonKind::leak, {same("about a leak: it says {names}"), "about a leak"}},
    {ReasonKind::regression, {same("about a regression: it says {names}"), "about a regression"}},
    {ReasonKind::security, {same("about security: it says {names}"), "about security"}},
    {ReasonKind::requirement, {same("changes what it requires: {names}"), "changes what it requires"}},
    {ReasonKind::newly_works, {same("newly offers {names}"), "newly offers something"}},
    {ReasonKind::measured, {same("the author measured {names}"), "the author gives measurements"}},
    {ReasonKind::touches_kernels, {{"changes the kernel file {names}", "changes the kernel files {names}"}, {}}},
    {ReasonKind::watched_path, {same("touches the watched path {names}"), "touches a watched path"}},
    {ReasonKind::linked_issues, {same("linked to {refs}"), {}}},
    {ReasonKind::referred_by,
     {{"{count} tracked repository refers to it: {names}", "{count} tracked repositories refer to it: {names}"},
      "other tracked repositories refer to it"}},
    {ReasonKind::discussed, {{"{count} comment", "{count} comments"}, {}}},
    {ReasonKind::rewrite, {{"rewrites {count} line", "rewrites {count} lines"}, {}}},
    {ReasonKind::deprecates, {same("about a deprecation: it says {names}"), "about a deprecation"}},
    {ReasonKind::raises_version, {same("raises the project's version to {names}"), "raises the project's version"}},
    {ReasonKind::adds_check,
     {{"adds {count} line that raises or asserts", "adds {count} lines that raise or assert"}, {}}},
    {ReasonKind::adds_file, {{"adds the file {names}", "adds the files {names}"}, "adds files"}},
    {ReasonKind::changes_within, {same("changes no code outside {names}, but for tests and examples"), {}}},
    {ReasonKind::changes_part,
     {{"changes no code outside {names}, but for tests and examples",
       "the {count} files of code that it changes lie in {names}, but for tests and examples"},
      {}}},
    {ReasonKind::other_branch, {same("merged into the branch {names}"), "merged into another branch"}},
};
static_assert(std::size(kReasons) == kReasonKinds);

}  // namespace

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
  return sentence_in(kReasons, kind);
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
