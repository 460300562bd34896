// What the tables of texts say of each value of an enumeration: a switch over all of them, in each language.
#pragma once

#include <aireport/render/texts.hpp>
#include <cstddef>
#include <span>

namespace aireport::render {

// For a language, or a sentence, whose words do not depend on the count.
constexpr Counted same(std::string_view text) {
  return {text, text};
}

struct ReasonWords {
  model::ReasonKind kind;
  Sentence sentence;
};
inline constexpr std::size_t kReasonKinds = static_cast<std::size_t>(model::ReasonKind::other_branch) + 1;

constexpr Sentence sentence_in(std::span<const ReasonWords> table, model::ReasonKind kind) {
  for (const auto& words : table)
    if (words.kind == kind) return words.sentence;
  return {};
}

namespace zh {
std::string_view kind(model::ChangeKind kind);
Sentence reason(model::ReasonKind kind);
std::string_view part(model::Part part);
std::string_view gap(model::GapReason reason);
std::string_view gap_detail(model::GapReason reason);
std::string_view watch(model::OutlookKind kind);
Sentence watch_sentence(model::OutlookKind kind);
std::string_view relation(model::Relation relation);
std::string_view state(model::DayState state);
std::string_view file_status(std::string_view word);  // of an unknown word: empty
}  // namespace zh

namespace en {
std::string_view kind(model::ChangeKind kind);
Sentence reason(model::ReasonKind kind);
std::string_view part(model::Part part);
std::string_view gap(model::GapReason reason);
std::string_view gap_detail(model::GapReason reason);
std::string_view watch(model::OutlookKind kind);
Sentence watch_sentence(model::OutlookKind kind);
std::string_view relation(model::Relation relation);
std::string_view state(model::DayState state);
std::string_view file_status(std::string_view word);  // of an unknown word: empty
}  // namespace en

}  // namespace aireport::render
