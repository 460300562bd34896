#include "render/node.hpp"

#include <cmark.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <span>

#include "render/url.hpp"

namespace aireport::render {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Document = std::unique_ptr<cmark_node, FreeNode>;

class Writer {
 public:
  explicit Writer(std::string_view web_url) : web_url_(web_url) {}

  void add_blocks(cmark_node* parent, std::span<const Block> blocks) const {
    const Block* before = nullptr;
    for (const auto& block : blocks) {
      if (before && is_list(*before) && (is_list(block) || block.kind == Block::Kind::code))
        add_text(add(parent, CMARK_NODE_PARAGRAPH), "·");
      add_block(parent, block);
      before = &block;
    }
  }

 private:
  static bool is_list(const Block& block) {
    return block.kind == Block::Kind::bullet_list || block.kind == Block::Kind::ordered_list;
  }

  static cmark_node* add(cmark_node* parent, cmark_node_type type) {
    cmark_node* node = cmark_node_new(type);
    cmark_node_append_child(parent, node);
    return node;
  }

  void add_block(cmark_node* parent, const Block& block) const {
    using Kind = Block::Kind;
    switch (block.kind) {
      case Kind::heading: {
        cmark_node* node = add(parent, CMARK_NODE_HEADING);
        cmark_node_set_heading_level(node, block.level);
        return add_inlines(node, block.inlines);
      }
      case Kind::paragraph:
        return add_inlines(add(parent, CMARK_NODE_PARAGRAPH), block.inlines);
      case Kind::bullet_list:
        return add_list(parent, block, CMARK_BULLET_LIST);
      case Kind::ordered_list:
        return add_list(parent, block, CMARK_ORDERED_LIST);
      case Kind::item:
        return add_blocks(add(parent, CMARK_NODE_ITEM), block.children);
      case Kind::quote:
        return add_blocks(add(parent, CMARK_NODE_BLOCK_QUOTE), block.children);
      case Kind::code: {
        cmark_node* node = add(parent, CMARK_NODE_CODE_BLOCK);
        cmark_node_set_fence_info(node, block.info.empty() ? "text" : block.info.c_str());
        cmark_node_set_literal(node, block.text.c_str());
        return;
      }
      case Kind::rule:
        add(parent, CMARK_NODE_THEMATIC_BREAK);
        return;
    }
  }

  void add_list(cmark_node* parent, const Block& block, cmark_list_type type) const {
    cmark_node* node = add(parent, CMARK_NODE_LIST);
    cmark_node_set_list_type(node, type);
    cmark_node_set_list_tight(node, 1);
    if (type == CMARK_ORDERED_LIST) {
      cmark_node_set_list_start(node, 1);
      cmark_node_set_list_delim(node, CMARK_PERIOD_DELIM);
    }
    add_blocks(node, block.children);
  }

  void add_inlines(cmark_node* parent, const Inlines& inlines) const {
    using Kind = Inline::Kind;
    for (const auto& piece : inlines) switch (piece.kind) {
        case Kind::text:
          add_text(parent, piece.text);
          break;
        case Kind::code:
        case Kind::strange:
          cmark_node_set_literal(add(parent, CMARK_NODE_CODE), piece.text.c_str());
          break;
        case Kind::strong:
          add_inlines(add(parent, CMARK_NODE_STRONG), piece.children);
          break;
        case Kind::link:
          add_link(parent, piece);
          break;
        // cmark writes a line break as two blanks at the end of the line, which no one sees.
        case Kind::line_break:
          add_verbatim(parent, "\\\n");
          break;
      }
  }

  void add_link(cmark_node* parent, const Inline& link) const {
    if (may_link(link.url, web_url_)) {
      cmark_node* node = add(parent, CMARK_NODE_LINK);
      cmark_node_set_url(node, link.url.c_str());
      // cmark writes `<url>` when the first piece of the text is the address, whatever follows it.
      if (const auto words = plain_text(link.children); words != link.url && words.starts_with(link.url))
        add_verbatim(node, "");
      return add_inlines(node, link.children);
    }
    cmark_node_set_literal(add(parent, CMARK_NODE_CODE), plain_text(link.children).c_str());
  }

  // Signs that are text for CommonMark, but strike out, make tables or set formulas on GitHub, are escaped as well.
  static void add_text(cmark_node* parent, std::string_view text) {
    std::size_t start = 0;
    const auto flush = [&](std::size_t end) {
      if (end > start)
        cmark_node_set_literal(add(parent, CMARK_NODE_TEXT), std::string(text.substr(start, end - start)).c_str());
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      const bool cell_rule = c == ':' && i + 1 < text.size() && text[i + 1] == '-';
      if (c != '~' && c != '|' && c != '$' && !cell_rule) continue;
      flush(i);
      add_verbatim(parent, std::string("\\") + c);
      start = i + 1;
    }
    flush(text.size());
  }

  static void add_verbatim(cmark_node* parent, const std::string& markdown) {
    cmark_node_set_on_enter(add(parent, CMARK_NODE_CUSTOM_INLINE), markdown.c_str());
  }

  std::string_view web_url_;
};

struct FreeText {
  void operator()(char* text) const { std::free(text); }
};

bool is_heading(const Block& block) {
  return block.kind == Block::Kind::heading;
}

std::string write_part(std::span<const Block> blocks, std::string_view web_url) {
  const Document document(cmark_node_new(CMARK_NODE_DOCUMENT));
  Writer(web_url).add_blocks(document.get(), blocks);
  const std::unique_ptr<char, FreeText> markdown(cmark_render_commonmark(document.get(), CMARK_OPT_DEFAULT, 0));
  return markdown.get();
}

}  // namespace

// Nothing that stands before a heading changes how what follows is written, so each part of the page gets nodes of its
// own: those of a whole page of hundreds of repositories would take more memory than all that is known of them.
std::string write_page(const Blocks& blocks, std::string_view web_url) {
  std::string page;
  for (auto begin = blocks.begin(); begin != blocks.end();) {
    const auto end = std::find_if(begin + 1, blocks.end(), is_heading);
    if (!page.empty()) page += '\n';
    page += write_part({begin, end}, web_url);
    begin = end;
  }
  return page;
}

}  // namespace aireport::render
