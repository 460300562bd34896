#include "github/json.hpp"

#include "fuzz/targets.hpp"
#include "http/json_check.hpp"

namespace aireport::fuzz {

void json(std::string_view input) {
  using http::Shape;
  const bool passes = http::looks_like_json(input, Shape::any);
  const bool is_list = http::looks_like_json(input, Shape::array),
             is_object = http::looks_like_json(input, Shape::object);
  require(passes || (!is_list && !is_object), "what is no JSON has no shape");
  require(!is_list || !is_object, "nothing has two shapes");
  if (const auto parsed = github::parse_json(input)) {
    require(passes, "what can be decoded is not called damaged");
    require(parsed->is_array() == is_list && parsed->is_object() == is_object, "scan and decoder see one shape");
  }
  const auto repaired = github::repair_surrogates(input);
  require(github::repair_surrogates(repaired) == repaired, "what is repaired is whole");
}

}  // namespace aireport::fuzz
