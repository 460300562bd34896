// Text is UTF-8 and is never cut inside a character.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace aireport {

// Each byte that is not part of well-formed UTF-8 becomes U+FFFD.
std::string repair_utf8(std::string_view text);
bool is_utf8(std::string_view text);

// Number of code points. Expects well-formed UTF-8.
std::size_t count_characters(std::string_view text);

// At most `characters` code points from the start; the text itself when it is not longer.
std::string_view first_characters(std::string_view text, std::size_t characters);

// Decodes the code point at text[position] and moves position behind it. Ill-formed: U+FFFD, one byte on.
char32_t next_character(std::string_view text, std::size_t& position);
void append_utf8(std::string& text, char32_t character);

std::string_view trim(std::string_view text);  // blanks, tabs, CR and LF at both ends
std::string to_lower_ascii(std::string_view text);
bool equals_ignoring_case(std::string_view a, std::string_view b);  // ASCII only, as GitHub's logins and names
bool contains_ignoring_case(std::string_view text, std::string_view part);

// Lines without their ends ("\n" or "\r\n"). A final line end opens no further line; "" has no lines.
std::vector<std::string_view> split_lines(std::string_view text);
std::string_view first_line(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);

// What a reader cannot see and a terminal might obey: control, bidi and zero-width characters, line separators, tags.
bool is_unprintable(char32_t character);

// Unprintable characters become U+XXXX in ASCII ("U+001B"), so that a terminal or a log line shows them and does not
// obey. Newlines and tabs become a blank; what is not UTF-8 is repaired.
std::string for_terminal(std::string_view text);

// What a reader would most likely have meant: the candidate with the smallest edit distance, if it is near enough
// (at most a third of the letters differ), else the only one that the word begins. Empty: none.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace aireport
