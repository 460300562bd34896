#include "cli/run_summary.hpp"

#include <fmt/format.h>

#include <cmath>

namespace aireport::cli {

LogEvent summary_event(const RunSummary& summary, ExitCode code) {
  const auto& network = summary.network;
  return {LogLevel::info,
          "run.summary",
          fmt::format("{} {}, {} requests, {} from the cache, {:.1f} MB, {:.1f} s", summary.days,
                      summary.days == 1 ? "day" : "days", network.requests, summary.cached,
                      static_cast<double>(network.bytes) / 1e6, summary.seconds),
          {{"days", summary.days},
           {"items", summary.items},
           {"gaps", summary.gaps},
           {"requests", network.requests},
           {"counted", network.counted},
           {"search", network.search},
           {"retries", network.retries},
           {"not_modified", network.not_modified},
           {"limited", network.limited},
           {"cached", summary.cached},
           {"bytes", network.bytes},
           {"connections", network.connections},
           {"seconds", std::round(summary.seconds * 1000) / 1000},
           {"exit_code", static_cast<std::int64_t>(code)}}};
}

}  // namespace aireport::cli
