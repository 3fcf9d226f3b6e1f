#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: check-mime.sh UPDATE-MIME-DATABASE FILE
# Compiles the MIME type into an empty folder, and looks whether the name and
# the magic bytes of a plan are known there.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

mkdir "$folder/packages"
cp "$2" "$folder/packages/balik.xml"
# It warns that the folder is not in the search path, which is the point.
"$1" "$folder" 2> /dev/null

grep -qx 'application/x-balik-plan:\*.balik' "$folder/globs" ||
  { echo 'The name *.balik is not known' >&2; exit 1; }
grep -qa '>68=' "$folder/magic" && grep -qa 'BALK' "$folder/magic" ||
  { echo 'The magic bytes are not known' >&2; exit 1; }
