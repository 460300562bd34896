#include <aireport/model/repo.hpp>
#include <aireport/support/pattern.hpp>
#include <aireport/support/quantity.hpp>
#include <aireport/support/text.hpp>
#include <aireport/support/utc.hpp>

#include "fuzz/targets.hpp"

namespace aireport::fuzz {

void words(std::string_view input) {
  if (const auto time = parse_utc(input)) require(parse_utc(format_utc(*time)) == *time, "a time can be told");
  if (const auto date = parse_date(input))
    require(date->ok() && format_date(*date) == input, "a date is of the calendar");
  if (const auto time = parse_duration(input))
    require(time->count() >= 0 && parse_duration(format_duration(*time)) == *time, "a duration can be told");
  if (const auto size = parse_size(input)) require(!format_size(*size).empty(), "a size can be told");
  if (const auto name = model::parse_repo_name(input)) require(name->full() == input, "a name is what was said");
  const auto end = std::min(input.find('\n'), input.size());
  const auto pattern = input.substr(0, end), word = input.substr(std::min(end + 1, input.size()));
  require(!matches_word(pattern, word) || matches_word("*", word), "what matches a pattern matches all");
  require(!matches_path(pattern, word) || matches_path("**", word), "so do paths");
  const auto escaped = model::percent_encode(input, model::Slash::encode);
  require(escaped.find_first_of("/?#<> \n\"") == std::string::npos, "an encoded text stays one part of a URL");
  (void)nearest(word, {"repos", "github", "output", "cache"});
}

}  // namespace aireport::fuzz
