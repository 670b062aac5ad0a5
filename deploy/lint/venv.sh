# shellcheck shell=bash
# Sourced: the delivery tools of requirements.txt, and promtool, in target/venv, first in PATH. Made once, and anew when the list changes.
venv=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/target/venv
wanted=$(dirname "${BASH_SOURCE[0]}")/requirements.txt
if ! cmp -s "$wanted" "$venv/requirements.txt"; then
  rm -rf "$venv" && mkdir -p "${venv%/*}"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$wanted"
  cp "$wanted" "$venv/requirements.txt"
fi
PATH=$venv/bin:$PATH
# Of Debian's package prometheus the one program: no service, and none of the packages that its pages need.
if ! command -v promtool >/dev/null; then
  fetched=$(mktemp -d)
  (
    cd "$fetched" || exit 1
    apt-get download -qq prometheus 2>/dev/null || {
      as_root=(); [ "$(id -u)" = 0 ] || as_root=(sudo)
      "${as_root[@]}" apt-get update -qq
      apt-get download -qq prometheus
    }
    dpkg-deb --fsys-tarfile prometheus_*.deb | tar -xO ./usr/bin/promtool >promtool
    install -m 755 promtool "$venv/bin/promtool"
  )
  rm -rf "$fetched"
fi
