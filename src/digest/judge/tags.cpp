#include <aireport/support/pattern.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/judge/classify.hpp"

namespace aireport::digest {

namespace {

using model::ChangeKind;

struct TagKind {
  std::string_view tags;  // set apart by '|'
  ChangeKind kind;
};
constexpr TagKind kTagKinds[] = {
    {"feat|feature|features|new feature|new model", ChangeKind::feature},
    {"fix|bugfix|bug|hotfix|bug fix|bug-fix|fixes|fixed", ChangeKind::fix},
    {"perf|performance|optimization|opt|optimize|speed", ChangeKind::performance},
    {"refactor|refactoring|cleanup|clean|clean up|nfc|style|code style|rework|ref|mnt|maint", ChangeKind::refactor},
    {"doc|docs|documentation|example|examples|readme|tutorial", ChangeKind::docs},
    {"test|tests|testing|ut|unit test|unittest|bench|benchmark|benchmarks|qa|test fix|tst", ChangeKind::tests},
    {"ci|cicd|ci-cd|build|ci & build|packaging|cmake|docker|infra|lint|dist|devops|pre-commit.ci|tooling|bld",
     ChangeKind::build},
    {"deps|dep|dependencies|dependency|deps-dev|bump", ChangeKind::deps},
    {"security|cve", ChangeKind::security},
    {"breaking|bc-breaking|breaking change|breaking-change|api breaking", ChangeKind::breaking},
    {"revert", ChangeKind::revert},
};

}  // namespace

std::optional<ChangeKind> kind_of_tag(std::string_view tag) {
  for (const auto& entry : kTagKinds)
    for (const auto word : split(entry.tags, '|'))
      if (word == tag) return entry.kind;
  return std::nullopt;
}

bool is_tagged(const Title& title, std::initializer_list<ChangeKind> kinds) {
  const auto names_one = [&](const std::string& tag) {
    const auto kind = kind_of_tag(tag);
    return kind && std::find(kinds.begin(), kinds.end(), *kind) != kinds.end();
  };
  return names_one(title.type) || std::any_of(title.tags.begin(), title.tags.end(), names_one);
}

bool matches_own(const model::ExtraPattern& own, const Story& story) {
  if (matches_word(own.pattern, story.title)) return true;
  for (const auto& word : story.parts.words)
    if (matches_word(own.pattern, word.text)) return true;
  return std::any_of(story.files.begin(), story.files.end(),
                     [&](const StoryFile& file) { return matches_path(own.pattern, file.change->filename); });
}

}  // namespace aireport::digest
