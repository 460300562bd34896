#!/usr/bin/env bash
# Usage: bash scripts/quickstart.sh
# On Debian 12, as root or with sudo: installs what is needed, builds the program, and writes the report of a made-up
# day into out/.
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_packages "${build_packages[@]}"
configure release
cmake --build build/release
bash scripts/demo-day.sh build/release/src/cli/aireport out

cat <<'END'

The report of a made-up day is in out/reports/2026-02-03.md, its index in out/reports/index.md.

To report on GitHub's own repositories, name yours in config/repos.yaml and run

    export GITHUB_TOKEN=…       # any token without scopes; without one there are 60 requests an hour
    build/release/src/cli/aireport

which writes yesterday's report into reports/. To install the program: cmake --install build/release
END
