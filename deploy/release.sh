#!/usr/bin/env bash
# Brings a new image into the running compose stack without a gap, or leaves everything as it was.
#
#   deploy/release.sh ghcr.io/OWNER/careersim@sha256:…
#
# Migrations first (they only add, so the running version goes on). Then as many new replicas as there are old ones; each must be healthy
# and let a whole day be played on it before the first old one ends. Only then the worker changes, the day is played once more through
# the door, and the image is written into deploy/.env. Anything that fails on the way removes what is new: the old replicas never went away.
#
# COMPOSE and DOCKER name other programs (podman); SMOKE_URL and SMOKE_CA the door as seen from here.
set -euo pipefail
cd "$(dirname "$0")"
new=${1:?which image? for example ghcr.io/OWNER/careersim@sha256:…}
read -ra compose <<<"${COMPOSE:-docker compose}"
docker=${DOCKER:-docker}
door=${SMOKE_URL:-https://localhost}
settings=${CAREERSIM_SETTINGS:-.env}

say() { echo "[$(date +%T)] $*"; }
with() { CAREERSIM_IMAGE=$1 "${compose[@]}" "${@:2}"; }
setting() { [ ! -e "$settings" ] || sed -n "s/^$1=//p" "$settings" | tail -1; }
replicas() { "${compose[@]}" ps --quiet app; }
address() { "$docker" inspect --format '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}' "$1" | cut -d' ' -f1; }
# Asked from inside the container, so that no published port and no health state of the engine is needed.
healthy() { "$docker" exec "$1" /usr/local/bin/careersim doctor --live >/dev/null 2>&1; }
remove() {
  local id
  for id in "$@"; do
    "$docker" stop --time 45 "$id" >/dev/null && "$docker" rm "$id" >/dev/null
  done
}

old_image=$(setting CAREERSIM_IMAGE)
old_image=${CAREERSIM_IMAGE:-${old_image:-careersim}}
mapfile -t old < <(replicas)
[ ${#old[@]} -gt 0 ] || { echo "no replica is running: start the stack first (docs/install.md)" >&2; exit 1; }

added() { replicas | grep -vxF "$(printf '%s\n' "${old[@]}")" || true; }
give_up() {
  say "FAILED: $1; going back to $old_image"
  local ids
  mapfile -t ids < <(added)
  for id in "${ids[@]}"; do "$docker" logs --tail 20 "$id" >&2 || true; done
  remove "${ids[@]}" || true
  with "$old_image" up --detach --no-deps worker || true
  exit 1
}

"$docker" image inspect "$new" >/dev/null 2>&1 || "$docker" pull "$new"

say "migrations of $new"
with "$new" run --rm --no-deps migrate || give_up "the migrations"

say "${#old[@]} new replicas beside the old ones"
with "$new" up --detach --no-deps --no-recreate --no-build --scale "app=$((2 * ${#old[@]}))" app || give_up "the new replicas do not start"
mapfile -t fresh < <(added)
[ ${#fresh[@]} -eq ${#old[@]} ] || give_up "there are ${#fresh[@]} new replicas instead of ${#old[@]}"
for id in "${fresh[@]}"; do
  for ((i = 0; i < 60; i++)); do healthy "$id" && break; sleep 1; done
  healthy "$id" || give_up "a new replica is not healthy after a minute"
done
./smoke.py "http://$(address "${fresh[0]}"):8080" --rounds 1 || give_up "no day can be played on a new replica"

say "the new replicas work; the old ones finish what they do"
remove "${old[@]}"
old=()
with "$new" up --detach --no-deps --no-build worker
if ! ./smoke.py "$door" ${SMOKE_CA:+--ca "$SMOKE_CA"}; then
  # The old replicas are gone, so going back is a release of its own.
  say "FAILED at the door; bringing $old_image back"
  [ -n "${CAREERSIM_GOING_BACK:-}" ] || CAREERSIM_GOING_BACK=1 CAREERSIM_IMAGE=$new "$0" "$old_image" || true
  exit 1
fi

touch "$settings"
{ grep -v '^CAREERSIM_IMAGE=' "$settings" || true; echo "CAREERSIM_IMAGE=$new"; } >"$settings.new"
mv "$settings.new" "$settings"
say "done: $new"
