// Single fields of a JSON object, checked for their type.
#pragma once

#include <aireport/model/activity.hpp>
#include <aireport/support/utc.hpp>
#include <exception>
#include <optional>
#include <string>
#include <utility>

#include "github/json.hpp"

namespace aireport::github {

// A field that is missing, or not what it should be. Thrown by the readers below, and caught by the decoder of the
// item.
class BadField : public std::exception {
 public:
  explicit BadField(std::string field) : field_(std::move(field)) {}

  const std::string& field() const { return field_; }  // "files[3].additions"; empty: the item itself
  void put_below(const std::string& parent);
  const char* what() const noexcept override { return field_.c_str(); }

 private:
  std::string field_;
};

// The member that is there and not null, else nullptr. Throws when `object` is no object.
Json* member(Json& object, const char* key);
Json& required(Json& object, const char* key);
Json& required_list(Json& object, const char* key);

// Absent and null read as empty, 0, false or nullopt. Texts are moved out; none is longer than model::kMaxText.
std::string text_in(Json& object, const char* key);
int count_in(Json& object, const char* key);  // not negative
int required_count(Json& object, const char* key);
bool flag_in(Json& object, const char* key);
std::optional<UtcTime> time_in(Json& object, const char* key);
UtcTime required_time(Json& object, const char* key);
int required_number(Json& object, const char* key);  // positive
std::optional<model::Account> account_in(Json& object, const char* key);

// Runs `read`. What it finds wrong is told as a field of `parent`.
template <typename Read>
void read_below(const std::string& parent, const Read& read) {
  try {
    read();
  } catch (BadField& problem) {
    problem.put_below(parent);
    throw;
  }
}

// Calls `read` with each value of a list that is the field `key`.
template <typename Read>
void read_each(Json& list, const char* key, const Read& read) {
  std::size_t place = 0;
  try {
    for (; place < list.size(); ++place) read(list[place]);
  } catch (BadField& problem) {
    problem.put_below(key + ("[" + std::to_string(place) + "]"));
    throw;
  }
}

}  // namespace aireport::github
