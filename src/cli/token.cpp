#include "cli/token.hpp"

#include <aireport/http/curl_transport.hpp>
#include <aireport/support/file.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <filesystem>

#include "cli/pipe.hpp"

namespace aireport::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxTokenFile = std::size_t{64} << 10U;
constexpr std::chrono::seconds kPatience{60};  // a password manager asks for its passphrase first

Result<Token> checked(std::string token, const std::string& source) {
  while (!token.empty() && (token.back() == '\n' || token.back() == '\r')) token.pop_back();
  if (token.empty()) return fail(ErrorKind::credentials, source + " holds no token: it is empty");
  if (!http::fits_a_header(token))
    return fail(ErrorKind::credentials,
                source + " holds no token: only letters, digits and signs of ASCII may be in one, and no blank");
  return Token{std::move(token), source};
}

void warn_if_others_can_read(const fs::path& path, Events& events) {
  std::error_code problem;
  const auto mode = fs::status(path, problem).permissions();
  const auto others = fs::perms::group_read | fs::perms::others_read;
  if (!problem && (mode & others) != fs::perms::none)
    events.warn("token.readable", path.string() + " can be read by others: chmod 600 it", {{"path", path.string()}});
}

// The file of LoadCredential=github-token:…; empty: there is none.
fs::path credential_of_systemd(const Environment& environment) {
  const auto folder = environment("CREDENTIALS_DIRECTORY");
  if (!folder) return {};
  const auto path = fs::path(*folder) / "github-token";
  std::error_code problem;
  return fs::exists(path, problem) ? path : fs::path();
}

Result<std::string> read_token_file(const fs::path& path) {
  std::error_code problem;
  return fs::is_fifo(path, problem) ? read_pipe(path, kMaxTokenFile, kPatience) : read_file(path, kMaxTokenFile);
}

}  // namespace

bool is_token_piped(const config::GithubConfig& github, const Environment& environment) {
  const auto& variables = github.token_env;
  std::error_code problem;
  return fs::is_fifo(github.token_file, problem) &&
         std::none_of(variables.begin(), variables.end(), [&](const auto& name) { return environment(name); });
}

Result<Token> find_token(const config::GithubConfig& github, const Environment& environment, Events& events) {
  for (const auto& variable : github.token_env)
    if (auto value = environment(variable)) return checked(std::move(*value), "$" + variable);
  fs::path path(github.token_file);
  if (!path.empty())
    warn_if_others_can_read(path, events);
  else if (path = credential_of_systemd(environment); path.empty())
    return Token();
  auto content = read_token_file(path);
  if (content) return checked(std::move(*content), path.string());
  const auto what = "the token file " + for_terminal(path.string()) + ": " + content.error().message;
  const bool interrupted = content.error().kind == ErrorKind::interrupted;
  return fail(interrupted ? ErrorKind::interrupted : ErrorKind::config, what,
              github.token_file.empty() ? "" : github.token_file_line);
}

}  // namespace aireport::cli
