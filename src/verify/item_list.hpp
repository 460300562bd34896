// What the lists of a section's parts have in common.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "verify/section.hpp"

namespace aireport::verify {

// For each item of the list: its line, its first paragraph, and the blocks behind that.
using UseItem = std::function<void(Spot spot, const render::Inlines& line, Blocks inside)>;
void for_items(const Part& part, Blocks blocks, const UseItem& use);

// A quotation of these lines of the text; of none: nothing.
void check_excerpt(const Part& part, Spot spot, Blocks inside, Quoted of, std::string_view source,
                   const std::vector<model::QuoteLine>& lines);
void check_nothing_inside(const Part& part, Blocks inside);

// "#12", linked like the title before it.
void check_number(Spot spot, Fields& fields, int number, std::string_view url);

std::vector<std::string> login_of(const std::optional<model::Account>& account);

}  // namespace aireport::verify
