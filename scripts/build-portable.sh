#!/usr/bin/env bash
# Usage: bash scripts/build-portable.sh FOLDER
# Builds the program and puts it into FOLDER with the libraries that a plain machine of the same system has not got, so
# that FOLDER alone can be kept and run there later.
folder=$(realpath -m "$1")
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_packages "${build_packages[@]}"
configure release -DCMAKE_BUILD_RPATH='$ORIGIN'
cmake --build build/release
mkdir -p "$folder"
install -s -m 755 build/release/src/cli/aireport "$folder/aireport"
ldd "$folder/aireport" | awk '/lib(cmark|date-tz|fmt|spdlog|yaml-cpp)[.-]/ {print $3}' | xargs -r install -m 644 -t "$folder"
"$folder/aireport" --version
