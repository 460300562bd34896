#!/usr/bin/env bash
# Usage: bash scripts/tidy.sh [SOURCE…]
# On Debian 12, as root or with sudo: reads the sources of the program (or those named) with clang-tidy and the checks
# of .clang-tidy; what it finds is an error. It takes about ten seconds a source, so it is no part of .ci/run.
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_packages "${build_packages[@]}" "${tidy_packages[@]}"
# Without tests, so that clang-tidy meets no precompiled header of another compiler.
configure tidy
sources=("$@")
[[ ${#sources[@]} -gt 0 ]] || mapfile -t sources < <(git ls-files 'src/*.cpp')
printf '%s\n' "${sources[@]}" | xargs -P "$(nproc)" -n 4 clang-tidy -p build/tidy --quiet
echo "${#sources[@]} sources, nothing found"
