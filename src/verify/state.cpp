#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <tuple>

#include "verify/section.hpp"

namespace aireport::verify {
namespace {

using render::Inline;

auto group_of(const model::Gap& gap) {
  return std::tie(gap.part, gap.reason, gap.status, gap.detail);
}

std::optional<int> item_number(std::string_view subject) {
  int number = 0;
  const auto [end, problem] = std::from_chars(subject.data(), subject.data() + subject.size(), number);
  if (problem != std::errc{} || end != subject.data() + subject.size() || number <= 0) return std::nullopt;
  return number;
}

// A commit's sha and the number of an issue or pull request are linked; all else is code.
bool is_subject(const DayFacts& day, const RepoFacts& repo, const Shape& shown, const model::Gap& gap) {
  using model::Part;
  constexpr std::size_t kSha = 40, kShortSha = 7;
  const bool of_pulls = gap.part == Part::pulls || gap.part == Part::pull_detail;
  if (const auto number = item_number(gap.subject); number && (of_pulls || gap.part == Part::issues))
    return is_link_to(shown, fmt::format("#{}", *number),
                      of_pulls ? model::pull_url(day.web_url, repo.name(), *number)
                               : model::issue_url(day.web_url, repo.name(), *number));
  if (gap.subject.size() >= kSha && gap.subject.find_first_not_of("0123456789abcdef") == std::string::npos)
    return is_code_link_to(shown, gap.subject.substr(0, kShortSha),
                           model::commit_url(day.web_url, repo.name(), gap.subject));
  const auto* code = shown.only(Inline::Kind::code);
  return code != nullptr && code->text == day.clean(gap.subject);
}

// The subjects that a field lists, where there are any.
void check_subjects(Spot spot, const DayFacts& day, const RepoFacts& repo, const GapGroup& group, Fields& fields) {
  GapGroup named;
  std::copy_if(group.begin(), group.end(), std::back_inserter(named),
               [](const auto* gap) { return !gap->subject.empty(); });
  if (named.empty()) return;
  const auto* field = fields.take("list of what is missing");
  const auto slots = field != nullptr ? match(day.texts.gap_subjects, *field) : std::nullopt;
  if (!slots) return spot.wrong("what is missing is not listed");
  expect_count(spot, "missing items", number_of(*slots, "count"), std::ssize(named));
  const auto shown = split(slots->at("refs"), " ");
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
  Fields counts(split(slots->at("items"), day.texts.comma), spot);
  for (const auto& figure : kHidden) {
    if (hidden.*figure.value == 0) continue;
    const auto* item = counts.take(figure.name);
    const auto found = item != nullptr ? match(day.texts.*figure.pattern, *item) : std::nullopt;
    expect_count(spot, figure.name, found ? number_of(*found, "count") : 0, hidden.*figure.value);
  }
  counts.finish();
}

// Which field of an answer, which branch, which host: as the gap's reason tells it.
bool is_detail(const DayFacts& day, const model::Gap& gap, const Shape& field) {
  const auto slots = match(day.texts.gap_detail(gap.reason), field);
  const auto* const code = slots ? slots->at("name").only(Inline::Kind::code) : nullptr;
  return code != nullptr && code->text == day.clean(gap.detail);
}

}  // namespace

std::vector<GapGroup> gap_groups(const RepoFacts& repo) {
  std::vector<GapGroup> groups;
  std::map<decltype(group_of(model::Gap{})), std::size_t> places;
  for (const auto& gap : repo.activity().gaps) {
    const auto [place, first] = places.emplace(group_of(gap), groups.size());
    if (first) groups.emplace_back();
    groups[place->second].push_back(&gap);
  }
  return groups;
}

void check_gap(Spot spot, const DayFacts& day, const RepoFacts& repo, const GapGroup& group, Fields& fields) {
  const auto& gap = *group.front();
  const auto words = fmt::format("{}{}{}", day.texts.part(gap.part), day.texts.colon, day.texts.gap(gap.reason));
  const auto* what = fields.take("gap");
  if (what == nullptr) return;
  if (!what->is_text(words))
    return spot.wrong(fmt::format("\"{}\" stands where the gap \"{}\" should", words_of(*what), words));
  const auto status = gap.status != 0 ? fields.take("status") : nullptr;
  const auto number = status != nullptr ? match(day.texts.gap_status, *status) : std::nullopt;
  expect_count(spot, "HTTP", number ? number_of(*number, "status") : 0, gap.status);
  if (const auto* detail = gap.detail.empty() ? nullptr : fields.take("detail");
      detail != nullptr && !is_detail(day, gap, *detail))
    spot.wrong(fmt::format("\"{}\" is not what is known of the gap", words_of(*detail)));
  check_subjects(spot, day, repo, group, fields);
  fields.finish();
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
