#!/usr/bin/env bash
# Installs what the tests need and this machine lacks. Debian; needs root or sudo only when something is missing.
set -euo pipefail
missing=()
command -v redis-server >/dev/null || missing+=(redis-server)
command -v chromium >/dev/null || missing+=(chromium)
command -v setpriv >/dev/null || missing+=(util-linux)
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing+=(postgresql)
if [ ${#missing[@]} -gt 0 ]; then
    as_root=(); [ "$(id -u)" = 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi
# moto: stand-ins for S3 and AWS Secrets Manager (needs Python 3.9 or newer).
cd "$(dirname "$0")/.."
# shellcheck source=deploy/lint/venv.sh
. deploy/lint/venv.sh
