// A list read page by page.
#pragma once

#include <aireport/http/transport.hpp>
#include <aireport/model/activity.hpp>
#include <aireport/support/url.hpp>
#include <optional>
#include <set>
#include <string>

namespace aireport::github {

// More pages than this (30,000 items) no day's list has; the rest is named as a gap.
inline constexpr int kMaxPages = 300;
inline constexpr std::size_t kMaxLink = 8192;  // characters of a URL; they are remembered

// Follows Link: rel=next as it is, but only on the API's own origin, never to a page it has read,
// never past kMaxPages, nor to a URL beyond kMaxLink.
class Paging {
 public:
  Paging(const std::string& api_url, model::Part part) : origin_(origin_of(api_url).value_or(Origin{})), part_(part) {}

  // The URL of the page behind `response`, the answer to `url`. nullopt: it was the last one, or `gap` says why the
  // list is not followed to its end.
  std::optional<std::string> next(const std::string& url, const http::Response& response,
                                  std::optional<model::Gap>& gap);
  int pages() const { return pages_; }  // read so far

 private:
  Origin origin_;
  model::Part part_;
  std::set<std::string> read_;
  int pages_ = 0;
};

}  // namespace aireport::github
