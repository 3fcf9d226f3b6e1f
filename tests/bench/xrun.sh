#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs COMMAND on a virtual desktop of its own: X server, session bus,
# accessibility bus, window manager, desktop settings and an empty home folder.
# Afterwards everything is stopped and deleted again. Its status is COMMAND's.
#
#   xrun.sh [OPTIONS] -- COMMAND ARG...
#
#   -s WxH    screen size in pixels (1280x900)
#   -x N      scale: 2 is 200 %
#   -l LOCALE language of COMMAND, as in th_TH.UTF-8
#   -T NAME   light, dark, hc or hcdark: the desktop's colours
#   -t FACTOR text size, 1.0 to 2.0: the desktop's Large Text
#   -r NAME   GSK_RENDERER (cairo: the same pixels at every run)
#   -H DIR    home folder to use, and to leave there
#   -A        without accessibility bus: starts faster
set -eu

if [ "${XRUN_STAGE:-}" != 2 ]; then
  SIZE=1280x900 SCALE='' LOC='' THEME=light TEXT='' RENDERER=cairo HOMEDIR='' A11Y=1
  while getopts s:x:l:T:t:r:H:A o; do
    case $o in
      s) SIZE=$OPTARG ;;
      x) SCALE=$OPTARG ;;
      l) LOC=$OPTARG ;;
      T) THEME=$OPTARG ;;
      t) TEXT=$OPTARG ;;
      r) RENDERER=$OPTARG ;;
      H) HOMEDIR=$OPTARG ;;
      A) A11Y='' ;;
      *) exit 2 ;;
    esac
  done
  shift $((OPTIND - 1))

  for tool in Xvfb dbus-run-session metacity xsettingsd xprop gsettings; do
    command -v "$tool" >/dev/null ||
      { echo "xrun: $tool is not installed; ./dev shell has it" >&2; exit 127; }
  done

  WORK=$(mktemp -d /tmp/balik-xrun.XXXXXX)
  XPID=''
  cleanup () {
    [ -z "$XPID" ] || kill "$XPID" 2>/dev/null || :
    [ -z "$XPID" ] || wait "$XPID" 2>/dev/null || :
    rm -rf "$WORK"
  }
  trap cleanup EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP

  [ -n "$HOMEDIR" ] || HOMEDIR=$WORK/home
  mkdir -p "$HOMEDIR" "$WORK/runtime"
  chmod 0700 "$WORK/runtime"
  # Only root may make it, and a private /tmp does not have it.
  [ -d /tmp/.X11-unix ] || mkdir -m 1777 /tmp/.X11-unix 2>/dev/null || :

  # The server chooses a free number and tells it once it is ready for clients.
  mkfifo "$WORK/display"
  Xvfb -displayfd 3 -screen 0 "${SIZE}x24" -dpi 96 -nolisten tcp -noreset \
    3>"$WORK/display" >"$WORK/xvfb.log" 2>&1 &
  XPID=$!
  # If the server ends first, the pipe ends too, and the number stays empty.
  read -r N <"$WORK/display" || :
  if [ -z "${N:-}" ]; then
    cat "$WORK/xvfb.log" >&2
    echo "xrun: the virtual display did not start; the reason is above" >&2
    exit 125
  fi

  export DISPLAY=":$N" XRUN_STAGE=2 XRUN_WORK="$WORK" XRUN_THEME="$THEME" XRUN_TEXT="$TEXT" XRUN_A11Y="$A11Y"
  export GSETTINGS_BACKEND=dconf GDK_BACKEND=x11 GSK_RENDERER="$RENDERER"
  export XDG_CURRENT_DESKTOP=GNOME XDG_SESSION_TYPE=x11 XDG_RUNTIME_DIR="$WORK/runtime"
  export LIBGL_ALWAYS_SOFTWARE=1 MESA_SHADER_CACHE_DISABLE=1
  export HOME="$HOMEDIR" XDG_CONFIG_HOME="$HOMEDIR/.config" XDG_DATA_HOME="$HOMEDIR/.local/share" \
    XDG_CACHE_HOME="$HOMEDIR/.cache" XDG_STATE_HOME="$HOMEDIR/.local/state"
  # Without a portal GTK shows its own file dialog, which can be driven, and
  # libadwaita reads the desktop's settings itself.
  export GDK_DEBUG="no-portals${GDK_DEBUG:+,$GDK_DEBUG}" ADW_DISABLE_PORTAL=1
  unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS XAUTHORITY
  [ -z "$SCALE" ] || export GDK_SCALE="$SCALE"
  [ -z "$LOC" ] || export LANG="$LOC" LC_ALL="$LOC"

  # The bus and its services write to the log; COMMAND keeps what it was given (4, 5).
  status=0
  exec 4>&2 5>&1
  dbus-run-session -- "$0" "$@" >"$WORK/session.log" 2>&1 || status=$?
  if [ "$status" -eq 125 ]; then
    cat "$WORK/session.log" >&2
  fi
  exit "$status"
fi

# From here on inside the session bus.
IF=org.gnome.desktop.interface
gsettings set $IF enable-animations false
gsettings set $IF cursor-blink false
case $XRUN_THEME in
  dark | hcdark) gsettings set $IF color-scheme prefer-dark ;;
esac
case $XRUN_THEME in
  hc*) gsettings set org.gnome.desktop.a11y.interface high-contrast true ;;
esac
[ -z "$XRUN_TEXT" ] || gsettings set $IF text-scaling-factor "$XRUN_TEXT"
if [ -n "$XRUN_A11Y" ]; then
  gsettings set $IF toolkit-accessibility true
  gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
    --method org.a11y.Bus.GetAddress >"$XRUN_WORK/a11y.log" 2>&1 || :
else
  export GTK_A11Y=none
fi

# On X11 GTK takes font and text size from XSETTINGS: without them it would use
# "Sans 10" and never large text.
cat >"$XRUN_WORK/xsettingsd.conf" <<EOF
Gtk/FontName "$(gsettings get $IF font-name | tr -d \')"
Gtk/EnableAnimations 0
Gtk/CursorBlink 0
Net/IconThemeName "Adwaita"
Net/CursorBlink 0
Xft/DPI $(awk -v t="${XRUN_TEXT:-1}" 'BEGIN { printf "%d", 96 * t * 1024 }')
Xft/Antialias 1
Xft/Hinting 1
Xft/HintStyle "hintslight"
Xft/RGBA "none"
EOF
xsettingsd -c "$XRUN_WORK/xsettingsd.conf" >"$XRUN_WORK/xsettingsd.log" 2>&1 4>&- 5>&- &
SPID=$!
metacity >"$XRUN_WORK/metacity.log" 2>&1 4>&- 5>&- &
WPID=$!
n=0
until xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q '#'; do
  n=$((n + 1))
  if [ $n -ge 100 ]; then
    cat "$XRUN_WORK/metacity.log" >&2
    echo "xrun: the window manager did not start; the reason is above" >&2
    exit 125
  fi
  sleep 0.1
done

unset XRUN_STAGE
status=0
"$@" >&5 2>&4 4>&- 5>&- || status=$?
kill "$WPID" "$SPID" 2>/dev/null || :
exit "$status"
