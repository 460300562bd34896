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
#include "pipeline/renames.hpp"

namespace aireport::pipeline {

// What a report says of its repositories, without their items.
struct KnownDay {
  struct Repo {
    std::string branch;
    Shortfall shortfall;
    bool has_branch = true;  // false: nothing of that branch came
  };

  model::DayHead head;
  std::map<std::string, Repo> repos;  // by full name in lower case
  Renames renames;                    // that its parts and its head know

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

// Fits the day and the order to what stands there. The window is that of the report, if its day is over, else one that
// joins the reports next to it. A repository that is no longer configured stays in the report of a day that is over and
// knows something of it.
void fit_to_standing(Day& day, Order& order, const Standing& standing, UtcTime now, Events& events);

// With Branches::as_told a repository stays on the branch that the report of a day that is over tells, under this name
// or a former one; else that another branch takes its place is warned about.
void fit_branches(Order& order, const KnownDay& report, const Renames& renames, Events& events);

// A report of these settings may stand where one of the same repositories in the same language stands already, or none.
// Error: usage.
Result<void> check_settings(const publish::Paths& paths, Date date, const Standing& standing,
                            const model::PageSettings& made);

// In place of what cannot be read only a complete report may stand. Error: decode.
Result<void> check_unreadable(const Standing& standing, const model::DayHead& made);

// Does that report tell every repository that is wanted, under this name or a former one? The branch does not matter.
bool tells_each(const model::DayHead& published, const std::vector<model::RepoSettings>& wanted,
                const Renames& renames);

// A complete report of fewer repositories than the order has is not complete for it, nor with Branches::as_configured
// one of other branches.
bool is_complete(const model::DayHead& published, const Order& order);

// The report made now tells of more repositories than the one that stands there. It keeps what is known of the others,
// so that even with a gap it knows more.
bool is_wider(const model::DayHead& made, const model::DayHead& published);

}  // namespace aireport::pipeline
