#include "http/cached_answer.hpp"

#include <aireport/support/text.hpp>

#include <fmt/format.h>
#include <array>
#include <charconv>

#include "http/json_check.hpp"

namespace aireport::http {
namespace {

constexpr std::string_view kMagic = "HTTP ";
constexpr std::string_view kFinalUrl = "aireport-final-url", kMoved = "aireport-moved";
constexpr std::array<std::string_view, 5> kKept{"content-type", "date", "etag", "last-modified", "link"};

std::optional<int> status_of(std::string_view line) {
  if (!line.starts_with(kMagic)) return std::nullopt;
  line.remove_prefix(kMagic.size());
  int status = 0;
  const auto [end, problem] = std::from_chars(line.data(), line.data() + line.size(), status);
  if (problem != std::errc{} || end != line.data() + line.size() || status < 100 || status > 599) return std::nullopt;
  return status;
}

// The next line of `text`, without its end; nullopt: there is none that ends.
std::optional<std::string_view> take_line(std::string_view& text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const auto line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

void take_header(std::string_view line, Response& response) {
  const auto colon = line.find(": ");
  if (colon == std::string_view::npos) return;
  const auto name = line.substr(0, colon), value = line.substr(colon + 2);
  if (name == kFinalUrl) {
    response.final_url = value;
  } else if (name == kMoved) {
    response.redirected_permanently = true;
  } else {
    response.headers.insert_or_assign(std::string(name), std::string(value));
  }
}

}  // namespace

std::string encode_answer(const Response& response, std::string_view asked_url) {
  auto text = fmt::format("{}{}\n", kMagic, response.status);
  for (const auto name : kKept)
    if (const auto value = header(response.headers, name); !value.empty()) text += fmt::format("{}: {}\n", name, value);
  if (response.final_url != asked_url) text += fmt::format("{}: {}\n", kFinalUrl, response.final_url);
  if (response.redirected_permanently) text += fmt::format("{}: permanently\n", kMoved);
  text.reserve(text.size() + 1 + response.body.size());
  return text.append("\n").append(response.body);
}

std::optional<Response> decode_answer(std::string_view text, std::string_view asked_url) {
  const auto first = take_line(text);
  const auto status = first ? status_of(*first) : std::nullopt;
  if (!status) return std::nullopt;
  Response response;
  response.status = *status;
  response.final_url = asked_url;
  for (auto line = take_line(text); line; line = take_line(text)) {
    if (line->empty()) {
      response.body = text;
      return response;
    }
    take_header(*line, response);
  }
  return std::nullopt;
}

Result<std::optional<Response>> load_answer(store::Store& store, const Request& request) {
  AIREPORT_TRY(const auto entry, store.load(request.url));
  if (!entry) return std::nullopt;
  auto response = decode_answer(*entry, request.url);
  if (!response) return std::nullopt;
  // Of another status the number alone counts: its body may be anything.
  if (response->status == 200 && !looks_like_json(response->body, request.shape)) return std::nullopt;
  return response;
}

}  // namespace aireport::http
