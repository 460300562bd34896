#include <aireport/model/day.hpp>

namespace aireport::model {

std::int64_t Totals::items() const {
  return std::int64_t{commits} + late_commits + pulls_opened + pulls_merged + pulls_closed + issues_opened +
         issues_closed + releases;
}

Totals& Totals::operator+=(const Totals& other) {
  commits += other.commits;
  late_commits += other.late_commits;
  pulls_opened += other.pulls_opened;
  pulls_merged += other.pulls_merged;
  pulls_closed += other.pulls_closed;
  issues_opened += other.issues_opened;
  issues_closed += other.issues_closed;
  releases += other.releases;
  additions += other.additions;
  deletions += other.deletions;
  return *this;
}

}  // namespace aireport::model
