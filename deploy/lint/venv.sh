# shellcheck shell=bash
# Sourced: the delivery tools of requirements.txt in target/venv, first in PATH. Made once, and anew when the list changes.
venv=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/target/venv
wanted=$(dirname "${BASH_SOURCE[0]}")/requirements.txt
if ! cmp -s "$wanted" "$venv/requirements.txt"; then
  rm -rf "$venv" && mkdir -p "${venv%/*}"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$wanted"
  cp "$wanted" "$venv/requirements.txt"
fi
PATH=$venv/bin:$PATH
