#!/usr/bin/env bash
# Builds the program of an earlier revision, without its page, as target/previous/careersim.
set -euo pipefail
cd "$(dirname "$0")/.."
source=target/previous/source
mkdir -p "$source"
git archive "$1" | tar -x -C "$source"
# The page is not part of the test; the build wants its folder.
mkdir -p "$source/web" && cp -r web/dist "$source/web/"
(cd "$source" && CARGO_TARGET_DIR=.. cargo build --locked --bin careersim)
cp target/previous/debug/careersim target/previous/careersim
