#include "digest/paths.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <array>

namespace aireport::digest {

namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// After linguist's vendor.yml and generated.rb.
constexpr std::array<std::string_view, 23> kVendoredFolders = {
    "third_party", "third-party", "thirdparty", "3rdparty",     "vendor",        "vendored",
    "external",    "extern",      "deps",       "node_modules", "_vendor",       "dist",
    "submodules",  "subprojects", "generated",  "gen",          "__generated__", "bower_components",
    "godeps",      "pods",        "carthage",   ".yarn",        "__snapshots__"};
// Of towncrier, scriv, reno, changesets and their like: a file for each change.
constexpr std::array<std::string_view, 8> kNoteFolders = {"changelog.d", "newsfragments",   "news_fragments",
                                                          "fragments",   "releasenotes",    ".changeset",
                                                          ".changes",    "upcoming_changes"};
// At the top of a repository: for those who work on it.
constexpr std::array<std::string_view, 7> kToolingFolders = {"scripts",  "script",      "hack", "dev",
                                                             "devtools", "build_tools", "maint"};
constexpr std::array<std::string_view, 12> kTestFolders = {"test",      "tests",      "testing",    "unittest",
                                                           "unittests", "unit_tests", "e2e",        "qa",
                                                           "testdata",  "ut",         "test_utils", "spec"};
constexpr std::array<std::string_view, 8> kBenchFolders = {"benchmark", "benchmarks", "bench",   "benches",
                                                           "perf",      "perf_test",  "profile", "profiling"};
constexpr std::array<std::string_view, 9> kExampleFolders = {
    "example", "examples", "demo", "demos", "tutorial", "tutorials", "samples", "notebooks", "cookbook"};
constexpr std::array<std::string_view, 12> kDocFolders = {"doc",    "docs",    "documentation", "media",
                                                          "assets", "blog",    "zh_archive",    "image",
                                                          "images", "figures", "website",       "ai"};
constexpr std::array<std::string_view, 12> kCiFolders = {
    ".github",        "ci",      ".ci",    ".buildkite", ".circleci", ".jenkins", "docker", ".devcontainer", ".claude",
    ".claude-plugin", ".vscode", ".gitlab"};
constexpr std::array<std::string_view, 15> kDocExtensions = {"md",  "rst", "txt", "mdx",   "adoc", "png", "jpg", "jpeg",
                                                             "svg", "gif", "pdf", "ipynb", "html", "css", "webp"};
constexpr std::array<std::string_view, 11> kCiFiles = {".gitignore",    ".gitattributes", ".pre-commit-config.yaml",
                                                       "codeowners",    ".clang-format",  ".clang-tidy",
                                                       ".editorconfig", ".gitmodules",    "dockerfile",
                                                       ".dockerignore", ".flake8"};
constexpr std::array<std::string_view, 12> kRequirementFiles = {
    "pyproject.toml", "setup.py",      "setup.cfg",  "requirements.txt", "go.mod",          "cargo.toml",
    "package.json",   "conanfile.txt", "vcpkg.json", "environment.yml",  "dependencies.sh", "build.gradle"};
constexpr std::array<std::string_view, 23> kLockFiles = {"package-lock.json",
                                                         "yarn.lock",
                                                         "cargo.lock",
                                                         "poetry.lock",
                                                         "uv.lock",
                                                         "go.sum",
                                                         "go.work.sum",
                                                         "pnpm-lock.yaml",
                                                         "pipfile.lock",
                                                         "composer.lock",
                                                         "flake.lock",
                                                         "pdm.lock",
                                                         "pixi.lock",
                                                         "conda-lock.yml",
                                                         "gemfile.lock",
                                                         "npm-shrinkwrap.json",
                                                         "packages.lock.json",
                                                         "bun.lock",
                                                         "bun.lockb",
                                                         "deno.lock",
                                                         "module.bazel.lock",
                                                         "package.resolved",
                                                         "buf.lock"};
constexpr std::array<std::string_view, 9> kVersionFiles = {"version",       "version.txt", "version.h",
                                                           "version.hpp",   "version.py",  "_version.py",
                                                           "version.cmake", "version.go",  "versions.h"};
constexpr std::array<std::string_view, 8> kBuildFiles = {
    "cmakelists.txt", "makefile", "build", "build.bazel", "meson.build", "build_backend.py", "manifest.in", "justfile"};
constexpr std::array<std::string_view, 6> kKernelExtensions = {"cu", "cuh", "metal", "hip", "ptx", "cubin"};
constexpr std::array<std::string_view, 18> kCodeExtensions = {"py", "pyi",  "cc", "cpp", "cxx",   "c",
                                                              "h",  "hpp",  "hh", "cu",  "cuh",   "rs",
                                                              "go", "java", "js", "ts",  "jinja", "metal"};
constexpr std::array<std::string_view, 9> kApiFiles = {"__init__.py", "_stub.py",     "server_args.py",
                                                       "envs.py",     "interface.py", "config.py",
                                                       "cli.py",      "env.py",       "environ.py"};

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

bool is_test(const Parts& path) {
  return in_folder(path, kTestFolders) || path.name.starts_with("test_") || path.name == "conftest.py" ||
         path.name.find("_test.") != std::string_view::npos || path.name.find(".test.") != std::string_view::npos ||
         path.name.find("_tests.") != std::string_view::npos;
}

bool is_benchmark(const Parts& path) {
  return in_folder(path, kBenchFolders) || path.name.starts_with("bench_") || path.name.starts_with("benchmark_") ||
         path.name.find("_benchmark.") != std::string_view::npos || path.name.find("_bench.") != std::string_view::npos;
}

bool is_generated(const Parts& path) {
  return is_one_of(path.name, kLockFiles) || in_folder(path, kVendoredFolders) ||
         path.name.find(".min.") != std::string_view::npos || path.name.find(".pb.") != std::string_view::npos ||
         path.name.ends_with("_pb2.py") || path.name.ends_with("_pb2.pyi") || path.name.ends_with("_pb2_grpc.py") ||
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

Role role_of_build(const Parts& path) {
  if (is_requirement(path)) return Role::requirement;
  if (extension(path.name) == "md" && (path.folders.empty() || path.folders.front() != ".github")) return Role::docs;
  if (in_folder(path, kCiFolders) || is_one_of(path.name, kCiFiles) || path.name.starts_with("requirements") ||
      path.name.starts_with("dockerfile"))
    return Role::ci;
  const auto end = extension(path.name);
  if (is_one_of(path.name, kBuildFiles) || end == "cmake" || end == "bzl" || end == "sh" || end == "in" ||
      end == "toml" || end == "nix")
    return Role::build;
  if (in_folder(path, kDocFolders) || is_one_of(end, kDocExtensions) || path.name == "license" || end == "cff" ||
      path.name == "notice" || path.name.starts_with("readme") || path.name.starts_with("contributing"))
    return Role::docs;
  return Role::source;
}

Role role_of_product(const Parts& path) {
  const auto end = extension(path.name);
  const bool header = end == "h" || end == "hpp" || end == "cuh" || end == "hh";
  const bool public_header = header && !path.folders.empty() &&
                             std::find(path.folders.begin(), path.folders.end(), "include") != path.folders.end();
  if (is_one_of(end, kKernelExtensions) || path.lower.find("kernel") != std::string::npos) return Role::kernel;
  if (public_header || is_one_of(path.name, kApiFiles) || end == "pyi") return Role::api;
  if (end == "yml" || end == "yaml" || end == "json" || end == "cfg" || end == "ini") return Role::ci;
  return Role::source;
}

}  // namespace

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

Role role_of(std::string_view path) {
  Parts parts;
  parts.lower = to_lower_ascii(path);
  parts.folders = split(parts.lower, '/');
  parts.name = parts.folders.back();
  parts.folders.pop_back();
  if (is_release_note(parts)) return Role::release_note;
  if (is_ci_setting(parts)) return Role::ci;
  if (is_snapshot_of_test(parts)) return Role::test;
  if (is_generated(parts)) return Role::generated;
  if (is_test(parts)) return in_folder(parts, kExampleFolders) ? Role::example : Role::test;
  if (parts.name == "cmakelists.txt" || parts.name.ends_with(".cmake")) return Role::build;
  if (is_one_of(parts.name, kVersionFiles)) return Role::version;
  if (is_benchmark(parts)) return Role::benchmark;
  // Deeper in a package a "sample" folder may draw samples.
  const bool sample = !parts.folders.empty() && parts.folders.front() == "sample";
  if (sample || in_folder(parts, kExampleFolders) || parts.name.starts_with("example.") ||
      parts.name.starts_with("example_"))
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

}  // namespace aireport::digest
