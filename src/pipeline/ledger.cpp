#include "pipeline/ledger.hpp"

#include <aireport/support/text.hpp>
#include <chrono>
#include <optional>
#include <utility>

#include "pipeline/shelf.hpp"

namespace aireport::pipeline {
namespace {

using Book = std::map<Ledger::Key, Told>;

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

// What the report of `date` tells: nothing when it cannot be read to its end, or is unfinished. `room`, for commits, is
// used up; nullopt: it does not do. New names that it knows are for the reports before it too.
Result<std::optional<Book>> told_on(const publish::Paths& paths, Date date, Date before, std::size_t& room,
                                    Renames& renames, const World& world) {
  Book told;
  Renames known = renames;
  std::optional<Branches> branches;
  bool enough = true;
  const auto take = [&](const model::DayHead& head, const snapshot::CommitList& list) {
    if (head.state == model::DayState::unfinished || !enough) return;
    if (!branches) {
      branches = branches_of(head);
      learn_from(known, head);
    }
    if (list.renamed_to) known.learn(list.repo, *list.renamed_to);
    auto names = known.names_after(list.repo);
    names.push_back(to_lower_ascii(list.repo.full()));
    const auto& branch = (*branches)[names.back()];
    const auto commits = (list.commits.size() + list.late_commits.size()) * names.size();
    enough = commits <= room;
    if (!enough) return;
    room -= commits;
    for (auto& name : names) add(told[{std::move(name), branch}], list, head.window, before);
  };
  AIREPORT_TRY(const auto head, read_commit_lists(paths, date, take, world));
  if (!enough) return std::optional<Book>();
  if (head)
    renames = std::move(known);
  else
    told.clear();
  return std::optional(std::move(told));
}

}  // namespace

Result<Ledger> read_ledger(const publish::Paths& paths, Date day, int late_days, const World& world, Renames renames,
                           std::size_t most) {
  Ledger ledger;
  ledger.renames = std::move(renames);
  if (late_days == 0) return ledger;
  const std::chrono::days reach(late_days);
  AIREPORT_TRY(const auto dates, publish::published_dates(paths));
  for (const Date date : dates) {
    const auto distance = std::chrono::sys_days(date) - std::chrono::sys_days(day);
    if (date == day || distance < -reach || distance > reach) continue;
    AIREPORT_TRY(auto told, told_on(paths, date, day, most, ledger.renames, world));
    if (!told) {
      world.events.warn("ledger.too_large",
                        "the reports near " + format_date(day) + " tell of too many commits: late arrivals of " +
                            format_date(date) + " and before are not looked for",
                        {{"date", format_date(date)}});
      break;
    }
    for (auto& [repo, of_repo] : *told) {
      auto& all = ledger.told[repo];
      all.shas.merge(of_repo.shas);
      all.days.merge(of_repo.days);
      all.late.merge(of_repo.late);
    }
  }
  return ledger;
}

Told* told_of(Ledger& ledger, const model::RepoName& repo, const std::string& branch) {
  const auto found = ledger.told.find({to_lower_ascii(repo.full()), branch});
  return found == ledger.told.end() ? nullptr : &found->second;
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
