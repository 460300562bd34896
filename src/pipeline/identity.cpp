#include "pipeline/identity.hpp"

#include <aireport/github/probe.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <utility>
#include <vector>

namespace aireport::pipeline {
namespace {

using Names = std::vector<model::RepoName>;

std::string key_of(const model::RepoName& name) {
  return to_lower_ascii(name.full());
}

// Those that are kept beside what comes anew into the report.
Names names_to_prove(const Order& order, std::size_t configured, const KnownDay& earlier) {
  const auto& repos = order.config.page.repos;
  const auto end_of_list = repos.begin() + static_cast<std::ptrdiff_t>(configured);
  const bool some_are_new = std::any_of(repos.begin(), end_of_list, [&](const model::RepoSettings& repo) {
    const auto part = earlier.repos.find(key_of(repo.repo));
    return part == earlier.repos.end() || part->second.shortfall.state != model::RepoState::complete;
  });
  Names names;
  if (!some_are_new && order.reuse == Reuse::complete_days) return names;
  for (auto repo = end_of_list; repo != repos.end(); ++repo) names.push_back(repo->repo);
  return names;
}

Result<void> ask(const Names& names, const Order& order, PresentNames& present, const World& world) {
  Names unasked = names;
  std::erase_if(unasked, [&](const model::RepoName& name) { return present.contains(key_of(name)); });
  if (unasked.empty()) return {};
  if (world.before_asking) AIREPORT_CHECK(world.before_asking());
  auto answers = github::present_names(world.transport, order.config.github.api_url, unasked);
  for (std::size_t index = 0; index < unasked.size(); ++index) {
    auto& answer = answers[index];
    const bool ends =
        !answer && (answer.error().kind == ErrorKind::credentials || answer.error().kind == ErrorKind::interrupted);
    if (ends) return fail(std::move(answer).error());
    present.emplace(key_of(unasked[index]), std::move(answer));
  }
  return {};
}

// That there is no such repository is one.
bool is_answer(const Error& error) {
  return error.kind == ErrorKind::status && (error.status == 404 || error.status == 410 || error.status == 451);
}

void warn_of_unproven(const model::RepoName& name, const Error& why, Date date, Events& events) {
  const auto day = format_date(date);
  events.warn("repository.unproven",
              name.full() + ", which the report of " + day +
                  " tells and the list has no more, may be a repository on it under a former name: nobody could say (" +
                  why.message + "), so that report gets no repository that it has not; the next --catch-up asks again",
              {{"repository", name.full()}, {"date", day}});
}

// What may be told there already, under another name, is not told beside it.
void hold_back_new(Order& order, std::size_t& configured, const KnownDay& earlier) {
  auto& repos = order.config.page.repos;
  for (std::size_t place = configured; place-- > 0;) {
    if (earlier.repos.contains(key_of(repos[place].repo))) continue;
    repos.erase(repos.begin() + static_cast<std::ptrdiff_t>(place));
    --configured;
  }
}

}  // namespace

Result<Ledger> open_ledger(Order& order, std::size_t& configured, Date date, const std::optional<KnownDay>& earlier,
                           const World& world) {
  PresentNames of_this_day;
  PresentNames& present = world.present_names != nullptr ? *world.present_names : of_this_day;
  const auto names = earlier ? names_to_prove(order, configured, *earlier) : Names();
  AIREPORT_CHECK(ask(names, order, present, world));
  Renames renames;
  // That a name leads nowhere else says nothing: its repository may have gone to another name before it was taken anew.
  for (const auto& name : names)
    if (const auto& answer = present.at(key_of(name)); answer && !model::same_repo(name, *answer))
      renames.learn(name, *answer);
  if (earlier) renames.add(earlier->renames);
  AIREPORT_TRY(Ledger ledger, read_ledger(order.paths, date, order.config.late_days, world, std::move(renames)));
  if (!earlier) return ledger;
  bool unproven = false;
  for (const auto& name : names) {
    const auto& answer = present.at(key_of(name));
    if (answer || is_answer(answer.error()) || !ledger.renames.names_after(name).empty()) continue;
    unproven = true;
    warn_of_unproven(name, answer.error(), date, world.events);
  }
  if (unproven) hold_back_new(order, configured, *earlier);
  fit_branches(order, *earlier, ledger.renames, world.events);
  return ledger;
}

}  // namespace aireport::pipeline
