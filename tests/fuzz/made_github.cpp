#include "fuzz/made_github.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <cstdio>
#include <vector>

namespace aireport::fuzz {
namespace {

// Bytes that are no UTF-8 stay, and a byte 2 becomes half a surrogate: a server can send both.
std::string quoted(std::string_view text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      json += {'\\', c};
    } else if (c == '\x02') {
      json += "\\ud83d";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      json += escape;
    } else {
      json += c;
    }
  }
  return json + '"';
}

std::string number(int value) {
  return std::to_string(value);
}

// 40 digits, of its own for each index and with a beginning of its own.
std::string sha_of(int index) {
  char digits[48];
  std::snprintf(digits, sizeof digits, "%08x%032x", static_cast<unsigned>(index + 1) * 2654435761U,
                static_cast<unsigned>(index));
  return quoted(digits);
}

// The parts of a braced list are made from left to right, whatever the compiler; the operands of `+` are not.
std::string joined(const std::vector<std::string>& parts) {
  return join(parts, "");
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

int Bytes::pick(int bound) {
  if (left_.empty()) return 0;
  const auto byte = static_cast<unsigned char>(left_.front());
  left_.remove_prefix(1);
  return byte % bound;
}

std::string Bytes::line() {
  std::string line(left_.substr(0, left_.find('\n')));
  left_.remove_prefix(std::min(left_.size(), line.size() + 1));
  std::replace(line.begin(), line.end(), '\x01', '\n');
  return line;
}

void MadeGithub::run(http::RequestQueue& queue, const OnAnswer& on_answer) {
  while (auto request = queue.pop()) on_answer(*request, answer(request->url));
}

Result<http::Response> MadeGithub::answer(const std::string& url) {
  constexpr int kStatuses[] = {404, 403, 409, 410, 422, 429, 451, 500, 502, 301};
  constexpr ErrorKind kErrors[] = {ErrorKind::network, ErrorKind::timeout, ErrorKind::rate_limited, ErrorKind::decode,
                                   ErrorKind::refused};
  switch (bytes_.pick(24)) {
    case 19:
      return http::Response{kStatuses[bytes_.pick(10)], {}, bytes_.line(), url, false};
    case 20:
      return fail(Error{kErrors[bytes_.pick(5)], bytes_.line(), url, 0});
    case 21:
      return http::Response{200, {}, bytes_.line(), url, false};
    case 22: {
      auto response = made(url);
      response.headers["link"] = "<" + url + "&page=2>; rel=\"next\"" + bytes_.line();
      return response;
    }
    case 23: {
      auto response = made(url);
      response.body.resize(response.body.size() -
                           response.body.size() * static_cast<std::size_t>(bytes_.pick(100)) / 100);
      return response;
    }
    default:
      return made(url);
  }
}

http::Response MadeGithub::made(const std::string& url) {
  return {200, {}, body_for(url), url, false};
}

std::string MadeGithub::body_for(const std::string& url) {
  if (const auto at = url.find("/commits/"); at != std::string::npos) return detail(quoted(url.substr(at + 9)));
  if (has(url, "/commits?")) return list_of(6, [this] { return commit(); });
  if (has(url, "/search/issues"))
    return joined({R"({"total_count":2,"items":)", list_of(3, [this] { return item("pull"); }), "}"});
  if (has(url, "/issues?")) return list_of(8, [this] { return item(bytes_.pick(2) == 0 ? "issue" : "pull"); });
  if (has(url, "/pulls/"))
    return joined({R"({"base":{"ref":)", text(), R"(},"commits":3,"additions":)", number(bytes_.pick(200)),
                   R"(,"deletions":1,"changed_files":2,"merge_commit_sha":)", sha_of(bytes_.pick(8)), "}"});
  if (has(url, "/pulls?")) return list_of(4, [this] { return item("listed pull"); });
  if (has(url, "/releases?")) return list_of(3, [this] { return release(); });
  return R"({"full_name":"openloom/attn"})";
}

template <typename Make>
std::string MadeGithub::list_of(int most, const Make& make) {
  std::vector<std::string> items;
  for (int left = bytes_.pick(most); left > 0; --left) items.push_back(make());
  return "[" + join(items, ",") + "]";
}

std::string MadeGithub::text() {
  return quoted(bytes_.line());
}

std::string MadeGithub::time() {
  const int day = bytes_.pick(8) == 7 ? 1 : 3;
  const int hour = bytes_.pick(24);
  char time[32];
  std::snprintf(time, sizeof time, "\"2026-02-%02dT%02d:%02d:00Z\"", day, hour, bytes_.pick(60));
  return time;
}

std::string MadeGithub::account() {
  if (bytes_.pick(8) == 7) return "null";
  return joined({R"({"login":)", text(), R"(,"type":")", bytes_.pick(8) == 7 ? "Bot" : "User", "\"}"});
}

std::string MadeGithub::commit() {
  const auto person = [this] { return joined({R"({"name":)", text(), R"(,"date":)", time(), "}"}); };
  const int index = commits_++;
  return joined({R"({"sha":)", sha_of(index), R"(,"html_url":"https://github.com/openloom/attn/commit/1","commit":)",
                 R"({"message":)", text(), R"(,"author":)", person(), R"(,"committer":)", person(), R"(},"author":)",
                 account(), R"(,"parents":[{"sha":)", sha_of(index + 100), "}]}"});
}

std::string MadeGithub::detail(const std::string& sha) {
  return joined({R"({"sha":)", sha, R"(,"stats":{"additions":)", number(bytes_.pick(250)), R"(,"deletions":)",
                 number(bytes_.pick(250)), R"(},"files":)", list_of(4, [this] { return file(); }), "}"});
}

std::string MadeGithub::file() {
  constexpr const char* kStatuses[] = {"modified", "added", "removed", "renamed", "copied", "changed"};
  const auto json =
      joined({R"({"filename":)", text(), R"(,"status":")", kStatuses[bytes_.pick(6)], R"(","previous_filename":)",
              text(), R"(,"additions":)", number(bytes_.pick(100)), R"(,"deletions":)", number(bytes_.pick(100))});
  if (bytes_.pick(4) == 3) return json + "}";
  const auto first = number(bytes_.pick(200) + 1);
  const auto patch = joined({"@@ -", first, ",3 +", first, ",4 @@ ", bytes_.line(), "\n ", bytes_.line(), "\n-",
                             bytes_.line(), "\n+", bytes_.line(), "\n+", bytes_.line()});
  return json + R"(,"patch":)" + quoted(patch) + "}";
}

std::string MadeGithub::item(const std::string& kind) {
  const std::string merged = bytes_.pick(2) == 0 ? "null" : time();
  const std::string closed = merged != "null" ? merged : bytes_.pick(3) == 0 ? time() : "null";
  std::string json = joined({R"({"number":)",
                             number(bytes_.pick(40) + 1),
                             R"(,"title":)",
                             text(),
                             R"(,"body":)",
                             text(),
                             R"(,"user":)",
                             account(),
                             R"(,"labels":)",
                             list_of(3,
                                     [this] {
                                       return joined({R"({"name":)", text(), "}"});
                                     }),
                             R"(,"created_at":)",
                             time(),
                             R"(,"updated_at":)",
                             time(),
                             R"(,"closed_at":)",
                             closed,
                             R"(,"comments":)",
                             number(bytes_.pick(20)),
                             R"(,"reactions":{"total_count":)",
                             number(bytes_.pick(20)),
                             "}"});
  if (kind == "pull") json += R"(,"pull_request":{"merged_at":)" + merged + "}";
  if (kind == "listed pull") json += R"(,"merged_at":)" + merged;
  return json + "}";
}

std::string MadeGithub::release() {
  const auto tag = "v" + number(releases_++) + bytes_.line();
  return joined({R"({"tag_name":)", quoted(tag), R"(,"name":)", text(), R"(,"body":)", text(), R"(,"author":)",
                 account(), R"(,"prerelease":)", bytes_.pick(2) == 0 ? "false" : "true", R"(,"published_at":)", time(),
                 "}"});
}

}  // namespace aireport::fuzz
