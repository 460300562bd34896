#include <fmt/format.h>

#include <algorithm>

#include "render/section.hpp"
#include "render/summary.hpp"

namespace aireport::render {
namespace {

std::string offset_text(std::chrono::seconds offset) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(offset).count();
  const auto size = minutes < 0 ? -minutes : minutes;
  return fmt::format("UTC{}{:02}:{:02}", minutes < 0 ? "−" : "+", size / 60, size % 60);
}

// The zone's name, and how far it is from UTC unless it is UTC; both offsets on a day on which that changes.
Line zone_text(const Edition& edition) {
  const auto& window = edition.head().window;
  const auto at_begin = window.offset_at(window.begin);
  const auto at_end = window.offset_at(window.end - std::chrono::seconds(1));
  if (window.timezone == "UTC") return edition.own("UTC");
  auto offset = offset_text(at_begin);
  if (at_end != at_begin) offset += " → " + offset_text(at_end);
  return edition.line().phrase(edition.texts().window_zone,
                               {{"zone", edition.line().quotation(window.timezone)}, {"offset", edition.own(offset)}});
}

Line window_text(const Edition& edition) {
  const auto& window = edition.head().window;
  const auto begin = format_date(window.date_of(window.begin)) + " " + window.clock_of(window.begin);
  // Where the zone was changed the day may begin on the one before.
  const bool ends_at_midnight = window.date_of(window.begin) == window.date && window.clock_of(window.end) == "00:00" &&
                                window.date_of(window.end) == next_day(window.date);
  const auto end = ends_at_midnight ? std::string(edition.texts().window_day_end)
                                    : format_date(window.date_of(window.end)) + " " + window.clock_of(window.end);
  return edition.line().phrase(
      edition.texts().window, {{"begin", edition.own(begin)}, {"end", edition.own(end)}, {"zone", zone_text(edition)}});
}

Line repositories_text(const Edition& edition, const model::Report& report) {
  using model::RepoState;
  int with = 0, without = 0, incomplete = 0, failed = 0;
  for (const auto& section : report.sections) {
    if (section.state == RepoState::failed)
      ++failed;
    else if (section.state == RepoState::partial)
      ++incomplete;
    else if (section.active())
      ++with;
    else
      ++without;
  }
  const auto& texts = edition.texts();
  std::vector<Line> states;
  const auto add = [&](std::string_view pattern, int count) {
    if (count > 0) states.push_back(edition.counted({pattern, pattern}, count));
  };
  add(texts.with_updates, with);
  add(texts.without_updates.of(report.head), without);
  add(texts.incomplete, incomplete);
  add(texts.failed, failed);
  return edition.counted(texts.repositories, static_cast<long long>(report.sections.size()),
                         {{"states", join(texts, states, texts.comma)}});
}

}  // namespace

void add_head(Blocks& blocks, const Edition& edition, const model::Report& report) {
  const auto& head = edition.head();
  const auto& texts = edition.texts();
  blocks.push_back(
      heading(1, edition.line().phrase(texts.title, {{"title", edition.line().quotation(head.settings.title)},
                                                     {"date", edition.own(format_date(head.window.date))}})));
  blocks.push_back(paragraph(edition.fields({window_text(edition), repositories_text(edition, report)})));
  if (head.state != model::DayState::unfinished) return;
  const auto until = [&] { return std::vector<Slot>{{"until", edition.own(edition.when(*head.known_until))}}; };
  auto line = edition.line().strong(texts.state(head.state)).own(texts.field_separator);
  if (head.known_until)
    line.phrase(texts.unfinished, until());
  else
    line.own(texts.unfinished_unknown);
  blocks.push_back(paragraph(line.own(texts.stop)));
}

}  // namespace aireport::render
