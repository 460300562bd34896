#include <aireport/publish/publish.hpp>
#include <tuple>

namespace aireport::publish {
namespace {

using model::DayHead;
using model::DayState;

int items(const model::Totals& totals) {
  return totals.commits + totals.late_commits + totals.pulls_opened + totals.pulls_merged + totals.pulls_closed +
         totals.issues_opened + totals.issues_closed + totals.releases;
}

// Fewer gaps, or as many and no fewer items.
bool knows_as_much(const DayHead& made, const DayHead& published) {
  return std::tuple(-made.repositories_with_gaps, items(made.totals)) >=
         std::tuple(-published.repositories_with_gaps, items(published.totals));
}

}  // namespace

bool may_replace(const DayHead& published, const DayHead& made) {
  if (made.state == DayState::complete) return true;
  if (published.state == DayState::complete) return false;
  if (published.state == DayState::partial && made.state == DayState::unfinished) return false;
  // The whole day with a gap tells more than the morning without one, if it does not tell fewer items.
  if (published.state == DayState::unfinished && made.state == DayState::partial)
    return knows_as_much(made, published) || items(made.totals) >= items(published.totals);
  return made.known_until >= published.known_until && knows_as_much(made, published);
}

}  // namespace aireport::publish
