#include "pipeline/standing.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "pipeline/shelf.hpp"

namespace aireport::pipeline {
namespace {

using Repos = std::vector<model::RepoSettings>;

bool same_settings(const model::PageSettings& a, const model::PageSettings& b) {
  return a.language == b.language &&
         std::equal(a.repos.begin(), a.repos.end(), b.repos.begin(), b.repos.end(),
                    [](const auto& one, const auto& other) { return model::same_repo(one.repo, other.repo); });
}

std::string key_of(const model::RepoName& repo) {
  return to_lower_ascii(repo.full());
}

enum class OnBranch { same, any };

// Is every repository of `some` among `all`?
bool contains_each(const Repos& all, const Repos& some, OnBranch branch = OnBranch::same) {
  return std::all_of(some.begin(), some.end(), [&](const model::RepoSettings& one) {
    return std::any_of(all.begin(), all.end(), [&](const model::RepoSettings& other) {
      return model::same_repo(one.repo, other.repo) && (branch == OnBranch::any || one.branch == other.branch);
    });
  });
}

bool has_branch(const model::RepoActivity& activity) {
  return std::none_of(activity.gaps.begin(), activity.gaps.end(), [](const model::Gap& gap) {
    return model::is_whole_part(gap) && (gap.part == model::Part::commits || gap.part == model::Part::repository);
  });
}

bool is_among(const Repos& repos, const model::RepoName& name) {
  return std::any_of(repos.begin(), repos.end(),
                     [&](const model::RepoSettings& repo) { return model::same_repo(repo.repo, name); });
}

// Reads a snapshot once, for what it knows and, if that is wanted, for its page.
class Reading {
 public:
  explicit Reading(const Again& again) : again_(again) {}

  void take(const model::DayHead& head, const model::RepoActivity& activity) {
    if (!std::exchange(begun_, true)) begin(head);
    const auto key = key_of(activity.repo);
    if (const auto branch = branches_.find(key); branch != branches_.end())
      repos_.try_emplace(key, KnownDay::Repo{branch->second, shortfall_of(activity), has_branch(activity)});
    if (activity.renamed_to) renames_.learn(activity.repo, *activity.renamed_to);
    if (remaking_) remaking_->take(head, activity);
  }

  Result<Standing> finish(model::DayHead head, const Interrupted& interrupted) && {
    if (!begun_) begin(head);
    Standing standing;
    if (remaking_) {
      AIREPORT_TRY(standing.again, std::move(*remaking_).finish(head, interrupted));
    }
    learn_from(renames_, head);
    standing.report = KnownDay{std::move(head), std::move(repos_), std::move(renames_)};
    return standing;
  }

 private:
  void begin(const model::DayHead& head) {
    for (const auto& settings : head.settings.repos) branches_.try_emplace(key_of(settings.repo), settings.branch);
    if (!again_.is_wanted || !again_.is_wanted(head)) return;
    const bool same = head.settings.language == again_.language;
    remaking_.emplace(again_.language, same ? Parts::unwanted : Parts::encoded);
  }

  const Again& again_;
  bool begun_ = false;
  std::map<std::string, std::string> branches_;
  std::map<std::string, KnownDay::Repo> repos_;
  Renames renames_;
  std::optional<Remaking> remaking_;
};

Result<Standing> read_standing(std::string_view file, const Interrupted& interrupted, const Again& again) {
  Reading reading(again);
  const auto take = [&](const model::DayHead& of, const model::RepoActivity& activity) { reading.take(of, activity); };
  AIREPORT_TRY(auto head, snapshot::decode_each(file, interruptible(take, interrupted)));
  return std::move(reading).finish(std::move(head), interrupted);
}

// What the report tells of a branch of that repository, under this name or a former one. nullptr: nothing.
const KnownDay::Repo* told_part_of(const KnownDay& report, const model::RepoName& wanted, const Renames& renames) {
  const auto told = [&](const model::RepoName& name) -> const KnownDay::Repo* {
    const auto found = report.repos.find(key_of(name));
    return found == report.repos.end() || !found->second.has_branch ? nullptr : &found->second;
  };
  if (const auto* const part = told(wanted)) return part;
  for (const auto& known : report.head.settings.repos)
    if (const auto* const part = told(known.repo); part != nullptr && renames.are_one(known.repo, wanted)) return part;
  return nullptr;
}

std::string branch_words(const std::string& branch) {
  return branch.empty() ? "the default branch" : "branch " + branch;
}

void warn_of_branch(const model::RepoSettings& wanted, const std::string& told, Date date, Events& events) {
  events.warn("branch.replaced",
              wanted.repo.full() + ": the report of " + format_date(date) + " told " + branch_words(told) +
                  " and is asked for by name, so " + branch_words(wanted.branch) +
                  " takes its place, as configured now; what the other alone has is told no more",
              {{"repository", wanted.repo.full()},
               {"date", format_date(date)},
               {"told_branch", told},
               {"branch", wanted.branch}});
}

void keep_others(Order& order, const KnownDay& report) {
  auto& repos = order.config.page.repos;
  for (const auto& known : report.head.settings.repos) {
    const auto* const part = report.of(known);
    const bool told = part != nullptr && part->shortfall.state != model::RepoState::failed;
    if (told && !is_among(repos, known.repo)) repos.push_back(known);
  }
}

}  // namespace

const KnownDay::Repo* KnownDay::of(const model::RepoSettings& wanted) const {
  const auto found = repos.find(key_of(wanted.repo));
  return found == repos.end() || found->second.branch != wanted.branch ? nullptr : &found->second;
}

Result<Standing> standing_of(const publish::Paths& paths, Date date, const Interrupted& interrupted,
                             const Again& again) {
  Standing standing;
  const auto path = publish::snapshot_path(paths, date).string();
  const auto bytes = publish::published_snapshot(paths, date, snapshot::kMaxFileBytes);
  // None that was written is too large; one that cannot be read may be whole.
  if (!bytes && bytes.error().kind != ErrorKind::too_large) return fail(bytes.error());
  if (bytes && !*bytes) {
    if (publish::has_page(paths, date))
      standing.unreadable = publish::page_path(paths, date).string() + " has no snapshot " + path + " beside it";
    return standing;
  }
  auto decoded = bytes ? read_standing(**bytes, interrupted, again) : fail(bytes.error());
  if (decoded) {
    standing = std::move(*decoded);
  } else if (decoded.error().kind == ErrorKind::interrupted) {
    return fail(std::move(decoded).error());
  } else if (decoded.error().kind == ErrorKind::refused) {
    return fail(ErrorKind::decode,
                "written by a newer aireport, so the report stays as it is: " + decoded.error().message, path);
  } else {
    standing.unreadable = path + " cannot be used: " + decoded.error().message;
  }
  return standing;
}

void fit_to_standing(Day& day, Order& order, const Standing& standing, UtcTime now, Events& events) {
  const auto& report = standing.report;
  const bool over = report && report->head.state != model::DayState::unfinished;
  day.window = over ? report->head.window : between_neighbours(order.paths, day.window, events);
  day.known_until = now < day.window.end ? std::optional(now) : std::nullopt;
  if (!over) return;
  keep_others(order, *report);
}

void fit_branches(Order& order, const KnownDay& report, const Renames& renames, Events& events) {
  if (report.head.state == model::DayState::unfinished) return;
  for (auto& wanted : order.config.page.repos) {
    const auto* const told = told_part_of(report, wanted.repo, renames);
    if (told == nullptr || told->branch == wanted.branch) continue;
    if (order.branches == Branches::as_told)
      wanted.branch = told->branch;
    else
      warn_of_branch(wanted, told->branch, report.head.window.date, events);
  }
}

Result<void> check_settings(const publish::Paths& paths, Date date, const Standing& standing,
                            const model::PageSettings& made) {
  const std::string other_folder = "give --repo, --lang or --from-snapshot an --output-dir of their own";
  if (standing.unreadable)
    return fail(ErrorKind::usage,
                *standing.unreadable + "; only a run over all repositories may replace that report: " + other_folder);
  if (!standing.report || same_settings(standing.report->head.settings, made)) return {};
  return fail(ErrorKind::usage,
              "a report of " + format_date(date) +
                  " of other repositories or in another language stands there already; " + other_folder,
              publish::page_path(paths, date).string());
}

Result<void> check_unreadable(const Standing& standing, const model::DayHead& made) {
  if (!standing.unreadable || made.state == model::DayState::complete) return {};
  return fail(ErrorKind::decode, *standing.unreadable + "; only a complete report may replace it, and this one of " +
                                     format_date(made.window.date) + " is " +
                                     std::string(model::to_string(made.state)));
}

bool tells_each(const model::DayHead& published, const Repos& wanted, const Renames& renames) {
  std::set<std::string> told;
  for (const auto& repo : published.settings.repos) {
    told.insert(key_of(repo.repo));
    for (auto& name : renames.names_after(repo.repo)) told.insert(std::move(name));
  }
  return std::all_of(wanted.begin(), wanted.end(), [&](const auto& repo) { return told.contains(key_of(repo.repo)); });
}

bool is_complete(const model::DayHead& published, const Order& order) {
  const auto branch = order.branches == Branches::as_told ? OnBranch::any : OnBranch::same;
  return published.state == model::DayState::complete &&
         contains_each(published.settings.repos, order.config.page.repos, branch);
}

bool is_wider(const model::DayHead& made, const model::DayHead& published) {
  const bool over = published.state != model::DayState::unfinished && !made.known_until;
  const auto& there = published.settings.repos;
  const auto& here = made.settings.repos;
  return over && contains_each(here, there) && !contains_each(there, here);
}

}  // namespace aireport::pipeline
