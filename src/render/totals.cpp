#include "render/totals.hpp"

#include <chrono>

namespace aireport::render {
namespace {

struct Figure {
  Counted Texts::*pattern;
  int model::Totals::*value;
  const char *kind, *query;  // of GitHub's own list of it; nullptr: there is none
};

constexpr Figure kFigures[] = {
    {&Texts::commits, &model::Totals::commits, nullptr, nullptr},
    {&Texts::pulls_merged, &model::Totals::pulls_merged, "pulls", "is:pr merged:"},
    {&Texts::pulls_opened, &model::Totals::pulls_opened, "pulls", "is:pr created:"},
    {&Texts::pulls_closed, &model::Totals::pulls_closed, "pulls", "is:pr is:unmerged closed:"},
    {&Texts::new_releases, &model::Totals::releases, nullptr, nullptr},
    {&Texts::issues_opened, &model::Totals::issues_opened, "issues", "is:issue created:"},
    {&Texts::issues_closed, &model::Totals::issues_closed, "issues", "is:issue closed:"},
    {&Texts::late_commits, &model::Totals::late_commits, nullptr, nullptr},
};

// GitHub's search takes a date for a day of UTC; any other day is a span between two instants, both included.
std::string span_of(const model::Window& window) {
  using std::chrono::days;
  const auto day = std::chrono::floor<days>(window.begin);
  if (window.begin == day && window.end == day + days(1)) return format_date(std::chrono::year_month_day(day));
  return format_utc(window.begin) + ".." + format_utc(window.end - std::chrono::seconds(1));
}

std::vector<Line> fields_of(const Edition& edition, const model::RepoName* repo, const model::Totals& totals) {
  std::vector<Line> fields;
  for (const auto& figure : kFigures) {
    const int count = totals.*figure.value;
    if (count == 0) continue;
    auto text = edition.counted(edition.texts().*figure.pattern, count);
    if (repo != nullptr && figure.query != nullptr)
      text = edition.line().linked(text, model::search_url(edition.web_url(), *repo, figure.kind,
                                                           figure.query + span_of(edition.head().window)));
    fields.push_back(std::move(text));
  }
  if (totals.additions != 0 || totals.deletions != 0)
    fields.push_back(edition.lines_changed(totals.additions, totals.deletions));
  return fields;
}

struct Share {
  std::string_view Texts::*pattern;
  int model::Tally::*value;
};

constexpr Share kShares[] = {{&Texts::receipt_shown, &model::Tally::shown},
                             {&Texts::receipt_folded, &model::Tally::folded},
                             {&Texts::receipt_hidden, &model::Tally::hidden},
                             {&Texts::receipt_counted, &model::Tally::counted}};

Line tally_text(const Edition& edition, const Counted& pattern, const model::Tally& tally) {
  std::vector<Line> shares;
  for (const auto& share : kShares) {
    const auto words = edition.texts().*share.pattern;
    if (tally.*share.value != 0) shares.push_back(edition.counted({words, words}, tally.*share.value));
  }
  return edition.counted(pattern, tally.in_window, {{"items", join(edition.texts(), shares, edition.texts().comma)}});
}

}  // namespace

Line receipt_line(const Edition& edition, const model::Receipt& receipt) {
  const auto& texts = edition.texts();
  std::vector<Line> kinds;
  bool complete = edition.head().state != model::DayState::unfinished;
  const auto add = [&](const Counted& pattern, const model::Tally& tally) {
    complete = complete && tally.missing.empty();
    if (tally.in_window != 0) kinds.push_back(tally_text(edition, pattern, tally));
  };
  add(texts.receipt_commits, receipt.commits);
  add(texts.receipt_pulls, receipt.pulls);
  add(texts.receipt_issues, receipt.issues);
  add(texts.receipt_releases, receipt.releases);
  if (kinds.empty()) return edition.line();
  return edition.line().phrase(complete ? texts.receipt : texts.receipt_of_known,
                               {{"items", join(texts, kinds, texts.sentence_separator)}});
}

std::vector<Line> totals_fields(const Edition& edition, const model::Totals& totals) {
  return fields_of(edition, nullptr, totals);
}

std::vector<Line> linked_totals_fields(const Edition& edition, const model::RepoName& repo,
                                       const model::Totals& totals) {
  return fields_of(edition, &repo, totals);
}

}  // namespace aireport::render
