// The reports that stand in the folder: their heads, their index, and the page that a killed run left behind.
#pragma once

#include <aireport/config/config.hpp>
#include <aireport/publish/publish.hpp>
#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/events.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace aireport::pipeline {

// The heads of all snapshots that can be read, newest first; what cannot be read is warned about and left out.
Result<std::vector<model::DayHead>> read_heads(const publish::Paths& paths, Events& events);

// The snapshot of a day, handed over one repository after the other; gives its head. nullopt: there is none, or it is
// damaged (which is warned about), and what was handed over is not to be relied on.
Result<std::optional<model::DayHead>> read_each(const publish::Paths& paths, Date date,
                                                const snapshot::OnRepository& on_repository, Events& events);

// A run that was killed may have left the snapshot it wrote last without its page: such pages are written again.
// Returns the paths that were written. `own` is a day that the caller renders itself; nullopt: none.
Result<std::vector<std::filesystem::path>> mend_pages(const publish::Paths& paths, std::optional<Date> own,
                                                      Events& events);

// Writes the index of the reports that stand there, unless it says so already. Returns the path that was written.
Result<std::optional<std::filesystem::path>> update_index(const publish::Paths& paths, const config::Config& config,
                                                          Events& events);

// The same when a page or a snapshot is newer than the index: a run that was killed may have left it behind, and this
// one may come to nothing before it writes its own.
Result<std::optional<std::filesystem::path>> mend_index(const publish::Paths& paths, const config::Config& config,
                                                        Events& events);

}  // namespace aireport::pipeline
