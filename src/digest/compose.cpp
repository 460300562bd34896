#include <aireport/digest/digest.hpp>
#include <algorithm>
#include <tuple>
#include <utility>

#include "digest/budget.hpp"
#include "digest/day_highlights.hpp"
#include "digest/judge/across.hpp"
#include "digest/judge/rank.hpp"
#include "digest/layout.hpp"
#include "digest/outlook.hpp"
#include "digest/receipt.hpp"

namespace aireport::digest {

namespace {

using model::Change;
using model::Report;

constexpr std::size_t kGravePlaces = 3;  // of a repository's issues, that have an excerpt at all
constexpr int kGraveTold = 5;            // excerpts that no other detail takes the place of

// What gives way, in this order, until a busy day fits its page: the titles of what is no news, opened pull requests,
// and at last the titles of news that matter least.
struct Squeeze {
  Floors floors;
  std::size_t notable_pulls;
};
constexpr Squeeze kSqueezes[] = {{{kTrivial, kTrivial}, 3}, {{kTrivial, kOrdinary}, 3},
                                 {{kTrivial, 320}, 3},      {{kTrivial, 400}, 3},
                                 {{kTrivial, 500}, 2},      {{kTrivial, 500}, 1},
                                 {{260, 500}, 1},           {{300, 500}, 1},
                                 {{320, 500}, 1},           {{340, 500}, 1},
                                 {{360, 500}, 1},           {{400, 500}, 1},
                                 {{450, 500}, 1},           {{500, 500}, 1}};

// One change among all repositories'.
struct Candidate {
  std::size_t section = 0;
  std::size_t at = 0;  // in its digest's changes, later in its section's highlights
  int score = 0;
  bool best = false;  // of its repository
};

// The best of each repository first, so that none goes without; then by score. Sections keep their order.
bool is_granted_before(const Candidate& a, const Candidate& b) {
  return std::tuple(!a.best, -a.score, a.section, a.at) < std::tuple(!b.best, -b.score, b.section, b.at);
}

class Composer {
 public:
  Composer(std::vector<RepoDigest> digests, model::DayHead head) : digests_(std::move(digests)) {
    report_.head = std::move(head);
  }

  Report run() {
    relate_repositories(digests_);
    for (auto& digest : digests_) report_.sections.push_back(std::move(digest.section));
    set_totals();
    take_excerpts();
    choose_candidates();
    grant_places();
    grant_details();
    report_.highlights = highlights_of_day(report_);
    for (std::size_t s = 0; s < digests_.size(); ++s) close_receipt(report_.sections[s], digests_[s].pulls);
    report_.outlook = outlook_of(report_, digests_);
    return std::move(report_);
  }

 private:
  const model::DigestLimits& limits() const { return report_.head.settings.digest; }

  void set_totals() {
    auto& head = report_.head;
    head.totals = {};
    head.repositories = static_cast<int>(report_.sections.size());
    head.repositories_active = head.repositories_with_gaps = 0;
    for (const auto& section : report_.sections) {
      head.totals += section.totals;
      if (section.active()) ++head.repositories_active;
      if (section.state != model::RepoState::complete) ++head.repositories_with_gaps;
    }
  }

  // Excerpts are details like any other: they come back as far as there is room. What a grave issue says is told first,
  // however busy the day.
  void take_excerpts() {
    for (auto& section : report_.sections) {
      excerpts_.emplace_back();
      for (auto& issue : section.issues) {
        excerpts_.back().push_back(std::move(issue.excerpt));
        issue.excerpt.clear();
      }
    }
    int told = 0;
    for (std::size_t place = 0; place < kGravePlaces; ++place)
      for (std::size_t s = 0; s < report_.sections.size() && told < kGraveTold; ++s) told += tell_grave(s, place);
  }

  // 1 when the issue of that place is grave and says what is wrong.
  int tell_grave(std::size_t s, std::size_t place) {
    auto& issues = report_.sections[s].issues;
    const auto& grave = digests_[s].grave;
    if (place >= issues.size() || excerpts_[s][place].empty() ||
        std::find(grave.begin(), grave.end(), issues[place].number) == grave.end())
      return 0;
    issues[place].excerpt = std::move(excerpts_[s][place]);
    excerpts_[s][place].clear();
    return 1;
  }

  void choose_candidates() {
    for (std::size_t s = 0; s < digests_.size(); ++s) {
      const auto& changes = digests_[s].changes;
      const auto most = std::min(changes.size(), static_cast<std::size_t>(std::max(0, limits().highlights)));
      bool best = true;
      for (std::size_t i = 0; i < most; ++i) {
        if (announces_release(changes[i], report_.sections[s]) ||
            !may_be_highlight(changes[i], best ? Place::best_of_repository : Place::other))
          continue;
        candidates_.push_back({s, i, changes[i].score, best});
        best = false;
      }
    }
    std::sort(candidates_.begin(), candidates_.end(), is_granted_before);
  }

  // What the page costs without highlights: everything in one line, or folded at or below the floors.
  Cost cost_without_highlights(const Squeeze& squeeze) const {
    auto sections = report_.sections;
    Cost cost = head_cost(report_);
    cost += unwritten_;
    for (std::size_t s = 0; s < digests_.size(); ++s) {
      auto& pulls = sections[s].notable_pulls;
      pulls.resize(std::min(pulls.size(), squeeze.notable_pulls));
      lay_out_rest(sections[s], digests_[s].changes, limits(), squeeze.floors);
      cost += section_cost(sections[s]);
      if (!digests_[s].changes.empty()) cost += {2, 10};  // the heading of its highlights
    }
    return cost;
  }

  // The day's highlights and the outlook are still to come; the outlook can speak of no more than with every title
  // shown.
  void expect_summary() {
    std::size_t highlights = candidates_.size();
    for (const auto& section : report_.sections) highlights += section.releases.size();
    Report all = report_;
    for (std::size_t s = 0; s < digests_.size(); ++s) all.sections[s].others = digests_[s].changes;
    unwritten_ = head_lines_cost(std::min(highlights, kHighlightsOfDay), outlook_of(all, digests_).size());
  }

  bool leaves_room(const Cost& cost) const {
    const auto budget = page_budget(report_.head.totals);
    const auto least = least_for_details(candidates_.size());
    return cost.lines + least.lines <= budget.lines && cost.bytes + least.bytes <= budget.bytes;
  }

  Cost squeeze() {
    expect_summary();
    Cost cost;
    const Squeeze* fitting = nullptr;
    for (const auto& step : kSqueezes) {
      fitting = &step;
      cost = cost_without_highlights(step);
      if (leaves_room(cost)) break;
    }
    floors_ = fitting->floors;
    for (auto& section : report_.sections)
      section.notable_pulls.resize(std::min(section.notable_pulls.size(), fitting->notable_pulls));
    return cost;
  }

  // What the budget has left after one line for each may be spent on highlights.
  void grant_places() {
    const Cost fixed = squeeze();
    const auto budget = page_budget(report_.head.totals);
    const auto least = least_for_details(candidates_.size());
    left_ = {std::max(budget.lines - fixed.lines, least.lines), std::max(budget.bytes - fixed.bytes, least.bytes)};
    std::vector<std::vector<bool>> granted;
    for (const auto& digest : digests_) granted.emplace_back(digest.changes.size(), false);
    const auto grant = [&](const Candidate& candidate) {
      granted[candidate.section][candidate.at] = true;
      left_.take(highlight_cost(change_of(candidate)));
    };
    for (const auto& candidate : candidates_)
      if (candidate.best) grant(candidate);
    // A further highlight has to bring its lines of code and its author's words: without them it is no better than a
    // line of text.
    Purse purse(left_);
    for (const auto& candidate : candidates_) {
      const auto& change = change_of(candidate);
      auto cost = candidate.best ? Cost{} : highlight_cost(change);
      if (!change.snippets.empty()) cost += snippet_cost(change.snippets.front());
      cost += quote_cost(change.quote);
      const bool paid = purse.pay(cost);
      if (candidate.best) continue;
      if (!paid) break;  // what matters less does not take its place for being shorter
      grant(candidate);
    }
    for (std::size_t s = 0; s < digests_.size(); ++s) split_changes(s, granted[s]);
  }

  const Change& change_of(const Candidate& candidate) const {
    return digests_[candidate.section].changes[candidate.at];
  }

  void split_changes(std::size_t s, const std::vector<bool>& granted) {
    std::vector<Change> rest;
    for (std::size_t i = 0; i < granted.size(); ++i) {
      auto& change = digests_[s].changes[i];
      (granted[i] ? report_.sections[s].highlights : rest).push_back(std::move(change));
    }
    digests_[s].changes.clear();
    lay_out_rest(report_.sections[s], std::move(rest), limits(), floors_);
    const auto& highlights = report_.sections[s].highlights;
    for (std::size_t i = 0; i < highlights.size(); ++i) shown_.push_back({s, i, highlights[i].score, i == 0});
  }

  // In turns, each in the order of rank: the lines that show it best, what the author says, excerpts of issues, which
  // files, a second snippet.
  void grant_details() {
    std::sort(shown_.begin(), shown_.end(), is_granted_before);
    Purse purse(left_);
    std::vector<Change> whole;
    for (const auto& place : shown_) {
      auto& change = report_.sections[place.section].highlights[place.at];
      whole.push_back(change);
      drop_quote(change);
      drop_files(change);
      drop_snippets(change, 0);
    }
    for (std::size_t i = 0; i < shown_.size(); ++i) give_snippet(change_at(i), whole[i], purse);
    for (std::size_t i = 0; i < shown_.size(); ++i) give_quote(change_at(i), whole[i], purse);
    give_excerpts(purse, 0);
    for (std::size_t i = 0; i < shown_.size(); ++i) give_files(change_at(i), whole[i], purse);
    for (std::size_t i = 0; i < shown_.size(); ++i) give_snippet(change_at(i), whole[i], purse);
    give_excerpts(purse, 1);
    give_excerpts(purse, 2);
  }

  Change& change_at(std::size_t i) { return report_.sections[shown_[i].section].highlights[shown_[i].at]; }

  static void give_quote(Change& change, const Change& whole, Purse& purse) {
    if (!whole.quote.empty() && purse.pay(quote_cost(whole.quote))) change.quote = whole.quote;
  }

  static void give_files(Change& change, const Change& whole, Purse& purse) {
    if (whole.files.empty() || !purse.pay(files_cost(whole))) return;
    change.files = whole.files;
    change.files_left_out = whole.files_left_out;
  }

  static void give_snippet(Change& change, const Change& whole, Purse& purse) {
    const auto next = change.snippets.size();
    if (next >= whole.snippets.size() || !purse.pay(snippet_cost(whole.snippets[next]))) return;
    change.snippets.push_back(whole.snippets[next]);
    --change.snippets_left_out;
  }

  void give_excerpts(Purse& purse, std::size_t place) {
    for (std::size_t s = 0; s < report_.sections.size(); ++s) {
      auto& issues = report_.sections[s].issues;
      if (place >= issues.size() || excerpts_[s][place].empty()) continue;
      if (purse.pay(quote_cost(excerpts_[s][place]))) issues[place].excerpt = excerpts_[s][place];
    }
  }

  std::vector<RepoDigest> digests_;
  Report report_;
  std::vector<std::vector<std::vector<model::QuoteLine>>> excerpts_;  // by section, then by issue
  std::vector<Candidate> candidates_, shown_;
  Cost left_;
  Cost unwritten_;  // of the head, when the places are granted
  Floors floors_;
};

}  // namespace

Report compose(std::vector<RepoDigest> digests, model::DayHead head) {
  return Composer(std::move(digests), std::move(head)).run();
}

}  // namespace aireport::digest
