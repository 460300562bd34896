#include "github/fields.hpp"

#include <aireport/model/text_limit.hpp>
#include <limits>

namespace aireport::github {

void BadField::put_below(const std::string& parent) {
  field_ = field_.empty() ? parent : parent + "." + field_;
}

Json* member(Json& object, const char* key) {
  if (!object.is_object()) throw BadField({});
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

Json& required(Json& object, const char* key) {
  if (auto* const value = member(object, key)) return *value;
  throw BadField(key);
}

Json& required_list(Json& object, const char* key) {
  auto& list = required(object, key);
  if (!list.is_array()) throw BadField(key);
  return list;
}

std::string text_in(Json& object, const char* key) {
  auto* const value = member(object, key);
  if (!value) return {};
  if (!value->is_string() || value->get_ref<const std::string&>().size() > model::kMaxText) throw BadField(key);
  return std::move(value->get_ref<std::string&>());
}

int count_in(Json& object, const char* key) {
  const auto* const value = member(object, key);
  if (!value) return 0;
  if (!value->is_number_unsigned() || value->get<std::uint64_t>() > std::numeric_limits<int>::max())
    throw BadField(key);
  return value->get<int>();
}

int required_count(Json& object, const char* key) {
  required(object, key);
  return count_in(object, key);
}

bool flag_in(Json& object, const char* key) {
  const auto* const value = member(object, key);
  if (!value) return false;
  if (!value->is_boolean()) throw BadField(key);
  return value->get<bool>();
}

std::optional<UtcTime> time_in(Json& object, const char* key) {
  const auto text = text_in(object, key);
  if (text.empty()) return std::nullopt;
  const auto time = parse_utc(text);
  if (!time) throw BadField(key);
  return *time;
}

UtcTime required_time(Json& object, const char* key) {
  if (const auto time = time_in(object, key)) return *time;
  throw BadField(key);
}

int required_number(Json& object, const char* key) {
  const int number = count_in(object, key);
  if (number == 0) throw BadField(key);
  return number;
}

std::optional<model::Account> account_in(Json& object, const char* key) {
  auto* const value = member(object, key);
  if (!value) return std::nullopt;
  std::optional<model::Account> account;
  read_below(key, [&] {
    auto login = text_in(*value, "login");
    const bool bot = text_in(*value, "type") == "Bot" || login.ends_with("[bot]");
    if (!login.empty()) account = model::Account{std::move(login), bot};
  });
  return account;
}

}  // namespace aireport::github
