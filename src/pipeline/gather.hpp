// The day of each repository: asked for, merged with what a report of that day knows already, encoded and digested.
#pragma once

#include <aireport/digest/digest.hpp>
#include <aireport/github/fetch.hpp>
#include <aireport/pipeline/pipeline.hpp>
#include <aireport/snapshot/snapshot.hpp>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/day.hpp"
#include "pipeline/ledger.hpp"
#include "pipeline/standing.hpp"

namespace aireport::pipeline {

struct Gathered {
  std::vector<std::string> parts;               // of the snapshot, in the configured order
  std::vector<digest::RepoDigest> digests;      // likewise
  std::optional<UtcTime> listed_at;             // as of github::Fetched
  std::vector<model::FormerName> former_names;  // of repositories that are told under another
};

// What is to be asked for: every repository, or with an earlier report of a day that is over and Reuse::complete_days
// those alone whose part of it is not complete.
struct Questions {
  github::FetchQuery query;
  std::vector<std::size_t> places;  // of query.repos in the configured order
  std::vector<std::size_t> known;   // their part of the earlier report is complete
  std::vector<std::size_t> empty;   // all others, of a day without an instant of its own
};
// Takes the shas out of the ledger: of months of many repositories they are too many to have twice.
Questions questions_of(const Order& order, const Day& day, Ledger& ledger, const std::optional<KnownDay>& earlier);

// Asks them. A repository of which `earlier` knows more keeps that. The first `configured` ones of the order are on the
// list of repositories; the others are kept from earlier. Errors: those of github::fetch_day, and when every
// repository failed what made the first one of the configured order fail.
Result<Gathered> gather(const Order& order, std::size_t configured, const Day& day, Ledger ledger,
                        const std::optional<KnownDay>& earlier, World world);

}  // namespace aireport::pipeline
