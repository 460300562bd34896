// A transport that knows what was answered before: it asks the cache first, and the transport behind it for the rest.
#pragma once

#include <aireport/http/transport.hpp>
#include <aireport/store/store.hpp>
#include <aireport/support/events.hpp>
#include <atomic>
#include <cstdint>

namespace aireport::http {

struct CacheCounters {
  std::int64_t hits = 0;         // answered without a request
  std::int64_t revalidated = 0;  // the server said 304
  std::int64_t saved = 0;
};

// Answers of status 200, and the 404, 409, 410 and 451 that OfflineTransport needs to tell the same story, are kept by
// the URL that was asked, each as soon as it is there. Headers of a moment (limits, cookies) are not kept; after a 304
// those on limits are the fresh ones, and so is the date, which the kept answer takes. An entry that cannot be read
// counts as absent; when several in a row cannot be written, no more are in this run.
class CachingTransport final : public Transport {
 public:
  // All must outlive it; `interrupted` may be null.
  CachingTransport(Transport& behind, store::Store& store, Events& events,
                   const std::atomic<bool>* interrupted = nullptr);

  void run(RequestQueue& queue, const OnAnswer& on_answer) override;
  void forget(const Request& request) override;
  std::optional<std::int64_t> requests_left() const override { return behind_.requests_left(); }
  const CacheCounters& counters() const { return counters_; }

 private:
  // Whether the cache alone could answer it; if not, it is among `missing` now.
  bool answer_from_store(Request request, RequestQueue& missing, const OnAnswer& on_answer);
  void take(Request request, Result<Response> answer, RequestQueue& missing, const OnAnswer& on_answer);
  void keep(const Request& request, const Response& response);
  // A warning the first time, and after that for those who look closely.
  void complain(bool& told, const char* name, const char* what, const Error& error);

  Transport& behind_;
  store::Store& store_;
  Events& events_;
  const std::atomic<bool>* interrupted_;
  CacheCounters counters_;
  int unwritten_in_a_row_ = 0;  // at kMostUnwritten nothing more is saved in this run
  bool told_unreadable_ = false, told_unwritten_ = false, told_unremoved_ = false;
};

// Answers from the cache alone, of whatever age; a miss, or an entry that cannot be read, is ErrorKind::not_cached.
class OfflineTransport final : public Transport {
 public:
  explicit OfflineTransport(store::Store& store, const std::atomic<bool>* interrupted = nullptr);

  void run(RequestQueue& queue, const OnAnswer& on_answer) override;
  const CacheCounters& counters() const { return counters_; }

 private:
  store::Store& store_;
  const std::atomic<bool>* interrupted_;
  CacheCounters counters_;
};

}  // namespace aireport::http
