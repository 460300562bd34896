#include "github/fields.hpp"

#include <limits>

namespace aireport::github {

Json* member(Json& object, const char* key) {
  if (!object.is_object()) throw BadField("no object");
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

Json& required(Json& object, const char* key) {
  if (auto* const value = member(object, key)) return *value;
  throw BadField(std::string(key) + " is missing");
}

std::string text_in(Json& object, const char* key) {
  auto* const value = member(object, key);
  if (!value) return {};
  if (!value->is_string()) throw BadField(std::string(key) + " is no text");
  return std::move(value->get_ref<std::string&>());
}

int count_in(Json& object, const char* key) {
  const auto* const value = member(object, key);
  if (!value) return 0;
  if (!value->is_number_unsigned() || value->get<std::uint64_t>() > std::numeric_limits<int>::max())
    throw BadField(std::string(key) + " is no count");
  return value->get<int>();
}

bool flag_in(Json& object, const char* key) {
  const auto* const value = member(object, key);
  if (!value) return false;
  if (!value->is_boolean()) throw BadField(std::string(key) + " is neither true nor false");
  return value->get<bool>();
}

std::optional<UtcTime> time_in(Json& object, const char* key) {
  const auto text = text_in(object, key);
  if (text.empty()) return std::nullopt;
  const auto time = parse_utc(text);
  if (!time) throw BadField(std::string(key) + " is no time");
  return *time;
}

UtcTime required_time(Json& object, const char* key) {
  if (const auto time = time_in(object, key)) return *time;
  throw BadField(std::string(key) + " is missing");
}

int required_number(Json& object, const char* key) {
  const int number = count_in(object, key);
  if (number == 0) throw BadField(std::string(key) + " is missing");
  return number;
}

std::optional<model::Account> account_in(Json& object, const char* key) {
  auto* const value = member(object, key);
  if (!value) return std::nullopt;
  auto login = text_in(*value, "login");
  if (login.empty()) return std::nullopt;
  const bool bot = text_in(*value, "type") == "Bot" || login.ends_with("[bot]");
  return model::Account{std::move(login), bot};
}

}  // namespace aireport::github
