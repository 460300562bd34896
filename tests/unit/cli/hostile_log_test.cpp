// Foreign text on its way to a terminal, a log and standard output: nothing there obeys it, and a JSON line stays one.
#include <gtest/gtest.h>

#include <aireport/support/json_line.hpp>
#include <aireport/support/text.hpp>
#include <nlohmann/json.hpp>

#include "cli/log.hpp"
#include "unit/render/hostile_texts.hpp"

namespace aireport::cli {
namespace {

// No control character, no escape sequence, nothing that turns the direction of text, and UTF-8 throughout.
bool is_harmless(std::string_view line) {
  if (!is_utf8(line)) return false;
  for (std::size_t at = 0; at < line.size();) {
    const auto c = next_character(line, at);
    const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
    const bool turns =
        c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (control || turns) return false;
  }
  return true;
}

TEST(HostileLogTest, ALineOfTextIsOneLineThatNoTerminalObeys) {
  for (const auto& text : render::testing::hostile_texts()) {
    EXPECT_TRUE(is_harmless(text_line({LogLevel::warn, "http.retry", text, {}}, false))) << text;
    EXPECT_TRUE(is_harmless(for_terminal(text))) << text;
    Progress progress;
    EXPECT_TRUE(is_harmless(progress_line(progress, {text, {}}, 200))) << text;
  }
}

TEST(HostileLogTest, AJsonLineIsOneObjectThatSaysTheSame) {
  for (const auto& text : render::testing::hostile_texts()) {
    const auto line =
        json_log_line({LogLevel::warn, "http.retry", text, {{"path", text}, {text, std::int64_t{1}}}}, {});
    EXPECT_TRUE(is_harmless(line)) << text;
    const auto parsed = nlohmann::json::parse(line, nullptr, false);
    ASSERT_TRUE(parsed.is_object()) << line;
    EXPECT_EQ(parsed["path"], repair_utf8(text));
    EXPECT_EQ(parsed["level"], "warn");
  }
}

TEST(HostileLogTest, AnErrorIsOneLine) {
  for (const auto& text : render::testing::hostile_texts())
    EXPECT_TRUE(is_harmless(
        text_line({LogLevel::error, "run.failed", describe(Error{ErrorKind::io, text, text, 0}), {}}, false)))
        << text;
}

}  // namespace
}  // namespace aireport::cli
