#include "digest/code/parameters.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <map>
#include <utility>

#include "digest/code/declarations.hpp"
#include "digest/code/signatures.hpp"

namespace aireport::digest {

namespace {

// One function before and after; a side that the patch does not show stands still.
struct Pair {
  Signature before, after;
};

bool holds(const Signature& signature, std::string_view name) {
  return std::any_of(signature.parameters.begin(), signature.parameters.end(),
                     [&](const Parameter& parameter) { return parameter.name == name; });
}

// Those of `of` that `other` lacks, right behind the last one that both have: at one place of the signature.
std::vector<Parameter> missing_behind(const Signature& of, const Signature& other, std::string_view common) {
  std::vector<Parameter> missing;
  bool here = common.empty();
  for (const auto& parameter : of.parameters) {
    const bool both = holds(other, parameter.name);
    if (both && here && parameter.name != common) break;
    if (here && !both) missing.push_back(parameter);
    here = here || parameter.name == common;
  }
  return missing;
}

// A parameter of the same type in the place of one that went is that one under another name: the old name, else empty.
std::string_view former_name(const Parameter& added, const Pair& pair) {
  std::string_view common;
  for (const auto& parameter : pair.after.parameters) {
    if (parameter.name == added.name) break;
    if (holds(pair.before, parameter.name)) common = parameter.name;
  }
  const auto gone = missing_behind(pair.before, pair.after, common);
  const auto come = missing_behind(pair.after, pair.before, common);
  if (gone.size() != come.size() || !added.rest.starts_with(':')) return {};
  for (std::size_t i = 0; i < come.size(); ++i)
    if (come[i].name == added.name && gone[i].rest == added.rest) return gone[i].name;
  return {};
}

bool takes_any_keyword(const Signature& signature) {
  return std::any_of(signature.parameters.begin(), signature.parameters.end(),
                     [](const Parameter& parameter) { return parameter.name.starts_with("**"); });
}

std::string_view default_of(const Parameter& parameter) {
  const auto equals = parameter.rest.rfind('=');
  return equals == std::string_view::npos ? std::string_view{} : trim(parameter.rest.substr(equals + 1));
}

void add_changed_defaults(ParameterChange& change, const Pair& pair) {
  for (const auto& before : pair.before.parameters)
    for (const auto& after : pair.after.parameters)
      if (after.name == before.name && is_literal(default_of(before)) && is_literal(default_of(after)) &&
          default_of(before) != default_of(after))
        change.defaults.emplace_back(after.name);
}

ParameterChange change_of(const Pair& pair) {
  ParameterChange change{std::string(pair.before.function), {}, {}, {}, {}};
  std::vector<std::string_view> former;
  for (const auto& parameter : pair.after.parameters) {
    if (holds(pair.before, parameter.name)) continue;
    const auto before = former_name(parameter, pair);
    former.push_back(before);
    if (before.empty())
      change.added.emplace_back(parameter.name);
    else if (!takes_any_keyword(pair.after) && !parameter.unnamed)
      change.renamed.emplace_back(before, parameter.name);
  }
  for (const auto& parameter : pair.before.parameters)
    if (!holds(pair.after, parameter.name) && std::find(former.begin(), former.end(), parameter.name) == former.end())
      change.removed.emplace_back(parameter.name);
  add_changed_defaults(change, pair);
  return change;
}

bool is_any(const ParameterChange& change) {
  return !change.added.empty() || !change.removed.empty() || !change.renamed.empty() || !change.defaults.empty();
}

class Reader {
 public:
  void read(std::string_view patch) {
    std::string_view header;
    std::vector<std::string_view> lines;
    for (const auto line : split_lines(patch)) {
      if (!line.starts_with("@@")) {
        lines.push_back(line);
        continue;
      }
      read_hunk(header, lines);
      header = line;
      lines.clear();
    }
    read_hunk(header, lines);
  }

  std::vector<ParameterChange> changes() {
    for (auto& [name, sides] : apart_)
      if (sides.first.size() == 1 && sides.second.size() == 1)
        pairs_.push_back({std::move(sides.first.front()), std::move(sides.second.front())});
    std::vector<ParameterChange> found;
    for (const auto& pair : pairs_) {
      if (!pair.before.understood || !pair.after.understood || pair.before.ends != pair.after.ends) continue;
      if (pair.before.line == kFromAbove && is_gone(pair.before.function)) continue;
      if (auto change = change_of(pair); is_any(change)) found.push_back(std::move(change));
    }
    return found;
  }

 private:
  void read_hunk(std::string_view header, const std::vector<std::string_view>& lines) {
    auto before = signatures_of(header, lines, DiffSide::before), after = signatures_of(header, lines, DiffSide::after);
    for (auto& old : before) {
      const auto same =
          std::find_if(after.begin(), after.end(), [&](const Signature& s) { return s.line == old.line; });
      if (same == after.end()) {
        apart_[{old.owner, old.function}].first.push_back(std::move(old));
        continue;
      }
      add_pair({std::move(old), std::move(*same)});
      after.erase(same);
    }
    for (auto& fresh : after) apart_[{fresh.owner, fresh.function}].second.push_back(std::move(fresh));
  }

  // A long signature goes on in the next hunk.
  void add_pair(Pair pair) {
    auto& before = pair.before;
    const bool goes_on = before.line == kFromAbove && !pairs_.empty() && !pairs_.back().before.ends &&
                         pairs_.back().before.function == before.function;
    if (!goes_on) {
      pairs_.push_back(std::move(pair));
      return;
    }
    join(pairs_.back().before, std::move(before));
    join(pairs_.back().after, std::move(pair.after));
  }

  static void join(Signature& first, Signature rest) {
    first.ends = rest.ends;
    first.understood = first.understood && rest.understood;
    first.parameters.insert(first.parameters.end(), rest.parameters.begin(), rest.parameters.end());
  }

  // The header of a hunk has the name that a function had before.
  bool is_gone(std::string_view function) const {
    return std::any_of(apart_.begin(), apart_.end(), [&](const auto& entry) {
      return entry.first.second == function && !entry.second.first.empty();
    });
  }

  std::vector<Pair> pairs_;
  // By owner and name those whose first line changed: of the old side, of the new one.
  std::map<std::pair<std::string_view, std::string_view>, std::pair<std::vector<Signature>, std::vector<Signature>>>
      apart_;
};

}  // namespace

std::vector<ParameterChange> parameters_changed(std::string_view patch) {
  Reader reader;
  reader.read(patch);
  return reader.changes();
}

}  // namespace aireport::digest
