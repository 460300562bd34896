// Where the real objects meet: cache, network and clock of one run.
#pragma once

#include <aireport/http/caching_transport.hpp>
#include <aireport/http/curl_transport.hpp>
#include <aireport/pipeline/pipeline.hpp>
#include <aireport/store/file_store.hpp>
#include <aireport/support/clock.hpp>
#include <atomic>
#include <memory>
#include <string>

#include "cli/environment.hpp"
#include "cli/log.hpp"
#include "cli/options.hpp"
#include "cli/run_summary.hpp"

namespace aireport::cli {

class Wiring {
 public:
  // Errors: usage, credentials, refused, io.
  static Result<std::unique_ptr<Wiring>> make(const Options& options, const config::Config& config,
                                              const Environment& environment, Clock& clock, Log& log);

  pipeline::World world();
  pipeline::Identity identity() const { return identity_; }

  // Takes what is too old or too much out of the cache.
  void prune_cache(const config::CacheConfig& bounds);

  // Where the token comes from; empty: there is none.
  const std::string& token_source() const { return token_source_; }
  // What the run has cost so far.
  void add_costs(RunSummary& summary) const;

 private:
  Wiring(const std::atomic<bool>& interrupted, Clock& clock, Log& log);

  const std::atomic<bool>& interrupted_;
  Clock& clock_;
  Log& log_;
  std::string token_source_;
  pipeline::Identity identity_ = pipeline::Identity::anonymous;
  std::unique_ptr<store::FileStore> store_;
  std::unique_ptr<http::CurlTransport> curl_;        // null: offline
  std::unique_ptr<http::CachingTransport> caching_;  // null: offline
  std::unique_ptr<http::OfflineTransport> offline_;  // null: online
};

}  // namespace aireport::cli
