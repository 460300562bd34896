// The day as versioned JSON (docs/snapshot.md), gzipped in members: the head, then one for each repository.
#pragma once

#include <aireport/model/activity.hpp>
#include <aireport/model/day.hpp>
#include <aireport/model/receipt.hpp>
#include <aireport/support/error.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::snapshot {

// Version 2 has `former_names` in its head. What has none is written as version 1, which older programs read too.
inline constexpr int kSchemaVersion = 2;
// A file larger than this is not read at all, nor one that unpacks to more; a busy day's is a hundredth of it, one of
// 500 repositories half. As a whole, not one repository after the other, half of it is read at most.
inline constexpr std::uint64_t kMaxFileBytes = 96ULL << 20;
inline constexpr std::uint64_t kMaxUnpackedBytes = 384ULL << 20;
inline constexpr std::uint64_t kMaxWholeBytes = kMaxUnpackedBytes / 2;

struct Snapshot {
  model::DayHead head;
  std::vector<model::RepoActivity> repositories;  // in the configured order
  std::vector<model::Receipt> receipts;           // likewise
};

// Makes a repository's day so small that its part can be read back, and takes up no more than `max_bytes` unpacked.
// What has to go is chosen by size, whatever the order it came in: first the largest patches, then the details of the
// commits with most files, then the longest texts (of a message the first line stays), then whole lists. Each loss is a
// gap, `too_large`. What fits stays as it is.
void fit(model::RepoActivity& activity, std::string_view web_url, std::uint64_t max_bytes = UINT64_MAX);

// The part of one repository that fits, compressed. Parts may be made in any order and put together at the end.
// `web_url` (no final slash) is the host of the links, which stand there for readers alone.
std::string encode_repository(const model::RepoActivity& activity, std::string_view web_url);

// What a file may take up.
struct FileRoom {
  std::uint64_t unpacked = kMaxUnpackedBytes;
  std::uint64_t packed = kMaxFileBytes;
};
// How large each part may be unpacked so that a file has room for all of them; nullopt: it has. Those that are larger
// are to be read back, fitted and encoded anew until there is room.
std::optional<std::uint64_t> part_limit(const std::vector<std::string>& parts, FileRoom room = {});
bool is_larger(std::string_view part, std::uint64_t bytes);  // unpacked
Result<model::RepoActivity> decode_repository(const std::string& part);

// The whole file: head, parts and receipts, in the order of the configuration. The same values give the same bytes.
// Each part is let go as soon as it is in the file.
std::string assemble(const model::DayHead& head, std::vector<std::string> parts,
                     const std::vector<model::Receipt>& receipts);

// Errors: refused, for what a newer version of this program wrote; decode, for what is damaged or not of the documented
// form. Never partly.
Result<Snapshot> decode(std::string_view file);

// The same, but hands over one repository after the other, so that one at a time need be in memory; `head` is that of
// the file. Gives the head when all are whole. After an error what was handed over is not to be relied on. An error of
// `on_repository` ends the reading and is that of the whole.
using OnRepository = std::function<Result<void>(const model::DayHead& head, model::RepoActivity activity)>;
Result<model::DayHead> decode_each(std::string_view file, const OnRepository& on_repository);

// What a ledger needs of a repository's day: which commits are told, and whether all were listed.
struct CommitList {
  model::RepoName repo;
  std::optional<model::RepoName> renamed_to;
  std::vector<std::string> commits, late_commits;  // shas
  bool whole = true;                               // false: a gap says that the list of commits is not
  friend bool operator==(const CommitList&, const CommitList&) = default;
};

// The same for these alone, in a fraction of the time: of all else it only sees that texts and brackets end. What was
// written by this program is as whole as its checksums say.
using OnCommitList = std::function<Result<void>(const model::DayHead& head, CommitList list)>;
Result<model::DayHead> decode_commit_lists(std::string_view file, const OnCommitList& on_list);

// The head alone, without unpacking the rest.
Result<model::DayHead> decode_head(std::string_view file);

}  // namespace aireport::snapshot
