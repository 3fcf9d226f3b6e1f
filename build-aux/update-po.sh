#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: build-aux/update-po.sh [LANGUAGE…]
#
# Collects the strings of all files named in po/POTFILES.in into po/balik.pot,
# and those of the help pages into help/balik.pot. Then brings the named
# languages (or all of po/LINGUAS) up to date, and says how much is translated.
# Needs gettext, and itstool for the help.
set -eu

cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

version=$(sed -n "s/^ *version: '\(.*\)',/\1/p" meson.build | head -n 1)
year=$(sed -n 's/.*date="\([0-9]*\)-.*/\1/p' data/*.metainfo.xml.in | head -n 1)

# Each file named must be there, and the list sorted, so that it stays readable.
LC_ALL=C sort -u po/POTFILES.in > "$scratch/sorted"
cmp -s "$scratch/sorted" po/POTFILES.in || cp "$scratch/sorted" po/POTFILES.in
grep -v -e '^#' -e '^ *$' po/POTFILES.in > "$scratch/files" || true
while read -r file; do
  [ -f "$file" ] || { echo "po/POTFILES.in names $file, which is not there" >&2; exit 1; }
done < "$scratch/files"

xgettext --files-from="$scratch/files" --output="$scratch/code.pot" \
  --from-code=UTF-8 --add-comments=Translators --sort-by-file \
  --package-name=balik --package-version="$version" \
  --msgid-bugs-address=https://github.com/balikplan/balik/issues \
  --copyright-holder='The Balik contributors' \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=ngettext:1,2 \
  --keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 \
  --flag=N_:1:pass-c-format --flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format \
  --flag=ngettext:1:pass-c-format --flag=ngettext:2:pass-c-format \
  --flag=g_strdup_printf:1:c-format --flag=g_string_printf:2:c-format \
  --flag=g_string_append_printf:2:c-format --flag=g_set_error:4:c-format \
  --flag=g_error_new:3:c-format --flag=g_dngettext:2:pass-c-format \
  --flag=g_dngettext:3:pass-c-format

# The words of templates, cases and questions are data. A script of their own
# turns them into a catalogue on its standard output.
catalogues="$scratch/code.pot"
if [ -f build-aux/templates-to-pot.py ]; then
  python3 build-aux/templates-to-pot.py > "$scratch/templates.pot"
  catalogues="$catalogues $scratch/templates.pot"
fi

# shellcheck disable=SC2086
msgcat --use-first --output-file="$scratch/balik.pot" $catalogues
sed -i \
  -e '1s/.*/# Words of Balik, to be translated./' \
  -e "s/^# Copyright (C) .*/# Copyright (C) $year The Balik contributors/" \
  "$scratch/balik.pot"

# A new time stamp alone is no change.
same_but_date() {
  [ -f "$2" ] || return 1
  grep -v '^"POT-Creation-Date' "$1" > "$scratch/new"
  grep -v '^"POT-Creation-Date' "$2" > "$scratch/old"
  cmp -s "$scratch/new" "$scratch/old"
}
same_but_date "$scratch/balik.pot" po/balik.pot || cp "$scratch/balik.pot" po/balik.pot

if command -v itstool > /dev/null; then
  itstool --output="$scratch/help.pot" help/C/*.page
  same_but_date "$scratch/help.pot" help/balik.pot || cp "$scratch/help.pot" help/balik.pot
fi

[ $# -gt 0 ] || set -- $(grep -v '^#' po/LINGUAS)
for language; do
  if [ -f "po/$language.po" ]; then
    msgmerge --quiet --update --backup=none --previous "po/$language.po" po/balik.pot
  else
    msginit --no-translator --locale="$language" --input=po/balik.pot \
      --output-file="po/$language.po"
    echo "New: po/$language.po. Add $language to po/LINGUAS to have it built."
  fi
  printf '%s: ' "$language"
  msgfmt --check --statistics --output-file=/dev/null "po/$language.po" 2>&1
done
