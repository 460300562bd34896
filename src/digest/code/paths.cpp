#include "digest/code/paths.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/code/path_names.hpp"

namespace aireport::digest {

namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct Parts {
  std::string lower;
  std::vector<std::string_view> folders;
  std::string_view name;
};

template <std::size_t N>
bool in_folder(const Parts& path, const std::array<std::string_view, N>& folders) {
  return std::any_of(path.folders.begin(), path.folders.end(),
                     [&](std::string_view folder) { return is_one_of(folder, folders); });
}

// ".github/workflows/gpu_tests.yml": what runs tests is none.
bool is_ci_setting(const Parts& path) {
  if (path.folders.empty() || !path.folders.front().starts_with('.')) return false;
  if (path.folders.front() != ".github" && extension(path.name) == "md") return false;
  return is_one_of(path.folders.front(), kCiFolders);
}

// Snapshots are what a test compares with, whoever wrote them.
bool is_snapshot_of_test(const Parts& path) {
  return (path.name.ends_with(".snap") ||
          std::find(path.folders.begin(), path.folders.end(), "__snapshots__") != path.folders.end()) &&
         in_folder(path, kTestFolders);
}

// "autotest", "gtest", "doca-telemetry-tests", "functional_tests".
bool is_named_tests(std::string_view folder) {
  if (is_one_of(folder, kTestFolders)) return true;
  for (const std::string_view end : {"_test", "-test", "_tests", "-tests", "gtest", "autotest", "autotests", "pytest"})
    if (folder.ends_with(end)) return true;
  return false;
}

bool is_test(const Parts& path) {
  return std::any_of(path.folders.begin(), path.folders.end(), is_named_tests) || path.name.starts_with("test_") ||
         path.name == "conftest.py" || path.name == "_testing.py" || path.name == "testing.py" ||
         path.name.starts_with("testing_utils.") || path.name.find("_test.") != std::string_view::npos ||
         path.name.find(".test.") != std::string_view::npos || path.name.find("_tests.") != std::string_view::npos;
}

// "src/gate/benchmark/report.py" is imported with the package that it is in.
bool is_packed(const Parts& path) {
  return path.folders.size() > 2 && path.folders.front() == "src" && extension(path.name) == "py";
}

bool is_benchmark(const Parts& path) {
  return (in_folder(path, kBenchFolders) && !is_packed(path)) || path.name.starts_with("bench_") ||
         path.name.starts_with("benchmark_") || path.name.find("_benchmark.") != std::string_view::npos ||
         path.name.find("_bench.") != std::string_view::npos;
}

// What others made lies below. Code of a project's own may lie in a "dist" (distributed) or "submodules" of a package,
// and its tests may have such folders of their own.
bool is_vendored(const Parts& path) {
  const bool code = is_code_path(path.name);
  for (const auto folder : path.folders) {
    if (code && is_named_tests(folder)) return false;
    const bool own =
        code && folder.data() != path.folders.front().data() && (folder == "dist" || folder == "submodules");
    if (!own && is_one_of(folder, kVendoredFolders)) return true;
  }
  return false;
}

bool is_generated(const Parts& path) {
  return is_one_of(path.name, kLockFiles) || is_vendored(path) || path.name.find(".min.") != std::string_view::npos ||
         path.name.find(".pb.") != std::string_view::npos || path.name.ends_with("_pb2.py") ||
         path.name.ends_with("_pb2.pyi") || path.name.ends_with("_pb2_grpc.py") ||
         path.name.starts_with("zz_generated") || path.name.ends_with(".snap") || path.name.ends_with(".js.map") ||
         path.name.ends_with(".css.map") || path.name.find(".generated.") != std::string_view::npos ||
         path.name.find("_generated.") != std::string_view::npos;
}

bool is_release_note(const Parts& path) {
  if (path.name.starts_with("changelog") || path.name.starts_with("release_notes") || path.name.starts_with("changes."))
    return !is_code_path(path.name);
  return in_folder(path, kNoteFolders) && !is_code_path(path.name);
}

bool is_requirement(const Parts& path) {
  for (const std::string_view inner : {"lint", "test", "doc", "dev", "ci"})
    if (path.name.starts_with("requirements") && path.name.find(inner) != std::string_view::npos) return false;
  return is_one_of(path.name, kRequirementFiles) ||
         (path.name.starts_with("requirements") && path.name.ends_with(".txt")) ||
         (path.name.ends_with(".txt") && !path.folders.empty() && path.folders.back() == "requirements");
}

// A page in the folder of benchmarks, a guide to the tests or to what lies in "third_party" is read, and nothing else.
bool is_own_document(const Parts& path) {
  const auto end = extension(path.name);
  if (path.folders.empty() || (end != "md" && end != "rst")) return false;
  if (path.folders.size() == 1 && is_one_of(path.folders.front(), kVendoredFolders)) return true;
  if (is_vendored(path)) return false;
  return path.name.starts_with("readme") ||
         (in_folder(path, kBenchFolders) && !std::any_of(path.folders.begin(), path.folders.end(), is_named_tests));
}

Role role_of_build(const Parts& path) {
  if (is_requirement(path)) return Role::requirement;
  if (extension(path.name) == "md" && (path.folders.empty() || path.folders.front() != ".github")) return Role::docs;
  if (in_folder(path, kCiFolders) || is_one_of(path.name, kCiFiles) || path.name.starts_with("requirements") ||
      path.name.starts_with("dockerfile") || path.name.starts_with("containerfile"))
    return Role::ci;
  const auto end = extension(path.name);
  if (is_one_of(path.name, kBuildFiles) || end == "cmake" || end == "bzl" || end == "sh" || end == "in" ||
      end == "toml" || end == "nix")
    return Role::build;
  if (in_folder(path, kDocFolders) || is_one_of(end, kDocExtensions) || is_one_of(path.name, kAboutFiles) ||
      end == "cff" || path.name.starts_with("readme") || path.name.starts_with("contributing"))
    return Role::docs;
  return Role::source;
}

// Settings at the top of a repository are for those who work on it. Those deeper within are the product's: what users
// configure, and the tables that its code reads.
bool is_setting_of_project(const Parts& path) {
  return is_one_of(extension(path.name), kSettingExtensions) &&
         (path.folders.empty() || path.folders.front().starts_with('.') || in_folder(path, kPackingFolders));
}

Role role_of_product(const Parts& path) {
  const auto end = extension(path.name);
  const bool header = end == "h" || end == "hpp" || end == "cuh" || end == "hh";
  const bool public_header = header && !path.folders.empty() &&
                             std::find(path.folders.begin(), path.folders.end(), "include") != path.folders.end();
  const bool data = is_one_of(end, kSettingExtensions) || end == "csv" || end == "tsv";
  if (is_one_of(end, kKernelExtensions) || (!data && path.lower.find("kernel") != std::string::npos))
    return Role::kernel;
  if (public_header || is_one_of(path.name, kApiFiles) || end == "pyi") return Role::api;
  if (is_setting_of_project(path)) return Role::ci;
  return Role::source;
}

}  // namespace

bool is_beside_product(std::string_view path) {
  const auto top = path.substr(0, path.find('/'));
  for (const std::string_view folder : {"extra", "extras", "contrib", "misc", "tool", "tools", "util", "utils"})
    if (top == folder) return true;
  return false;
}

std::string_view file_name(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view extension(std::string_view path) {
  const auto name = file_name(path);
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view{} : name.substr(dot + 1);
}

bool is_code_path(std::string_view path) {
  return is_one_of(extension(to_lower_ascii(path)), kCodeExtensions);
}

bool is_made_code(std::string_view path) {
  if (!is_code_path(path) || role_of(path) != Role::generated) return false;
  const auto lower = to_lower_ascii(path);
  const auto folders = split(lower, '/');
  return std::any_of(folders.begin(), folders.end(), [](std::string_view folder) {
    return folder == "autogen" || folder == "autogenerated" || folder == "generated" || folder == "gen" ||
           folder == "__generated__" || folder.find("_pb2") != std::string_view::npos ||
           folder.find(".pb.") != std::string_view::npos || folder.find("_generated.") != std::string_view::npos;
  });
}

Role role_of(std::string_view path) {
  Parts parts;
  parts.lower = to_lower_ascii(path);
  parts.folders = split(parts.lower, '/');
  parts.name = parts.folders.back();
  parts.folders.pop_back();
  if (is_release_note(parts)) return Role::release_note;
  if (is_ci_setting(parts)) return Role::ci;
  if (is_own_document(parts)) return Role::docs;
  if (is_snapshot_of_test(parts)) return Role::test;
  if (is_generated(parts)) return Role::generated;
  if (is_test(parts)) return in_folder(parts, kExampleFolders) ? Role::example : Role::test;
  if (parts.name == "cmakelists.txt" || parts.name.ends_with(".cmake")) return Role::build;
  if (is_one_of(parts.name, kVersionFiles)) return Role::version;
  if (is_benchmark(parts)) return Role::benchmark;
  // Deeper in a package a "sample" folder may draw samples.
  const bool sample = !parts.folders.empty() && parts.folders.front() == "sample";
  const bool examples = std::any_of(parts.folders.begin(), parts.folders.end(), [](std::string_view folder) {
    return folder.ends_with("_example") || folder.ends_with("_examples") || folder.ends_with("-examples");
  });
  if (sample || examples || in_folder(parts, kExampleFolders) || parts.name.starts_with("example.") ||
      parts.name.starts_with("example_") || parts.name.find("_example.") != std::string_view::npos)
    return Role::example;
  const auto build = role_of_build(parts);
  if (build != Role::source) return build;
  if (!parts.folders.empty() && is_one_of(parts.folders.front(), kToolingFolders)) return Role::build;
  return role_of_product(parts);
}

Role role_of(const model::FileChange& change) {
  // A submodule's patch is one line that names another commit of it.
  if (change.patch && change.patch->find("\n+Subproject commit ") != std::string::npos) return Role::generated;
  return role_of(change.filename);
}

bool is_private_path(std::string_view path) {
  if (path.starts_with('_')) return true;
  for (auto at = path.find("/_"); at != std::string_view::npos; at = path.find("/_", at + 1))
    if (!path.substr(at + 1).starts_with("__init__") && !path.substr(at + 1).starts_with("_stub")) return true;
  return false;
}

}  // namespace aireport::digest
