#include "pipeline/ledger.hpp"

#include <aireport/support/text.hpp>
#include <chrono>
#include <optional>

#include "pipeline/shelf.hpp"

namespace aireport::pipeline {
namespace {

Ledger::key_type key_of(const model::RepoName& repo, const std::string& branch) {
  return {to_lower_ascii(repo.full()), branch};
}

using Branches = std::map<std::string, std::string>;  // by full name in lower case

Branches branches_of(const model::DayHead& head) {
  Branches branches;
  for (const auto& settings : head.settings.repos)
    branches.try_emplace(to_lower_ascii(settings.repo.full()), settings.branch);
  return branches;
}

void add(Told& told, const snapshot::CommitList& list, const model::Window& window, Date before) {
  const Date date = window.date;
  told.shas.insert(list.commits.begin(), list.commits.end());
  told.shas.insert(list.late_commits.begin(), list.late_commits.end());
  if (before < date) told.late.insert(list.late_commits.begin(), list.late_commits.end());
  if (date < before && list.whole) told.days.try_emplace(date, Span{window.begin, window.end});
}

using Renames = std::map<Ledger::key_type, Ledger::key_type>;  // present names by former ones

// What the report of `date` tells: nothing when it cannot be read to its end, or is unfinished. `room`, for commits, is
// used up; nullopt: it does not do. New names that it knows are for the reports before it too.
Result<std::optional<Ledger>> told_on(const publish::Paths& paths, Date date, Date before, std::size_t& room,
                                      Renames& renames, const World& world) {
  Ledger told;
  std::optional<Branches> branches;
  bool enough = true;
  const auto take = [&](const model::DayHead& head, const snapshot::CommitList& list) {
    if (head.state == model::DayState::unfinished || !enough) return;
    if (!branches) branches = branches_of(head);
    const auto& branch = (*branches)[to_lower_ascii(list.repo.full())];
    const auto key = key_of(list.repo, branch);
    if (list.renamed_to) renames.try_emplace(key, key_of(*list.renamed_to, branch));
    const auto renamed = renames.find(key);
    const auto commits = (list.commits.size() + list.late_commits.size()) * (renamed == renames.end() ? 1 : 2);
    enough = commits <= room;
    if (!enough) return;
    room -= commits;
    add(told[key], list, head.window, before);
    if (renamed != renames.end()) add(told[renamed->second], list, head.window, before);
  };
  AIREPORT_TRY(const auto head, read_commit_lists(paths, date, take, world));
  if (!enough) return std::optional<Ledger>();
  if (!head) told.clear();
  return std::optional(std::move(told));
}

}  // namespace

Result<Ledger> read_ledger(const publish::Paths& paths, Date day, int late_days, const World& world, std::size_t most) {
  Ledger ledger;
  if (late_days == 0) return ledger;
  const std::chrono::days reach(late_days);
  AIREPORT_TRY(const auto dates, publish::published_dates(paths));
  Renames renames;
  for (const Date date : dates) {
    const auto distance = std::chrono::sys_days(date) - std::chrono::sys_days(day);
    if (date == day || distance < -reach || distance > reach) continue;
    AIREPORT_TRY(auto told, told_on(paths, date, day, most, renames, world));
    if (!told) {
      world.events.warn("ledger.too_large",
                        "the reports near " + format_date(day) + " tell of too many commits: late arrivals of " +
                            format_date(date) + " and before are not looked for",
                        {{"date", format_date(date)}});
      break;
    }
    for (auto& [repo, of_repo] : *told) {
      ledger[repo].shas.merge(of_repo.shas);
      ledger[repo].days.merge(of_repo.days);
      ledger[repo].late.merge(of_repo.late);
    }
  }
  return ledger;
}

Told* told_of(Ledger& ledger, const model::RepoName& repo, const std::string& branch) {
  const auto found = ledger.find(key_of(repo, branch));
  return found == ledger.end() ? nullptr : &found->second;
}

std::optional<UtcTime> late_since(const Told& told, UtcTime begin_of_day) {
  std::optional<UtcTime> since;
  for (auto day = told.days.rbegin(); day != told.days.rend(); ++day) {
    if (day->second.end != since.value_or(begin_of_day)) break;
    since = day->second.begin;
  }
  return since;
}

}  // namespace aireport::pipeline
