// What stands in the folder for a day, and what may take its place.
#pragma once

#include <aireport/publish/publish.hpp>
#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/error.hpp>
#include <optional>
#include <string>

namespace aireport::pipeline {

struct Standing {
  std::optional<snapshot::Snapshot> report;  // nullopt: none, or none that can be read
  // Why nobody can say what the report that stands there knows: its snapshot is damaged, or the page has none.
  // nullopt: nothing stands there, or it can be read.
  std::optional<std::string> unreadable;
};

// Errors: io; decode, when a newer program wrote the snapshot: that report stays as it is.
Result<Standing> standing_of(const publish::Paths& paths, Date date);

// A report of these settings may stand where one of the same repositories in the same language stands already, or none.
// Error: usage.
Result<void> check_settings(const publish::Paths& paths, Date date, const Standing& standing,
                            const model::PageSettings& made);

// In place of what cannot be read only a complete report may stand. Error: decode.
Result<void> check_unreadable(const Standing& standing, const model::DayHead& made);

}  // namespace aireport::pipeline
