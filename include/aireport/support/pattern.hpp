// Wild-card patterns of repos.yaml. Only `*`, `**` and `?` are special; `[` is a letter like any other.
#pragma once

#include <string_view>

namespace aireport {

// A path pattern: `*` and `?` do not cross '/', `**` does; "docs/**" matches all that lies below docs, "**/x" also x
// itself.
bool matches_path(std::string_view pattern, std::string_view path);

// A word pattern (login, label, title): `*` and `**` match anything; letters A–Z ignore case.
bool matches_word(std::string_view pattern, std::string_view word);

}  // namespace aireport
