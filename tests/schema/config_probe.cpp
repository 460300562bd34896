// Reads a configuration from standard input as the program does: exit 0, or 2 with the reason on standard output.
#include <aireport/config/config.hpp>
#include <aireport/support/file.hpp>
#include <iostream>

int main() {
  const auto yaml = aireport::read_file("/dev/stdin");
  if (!yaml) return 1;
  const auto config = aireport::config::parse_config(*yaml, "-");
  if (config) return 0;
  std::cout << aireport::describe(config.error()) << '\n';
  return 2;
}
