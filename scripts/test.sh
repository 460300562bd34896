#!/usr/bin/env bash
# Usage: bash scripts/test.sh [CTEST ARGUMENT…]
# On Debian 12, as root or with sudo: installs what is needed, builds, and runs every test.
# PRESET names another preset of CMakePresets.json (asan, tsan); by default dev.
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

preset=${PRESET:-dev}
install_packages "${build_packages[@]}" "${test_packages[@]}"
configure "$preset"
cmake --build "build/$preset"
ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j "$(nproc)" "$@"
