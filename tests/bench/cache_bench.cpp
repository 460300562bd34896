// What the cache costs: an entry written, read and looked up as an answer, by size of the body; and the JSON check.
#include <benchmark/benchmark.h>

#include <aireport/store/file_store.hpp>
#include <aireport/support/events.hpp>
#include <filesystem>

#include "http/cached_answer.hpp"
#include "http/json_check.hpp"

namespace aireport {
namespace {

class SilentEvents final : public Events {
 public:
  void log(const LogEvent&) override {}
  void progress(const Progress&) override {}
};

// An array of objects like those of a list, of about `size` bytes.
std::string json_of(std::int64_t size) {
  std::string body = "[";
  while (std::ssize(body) < size)
    body += R"({"sha":"0123456789abcdef0123456789abcdef01234567","message":"Fix \"it\" in the kernel","n":12345},)";
  body.back() = ']';
  return body;
}

struct Cache {
  std::filesystem::path folder = std::filesystem::temp_directory_path() / "aireport-cache-bench";
  SilentEvents events;
  store::FileStore store{folder, store::Writing::allowed, events};
  ~Cache() { std::filesystem::remove_all(folder); }
};

std::string url_of(std::int64_t number) {
  return "https://api.github.com/repos/owner/name/commits/" + std::to_string(number);
}

void save_answer(benchmark::State& state) {
  Cache cache;
  const http::Response answer{200, {{"etag", "W/\"1\""}}, json_of(state.range(0)), url_of(0), false};
  std::int64_t number = 0;
  for (auto _ : state) {
    const auto url = url_of(number++ % 1000);
    if (!cache.store.save(url, http::encode_answer(answer, url))) state.SkipWithError("not saved");
  }
  state.SetBytesProcessed(state.iterations() * state.range(0));
}

void load_answer(benchmark::State& state) {
  Cache cache;
  const http::Response answer{200, {{"etag", "W/\"1\""}}, json_of(state.range(0)), url_of(0), false};
  (void)cache.store.save(url_of(0), http::encode_answer(answer, url_of(0)));
  http::Request request;
  request.url = url_of(0);
  for (auto _ : state) {
    auto found = http::load_answer(cache.store, request);
    if (!found || !*found) state.SkipWithError("not found");
  }
  state.SetBytesProcessed(state.iterations() * state.range(0));
}

void check_json(benchmark::State& state) {
  const auto body = json_of(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(http::looks_like_json(body, http::Shape::array));
  state.SetBytesProcessed(state.iterations() * state.range(0));
}

BENCHMARK(save_answer)->Arg(10'000)->Arg(2'000'000);
BENCHMARK(load_answer)->Arg(10'000)->Arg(2'000'000);
BENCHMARK(check_json)->Arg(2'000'000);

}  // namespace
}  // namespace aireport

BENCHMARK_MAIN();
