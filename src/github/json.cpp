#include "github/json.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <array>
#include <vector>

namespace aireport::github {
namespace {

// Every key that a decoder of this module reads. The rest (some 80 URLs an item) is never built. Sorted.
constexpr auto kKeys = std::to_array<std::string_view>({"additions",
                                                        "archived",
                                                        "author",
                                                        "base",
                                                        "body",
                                                        "changed_files",
                                                        "closed_at",
                                                        "comments",
                                                        "commit",
                                                        "commits",
                                                        "committer",
                                                        "core",
                                                        "created_at",
                                                        "date",
                                                        "deletions",
                                                        "draft",
                                                        "filename",
                                                        "files",
                                                        "full_name",
                                                        "html_url",
                                                        "incomplete_results",
                                                        "items",
                                                        "labels",
                                                        "limit",
                                                        "login",
                                                        "merge_commit_sha",
                                                        "merged_at",
                                                        "message",
                                                        "name",
                                                        "number",
                                                        "parents",
                                                        "patch",
                                                        "prerelease",
                                                        "previous_filename",
                                                        "published_at",
                                                        "pull_request",
                                                        "reactions",
                                                        "ref",
                                                        "remaining",
                                                        "repository_url",
                                                        "reset",
                                                        "resources",
                                                        "sha",
                                                        "state_reason",
                                                        "stats",
                                                        "status",
                                                        "tag_name",
                                                        "title",
                                                        "total_count",
                                                        "type",
                                                        "updated_at",
                                                        "user"});

bool is_wanted(std::string_view key) {
  return std::binary_search(kKeys.begin(), kKeys.end(), key);
}

// Builds the document from the parser's events, without what nobody asks for.
class Builder {
 public:
  bool null() { return put(nullptr); }
  bool boolean(bool value) { return put(value); }
  bool number_integer(Json::number_integer_t value) { return put(value); }
  bool number_unsigned(Json::number_unsigned_t value) { return put(value); }
  bool number_float(Json::number_float_t value, const std::string&) { return put(value); }
  bool string(std::string& value) {
    if (value.size() > kLong) value.shrink_to_fit();  // what was read letter by letter takes up to twice its size
    return put(std::move(value));
  }
  bool binary(Json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(Json::value_t::object); }
  bool end_object() { return close(); }
  bool start_array(std::size_t) { return open(Json::value_t::array); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    if (skipped_ > 0) return true;
    skip_next_ = !is_wanted(name);
    if (!skip_next_) key_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) {
    problem_ = "no JSON from byte " + std::to_string(position) + " on";
    return false;
  }

  const std::string& problem() const { return problem_; }
  Json take() { return std::move(root_); }

 private:
  static constexpr std::size_t kLong = 4096;

  template <typename Value>
  bool put(Value&& value) {
    if (skipped_ > 0 || std::exchange(skip_next_, false)) return true;
    return place(Json(std::forward<Value>(value))) != nullptr;
  }

  bool open(Json::value_t type) {
    if (++depth_ > kMaxDepth) {
      problem_ = "nested too deeply";
      return false;
    }
    if (skipped_ > 0 || std::exchange(skip_next_, false)) {
      ++skipped_;
      return true;
    }
    auto* const placed = place(Json(type));
    if (placed) open_.push_back(placed);
    return placed != nullptr;
  }

  bool close() {
    --depth_;
    if (skipped_ > 0)
      --skipped_;
    else
      open_.pop_back();
    return true;
  }

  // Pointers into arrays stay good: an array grows only while none of its elements is open.
  Json* place(Json&& value) {
    if (++values_ > kMaxValues) {
      problem_ = "too many values";
      return nullptr;
    }
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    if (open_.back()->is_array()) {
      open_.back()->push_back(std::move(value));
      return &open_.back()->back();
    }
    auto& slot = (*open_.back())[key_];
    slot = std::move(value);
    return &slot;
  }

  Json root_;
  std::vector<Json*> open_;
  std::string key_;
  std::string problem_ = "not read";
  int depth_ = 0, skipped_ = 0, values_ = 0;
  bool skip_next_ = false;
};

// The code unit of the "\uXXXX" at text[at]; -1: it is none.
int escaped_unit(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return -1;
  int unit = 0;
  for (const char c : text.substr(at + 2, 4)) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

bool is_high(int unit) {
  return unit >= 0xD800 && unit <= 0xDBFF;
}
bool is_low(int unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

}  // namespace

std::string repair_surrogates(std::string_view body) {
  std::string repaired(body);
  for (auto at = repaired.find('\\'); at != std::string::npos; at = repaired.find('\\', at)) {
    const int unit = escaped_unit(repaired, at);
    if (is_high(unit) && is_low(escaped_unit(repaired, at + 6))) {
      at += 12;
    } else if (is_high(unit) || is_low(unit)) {
      repaired.replace(at + 2, 4, "FFFD");
      at += 6;
    } else {
      at += 2;
    }
  }
  return repaired;
}

Result<Json> parse_json(std::string_view body) {
  // nlohmann takes it for the end of the document, whatever follows. It may stand nowhere in JSON.
  if (body.find('\0') != std::string_view::npos) return fail(ErrorKind::decode, "a zero byte");
  std::string repaired;
  if (!is_utf8(body)) {
    repaired = repair_utf8(body);
    body = repaired;
  }
  // Only an escape that begins so can be half of a pair.
  if (body.find("\\ud") != std::string_view::npos || body.find("\\uD") != std::string_view::npos) {
    repaired = repair_surrogates(body);
    body = repaired;
  }
  try {
    Builder builder;
    if (!Json::sax_parse(body.begin(), body.end(), &builder)) return fail(ErrorKind::decode, builder.problem());
    return builder.take();
  } catch (const std::exception& problem) {
    return fail(ErrorKind::decode, problem.what());
  }
}

}  // namespace aireport::github
