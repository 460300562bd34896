// What the title of a commit says of the pull request that brought it.
#pragma once

#include <optional>
#include <string_view>

namespace aireport::model {

// The number of "… (#12)", as squash merges write it, or of "Merge pull request #12 from …".
std::optional<int> pull_of_title(std::string_view title);
std::string_view without_pull(std::string_view title);  // without "(#12)" at its end, trimmed

// An item of GitHub's own release notes without its end " by @login in https://…/pull/12".
std::string_view without_credit(std::string_view item);

// The title of what a merge commit brought: the first line with text below GitHub's "Merge pull request #12 from o/fix"
// or GitLab's "Merge branch 'fix' into 'main'". Empty: the message is no such commit's, or has no such line.
std::string_view merged_title(std::string_view message);

}  // namespace aireport::model
