#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Part of ./dev: "run" without a display. Opens Balik on the virtual display, and
# leaves a picture of its window and the plan's PDF in out/.
#
#   BALIK=PROGRAM headless-run.sh [FILE]
set -eu

SRC=$(cd "$(dirname "$0")/.." && pwd)
OUT=$SRC/out
say () { echo "[dev] $*" >&2; }

if [ "${1:-}" != --inside ]; then
  say "There is no display (neither WAYLAND_DISPLAY nor DISPLAY is set), so no window can be shown."
  say "Doing the main job on a virtual display instead; the results will be in $OUT"
  mkdir -p "$OUT"
  rm -f "$OUT/window.png" "$OUT/plan.pdf" "$OUT/plan.json"
  if [ $# -eq 0 ]; then
    . "$SRC/build-aux/dev-template.sh"
    set -- "$(template_plan)"
  fi
  exec "$SRC/tests/bench/xrun.sh" -s 1360x860 -- "$0" --inside "$@"
fi
shift

FILE=$1
NAME=$(basename "$FILE")
COPY=$HOME/$NAME
# On a copy: what only shows a plan does not change it.
cp "$FILE" "$COPY"

say "Opening “$NAME” in Balik"
"$BALIK" "$COPY" &
PID=$!
n=0
until xdotool search --onlyvisible --pid "$PID" --class . >/dev/null 2>&1 ||
    xdotool search --onlyvisible --class '[Bb]alik' >/dev/null 2>&1; do
  kill -0 "$PID" 2>/dev/null || { say "Balik ended before its window came; the reason is above."; exit 1; }
  n=$((n + 1))
  [ $n -lt 200 ] || { say "Balik's window did not come within 20 s."; kill "$PID"; exit 1; }
  sleep 0.1
done
sleep 1
"$SRC/tests/bench/shot.sh" "$OUT/window.png"
kill "$PID" 2>/dev/null || :
wait "$PID" 2>/dev/null || :
say "A picture of the window: $OUT/window.png"

say "Projecting the plan and writing its report"
"$BALIK" project "$FILE" --json >"$OUT/plan.json" || { say "Projecting failed; the reason is above."; exit 1; }
say "The projection: $OUT/plan.json"
"$BALIK" report "$FILE" -o "$OUT/plan.pdf" || { say "The report failed; the reason is above."; exit 1; }
say "The report: $OUT/plan.pdf"
