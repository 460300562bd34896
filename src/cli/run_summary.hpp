// What a run came to and what it cost: the last line of its log.
#pragma once

#include <aireport/http/curl_transport.hpp>
#include <aireport/support/events.hpp>
#include <cstdint>

#include "cli/exit_code.hpp"

namespace aireport::cli {

struct RunSummary {
  // Of the reports that stand after the run, those among them that stood there already.
  std::int64_t days = 0;
  std::int64_t items = 0;      // commits, pull requests, issues and releases
  std::int64_t gaps = 0;       // repositories of which something is missing
  http::HttpCounters network;  // zeros: nobody was asked
  std::int64_t cached = 0;     // answers that the cache gave without a request
  double seconds = 0;          // from the program's start
};

// "run.summary", with every field whatever became of the run.
LogEvent summary_event(const RunSummary& summary, ExitCode code);

}  // namespace aireport::cli
