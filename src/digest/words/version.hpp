// Versions that a text names, and what they are versions of: a release, or what comes before one.
#pragma once

#include <string_view>

namespace aireport::digest {

// "v4.6", "0.6.1": a version of three parts, or with a 'v'.
bool names_version(std::string_view text);

enum class Stage { development, prerelease, release };

// "2.1.0.dev0" and "nightly-20260203" are development, "v0.5.0-rc1" a prerelease; all else is a release.
Stage stage_of(std::string_view text);

// "v4.6", "b4567", "release-2026"; not "nightly" and "ciflow/xpu/4046", marks that machines set.
bool is_version_tag(std::string_view tag);

// "v2.8.0.post1": the same version, packed anew.
bool is_packed_anew(std::string_view tag);

}  // namespace aireport::digest
