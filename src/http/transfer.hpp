// One transfer of libcurl: an easy handle with all our rules set, and what it has received.
#pragma once

#include <curl/curl.h>
#include <aireport/http/curl_transport.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "http/judge.hpp"
#include "http/schedule.hpp"
#include "http/url.hpp"

namespace aireport::http {

enum class Protocol { unknown, http1, http2 };

// How much memory the bodies of all transfers may take together.
class Room {
 public:
  explicit Room(std::uint64_t limit) : limit_(limit) {}
  bool has(std::uint64_t bytes) const { return bytes <= limit_ - used_; }
  bool take(std::uint64_t bytes) {
    if (!has(bytes)) return false;
    used_ += bytes;
    return true;
  }
  void give_back(std::uint64_t bytes) { used_ -= bytes; }

 private:
  std::uint64_t limit_, used_ = 0;
};

class Transfer {
 public:
  // All must outlive it.
  Transfer(const HttpOptions& options, const Origin& home, Room& room);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer();

  // Makes it ready for another request. `protocol` is what the server is known to speak. For one that is roomy the
  // caller has taken the room for the largest body.
  void prepare(Attempt attempt, Protocol protocol);

  // Under way from the one to the other.
  void join(CURLM* multi);
  void leave();
  CURLM* multi() const { return multi_; }
  static Transfer& of(CURL* easy);

  const Attempt& attempt() const { return attempt_; }
  Attempt take_attempt() { return std::move(attempt_); }
  // What has come, once libcurl is done with it. The room that its body takes is the caller's to give back.
  RawAnswer take_answer(CURLcode code);
  // Lets go of what has come.
  void clear();

  bool was_sent() const;                                // the request, or a part of it
  int connection() const { return connection_; }        // that it goes over, by the port at this end; 0: none yet
  bool has_begun() const { return header_bytes_ > 0; }  // the answer
  // Whether the answer was still waited for, which it is not any longer.
  bool end_wait() { return std::exchange(waited_for_, false); }

  std::chrono::milliseconds answer_time() const;  // from sending to the first byte, else until now; zero: not sent
  std::chrono::milliseconds whole_time() const;
  std::int64_t bytes_on_the_line() const;
  std::int64_t new_connections() const;
  Protocol protocol() const;

 private:
  static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);
  static std::size_t on_header(char* data, std::size_t size, std::size_t count, void* self);
  static int on_progress(void* self, curl_off_t total, curl_off_t now, curl_off_t, curl_off_t);
  static int on_sending(void* self, char*, char*, int, int local_port);
  void take_header(std::string_view line);
  void set_up(const HttpOptions& options, const Origin& home);
  void set_headers(const std::string& etag);
  Trouble trouble_of(CURLcode code) const;

  const HttpOptions& options_;
  Room& room_;
  CURL* easy_;
  CURLM* multi_ = nullptr;
  curl_slist* request_headers_ = nullptr;
  char problem_[CURL_ERROR_SIZE] = {};
  Attempt attempt_;
  Protocol expected_ = Protocol::unknown;
  RawAnswer answer_;
  int connection_ = 0;
  std::size_t header_bytes_ = 0;
  std::uint64_t room_taken_ = 0;  // for the body
  bool too_large_ = false, crowded_out_ = false, waited_for_ = false;
  bool sent_once_ = false, broke_off_ = false;
};

}  // namespace aireport::http
