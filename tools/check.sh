#!/bin/sh
# clang-tidy over all C++ sources, or over the files named. Exits with 1 if it finds anything.
set -eu
cd "$(dirname "$0")/.."
command -v clang-tidy-14 >/dev/null || { echo "check: install clang-tidy-14 and clang-format-14" >&2; exit 2; }
cmake --preset dev -Wno-dev >/dev/null
[ $# -gt 0 ] || set -- $(git ls-files 'src/*.cpp' 'cli/*.cpp')
echo "$@" | tr ' ' '\n' | xargs -P "$(nproc)" -n 4 clang-tidy-14 -p build/dev --quiet --extra-arg=-fconstexpr-steps=50000000
