#!/usr/bin/env bash
# Usage: bash scripts/check-actions.sh
# On Debian 12, as root or with sudo: checks the action and the sample workflow against GitHub's schemas.
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

# Node may well be there from elsewhere.
command -v npm >/dev/null || install_packages nodejs npm
tools=build/tools
mkdir -p "$tools"
npm install --silent --no-audit --no-fund --prefix "$tools" @action-validator/cli@0.6.0 @action-validator/core@0.6.0
for file in action.yml contrib/github/nightly.yml; do
  "$tools/node_modules/.bin/action-validator" "$file"
  echo "$file: valid"
done
