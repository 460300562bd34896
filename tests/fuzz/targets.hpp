// What reads foreign bytes, each as a function that takes any. It stops the program when what is promised of the result
// does not hold. libFuzzer runs them (entry.cpp), and so does a test on the kept inputs (replay.cpp).
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace aireport::fuzz {

void answer(std::string_view input);         // GitHub's JSON; the first letter says which of its answers it is
void cached_answer(std::string_view input);  // what the cache keeps of an answer
void config(std::string_view input);         // repos.yaml
void digest(std::string_view input);         // texts and diffs of a change, to what is told of it
void headers(std::string_view input);        // Link, Location and times
void json(std::string_view input);           // the scan of a body before it is decoded
void page_reader(std::string_view input);    // a page
void patch(std::string_view input);          // unified diff
void pipeline(std::string_view input);       // all answers of a day, to the page
void snapshot(std::string_view input);       // a file of the reports folder, or its lines before they are compressed
void store_entry(std::string_view input);    // a file of the cache
void text(std::string_view input);           // foreign text on its way into a page, a log or a terminal
void verify_page(std::string_view input);    // a page against a snapshot that it may or may not be made of
void words(std::string_view input);          // times, sizes, names and patterns

inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

}  // namespace aireport::fuzz
