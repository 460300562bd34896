#!/usr/bin/env bash
# Usage: bash scripts/check-actions.sh
# On Debian 12, as root or with sudo: checks the action and the sample workflow against GitHub's schemas, and the build
# that the action makes of the program.
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

# The step that builds the program, as a machine of the action runs it: the folder it makes has to do by itself.
bash scripts/build-portable.sh build/portable >/dev/null
found=$(ldd build/portable/aireport)
for library in build/portable/lib*; do
  grep -qF " => $PWD/$library " <<<"$found" || { echo "$library is not what the program takes" >&2; exit 1; }
done
echo "the program runs from a folder of its own, with $(find build/portable -name 'lib*' | wc -l) libraries beside it"
