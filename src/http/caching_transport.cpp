#include <aireport/http/caching_transport.hpp>

#include <algorithm>
#include <utility>

#include "http/cached_answer.hpp"

namespace aireport::http {
namespace {

// Answers from the disk that are handed over between two looks at the network; more would let it starve.
constexpr int kHitsInARow = 32;

// An entry that cannot be written may be the only one (a folder in its place, say); so many in a row are the disk.
constexpr int kMostUnwritten = 3;

// Statuses that say what a repository is: without a network they stand in for it, with one they are asked for again.
bool is_kept(int status) {
  return status == 200 || status == 404 || status == 409 || status == 410 || status == 451;
}

// As RFC 9110 has it. An answer whose ETag is anything else is asked for anew: nothing of another kind goes into a
// header of ours.
bool is_etag(std::string_view text) {
  if (text.starts_with("W/")) text.remove_prefix(2);
  return text.size() >= 2 && text.front() == '"' && text.back() == '"' &&
         std::all_of(text.begin() + 1, text.end() - 1,
                     [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '"' && c != '\x7F'; });
}

bool is_set(const std::atomic<bool>* flag) {
  return flag && flag->load(std::memory_order_relaxed);
}

}  // namespace

CachingTransport::CachingTransport(Transport& behind, store::Store& store, Events& events,
                                   const std::atomic<bool>* interrupted)
    : behind_(behind), store_(store), events_(events), interrupted_(interrupted) {}

void CachingTransport::run(RequestQueue& queue, const OnAnswer& on_answer) {
  RequestQueue missing;
  const auto look_at_some = [&] {
    int hits = 0;
    while (hits < kHitsInARow && !queue.empty() && !is_set(interrupted_))
      if (answer_from_store(*queue.pop(), missing, on_answer)) ++hits;
  };
  const auto on_arrival = [&](const Request& request, Result<Response> answer) {
    take(request, std::move(answer), missing, on_answer);
    look_at_some();
  };
  while (!queue.empty()) {
    look_at_some();
    // Once interrupted, what is left is for the transport behind to refuse.
    if (is_set(interrupted_))
      while (auto request = queue.pop()) missing.push(std::move(*request));
    behind_.run(missing, on_arrival);
  }
}

bool CachingTransport::answer_from_store(Request request, RequestQueue& missing, const OnAnswer& on_answer) {
  if (request.freshness == Freshness::uncached) {
    missing.push(std::move(request));
    return false;
  }
  auto kept = load_answer(store_, request);
  if (!kept) complain(told_unreadable_, "cache.unreadable", "a cache entry cannot be read", kept.error());
  if (!kept || !*kept || (*kept)->status != 200) {
    missing.push(std::move(request));
    return false;
  }
  if (request.freshness == Freshness::immutable) {
    ++counters_.hits;
    (*kept)->kept = true;
    on_answer(request, std::move(**kept));
    return true;
  }
  if (const auto etag = header((*kept)->headers, "etag"); is_etag(etag)) request.etag = etag;
  missing.push(std::move(request));
  return false;
}

void CachingTransport::take(Request request, Result<Response> answer, RequestQueue& missing,
                            const OnAnswer& on_answer) {
  request.etag.clear();
  if (answer && answer->status == 304) {
    auto kept = load_answer(store_, request);
    // Lost since it was looked up: ask for the whole.
    if (!kept || !*kept) return missing.push(std::move(request));
    ++counters_.revalidated;
    // From now on the kept answer is one of this moment, also for a run without a network.
    if (const auto date = header(answer->headers, "date"); !date.empty() && date != header((*kept)->headers, "date")) {
      (*kept)->headers.insert_or_assign("date", std::string(date));
      keep(request, **kept);
    }
    // Of the 304 only what is of the moment counts; the kept Link still leads to the next page.
    (*kept)->headers.merge(answer->headers);
    return on_answer(request, std::move(**kept));
  }
  if (answer && is_kept(answer->status) && request.freshness != Freshness::uncached) keep(request, *answer);
  on_answer(request, std::move(answer));
}

void CachingTransport::keep(const Request& request, const Response& response) {
  if (unwritten_in_a_row_ == kMostUnwritten) return;
  const auto saved = store_.save(request.url, encode_answer(response, request.url));
  if (saved) {
    ++counters_.saved;
    unwritten_in_a_row_ = 0;
  } else if (++unwritten_in_a_row_ == kMostUnwritten) {
    events_.warn("cache.unwritable", "the cache cannot be written; going on without it: " + describe(saved.error()),
                 {{"path", saved.error().location}});
  } else {
    complain(told_unwritten_, "cache.unwritten", "an answer cannot be kept in the cache", saved.error());
  }
}

void CachingTransport::forget(const Request& request) {
  if (auto removed = store_.remove(request.url); !removed)
    complain(told_unremoved_, "cache.unremoved", "a damaged answer cannot be removed from the cache", removed.error());
}

void CachingTransport::complain(bool& told, const char* name, const char* what, const Error& error) {
  const auto level = std::exchange(told, true) ? LogLevel::debug : LogLevel::warn;
  events_.log({level, name, std::string(what) + ": " + describe(error), {{"path", error.location}}});
}

}  // namespace aireport::http
