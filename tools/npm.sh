#!/bin/sh
# Make DIR/node_modules hold exactly what LOCKS (package.json, package-lock.json, .npmrc) pins; npm checks every
# download against its hash, and runs no package's own script. Done already: nothing is asked of anybody.
#   tools/npm.sh DIR LOCKS
set -eu
dir=$1 locks=$2

mkdir -p "$dir"
if ! cmp -s "$locks/package-lock.json" "$dir/installed.json"; then
    rm -f "$dir/installed.json"
    cp "$locks/package.json" "$locks/package-lock.json" "$locks/.npmrc" "$dir/"
    (cd "$dir" && npm ci --loglevel=error >&2)
    cp "$locks/package-lock.json" "$dir/installed.json"
fi
