// What stands in the folder for a day, and what may take its place.
#pragma once

#include <aireport/model/activity.hpp>
#include <aireport/pipeline/pipeline.hpp>
#include <aireport/publish/publish.hpp>
#include <aireport/support/error.hpp>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/day.hpp"
#include "pipeline/gaps.hpp"
#include "pipeline/remake.hpp"

namespace aireport::pipeline {

// What a report says of its repositories, without their items.
struct KnownDay {
  struct Repo {
    std::string branch;
    Shortfall shortfall;
  };

  model::DayHead head;
  std::map<std::string, Repo> repos;  // by full name in lower case

  const Repo* of(const model::RepoSettings& wanted) const;  // nullptr: it has no part, or one of another branch
};

// When the report that stands there is to be made again, and in which language.
struct Again {
  std::function<bool(const model::DayHead&)> is_wanted;  // empty: never
  model::Language language = model::Language::zh;
};

struct Standing {
  std::optional<KnownDay> report;  // nullopt: none, or none that can be read
  std::optional<Remade> again;     // that report, if it was wanted; with its parts when it was in another language
  // Why nobody can say what the report that stands there knows: its snapshot is damaged, or the page has none.
  // nullopt: nothing stands there, or it can be read.
  std::optional<std::string> unreadable;
};

// Errors: io; interrupted; decode, when a newer program wrote the snapshot: that report stays as it is.
Result<Standing> standing_of(const publish::Paths& paths, Date date, const Interrupted& interrupted,
                             const Again& again = {});

// The window of the report that stands there, if its day is over; else one that joins the reports next to it.
model::Window window_beside(const publish::Paths& paths, const Standing& standing, const model::Window& window);

// A report of these settings may stand where one of the same repositories in the same language stands already, or none.
// Error: usage.
Result<void> check_settings(const publish::Paths& paths, Date date, const Standing& standing,
                            const model::PageSettings& made);

// In place of what cannot be read only a complete report may stand. Error: decode.
Result<void> check_unreadable(const Standing& standing, const model::DayHead& made);

// Present names by former ones, in lower case.
using Renames = std::map<std::string, std::string>;

// Does that report tell every repository that is wanted, under this name or a former one? The branch does not matter.
bool tells_each(const model::DayHead& published, const std::vector<model::RepoSettings>& wanted,
                const Renames& renames);

// A complete report of fewer repositories than are wanted, or of other branches, is not complete for them.
bool is_complete(const model::DayHead& published, const std::vector<model::RepoSettings>& wanted);

// The report made now tells of more repositories than the one that stands there. It keeps what is known of the others,
// so that even with a gap it knows more.
bool is_wider(const model::DayHead& made, const model::DayHead& published);

// A repository that is no longer configured stays in the reports of days that are over and know something of it.
void keep_others(Order& order, const Standing& standing);

}  // namespace aireport::pipeline
