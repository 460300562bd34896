#include <fmt/format.h>

#include <aireport/render/alive.hpp>
#include <algorithm>

#include "verify/page_parts.hpp"

namespace aireport::verify {
namespace {

using render::Block;
using render::Inline;

// Words: a quotation, a heading or what is bold, where nothing is bold or linked. Nor is it in a link, where nothing
// comes alive.
enum class Place { line, words, link };

class FormCheck {
 public:
  FormCheck(Findings& findings, std::string_view web_url, const std::set<std::string>& beside)
      : findings_(findings), web_url_(fmt::format("{}/", web_url)), beside_(beside) {}

  void check(const render::Blocks& blocks, Place place) {
    for (const auto& block : blocks) {
      if (block.kind == Block::Kind::ordered_list && block.level != 0)
        findings_.add(block.line, "this list does not count from 1");
      const bool heading = block.kind == Block::Kind::heading;
      for (const auto& piece : block.inlines) check({findings_, block.line}, piece, heading ? Place::words : place);
      check(block.children, block.kind == Block::Kind::quote ? Place::words : place);
    }
  }

 private:
  void check(Spot spot, const Inline& piece, Place place) {
    using Kind = Inline::Kind;
    if (place != Place::line && (piece.kind == Kind::link || piece.kind == Kind::strong))
      spot.wrong(fmt::format("\"{}\" should be no more than words", render::plain_text({piece})));
    if (piece.kind == Kind::strange) spot.wrong(fmt::format("\"{}\" may stand in no page", piece.text));
    if (piece.kind == Kind::text && place != Place::link) check_words(spot, piece.text);
    if (piece.kind == Kind::link && !piece.url.starts_with(web_url_) && !piece.url.starts_with('#') &&
        !beside_.contains(piece.url))
      spot.wrong(fmt::format("a link leads to {}", piece.url));
    const auto within = piece.kind == Kind::link ? Place::link : piece.kind == Kind::strong ? Place::words : place;
    for (const auto& child : piece.children) check(spot, child, within);
  }

  // Words as they are set apart where foreign text is written.
  static void check_words(Spot spot, std::string_view text) {
    const auto ends_word = [](char c) { return c == ' ' || static_cast<unsigned char>(c) >= 0x80; };
    for (auto begin = text.begin(); begin != text.end();) {
      const auto end = std::find_if(begin, text.end(), ends_word);
      const std::string_view word(begin, end);
      if (render::could_come_alive(word)) spot.wrong(fmt::format("\"{}\" stands as plain text", word));
      begin = std::find_if_not(end, text.end(), ends_word);
    }
  }

  Findings& findings_;
  std::string web_url_;
  const std::set<std::string>& beside_;
};

}  // namespace

void check_form(Findings& findings, std::string_view web_url, const render::Blocks& page,
                const std::set<std::string>& beside) {
  FormCheck(findings, web_url, beside).check(page, Place::line);
}

}  // namespace aireport::verify
