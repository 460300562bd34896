#!/usr/bin/env bash
# Usage: bash scripts/check-demo-day.sh PROGRAM
# Renders the demo day and compares it with what it is expected to be, byte for byte.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
bash "$here/demo-day.sh" "$1" "$folder" >/dev/null
diff -r "$here/../examples/demo-day/expected" "$folder/reports"
echo "the demo day is as expected"
