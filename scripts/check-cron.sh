#!/usr/bin/env bash
# Usage: bash scripts/check-cron.sh PROGRAM
# On Debian 12, as root: runs contrib/cron/aireport under Debian's own cron at a quarter past midnight UTC after the demo
# day, once with a token and once with one that cannot be, in zones of whole, half and quarter hours, and looks at the
# reports and at the mail. It sees the machine through layers of its own: no file of it changes.
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

program=$(realpath "$1")
install_packages adduser cron faketime procps python3
in_layers_of_its_own etc var usr/sbin usr/local

mount -t tmpfs none /run
mkdir -m 777 /mnt/mail
# Nobody else's jobs and nobody else's files: what is left is the machine's in these layers alone.
rm -rf /var/spool/cron/crontabs/* /etc/crontab /etc/cron.d/* /etc/aireport /usr/sbin/sendmail
printf '#!/bin/sh\ncat >>/mnt/mail/all\n' >/usr/sbin/sendmail
chmod 755 /usr/sbin/sendmail
install -m 755 "$program" /usr/local/bin/aireport
sh packaging/debian/postinst configure
mkdir -p /etc/aireport
{ cat examples/demo-day/repos.yaml; echo 'late_days: 0'; } >/etc/aireport/repos.yaml
sed -i 's|^github:|&\n  token_file: /etc/aireport/token|' /etc/aireport/repos.yaml
port=$(sed -n 's|^ *api_url: .*:||p' /etc/aireport/repos.yaml)
tests/bench/replay.py --port "$port" examples/demo-day/cache >/dev/null &
server=$!
trap 'kill $server' EXIT

# night ZONE TOKEN: cron from a few seconds before the time until what it started is over.
night() {
  install -o aireport -m 600 /dev/stdin /etc/aireport/token <<<"$2"
  rm -f /etc/cron.d/* /mnt/mail/*
  local shift_by=$(($(date -u -d '2026-02-04 00:14:55' +%s) - $(date -u +%s)))
  local library
  library=$(dpkg -L libfaketime | grep '/libfaketime\.so')
  local faked=(LD_PRELOAD="$library" FAKETIME="$shift_by" FAKETIME_DONT_FAKE_MONOTONIC=1)
  { printf '%s\n' "${faked[@]}"; cat contrib/cron/aireport; } >/etc/cron.d/aireport
  env "${faked[@]}" TZ="$1" cron -f &
  local cron=$!
  sleep 10
  local left=120
  while pgrep -P $cron >/dev/null && ((left-- > 0)); do sleep 0.5; done
  sleep 1
  kill $cron
  wait $cron 2>/dev/null || true
}

fail() {
  echo "$1" >&2
  cat /mnt/mail/all >&2 2>/dev/null || true
  exit 1
}

night UTC 'a token'
[[ $(sed '1,/^$/d' /mnt/mail/all | grep -c .) == 1 ]] || fail "a token that cannot be is not one line of mail"
grep -q '^To: root$' /mnt/mail/all || fail "the mail does not go to root"
grep -q '/etc/aireport/token holds no token' /mnt/mail/all || fail "the mail does not say what is wrong"
[[ ! -e /var/lib/aireport/reports ]] || fail "a night that failed left a folder"
for zone in Asia/Shanghai Asia/Kolkata Asia/Kathmandu; do
  rm -rf /var/lib/aireport/reports
  night "$zone" a-token
  [[ ! -e /mnt/mail/all ]] || fail "a good night is not silent in $zone"
  cmp /var/lib/aireport/reports/2026-02-03.md examples/demo-day/expected/2026-02-03.md || fail "another page in $zone"
done
night UTC a-token
[[ ! -e /mnt/mail/all ]] || fail "a night with nothing to do is not silent"
echo "cron runs the line in every zone, mails one line when it fails, and is silent when it does not"
