// How much JSON values become by their forms, without making it.
#pragma once

#include <aireport/support/text.hpp>
#include <aireport/support/utc.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "snapshot/form.hpp"
#include "snapshot/words.hpp"
#include "snapshot/writer.hpp"

namespace aireport::snapshot {

struct Size {
  std::uint64_t bytes = 0;   // of the text; at least what the writer makes
  std::uint64_t values = 0;  // as the decoder counts what it holds: keys, scalars, begins and ends of lists and objects

  Size& operator+=(const Size& other) {
    bytes += other.bytes;
    values += other.values;
    return *this;
  }
};

// Of a string with its quotation marks. A byte that is no UTF-8 becomes U+FFFD, of three bytes.
std::uint64_t quoted_bytes(std::string_view text);

class Measure {
 public:
  static constexpr bool kReading = false;

  explicit Measure(const Links& links) : links_(links) {}
  const Size& size() const { return size_; }

  template <typename T>
  void field(const char* key, const T& value) {
    add_key(key);
    add(value);
  }

  template <typename Fields>
  void group(const char* key, const Fields& fields) {
    add_key(key);
    add_brackets();
    fields(*this);
  }

  template <typename MakeUrl>
  void link(const MakeUrl& make_url) {
    add_key("html_url");
    add(make_url(links_));
  }

  void derived(const char* key, std::string_view text) {
    add_key(key);
    add_text(text);
  }
  void null(const char* key) {
    add_key(key);
    add_scalar(kNull);
  }
  void choice(const char* key, bool value, const char* yes, const char* no) { derived(key, value ? yes : no); }

  void objects_of(const char* key, const char* inner, const std::vector<std::string>& texts) {
    add_key(key);
    add_brackets();
    for (const auto& text : texts) {
      add_brackets();
      derived(inner, text);
    }
  }

  template <typename T>
  void add(const std::optional<T>& value) {
    if (value)
      add(*value);
    else
      add_scalar(kNull);
  }

  template <typename T>
  void add(const std::vector<T>& values) {
    add_brackets();
    for (const auto& value : values) add(value);
  }

  template <typename T>
  void add(const T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      add_text(value);
    } else if constexpr (std::is_same_v<T, model::RepoName>) {
      add_text(value.full());
    } else if constexpr (std::is_enum_v<T>) {
      add_text(word_of(value));
    } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, UtcTime>) {
      add_scalar(kLongestScalar);
    } else {
      add_brackets();
      describe(*this, value);
    }
  }

 private:
  static constexpr std::uint64_t kNull = 4;
  static constexpr std::uint64_t kLongestScalar = 22;  // an instant in its quotation marks; numbers are shorter
  static constexpr std::uint64_t kComma = 1;

  void add_key(const char* key) {
    size_.bytes += quoted_bytes(key) + 1;
    ++size_.values;
  }
  void add_text(std::string_view text) { add_scalar(quoted_bytes(text)); }
  void add_scalar(std::uint64_t bytes) {
    size_.bytes += bytes + kComma;
    ++size_.values;
  }
  void add_brackets() {
    size_.bytes += 2 + kComma;
    size_.values += 2;
  }

  const Links& links_;
  Size size_;
};

template <typename T>
Size size_of(const T& value, const Links& links) {
  Measure measure(links);
  measure.add(value);
  return measure.size();
}

}  // namespace aireport::snapshot
