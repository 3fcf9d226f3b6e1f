#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: build-aux/check-pot.sh
#
# Names the words that po/balik.pot lacks, or has although nobody says them any
# more. Works on a copy: the tree stays as it is.
set -eu

cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export LC_ALL=C.UTF-8

mkdir "$scratch/tree"
cp -R meson.build build-aux data help po src "$scratch/tree/"
# Only the catalogue is wanted, no language.
"$scratch/tree/build-aux/update-po.sh" en >"$scratch/log" 2>&1 ||
  { cat "$scratch/log"; exit 1; }

words () {
  msgcat --no-location --no-wrap --sort-output "$1" | grep -E '^(msgctxt|msgid|msgid_plural) ' |
    sort -u
}
status=0
for pot in po/balik.pot help/balik.pot; do
  words "$pot" >"$scratch/old"
  words "$scratch/tree/$pot" >"$scratch/new"
  comm -13 "$scratch/old" "$scratch/new" | sed "s|^|$pot lacks: |" >"$scratch/lacks"
  comm -23 "$scratch/old" "$scratch/new" | sed "s|^|$pot still has: |" >"$scratch/has"
  if [ -s "$scratch/lacks" ] || [ -s "$scratch/has" ]; then
    cat "$scratch/lacks" "$scratch/has"
    status=1
  fi
done
[ $status -eq 0 ] || echo 'build-aux/update-po.sh puts it right.'
exit $status
