#include <aireport/http/caching_transport.hpp>

#include "http/cached_answer.hpp"

namespace aireport::http {
namespace {

Result<Response> answer_of(store::Store& store, const Request& request) {
  if (request.freshness != Freshness::uncached) {
    auto kept = load_answer(store, request);
    if (!kept)
      return fail(ErrorKind::not_cached, "offline, and the cache entry cannot be read: " + kept.error().message,
                  kept.error().location);
    if (*kept) return std::move(**kept);
  }
  return fail(ErrorKind::not_cached, "offline, and the cache does not have it", request.url);
}

}  // namespace

OfflineTransport::OfflineTransport(store::Store& store, const std::atomic<bool>* interrupted)
    : store_(store), interrupted_(interrupted) {}

void OfflineTransport::run(RequestQueue& queue, const OnAnswer& on_answer) {
  while (auto request = queue.pop()) {
    if (interrupted_ && interrupted_->load(std::memory_order_relaxed)) {
      on_answer(*request, fail(ErrorKind::interrupted, "interrupted"));
      continue;
    }
    auto answer = answer_of(store_, *request);
    counters_.hits += answer ? 1 : 0;
    on_answer(*request, std::move(answer));
  }
}

}  // namespace aireport::http
