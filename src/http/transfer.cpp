#include "http/transfer.hpp"

#include <fmt/format.h>
#include <aireport/support/quantity.hpp>
#include <aireport/support/text.hpp>

#include <algorithm>
#include <utility>

namespace aireport::http {
namespace {

constexpr std::size_t kHeaderLimit = 256 << 10;

template <typename Value>
void set(CURL* easy, CURLoption option, Value value) {
  curl_easy_setopt(easy, option, value);
}

template <typename Value>
Value info(CURL* easy, CURLINFO what) {
  Value value{};
  curl_easy_getinfo(easy, what, &value);
  return value;
}

Chance chance_of(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
    case CURLE_PARTIAL_FILE:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return Chance::open;
    default:
      return Chance::gone;
  }
}

}  // namespace

Transfer::Transfer(const HttpOptions& options, const Origin& home, Room& room)
    : options_(options), room_(room), easy_(curl_easy_init()) {
  set_up(options, home);
}

Transfer::~Transfer() {
  curl_easy_cleanup(easy_);
  curl_slist_free_all(request_headers_);
}

void Transfer::set_up(const HttpOptions& options, const Origin& home) {
  set(easy_, CURLOPT_PRIVATE, this);
  set(easy_, CURLOPT_ERRORBUFFER, static_cast<char*>(problem_));
  set(easy_, CURLOPT_WRITEFUNCTION, &Transfer::on_body);
  set(easy_, CURLOPT_WRITEDATA, this);
  set(easy_, CURLOPT_HEADERFUNCTION, &Transfer::on_header);
  set(easy_, CURLOPT_HEADERDATA, this);
  // What comes over the line is counted apart: a body of empty gzip blocks never reaches on_body.
  set(easy_, CURLOPT_XFERINFOFUNCTION, &Transfer::on_progress);
  set(easy_, CURLOPT_XFERINFODATA, this);
  set(easy_, CURLOPT_NOPROGRESS, 0L);
  set(easy_, CURLOPT_PREREQFUNCTION, &Transfer::on_sending);
  set(easy_, CURLOPT_PREREQDATA, this);
  set(easy_, CURLOPT_PROTOCOLS_STR, home.scheme.c_str());
  set(easy_, CURLOPT_FOLLOWLOCATION, 0L);
  set(easy_, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(easy_, CURLOPT_ACCEPT_ENCODING, "gzip");
  set(easy_, CURLOPT_USERAGENT, options.user_agent.c_str());
  // The proxy of the environment may open a tunnel for us; it sees neither our headers nor what is for this machine.
  set(easy_, CURLOPT_HEADEROPT, static_cast<long>(CURLHEADER_SEPARATE));
  set(easy_, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  if (is_loopback(home)) set(easy_, CURLOPT_PROXY, "");
  // libcurl knows neither SSL_CERT_FILE nor SSL_CERT_DIR.
  if (!options.ca_file.empty()) set(easy_, CURLOPT_CAINFO, options.ca_file.c_str());
  if (!options.ca_dir.empty()) set(easy_, CURLOPT_CAPATH, options.ca_dir.c_str());
  set(easy_, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.timeouts.connect.count()));
  set(easy_, CURLOPT_LOW_SPEED_LIMIT, options.timeouts.stall_speed);
  set(easy_, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options.timeouts.stall.count()));
  set(easy_, CURLOPT_TIMEOUT_MS, static_cast<long>(options.timeouts.transfer.count()));
  set(easy_, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(options.body_limit));
  set(easy_, CURLOPT_TCP_KEEPALIVE, 1L);
  // Time-outs without SIGALRM, which is for the program to use.
  set(easy_, CURLOPT_NOSIGNAL, 1L);
  // A name that is still being looked up does not hold up the end of an interrupted run.
  set(easy_, CURLOPT_QUICK_EXIT, 1L);
}

void Transfer::set_headers(const std::string& etag) {
  curl_slist_free_all(std::exchange(request_headers_, nullptr));
  const auto append = [this](const std::string& line) {
    request_headers_ = curl_slist_append(request_headers_, line.c_str());
  };
  append("Accept: application/vnd.github+json");
  append("X-GitHub-Api-Version: 2022-11-28");
  if (!options_.token.empty()) append("Authorization: Bearer " + options_.token);
  if (!etag.empty()) append("If-None-Match: " + etag);
  set(easy_, CURLOPT_HTTPHEADER, request_headers_);
}

void Transfer::prepare(Attempt attempt, Protocol protocol) {
  clear();
  attempt_ = std::move(attempt);
  room_taken_ = attempt_.roomy ? options_.body_limit : 0;
  waited_for_ = true;
  problem_[0] = '\0';
  expected_ = protocol;
  connection_ = 0;
  sent_once_ = broke_off_ = false;
  set(easy_, CURLOPT_URL, attempt_.url.c_str());
  // Until the first connection stands nobody knows whether it can carry many transfers: wait for it rather than open
  // thirty. A server that turned out to speak HTTP/1.1 gets a connection for each.
  set(easy_, CURLOPT_PIPEWAIT, protocol == Protocol::http1 ? 0L : 1L);
  set(easy_, CURLOPT_HTTP_VERSION, protocol == Protocol::http1 ? CURL_HTTP_VERSION_1_1 : CURL_HTTP_VERSION_2TLS);
  // A kept connection may be another one that the server has left.
  set(easy_, CURLOPT_FRESH_CONNECT, protocol == Protocol::http1 && attempt_.tries > 1 ? 1L : 0L);
  set_headers(attempt_.request.etag);
}

void Transfer::join(CURLM* multi) {
  multi_ = multi;
  curl_multi_add_handle(multi, easy_);
}

void Transfer::leave() {
  curl_multi_remove_handle(std::exchange(multi_, nullptr), easy_);
}

Transfer& Transfer::of(CURL* easy) {
  return *static_cast<Transfer*>(info<void*>(easy, CURLINFO_PRIVATE));
}

std::size_t Transfer::on_body(char* data, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  auto& body = transfer.answer_.body;
  const std::uint64_t length = body.size() + size * count;
  if (length > transfer.options_.body_limit) {
    transfer.too_large_ = true;
    return 0;
  }
  if (length > transfer.room_taken_) {
    if (!transfer.room_.take(length - transfer.room_taken_)) {
      transfer.crowded_out_ = true;
      return 0;
    }
    transfer.room_taken_ = length;
  }
  body.append(data, size * count);
  return size * count;
}

std::size_t Transfer::on_header(char* data, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  transfer.header_bytes_ += size * count;
  if (transfer.header_bytes_ > kHeaderLimit) {
    transfer.too_large_ = true;
    return 0;
  }
  transfer.take_header({data, size * count});
  return size * count;
}

int Transfer::on_progress(void* self, curl_off_t, curl_off_t now, curl_off_t, curl_off_t) {
  auto& transfer = *static_cast<Transfer*>(self);
  if (std::cmp_less_equal(now, transfer.options_.body_limit)) return 0;
  transfer.too_large_ = true;
  return 1;
}

// libcurl sends a request again by itself when a kept connection ends before the answer begins. That is a try like any
// other: it is counted, and the gate says when. What HTTP/2 sends again so the server never looked at, and it costs
// nothing.
int Transfer::on_sending(void* self, char*, char*, int, int local_port) {
  auto& transfer = *static_cast<Transfer*>(self);
  transfer.connection_ = local_port;
  transfer.broke_off_ = std::exchange(transfer.sent_once_, true) && transfer.expected_ == Protocol::http1;
  return transfer.broke_off_ ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

void Transfer::take_header(std::string_view line) {
  // A further status line: what came before was a 100 or 103.
  if (line.starts_with("HTTP/")) return answer_.headers.clear();
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return;
  auto& value = answer_.headers[to_lower_ascii(trim(line.substr(0, colon)))];
  if (!value.empty()) value += ", ";
  value += trim(line.substr(colon + 1));
}

void Transfer::clear() {
  room_.give_back(std::exchange(room_taken_, 0));
  answer_ = {};
  header_bytes_ = 0;
  too_large_ = crowded_out_ = false;
}

RawAnswer Transfer::take_answer(CURLcode code) {
  if (code != CURLE_OK) answer_.trouble = trouble_of(code);
  answer_.status = static_cast<int>(info<long>(easy_, CURLINFO_RESPONSE_CODE));
  room_.give_back(std::exchange(room_taken_, 0) - answer_.body.size());
  return std::exchange(answer_, {});
}

Trouble Transfer::trouble_of(CURLcode code) const {
  const auto& url = attempt_.url;
  if (too_large_ || code == CURLE_FILESIZE_EXCEEDED) {
    const auto message = fmt::format("the answer is larger than {}", format_size(options_.body_limit));
    return {{ErrorKind::too_large, message, url, 0}, Chance::gone};
  }
  if (crowded_out_) return {{ErrorKind::too_large, "too many large answers at once", url, 0}, Chance::with_room};
  if (broke_off_) return {{ErrorKind::network, "the connection ended before the answer", url, 0}, Chance::open};
  const auto kind = code == CURLE_OPERATION_TIMEDOUT ? ErrorKind::timeout : ErrorKind::network;
  const std::string message = for_terminal(problem_[0] == '\0' ? curl_easy_strerror(code) : problem_);
  return {{kind, message, url, 0}, chance_of(code)};
}

bool Transfer::was_sent() const {
  return info<long>(easy_, CURLINFO_REQUEST_SIZE) > 0;
}

std::chrono::milliseconds Transfer::answer_time() const {
  if (!was_sent()) return {};
  const auto sent = info<curl_off_t>(easy_, CURLINFO_PRETRANSFER_TIME_T);
  const auto first = info<curl_off_t>(easy_, CURLINFO_STARTTRANSFER_TIME_T);
  const auto until = first > sent ? first : info<curl_off_t>(easy_, CURLINFO_TOTAL_TIME_T);
  return std::chrono::milliseconds(std::max<curl_off_t>(until - sent, 0) / 1000);
}

std::chrono::milliseconds Transfer::whole_time() const {
  return std::chrono::milliseconds(info<curl_off_t>(easy_, CURLINFO_TOTAL_TIME_T) / 1000);
}

std::int64_t Transfer::bytes_on_the_line() const {
  return info<curl_off_t>(easy_, CURLINFO_SIZE_DOWNLOAD_T);
}

std::int64_t Transfer::new_connections() const {
  return info<long>(easy_, CURLINFO_NUM_CONNECTS);
}

Protocol Transfer::protocol() const {
  const auto version = info<long>(easy_, CURLINFO_HTTP_VERSION);
  if (version == CURL_HTTP_VERSION_NONE) return Protocol::unknown;
  return version >= CURL_HTTP_VERSION_2_0 ? Protocol::http2 : Protocol::http1;
}

}  // namespace aireport::http
