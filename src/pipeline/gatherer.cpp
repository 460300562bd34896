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

// What was asked for that place; nullptr: nothing.
const github::RepoQuery* question_of(const Questions& questions, std::size_t place) {
  const auto found = std::find(questions.places.begin(), questions.places.end(), place);
  return found == questions.places.end()
             ? nullptr
             : &questions.query.repos[static_cast<std::size_t>(found - questions.places.begin())];
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
    if (configured_ < page_.repos.size()) items_.insert_or_assign(place, items_of(activity));
    if (place < configured_ && !tells_as_first(place, activity)) return;
  }
  keep(place, activity);
}

bool Gatherer::tells_as_first(std::size_t place, const Activity& activity) {
  const auto key = to_lower_ascii(activity.current_name().full());
  const auto [first, is_new] = tellers_.try_emplace(key, place);
  if (is_new) return true;
  const auto twin = std::max(first->second, place);
  first->second = std::min(first->second, place);
  twins_[twin] = key;
  return twin != place;
}

// What is kept from a report of before may be of a repository on the list, under a former name. What tells nothing
// needs no second name.
Result<void> Gatherer::settle_kept(const Questions& questions) {
  for (const auto& [place, key] : twins_) left_out_.insert(place);
  for (std::size_t kept = configured_; kept < page_.repos.size(); ++kept) {
    const auto items = items_.find(kept);
    if (items == items_.end()) continue;
    if (const auto present = present_place_of(kept)) {
      AIREPORT_CHECK(settle_former(kept, *present, question_of(questions, *present)));
    } else if (are_none(items->second)) {
      left_out_.insert(kept);
    }
  }
  return {};
}

// A part may itself say that its repository is called otherwise now.
std::vector<model::RepoName> Gatherer::names_of(std::size_t place) const {
  std::vector<model::RepoName> names{page_.repos[place].repo};
  if (const auto items = items_.find(place); items != items_.end()) names.push_back(items->second.present);
  return names;
}

std::optional<std::size_t> Gatherer::present_place_of(std::size_t kept) const {
  const auto former = names_of(kept);
  for (std::size_t place = 0; place < kept; ++place) {
    if (left_out_.contains(place)) continue;
    for (const auto& name : names_of(place))
      if (std::any_of(former.begin(), former.end(), [&](const auto& old) { return renames_.are_one(old, name); }))
        return place;
  }
  return std::nullopt;
}

// The list may as well have the former name and the report the present one.
void Gatherer::note_former(std::size_t kept, std::size_t present) {
  const auto& former = page_.repos[kept].repo;
  auto later = renames_.names_after(former);
  if (!model::same_repo(items_.at(kept).present, former))
    later.push_back(to_lower_ascii(items_.at(kept).present.full()));
  const auto names = names_of(present);
  const auto known = std::find_if(names.rbegin(), names.rend(), [&](const model::RepoName& name) {
    return std::find(later.begin(), later.end(), to_lower_ascii(name.full())) != later.end();
  });
  if (known != names.rend()) result_.former_names.push_back({former, *known});
}

Result<void> Gatherer::settle_former(std::size_t kept, std::size_t present, const github::RepoQuery* asked) {
  const auto& former_name = page_.repos[kept].repo;
  const auto& present_name = page_.repos[present].repo;
  const auto now = items_.find(present);
  note_former(kept, present);
  const auto warn = [&](const char* name, const std::string& what) {
    events_.warn(name, present_name.full() + ": " + what + former_name.full(),
                 {{"repository", present_name.full()}, {"former_name", former_name.full()}});
  };
  switch (teller_of(items_.at(kept), now == items_.end() ? nullptr : &now->second, asked)) {
    case Teller::present:
      left_out_.insert(kept);
      return {};
    case Teller::former:
      if (!are_none(items_.at(kept)))
        warn("repository.kept", "the report keeps what it knew, which is more, from its former name ");
      return tell_under(kept, present);
    case Teller::both:
      warn("repository.two_parts", "each knows what the other lacks, so it stands in the report twice, also as ");
      return {};
  }
  return {};
}

// The part that was told under the former name, in place of that of the present one.
Result<void> Gatherer::tell_under(std::size_t kept, std::size_t present) {
  AIREPORT_TRY(Activity activity, snapshot::decode_repository(result_.parts[kept]));
  activity.repo = page_.repos[present].repo;
  if (activity.renamed_to && model::same_repo(*activity.renamed_to, activity.repo)) activity.renamed_to.reset();
  put(present, activity);
  items_.insert_or_assign(present, items_.at(kept));
  left_out_.insert(kept);
  stood_in_for_.insert(present);
  return {};
}

bool Gatherer::is_told(std::size_t place) const {
  return !left_out_.contains(place) && (!failures_.contains(place) || stood_in_for_.contains(place));
}

Result<Gathered> Gatherer::finish(const github::Fetched& fetched, const Questions& questions) {
  const auto& places = questions.places;
  result_.listed_at = fetched.listed_at;
  AIREPORT_CHECK(settle_kept(questions));
  // Of two names the new one stands there already: there is none to change.
  for (const auto& [place, key] : twins_) {
    warn_of_twin(place, tellers_.at(key));
    renamed_.erase(place);
    renamed_.erase(tellers_.at(key));
  }
  for (const auto& [place, name] : renamed_)
    if (place < configured_) warn_of_name(page_.repos[place].repo, name);
  bool published = false;
  for (std::size_t place = 0; place < page_.repos.size(); ++place) published = published || is_told(place);
  if (published || !fail_alike()) warn_of_failures(fetched, places);
  if (published) {
    leave_out();
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
void Gatherer::leave_out() {
  for (auto left_out = left_out_.rbegin(); left_out != left_out_.rend(); ++left_out) {
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
