// Reads a configuration from standard input as the program does: exit 0, or 2 with the reason on standard output.
#include <aireport/config/config.hpp>
#include <iostream>
#include <sstream>

int main() {
  std::ostringstream yaml;
  yaml << std::cin.rdbuf();
  const auto config = aireport::config::parse_config(yaml.str(), "-");
  if (config) return 0;
  std::cout << aireport::describe(config.error()) << '\n';
  return 2;
}
