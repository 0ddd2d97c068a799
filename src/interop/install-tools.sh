#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Installs the tools of tools.txt, each into <cache>/<tool>/<version>/, and leaves alone what is there.
# A tool is made in a temporary folder beside its place and moved when whole, so an interrupted run leaves no half tool.
set -euo pipefail
shopt -s inherit_errexit

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/ghcr-maven-plugin/interop
mkdir -p "$cache"
work=$(mktemp -d "$cache/.installing-XXXXXX")
trap 'rm -rf "$work"' EXIT

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo > /dev/null; then
        sudo "$@"
    else
        echo "install-tools.sh: root or sudo is needed for: $*" >&2
        return 1
    fi
}

# Quiet while all is well, the whole output when not.
quietly() {
    "$@" > "$work/log" 2>&1 || { cat "$work/log" >&2; return 1; }
}

update_apt() {
    [ -e "$work/apt-updated" ] || quietly as_root apt-get update
    touch "$work/apt-updated"
}

build_with_go() { # <folder for the executable> <arguments of go install>
    command -v go > /dev/null || { echo "install-tools.sh: go is needed to build the tools" >&2; return 1; }
    CGO_ENABLED=0 GOFLAGS=-buildvcs=false GOBIN=$1 quietly go install -ldflags="-s -w" "${@:2}"
}

# Each prints the version that it made, which is the folder's name.
make_go() { # <package> <version> <folder> <executable>
    build_with_go "$3" "$1@$2" && echo "$2"
}

make_src() { # <folder beside this script> <version> <folder> <executable>
    (cd "$here/$1" && build_with_go "$3" .) && echo "$2"
}

# With all that it depends on, in the versions of its package-lock.json.
make_npm() { # <folder beside this script> <version> <folder> <executable>
    command -v npm > /dev/null || { echo "install-tools.sh: npm is needed to install $1" >&2; return 1; }
    cp "$here/$1"/* "$3/"
    (cd "$3" && quietly npm ci --no-audit --no-fund) && echo "$2"
}

# Taken out of its package, not installed: the package would start a service on a fixed port.
make_deb-extract() { # <package> <pattern> <folder> <executable>
    update_apt
    mkdir "$work/deb"
    (cd "$work/deb" && quietly apt-get download "$1")
    dpkg-deb --extract "$work"/deb/*.deb "$work/root"
    cp "$work/root/usr/bin/$4" "$3/"
    dpkg-deb --field "$work"/deb/*.deb Version
    rm -r "$work/deb" "$work/root"
}

# Installed, for the libraries that it needs; the folder holds a link to it.
make_deb-install() { # <package> <pattern> <folder> <executable>
    if ! dpkg-query --show "$1" > /dev/null 2>&1; then
        update_apt
        quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$1"
    fi
    ln -s "/usr/bin/$4" "$3/$4"
    dpkg-query --show --showformat '${Version}\n' "$1"
}

# The path of a tool that is there already; the last one, where any version will do.
installed() { # <name> <version> <executable>
    local found='' candidate
    # shellcheck disable=SC2086 # the version may be a pattern
    for candidate in "$cache/$1"/$2/"$3"; do
        [ ! -x "$candidate" ] || found=$candidate
    done
    [ -n "$found" ] && echo "$found"
}

while read -r name version executable source; do
    case $name in '' | '#'*) continue ;; esac
    if ! path=$(installed "$name" "$version" "$executable"); then
        echo "installing $name ..." >&2
        made=$work/$name
        mkdir "$made"
        version=$("make_${source%%:*}" "${source#*:}" "$version" "$made" "$executable")
        mkdir -p "$cache/$name"
        # A dangling link may stand there (its package was removed), or a run beside this one was faster.
        path=$cache/$name/$version/$executable
        [ -x "$path" ] || { rm -rf "${path%/*}" && mv -T "$made" "${path%/*}"; }
    fi
    printf '%-24s %s\n' "$name" "$path"
done < "$here/tools.txt"
