// What another program hands over through a pipe that has a name: `pass show github > token.fifo`.
#pragma once

#include <aireport/support/error.hpp>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>

namespace aireport::cli {

// All that is written to the pipe until its last writer closes it. Error: io, with the path; more than `limit` bytes,
// and no end within `patience`, are errors too; interrupted, when a signal came first.
Result<std::string> read_pipe(const std::filesystem::path& path, std::size_t limit, std::chrono::milliseconds patience);

}  // namespace aireport::cli
