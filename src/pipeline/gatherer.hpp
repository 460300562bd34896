// The parts of one day's repositories as they come: encoded, digested and bounded, with a word to who watches on what
// did not come.
#pragma once

#include <aireport/config/config.hpp>
#include <aireport/github/fetch.hpp>
#include <aireport/model/window.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pipeline/gaps.hpp"
#include "pipeline/gather.hpp"
#include "pipeline/teller.hpp"

namespace aireport::pipeline {

// Takes one repository after the other, encodes and digests it, and lets it go. A place is that in the order; those
// from `configured` on are not on the list any more and kept from an earlier report. What it is made of has to outlive
// it, but for `renames`.
class Gatherer {
 public:
  Gatherer(const config::Config& config, std::size_t configured, const model::Window& window, Renames renames,
           Events& events);

  // Tells the person who watches what was asked for and did not come.
  void note(std::size_t place, const model::RepoActivity& answered);

  // A repository that stands on the list under two names is told under the first of them, in whichever order they come.
  void take(std::size_t place, const model::RepoActivity& activity);

  // When all have come. Error: no repository could be fetched.
  Result<Gathered> finish(const github::Fetched& fetched, const Questions& questions);

 private:
  bool tells_as_first(std::size_t place, const model::RepoActivity& activity);
  Result<void> settle_kept(const Questions& questions);
  Result<void> settle_former(std::size_t kept, std::size_t present, const github::RepoQuery* asked);
  Result<void> tell_under(std::size_t kept, std::size_t present);
  std::vector<model::RepoName> names_of(std::size_t place) const;
  std::optional<std::size_t> present_place_of(std::size_t kept) const;
  void note_former(std::size_t kept, std::size_t present);
  bool is_told(std::size_t place) const;
  bool fail_alike() const;
  void warn_of_failures(const github::Fetched& fetched, const std::vector<std::size_t>& places);
  void keep(std::size_t place, const model::RepoActivity& activity);
  void put(std::size_t place, const model::RepoActivity& activity);
  void give_up_largest();
  void leave_out();
  Result<void> make_room();
  void warn_of_name(const model::RepoName& configured, const model::RepoName& present);
  void warn_of_twin(std::size_t place, std::size_t teller);

  const config::Config& config_;
  const model::PageSettings& page_;
  std::size_t configured_;
  const model::Window& window_;
  Renames renames_;
  Events& events_;
  Gathered result_;
  std::uint64_t packed_bytes_ = 0, digest_bytes_ = 0;  // of all parts and digests
  Result<void> room_;                                  // what making room for them came to
  std::map<std::size_t, model::RepoName> renamed_;
  std::map<std::size_t, model::RepoActivity> failures_;  // of those that were asked for
  std::map<std::string, std::size_t> tellers_;  // where a repository is told, by its present name in lower case
  std::map<std::size_t, std::string> twins_;    // places of other names of it
  std::map<std::size_t, Items> items_;          // of all places, if some are not on the list
  std::set<std::size_t> stood_in_for_;          // failed places that an earlier part of the same repository took
  std::set<std::size_t> left_out_;              // places that others tell, or that are not on the list and tell nothing
};

}  // namespace aireport::pipeline
