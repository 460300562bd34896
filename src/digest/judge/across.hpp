// What tracked repositories say of each other.
#pragma once

#include <aireport/digest/digest.hpp>
#include <optional>
#include <string_view>
#include <vector>

namespace aireport::digest {

// Marks the changes that other tracked repositories refer to, raises them, and restores the order.
void relate_repositories(std::vector<RepoDigest>& digests);

// The section that a dependency's name stands for ("flashinfer-python", "FLASHINFER_VERSION", "third_party/cutlass");
// nullopt: none, or more than one.
std::optional<std::size_t> tracked_by_name(std::string_view dependency, const std::vector<model::RepoName>& tracked);

}  // namespace aireport::digest
