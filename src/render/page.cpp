#include "render/page.hpp"

#include <aireport/render/anchor.hpp>
#include <aireport/render/render.hpp>
#include <algorithm>
#include <iterator>

#include "render/node.hpp"
#include "render/section.hpp"
#include "render/summary.hpp"

namespace aireport::render {
namespace {

constexpr std::string_view kClauseEnd = "; ";

// The sections as they will stand in the page, and where each begins among them (one for each repository; nullopt: it
// has none).
struct Details {
  Blocks blocks;
  std::vector<std::optional<std::size_t>> headings;  // counted among the headings of `blocks`
};

std::size_t count_headings(const Blocks& blocks, std::size_t from) {
  std::size_t count = 0;
  for (auto i = from; i < blocks.size(); ++i)
    if (blocks[i].kind == Block::Kind::heading) ++count;
  return count;
}

Details details_of(const Edition& edition, const model::Report& report) {
  Details details;
  details.blocks.push_back(heading(2, edition.own(edition.texts().details)));
  std::size_t headings = 1;
  for (const auto& section : report.sections) {
    if (!has_section(section)) {
      details.headings.emplace_back(std::nullopt);
      continue;
    }
    const auto start = details.blocks.size();
    details.headings.emplace_back(headings);
    add_section(details.blocks, edition, section);
    headings += count_headings(details.blocks, start);
  }
  if (headings == 1) details.blocks.clear();
  return details;
}

}  // namespace

Blocks page_blocks(const model::Report& report) {
  const Edition edition(report.head);
  auto details = details_of(edition, report);
  Blocks blocks;
  add_head(blocks, edition, report);

  // The summary links to sections that come after it: their anchors depend on every heading before them.
  Blocks outline = blocks;
  outline.push_back(heading(2, edition.own(edition.texts().summary)));
  const auto before = count_headings(outline, 0);
  std::copy_if(details.blocks.begin(), details.blocks.end(), std::back_inserter(outline),
               [](const Block& block) { return block.kind == Block::Kind::heading; });
  const auto anchors = anchors_of(outline);
  std::vector<std::string> section_anchors;
  for (const auto& index : details.headings) section_anchors.push_back(index ? anchors[before + *index] : "");

  add_summary(blocks, edition, report, section_anchors);
  blocks.insert(blocks.end(), std::make_move_iterator(details.blocks.begin()),
                std::make_move_iterator(details.blocks.end()));
  add_outlook(blocks, edition, report);
  return blocks;
}

std::string render_page(const model::Report& report) {
  return write_page(page_blocks(report), report.head.settings.web_url);
}

std::string render_summary(const model::Report& report) {
  const Edition edition(report.head);
  Blocks blocks;
  add_head(blocks, edition, report);
  add_summary(blocks, edition, report, std::vector<std::string>(report.sections.size()));
  return write_page(blocks, report.head.settings.web_url);
}

std::string render_failure(std::string_view message, model::Language language) {
  // Clause by clause, as a longer piece of code is cut: what the reader can do stands last.
  Line line(texts_of(language));
  for (std::string_view rest = message; !rest.empty();) {
    const auto end = std::min(rest.find(kClauseEnd), rest.size());
    if (!line.empty()) line.own(kClauseEnd);
    line.code(rest.substr(0, end));
    rest.remove_prefix(std::min(end + kClauseEnd.size(), rest.size()));
  }
  return write_page({paragraph(line)}, "");
}

}  // namespace aireport::render
