// The seam to the network: a queue of requests, drained concurrently; each answer is handed over once and let go.
#pragma once

#include <aireport/support/error.hpp>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aireport::http {

// How long an answer may be used again.
enum class Freshness {
  immutable,   // for ever: the detail of a commit
  revalidate,  // ask with its ETag; 304 means as before
  uncached,    // neither looked up nor kept: /rate_limit
};

// Which of the server's limits a request counts against.
enum class Bucket { core, search, free };

// What the outermost value of a 200 answer must be. One of another shape counts as damaged: it is tried again, and
// never kept.
enum class Shape { any, array, object };

struct Request {
  std::string url;  // absolute; only GET
  Freshness freshness = Freshness::revalidate;
  Bucket bucket = Bucket::core;
  int priority = 0;       // higher goes first; equal: first in, first out
  std::uint64_t tag = 0;  // the caller's own; given back with the answer
  Shape shape = Shape::any;
  std::string etag = {};  // callers leave it empty: the cache fills it in, and only then a 304 is an answer
};

// Header names are lower case; of a repeated header the values are joined by ", ".
using Headers = std::map<std::string, std::string, std::less<>>;

// A whole answer; its header "date" says when it was given or last found valid. Any status, also 4xx: those are
// answers, not errors. Never 304 (the cached answer takes its place) and never a redirect that could be followed.
struct Response {
  int status = 0;
  Headers headers;
  std::string body;                     // decompressed
  std::string final_url;                // after redirects; equal to the request's URL when there were none
  bool redirected_permanently = false;  // 301 or 308 on the way: the repository was renamed
  bool kept = false;                    // from the cache, and nobody was asked whether it still holds
};

// The value of a header, empty when it is absent.
std::string_view header(const Headers& headers, std::string_view name);

class RequestQueue {
 public:
  void push(Request request);
  std::optional<Request> pop();  // the first of the highest priority; nullopt: empty
  bool empty() const { return waiting_.empty(); }
  std::size_t size() const { return size_; }
  void clear();

 private:
  std::map<int, std::deque<Request>, std::greater<>> waiting_;  // by priority, none of them empty
  std::size_t size_ = 0;
};

class Transport {
 public:
  using OnAnswer = std::function<void(const Request&, Result<Response>)>;

  // Runs until the queue is empty and nothing is under way. Calls on_answer exactly once for each request, in any
  // order, never two at a time. on_answer may push requests. An error is one of the kinds network, timeout, deadline,
  // status (5xx after the last try), rate_limited, credentials (401), refused, too_large, decode (a body that is not
  // JSON, after the last try), not_cached, interrupted; after `interrupted` what is still queued is answered so too.
  virtual void run(RequestQueue& queue, const OnAnswer& on_answer) = 0;
  // The answer to this request turned out to be of no use, though it looked sound: it is asked for anew next time.
  virtual void forget(const Request& /*request*/) {}
  // How many more the run may send by a bound of its own, retries and redirects among them; nullopt: any number.
  virtual std::optional<std::int64_t> requests_left() const { return std::nullopt; }
  virtual ~Transport() = default;
};

}  // namespace aireport::http
