#include "pipeline/gather.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <map>
#include <utility>

#include "pipeline/gaps.hpp"
#include "pipeline/shelf.hpp"

namespace aireport::pipeline {
namespace {

using Activity = model::RepoActivity;

// Only a day that was over when its report was made can be taken from it.
bool is_settled(const std::optional<KnownDay>& earlier) {
  return earlier && earlier->head.state != model::DayState::unfinished;
}

// Offline, the cache may know lists that are the same whatever the day, such as that of releases. That of the commits
// is the day's own: without it, and without any item, the day was never asked for, and a report would tell of nothing.
bool tells_nothing(const Activity& activity) {
  if (activity.state() == model::RepoState::failed) return true;
  const bool never_asked = std::any_of(activity.gaps.begin(), activity.gaps.end(), [](const model::Gap& gap) {
    return gap.part == model::Part::commits && gap.reason == model::GapReason::not_cached;
  });
  return never_asked && activity.commits.empty() && activity.late_commits.empty() && activity.pulls.empty() &&
         activity.issues.empty() && activity.releases.empty();
}

// Takes one repository after the other, encodes and digests it, and lets it go.
class Gatherer {
 public:
  Gatherer(const Order& order, const Day& day, Events& events)
      : config_(order.config), page_(order.config.page), day_(day), events_(events) {
    result_.parts.resize(page_.repos.size());
    result_.digests.resize(page_.repos.size());
  }

  // Tells the person who watches what was asked for and did not come.
  void note(std::size_t place, const Activity& answered) {
    if (answered.renamed_to) renamed_.emplace(place, *answered.renamed_to);
    if (tells_nothing(answered))
      failures_.emplace(place, answered);  // whether a line each is worth it is known in the end
    else
      warn_of_gaps(answered, events_);
  }

  // A repository that is configured under two names is told under the first of them, in whichever order they come.
  void take(std::size_t place, const Activity& activity) {
    if (activity.state() != model::RepoState::failed) {
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

  Result<Gathered> finish(const github::Fetched& fetched, const std::vector<std::size_t>& places) {
    result_.listed_at = fetched.listed_at;
    // Of two names the new one stands there already: there is none to change.
    for (const auto& [place, key] : twins_) {
      warn_of_twin(place, tellers_.at(key));
      renamed_.erase(place);
      renamed_.erase(tellers_.at(key));
    }
    for (const auto& [place, name] : renamed_) warn_of_name(page_.repos[place].repo, name);
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
    return fail(kind_of(gap), format_date(day_.window.date) +
                                  ": nothing was published, no repository could be fetched (" +
                                  page_.repos[place].repo.full() + ": " + describe(gap) +
                                  in_its_words(gap, place, fetched, places) + ")");
  }

 private:
  // Then the error that ends the run says it for all of them.
  bool fail_alike() const {
    return std::all_of(failures_.begin(), failures_.end(), [&](const auto& failure) {
      return are_alike(failure.second.gaps.front(), failures_.begin()->second.gaps.front());
    });
  }

  void warn_of_failures(const github::Fetched& fetched, const std::vector<std::size_t>& places) {
    for (const auto& [place, failed] : failures_)
      warn_of_gaps(failed, events_, in_its_words(failed.gaps.front(), place, fetched, places));
  }

  // What network or server said of it, where the gap alone does not help to mend it.
  static std::string in_its_words(const model::Gap& gap, std::size_t place, const github::Fetched& fetched,
                                  const std::vector<std::size_t>& places) {
    const auto index = std::find(places.begin(), places.end(), place) - places.begin();
    const auto found = fetched.failures.find(static_cast<std::size_t>(index));
    using model::GapReason;
    const bool helps =
        gap.reason == GapReason::connection || gap.reason == GapReason::timeout || gap.reason == GapReason::forbidden;
    if (!helps || found == fetched.failures.end() || found->second.message.empty()) return {};
    return ": " + found->second.message;
  }

  // What all parts and digests take up is bounded as they come.
  void keep(std::size_t place, const Activity& activity) {
    put(place, activity);
    while (digest_bytes_ > digest::kMaxDigestBytes) give_up_largest();
    if (packed_bytes_ > snapshot::kMaxFileBytes && room_) room_ = make_room();
  }

  void put(std::size_t place, const Activity& activity) {
    auto& part = result_.parts[place];
    auto& digest = result_.digests[place];
    packed_bytes_ -= part.size();
    digest_bytes_ -= digest::memory_of(digest);
    part = snapshot::encode_repository(activity, page_.web_url);
    digest = digest::digest_repository(activity, page_, day_.window);
    packed_bytes_ += part.size();
    digest_bytes_ += digest::memory_of(digest);
  }

  void give_up_largest() {
    const auto most =
        std::max_element(result_.digests.begin(), result_.digests.end(),
                         [](const auto& a, const auto& b) { return digest::memory_of(a) < digest::memory_of(b); });
    const auto place = static_cast<std::size_t>(most - result_.digests.begin());
    Activity nothing;
    nothing.repo = page_.repos[place].repo;
    if (most->section.configured) nothing.renamed_to = most->section.repo;
    nothing.gaps = {{model::Part::repository, model::GapReason::too_large, 0, {}, {}}};
    warn_of_gaps(nothing, events_);
    put(place, nothing);
  }

  // What is told under the first name is not missing under the other. From the last on, so that places stay.
  void leave_out_twins() {
    for (auto twin = twins_.rbegin(); twin != twins_.rend(); ++twin) {
      const auto place = static_cast<std::ptrdiff_t>(twin->first);
      result_.parts.erase(result_.parts.begin() + place);
      result_.digests.erase(result_.digests.begin() + place);
    }
  }

  // Each repository's part fits, but all of them together may be more than a snapshot can hold: the largest are made
  // smaller. Only now are all sizes known, so that it does not matter which came first.
  Result<void> make_room() {
    bool shrunk = true;
    for (auto limit = snapshot::part_limit(result_.parts); limit && shrunk;
         limit = snapshot::part_limit(result_.parts)) {
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

  void warn_of_name(const model::RepoName& configured, const model::RepoName& present) {
    const auto line = config::line_of(config_, configured);
    events_.warn("repository.renamed",
                 line + ": " + configured.full() + " is now " + present.full() + ": change \"" + configured.full() +
                     "\" there to \"" + present.full() + "\"",
                 {{"repository", configured.full()}, {"renamed_to", present.full()}, {"line", line}});
  }

  void warn_of_twin(std::size_t place, std::size_t teller) {
    const auto& repo = page_.repos[place].repo;
    const auto& first = page_.repos[teller].repo;
    const auto line = config::line_of(config_, repo);
    events_.warn("repository.twice",
                 line + ": " + repo.full() + " is the same repository as " + first.full() + " (" +
                     config::line_of(config_, first) + "), which tells it: keep one of the two, by its present name",
                 {{"repository", repo.full()}, {"same_as", first.full()}, {"line", line}});
  }

  const config::Config& config_;
  const model::PageSettings& page_;
  const Day& day_;
  Events& events_;
  Gathered result_;
  std::uint64_t packed_bytes_ = 0, digest_bytes_ = 0;  // of all parts and digests
  Result<void> room_;                                  // what making room for them came to
  std::map<std::size_t, model::RepoName> renamed_;
  std::map<std::size_t, Activity> failures_;    // of those that were asked for
  std::map<std::string, std::size_t> tellers_;  // where a repository is told, by its present name in lower case
  std::map<std::size_t, std::string> twins_;    // places of other names of it
};

// What is known when the lists of commits are in. The others are still under way, and may have further pages.
void tell_plan(const Order& order, const github::FetchPlan& plan, Events& events) {
  const auto open = plan.list_requests - plan.list_answers - plan.list_failures;
  const auto to_ask = open + plan.detail_requests;
  Fields fields{{"list_requests", plan.list_requests}, {"lists_open", open}, {"detail_requests", plan.detail_requests}};
  if (plan.quota_left) fields.emplace_back("quota_left", *plan.quota_left);
  if (plan.run_left) fields.emplace_back("run_left", *plan.run_left);
  events.info("fetch.plan",
              "the commits are listed: " + std::to_string(plan.list_requests) +
                  " requests for lists so far, of which " + std::to_string(open) + " are under way, and " +
                  std::to_string(plan.detail_requests) + " for details to come; " +
                  (plan.quota_left ? "the quota has " + std::to_string(*plan.quota_left) + " left this hour"
                                   : "what the quota has left is not known") +
                  (plan.run_left ? ", and this run may send " + std::to_string(*plan.run_left) + " more" : ""),
              std::move(fields));
  if (order.identity == Identity::token) return;
  const bool short_of = plan.quota_left && *plan.quota_left < to_ask;
  std::string left;
  if (plan.quota_left)
    left = "; " + std::to_string(*plan.quota_left) + " are left for the " + std::to_string(to_ask) +
           " known to be needed" + (short_of ? ", and what is left out is named" : "");
  events.log({short_of ? LogLevel::warn : LogLevel::info,
              "fetch.no_token",
              "no token: without one GitHub allows 60 requests an hour" + left + ". To allow 5,000, " +
                  how_to_set_a_token(order.config.github),
              {{"known_to_be_needed", to_ask}}});
}

// What an earlier report of the day knows of these places, read once more: one repository need be in memory at a time.
Result<void> take_earlier(const Order& order, const Day& day, const std::vector<std::size_t>& places,
                          Gatherer& gatherer, const World& world) {
  std::map<std::string, std::size_t> wanted;
  for (const auto place : places) wanted.emplace(to_lower_ascii(order.config.page.repos[place].repo.full()), place);
  if (wanted.empty()) return {};
  const auto take = [&](const model::DayHead&, const Activity& activity) {
    const auto found = wanted.find(to_lower_ascii(activity.repo.full()));
    if (found == wanted.end()) return;
    gatherer.take(found->second, activity);
    wanted.erase(found);
  };
  AIREPORT_CHECK(read_each(order.paths, day.window.date, take, world));
  if (wanted.empty()) return {};
  return fail(ErrorKind::io, "it was changed while this run used it",
              publish::snapshot_path(order.paths, day.window.date).string());
}

}  // namespace

Questions questions_of(const Order& order, const Day& day, Ledger& ledger, const std::optional<KnownDay>& earlier) {
  Questions questions;
  questions.query.api_url = order.config.github.api_url;
  questions.query.web_url = order.config.page.web_url;
  questions.query.window = day.window;
  const auto& repos = order.config.page.repos;
  const bool reuse = order.reuse == Reuse::complete_days && is_settled(earlier);
  for (std::size_t place = 0; place < repos.size(); ++place) {
    const auto* const known = reuse ? earlier->of(repos[place]) : nullptr;
    if (known != nullptr && known->shortfall.state == model::RepoState::complete) {
      questions.known.push_back(place);
      continue;
    }
    github::RepoQuery query;
    query.repo = repos[place].repo;
    query.branch = repos[place].branch;
    if (Told* told = told_of(ledger, query.repo, query.branch)) {
      query.late_since = late_since(*told, day.window.date, order.config.timezone);
      query.reported = std::move(told->shas);
      query.told_later = std::move(told->late);
    }
    questions.query.repos.push_back(std::move(query));
    questions.places.push_back(place);
  }
  return questions;
}

Result<Gathered> gather(const Order& order, const Day& day, Ledger ledger, const std::optional<KnownDay>& earlier,
                        World world) {
  const Questions questions = questions_of(order, day, ledger, earlier);
  const auto& repos = order.config.page.repos;
  Gatherer gatherer(order, day, world.events);
  auto from_earlier = questions.known;
  const auto on_plan = [&](const github::FetchPlan& plan) {
    tell_plan(order, plan, world.events);
    return github::Details::fetch;
  };
  const auto on_repository = [&](std::size_t index, Activity activity) {
    const std::size_t place = questions.places[index];
    snapshot::fit(activity, order.config.page.web_url);
    gatherer.note(place, activity);
    const auto* const known = is_settled(earlier) ? earlier->of(repos[place]) : nullptr;
    if (known != nullptr && known->shortfall < shortfall_of(activity)) {
      world.events.warn("repository.kept", activity.repo.full() + ": the report keeps what it knew, which is more",
                        {{"repository", activity.repo.full()}});
      from_earlier.push_back(place);
    } else {
      gatherer.take(place, activity);
    }
  };
  AIREPORT_TRY(const auto fetched,
               github::fetch_day(world.transport, questions.query, on_plan, on_repository, world.events));
  AIREPORT_CHECK(take_earlier(order, day, from_earlier, gatherer, world));
  return gatherer.finish(fetched, questions.places);
}

}  // namespace aireport::pipeline
