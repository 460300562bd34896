#include "config/section.hpp"

#include <fmt/format.h>

#include <aireport/support/text.hpp>
#include <algorithm>
#include <charconv>

namespace aireport::config {
namespace {

bool is_control(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x2028 || character == 0x2029;
}

std::string unknown_key(std::string_view key, std::string_view section, const std::vector<std::string_view>& keys) {
  if (section == "github" && key == "token")
    return "unknown key 'token' in github; the token never stands in this file: token_file names one that holds it";
  const std::string_view meant = nearest(key, keys);
  return fmt::format("unknown key '{}'{}{}{}", for_terminal(first_characters(key, 60)), section.empty() ? "" : " in ",
                     section, meant.empty() ? "" : fmt::format("; did you mean '{}'?", meant));
}

}  // namespace

Result<Section> Section::open(const Source& source, const Node& node, std::string_view name,
                              const std::vector<std::string_view>& keys) {
  if (node.kind != NodeKind::map && node.kind != NodeKind::null)
    return source.fail_at(node.mark, fmt::format("{}: must be a map of keys and values, not {}",
                                                 name.empty() ? "the file" : name, to_string(node.kind)));
  for (const Entry& entry : node.entries)
    if (std::find(keys.begin(), keys.end(), entry.key) == keys.end())
      return source.fail_at(entry.mark, unknown_key(entry.key, name, keys));
  return Section(source, node, name);
}

const Node* Section::find(std::string_view key) const {
  for (const Entry& entry : node_->entries)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

tl::unexpected<Error> Section::fail_at(const Node& value, std::string_view key, std::string_view message) const {
  return source_->fail_at(value.mark, fmt::format("{}: {}", key, message));
}

Result<void> Section::check_text(const Node& value, std::string_view key, const Check& rule) const {
  if (value.kind == NodeKind::boolean || value.kind == NodeKind::integer || value.kind == NodeKind::real)
    return fail_at(value, key, fmt::format("must be text, not {}; put it in quotation marks", to_string(value.kind)));
  if (value.kind != NodeKind::text)
    return fail_at(value, key, fmt::format("must be text, not {}", to_string(value.kind)));
  if (const auto fine = rule(value.word); !fine) return fail_at(value, key, fine.error().message);
  return {};
}

Result<void> Section::text(std::string_view key, std::string& target, const Check& rule, Empty empty) const {
  const Node* value = find(key);
  if (value == nullptr || (value->kind == NodeKind::null && empty == Empty::allowed)) return {};
  AIREPORT_CHECK(check_text(*value, key, rule));
  target = value->word;
  return {};
}

Result<void> Section::texts(std::string_view key, std::vector<std::string>& target, const Check& rule) const {
  const Node* value = find(key);
  if (value == nullptr) return {};
  if (value->kind != NodeKind::list)
    return fail_at(*value, key, fmt::format("must be a list ([a, b]), not {}", to_string(value->kind)));
  target.clear();
  for (const Node& item : value->items) {
    AIREPORT_CHECK(check_text(item, key, rule));
    target.push_back(item.word);
  }
  return {};
}

Result<void> Section::integer(std::string_view key, int& target, Range range) const {
  const Node* value = find(key);
  if (value == nullptr) return {};
  std::string_view digits = value->word;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  int number = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (value->kind != NodeKind::integer || problem != std::errc{} || number < range.lowest || number > range.highest)
    return fail_at(*value, key, fmt::format("must be an integer from {} to {}", range.lowest, range.highest));
  target = number;
  return {};
}

Result<void> Section::boolean(std::string_view key, bool& target) const {
  const Node* value = find(key);
  if (value == nullptr) return {};
  if (value->kind != NodeKind::boolean) return fail_at(*value, key, "must be true or false");
  target = equals_ignoring_case(value->word, "true");
  return {};
}

Result<void> Section::pairs(std::string_view key, std::vector<std::pair<std::string, std::string>>& target,
                            const Check& key_rule, const Check& value_rule) const {
  const Node* value = find(key);
  if (value == nullptr || value->kind == NodeKind::null) return {};
  if (value->kind != NodeKind::map)
    return fail_at(*value, key, fmt::format("must be a map of keys and values, not {}", to_string(value->kind)));
  for (const Entry& entry : value->entries) {
    if (const auto fine = key_rule(entry.key); !fine)
      return source_->fail_at(entry.mark, fmt::format("{}: a key {}", key, fine.error().message));
    AIREPORT_CHECK(check_text(entry.value, key, value_rule));
    target.emplace_back(entry.key, entry.value.word);
  }
  return {};
}

Result<void> Section::word(std::string_view key, const Check& take) const {
  const Node* value = find(key);
  if (value == nullptr) return {};
  if (value->kind != NodeKind::integer) return check_text(*value, key, take);
  if (const auto fine = take(value->word); !fine) return fail_at(*value, key, fine.error().message);
  return {};
}

Result<void> check_line(std::string_view text, std::size_t longest) {
  if (trim(text).empty()) return fail(ErrorKind::config, "must not be empty");
  for (std::size_t position = 0; position < text.size();)
    if (is_control(next_character(text, position)))
      return fail(ErrorKind::config, "must be one line without control characters");
  if (count_characters(text) > longest)
    return fail(ErrorKind::config, fmt::format("must not be longer than {} characters", longest));
  return {};
}

}  // namespace aireport::config
