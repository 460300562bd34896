#include "github/paging.hpp"

#include <aireport/support/text.hpp>

#include "github/endpoints.hpp"
#include "github/link.hpp"

namespace aireport::github {

std::optional<std::string> Paging::next(const std::string& url, const http::Response& response,
                                        std::optional<model::Gap>& gap) {
  ++pages_;
  auto link = next_link(http::header(response.headers, "link"));
  if (!link) return std::nullopt;
  read_.insert(url);
  const auto origin = origin_of(*link);
  if (origin != origin_) {
    const auto host = origin.empty() ? std::string("something that is no address") : origin;
    gap = model::Gap{part_, model::GapReason::refused, 0, {}, "the next page is said to be on " + for_terminal(host)};
  } else if (read_.contains(*link)) {
    gap = model::Gap{part_, model::GapReason::bad_answer, 0, {}, "the next page is said to be one that was read"};
  } else if (pages_ >= kMaxPages) {
    gap = model::Gap{part_, model::GapReason::too_many, 0, {}, "more than " + std::to_string(kMaxPages) + " pages"};
  } else {
    return link;
  }
  return std::nullopt;
}

}  // namespace aireport::github
