#include "digest/judge/across.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <map>
#include <string>

#include "digest/judge/rank.hpp"
#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

constexpr int kScoreOfReference = 40;

// "FLASHINFER_VERSION" and "flashinfer-python" to "flashinfer": letters and digits, without the endings of packages.
std::string plain_name(std::string_view name) {
  auto lower = to_lower_ascii(name);
  for (const std::string_view ending :
       {".git", "_version", "_tag", "_commit", "-python", "_python", "-cu12", "-cu13", "_ref"})
    if (lower.ends_with(ending)) lower.resize(lower.size() - ending.size());
  return plain_letters(lower);
}

void mark(model::Change& change, const std::string& by) {
  for (auto& reason : change.reasons)
    if (reason.kind == model::ReasonKind::referred_by) {
      if (std::find(reason.names.begin(), reason.names.end(), by) != reason.names.end()) return;
      reason.names.push_back(by);
      ++reason.count;
      change.score += kScoreOfReference;
      return;
    }
  change.reasons.push_back({model::ReasonKind::referred_by, 1, {by}, {}});
  change.score += kScoreOfReference;
}

}  // namespace

void relate_repositories(std::vector<RepoDigest>& digests) {
  std::multimap<std::string, RepoDigest*> targets;
  for (auto& digest : digests) targets.emplace(to_lower_ascii(digest.section.repo.full()), &digest);
  for (const auto& from : digests)
    for (const auto& mention : from.mentions) {
      const auto [first, last] = targets.equal_range(to_lower_ascii(mention.to.repo.full()));
      for (auto target = first; target != last; ++target)
        for (auto& change : target->second->changes)
          if (change.pull == mention.to.number) mark(change, from.section.repo.full());
    }
  for (auto& digest : digests) std::sort(digest.changes.begin(), digest.changes.end(), ranks_before);
}

std::optional<std::size_t> tracked_by_name(std::string_view dependency, const std::vector<model::RepoName>& tracked) {
  if (const auto slash = dependency.rfind('/'); slash != std::string_view::npos)
    dependency = dependency.substr(slash + 1);
  const auto wanted = plain_name(dependency);
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < tracked.size(); ++i) {
    const auto name = plain_name(tracked[i].name);
    if (wanted.empty() || name != wanted) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

}  // namespace aireport::digest
