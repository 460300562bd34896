// Issues and pull requests that a text refers to.
#pragma once

#include <aireport/model/repo.hpp>
#include <aireport/model/report.hpp>
#include <cstddef>
#include <string_view>
#include <vector>

namespace aireport::digest {

struct Reference {
  model::ItemRef to;     // its repo is `home` for a bare "#12"; `pull` is true only for a URL that says so
  bool closing = false;  // after "fixes", "closes" or "resolves"
};

// "#12", "owner/name#12" and GitHub URLs, each once, in the order of the text, the first kMaxReferences of them: a
// description has a tenth of these, and whoever writes more means nobody to read them.
inline constexpr std::size_t kMaxReferences = 1000;
std::vector<Reference> references_in(std::string_view text, const model::RepoName& home);

}  // namespace aireport::digest
