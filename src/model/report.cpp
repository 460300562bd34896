#include <aireport/model/report.hpp>

namespace aireport::model {

std::vector<Receipt> receipts_of(const Report& report) {
  std::vector<Receipt> receipts;
  receipts.reserve(report.sections.size());
  for (const auto& section : report.sections) receipts.push_back(section.receipt);
  return receipts;
}

bool RepoSection::active() const {
  const int unseen = hidden.changes + hidden.commits + hidden.pulls + hidden.issues + hidden.releases;
  return totals.items() > 0 || unseen > 0 || !late.empty();
}

}  // namespace aireport::model
