// Whole files, read and written. Nothing half written is ever seen under the file's own name.
#pragma once

#include <aireport/support/error.hpp>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace aireport {

enum class Access { everyone, owner_only };  // 0644 in 0755, or 0600 in 0700; the umask applies to both

enum class Durability {
  synced,    // on the disk when the function returns
  unsynced,  // whole to every process, but a crash of the machine may leave a part of it under its name
};

// Whether the name is that of a temporary file of write_file_atomically. One that is left over (the process was
// killed) may be removed.
bool is_temporary(const std::filesystem::path& path);

// Error: io, with the path; a file over `limit` bytes, and what is no regular file, are errors too.
Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit = 1ULL << 30);

// The first `most` bytes of the file, or all when there are fewer. Error: io, with the path.
Result<std::string> read_file_start(const std::filesystem::path& path, std::size_t most);

// Writes a temporary file in the same folder and renames it over `path`. Makes missing folders.
// Error: io, with the path; the old file is whole then (or the new one, when only the folder cannot be synced) and the
// temporary one removed. Also when `path` is there and is no file (a folder, a device).
Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view content, Access access,
                                   Durability durability = Durability::synced);

// Makes the folder and its missing parents; those that exist stay as they are. Error: io, with the path.
Result<void> make_folders(const std::filesystem::path& path, Access access);

}  // namespace aireport
