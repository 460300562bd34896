#include <aireport/publish/publish.hpp>
#include <tuple>

namespace aireport::publish {
namespace {

using model::DayHead;
using model::DayState;

// Fewer gaps, or as many and no fewer items.
bool knows_as_much(const DayHead& made, const DayHead& published) {
  return std::tuple(-made.repositories_with_gaps, made.totals.items()) >=
         std::tuple(-published.repositories_with_gaps, published.totals.items());
}

}  // namespace

bool may_replace(const DayHead& published, const DayHead& made) {
  if (made.state == DayState::complete) return true;
  if (published.state == DayState::complete) return false;
  if (published.state == DayState::partial && made.state == DayState::unfinished) return false;
  // The whole day with a gap tells more than the morning without one, if it does not tell fewer items.
  if (published.state == DayState::unfinished && made.state == DayState::partial)
    return knows_as_much(made, published) || made.totals.items() >= published.totals.items();
  return made.known_until >= published.known_until && knows_as_much(made, published);
}

}  // namespace aireport::publish
