#include "cli/wiring.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <utility>

#include "cli/interruption.hpp"
#include "cli/token.hpp"
#include "cli/version.hpp"

namespace aireport::cli {
namespace {

// Of the files that a process may open: those of a run besides its connections, with some to spare.
constexpr rlim_t kOwnFiles = 24;

// A connection is an open file: no more are in flight than leave some for the cache and the report.
int in_flight_of(const config::GithubConfig& github, Events& events) {
  const auto wanted = static_cast<rlim_t>(github.max_in_flight);
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= wanted + kOwnFiles) return github.max_in_flight;
  const auto fitting = static_cast<int>(std::max(files.rlim_cur, kOwnFiles + 1) - kOwnFiles);
  events.info("http.in_flight",
              "requests in flight are fewer than configured, as no more files may be open (ulimit -n)",
              {{"in_flight", std::int64_t{fitting}}, {"files", static_cast<std::int64_t>(files.rlim_cur)}});
  return fitting;
}

Result<http::HttpOptions> http_options(const Options& options, const config::GithubConfig& github,
                                       const Environment& environment, Events& events) {
  http::HttpOptions http;
  http.api_url = github.api_url;
  AIREPORT_TRY(auto token, find_token(github, environment, events));
  http.token = std::move(token.value);
  http.token_source = std::move(token.source);
  http.user_agent = "aireport/" + std::string(kVersion);
  http.max_in_flight = in_flight_of(github, events);
  http.points_per_minute = github.points_per_minute;
  http.deadline = options.deadline;
  http.max_requests = options.max_requests;
  if (options.wait) http.when_exhausted = http::WhenExhausted::wait;
  // libcurl leaves these two to the program.
  http.ca_file = environment("SSL_CERT_FILE").value_or("");
  http.ca_dir = environment("SSL_CERT_DIR").value_or("");
  return http;
}

}  // namespace

Wiring::Wiring(const Options& options, const config::GithubConfig& github, const Environment& environment,
               const std::atomic<bool>& interrupted, Clock& clock, Log& log)
    : options_(options),
      github_(github),
      environment_(environment),
      interrupted_(interrupted),
      clock_(clock),
      log_(log) {}

Result<std::unique_ptr<Wiring>> Wiring::make(const Options& options, const config::Config& config,
                                             const Environment& environment, Clock& clock, Log& log) {
  std::filesystem::path cache(options.cache_dir.value_or(""));
  if (!options.cache_dir) {
    AIREPORT_TRY(cache, default_cache_dir(environment));
  }
  std::unique_ptr<Wiring> wiring(new Wiring(options, config.github, environment, watch_for_interruption(), clock, log));
  const auto writing = options.offline || options.dry_run ? store::Writing::never : store::Writing::allowed;
  wiring->store_ = store::make_file_store(cache, writing, log);
  if (options.offline) {
    wiring->offline_ = std::make_unique<http::OfflineTransport>(*wiring->store_, &wiring->interrupted_);
  } else if (!is_token_piped(config.github, environment)) {
    AIREPORT_CHECK(wiring->prepare());
  }
  return wiring;
}

Result<void> Wiring::prepare() {
  if (offline_ || caching_) return {};
  AIREPORT_TRY(auto http, http_options(options_, github_, environment_, log_));
  http.interrupted = &interrupted_;
  if (http.token.empty()) identity_ = pipeline::Identity::anonymous;
  token_source_ = http.token_source;
  AIREPORT_TRY(curl_, http::make_curl_transport(std::move(http), clock_, log_));
  caching_ = std::make_unique<http::CachingTransport>(*curl_, *store_, log_, &interrupted_);
  return {};
}

pipeline::World Wiring::world() {
  http::Transport& transport = offline_ ? static_cast<http::Transport&>(*offline_) : late_;
  return {transport,      clock_, log_, [this] { return interrupted_.load(); }, [this] { return prepare(); },
          &present_names_};
}

void Wiring::prune_cache(const config::CacheConfig& bounds) {
  const auto pruned = store_->prune({bounds.max_age, bounds.max_size}, clock_.now());
  if (pruned.removed > 0)
    log_.debug("cache.pruned", std::to_string(pruned.removed) + " entries were old or too many",
               {{"removed", pruned.removed}, {"kept", pruned.kept}});
}

void Wiring::add_costs(RunSummary& summary) const {
  if (curl_) summary.network = curl_->counters();
  if (offline_) summary.cached = offline_->counters().hits;
  if (caching_) summary.cached = caching_->counters().hits;
}

}  // namespace aireport::cli
