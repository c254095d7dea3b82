#!/bin/sh
# Installs the Debian packages of these parts of packages.txt that are missing: tools/setup.sh build test ...
# Quick when there is nothing to do.
set -eu
cd "$(dirname "$0")/.."
want=$(awk -v parts=" $* " '/^#/ || !NF {next} /^\[/ {part=substr($1, 2, length($1)-2); next} index(parts, " " part " ") {print $1}' packages.txt)
missing=""
for p in $want; do
  dpkg-query -W -f '${Status}' "$p" 2>/dev/null | grep -q "ok installed" || missing="$missing $p"
done
[ -z "$missing" ] && exit 0
echo "set-up: installing$missing"
root=""
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || { echo "set-up: run as root, or install these packages first:$missing" >&2; exit 1; }
  root=sudo
fi
export DEBIAN_FRONTEND=noninteractive
$root apt-get update -qq
# shellcheck disable=SC2086
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
echo "set-up: done"
