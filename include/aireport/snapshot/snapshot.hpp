// The day as versioned JSON (docs/snapshot.md), gzipped in members: the head, then one for each repository.
#pragma once

#include <aireport/model/activity.hpp>
#include <aireport/model/day.hpp>
#include <aireport/support/error.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::snapshot {

inline constexpr int kSchemaVersion = 1;
// A file larger than this is not read at all; a busy day's is a hundredth of it.
inline constexpr std::uint64_t kMaxFileBytes = 128ULL << 20;

struct Snapshot {
  model::DayHead head;
  std::vector<model::RepoActivity> repositories;  // in the configured order
};

// The part of one repository, compressed. Parts may be made in any order and put together at the end.
// `web_url` (no final slash) is the host of the links, which stand there for readers alone.
std::string encode_repository(const model::RepoActivity& activity, std::string_view web_url);

// The whole file: head and parts, in the order of the configuration. The same values give the same bytes.
std::string assemble(const model::DayHead& head, const std::vector<std::string>& parts);

// Error: decode, for what is damaged, of another version, or not of the documented form. Never partly.
Result<Snapshot> decode(std::string_view file);

// The head alone, without unpacking the rest.
Result<model::DayHead> decode_head(std::string_view file);

}  // namespace aireport::snapshot
