#include <cmark.h>

#include <aireport/render/page_reader.hpp>
#include <algorithm>
#include <memory>
#include <utility>

namespace aireport::render {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};

// No page of ours is as deep by far; one that is must not take the stack.
constexpr int kDeepest = 50;

std::string text_of(const char* text) {
  return text ? text : "";
}

std::string url_of(cmark_node* link) {
  const auto title = text_of(cmark_node_get_title(link));
  return text_of(cmark_node_get_url(link)) + (title.empty() ? "" : " \"" + title + "\"");
}

void append(Inlines& inlines, Inline piece) {
  if (piece.kind == Inline::Kind::text && piece.text.empty()) return;
  if (piece.kind == Inline::Kind::text && !inlines.empty() && inlines.back().kind == Inline::Kind::text)
    inlines.back().text += piece.text;
  else
    inlines.push_back(std::move(piece));
}

void read_inlines(cmark_node* parent, Inlines& inlines, int depth) {
  using Kind = Inline::Kind;
  if (depth > kDeepest) return;
  for (cmark_node* node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
        append(inlines, {Kind::text, text_of(cmark_node_get_literal(node)), {}, {}});
        break;
      case CMARK_NODE_SOFTBREAK:
        append(inlines, {Kind::strange, "\n", {}, {}});
        break;
      case CMARK_NODE_LINEBREAK:
        append(inlines, {Kind::line_break, {}, {}, {}});
        break;
      case CMARK_NODE_CODE:
        append(inlines, {Kind::code, text_of(cmark_node_get_literal(node)), {}, {}});
        break;
      case CMARK_NODE_STRONG: {
        Inline strong{Kind::strong, {}, {}, {}};
        read_inlines(node, strong.children, depth + 1);
        append(inlines, std::move(strong));
        break;
      }
      case CMARK_NODE_LINK: {
        Inline link{Kind::link, {}, url_of(node), {}};
        read_inlines(node, link.children, depth + 1);
        append(inlines, std::move(link));
        break;
      }
      case CMARK_NODE_HTML_INLINE:
        append(inlines, {Kind::strange, text_of(cmark_node_get_literal(node)), {}, {}});
        break;
      case CMARK_NODE_IMAGE: {
        Inlines words;
        read_inlines(node, words, depth + 1);
        append(inlines, {Kind::strange, "![" + plain_text(words) + "](" + url_of(node) + ")", {}, {}});
        break;
      }
      default: {  // emphasis
        Inlines words;
        read_inlines(node, words, depth + 1);
        append(inlines, {Kind::strange, "*" + plain_text(words) + "*", {}, {}});
      }
    }
  }
}

Block::Kind kind_of(cmark_node* node) {
  using Kind = Block::Kind;
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
      return Kind::heading;
    case CMARK_NODE_LIST:
      return cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? Kind::ordered_list : Kind::bullet_list;
    case CMARK_NODE_ITEM:
      return Kind::item;
    case CMARK_NODE_BLOCK_QUOTE:
      return Kind::quote;
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
      return Kind::code;
    case CMARK_NODE_THEMATIC_BREAK:
      return Kind::rule;
    default:
      return Kind::paragraph;
  }
}

Blocks read_blocks(cmark_node* parent, int depth) {
  Blocks blocks;
  if (depth > kDeepest) return blocks;
  for (cmark_node* node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) {
    Block block;
    block.kind = kind_of(node);
    block.line = cmark_node_get_start_line(node);
    switch (block.kind) {
      case Block::Kind::heading:
        block.level = cmark_node_get_heading_level(node);
        [[fallthrough]];
      case Block::Kind::paragraph:
        read_inlines(node, block.inlines, 0);
        break;
      case Block::Kind::code:
        block.text = text_of(cmark_node_get_literal(node));
        if (cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK) block.info = text_of(cmark_node_get_fence_info(node));
        break;
      case Block::Kind::rule:
        break;
      case Block::Kind::ordered_list:
        block.level = cmark_node_get_list_start(node) - 1;
        [[fallthrough]];
      default:
        block.children = read_blocks(node, depth + 1);
    }
    blocks.push_back(std::move(block));
  }
  return blocks;
}

bool same(const Block& a, const Block& b) {
  return a.kind == b.kind && a.level == b.level && a.inlines == b.inlines && a.text == b.text && a.info == b.info &&
         same_blocks(a.children, b.children);
}

// To Markdown a carriage return alone ends a line; to whoever looks for the line of a finding it does not. The line
// of the file for each line of Markdown, both from 1.
std::vector<int> lines_of_file(std::string_view markdown) {
  std::vector<int> lines{0, 1};
  for (std::size_t at = 0; at < markdown.size(); ++at) {
    if (markdown[at] == '\n')
      lines.push_back(lines.back() + 1);
    else if (markdown[at] == '\r' && (at + 1 == markdown.size() || markdown[at + 1] != '\n'))
      lines.push_back(lines.back());
  }
  return lines;
}

void renumber(Blocks& blocks, const std::vector<int>& lines) {
  for (auto& block : blocks) {
    if (const auto line = static_cast<std::size_t>(block.line); line < lines.size()) block.line = lines[line];
    renumber(block.children, lines);
  }
}

}  // namespace

Blocks read_page(std::string_view markdown) {
  const std::unique_ptr<cmark_node, FreeNode> document(
      cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_VALIDATE_UTF8));
  auto blocks = read_blocks(document.get(), 0);
  if (markdown.find('\r') != std::string_view::npos) renumber(blocks, lines_of_file(markdown));
  return blocks;
}

std::string plain_text(const Inlines& inlines) {
  std::string text;
  for (const auto& piece : inlines)
    text += piece.kind == Inline::Kind::line_break ? "\n" : piece.text + plain_text(piece.children);
  return text;
}

bool same_blocks(const Blocks& a, const Blocks& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

}  // namespace aireport::render
