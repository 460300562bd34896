#include "pipeline/gatherer.hpp"

#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <utility>

#include "pipeline/gaps.hpp"

namespace aireport::pipeline {
namespace {

using Activity = model::RepoActivity;

// Offline, the cache may know lists that are the same whatever the day, such as that of releases, and what they have of
// the day. That of the commits is the day's own: without it the day was never asked for.
bool tells_nothing(const Activity& activity) {
  return activity.state() == model::RepoState::failed ||
         std::any_of(activity.gaps.begin(), activity.gaps.end(), [](const model::Gap& gap) {
           return gap.part == model::Part::commits && gap.reason == model::GapReason::not_cached;
         });
}

bool includes(const std::set<std::string>& all, const std::set<std::string>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

// What network or server said of it, where the gap alone does not help to mend it.
std::string in_its_words(const model::Gap& gap, std::size_t place, const github::Fetched& fetched,
                         const std::vector<std::size_t>& places) {
  const auto index = std::find(places.begin(), places.end(), place) - places.begin();
  const auto found = fetched.failures.find(static_cast<std::size_t>(index));
  using model::GapReason;
  const bool helps =
      gap.reason == GapReason::connection || gap.reason == GapReason::timeout || gap.reason == GapReason::forbidden;
  if (!helps || found == fetched.failures.end() || found->second.message.empty()) return {};
  return ": " + found->second.message;
}

}  // namespace

Gatherer::Gatherer(const config::Config& config, std::size_t configured, const model::Window& window, Renames renames,
                   Events& events)
    : config_(config),
      page_(config.page),
      configured_(configured),
      window_(window),
      renames_(std::move(renames)),
      events_(events) {
  result_.parts.resize(page_.repos.size());
  result_.digests.resize(page_.repos.size());
}

void Gatherer::note(std::size_t place, const Activity& answered) {
  if (answered.renamed_to) renamed_.emplace(place, *answered.renamed_to);
  if (tells_nothing(answered))
    failures_.emplace(place, answered);  // whether a line each is worth it is known in the end
  else
    warn_of_gaps(answered, events_);
}

void Gatherer::take(std::size_t place, const Activity& activity) {
  if (activity.state() != model::RepoState::failed) {
    remember(place, activity);
    const auto key = to_lower_ascii(activity.current_name().full());
    const auto [first, is_new] = tellers_.try_emplace(key, place);
    if (!is_new) {
      const auto twin = std::max(first->second, place);
      first->second = std::min(first->second, place);
      twins_[twin] = key;
      if (twin == place) return;
    }
  }
  keep(place, activity);
}

void Gatherer::remember(std::size_t place, const Activity& activity) {
  if (configured_ == page_.repos.size()) return;
  auto& items = items_[place];
  items.shortfall = shortfall_of(activity);
  const auto add = [&](const std::string& name, UtcTime time) { items.of_day.insert(name + " " + format_utc(time)); };
  for (const auto& commit : activity.commits) items.of_day.insert(commit.sha);
  for (const auto& pull : activity.pulls) add(std::to_string(pull.number), pull.created_at);
  for (const auto& issue : activity.issues) add(std::to_string(issue.number), issue.created_at);
  for (const auto& release : activity.releases) add(release.tag_name, release.published_at);
  for (const auto& commit : activity.late_commits) items.late.insert(commit.sha);
}

// A report of before a rename does not know it. What is kept from there may be a repository on the list under its
// former name: the one that knows less is left out. What tells nothing needs no second name.
void Gatherer::find_former_names() {
  for (const auto& [kept, items] : items_) {
    if (kept < configured_ || twins_.contains(kept)) continue;
    if (const auto place = present_place_of(kept, items)) {
      const auto present = items_.find(*place);
      const bool knows_more = present == items_.end() || items.shortfall < present->second.shortfall ||
                              !includes(present->second.late, items.late);
      const auto teller = knows_more ? kept : *place;
      const auto key = to_lower_ascii(page_.repos[teller].repo.full());
      tellers_[key] = teller;
      twins_[knows_more ? *place : kept] = key;
    } else if (items.of_day.empty() && items.late.empty() && items.shortfall.state == model::RepoState::complete) {
      silent_.insert(kept);
    }
  }
}

// Where another report knows of the new name it is certain, else the repository that has every item of it.
std::optional<std::size_t> Gatherer::present_place_of(std::size_t kept, const Items& items) const {
  const auto names = renames_.names_after(page_.repos[kept].repo);
  for (std::size_t place = 0; place < configured_; ++place) {
    const auto name = to_lower_ascii(page_.repos[place].repo.full());
    if (!twins_.contains(place) && std::find(names.begin(), names.end(), name) != names.end()) return place;
  }
  if (items.of_day.empty()) return std::nullopt;
  for (const auto& [place, others] : items_)
    if (place < configured_ && !twins_.contains(place) && includes(others.of_day, items.of_day)) return place;
  return std::nullopt;
}

Result<Gathered> Gatherer::finish(const github::Fetched& fetched, const std::vector<std::size_t>& places) {
  result_.listed_at = fetched.listed_at;
  find_former_names();
  // Of two names the new one stands there already: there is none to change.
  for (const auto& [place, key] : twins_) {
    if (std::max(place, tellers_.at(key)) < configured_) warn_of_twin(place, tellers_.at(key));
    renamed_.erase(place);
    renamed_.erase(tellers_.at(key));
  }
  for (const auto& [place, name] : renamed_)
    if (place < configured_) warn_of_name(page_.repos[place].repo, name);
  const bool published = failures_.size() < page_.repos.size();
  if (published || !fail_alike()) warn_of_failures(fetched, places);
  if (published) {
    leave_out_twins();
    AIREPORT_CHECK(room_);
    AIREPORT_CHECK(make_room());
    return std::move(result_);
  }
  const auto place = failures_.begin()->first;
  const auto& gap = failures_.begin()->second.gaps.front();
  return fail(kind_of(gap), format_date(window_.date) + ": nothing was published, no repository could be fetched (" +
                                page_.repos[place].repo.full() + ": " + describe(gap) +
                                in_its_words(gap, place, fetched, places) + ")");
}

// Then the error that ends the run says it for all of them.
bool Gatherer::fail_alike() const {
  return std::all_of(failures_.begin(), failures_.end(), [&](const auto& failure) {
    return are_alike(failure.second.gaps.front(), failures_.begin()->second.gaps.front());
  });
}

void Gatherer::warn_of_failures(const github::Fetched& fetched, const std::vector<std::size_t>& places) {
  for (const auto& [place, failed] : failures_)
    warn_of_gaps(failed, events_, in_its_words(failed.gaps.front(), place, fetched, places));
}

// What all parts and digests take up is bounded as they come.
void Gatherer::keep(std::size_t place, const Activity& activity) {
  put(place, activity);
  while (digest_bytes_ > digest::kMaxDigestBytes) give_up_largest();
  if (packed_bytes_ > snapshot::kMaxFileBytes && room_) room_ = make_room();
}

void Gatherer::put(std::size_t place, const Activity& activity) {
  auto& part = result_.parts[place];
  auto& digest = result_.digests[place];
  packed_bytes_ -= part.size();
  digest_bytes_ -= digest::memory_of(digest);
  part = snapshot::encode_repository(activity, page_.web_url);
  digest = digest::digest_repository(activity, page_, window_);
  packed_bytes_ += part.size();
  digest_bytes_ += digest::memory_of(digest);
}

void Gatherer::give_up_largest() {
  const auto most = std::max_element(result_.digests.begin(), result_.digests.end(), [](const auto& a, const auto& b) {
    return digest::memory_of(a) < digest::memory_of(b);
  });
  const auto place = static_cast<std::size_t>(most - result_.digests.begin());
  Activity nothing;
  nothing.repo = page_.repos[place].repo;
  if (most->section.configured) nothing.renamed_to = most->section.repo;
  nothing.gaps = {{model::Part::repository, model::GapReason::too_large, 0, {}, {}}};
  warn_of_gaps(nothing, events_);
  put(place, nothing);
}

// What is told under the one name is not missing under the other. From the last on, so that places stay.
void Gatherer::leave_out_twins() {
  for (const auto& [place, key] : twins_) silent_.insert(place);
  for (auto left_out = silent_.rbegin(); left_out != silent_.rend(); ++left_out) {
    const auto place = static_cast<std::ptrdiff_t>(*left_out);
    result_.parts.erase(result_.parts.begin() + place);
    result_.digests.erase(result_.digests.begin() + place);
  }
}

// Each repository's part fits, but all of them together may be more than a snapshot can hold: the largest are made
// smaller. Only now are all sizes known, so that it does not matter which came first.
Result<void> Gatherer::make_room() {
  bool shrunk = true;
  for (auto limit = snapshot::part_limit(result_.parts); limit && shrunk; limit = snapshot::part_limit(result_.parts)) {
    shrunk = false;
    for (std::size_t place = 0; place < result_.parts.size(); ++place) {
      if (!snapshot::is_larger(result_.parts[place], *limit)) continue;
      AIREPORT_TRY(Activity activity, snapshot::decode_repository(result_.parts[place]));
      snapshot::fit(activity, page_.web_url, *limit);
      put(place, activity);
      events_.warn("snapshot.too_large", activity.repo.full() + ": a part of the day is too large to be kept",
                   {{"repository", activity.repo.full()}});
      shrunk = true;
    }
  }
  return {};
}

void Gatherer::warn_of_name(const model::RepoName& configured, const model::RepoName& present) {
  const auto line = config::line_of(config_, configured);
  events_.warn("repository.renamed",
               line + ": " + configured.full() + " is now " + present.full() + ": change \"" + configured.full() +
                   "\" there to \"" + present.full() + "\"",
               {{"repository", configured.full()}, {"renamed_to", present.full()}, {"line", line}});
}

void Gatherer::warn_of_twin(std::size_t place, std::size_t teller) {
  const auto& repo = page_.repos[place].repo;
  const auto& first = page_.repos[teller].repo;
  const auto line = config::line_of(config_, repo);
  events_.warn("repository.twice",
               line + ": " + repo.full() + " is the same repository as " + first.full() + " (" +
                   config::line_of(config_, first) + "), which tells it: keep one of the two, by its present name",
               {{"repository", repo.full()}, {"same_as", first.full()}, {"line", line}});
}

}  // namespace aireport::pipeline
