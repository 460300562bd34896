#include "digest/judge/evidence.hpp"

#include <aireport/diff/cut.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "digest/code/declarations.hpp"
#include "digest/code/device_code.hpp"
#include "digest/code/rebinds.hpp"
#include "digest/code/returns.hpp"
#include "digest/code/titled_removals.hpp"
#include "digest/code/tuning.hpp"
#include "digest/judge/name_reader.hpp"

namespace aireport::digest {

namespace {

// Where users find the functions that they call.
bool is_interface(std::string_view path, Role role) {
  if (language_of(path) != Language::python || !is_product(role) || is_private_path(path)) return false;
  return role == Role::api || file_name(path).find("interface") != std::string_view::npos;
}

void add_missing(std::vector<std::string>& names, std::vector<std::string> others) {
  for (auto& name : others)
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

constexpr int kFewLines = 12;  // of code, in all files together

void add_parameters(Evidence& evidence, const model::FileChange& file, Role role) {
  for (auto& change : parameters_changed(diff::before_cut(*file.patch))) {
    // Elsewhere the callers are the project's own.
    if (evidence.renamed_parameter.empty() && !change.renamed.empty() && is_interface(file.filename, role)) {
      const auto& [before, after] = change.renamed.front();
      evidence.renamed_parameter = {before, after, change.function};
    }
    evidence.parameters.push_back(std::move(change));
  }
}

}  // namespace

int Evidence::all_files() const {
  return std::accumulate(files.begin(), files.end(), 0);
}
std::int64_t Evidence::all_lines() const {
  return std::accumulate(lines.begin(), lines.end(), std::int64_t{0});
}

Evidence evidence_of(const Story& story) {
  Evidence evidence;
  NameReader reader;
  bool unseen = std::any_of(story.commits.begin(), story.commits.end(), [](const model::Commit* commit) {
    return commit->detail && commit->detail->files_truncated;
  });  // code may have come in that the patches do not show
  bool rebinds = true, whole = true;
  std::set<std::string_view> seen;
  for (const auto& file : story.files) {
    const auto& change = *file.change;
    auto role = role_of(change);
    if (role == Role::source && holds_device_code(change)) role = Role::kernel;
    if (role == Role::kernel && changes_device_code(change)) evidence.kernels.push_back(change.filename);
    const auto at = static_cast<std::size_t>(role);
    if (seen.insert(change.filename).second) ++evidence.files[at];
    evidence.lines[at] += std::max<std::int64_t>(1, std::int64_t{change.additions} + change.deletions);
    if (is_tuning_table(change)) evidence.tuning_lines += change.additions + change.deletions;
    if (change.status == "renamed" && is_product(role)) ++evidence.files_moved;
    if (is_product(role)) evidence.rewritten += std::min(change.additions, change.deletions);
    if (is_product(role) && is_code_path(change.filename) && change.additions > 0 &&
        (!change.patch || (change.patch_lines_cut > 0 && !diff::keeps_declarations(*change.patch))))
      unseen = true;
    if (is_product(role)) whole = whole && change.patch && change.patch_lines_cut == 0;
    if (is_product(role)) rebinds = rebinds && change.patch && only_rebinds(*change.patch, change.filename);
    if (!change.patch) continue;
    evidence.patches = true;
    if (is_product(role)) reader.read(change, role);
    if (role == Role::build) reader.read_build(change);
    if (is_interface(change.filename, role) && returns_less(*change.patch)) evidence.returns_less = true;
    if (is_product(role) && language_of(change.filename) == Language::python && !is_private_path(change.filename))
      add_parameters(evidence, change, role);
    if (role == Role::requirement || role == Role::build || role == Role::ci || role == Role::generated)
      for (auto& requirement : requirements_of(change)) evidence.requirements.push_back(std::move(requirement));
    if (evidence.version.empty()) evidence.version = version_of(change);
  }
  reader.finish(evidence);
  add_missing(evidence.removed_options, options_gone_by_title(story));
  evidence.whole = whole && evidence.patches;
  for (const auto& change : evidence.parameters) add_missing(evidence.changed_defaults, change.defaults);
  // What a function takes, and by default, is an interface and no slip.
  evidence.rebinds = rebinds && evidence.product_files() > 0 && evidence.code_lines <= kFewLines &&
                     evidence.parameters.empty() && evidence.changed_defaults.empty();
  if (!evidence.version.empty())  // the project's own packages move with it
    std::erase_if(evidence.requirements, [&](const Requirement& requirement) {
      return requirement.after.find(evidence.version) != std::string::npos;
    });
  if (unseen) {  // what went may have moved there
    evidence.removed_names.clear();
    evidence.removed_exports.clear();
    evidence.removed_options.clear();
    evidence.removed_constants.clear();
  }
  add_missing(evidence.removed_exports, modules_gone_by_title(story));
  return evidence;
}

}  // namespace aireport::digest
