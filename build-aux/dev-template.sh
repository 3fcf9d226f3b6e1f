# SPDX-License-Identifier: GPL-3.0-or-later
#
# Part of ./dev: the plan to open when none is named. Needs SRC, BALIK and say.

# Prints the path of a plan made from a bundled template. What somebody did to
# that plan last time stays.
template_plan () {
  plan=$SRC/out/school-uniforms.balik
  if [ ! -e "$plan" ]; then
    say "Making a plan from the template school-uniforms: $plan"
    mkdir -p "$SRC/out"
    "$BALIK" new --template school-uniforms -o "$plan" >&2 || return 1
  fi
  echo "$plan"
}
