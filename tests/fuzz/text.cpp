#include <aireport/render/foreign_text.hpp>
#include <aireport/support/gzip.hpp>
#include <aireport/support/json_line.hpp>
#include <aireport/support/text.hpp>
#include <nlohmann/json.hpp>

#include "fuzz/targets.hpp"
#include "render/node.hpp"

namespace aireport::fuzz {
namespace {

using render::Block;
using render::Inline;

// In every place of a page where foreign text stands.
render::Blocks places_of(const std::string& text, const std::string& code) {
  const Inline plain{Inline::Kind::text, text, {}, {}}, literal{Inline::Kind::code, text, {}, {}};
  const Inline colon{Inline::Kind::text, ": ", {}, {}};
  const Inline link{Inline::Kind::link, {}, "https://github.com/openloom/attn/pull/12", {plain}};
  const auto paragraph = [](render::Inlines line) {
    return Block{Block::Kind::paragraph, 0, 0, std::move(line), {}, {}, {}};
  };
  Block snippet{Block::Kind::code, 0, 0, {}, {}, code + "\n", "diff"};
  Block item{Block::Kind::item, 0, 0, {}, {paragraph({link, colon, literal}), std::move(snippet)}, {}, {}};
  return {
      Block{Block::Kind::heading, 0, 4, {link, colon, literal}, {}, {}, {}}, paragraph({plain}),
      Block{Block::Kind::bullet_list, 0, 0, {}, {std::move(item)}, {}, {}},
      Block{Block::Kind::quote, 0, 0, {}, {paragraph({plain, {Inline::Kind::line_break, {}, {}, {}}, plain})}, {}, {}}};
}

bool is_printable(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const auto character = next_character(line, at);
    if (character < U' ' || character == U'\x7f') return false;
  }
  return is_utf8(line);
}

void in_a_page(std::string_view input) {
  const auto clean = render::clean_text(input, model::Language::zh);
  require(!clean.empty() && is_printable(clean) && trim(clean) == clean, "a clean text is one line that can be seen");
  const auto code = render::clean_code_line(input.substr(0, input.find('\n')));
  const auto blocks = places_of(clean, code);
  require(render::same_blocks(render::read_page(render::write_page(blocks, "https://github.com")), blocks),
          "foreign text changes no block and no text of a page");
}

}  // namespace

void text(std::string_view input) {
  const auto repaired = repair_utf8(input);
  require(is_utf8(repaired) && (!is_utf8(input) || repaired == input), "only what is no UTF-8 is repaired");
  require(is_printable(for_terminal(input)), "a terminal gets nothing to obey");
  const auto line = json_line({{"text", std::string(input)}});
  require(is_printable(line), "a log is one line");
  require(nlohmann::json::parse(line, nullptr, false) == nlohmann::json{{"text", repaired}}, "and says the same");
  require(gunzip_first(gzip(input)) == input, "what is packed can be unpacked");
  const auto first = first_characters(repaired, 7);
  require(repaired.starts_with(first) && is_utf8(first), "text is cut at whole characters");
  in_a_page(input);
}

}  // namespace aireport::fuzz
