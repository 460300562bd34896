// What a file is, from its path alone.
#pragma once

#include <aireport/model/activity.hpp>
#include <string>
#include <string_view>

namespace aireport::digest {

enum class Role {
  source,        // ordinary product code
  kernel,        // device code
  api,           // public headers, package entries, stubs, server arguments, environment variables
  build,         // CMake, setup, packaging scripts
  requirement,   // pyproject, requirements, setup.py, CMake of dependencies, go.mod …
  ci,            // workflows, docker, editor and repository settings
  version,       // VERSION, version.txt, version.h …
  release_note,  // CHANGELOG, release notes
  docs,
  example,
  test,
  benchmark,
  generated,  // lock, generated, minified, vendored files, submodules, binary artefacts
};

Role role_of(std::string_view path);
// What a change of the file is: also a submodule, told by its patch.
Role role_of(const model::FileChange& change);

constexpr bool is_product(Role role) {
  return role == Role::source || role == Role::kernel || role == Role::api;
}

// Lines of prose, data or pictures; code in any other language is code.
bool is_code_path(std::string_view path);

// Code that a program wrote: in folders like "generated", "foo.pb.h"; no vendored or lock file.
bool is_made_code(std::string_view path);

// A folder or file whose name begins with an underscore: what it has is nobody's to import.
bool is_private_path(std::string_view path);

// What lies beside the product, in a folder like "tools": its scripts have options of their own, and nobody imports
// them.
bool is_beside_product(std::string_view path);

std::string_view file_name(std::string_view path);
std::string_view extension(std::string_view path);  // "py", lower case expected; empty: none

}  // namespace aireport::digest
