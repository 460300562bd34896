#include <aireport/model/report.hpp>

namespace aireport::model {

bool RepoSection::active() const {
  const int unseen = hidden.changes + hidden.commits + hidden.pulls + hidden.issues + hidden.releases;
  return totals.items() > 0 || unseen > 0 || !late.empty();
}

}  // namespace aireport::model
