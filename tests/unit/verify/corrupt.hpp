// Pages that say what is not so.
#pragma once

#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::testing {

using Corrupt = std::optional<std::string> (*)(const std::string& page, std::mt19937& random);

struct Corruption {
  std::string_view name;
  Corrupt corrupt;  // nullopt: the page has nothing of the kind
};

const std::vector<Corruption>& corruptions();            // of letters, digits and lines
const std::vector<Corruption>& corruptions_of_claims();  // of fields, and of where things stand

}  // namespace aireport::testing
