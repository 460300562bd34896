// The words that stand in a snapshot for the values of an enumeration.
#pragma once

#include <aireport/model/activity.hpp>
#include <aireport/model/day.hpp>
#include <aireport/model/settings.hpp>
#include <optional>
#include <string_view>

namespace aireport::snapshot {

template <typename Enum>
struct Word {
  Enum value;
  std::string_view word;
};

// One table for each enumeration, found by a tag of its type.
template <typename Enum>
struct Words;

template <>
struct Words<model::Language> {
  static constexpr Word<model::Language> table[] = {{model::Language::zh, "zh"}, {model::Language::en, "en"}};
};

template <>
struct Words<model::DayState> {
  using State = model::DayState;
  static constexpr Word<State> table[] = {{State::complete, to_string(State::complete)},
                                          {State::partial, to_string(State::partial)},
                                          {State::unfinished, to_string(State::unfinished)}};
};

template <>
struct Words<model::RepoState> {
  static constexpr Word<model::RepoState> table[] = {{model::RepoState::complete, "complete"},
                                                     {model::RepoState::partial, "partial"},
                                                     {model::RepoState::failed, "failed"}};
};

template <>
struct Words<model::Part> {
  static constexpr Word<model::Part> table[] = {
      {model::Part::repository, "repository"}, {model::Part::commits, "commits"},
      {model::Part::commit_detail, "commit"},  {model::Part::pulls, "pulls"},
      {model::Part::pull_detail, "pull"},      {model::Part::issues, "issues"},
      {model::Part::releases, "releases"}};
};

template <>
struct Words<model::GapReason> {
  using Reason = model::GapReason;
  static constexpr Word<Reason> table[] = {{Reason::not_found, "not_found"},
                                           {Reason::blocked, "blocked"},
                                           {Reason::gone, "gone"},
                                           {Reason::forbidden, "forbidden"},
                                           {Reason::other_status, "other_status"},
                                           {Reason::server_error, "server_error"},
                                           {Reason::timeout, "timeout"},
                                           {Reason::connection, "connection"},
                                           {Reason::bad_answer, "bad_answer"},
                                           {Reason::bad_item, "bad_item"},
                                           {Reason::too_large, "too_large"},
                                           {Reason::too_many, "too_many"},
                                           {Reason::limited, "limited"},
                                           {Reason::deadline, "deadline"},
                                           {Reason::refused, "refused"},
                                           {Reason::not_cached, "not_cached"},
                                           {Reason::unsupported, "unsupported"}};
};

template <typename Enum>
std::string_view word_of(Enum value) {
  for (const auto& entry : Words<Enum>::table)
    if (entry.value == value) return entry.word;
  return {};
}

template <typename Enum>
std::optional<Enum> value_of(std::string_view word) {
  for (const auto& entry : Words<Enum>::table)
    if (entry.word == word) return entry.value;
  return std::nullopt;
}

}  // namespace aireport::snapshot
