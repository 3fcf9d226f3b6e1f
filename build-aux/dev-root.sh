# SPDX-License-Identifier: GPL-3.0-or-later
#
# Part of ./dev: a Debian 13 root in the cache folder, for systems that are too old.
#
# The root is keyed by its package list and this recipe, shared by all checkouts,
# and never changed once it is made. It is made under another name, so that one
# whose making was interrupted is never taken for a root.

ROOT_RELEASE=trixie
ROOT_MIRROR=http://deb.debian.org/debian
# What is left out: texts that nobody reads there, and languages other than those
# that Balik is translated into or tested with.
ROOT_LANGUAGES="ar de en fil fr he id km lo ms my ta th vi zh"
ROOT_NOTO="Mono Sans SansArabic SansHebrew SansKhmer SansLao SansMath SansMono SansMyanmar SansSymbols SansSymbols2 SansTamil SansThai"

root_cache () { echo "${XDG_CACHE_HOME:-$HOME/.cache}/balik/roots"; }

# The rules of dpkg for the root.
root_dpkg_rules () {
  local name
  echo "force-unsafe-io"
  for name in doc man info help gtk-doc gir-1.0 lintian; do
    echo "path-exclude=/usr/share/$name/*"
  done
  echo "path-exclude=/usr/share/locale/*/*"
  for name in $ROOT_LANGUAGES; do
    printf 'path-include=%s\n' "/usr/share/locale/$name/*" "/usr/share/locale/${name}_*"
  done
  echo "path-exclude=/usr/share/fonts/truetype/noto/*"
  for name in $ROOT_NOTO; do
    echo "path-include=/usr/share/fonts/truetype/noto/Noto$name-*"
  done
}

# dbus-x11 stands in for dbus-user-session, which would bring all of systemd.
root_packages () { { package_names test 2; echo dbus-x11; } | sort -u; }

root_id () {
  [[ -z ${ROOT_ID:-} ]] || { echo "$ROOT_ID"; return; }
  { echo "$ROOT_RELEASE 1 $(uname -m)"; root_packages; root_dpkg_rules; } | sha256sum | cut -c1-16
}

root_dir () { echo "$(root_cache)/$(root_id)"; }

root_exists () { [[ -e $(root_dir)/.ready ]]; }

# Makes the root unless it is there already.
root_ensure () {
  local missing='' tool
  ROOT_ID=$(root_id)
  for tool in mmdebstrap:mmdebstrap bwrap:bubblewrap; do
    command -v "${tool%%:*}" >/dev/null || missing+=" ${tool##*:}"
  done
  if [[ -n $missing ]]; then
    say "Installing$missing (all that is added to this system)"
    as_admin "to install$missing" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y $missing ||
      die "Installing$missing failed; the reason is above." \
          "Often “apt-get update” helps. By hand: sudo apt-get install$missing"
  fi
  root_exists && return
  mkdir -p "$(root_cache)"
  exec 6>"$(root_cache)/.lock"
  if ! flock -n 6; then
    say "Another ./dev is making the Debian 13 root; waiting for it"
    flock 6
  fi
  root_exists || root_make
  exec 6>&-
}

# The mirror that this system uses, if it is Debian's and has the release.
root_mirror () {
  local uri
  if [[ -n ${BALIK_DEV_MIRROR:-} ]]; then
    echo "$BALIK_DEV_MIRROR"
    return
  fi
  while read -r uri; do
    uri=${uri%/}
    [[ $uri =~ ^https?://.*/debian$ && $uri != *snapshot* && $uri != *archive.debian.org* ]] || continue
    [[ $uri != "$ROOT_MIRROR" ]] || break
    if /usr/lib/apt/apt-helper download-file "$uri/dists/$ROOT_RELEASE/Release" /dev/null >/dev/null 2>&1; then
      echo "$uri"
      return
    fi
  done < <(apt-get indextargets --format '$(REPO_URI)' 'Identifier: Packages' 2>/dev/null | sort -u)
  echo "$ROOT_MIRROR"
}

# Says in plain words what mmdebstrap is doing, with the seconds since the start.
root_phases () {
  local line last='' start=$SECONDS
  while IFS= read -r line; do
    printf '%s\n' "$line" >>"$1"
    case $line in
      "I: running apt-get update"*) line="reading the package lists (10 MB)" ;;
      "I: downloading packages"*) line="downloading the base system (30 MB)" ;;
      "I: extracting archives"*) line="unpacking the base system" ;;
      "I: installing essential"*) line="setting up the base system" ;;
      "I: installing remaining"*) line="downloading and installing the tools and libraries (250 MB; the longest step)" ;;
      "I: cleaning"*) line="tidying up" ;;
      *) continue ;;
    esac
    # Older versions say the same twice.
    [[ $line != "$last" ]] || continue
    last=$line
    say "  $(printf '%3d s' $((SECONDS - start))) $line"
  done
}

root_make () {
  local dir tmp log mirror mode options=() value key start=$SECONDS
  dir=$(root_dir)
  tmp=$(root_cache)/.making-$(root_id)
  log=$(root_cache)/making.log
  mirror=$(root_mirror)
  mode=unshare
  [[ $(id -u) -ne 0 ]] || mode=root
  say "Making a Debian 13 root in $dir" \
      "(once, about 3 minutes and 1.2 GB; nothing of this system is changed)"
  # What an interrupted run left behind.
  rm -rf "$tmp"
  mkdir -p "$tmp"
  : >"$log"
  local free
  free=$(df -Pm "$tmp" | awk 'NR == 2 { print $4 }')
  [[ $free -ge 2500 ]] || die "Only $free MB are free in $(root_cache); 2500 are needed." \
    "Free some, or set XDG_CACHE_HOME to a folder with more."

  for key in Acquire::http::Proxy Acquire::https::Proxy Acquire::http::Proxy-Auto-Detect; do
    value=''
    eval "$(apt-config shell value "$key")"
    [[ -z $value ]] || options+=(--aptopt="$key \"$value\"")
  done
  # A path without blanks, which apt's list of sources could not hold.
  work=$(mktemp -d /tmp/balik-dev.XXXXXX)
  trap 'rm -rf "$work"' EXIT
  trap 'die "Interrupted. The next ./dev begins the root anew."' INT TERM
  chmod 755 "$work"
  root_dpkg_rules >"$work/rules"
  # The keys come with Balik: those of an older system may not know the release.
  cp "$SRC/build-aux/debian-$ROOT_RELEASE.asc" "$work/keys.asc"
  options+=(
    --mode="$mode" --variant=apt --architectures="$(dpkg --print-architecture)"
    --include="$(root_packages | paste -sd,)"
    --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Languages "none"'
    # Only from here on: filtering the base system's archives is slow in mmdebstrap.
    --extract-hook="cp '$work/rules' \"\$1/etc/dpkg/dpkg.cfg.d/balik\""
    # Files that others are bound over must be plain files.
    --customize-hook='for f in resolv.conf machine-id localtime; do rm -f "$1/etc/$f"; : >"$1/etc/$f"; done'
    --customize-hook='chroot "$1" dbus-uuidgen >"$1/etc/machine-id"'
  )
  local source="deb [signed-by=$work/keys.asc] $mirror $ROOT_RELEASE main"
  if [[ $mode == root ]]; then
    mmdebstrap "${options[@]}" "$ROOT_RELEASE" "$tmp" "$source" 2>&1 | root_phases "$log"
  else
    # Through tar all files become the user's own, so that deleting them is easy.
    { mmdebstrap "${options[@]}" "$ROOT_RELEASE" - "$source" 2>&3 |
        tar -x -C "$tmp" --no-same-owner --exclude='./dev/*'; } 3>&1 | root_phases "$log"
  fi || { tail -20 "$log" >&2; root_failed "$log"; }
  rm -rf "$work"
  trap - EXIT INT TERM
  root_try "$tmp"
  touch "$tmp/.ready"
  rm -rf "$dir"
  mv "$tmp" "$dir"
  say "The root is ready after $((SECONDS - start)) s"
}

root_failed () {
  if grep -q -E 'Unable to connect|Could not resolve|Connection (failed|timed out)|Failed to fetch' "$1"; then
    say "Debian's mirror could not be reached or is changing at the moment."
    say "Look at your network, wait a little, or name another: BALIK_DEV_MIRROR=http://… ./dev …"
  elif grep -q -E 'subuid|newuidmap|unshare' "$1"; then
    say "This system does not let ordinary users make a root."
    say "Install uidmap (sudo apt-get install uidmap), or run ./dev build once as root with your XDG_CACHE_HOME."
  elif grep -q -E 'mount|Operation not permitted' "$1"; then
    say "Nothing can be mounted here, as in a container with few rights."
    say "Give the container more (docker run --privileged) or use a Debian 13 image."
  fi
  die "The Debian 13 root could not be made; the whole log is $1"
}

# One command in the new root, so that a system without namespaces is told at once.
root_try () {
  local out
  out=$(ROOT=$1 CALLER_DIR=/ root_bwrap pkg-config --modversion gtk4 2>&1) && return
  say "$out"
  die "bubblewrap could not start a program in the root; the reason is above." \
      "In a container: give it more rights (docker run --privileged) or use a Debian 13 image."
}

# Adds a folder or file to BINDS, at its own path.
bind_path () {
  case $1 in
    / | /usr | /usr/* | /etc | /etc/* | /dev | /dev/* | /proc | /proc/* | /sys | /sys/* | /bin* | /lib* | /sbin*) ;;
    *) [[ ! -e $1 ]] || BINDS+=(--bind "$1" "$1") ;;
  esac
}

# Adds the folders of those arguments that name a file, there or yet to be written.
bind_arguments () {
  local argument path folder
  for argument in "$@"; do
    [[ $argument != -*=* ]] || argument=${argument#*=}
    [[ $argument == */* ]] || continue
    path=$argument
    [[ $path == /* ]] || path=$CALLER_DIR/$path
    folder=$(dirname "$path")
    [[ ! -d $path ]] || folder=$path
    [[ $folder != / ]] || folder=$path
    [[ -e $folder ]] || continue
    bind_path "$folder"
    bind_path "$(realpath "$folder")"
    [[ ! -L $path || ! -e $path ]] || bind_path "$(dirname "$(realpath "$path")")"
  done
}

# Runs a command in $ROOT as the caller, with the files in BINDS. Replaces the
# shell, or the subshell that it is called in.
root_bwrap () {
  local uid runtime socket options=()
  uid=$(id -u)
  runtime=/run/user/$uid
  for socket in "${XDG_RUNTIME_DIR:-$runtime}"/{wayland-*,bus,pulse,pipewire-0,at-spi,dconf}; do
    [[ ! -e $socket || $socket == *.lock ]] || options+=(--bind "$socket" "$runtime/${socket##*/}")
  done
  [[ -z ${XAUTHORITY:-} || ! -e $XAUTHORITY ]] || options+=(--ro-bind "$XAUTHORITY" "$XAUTHORITY")
  [[ -z ${BINDS[*]:-} ]] || options+=("${BINDS[@]}")
  # Without a graphics device GTK's other renderers are slow.
  [[ -e /dev/dri || -n ${GSK_RENDERER:-} ]] || options+=(--setenv GSK_RENDERER cairo)
  [[ -n ${LC_ALL:-}${LANG:-} ]] || options+=(--setenv LANG C.UTF-8)
  # The bus refuses users without an entry.
  exec 8<<EOF 9<<EOG
root:x:0:0:root:/root:/bin/bash
$([[ $uid -eq 0 ]] || echo "$(id -un):x:$uid:$(id -g)::$HOME:/bin/bash")
nobody:x:65534:65534:nobody:/:/usr/sbin/nologin
EOF
root:x:0:
$([[ $uid -eq 0 ]] || echo "$(id -gn | tr -d ' '):x:$(id -g):")
nogroup:x:65534:
EOG
  exec bwrap --tmpfs / \
    --ro-bind "$ROOT/usr" /usr --ro-bind "$ROOT/etc" /etc \
    --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64 \
    --ro-bind-data 8 /etc/passwd --ro-bind-data 9 /etc/group \
    --ro-bind-try /etc/resolv.conf /etc/resolv.conf --ro-bind-try /etc/localtime /etc/localtime \
    --ro-bind "$ROOT/var/lib/dpkg" /var/lib/dpkg \
    --ro-bind-try "$ROOT/var/cache/fontconfig" /var/cache/fontconfig --dir /var/tmp --chmod 1777 /var/tmp \
    --proc /proc --dev /dev --dev-bind-try /dev/dri /dev/dri --ro-bind /sys /sys \
    --dir "$runtime" --chmod 0700 "$runtime" --ro-bind-try /run/dbus /run/dbus \
    --bind /tmp /tmp "${options[@]}" \
    --unshare-pid --die-with-parent --chdir "$CALLER_DIR" \
    --unsetenv LD_LIBRARY_PATH --unsetenv LD_PRELOAD --unsetenv PYTHONPATH --unsetenv PYTHONHOME \
    --unsetenv GI_TYPELIB_PATH --unsetenv GIO_EXTRA_MODULES --unsetenv GTK_PATH --unsetenv GTK_MODULES \
    --unsetenv GDK_PIXBUF_MODULE_FILE --unsetenv PKG_CONFIG_PATH --unsetenv CC --unsetenv CFLAGS \
    --setenv XDG_RUNTIME_DIR "$runtime" --setenv XDG_DATA_DIRS /usr/local/share:/usr/share \
    --setenv PATH /usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin \
    --setenv BALIK_DEV_INSIDE 1 --setenv BALIK_DEV_ROOT_ID "${ROOT##*/}" \
    -- "$@"
}

# Goes on with ./dev and the same arguments inside the root.
root_exec () {
  case $SRC/ in
    /usr/* | /etc/* | /proc/* | /sys/* | /dev/*)
      die "A checkout in $SRC cannot be shown inside the root. Move it to your home folder." ;;
  esac
  ROOT=$(root_dir)
  BINDS=()
  bind_path "$HOME"
  bind_path "$(realpath "$HOME")"
  bind_path "$SRC"
  bind_path "$CALLER_DIR"
  bind_arguments "$@"
  root_bwrap "$SRC/dev" "$@"
}

root_remove () {
  say "Deleting the Debian 13 roots in $(root_cache)"
  rm -rf "$(root_cache)"
}
