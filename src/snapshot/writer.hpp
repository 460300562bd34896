// Values to JSON by their forms.
#pragma once

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

// Keeps the order in which fields are named.
using Json = nlohmann::ordered_json;

// What the links of a repository's items are made of.
struct Links {
  std::string_view web_url;
  model::RepoName repo;
};

class Writer {
 public:
  static constexpr bool kReading = false;

  explicit Writer(const Links& links) : links_(links) {}
  Json take() { return std::move(json_); }

  template <typename T>
  void field(const char* key, const T& value) {
    put(key, to_json(value));
  }

  template <typename Fields>
  void group(const char* key, const Fields& fields) {
    Writer inner(links_);
    fields(inner);
    put(key, inner.take());
  }

  template <typename MakeUrl>
  void link(const MakeUrl& make_url) {
    put("html_url", make_url(links_));
  }

  void derived(const char* key, std::string_view text) { put(key, text); }
  void null(const char* key) { put(key, nullptr); }
  void choice(const char* key, bool value, const char* yes, const char* no) { put(key, value ? yes : no); }

  void objects_of(const char* key, const char* inner, const std::vector<std::string>& texts) {
    auto list = Json::array();
    for (const auto& text : texts) list.push_back(Json::object({{inner, text}}));
    put(key, std::move(list));
  }

 private:
  void put(const char* key, Json value) { json_.push_back({key, std::move(value)}); }

  static Json to_json(UtcTime time) { return format_utc(time); }
  static Json to_json(const Date& date) { return format_date(date); }
  static Json to_json(std::chrono::seconds seconds) { return seconds.count(); }
  static Json to_json(const model::RepoName& repo) { return repo.full(); }
  static Json to_json(const std::string& text) { return text; }
  static Json to_json(bool value) { return value; }
  static Json to_json(int value) { return value; }
  static Json to_json(std::int64_t value) { return value; }

  template <typename T>
  Json to_json(const std::optional<T>& value) {
    return value ? to_json(*value) : Json(nullptr);
  }

  template <typename T>
  Json to_json(const std::vector<T>& values) {
    auto list = Json::array();
    for (const auto& value : values) list.push_back(to_json(value));
    return list;
  }

  template <typename T>
  Json to_json(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      return word_of(value);
    } else {
      Writer inner(links_);
      describe(inner, value);
      return inner.take();
    }
  }

  const Links& links_;
  Json json_ = Json::object();
};

}  // namespace aireport::snapshot
