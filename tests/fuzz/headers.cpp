#include "fuzz/targets.hpp"
#include "github/endpoints.hpp"
#include "github/header_time.hpp"
#include "github/link.hpp"
#include "http/url.hpp"

namespace aireport::fuzz {

void headers(std::string_view input) {
  if (const auto next = github::next_link(input))
    require(input.find(*next) != std::string_view::npos, "the next page is what the header says");
  if (const auto time = github::parse_http_date(input))
    require(parse_utc(format_utc(*time)) == *time, "a header's time is one that can be told");
  if (const auto time = github::parse_expiration(input))
    require(parse_utc(format_utc(*time)) == *time, "a token's end is one that can be told");
  const std::string text(input.substr(0, input.find('\0')));
  const std::string base = "https://api.github.com/repos/openloom/attn/issues";
  const auto home = http::origin_of(base).value();
  if (const auto target = http::redirect_target(home, base, text, 1))
    require(http::check_home(home, *target).has_value(), "a redirect stays at home");
  if (github::origin_of(text) == "https://api.github.com:443" && http::origin_of(text))
    require(http::check_home(home, text).has_value(), "both readers of URLs see the same home");
}

}  // namespace aireport::fuzz
