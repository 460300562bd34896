#!/usr/bin/env bash
# Usage: bash scripts/check-package.sh
# On Debian 12, as root or with sudo: makes the Debian package and has lintian look for errors.
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_packages "${build_packages[@]}" "${check_packages[@]}"
configure release
cmake --build build/release
(cd build/release && rm -f ./*.deb && cpack -G DEB)
dpkg-deb --info build/release/*.deb
lintian --allow-root --fail-on error build/release/*.deb
