#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "verify/section.hpp"

namespace aireport::verify {
namespace {

using render::Inline;

// Gaps that differ in their subject alone stand in one line.
std::tuple<model::Part, model::GapReason, int, std::string> group_of(const model::Gap& gap) {
  return {gap.part, gap.reason, gap.status, gap.detail};
}

std::vector<const model::Gap*> group(const RepoFacts& repo, const model::Gap& first) {
  std::vector<const model::Gap*> gaps;
  for (const auto& gap : repo.activity().gaps)
    if (group_of(gap) == group_of(first)) gaps.push_back(&gap);
  return gaps;
}

bool is_subject(const DayFacts& day, const RepoFacts& repo, const Shape& shown, const model::Gap& gap) {
  if (const auto* code = shown.only(Inline::Kind::code)) return code->text == day.clean(gap.subject);
  int number = 0;
  std::from_chars(gap.subject.data(), gap.subject.data() + gap.subject.size(), number);
  const auto name = fmt::format("#{}", number);
  constexpr std::size_t kShortSha = 7;
  return is_code_link_to(shown, gap.subject.substr(0, kShortSha),
                         model::commit_url(day.web_url, repo.name(), gap.subject)) ||
         is_link_to(shown, name, model::pull_url(day.web_url, repo.name(), number)) ||
         is_link_to(shown, name, model::issue_url(day.web_url, repo.name(), number));
}

void check_subjects(Spot spot, const DayFacts& day, const RepoFacts& repo, const Slots& slots,
                    const std::vector<const model::Gap*>& gaps) {
  std::vector<const model::Gap*> named;
  std::copy_if(gaps.begin(), gaps.end(), std::back_inserter(named),
               [](const auto* gap) { return !gap->subject.empty(); });
  expect_count(spot, "missing items", number_of(slots, "count"), std::ssize(named));
  const auto shown = split(slots.at("refs"), " ");
  if (shown.size() != named.size()) return spot.wrong(fmt::format("{} items are missing", named.size()));
  for (std::size_t i = 0; i < shown.size(); ++i)
    if (!is_subject(day, repo, shown[i], *named[i])) spot.wrong(fmt::format("{} is not named", named[i]->subject));
}

struct HiddenFigure {
  const render::Counted render::Texts::*pattern;
  int model::Hidden::*value;
  std::string_view name;
};

constexpr HiddenFigure kHidden[] = {
    {&render::Texts::hidden_changes, &model::Hidden::changes, "hidden changes"},
    {&render::Texts::hidden_commits, &model::Hidden::commits, "hidden commits"},
    {&render::Texts::hidden_pulls, &model::Hidden::pulls, "hidden pull requests"},
    {&render::Texts::hidden_issues, &model::Hidden::issues, "hidden issues"},
    {&render::Texts::hidden_releases, &model::Hidden::releases, "hidden releases"},
};

void check_hidden(Spot spot, const DayFacts& day, const RepoFacts& repo, Fields& fields) {
  const auto& hidden = repo.judged().hidden;
  if (hidden == model::Hidden{}) return;
  const auto* field = fields.take("count of what rules hide");
  if (field == nullptr) return;
  const auto slots = match(day.texts.hidden, *field);
  if (!slots) return spot.wrong("what rules hide is not counted");
  auto items = split(slots->at("items"), day.texts.comma);
  for (const auto& figure : kHidden) {
    std::int64_t shown = 0;
    for (auto item = items.begin(); item != items.end(); ++item)
      if (const auto found = match(day.texts.*figure.pattern, *item)) {
        shown = number_of(*found, "count");
        items.erase(item);
        break;
      }
    expect_count(spot, figure.name, shown, hidden.*figure.value);
  }
  Fields(std::move(items), spot).finish();
}

// What a field says of a gap of that reason: which field of an answer, which branch, which host. nullopt: nothing.
std::optional<std::string> detail_in(const DayFacts& day, model::GapReason reason, const Shape& field) {
  const auto slots = match(day.texts.gap_detail(reason), field);
  const auto* const code = slots ? slots->at("name").only(Inline::Kind::code) : nullptr;
  if (code == nullptr) return std::nullopt;
  return code->text;
}

}  // namespace

bool is_gap(Spot spot, const DayFacts& day, const RepoFacts& repo, Fields& fields) {
  const auto* what = fields.take("gap");
  if (what == nullptr) return false;
  const auto status = fields.peek() ? match(day.texts.gap_status, *fields.peek()) : std::nullopt;
  if (status) fields.skip();
  for (const auto& gap : repo.activity().gaps) {
    const auto words = fmt::format("{}{}{}", day.texts.part(gap.part), day.texts.colon, day.texts.gap(gap.reason));
    if (!what->is_text(words) || (status ? number_of(*status, "status") : 0) != gap.status) continue;
    const auto detail = fields.peek() ? detail_in(day, gap.reason, *fields.peek()) : std::nullopt;
    if (detail.has_value() == gap.detail.empty() || (detail && *detail != day.clean(gap.detail))) continue;
    if (detail) fields.skip();
    const auto gaps = group(repo, gap);
    const bool subjects = std::any_of(gaps.begin(), gaps.end(), [](const auto* one) { return !one->subject.empty(); });
    if (subjects) {
      const auto* field = fields.take("list of what is missing");
      const auto slots = field != nullptr ? match(day.texts.gap_subjects, *field) : std::nullopt;
      if (!slots) return false;
      check_subjects(spot, day, repo, *slots, gaps);
    }
    fields.finish();
    return true;
  }
  return false;
}

std::size_t count_gap_lines(const RepoFacts& repo) {
  std::set<std::tuple<model::Part, model::GapReason, int, std::string>> groups;
  for (const auto& gap : repo.activity().gaps) groups.insert(group_of(gap));
  return groups.size();
}

bool has_notes(const RepoFacts& repo) {
  const auto& activity = repo.activity();
  return activity.renamed_to.has_value() || activity.empty || activity.issues_disabled ||
         repo.judged().hidden != model::Hidden{};
}

void check_notes(Spot spot, const DayFacts& day, const RepoFacts& repo, Fields& fields) {
  const auto& activity = repo.activity();
  if (activity.renamed_to) {
    const auto* field = fields.take("new name");
    const auto slots = field != nullptr ? match(day.texts.renamed, *field) : std::nullopt;
    const auto is = [&](std::string_view slot, const model::RepoName& name) {
      const auto* code = slots ? slots->at(slot).only(Inline::Kind::code) : nullptr;
      return code != nullptr && code->text == name.full();
    };
    if (!is("old", activity.repo) || !is("new", *activity.renamed_to)) spot.wrong("the new name is not told");
  }
  check_mark(spot, fields, day.texts.empty_repository, activity.empty);
  check_mark(spot, fields, day.texts.issues_disabled, activity.issues_disabled);
  check_hidden(spot, day, repo, fields);
}

}  // namespace aireport::verify
