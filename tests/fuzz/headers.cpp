#include "fuzz/targets.hpp"
#include "github/expiration.hpp"
#include "github/link.hpp"
#include "http/url.hpp"

namespace aireport::fuzz {

void headers(std::string_view input) {
  if (const auto next = github::next_link(input))
    require(input.find(*next) != std::string_view::npos, "the next page is what the header says");
  if (const auto time = github::parse_expiration(input))
    require(parse_utc(format_utc(*time)) == *time, "a token's end is one that can be told");
  const std::string text(input.substr(0, input.find('\0')));
  const std::string base = "https://api.github.com/repos/openloom/attn/issues";
  const auto home = origin_of(base).value();
  if (const auto target = http::redirect_target(home, base, text, 1))
    require(http::check_home(home, *target).has_value(), "a redirect stays at home");
  if (const auto origin = origin_of(text))
    require(origin_of(to_string(*origin)) == *origin, "an origin written is the same origin");
}

}  // namespace aireport::fuzz
