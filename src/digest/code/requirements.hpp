// Versions in the diffs of build files: what the project needs, and its own.
#pragma once

#include <aireport/model/activity.hpp>
#include <string>
#include <vector>

namespace aireport::digest {

// A dependency whose version changed. A side is empty when the dependency is new or gone.
struct Requirement {
  std::string name;           // as it is written: "torch", "FLASHINFER_VERSION", a submodule's path
  std::string before, after;  // with its sign: ">=2.6", "==0.6.1"; a bare "=" is left out: "0.6.1"
};

std::vector<Requirement> requirements_of(const model::FileChange& file);

// The project's own new version, if the file is where it says that: VERSION, pyproject.toml, setup.py, a version
// header, project(… VERSION …) and set(…_VERSION_PATCH …) of CMake. Empty: no change of it.
std::string version_of(const model::FileChange& file);

}  // namespace aireport::digest
