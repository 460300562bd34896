#include "digest/code/cmake_version.hpp"

#include <aireport/support/text.hpp>
#include <array>

#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

constexpr std::array<std::string_view, 3> kParts = {"_VERSION_MAJOR", "_VERSION_MINOR", "_VERSION_PATCH"};

struct Version {
  std::array<std::string, kParts.size()> parts;
  std::string whole;

  std::string text() const {
    if (!whole.empty()) return whole;
    for (const auto& part : parts)
      if (part.empty()) return {};
    return parts[0] + "." + parts[1] + "." + parts[2];
  }
};

std::string_view number_at(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || text[end] == '.')) ++end;
  return text.substr(0, end);
}

void read(Version& version, std::string_view line) {
  const auto text = trim(line);
  if (text.starts_with("VERSION ")) {  // what a project depends on stands in one line with its name
    const auto number = number_at(trim(text.substr(8)));
    if (number.find('.') != std::string_view::npos) version.whole = number;
    return;
  }
  if (!text.starts_with("set(")) return;
  const auto call = trim(text.substr(4));
  const auto name = call.substr(0, call.find_first_of(" \t"));
  for (std::size_t i = 0; i < kParts.size(); ++i) {
    if (!name.ends_with(kParts[i])) continue;
    auto value = trim(call.substr(name.size()));
    if (value.starts_with('"')) value.remove_prefix(1);
    version.parts[i] = number_at(value);
  }
}

}  // namespace

std::string cmake_version_of(std::string_view patch) {
  Version before, after;
  for (const auto line : split_lines(patch)) {
    if (line.empty() || line.starts_with("@@")) continue;
    if (line.front() != '+') read(before, line.substr(1));
    if (line.front() != '-') read(after, line.substr(1));
  }
  return before.text().empty() || before.text() == after.text() ? std::string{} : after.text();
}

}  // namespace aireport::digest
