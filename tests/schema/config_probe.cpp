// Reads a configuration from standard input as the program does: exit 0, or 2 with the reason on standard output.
#include <aireport/config/config.hpp>
#include <iostream>
#include <iterator>
#include <string>

int main() {
  const std::string yaml(std::istreambuf_iterator<char>(std::cin), {});
  const auto config = aireport::config::parse_config(yaml, "-");
  if (config) return 0;
  std::cout << aireport::describe(config.error()) << '\n';
  return 2;
}
