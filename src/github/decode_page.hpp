// The bodies of answers: a list's page item by item, or one object.
#pragma once

#include "github/decode.hpp"
#include "github/fields.hpp"

namespace aireport::github {

// What a gap calls an item that may be damaged: its number, sha or tag, as far as that can be read.
std::string subject_of(const Json& item, const char* key);

// The items of `list` read by `read`, which throws BadField. `part` tells what a damaged item would have been.
template <typename Item, typename Read, typename PartOf>
Page<Item> decode_items(Json& list, const char* key, const PartOf& part_of, const Read& read) {
  Page<Item> page;
  page.items.reserve(list.size());
  for (auto& item : list) {
    auto subject = subject_of(item, key);
    const auto part = part_of(item);
    try {
      if (page.html_url.empty()) page.html_url = text_in(item, "html_url");
      if (std::optional<Item> value = read(item)) page.items.push_back(std::move(*value));
    } catch (const BadField& problem) {
      page.bad.push_back({part, model::GapReason::bad_item, 0, std::move(subject), problem.field()});
    }
  }
  return page;
}

// The array of a body that is one.
inline Result<Json> parse_list(std::string_view body) {
  auto json = parse_json(body);
  if (json && !json->is_array()) return fail(ErrorKind::decode, "no list");
  return json;
}

// The value of a body that is one object. The location of an error is the field at fault.
template <typename Read>
auto decode_object(std::string_view body, const Read& read) -> Result<decltype(read(std::declval<Json&>()))> {
  AIREPORT_TRY(auto json, parse_json(body));
  try {
    return read(json);
  } catch (const BadField& problem) {
    return fail(ErrorKind::decode, "is missing, or not what it should be", problem.field());
  }
}

}  // namespace aireport::github
