# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Part of ./dev: builds the fuzzers with clang and its sanitizers in a folder of
# their own, and runs one of them.

FUZZ_BUILD=$SRC/build-fuzz
FUZZ_TARGETS=$SRC/tests/fuzz

fuzz_list () {
  local path
  for path in "$FUZZ_TARGETS"/dict/*.dict; do
    path=${path##*/}
    echo "${path%.dict}"
  done
}

fuzz_build () {
  local log=$FUZZ_BUILD.log
  command -v clang >/dev/null || die "The fuzzers need clang, and it is not installed."
  if [[ ! -f $FUZZ_BUILD/build.ninja ]]; then
    say "Preparing the fuzzers in $FUZZ_BUILD"
    CC=clang meson setup "$FUZZ_BUILD" "$SRC" -Dfuzzers=true -Db_sanitize=address,undefined \
      -Db_lundef=false -Dbuildtype=debugoptimized >"$log" 2>&1 ||
      { cat "$log" >&2; die "Preparing the fuzzers failed; the reason is above."; }
  fi
  say "Building the fuzzer"
  ninja -C "$FUZZ_BUILD" "tests/fuzz/fuzz-$1" tests/fuzz/seeds >"$log" 2>&1 ||
    { tail -40 "$log" >&2; die "Building the fuzzer failed; the reason is above."; }
}

# $1: target, $2: seconds. What was learnt stays in the build folder.
fuzz () {
  local target=${1:-} seconds=${2:-60} learnt max_bytes=4096
  if [[ $# -eq 0 ]]; then
    say "The targets, for ./dev fuzz TARGET [SECONDS]:"
    fuzz_list
    return
  fi
  fuzz_list | grep -qx -- "$target" || die "There is no target “$target”." "./dev fuzz lists them."
  [[ $seconds =~ ^[1-9][0-9]*$ ]] || die "SECONDS is “$seconds”; it must be a whole number."
  case $target in
    plan | salvage | stream) max_bytes=262144 ;;
    json) max_bytes=65536 ;;
    number) max_bytes=256 ;;
  esac
  fuzz_build "$target"
  learnt=$FUZZ_BUILD/learnt/$target
  mkdir -p "$learnt" "$FUZZ_TARGETS/crashers/$target"
  say "Fuzzing $target for $seconds s"
  ASAN_OPTIONS=allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
    nice -n 10 "$FUZZ_BUILD/tests/fuzz/fuzz-$target" -max_total_time="$seconds" \
    -max_len="$max_bytes" -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 \
    -dict="$FUZZ_TARGETS/dict/$target.dict" \
    -artifact_prefix="$FUZZ_TARGETS/crashers/$target/" \
    "$learnt" "$FUZZ_BUILD/tests/fuzz/seeds/$target" ||
    die "A finding: it is in tests/fuzz/crashers/$target, and every ./dev test tries it from now on."
}
