// The lines of a quotation.
#pragma once

#include <aireport/model/report.hpp>
#include <string>
#include <vector>

namespace aireport::testing {

inline std::vector<std::string> texts(const std::vector<model::QuoteLine>& lines) {
  std::vector<std::string> found;
  for (const auto& line : lines) found.push_back(line.text);
  return found;
}

}  // namespace aireport::testing
