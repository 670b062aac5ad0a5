#!/usr/bin/env bash
# What the program costs on this machine; see README.md beside it. Arguments go to scale.py.
set -euo pipefail
cd "$(dirname "$0")/.."
exec python3 bench/scale.py "$@"
