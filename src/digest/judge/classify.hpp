// The kind of a change and its areas, by votes: the diff and the paths count more than the title's tags, the tags more
// than single words.
#pragma once

#include <aireport/model/settings.hpp>
#include <initializer_list>
#include <string>
#include <vector>

#include "digest/judge/evidence.hpp"
#include "digest/judge/signals.hpp"
#include "digest/stories/story.hpp"

namespace aireport::digest {

model::ChangeKind classify(const Story& story, const Evidence& evidence, const Signals& signals,
                           const std::vector<model::ExtraPattern>& own);

// Components, at most two: from bracket tags and scopes, labels, else from the paths. `repo` is the repository's name:
// a folder of that name tells nothing.
std::vector<std::string> areas_of(const Story& story, std::string_view repo,
                                  const std::vector<model::ExtraPattern>& own);

// Takes away what all changes of the day that have an area share: it tells them apart from nothing.
void drop_shared_areas(std::vector<model::Change>& changes);

// The kind that a tag, prefix or label names by itself; nullopt: it names none (an area).
std::optional<model::ChangeKind> kind_of_tag(std::string_view tag);

// Whether a bracket tag or the prefix of the title names one of the kinds.
bool is_tagged(const Title& title, std::initializer_list<model::ChangeKind> kinds);

bool matches_own(const model::ExtraPattern& own, const Story& story);

}  // namespace aireport::digest
