#!/usr/bin/env bash
# Usage: bash scripts/fuzz.sh SECONDS [TARGET…]
# On Debian 12, as root or with sudo: installs what is needed, builds the fuzz targets with clang, ASan and UBSan, and
# runs each (or those named) for its share of the time. Says how often each ran; fails on a finding, whose input it
# leaves in build/fuzz/found. New inputs are kept in build/fuzz/corpus from one call to the next.
seconds=$1
shift
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_packages "${build_packages[@]}" "${fuzz_packages[@]}"
configure fuzz
cmake --build build/fuzz --target fuzz

targets=("$@")
[[ ${#targets[@]} -gt 0 ]] || mapfile -t targets < <(ls tests/fuzz/corpus)
# What ASan keeps back of freed memory would count against the limit, and one run of the corpus fills it.
export ASAN_OPTIONS=quarantine_size_mb=16
share=$((seconds / ${#targets[@]}))
mkdir -p build/fuzz/found
total=0
failed=()
for target in "${targets[@]}"; do
  mkdir -p "build/fuzz/corpus/$target"
  log=build/fuzz/found/$target.log
  dictionary=tests/fuzz/$target.dict
  # Without its "entropic" choice of inputs, whose book-keeping takes longer than the runs where much code is reached.
  "build/fuzz/tests/fuzz/fuzz_$target" "-max_total_time=$share" -print_final_stats=1 -timeout=10 -rss_limit_mb=512 \
    -entropic=0 -max_len=16384 "-artifact_prefix=build/fuzz/found/$target-" ${dictionary:+$([[ -f $dictionary ]] && echo "-dict=$dictionary")} \
    "build/fuzz/corpus/$target" "tests/fuzz/corpus/$target" >"$log" 2>&1 || failed+=("$target")
  runs=$(awk '/^stat::number_of_executed_units/ {print $2}' "$log")
  printf '%-14s %12d runs\n' "$target" "${runs:-0}"
  total=$((total + ${runs:-0}))
done
printf '%-14s %12d runs\n' total "$total"
if [[ ${#failed[@]} -gt 0 ]]; then
  echo "findings in ${failed[*]}: see build/fuzz/found" >&2
  exit 1
fi
