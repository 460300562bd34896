#include <aireport/render/alive.hpp>

#include <aireport/support/text.hpp>
#include <algorithm>

namespace aireport::render {
namespace {

bool is_digit(char c) {
  return '0' <= c && c <= '9';
}

bool is_letter(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
}

bool is_hexadecimal(char c) {
  return is_digit(c) || ('a' <= c && c <= 'f') || ('A' <= c && c <= 'F');
}

// A run of letters and digits that can be a sha, or the beginning of one.
bool is_sha(std::string_view run) {
  return run.size() >= 7 && run.size() <= 64 && std::all_of(run.begin(), run.end(), is_hexadecimal) &&
         std::any_of(run.begin(), run.end(), is_digit);
}

bool has_sha(std::string_view word) {
  const auto stays = [](char c) { return is_digit(c) || is_letter(c); };
  for (auto rest = word; !rest.empty();) {
    const auto start = std::find_if(rest.begin(), rest.end(), stays);
    const auto end = std::find_if_not(start, rest.end(), stays);
    if (is_sha(rest.substr(static_cast<std::size_t>(start - rest.begin()), static_cast<std::size_t>(end - start))))
      return true;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.begin()));
  }
  return false;
}

bool has_reference(std::string_view word) {
  const auto digit_at = [word](std::size_t i) { return i < word.size() && is_digit(word[i]); };
  for (std::size_t i = 0; i < word.size(); ++i)
    if ((word[i] == '#' && digit_at(i + 1)) || (equals_ignoring_case(word.substr(i, 3), "GH-") && digit_at(i + 3)))
      return true;
  return false;
}

}  // namespace

bool could_come_alive(std::string_view word) {
  constexpr std::string_view kSigns[] = {"@", "://", "www.", "mailto:", "xmpp:", "GHSA-", "$"};
  return std::any_of(std::begin(kSigns), std::end(kSigns),
                     [word](std::string_view sign) { return contains_ignoring_case(word, sign); }) ||
         has_reference(word) || has_sha(word);
}

}  // namespace aireport::render
