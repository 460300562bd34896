#include "verify/item_list.hpp"

#include <fmt/format.h>

namespace aireport::verify {

using render::Block;

void for_items(const Part& part, Blocks blocks, const UseItem& use) {
  bool listed = false;
  while (!blocks.empty()) {
    const auto& list = blocks.take();
    if (list.kind != Block::Kind::bullet_list || listed) {
      part.findings.add(list.line, "this belongs to no item");
      continue;
    }
    listed = true;
    for (const auto& item : list.children) {
      const auto* first = item.children.data();
      if (item.children.empty() || first->kind != Block::Kind::paragraph)
        part.findings.add(item.line, "this item says nothing");
      else
        use({part.findings, item.line}, first->inlines, {first + 1, first + item.children.size()});
    }
  }
}

void check_excerpt(const Part& part, Spot spot, Blocks inside, Quoted of, std::string_view source,
                   const std::vector<model::QuoteLine>& lines) {
  if (!lines.empty()) {
    if (!inside.starts_with(Block::Kind::quote)) return spot.wrong("the quotation is missing");
    check_quote(part.findings, part.day, inside.take(), of, {source}, lines);
  }
  check_nothing_inside(part, inside);
}

void check_nothing_inside(const Part& part, Blocks inside) {
  if (!inside.empty()) part.findings.add(inside.front().line, "this belongs to no item");
}

void check_number(Spot spot, Fields& fields, int number, std::string_view url) {
  const auto* field = fields.take("number");
  if (field != nullptr && !is_link_to(*field, fmt::format("#{}", number), url))
    spot.wrong(fmt::format("#{} is not named with its title", number));
}

std::vector<std::string> login_of(const std::optional<model::Account>& account) {
  if (!account || account->login.empty()) return {};
  return {account->login};
}

}  // namespace aireport::verify
