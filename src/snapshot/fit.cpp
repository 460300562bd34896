#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "snapshot/limits.hpp"
#include "snapshot/measure.hpp"

namespace aireport::snapshot {
namespace {

using model::Gap;
using model::Part;

// A repository of which all lists are gone takes up less.
constexpr std::uint64_t kSmallestPart = 4096;
constexpr std::uint64_t kReaderValues = 16;  // what stands around a repository in the file
// Nothing smaller is let go: the gap that tells of it would take as much.
constexpr std::uint64_t kWorthBytes = 256, kWorthValues = 32;

// Something that can be let go: what that saves, and in which order things go that save the same.
template <typename Item>
struct Candidate {
  std::uint64_t saves = 0;
  std::string_view name;
  std::size_t at = 0;
  Item* item = nullptr;

  bool goes_before(const Candidate& other) const {
    return std::tie(other.saves, name, at) < std::tie(saves, other.name, other.at);
  }
};

class Fitter {
 public:
  Fitter(model::RepoActivity& activity, std::string_view web_url, std::uint64_t max_bytes)
      : activity_(activity), links_{web_url, activity.current_name()}, max_bytes_(max_bytes) {}

  void run() {
    measure();
    if (fits()) return;
    for (const auto& gap : activity_.gaps)
      if (gap == Gap{gap.part, model::GapReason::too_large, 0, gap.subject, {}}) told_.emplace(gap.part, gap.subject);
    for (const auto step : {&Fitter::drop_patches, &Fitter::drop_details, &Fitter::drop_texts, &Fitter::drop_lists}) {
      (this->*step)();
      std::sort(activity_.gaps.begin(), activity_.gaps.end());
      measure();
      if (fits()) return;
    }
  }

 private:
  void measure() {
    size_ = size_of(activity_, links_);
    size_.values += kReaderValues;
  }
  bool fits() const { return size_.bytes <= max_bytes_ && size_.values <= kMaxValues; }

  void add_gap(Part part, std::string_view subject) {
    if (!told_.emplace(part, subject).second) return;
    Gap gap{part, model::GapReason::too_large, 0, std::string(subject), {}};
    size_ += size_of(gap, links_);
    activity_.gaps.push_back(std::move(gap));
  }

  template <typename Use>
  void for_commits(const Use& use) {
    for (auto* list : {&activity_.commits, &activity_.late_commits})
      for (auto& commit : *list) use(commit);
  }

  // Lets go of the largest ones until the rest fits.
  template <typename Item, typename Drop>
  void drop_largest(std::vector<Candidate<Item>> candidates, const Drop& drop) {
    std::sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) { return a.goes_before(b); });
    for (const auto& candidate : candidates) {
      if (fits()) return;
      drop(*candidate.item);
    }
  }

  void shrink(const Size& before, const Size& after) {
    size_.bytes -= before.bytes - after.bytes;
    size_.values -= before.values - after.values;
  }

  // The largest diffs tell least of a line: tables, minified code, lock files.
  void drop_patches() {
    if (size_.bytes <= max_bytes_) return;
    struct Patched {
      model::Commit* commit;
      model::FileChange* file;
    };
    std::vector<Patched> patched;
    for_commits([&](model::Commit& commit) {
      if (!commit.detail) return;
      for (auto& file : commit.detail->files)
        if (file.patch && file.patch->size() > kWorthBytes) patched.push_back({&commit, &file});
    });
    std::vector<Candidate<Patched>> candidates;
    candidates.reserve(patched.size());
    for (auto& entry : patched)
      candidates.push_back({quoted_bytes(*entry.file->patch), entry.commit->sha, candidates.size(), &entry});
    drop_largest(std::move(candidates), [&](const Patched& entry) {
      const auto before = size_of(*entry.file, links_);
      entry.file->patch.reset();
      entry.file->patch_lines_cut = 0;
      shrink(before, size_of(*entry.file, links_));
      add_gap(Part::commit_detail, entry.commit->sha);
    });
  }

  void drop_details() {
    const bool by_values = size_.values > kMaxValues;
    std::vector<Candidate<model::Commit>> candidates;
    for_commits([&](model::Commit& commit) {
      if (!commit.detail) return;
      const auto size = size_of(commit.detail->files, links_);
      if (size.bytes <= kWorthBytes || size.values <= kWorthValues) return;
      candidates.push_back({by_values ? size.values : size.bytes, commit.sha, candidates.size(), &commit});
    });
    drop_largest(std::move(candidates), [&](model::Commit& commit) {
      const auto before = size_of(commit, links_);
      commit.detail.reset();
      shrink(before, size_of(commit, links_));
      add_gap(Part::commit_detail, commit.sha);
    });
  }

  struct Text {
    std::string* text;
    std::string kept;
    Part part;
    std::string subject;
  };

  void drop_texts() {
    if (size_.bytes <= max_bytes_) return;
    std::vector<Text> texts;
    for_commits([&](model::Commit& commit) {
      texts.push_back({&commit.message, std::string(first_line(commit.message)), Part::commit_detail, commit.sha});
    });
    for (auto& pull : activity_.pulls) texts.push_back({&pull.body, {}, Part::pulls, std::to_string(pull.number)});
    for (auto& issue : activity_.issues) texts.push_back({&issue.body, {}, Part::issues, std::to_string(issue.number)});
    for (auto& release : activity_.releases) texts.push_back({&release.body, {}, Part::releases, release.tag_name});
    std::vector<Candidate<Text>> candidates;
    for (auto& entry : texts)
      if (entry.text->size() > entry.kept.size() + kWorthBytes)
        candidates.push_back({quoted_bytes(*entry.text), entry.subject, candidates.size(), &entry});
    drop_largest(std::move(candidates), [&](Text& entry) {
      size_.bytes -= quoted_bytes(*entry.text) - quoted_bytes(entry.kept);
      *entry.text = std::move(entry.kept);
      add_gap(entry.part, entry.subject);
    });
  }

  // What the list had, and what was missing of it, is then one gap.
  void drop_list(Part part) {
    activity_.gaps.erase(std::remove_if(activity_.gaps.begin(), activity_.gaps.end(),
                                        [&](const Gap& gap) {
                                          return gap.part == part ||
                                                 (part == Part::commits && gap.part == Part::commit_detail) ||
                                                 (part == Part::pulls && gap.part == Part::pull_detail);
                                        }),
                         activity_.gaps.end());
    if (part == Part::commits) {
      activity_.commits.clear();
      activity_.late_commits.clear();
    }
    if (part == Part::pulls) activity_.pulls.clear();
    if (part == Part::issues) activity_.issues.clear();
    if (part == Part::releases) activity_.releases.clear();
    add_gap(part, {});
    std::sort(activity_.gaps.begin(), activity_.gaps.end());
    measure();
  }

  std::uint64_t weight(const Size& size) const { return size_.values > kMaxValues ? size.values : size.bytes; }

  void drop_lists() {
    const Part parts[] = {Part::commits, Part::pulls, Part::issues, Part::releases};
    auto commits = size_of(activity_.commits, links_);
    commits += size_of(activity_.late_commits, links_);
    const Size sizes[] = {commits, size_of(activity_.pulls, links_), size_of(activity_.issues, links_),
                          size_of(activity_.releases, links_)};
    std::vector<Candidate<const Part>> candidates;
    for (std::size_t i = 0; i < std::size(parts); ++i) candidates.push_back({weight(sizes[i]), {}, i, &parts[i]});
    drop_largest(std::move(candidates), [&](Part part) { drop_list(part); });
  }

  model::RepoActivity& activity_;
  const Links links_;
  const std::uint64_t max_bytes_;
  Size size_;
  std::set<std::pair<Part, std::string>> told_;  // gaps that say that something is too large
};

// The last four bytes of a gzip member are the size of what it holds, which is less than four GiB here.
std::uint64_t unpacked_bytes(std::string_view member) {
  constexpr std::size_t kSizeBytes = 4;
  std::uint64_t size = 0;
  for (std::size_t i = 0; i < std::min(kSizeBytes, member.size()); ++i)
    size = size << 8 | static_cast<unsigned char>(member[member.size() - 1 - i]);
  return size;
}

}  // namespace

void fit(model::RepoActivity& activity, std::string_view web_url, std::uint64_t max_bytes) {
  Fitter(activity, web_url, std::min(max_bytes, kMaxMemberBytes)).run();
}

bool is_larger(std::string_view part, std::uint64_t bytes) {
  return unpacked_bytes(part) > bytes;
}

std::optional<std::uint64_t> part_limit(const std::vector<std::string>& parts, FileRoom room) {
  // What is left for the parts beside the head, the receipts, and what stands between them.
  constexpr std::uint64_t kReceiptBytes = 2048;
  const std::uint64_t around = kReceiptBytes * (parts.size() + 1);
  const auto left = [&](std::uint64_t all, std::uint64_t head) { return all - std::min(all, head + around); };
  const auto text = left(room.unpacked, kMaxHeadBytes), packed = left(room.packed, kMaxHeadBytes);
  const auto all_fit = [&](std::uint64_t limit) {
    std::uint64_t unpacked_sum = 0, packed_sum = 0;
    for (const auto& part : parts) {
      const auto size = unpacked_bytes(part);
      unpacked_sum += std::min(size, limit);
      packed_sum += size <= limit ? part.size() : part.size() * limit / size;
    }
    return unpacked_sum <= text && packed_sum <= packed;
  };
  std::uint64_t limit = kMaxMemberBytes;
  if (all_fit(limit)) return std::nullopt;
  while (limit > kSmallestPart && !all_fit(limit)) limit -= limit / 8;
  return limit;
}

}  // namespace aireport::snapshot
