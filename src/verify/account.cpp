#include <fmt/format.h>

#include <algorithm>

#include "verify/section.hpp"

namespace aireport::verify {
namespace {

// What is told of the day, and whether only by its name in a line with others.
struct Items {
  std::map<std::string_view, bool> commits;
  std::map<int, bool> pulls;
};

template <typename Key>
void tell(std::map<Key, bool>& told, const Key& item, bool folded) {
  const auto entry = told.emplace(item, folded).first;
  entry->second = entry->second && folded;
}

// What a story names, with what it took in.
void tell(Items& items, const model::Change& change, bool folded) {
  for (const auto& sha : change.commits) tell(items.commits, std::string_view(sha), folded);
  if (change.pull) tell(items.pulls, *change.pull, folded);
  for (const auto& related : change.related) {
    for (const auto& sha : related.commits) tell(items.commits, std::string_view(sha), folded);
    if (related.pull) tell(items.pulls, *related.pull, folded);
  }
}

template <typename Key>
void share(model::Tally& tally, const Key& item, const std::map<Key, bool>& told) {
  const auto found = told.find(item);
  if (found != told.end()) ++(found->second ? tally.folded : tally.shown);
}

// The account as the page and the data give it. What rules hide is the digest's to say.
model::Receipt account_of(const DayFacts& day, const RepoFacts& repo, const Telling& telling) {
  const auto& activity = repo.activity();
  const auto& window = day.head.window;
  const auto& judged = repo.judged();
  Items items;
  for (const auto* story : telling.told) tell(items, *story->judged, telling.folded.contains(story));
  for (const int number : telling.named_pulls) tell(items.pulls, number, false);
  std::set<std::string_view> commits;
  std::set<int> pulls;
  for (const auto& commit : activity.commits) commits.insert(commit.sha);
  for (const auto& pull : activity.pulls)
    if (model::is_in_window(pull, window)) pulls.insert(pull.number);

  auto account = model::open_receipt(activity, window);
  for (const auto sha : commits) share(account.commits, sha, items.commits);
  for (const int number : pulls) share(account.pulls, number, items.pulls);
  account.commits.hidden = judged.hidden.commits;
  account.pulls.hidden = judged.receipt.pulls.hidden;
  account.issues.shown = static_cast<int>(judged.issues.size());
  account.issues.hidden = judged.hidden.issues;
  account.releases.hidden = judged.hidden.releases;
  account.releases.shown = account.releases.in_window - account.releases.hidden;
  for (auto* tally : {&account.commits, &account.pulls, &account.issues, &account.releases})
    tally->counted = tally->in_window - tally->shown - tally->folded - tally->hidden;
  return account;
}

struct Share {
  std::string_view render::Texts::*pattern;
  int model::Tally::*value;
  std::string_view name;
};

constexpr Share kShares[] = {{&render::Texts::receipt_shown, &model::Tally::shown, "told"},
                             {&render::Texts::receipt_folded, &model::Tally::folded, "folded"},
                             {&render::Texts::receipt_hidden, &model::Tally::hidden, "hidden"},
                             {&render::Texts::receipt_counted, &model::Tally::counted, "only counted"}};

struct Kind {
  render::Counted render::Texts::*pattern;
  model::Tally model::Receipt::*tally;
  std::string_view name;
};

constexpr Kind kKinds[] = {{&render::Texts::receipt_commits, &model::Receipt::commits, "commits"},
                           {&render::Texts::receipt_pulls, &model::Receipt::pulls, "pull requests"},
                           {&render::Texts::receipt_issues, &model::Receipt::issues, "issues"},
                           {&render::Texts::receipt_releases, &model::Receipt::releases, "releases"}};

// "40 told, 12 folded": each share that is not nothing, in this order.
void check_shares(Spot spot, const DayFacts& day, const Kind& kind, const model::Tally& tally, const Shape& shown) {
  Fields fields(split(shown, day.texts.comma), spot);
  for (const auto& share : kShares) {
    const int known = tally.*share.value;
    if (known == 0) continue;
    const auto what = fmt::format("{} that are {}", kind.name, share.name);
    const auto* field = fields.take(what);
    const auto slots = field != nullptr ? match(day.texts.*share.pattern, *field) : std::nullopt;
    expect_count(spot, what, slots ? number_of(*slots, "count") : 0, known);
  }
  fields.finish();
}

void check_line(Spot spot, const DayFacts& day, const model::Receipt& account, const render::Inlines& line) {
  const auto is_whole = [&](const Kind& kind) { return (account.*kind.tally).missing.empty(); };
  const bool complete =
      day.head.state != model::DayState::unfinished && std::all_of(std::begin(kKinds), std::end(kKinds), is_whole);
  const auto slots = match(complete ? day.texts.receipt : day.texts.receipt_of_known, shape_of(line));
  if (!slots) return spot.wrong("where the items of the day went is not told, or not whether they are all");
  Fields fields(split(slots->at("items"), day.texts.sentence_separator), spot);
  for (const auto& kind : kKinds) {
    const auto& tally = account.*kind.tally;
    if (tally.in_window == 0) continue;
    const auto* field = fields.take(fmt::format("account of the {}", kind.name));
    if (field == nullptr) continue;
    const auto found = match(day.texts.*kind.pattern, *field);
    if (!found) {
      spot.wrong(fmt::format("the {} are not accounted for", kind.name));
      continue;
    }
    expect_count(spot, kind.name, number_of(*found, "count"), tally.in_window);
    check_shares(spot, day, kind, tally, found->at("items"));
  }
  fields.finish();
}

bool adds_up(const model::Tally& tally) {
  return tally.listed >= tally.in_window && tally.counted >= 0 &&
         tally.in_window == tally.shown + tally.folded + tally.hidden + tally.counted;
}

}  // namespace

void check_account(Spot spot, const DayFacts& day, const RepoFacts& repo, const Telling& telling,
                   const render::Inlines& line) {
  const auto account = account_of(day, repo, telling);
  const auto* kept = day.receipt_of(repo);
  if (kept == nullptr || *kept != account)
    spot.wrong("the snapshot's receipt does not fit what it has and what the page tells");
  for (const auto& kind : kKinds)
    if (!adds_up(account.*kind.tally)) spot.wrong(fmt::format("the {} do not add up", kind.name));
  const bool any = std::any_of(std::begin(kKinds), std::end(kKinds),
                               [&](const Kind& kind) { return (account.*kind.tally).in_window != 0; });
  if (any || !line.empty()) check_line(spot, day, account, line);
}

}  // namespace aireport::verify
