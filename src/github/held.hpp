// How much memory takes up what is kept while a day is fetched, and what of it goes when that is too much.
#pragma once

#include <aireport/model/activity.hpp>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace aireport::github {

// In bytes, roughly: what bounds are set against.
struct Weight {
  std::uint64_t texts = 0;  // patches, descriptions and messages of more than kLongText: each can go by itself
  std::uint64_t rest = 0;

  Weight& operator+=(const Weight& other);
  Weight& operator-=(const Weight& other);
};
// Nothing smaller is let go: the gap that tells of it would take as much.
inline constexpr std::size_t kLongText = 256;

Weight weight_of(const model::FileChange& file);
Weight weight_of(const model::Commit& commit);  // with its detail, and the request for it
Weight weight_of(const model::PullRequest& pull);
Weight weight_of(const model::Issue& issue);
Weight weight_of(const model::Release& release);
Weight weight_of(const model::Gap& gap);
Weight weight_of_name(std::string_view name);  // of one that is remembered in a set

// What can go of a message: all but its first line.
std::size_t bytes_below_title(const model::Commit& commit);

enum class TextKind { patch, message, pull, issue, release };

// A text that can go, and where it is.
struct HeldText {
  std::uint64_t bytes = 0;
  TextKind kind = TextKind::patch;
  std::size_t repo = 0;
  std::size_t item = 0;   // place of the commit or release, number of the pull request or issue
  std::size_t file = 0;   // of a patch
  std::string_view name;  // sha or tag
};

// The largest ones, so that the others take up no more than `room`. Which these are does not depend on the order in
// which they came, as long as none was handed over between: what goes now would go later too.
std::vector<HeldText> beyond_room(std::vector<HeldText> held, std::uint64_t room);

}  // namespace aireport::github
