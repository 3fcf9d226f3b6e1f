#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Takes a picture, inside xrun.sh, once two grabs in a row are the same, so that no
# half-drawn frame is kept.
#
#   shot.sh FILE.png          the whole screen
#   shot.sh FILE.png TITLE    the first visible window whose title matches TITLE
set -eu
OUT=$1
WINDOW=root
if [ -n "${2:-}" ]; then
  # Not "| head": xdotool would die of the closed pipe while it still writes.
  WINDOWS=$(xdotool search --onlyvisible --name "$2" || :)
  WINDOW=$(echo "$WINDOWS" | head -n 1)
  [ -n "$WINDOW" ] || { echo "shot: no visible window's title matches “$2”" >&2; exit 1; }
fi
BEFORE=''
n=0
while [ $n -lt 24 ]; do
  import -silent -window "$WINDOW" "$OUT"
  NOW=$(convert "$OUT" rgba:- | md5sum)
  [ "$NOW" != "$BEFORE" ] || exit 0
  BEFORE=$NOW
  n=$((n + 1))
  sleep 0.25
done
echo "shot: the picture in $OUT never came to rest" >&2
