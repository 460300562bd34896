#!/usr/bin/env bash
# Usage: bash scripts/demo-day.sh PROGRAM FOLDER
# Writes the report of the demo day into FOLDER, from the cache that ships with the project, without a network.
set -euo pipefail
program=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
"$program" --offline --date 2026-02-03 --config examples/demo-day/repos.yaml --cache-dir examples/demo-day/cache \
  --output-dir "$folder"
