#include "http/cached_answer.hpp"

#include "fuzz/targets.hpp"

namespace aireport::fuzz {

void cached_answer(std::string_view input) {
  constexpr std::string_view kUrl = "https://api.github.com/repos/openloom/attn/issues?per_page=100";
  const auto response = http::decode_answer(input, kUrl);
  if (!response) return;
  require(response->body.size() <= input.size(), "a body is no longer than its entry");
  const auto text = http::encode_answer(*response, kUrl);
  const auto again = http::decode_answer(text, kUrl);
  require(again.has_value(), "an answer that was read can be written and read again");
  require(again->status == response->status && again->body == response->body, "with its status and body");
  require(again->final_url == response->final_url, "and its final URL");
  require(http::encode_answer(*again, kUrl) == text, "in the same bytes");
}

}  // namespace aireport::fuzz
