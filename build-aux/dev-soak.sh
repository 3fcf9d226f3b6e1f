# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Part of ./dev: every case of the reliability suite that has a long form, each for
# an equal share of the time, then every fuzz target; all figures in one table.

. "$SRC/build-aux/dev-fuzz.sh"

SOAK_LOGS=$BUILD/soak
# Of a hundred parts of the time.
SOAK_FUZZ_SHARE=25

soak_run () {
  env G_TEST_SRCDIR="$SRC/tests" G_TEST_BUILDDIR="$BUILD/tests" G_DEBUG=fatal-criticals \
    GSETTINGS_BACKEND=memory BALIK_READER="$BUILD/src/reader/balik-reader" \
    BALIK_TEST_TIER=soak "$@"
}

# "program case" lines. Programs without a long form do all in every ./dev test.
soak_cases () {
  local program
  for program in "$BUILD"/tests/reliability/test-reliability-*; do
    [[ -f $program ]] && grep -q BALIK_TEST_TIER "$program" || continue
    # They are listed as comments of TAP, or plain.
    soak_run "$program" -l 2>/dev/null | sed -n "s|^\(# \)\{0,1\}/|$program /|p"
  done
}

soak_seconds () { python3 -c "print(f'{$1 * 60 * $2 / 100 / $3:.3f}')"; }

# $1: program, $2: case, $3: seconds.
soak_case () {
  local log=$SOAK_LOGS/${2//\//-}.log minutes
  minutes=$(python3 -c "print($3 / 60)")
  soak_run BALIK_TEST_MINUTES="$minutes" nice -n 10 "$1" -p "$2" >"$log" 2>&1 && return
  say "Failed: $2; the log is $log"
  return 1
}

# $1: target, $2: seconds.
soak_fuzz () {
  local log=$SOAK_LOGS/fuzz-$1.log runs
  if ! (fuzz "$1" "$2") >"$log" 2>&1; then
    say "Failed: fuzzing $1; the log is $log"
    return 1
  fi
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  echo "# reliability: fuzz $1: $runs executions without a finding" >>"$log"
}

soak_table () {
  local log name line
  for log in "$SOAK_LOGS"/*.log; do
    name=$(basename "$log" .log)
    name=${name#-reliability-}
    sed -n 's/^# reliability: //p' "$log" | while IFS= read -r line; do
      printf '%-24s %s\n' "$name" "$line"
    done
  done
}

# $1: minutes.
soak () {
  local minutes=${1:-60} seconds line failed=0 cases targets
  [[ $minutes =~ ^[1-9][0-9]*$ ]] || die "MINUTES is “$minutes”; it must be a whole number."
  export BALIK_TEST_SEED=${BALIK_TEST_SEED:-$((RANDOM * 32768 + RANDOM + 1))}
  rm -rf "$SOAK_LOGS" && mkdir -p "$SOAK_LOGS"
  mapfile -t cases < <(soak_cases)
  mapfile -t targets < <(fuzz_list)
  for line in "${targets[@]}"; do
    fuzz_build "$line"
  done

  seconds=$(soak_seconds "$minutes" $((100 - SOAK_FUZZ_SHARE)) "${#cases[@]}")
  say "${#cases[@]} cases, at most $seconds s each where time decides; seed $BALIK_TEST_SEED"
  for line in "${cases[@]}"; do
    soak_case "${line% *}" "${line#* }" "$seconds" || failed=$((failed + 1))
  done
  seconds=$(soak_seconds "$minutes" "$SOAK_FUZZ_SHARE" "${#targets[@]}")
  say "${#targets[@]} fuzz targets, ${seconds%.*} s each"
  for line in "${targets[@]}"; do
    soak_fuzz "$line" "${seconds%.*}" || failed=$((failed + 1))
  done
  soak_table
  ((failed == 0)) || die "$failed failed, with seed $BALIK_TEST_SEED."
  say "None failed."
}
