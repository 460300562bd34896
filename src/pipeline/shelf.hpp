// The reports that stand in the folder: their heads, their index, and the page that a killed run left behind.
#pragma once

#include <aireport/config/config.hpp>
#include <aireport/pipeline/pipeline.hpp>
#include <aireport/publish/publish.hpp>
#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/events.hpp>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace aireport::pipeline {

// The heads of all snapshots that can be read, newest first; what cannot be read is warned about and left out.
Result<std::vector<model::DayHead>> read_heads(const publish::Paths& paths, Events& events);

// A day begins where the report of the day before ended and ends where that of the next day begins, when they stand
// there and are of days that are over; where none stands, it does not reach into that of the day beyond. So a change of
// the configured zone tells nothing twice, and leaves nothing out between two reports that stand side by side. A day of
// which the others tell all is empty (it ends where it begins). One that cannot be read is warned about.
model::Window between_neighbours(const publish::Paths& paths, model::Window window, Events& events);

// The snapshot of a day, handed over one repository after the other; gives its head. nullopt: there is none, or it is
// damaged (which is warned about), and what was handed over is not to be relied on.
// Error: interrupted, which is looked for at each repository.
using OnRepository = std::function<void(const model::DayHead& head, model::RepoActivity activity)>;
Result<std::optional<model::DayHead>> read_each(const publish::Paths& paths, Date date,
                                                const OnRepository& on_repository, const World& world);

// The same of its commits alone, which takes a third of the time.
using OnCommitList = std::function<void(const model::DayHead& head, snapshot::CommitList list)>;
Result<std::optional<model::DayHead>> read_commit_lists(const publish::Paths& paths, Date date,
                                                        const OnCommitList& on_list, const World& world);

// A run that was killed may have left the snapshot it wrote last without its page: such pages are written again.
// Returns the paths that were written. `own` is a day that the caller renders itself; nullopt: none.
Result<std::vector<std::filesystem::path>> mend_pages(const publish::Paths& paths, std::optional<Date> own,
                                                      const World& world);

// Writes the index of the reports that stand there, unless it says so already. Returns the path that was written.
Result<std::optional<std::filesystem::path>> update_index(const publish::Paths& paths, const config::Config& config,
                                                          Events& events);

// The same when a page or a snapshot is newer than the index: a run that was killed may have left it behind, and this
// one may come to nothing before it writes its own.
Result<std::optional<std::filesystem::path>> mend_index(const publish::Paths& paths, const config::Config& config,
                                                        Events& events);

}  // namespace aireport::pipeline
