// Which repositories of a report are the same as others on the list, under a former name: what the server says of it,
// and what reports know. That two have the same commits proves nothing, as forks do.
#pragma once

#include <aireport/pipeline/pipeline.hpp>
#include <cstddef>
#include <optional>

#include "pipeline/ledger.hpp"
#include "pipeline/standing.hpp"

namespace aireport::pipeline {

// The ledger of a day that is made anew, with all that is known of former names; the order's branches are fitted to the
// report of that day. Each repository of that report that is not among the first `configured` of the order costs one
// request a run, two when it leads on to another name, if anything of the list comes anew into the report beside it.
// Where that is not answered, reports may know; else the order loses what that report has not, with a warning, so that
// nothing is told twice and another run asks again; `configured` follows. Errors: those of read_ledger and of
// World::before_asking; credentials, interrupted.
Result<Ledger> open_ledger(Order& order, std::size_t& configured, Date date, const std::optional<KnownDay>& earlier,
                           const World& world);

}  // namespace aireport::pipeline
