#include <fmt/format.h>

#include <algorithm>

#include "verify/page_parts.hpp"

namespace aireport::verify {
namespace {

using render::Block;

std::string offset_text(std::chrono::seconds offset) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(offset).count();
  const auto size = minutes < 0 ? -minutes : minutes;
  return fmt::format("UTC{}{:02}:{:02}", minutes < 0 ? "−" : "+", size / 60, size % 60);
}

bool is_zone(const DayFacts& day, const Shape& shown) {
  const auto& window = day.head.window;
  if (window.timezone == "UTC") return shown.is_text("UTC");
  const auto slots = match(day.texts.window_zone, shown);
  if (!slots) return false;
  const auto begin = offset_text(window.offset_at(window.begin));
  const auto end = offset_text(window.offset_at(window.end - std::chrono::seconds(1)));
  return is_quotation(slots->at("zone"), day.clean(window.timezone)) &&
         slots->at("offset").is_text(begin == end ? begin : begin + " → " + end);
}

void check_window(Spot spot, const DayFacts& day, const Shape& shown) {
  const auto& window = day.head.window;
  const auto told = [&](UtcTime time) { return format_date(window.date_of(time)) + " " + window.clock_of(time); };
  const auto slots = match(day.texts.window, shown);
  if (!slots) return spot.wrong("the window is not told");
  expect_same(spot, "window's begin", slots->at("begin").text, told(window.begin));
  const bool midnight =
      told(window.end) == format_date(next_day(window.date)) + " 00:00" && window.date_of(window.begin) == window.date;
  expect_same(spot, "window's end", slots->at("end").text,
              midnight ? std::string(day.texts.window_day_end) : told(window.end));
  if (!is_zone(day, slots->at("zone")))
    spot.wrong(fmt::format("the zone is \"{}\", in the data \"{}\"", slots->at("zone").text, window.timezone));
}

void check_repositories(Spot spot, const DayFacts& day, const Shape& shown) {
  const auto slots = match(day.texts.repositories, shown);
  if (!slots) return spot.wrong("the repositories are not counted");
  expect_count(spot, "repositories", number_of(*slots, "count"), std::ssize(day.repos));
  Fields states(split(slots->at("states"), day.texts.comma), spot);
  const auto expect = [&](std::string_view pattern, std::string_view name, auto holds) {
    const auto known =
        std::count_if(day.repos.begin(), day.repos.end(), [&](const auto& repo) { return holds(*repo); });
    const auto found = states.peek() != nullptr ? match(pattern, *states.peek()) : std::nullopt;
    if (found) states.skip();
    expect_count(spot, name, found ? number_of(*found, "count") : 0, known);
  };
  using model::RepoState;
  const auto is = [](RepoState state) {
    return [state](const RepoFacts& repo) { return repo.activity().state() == state; };
  };
  const auto active = [](const RepoFacts& repo) {
    return repo.activity().state() == RepoState::complete && repo.judged().active();
  };
  const auto quiet = [](const RepoFacts& repo) {
    return repo.activity().state() == RepoState::complete && !repo.judged().active();
  };
  expect(day.texts.with_updates, "repositories with updates", active);
  expect(day.texts.without_updates.of(day.head), "repositories without updates", quiet);
  expect(day.texts.incomplete, "incomplete repositories", is(RepoState::partial));
  expect(day.texts.failed, "repositories not fetched", is(RepoState::failed));
  states.finish();
}

void check_unfinished(Spot spot, const DayFacts& day, const render::Inlines& line) {
  auto shape = shape_of(line);
  if (!shape.text.ends_with(day.texts.stop)) return spot.wrong("the sentence has no end");
  shape.text.erase(shape.text.size() - day.texts.stop.size());
  Fields fields(split(shape, day.texts.field_separator), spot);
  if (const auto state = fields.take_strong("state"))
    expect_same(spot, "state", *state, day.texts.state(day.head.state));
  if (const auto* field = fields.take("time up to which it is known")) {
    const auto slots = match(day.texts.unfinished, *field);
    if (day.head.known_until)
      expect_same(spot, "time up to which it is known", slots ? slots->at("until").text : field->text,
                  day.when(*day.head.known_until));
    else
      expect_same(spot, "state", field->text, day.texts.unfinished_unknown);
  }
  fields.finish();
}

}  // namespace

void check_head(Findings& findings, const DayFacts& day, Blocks blocks) {
  if (!blocks.starts_with(Block::Kind::heading) || blocks.front().level != 1)
    return findings.add(1, "the title is missing");
  const auto& title = blocks.take();
  const auto& head = day.head;
  const auto date = format_date(head.window.date);
  std::string words(day.texts.title);
  words.replace(words.find("{title}"), 7, day.clean(head.settings.title));
  words.replace(words.rfind("{date}"), 6, date);
  const auto shown = shape_of(title.inlines);
  if (!is_quotation(shown, words))
    findings.add(title.line, fmt::format("the title is \"{}\", in the data \"{}\"", words_of(shown), words));
  if (!blocks.starts_with(Block::Kind::paragraph)) return findings.add(title.line, "the window is not told");
  const auto& window = blocks.take();
  const Spot spot{findings, window.line};
  Fields fields(window.inlines, day, spot);
  if (const auto* field = fields.take("window")) check_window(spot, day, *field);
  if (const auto* field = fields.take("count of repositories")) check_repositories(spot, day, *field);
  fields.finish();
  if (head.state == model::DayState::unfinished) {
    if (!blocks.starts_with(Block::Kind::paragraph))
      return findings.add(title.line, "that the day is not over is not told");
    const auto& state = blocks.take();
    check_unfinished({findings, state.line}, day, state.inlines);
  }
  if (!blocks.empty()) findings.add(blocks.front().line, "this is not supported here");
}

}  // namespace aireport::verify
