# SPDX-License-Identifier: GPL-3.0-or-later
#
# Part of ./dev: building on the system itself, with packages from its manager.

# The names of the needed packages for apt (2), dnf (3) or pacman (4).
# $1: run or test, $2: the column.
package_names () {
  packages | awk -v need="$1" -v column="$2" \
    '(need == "test" || $1 == "run") && $column != "-" { print $column }' | sort -u
}

native_has_gtk () {
  pkg-config --atleast-version=4.14 gtk4 2>/dev/null &&
    pkg-config --atleast-version=1.5 libadwaita-1 2>/dev/null
}

native_is_apt () { [[ -e /etc/debian_version ]] && command -v apt-get dpkg-query >/dev/null; }

# The versions that the package manager offers, of GTK and of libadwaita.
native_offered () {
  if native_is_apt; then
    LC_ALL=C apt-cache policy "libgtk-4-dev" | awk '/Candidate:/ { print $2 }'
    LC_ALL=C apt-cache policy "libadwaita-1-dev" | awk '/Candidate:/ { print $2 }'
  elif command -v dnf >/dev/null; then
    dnf -q repoquery --latest-limit 1 --qf '%{version}\n' gtk4-devel | tail -1
    dnf -q repoquery --latest-limit 1 --qf '%{version}\n' libadwaita-devel | tail -1
  elif command -v pacman >/dev/null; then
    LC_ALL=C pacman -Si gtk4 | awk '/^Version/ { print $3 }'
    LC_ALL=C pacman -Si libadwaita | awk '/^Version/ { print $3 }'
  fi
}

native_offers_gtk () {
  local gtk adw
  # A fresh container has no package lists, so nothing would seem to be on offer.
  if native_is_apt && [[ -z $(find /var/lib/apt/lists -name '*_Packages*' -print -quit 2>/dev/null) ]]; then
    say "Reading the list of packages (apt-get update)"
    as_admin "to read the list of packages" apt-get -qq update
  fi
  { read -r gtk; read -r adw; } < <(native_offered 2>/dev/null) || return 1
  at_least "$gtk" 4.14 && at_least "$adw" 1.5
}

at_least () { [[ $(printf '%s\n%s\n' "${1%%[-+~]*}" "$2" | sort -V | head -1) == "$2" ]]; }

# Runs a command as administrator. $1 says what for; the rest is the command.
as_admin () {
  local why=$1 answer=''
  shift
  if [[ $(id -u) -eq 0 ]]; then
    "$@" >&2
    return
  fi
  say "Balik needs the administrator $why:" ""
  say "    sudo $*"
  command -v sudo >/dev/null ||
    die "There is no sudo here. Have an administrator run the command without it, then try again."
  [[ -r /dev/tty && -t 2 ]] ||
    die "Nobody can be asked here. Run this command yourself, then try again."
  read -r -p "Run it now? [Y/n] " answer </dev/tty
  case $answer in
    '' | [Yy]*) sudo "$@" >&2 ;;
    *) die "Nothing was changed. Run the command yourself, then try again." ;;
  esac
}

# Those of the given packages that are not installed.
native_missing () {
  if native_is_apt; then
    # Not only by name: another package may provide it.
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n${db:Status-Status} ${Provides}\n' 2>/dev/null |
      awk '$1 == "installed" { gsub (/\([^)]*\)|,/, " "); for (i = 2; i <= NF; i++) print $i }' | sort -u)
    comm -23 <(printf '%s\n' "$@" | sort -u) <(echo "$installed")
  elif command -v dnf >/dev/null; then
    local name
    for name in "$@"; do
      rpm -q --whatprovides "$name" >/dev/null 2>&1 || echo "$name"
    done
  elif command -v pacman >/dev/null; then
    pacman -T "$@" || :
  fi
}

# Installs what is missing. $1: run or test.
native_install () {
  local missing
  if native_is_apt; then
    missing=$(native_missing $(package_names "$1" 2))
    [[ -n $missing ]] || return 0
    say "Installing $(wc -w <<<"$missing") packages:" $missing
    as_admin "to install packages" \
      env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing ||
      die "Installing failed; the reason is above. “apt-get update” may help, or: sudo apt-get install" $missing
  elif command -v dnf >/dev/null; then
    missing=$(native_missing $(package_names "$1" 3))
    [[ -n $missing ]] || return 0
    say "Installing $(wc -w <<<"$missing") packages:" $missing
    as_admin "to install packages" dnf install -q -y $missing ||
      die "Installing failed; the reason is above. By hand: sudo dnf install" $missing
  elif command -v pacman >/dev/null; then
    missing=$(native_missing $(package_names "$1" 4))
    [[ -n $missing ]] || return 0
    say "Installing $(wc -w <<<"$missing") packages:" $missing
    as_admin "to install packages" pacman -S --needed --noconfirm $missing ||
      die "Installing failed; the reason is above. By hand: sudo pacman -S" $missing
  fi
  # Another package manager: GTK is there, and meson will name what else is missing.
}
