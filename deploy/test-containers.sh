#!/usr/bin/env bash
# Builds the images and runs the whole compose stack for real: a day is played through the door, replicas and the database die, a bad
# release is turned back and a good one goes through, and everything is taken down again.
#
# Takes Docker with Compose, or, as root, podman (installed when missing on Debian) with the same Compose. Without either it says so and
# ends well. Base images come from a registry or, without one, are made here (deploy/containers/bases.sh).
#
#   KEEP=1     leave the stack running        NO_BUILD=1     take the images as they are        PORT=28443     the door's port
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/.."

skip() { echo "test-containers is skipped: $1"; exit 0; }
fail() { echo "test-containers FAILED: $1" >&2; exit 1; }
ok() { echo "[$(date +%T)] ok: $1"; }

# --- which engine ---
if docker info >/dev/null 2>&1 && docker compose version >/dev/null 2>&1; then
  engine=docker compose_program=(docker compose)
elif [ "$(id -u)" != 0 ]; then
  skip "there is no Docker here, and podman needs root for this"
else
  if ! command -v podman >/dev/null || ! command -v mmdebstrap >/dev/null; then
    command -v apt-get >/dev/null || skip "there is neither Docker nor podman"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      podman buildah runc iptables netavark aardvark-dns catatonit mmdebstrap uidmap >/dev/null || skip "podman cannot be installed here"
  fi
  engine=podman
  export CONTAINERS_CONF=$here/containers/containers.conf
  # Without this, HEALTHCHECK is dropped.
  export BUILDAH_FORMAT=docker
  podman info >/dev/null 2>&1 || skip "podman does not work here: $(podman info 2>&1 | tail -1)"
  # shellcheck source=deploy/lint/venv.sh
  . deploy/lint/venv.sh
  compose_program=(docker-compose)
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/careersim-containers.XXXXXX")
port=${PORT:-28443}
door=https://localhost:$port
image=careersim:test
project=careersim-test
export CAREERSIM_SECRETS=$work/secrets CAREERSIM_HTTPS_PORT=$port CAREERSIM_HTTP_PORT=$((port - 1))
export CAREERSIM_IMAGE=$image CAREERSIM_BACKUP_IMAGE=careersim-backup:test CAREERSIM_PROXY_IMAGE=careersim-proxy:test
compose=("${compose_program[@]}" --project-name "$project" --file deploy/compose.yaml)
pids=()

clean_up() {
  local code=$?
  [ $code = 0 ] || {
    "${compose[@]}" ps --all
    "${compose[@]}" logs --tail 30 --no-color
    # What the door refused or lost, and whom it took out.
    "${compose[@]}" logs --no-color --no-log-prefix proxy | grep -vE '"status":[2-4]' | tail -60
  } >&2 2>/dev/null || true
  touch "$work/stop"
  [ -n "${KEEP:-}" ] || "${compose[@]}" down --volumes --remove-orphans --timeout 5 >/dev/null 2>&1 || true
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  [ -n "${KEEP:-}" ] || rm -rf "$work"
}
trap clean_up EXIT

if [ $engine = podman ]; then
  podman system service --time=0 "unix://$work/podman.sock" >"$work/podman.log" 2>&1 &
  pids+=($!)
  export DOCKER_HOST=unix://$work/podman.sock
  for _ in $(seq 50); do [ -S "$work/podman.sock" ] && break; sleep 0.1; done
  # This podman runs health checks by systemd's timers only, which a container or a plain machine does not have.
  (while [ ! -e "$work/stop" ]; do
    for id in $(podman ps --quiet --filter "label=com.docker.compose.project=$project" 2>/dev/null); do podman healthcheck run "$id" >/dev/null 2>&1 || true; done
    sleep 1
  done) &
  pids+=($!)
fi

# --- images ---
build() { # TAG ARGUMENTS…
  local network=()
  [ $engine = podman ] && network=(--network host)
  nice -n 15 "$engine" build --quiet "${network[@]}" --tag "$1" "${@:2}" >"$work/build.log" 2>&1 || { tail -40 "$work/build.log" >&2; fail "the build of $1"; }
}
if [ -z "${NO_BUILD:-}" ]; then
  [ $engine = docker ] || nice -n 15 deploy/containers/bases.sh
  revision=$(git rev-parse HEAD 2>/dev/null || echo unknown)
  build "$image" --target careersim --build-arg VERSION=test --build-arg REVISION="$revision" .
  build careersim-backup:test --target backup .
  build careersim-proxy:test deploy/proxy
fi
inspect() { "$engine" image inspect --format "$1" "$image"; }
size=$(inspect '{{.Size}}')
[ "$size" -lt 60000000 ] || fail "the image has $size bytes, more than 60 MB"
[ "$(inspect '{{.Config.User}}')" = 65532:65532 ] || fail "the image does not run as its own user"
[ -n "$(inspect '{{index .Config.Labels "org.opencontainers.image.revision"}}')" ] || fail "the image has no labels"
"$engine" run --rm --network none --read-only --cap-drop ALL --entrypoint /bin/sh "$image" -c true >/dev/null 2>&1 && fail "there is a shell in the image"
"$engine" run --rm --network none --read-only --cap-drop ALL --user 1234:1234 "$image" --version >"$work/version" || fail "the binary does not start in its image"
ok "the image: $((size / 1000000)) MB, $(cat "$work/version"), its own user, no shell, read-only"

# --- from nothing to a played day ---
deploy/secrets.sh localhost >/dev/null
certificate=$CAREERSIM_SECRETS/tls/self-signed.pem
started=$SECONDS
"${compose[@]}" up --detach --no-build --wait --wait-timeout 240 >"$work/up.log" 2>&1 || { cat "$work/up.log" >&2; fail "the stack does not come up"; }
ok "the stack is up and healthy after $((SECONDS - started)) s"
play() { deploy/smoke.py "$door" --ca "$certificate" "$@"; }
play --rounds 3
ok "a day was played through the door"

# --- the door ---
ask() { curl --silent --show-error --max-time 50 --cacert "$certificate" "$@"; }
[ "$(ask --http2 --output /dev/null --write-out '%{http_version}' "$door/")" = 2 ] || fail "no HTTP/2"
ask --tls-max 1.1 "$door/" >/dev/null 2>&1 && fail "TLS 1.1 is accepted"
[ "$(curl --silent --output /dev/null --write-out '%{http_code} %{redirect_url}' --header "Host: localhost" "http://localhost:$CAREERSIM_HTTP_PORT/a")" = "308 https://localhost/a" ] || fail "plain HTTP is not sent to HTTPS"
[ "$(ask --output /dev/null --write-out '%{http_code}' "$door/api/metrics")" = 404 ] || fail "the metrics can be read from outside"
ask --head "$door/" | grep -qi '^strict-transport-security:' || fail "no HSTS"
ask --dump-header "$work/headers" --output /dev/null --header 'Accept-Encoding: gzip' "$door/api/openapi.json"
grep -qi '^content-encoding: gzip' "$work/headers" || fail "JSON is not compressed"
head -c 2000000 /dev/zero | ask --output "$work/problem" --write-out '%{http_code}' --header 'Content-Type: application/json' --data-binary @- "$door/api/evaluate-answer" | grep -q 413 || fail "two megabytes are taken"
grep -q '"code":"too_large"' "$work/problem" || fail "the refusal is no problem+json"
id=$(ask --dump-header - --output /dev/null --header 'X-Request-ID: forged-by-client' "$door/api/health/live" | tr -d '\r' | sed -n 's/^x-request-id: //Ip')
[[ $id =~ ^[0-9a-f-]{36}$ ]] || fail "the door takes a client's request id: $id"
"${compose[@]}" logs --no-color --no-log-prefix proxy 2>/dev/null | grep -q "\"request_id\":\"$id\"" || fail "the door's log does not have the request id"
ok "the door: HTTP/2, TLS 1.2+, redirect, HSTS, compression, limits, ids, no metrics"

# An event stream must come event by event, unpressed.
python3 - "$door" "$certificate" <<'P' || fail "event streams do not come through"
import sys
sys.path.insert(0, "deploy")
from smoke import WORDS, Client
c = Client(sys.argv[1], sys.argv[2])
c.token = c.call("POST", "/api/guests", expect=201)["access_token"]
scene = c.call("POST", "/api/generate-scenario", {"career_title": "chef", "rounds": 1})
task = c.call("POST", "/api/evaluate-answer", {"scenario_id": scene["scenario_id"], "session_id": scene["session_id"], "user_answer": WORDS}, expect=202)
status, text, headers = c.ask("GET", f"/api/tasks/{task['task_id']}", headers={"Accept": "text/event-stream", "Accept-Encoding": "gzip"})
assert status == 200 and "text/event-stream" in headers["content-type"] and "content-encoding" not in headers, headers
assert text.rstrip().split("\n\n")[-1].startswith("event:") and '"succeeded"' in text, text
P
ok "an event stream comes through unpressed"

# --- everything is locked down ---
for id in $("${compose[@]}" ps --quiet); do
  state=$("$engine" inspect --format '{{.Name}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.Privileged}} {{.HostConfig.Memory}} {{.HostConfig.SecurityOpt}}' "$id")
  [[ $state =~ true\ false\ [1-9][0-9]*\ .*no-new-privileges ]] || fail "not locked down: $state"
done
ok "every container is read-only, unprivileged and limited"

# --- the database goes and comes back ---
status_of_guests() { ask --output "$work/problem" --dump-header "$work/headers" --write-out '%{http_code}' --request POST "$door/api/guests" || true; }
wait_for() { # STATUS SECONDS
  for ((i = 0; i < $2; i++)); do [ "$(status_of_guests)" = "$1" ] && return 0; sleep 1; done
  return 1
}
"${compose[@]}" stop --timeout 20 postgres >/dev/null 2>&1
wait_for 503 30 || fail "without a database the answer is not 503: $(cat "$work/problem")"
{ grep -qi '^content-type: application/problem+json' "$work/headers" && grep -q '"type":"/problems/unavailable"' "$work/problem"; } || fail "the 503 is no problem+json: $(cat "$work/headers" "$work/problem")"
[ "$(ask --output /dev/null --write-out '%{http_code}' "$door/")" = 200 ] || fail "without a database the page does not come"
ok "database stopped: 503 with problem+json, the page still comes"
started=$SECONDS
"${compose[@]}" start postgres >/dev/null 2>&1
wait_for 201 60 || fail "the stack does not recover: $(cat "$work/problem")"
ok "database back: recovered by itself after $((SECONDS - started)) s"
play --rounds 2

# --- Redis goes and comes back: slower, never an error ---
"${compose[@]}" stop --timeout 5 redis >/dev/null 2>&1
play --rounds 1 || fail "without Redis no day can be played"
"${compose[@]}" start redis >/dev/null 2>&1
ok "Redis stopped: days are still played"

# --- a replica is killed while players play ---
steady() { rm -f "$work/enough"; deploy/containers/steady.py "$door" --ca "$certificate" --until "$work/enough" >"$work/steady" & steady_pid=$!; sleep 3; }
enough() { sleep "$1"; touch "$work/enough"; wait "$steady_pid" || fail "$2: $(cat "$work/steady")"; ok "$2: $(head -1 "$work/steady")"; }
steady
victim=$("${compose[@]}" ps --quiet app | head -1)
"$engine" kill --signal KILL "$victim" >/dev/null
enough 8 "a replica killed"
"$engine" start "$victim" >/dev/null 2>&1 || true
for _ in $(seq 30); do "$engine" exec "$victim" /usr/local/bin/careersim doctor --live >/dev/null 2>&1 && break; sleep 1; done

# --- releases ---
printf 'FROM %s\nENV CAREERSIM_HTTP__LISTEN=0.0.0.0:9999\n' "$image" >"$work/bad.Dockerfile"
printf 'FROM %s\nLABEL release=next\n' "$image" >"$work/next.Dockerfile"
mkdir -p "$work/empty"
build careersim:bad --file "$work/bad.Dockerfile" "$work/empty"
build careersim:next --file "$work/next.Dockerfile" "$work/empty"
release() {
  COMPOSE="${compose_program[*]} --project-name $project --file compose.yaml" DOCKER=$engine SMOKE_URL=$door SMOKE_CA=$certificate \
    CAREERSIM_SETTINGS=$work/settings deploy/release.sh "$1"
}
running() { for id in $("${compose[@]}" ps --quiet app); do "$engine" inspect --format '{{.Config.Image}}' "$id"; done | sort -u | tr '\n' ' '; }
steady
release careersim:bad >"$work/release.log" 2>&1 && fail "a bad release went through"
grep -q 'FAILED: no day can be played on a new replica; going back' "$work/release.log" || fail "the bad release failed for another reason: $(tail -20 "$work/release.log")"
enough 1 "a bad release was turned back without a failed request"
[[ $(running) =~ ^[^\ ]*$image\ $ ]] || fail "after the bad release other images run: $(running)"
steady
release careersim:next >"$work/release.log" 2>&1 || { cat "$work/release.log" >&2; fail "a good release"; }
enough 1 "a good release went through without a failed request"
[[ $(running) =~ ^[^\ ]*careersim:next\ $ ]] || fail "after the release other images run: $(running)"
grep -q '^CAREERSIM_IMAGE=careersim:next$' "$work/settings" || fail "the release is not written down"
play --rounds 2

echo "test-containers: everything holds"
