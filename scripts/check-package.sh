#!/usr/bin/env bash
# Usage: bash scripts/check-package.sh
# On Debian 12, as root or with sudo: makes the Debian package and has lintian look for errors. Where root may mount, it
# also installs, runs, upgrades, removes and purges it, and then installs the build without it, in layers of its own: no
# file of the machine changes. The commands are those of docs/operations.md as they stand there (documented_commands).
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
  install_packages "${build_packages[@]}" "${check_packages[@]}" systemd
  configure release
  cmake --build build/release
  rm -f build/release/*.deb
  (cd build/release && cpack -G DEB)
  package=(build/release/aireport_*.deb)
  dpkg-deb --info "${package[0]}"
  dpkg-deb --field "${package[0]}" Depends | grep -q libcurl || fail "the package does not say which libraries it needs"
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

DEBIAN_FRONTEND=noninteractive apt-get install ./build/release/aireport_*.deb >/dev/null
[[ "aireport $(dpkg-query -W -f '${source:Upstream-Version}' aireport)" == "$(aireport --version)" ]] || fail "another version"
dpkg-query -W -f '${Conffiles}' aireport | grep -q '^ /etc/aireport/repos.yaml ' || fail "the configuration is no conffile"
[[ $(stat -c '%U %a' /var/lib/aireport /var/cache/aireport) == $'aireport 755\naireport 700' ]] || fail "wrong folders"
(cd / && setpriv --reuid aireport --regid aireport --clear-groups env -i PATH=/usr/bin:/bin XDG_CACHE_HOME=/var/cache \
  aireport --offline --date 2026-02-03 --config "$demo/repos.yaml" --cache-dir "$demo/cache" \
  --output-dir /var/lib/aireport --quiet)
diff -r examples/demo-day/expected /var/lib/aireport/reports || fail "the installed program writes another demo day"
[[ -s /usr/share/man/man1/aireport.1.gz ]] || fail "there is no manual page"

# What the documents say of systemd and cron, but for what needs a system that systemd has booted.
cd /mnt
echo a-token >token.txt
install -m 600 token.txt /etc/aireport/token
systemd-sysusers
SYSTEMD_OFFLINE=1 systemctl enable aireport.timer 2>/dev/null
[[ -L /etc/systemd/system/timers.target.wants/aireport.timer ]] || fail "the timer cannot be switched on"
SYSTEMD_OFFLINE=1 systemctl disable aireport.timer 2>/dev/null
install -o aireport -m 600 token.txt /etc/aireport/token
mkdir -p /etc/cron.d
cp /usr/share/doc/aireport/examples/cron/aireport /etc/cron.d/aireport
rm /etc/cron.d/aireport
cd - >/dev/null

echo '# of mine' >>/etc/aireport/repos.yaml
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

deluser --quiet --system aireport
cmake --install build/release --prefix /usr/local >/dev/null
adduser --system --group --home /var/lib/aireport aireport >/dev/null
install -d -o aireport -g aireport -m 700 /var/cache/aireport
[[ $(stat -c %U /var/lib/aireport) == aireport ]] || fail "adduser made no folder for the reports"
[[ "$(/usr/local/bin/aireport --version)" == "$(build/release/src/cli/aireport --version)" ]] || fail "another program"
grep -q '^ExecStart=/usr/local/bin/aireport ' /usr/local/lib/systemd/system/aireport.service || fail "the unit starts another"
echo "the build installs without the package too"

apt-get install --yes dpkg-dev file --no-upgrade >/dev/null
rm "$(command -v dpkg-shlibdeps)"
! (cd build/release && cpack -G DEB -B /mnt/packages >/dev/null 2>&1) || fail "cpack is content without dpkg-shlibdeps"
