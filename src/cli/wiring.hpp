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
  // Errors: usage, credentials, refused, io; also those of prepare, unless the token comes through a pipe.
  static Result<std::unique_ptr<Wiring>> make(const Options& options, const config::Config& config,
                                              const Environment& environment, Clock& clock, Log& log);

  // Finds the token and makes the network ready, if that was not done yet: the world's transport asks nobody before. A
  // token that comes through a pipe is waited for here, not in a run that has nothing to ask.
  Result<void> prepare();

  pipeline::World world();
  pipeline::Identity identity() const { return identity_; }  // token: also while nobody was asked

  // Takes what is too old or too much out of the cache.
  void prune_cache(const config::CacheConfig& bounds);

  // Where the token comes from, once it was found; empty: there is none.
  const std::string& token_source() const { return token_source_; }
  // What the run has cost so far.
  void add_costs(RunSummary& summary) const;

 private:
  Wiring(const Options& options, const config::GithubConfig& github, const Environment& environment,
         const std::atomic<bool>& interrupted, Clock& clock, Log& log);

  // Stands for caching_, which comes later.
  class Late final : public http::Transport {
   public:
    explicit Late(const Wiring& wiring) : wiring_(wiring) {}
    void run(http::RequestQueue& queue, const OnAnswer& on_answer) override { wiring_.caching_->run(queue, on_answer); }
    void forget(const http::Request& request) override { wiring_.caching_->forget(request); }
    std::optional<std::int64_t> requests_left() const override { return wiring_.caching_->requests_left(); }

   private:
    const Wiring& wiring_;
  };

  Options options_;
  config::GithubConfig github_;
  Environment environment_;
  const std::atomic<bool>& interrupted_;
  Clock& clock_;
  Log& log_;
  Late late_{*this};
  std::string token_source_;
  pipeline::PresentNames present_names_;
  pipeline::Identity identity_ = pipeline::Identity::token;
  std::unique_ptr<store::FileStore> store_;
  std::unique_ptr<http::CurlTransport> curl_;        // null: offline, or not prepared
  std::unique_ptr<http::CachingTransport> caching_;  // likewise
  std::unique_ptr<http::OfflineTransport> offline_;  // null: online
};

}  // namespace aireport::cli
