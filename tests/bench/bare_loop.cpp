// The least that fetching can cost: a bare libcurl multi loop over a list of URLs, nothing decoded, nothing kept.
//
//   bare_loop [--in-flight N] [--ca FILE] < urls
//
// The token, if any, is that of $GITHUB_TOKEN.
// Prints one JSON object: requests, failed, bytes, wall_ms, cpu_ms, peak_kb.
#include <curl/curl.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <string>
#include <vector>

namespace {

struct Counts {
  long requests = 0, failed = 0;
  unsigned long long bytes = 0;
};

std::size_t count_bytes(char*, std::size_t size, std::size_t count, void* counts) {
  static_cast<Counts*>(counts)->bytes += size * count;
  return size * count;
}

CURL* new_transfer(const char* ca_file, curl_slist* headers, Counts& counts) {
  CURL* easy = curl_easy_init();
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &count_bytes);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &counts);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(easy, CURLOPT_USERAGENT, "bare-loop");
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
  curl_easy_setopt(easy, CURLOPT_PIPEWAIT, 1L);
  if (ca_file) curl_easy_setopt(easy, CURLOPT_CAINFO, ca_file);
  return easy;
}

void start(CURLM* multi, CURL* easy, const std::string& url) {
  curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
  curl_multi_add_handle(multi, easy);
}

// A 301, 404 or 422 was one for the run too; what a limit or a failing server says took another time than an answer.
bool is_answer(long status) {
  return status < 500 && status != 403 && status != 429;
}

Counts fetch(const std::vector<std::string>& urls, std::size_t in_flight, const char* ca_file) {
  Counts counts;
  CURLM* multi = curl_multi_init();
  curl_multi_setopt(multi, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
  curl_slist* headers = curl_slist_append(nullptr, "Accept: application/vnd.github+json");
  if (const char* token = std::getenv("GITHUB_TOKEN"))
    headers = curl_slist_append(headers, ("Authorization: Bearer " + std::string(token)).c_str());
  std::vector<CURL*> handles;
  std::size_t next = 0;
  while (handles.size() < in_flight && next < urls.size()) {
    handles.push_back(new_transfer(ca_file, headers, counts));
    start(multi, handles.back(), urls[next++]);
  }
  for (int running = 1; running > 0;) {
    curl_multi_perform(multi, &running);
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
      CURL* easy = message->easy_handle;
      long status = 0;
      curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
      ++counts.requests;
      if (message->data.result != CURLE_OK || !is_answer(status)) ++counts.failed;
      curl_multi_remove_handle(multi, easy);
      if (next == urls.size()) continue;
      start(multi, easy, urls[next++]);
      running = 1;
    }
    if (running > 0) curl_multi_poll(multi, nullptr, 0, 1000, nullptr);
  }
  for (CURL* easy : handles) curl_easy_cleanup(easy);
  curl_slist_free_all(headers);
  curl_multi_cleanup(multi);
  return counts;
}

long cpu_ms(const rusage& usage) {
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000 +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
}

}  // namespace

int main(int count, char** words) {
  std::size_t in_flight = 32;
  const char* ca_file = nullptr;
  for (int place = 1; place + 1 < count; place += 2) {
    if (std::strcmp(words[place], "--in-flight") == 0) in_flight = std::stoul(words[place + 1]);
    if (std::strcmp(words[place], "--ca") == 0) ca_file = words[place + 1];
  }
  std::vector<std::string> urls;
  for (std::string line; std::getline(std::cin, line);)
    if (!line.empty()) urls.push_back(line);

  curl_global_init(CURL_GLOBAL_DEFAULT);
  const auto begin = std::chrono::steady_clock::now();
  const auto counts = fetch(urls, in_flight, ca_file);
  const auto wall = std::chrono::steady_clock::now() - begin;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf(R"({"requests":%ld,"failed":%ld,"bytes":%llu,"wall_ms":%lld,"cpu_ms":%ld,"peak_kb":%ld})"
              "\n",
              counts.requests, counts.failed, counts.bytes,
              static_cast<long long>(std::chrono::duration_cast<std::chrono::milliseconds>(wall).count()),
              cpu_ms(usage), usage.ru_maxrss);
  return counts.failed == 0 ? 0 : 1;
}
