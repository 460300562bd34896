#include "snapshot/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace aireport::snapshot {

std::string Place::text() const {
  const auto before = parent == nullptr ? std::string{} : parent->text();
  if (!key.empty()) return before.empty() ? std::string(key) : fmt::format("{}.{}", before, key);
  return parent == nullptr ? before : fmt::format("{}[{}]", before, index);
}

Reader::Reader(nlohmann::json& object, const Place& place, Failure& failure)
    : object_(object), place_(place), failure_(failure) {
  if (!object_.is_object()) refuse(place_, "is no object");
}

void Reader::refuse(const Place& place, std::string_view problem) {
  if (failure_.happened()) return;
  const auto where = place.text();
  failure_.message = where.empty() ? fmt::format("the whole {}", problem) : fmt::format("{} {}", where, problem);
}

nlohmann::json* Reader::find(const char* key, const Place& place) {
  if (failure_.happened()) return nullptr;
  const auto found = object_.find(key);
  if (found == object_.end()) {
    refuse(place, "is missing");
    return nullptr;
  }
  ++named_;
  return &*found;
}

void Reader::finish() {
  if (!failure_.happened() && named_ != object_.size()) refuse(place_, "has a field that is not documented");
}

void Reader::derived(const char* key, std::string_view text) {
  with(key, [&](nlohmann::json& json, const Place& place) {
    std::string word;
    read(json, place, word);
    if (word != text) refuse(place, "does not fit the rest");
  });
}

void Reader::check_lines(const char* key, std::string_view text, std::ptrdiff_t most) {
  if (std::count(text.begin(), text.end(), '\n') >= most) refuse(Place{&place_, key, 0}, "has too many lines");
}

void Reader::null(const char* key) {
  with(key, [&](nlohmann::json& json, const Place& place) {
    if (!json.is_null()) refuse(place, "is there without what belongs to it");
  });
}

bool Reader::is_null(const char* key) const {
  const auto found = object_.find(key);
  return found == object_.end() || found->is_null();
}

void Reader::choice(const char* key, bool& value, const char* yes, const char* no) {
  with(key, [&](nlohmann::json& json, const Place& place) {
    std::string word;
    read(json, place, word);
    value = word == yes;
    if (!value && word != no) refuse(place, "is none of the words it may be");
  });
}

void Reader::objects_of(const char* key, const char* inner, std::vector<std::string>& texts) {
  with(key, [&](nlohmann::json& json, const Place& place) {
    if (!json.is_array()) return refuse(place, "is no list");
    texts.clear();
    for (auto& element : json) {
      const Place at{&place, {}, texts.size()};
      Reader object(element, at, failure_);
      object.field(inner, texts.emplace_back());
      object.finish();
    }
  });
}

void Reader::empty_list(const char* key) {
  with(key, [&](nlohmann::json& json, const Place& place) {
    if (!json.is_array() || !json.empty()) refuse(place, "is no list of objects");
  });
}

void Reader::read(nlohmann::json& json, const Place& place, std::string& text) {
  auto* string = json.get_ptr<nlohmann::json::string_t*>();
  if (string == nullptr) return refuse(place, "is no text");
  text = std::move(*string);
}

void Reader::read(nlohmann::json& json, const Place& place, bool& value) {
  const auto* boolean = json.get_ptr<nlohmann::json::boolean_t*>();
  if (boolean == nullptr) return refuse(place, "is neither true nor false");
  value = *boolean;
}

std::int64_t Reader::whole(const nlohmann::json& json, const Place& place, std::int64_t least, std::int64_t most) {
  if (!json.is_number_integer()) return refuse(place, "is no whole number"), 0;
  // An unsigned number is always one over zero; get<int64_t> would wrap what does not fit.
  const bool fits = !json.is_number_unsigned() || json.get<std::uint64_t>() <= std::uint64_t{INT64_MAX};
  const auto number = fits ? json.get<std::int64_t>() : 0;
  if (!fits || number < least || number > most) return refuse(place, "is out of range"), 0;
  return number;
}

void Reader::read(nlohmann::json& json, const Place& place, int& value) {
  value = static_cast<int>(whole(json, place, 0, std::numeric_limits<int>::max()));
}

void Reader::read(nlohmann::json& json, const Place& place, std::int64_t& value) {
  value = whole(json, place, 0, std::numeric_limits<std::int64_t>::max());
}

void Reader::read(nlohmann::json& json, const Place& place, std::chrono::seconds& value) {
  using Limits = std::numeric_limits<int>;
  value = std::chrono::seconds{whole(json, place, Limits::min(), Limits::max())};
}

void Reader::read(nlohmann::json& json, const Place& place, UtcTime& time) {
  std::string text;
  read(json, place, text);
  const auto parsed = parse_utc(text);
  // Only the spelling that is written is read, so that nothing is lost unseen.
  if (!parsed || format_utc(*parsed) != text) return refuse(place, "is no instant such as 2026-02-03T04:05:06Z");
  time = *parsed;
}

void Reader::read(nlohmann::json& json, const Place& place, Date& date) {
  std::string text;
  read(json, place, text);
  const auto parsed = parse_date(text);
  if (!parsed) return refuse(place, "is no date such as 2026-02-03");
  date = *parsed;
}

void Reader::read(nlohmann::json& json, const Place& place, model::RepoName& repo) {
  std::string text;
  read(json, place, text);
  auto parsed = model::parse_repo_name(text);
  if (!parsed) return refuse(place, "is no repository's name");
  repo = std::move(*parsed);
}

}  // namespace aireport::snapshot
