#!/usr/bin/env bash
# Usage: bash scripts/check-package.sh
# On Debian 12, as root or with sudo: makes the Debian package and has lintian look for errors. Where root may mount, it
# also installs, runs, upgrades, removes and purges it, in layers of its own: no file of the machine changes.
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

fail() {
  echo "package: $1" >&2
  exit 1
}

# What stands on the machine, but for what dpkg, ldconfig and adduser keep for themselves.
files() {
  find /etc /usr /var -not -path '/var/lib/dpkg/*' -not -path '/var/log/*' -not -path '/var/cache/*/*' \
    -not -regex '/etc/\(passwd\|group\|shadow\|gshadow\|subuid\|subgid\)-?' | sort
}

install_it() {
  dpkg --install --force-unsafe-io "${package[0]}" >/dev/null
}

package=(build/release/aireport_*.deb)
if [[ -z ${LAYERED:-} ]]; then
  install_packages "${build_packages[@]}" "${check_packages[@]}"
  configure release
  cmake --build build/release
  (cd build/release && rm -f ./*.deb && cpack -G DEB)
  package=(build/release/aireport_*.deb)
  dpkg-deb --info "${package[0]}"
  lintian --allow-root --fail-on error "${package[0]}"
  if ! may_have_layers; then
    echo "package: not installed here, for that needs root who may mount" >&2
    exit 0
  fi
  ! dpkg-query --show aireport >/dev/null 2>&1 || fail "aireport is installed here already: remove it first"
fi
in_layers_of_its_own etc usr var

demo=/mnt/demo-day
cp -r examples/demo-day "$demo"
chmod -R go+rX /mnt "$demo"
files >/mnt/before

install_it
[[ "aireport $(dpkg-query -W -f '${source:Upstream-Version}' aireport)" == "$(aireport --version)" ]] || fail "another version"
dpkg-query -W -f '${Conffiles}' aireport | grep -q '^ /etc/aireport/repos.yaml ' || fail "the configuration is no conffile"
[[ $(stat -c '%U %a' /var/lib/aireport /var/cache/aireport) == $'aireport 755\naireport 700' ]] || fail "wrong folders"
(cd / && setpriv --reuid aireport --regid aireport --clear-groups env -i PATH=/usr/bin:/bin XDG_CACHE_HOME=/var/cache \
  aireport --offline --date 2026-02-03 --config "$demo/repos.yaml" --cache-dir "$demo/cache" \
  --output-dir /var/lib/aireport --quiet)
diff -r examples/demo-day/expected /var/lib/aireport/reports || fail "the installed program writes another demo day"

echo '# of mine' >>/etc/aireport/repos.yaml
echo a-token >/etc/aireport/token
install_it
tail -n 1 /etc/aireport/repos.yaml | grep -q mine || fail "an upgrade replaced the configuration"
dpkg --remove aireport >/dev/null
[[ ! -e /usr/bin/aireport ]] || fail "the program is there after its removal"
[[ -e /etc/aireport/repos.yaml && -e /etc/aireport/token ]] || fail "the configuration went with the program"
install_it
tail -n 1 /etc/aireport/repos.yaml | grep -q mine || fail "a new installation replaced the configuration"
dpkg --purge aireport >/dev/null
diff -r examples/demo-day/expected /var/lib/aireport/reports || fail "purging took reports"
[[ ! -e /etc/aireport && ! -e /var/cache/aireport ]] || fail "purging left configuration, token or cache"
rm -r /var/lib/aireport

install_it
dpkg --purge aireport >/dev/null
files | diff /mnt/before - || fail "purging left something"
echo "the package installs, runs, upgrades, goes and is purged without a trace"
