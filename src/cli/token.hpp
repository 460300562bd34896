// The token: from the environment, else from a file; never from the command line, and never printed.
#pragma once

#include <aireport/config/config.hpp>
#include <aireport/support/error.hpp>
#include <aireport/support/events.hpp>
#include <string>

#include "cli/environment.hpp"

namespace aireport::cli {

struct Token {
  std::string value;   // empty: there is none
  std::string source;  // "$GITHUB_TOKEN", or the path of its file
};

// The first variable of `token_env` that is set, else the content of `token_file`, else that of github-token in
// systemd's $CREDENTIALS_DIRECTORY. The file may be a pipe that a password manager writes to. A line end
// behind the token is dropped; a file that others can read is warned about. Errors: credentials (a blank, line end or
// control character inside it), config (the file cannot be read); neither says what the token is.
Result<Token> find_token(const config::GithubConfig& github, const Environment& environment, Events& events);

// Whether finding it means waiting for another program, which may ask somebody for a passphrase first.
bool is_token_piped(const config::GithubConfig& github, const Environment& environment);

}  // namespace aireport::cli
