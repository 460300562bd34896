#include "digest/words/version.hpp"

#include <aireport/support/text.hpp>

#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

bool is_of_version(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || c == '.' || c == '-' || c == '+' || c == '_';
}

// "0.5.0-rc1", "1.0a2": a mark behind a number.
bool is_marked(std::string_view token, std::string_view mark) {
  for (auto at = token.find(mark); at != std::string_view::npos; at = token.find(mark, at + 1)) {
    const bool behind = at > 0 && (is_digit(token[at - 1]) || token[at - 1] == '.' || token[at - 1] == '-');
    const auto after = at + mark.size();
    if (behind && (after == token.size() || !(token[after] >= 'a' && token[after] <= 'z'))) return true;
  }
  return false;
}

Stage stage_of_token(std::string_view token) {
  if (token.find("nightly") != std::string_view::npos || token.find("snapshot") != std::string_view::npos ||
      token == "dev" || token.starts_with("dev-") || is_marked(token, "dev"))
    return Stage::development;
  for (const std::string_view mark : {"rc", "alpha", "beta", "a", "b"})
    if (token.find('.') != std::string_view::npos && is_marked(token, mark)) return Stage::prerelease;
  return Stage::release;
}

}  // namespace

bool names_version(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i]) || (i > 0 && text[i - 1] != ' ' && text[i - 1] != 'v' && text[i - 1] != '"')) continue;
    const bool marked = i > 0 && text[i - 1] == 'v';
    int dots = 0;
    for (; i < text.size() && (is_digit(text[i]) || text[i] == '.'); ++i) dots += text[i] == '.' ? 1 : 0;
    if (dots >= 2 || (marked && dots >= 1)) return true;
  }
  return false;
}

Stage stage_of(std::string_view text) {
  const auto lower = to_lower_ascii(text);
  auto stage = Stage::release;
  for (std::size_t at = 0; at < lower.size(); ++at) {
    const auto begin = at;
    while (at < lower.size() && is_of_version(lower[at])) ++at;
    const auto token = stage_of_token(std::string_view(lower).substr(begin, at - begin));
    if (token < stage) stage = token;
  }
  return stage;
}

bool is_version_tag(std::string_view tag) {
  const auto slash = tag.rfind('/');
  const auto name = slash == std::string_view::npos ? tag : tag.substr(slash + 1);
  const bool digits = name.find_first_of("0123456789") != std::string_view::npos;
  const bool only_digits = name.find_first_not_of("0123456789") == std::string_view::npos;
  return digits && !(only_digits && slash != std::string_view::npos);
}

bool is_packed_anew(std::string_view tag) {
  return is_marked(tag, "post");
}

}  // namespace aireport::digest
