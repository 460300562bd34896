#include "github/paging.hpp"

#include "github/link.hpp"

namespace aireport::github {

std::optional<std::string> Paging::next(const std::string& url, const http::Response& response,
                                        std::optional<model::Gap>& gap) {
  ++pages_;
  auto link = next_link(http::header(response.headers, "link"));
  if (!link) return std::nullopt;
  read_.insert(url);
  if (const auto origin = origin_of(*link); origin != origin_) {
    const auto where = origin ? to_string(*origin) : origin.error().location;
    gap = model::Gap{part_, model::GapReason::refused, 0, {}, where};
  } else if (link->size() > kMaxLink || read_.contains(*link)) {
    gap = model::Gap{part_, model::GapReason::bad_answer, 0, {}, "Link"};
  } else if (pages_ >= kMaxPages) {
    gap = model::Gap{part_, model::GapReason::too_many, 0, {}, {}};
  } else {
    return link;
  }
  return std::nullopt;
}

}  // namespace aireport::github
