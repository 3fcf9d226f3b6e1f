#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: build-aux/check-potfiles.sh [--add]
#
# Names each file with words to translate that po/POTFILES.in does not list, and
# each listed file that is not there. With --add, puts the list right instead.
set -eu

cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export LC_ALL=C

{
  # C: a call of gettext or one of its short forms, beginning with a string.
  find src -name '*.[ch]' -exec \
    grep -lE '(^|[^A-Za-z0-9_])(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2) ?\(' {} + || true
  find src -name '*.ui' -exec grep -lE 'translatable="(yes|true|1)"' {} + || true
  find data -maxdepth 1 -name '*.in' ! -name '*.service.in'
  find data -maxdepth 1 -name '*.gschema.xml'
} | sort -u > "$scratch/there"
grep -v -e '^#' -e '^ *$' po/POTFILES.in | sort -u > "$scratch/listed"

if [ "${1-}" = --add ]; then
  cp "$scratch/there" po/POTFILES.in
  exit 0
fi

missing=$(comm -23 "$scratch/there" "$scratch/listed")
gone=$(comm -13 "$scratch/there" "$scratch/listed")
[ -z "$missing" ] || printf 'po/POTFILES.in lacks:\n%s\n' "$missing"
[ -z "$gone" ] || printf 'po/POTFILES.in lists, but there are no words in:\n%s\n' "$gone"
[ -z "$missing$gone" ] || { echo 'build-aux/check-potfiles.sh --add puts it right.'; exit 1; }
sort -c po/POTFILES.in
