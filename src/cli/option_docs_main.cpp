// Used by the build, never installed: prints what is made of the table of options.
#include <cstdio>
#include <string>
#include <string_view>

#include "cli/option_docs.hpp"

int main(int argc, char** argv) {
  using namespace aireport;
  const std::string_view what = argc == 2 ? argv[1] : "";
  std::string text;
  if (what == "man")
    text = cli::man_page();
  else if (what == "bash")
    text = cli::bash_completion();
  else if (what == "table")
    text = cli::option_table();
  if (text.empty()) {
    std::fputs("usage: aireport_option_docs man|bash|table\n", stderr);
    return 2;
  }
  return std::fputs(text.c_str(), stdout) < 0 ? 1 : 0;
}
