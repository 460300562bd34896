#include "render/search.hpp"

#include <chrono>

namespace aireport::render {
namespace {

// GitHub's search takes a date for a day of UTC; any other day is a span between two instants, both included.
std::string span_of(const model::Window& window) {
  using std::chrono::days;
  const auto day = std::chrono::floor<days>(window.begin);
  if (window.begin == day && window.end == day + days(1)) return format_date(std::chrono::year_month_day(day));
  return format_utc(window.begin) + ".." + format_utc(window.end - std::chrono::seconds(1));
}

}  // namespace

std::string search_link(const Edition& edition, const model::RepoName& repo, Search what) {
  const auto span = span_of(edition.head().window);
  const auto link = [&](const char* kind, const std::string& query) {
    return model::search_url(edition.web_url(), repo, kind, query + span);
  };
  switch (what) {
    case Search::opened:
      return link("pulls", "is:pr created:");
    case Search::merged:
      return link("pulls", "is:pr merged:");
    case Search::unmerged:
      return link("pulls", "is:pr is:unmerged closed:");
    case Search::issues_opened:
      return link("issues", "is:issue created:");
    case Search::issues_closed:
      return link("issues", "is:issue closed:");
  }
  return {};
}

}  // namespace aireport::render
