#include "pipeline/gaps.hpp"

#include <algorithm>
#include <tuple>

namespace aireport::pipeline {
namespace {

std::string_view part_word(model::Part part) {
  switch (part) {
    case model::Part::repository:
      return "repository";
    case model::Part::commits:
      return "commits";
    case model::Part::commit_detail:
      return "detail of commit";
    case model::Part::pulls:
      return "pull requests";
    case model::Part::pull_detail:
      return "detail of pull request";
    case model::Part::issues:
      return "issues";
    case model::Part::releases:
      return "releases";
  }
  return "";
}

std::string_view reason_words(model::GapReason reason) {
  switch (reason) {
    case model::GapReason::not_found:
      return "not found; it may be misspelt, deleted or private";
    case model::GapReason::blocked:
      return "blocked for legal reasons";
    case model::GapReason::gone:
      return "gone";
    case model::GapReason::forbidden:
      return "forbidden; the token may lack access";
    case model::GapReason::other_status:
      return "refused";
    case model::GapReason::server_error:
      return "the server failed at every try";
    case model::GapReason::timeout:
      return "timed out";
    case model::GapReason::connection:
      return "the connection failed";
    case model::GapReason::bad_answer:
      return "the answer could not be read";
    case model::GapReason::bad_item:
      return "an item could not be read";
    case model::GapReason::too_large:
      return "too large";
    case model::GapReason::too_many:
      return "the list was too long";
    case model::GapReason::limited:
      return "not fetched: the limits on requests did not allow it";
    case model::GapReason::deadline:
      return "not fetched: the run was out of time";
    case model::GapReason::refused:
      return "led to another host and was refused";
    case model::GapReason::not_cached:
      return "not in the cache";
    case model::GapReason::unsupported:
      return "could not be fetched";
  }
  return "";
}

// What a gap's detail is.
std::string_view detail_word(model::GapReason reason) {
  using model::GapReason;
  if (reason == GapReason::bad_answer || reason == GapReason::bad_item) return "field ";
  return reason == GapReason::not_found ? "branch " : "";
}

}  // namespace

std::string describe(const model::Gap& gap, std::size_t more) {
  std::string text(part_word(gap.part));
  if (!gap.subject.empty()) text += " " + gap.subject;
  if (more > 0) text += " and " + std::to_string(more) + " more";
  text += ": ";
  text += reason_words(gap.reason);
  if (gap.status != 0) text += " (HTTP " + std::to_string(gap.status) + ")";
  if (!gap.detail.empty()) text += ": " + std::string(detail_word(gap.reason)) + gap.detail;
  return text;
}

bool are_alike(const model::Gap& a, const model::Gap& b) {
  return std::tie(a.part, a.reason, a.status, a.detail) == std::tie(b.part, b.reason, b.status, b.detail) &&
         a.subject.empty() == b.subject.empty();
}

// Gaps are sorted, so that those which are alike stand together.
void warn_of_gaps(const model::RepoActivity& activity, Events& events, const std::string& words) {
  const auto& gaps = activity.gaps;
  for (std::size_t first = 0, next = 0; first < gaps.size(); first = next) {
    while (next < gaps.size() && are_alike(gaps[first], gaps[next])) ++next;
    const auto& gap = gaps[first];
    events.warn("repository.gap",
                activity.repo.full() + ": " + describe(gap, next - first - 1) + (first == 0 ? words : ""),
                {{"repository", activity.repo.full()},
                 {"status", std::int64_t{gap.status}},
                 {"count", static_cast<std::int64_t>(next - first)}});
  }
}

ErrorKind kind_of(const model::Gap& gap) {
  switch (gap.reason) {
    case model::GapReason::not_found:
    case model::GapReason::blocked:
    case model::GapReason::gone:
    case model::GapReason::forbidden:
    case model::GapReason::other_status:
    case model::GapReason::server_error:
      return ErrorKind::status;
    case model::GapReason::timeout:
      return ErrorKind::timeout;
    case model::GapReason::connection:
    case model::GapReason::unsupported:
      return ErrorKind::network;
    case model::GapReason::bad_answer:
    case model::GapReason::bad_item:
      return ErrorKind::decode;
    case model::GapReason::too_large:
    case model::GapReason::too_many:
      return ErrorKind::too_large;
    case model::GapReason::limited:
      return ErrorKind::rate_limited;
    case model::GapReason::deadline:
      return ErrorKind::deadline;
    case model::GapReason::refused:
      return ErrorKind::refused;
    case model::GapReason::not_cached:
      return ErrorKind::not_cached;
  }
  return ErrorKind::network;
}

Shortfall shortfall_of(const model::RepoActivity& activity) {
  const auto& gaps = activity.gaps;
  const auto parts = std::count_if(gaps.begin(), gaps.end(), [](const model::Gap& gap) { return gap.subject.empty(); });
  return {activity.state(), static_cast<std::size_t>(parts), gaps.size()};
}

}  // namespace aireport::pipeline
