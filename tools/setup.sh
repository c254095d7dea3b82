#!/bin/sh
# Installs the Debian packages that are missing: tools/setup.sh build|test. Quick when there is nothing to do.
set -eu
cd "$(dirname "$0")/.."
want=$(awk -v upto="$1" '/^#/ || !NF {next} /^\[/ {part=$1; next} part=="[build]" || upto=="test" {print $1}' packages.txt)
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
