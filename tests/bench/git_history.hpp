// Messages and diffs of commits out of a local clone, as GitHub would send them.
#pragma once

#include <aireport/model/activity.hpp>
#include <optional>
#include <string>

namespace aireport::bench {

// The clone of "owner/name" below `root`: root/owner+name/repo, root/owner+name, root/owner/name or root/name (bare or
// not). Empty: there is none.
std::string clone_of(const std::string& root, const std::string& repository);

// Fills message, dates, parents and detail of the commit. False: the clone does not have it.
bool read_commit(const std::string& clone, model::Commit& commit);

}  // namespace aireport::bench
