// JSON to values by their forms: each field must be there, of its type, and no other.
#pragma once

#include <aireport/model/repo.hpp>
#include <aireport/support/utc.hpp>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "snapshot/form.hpp"
#include "snapshot/words.hpp"

namespace aireport::snapshot {

// The first thing that was wrong. Once there is one, readers do nothing more.
struct Failure {
  std::string message;
  bool happened() const { return !message.empty(); }
};

// Where a value stands, for the message: the keys from the root to it.
struct Place {
  const Place* parent = nullptr;
  std::string_view key;  // empty: an element
  std::size_t index = 0;

  std::string text() const;
};

class Reader {
 public:
  static constexpr bool kReading = true;

  // Moves the texts out of `object`. Both must outlive the reader.
  Reader(nlohmann::json& object, const Place& place, Failure& failure);

  template <typename T>
  void field(const char* key, T& value) {
    with(key, [&](nlohmann::json& json, const Place& place) { read(json, place, value); });
  }

  template <typename Fields>
  void group(const char* key, const Fields& fields) {
    with(key, [&](nlohmann::json& json, const Place& place) {
      Reader inner(json, place, failure_);
      fields(inner);
      inner.finish();
    });
  }

  template <typename MakeUrl>
  void link(const MakeUrl&) {
    std::string ignored;  // made again from the data, never believed
    field("html_url", ignored);
  }

  void derived(const char* key, std::string_view text);
  void check_lines(const char* key, std::string_view text, std::ptrdiff_t most);  // of a field that was read
  void null(const char* key);
  bool is_null(const char* key) const;
  void choice(const char* key, bool& value, const char* yes, const char* no);
  void objects_of(const char* key, const char* inner, std::vector<std::string>& texts);
  void empty_list(const char* key);

  // To be called when all fields are named: an unknown one is refused.
  void finish();

 private:
  template <typename Use>
  void with(const char* key, const Use& use) {
    const Place place{&place_, key, 0};
    if (auto* json = find(key, place); json != nullptr) use(*json, place);
  }

  nlohmann::json* find(const char* key, const Place& place);
  void refuse(const Place& place, std::string_view problem);

  std::int64_t whole(const nlohmann::json& json, const Place& place, std::int64_t least, std::int64_t most);

  void read(nlohmann::json& json, const Place& place, std::string& text);
  void read(nlohmann::json& json, const Place& place, bool& value);
  void read(nlohmann::json& json, const Place& place, int& value);  // counts and numbers: never below zero
  void read(nlohmann::json& json, const Place& place, std::int64_t& value);
  void read(nlohmann::json& json, const Place& place, std::chrono::seconds& value);
  void read(nlohmann::json& json, const Place& place, UtcTime& time);
  void read(nlohmann::json& json, const Place& place, Date& date);
  void read(nlohmann::json& json, const Place& place, model::RepoName& repo);

  template <typename T>
  void read(nlohmann::json& json, const Place& place, std::optional<T>& value) {
    value.reset();
    if (!json.is_null()) read(json, place, value.emplace());
  }

  template <typename T>
  void read(nlohmann::json& json, const Place& place, std::vector<T>& values) {
    if (!json.is_array()) return refuse(place, "is no list");
    values.clear();
    values.reserve(json.size());
    for (auto& element : json) {
      const Place inner{&place, {}, values.size()};
      read(element, inner, values.emplace_back());
      if (failure_.happened()) return;
    }
  }

  template <typename T>
  void read(nlohmann::json& json, const Place& place, T& value) {
    if constexpr (std::is_enum_v<T>) {
      std::string word;
      read(json, place, word);
      const auto known = value_of<T>(word);
      if (!known) return refuse(place, "is none of the words it may be");
      value = *known;
    } else {
      Reader inner(json, place, failure_);
      describe(inner, value);
      inner.finish();
    }
  }

  nlohmann::json& object_;
  const Place& place_;
  Failure& failure_;
  std::size_t named_ = 0;  // fields found so far
};

}  // namespace aireport::snapshot
