// Names that stand on the two sides of a diff.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::digest {

// Names on both sides of a diff, in the order of their first appearance.
class Sides {
 public:
  // What the rest of a file may say otherwise is no witness for anything that went.
  enum class Sight { whole, part };

  void look_at(Sight sight) { sight_ = sight; }
  void add(char mark, std::string_view name, std::string_view value = {}) {
    auto& side = mark == '-' ? old_ : new_;
    const auto [at, fresh] = side.emplace(name, value);
    if (fresh) order_.push_back(name);
    if (sight_ == Sight::part) in_doubt_.insert(name);
    if (at->second != value) ambiguous_.insert(name);
  }
  bool has_new(std::string_view name) const { return new_.contains(name); }
  bool has_old(std::string_view name) const { return old_.contains(name); }
  bool has_gone(std::string_view name) const {
    return old_.contains(name) && !new_.contains(name) && !in_doubt_.contains(name);
  }
  std::vector<std::string> gone() const {
    std::vector<std::string> names;
    for (const auto name : order_)
      if (has_gone(name)) push_once(names, name);
    return names;
  }
  std::vector<std::string> only_new() const {
    std::vector<std::string> names;
    for (const auto name : order_)
      if (new_.contains(name) && !old_.contains(name)) push_once(names, name);
    return names;
  }
  // Names on both sides whose values are known and differ.
  std::vector<std::string> changed() const {
    std::vector<std::string> names;
    for (const auto name : order_) {
      if (in_doubt_.contains(name) || ambiguous_.contains(name)) continue;
      const auto before = old_.find(name), after = new_.find(name);
      const bool known =
          before != old_.end() && after != new_.end() && !before->second.empty() && !after->second.empty();
      if (known && before->second != after->second) push_once(names, name);
    }
    return names;
  }

 private:
  using Names = std::map<std::string_view, std::string_view>;
  static void push_once(std::vector<std::string>& names, std::string_view name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
  }
  Names old_, new_;
  std::set<std::string_view> in_doubt_, ambiguous_;  // seen in a part of a file; with several values on one side
  Sight sight_ = Sight::whole;
  std::vector<std::string_view> order_;
};

}  // namespace aireport::digest
