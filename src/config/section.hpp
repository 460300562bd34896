// A map of the configuration, read key by key. What is not there leaves its target, and so its default, alone.
#pragma once

#include <aireport/support/error.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/yaml_tree.hpp"

namespace aireport::config {

// Says what is wrong with a text; the place is added by the section.
using Check = std::function<Result<void>(std::string_view)>;

struct Range {
  int lowest = 0, highest = 0;
};

enum class Empty { refused, allowed };  // may the value be left out: "token_file:"

class Section {
 public:
  // `name` stands in messages ("github"; empty: the whole file). Nothing at all (`null`) is a map without keys.
  // Error: no map, or a key that is not among `keys`. Source and node must outlive the section.
  static Result<Section> open(const Source& source, const Node& node, std::string_view name,
                              const std::vector<std::string_view>& keys);

  Result<void> text(std::string_view key, std::string& target, const Check& rule, Empty empty = Empty::refused) const;
  Result<void> texts(std::string_view key, std::vector<std::string>& target, const Check& rule) const;
  Result<void> integer(std::string_view key, int& target, Range range) const;
  Result<void> boolean(std::string_view key, bool& target) const;
  // A map from text to text, in its order.
  Result<void> pairs(std::string_view key, std::vector<std::pair<std::string, std::string>>& target,
                     const Check& key_rule, const Check& value_rule) const;
  // A word such as 90d or 0: text, or an integer, as it was written.
  Result<void> word(std::string_view key, const Check& take) const;

  const Node* find(std::string_view key) const;  // nullptr: it is not there
  Mark mark() const { return node_->mark; }
  tl::unexpected<Error> fail_at(const Node& value, std::string_view key, std::string_view message) const;

 private:
  Section(const Source& source, const Node& node, std::string_view name)
      : source_(&source), node_(&node), name_(name) {}
  Result<void> check_text(const Node& value, std::string_view key, const Check& rule) const;

  const Source* source_;
  const Node* node_;
  std::string name_;
};

// One line of at most `longest` characters with something to see on it. Error: config, without a location.
Result<void> check_line(std::string_view text, std::size_t longest);

}  // namespace aireport::config
