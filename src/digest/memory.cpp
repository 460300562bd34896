#include <aireport/digest/digest.hpp>
#include <cstddef>

namespace aireport::digest {
namespace {

constexpr std::uint64_t kNode = 64;  // of a set, with what the allocator adds

std::uint64_t of(const std::string& text) {
  return sizeof(std::string) + text.size();
}

template <typename Item, typename Of>
std::uint64_t of_each(const std::vector<Item>& items, const Of& of_one) {
  std::uint64_t bytes = 0;
  for (const auto& item : items) bytes += of_one(item);
  return bytes;
}

std::uint64_t of(const std::vector<std::string>& texts) {
  return of_each(texts, [](const std::string& text) { return of(text); });
}

std::uint64_t of(const std::vector<model::ItemRef>& refs) {
  return of_each(refs, [](const model::ItemRef& ref) { return sizeof ref + ref.repo.full().size(); });
}

std::uint64_t of(const std::vector<model::QuoteLine>& lines) {
  return of_each(lines, [](const model::QuoteLine& line) { return sizeof line + line.text.size(); });
}

std::uint64_t of(const model::Change& change) {
  auto bytes = sizeof change + change.title.size() + change.author.size() + of(change.areas) + of(change.commits) +
               of(change.quote);
  bytes += of_each(change.reasons,
                   [](const model::Reason& reason) { return sizeof reason + of(reason.names) + of(reason.refs); });
  bytes += of_each(change.related, [](const model::RelatedChange& related) {
    return sizeof related + related.title.size() + of(related.commits);
  });
  bytes += of_each(change.files, [](const model::FileRow& row) {
    return sizeof row + row.path.size() + row.previous_path.size() + row.status.size();
  });
  return bytes + of_each(change.snippets, [](const model::Snippet& snippet) {
           return sizeof snippet + snippet.path.size() + snippet.section.size() + of(snippet.lines);
         });
}

std::uint64_t of(const model::RepoSection& section) {
  auto bytes =
      of_each(section.gaps, [](const model::Gap& gap) { return sizeof gap + gap.subject.size() + gap.detail.size(); });
  bytes += of_each(section.releases, [](const model::ReleaseItem& release) {
    return sizeof release + release.tag.size() + release.name.size() + release.author.size() + of(release.notes);
  });
  bytes += of_each(section.notable_pulls, [](const model::PullItem& pull) {
    return sizeof pull + pull.title.size() + pull.author.size() + of(pull.labels);
  });
  bytes += of_each(section.issues, [](const model::IssueItem& issue) {
    return sizeof issue + issue.title.size() + issue.author.size() + of(issue.labels) + of(issue.answered_by) +
           of(issue.excerpt);
  });
  return bytes + of_each(section.late, [](const model::LateCommit& commit) {
           return sizeof commit + commit.sha.size() + commit.title.size() + commit.author.size();
         });
}

}  // namespace

std::uint64_t memory_of(const RepoDigest& digest) {
  auto bytes = of(digest.section) + of_each(digest.changes, [](const model::Change& change) { return of(change); });
  bytes += kNode * (digest.pulls.all.size() + digest.pulls.hidden.size());
  bytes += of_each(digest.mentions, [](const Mention& mention) {
    return sizeof mention + mention.sha.size() + mention.to.repo.full().size();
  });
  return bytes + of_each(digest.dependencies, [](const DependencyChange& change) {
           return sizeof change + change.title.size() + change.name.size() + change.before.size() + change.after.size();
         });
}

}  // namespace aireport::digest
