// Pages that say what is not so.
#pragma once

#include <functional>
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
const std::vector<Corruption>& corruptions_of_form();    // the same words, but alive, linked or marked up
const std::vector<Corruption>& corruptions_of_order();   // the same lines in another order, or with more in them
std::vector<Corruption> all_corruptions();

// Nothing by chance: each character removed, replaced, and with one that is not seen before it; each line removed and
// told twice. `step` 2: every second character, and so on.
void corrupt_each_place(const std::string& page, std::size_t step,
                        const std::function<void(std::string_view name, const std::string& corrupted)>& use);

}  // namespace aireport::testing
