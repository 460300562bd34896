#include "bench/git_history.hpp"

#include <aireport/diff/cut.hpp>
#include <aireport/support/text.hpp>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string_view>

namespace aireport::bench {

namespace {

std::optional<std::string> output_of(const std::string& command) {
  std::FILE* pipe = popen(command.c_str(), "r");  // NOLINT(cert-env33-c): a tool for developers
  if (pipe == nullptr) return std::nullopt;
  std::string output;
  char buffer[65536];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) output.append(buffer, got);
  return pclose(pipe) == 0 ? std::optional(std::move(output)) : std::nullopt;
}

bool is_hexadecimal(std::string_view sha) {
  return sha.size() == 40 && sha.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

void read_header(model::FileChange& file, std::string_view line) {
  if (line.starts_with("new file")) file.status = "added";
  if (line.starts_with("deleted file")) file.status = "removed";
  if (line.starts_with("rename from ")) {
    file.status = "renamed";
    file.previous_filename = std::string(line.substr(12));
  }
  if (line.starts_with("rename to ")) file.filename = std::string(line.substr(10));
  if (line.starts_with("+++ b/")) file.filename = std::string(line.substr(6));
  if (line.starts_with("--- a/") && file.filename.empty()) file.filename = std::string(line.substr(6));
}

model::CommitDetail parse_diff(std::string_view text) {
  model::CommitDetail detail;
  bool in_hunks = false;
  for (const auto line : split(text, '\n')) {
    if (line.starts_with("diff --git ")) {
      detail.files.emplace_back();
      detail.files.back().status = "modified";
      const auto b = line.rfind(" b/");
      if (b != std::string_view::npos) detail.files.back().filename = std::string(line.substr(b + 3));
      in_hunks = false;
      continue;
    }
    if (detail.files.empty()) continue;
    auto& file = detail.files.back();
    if (line.starts_with("@@ ")) in_hunks = true;
    if (!in_hunks) {
      read_header(file, line);
      continue;
    }
    if (!file.patch) file.patch.emplace();
    if (!file.patch->empty()) *file.patch += '\n';
    *file.patch += line;
    if (line.starts_with('+')) ++file.additions;
    if (line.starts_with('-')) ++file.deletions;
  }
  for (auto& file : detail.files) {
    if (file.patch) file.patch_lines_cut = diff::cut_patch(*file.patch, model::kMaxPatchLines);
    detail.additions += file.additions;
    detail.deletions += file.deletions;
  }
  return detail;
}

}  // namespace

std::string clone_of(const std::string& root, const std::string& repository) {
  std::string plus = repository;
  if (const auto slash = plus.find('/'); slash != std::string::npos) plus[slash] = '+';
  const auto name = repository.substr(repository.find('/') + 1);
  for (const auto& candidate :
       {root + "/" + plus + "/repo", root + "/" + plus, root + "/" + repository, root + "/" + name})
    if (std::filesystem::is_directory(candidate)) return candidate;
  return {};
}

bool read_commit(const std::string& clone, model::Commit& commit) {
  if (clone.empty() || !is_hexadecimal(commit.sha)) return false;
  const auto shown =
      output_of("git -C '" + clone + "' show -m --first-parent --no-color -M --format='%ct%x01%P%x01%B%x01' " +
                commit.sha + " 2>/dev/null");
  if (!shown) return false;
  const auto time = shown->find('\x01');
  const auto parents = shown->find('\x01', time + 1);
  const auto message = shown->find('\x01', parents + 1);
  if (time == std::string::npos || parents == std::string::npos || message == std::string::npos) return false;
  std::int64_t seconds = 0;
  std::from_chars(shown->data(), shown->data() + time, seconds);
  commit.committer.date = commit.author.date = UtcTime(std::chrono::seconds(seconds));
  for (const auto parent : split(std::string_view(*shown).substr(time + 1, parents - time - 1), ' '))
    commit.parents.emplace_back(parent);
  commit.message = repair_utf8(std::string_view(*shown).substr(parents + 1, message - parents - 1));
  commit.detail = parse_diff(repair_utf8(std::string_view(*shown).substr(message + 1)));
  return true;
}

}  // namespace aireport::bench
