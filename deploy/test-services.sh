#!/usr/bin/env bash
# Starts a private PostgreSQL and a private Redis on free ports in a temporary folder, for tests.
#
#   deploy/test-services.sh --exec cargo test    runs the command with both URLs set, then stops both
#   deploy/test-services.sh                      starts both, prints the URLs as exports, and stops them on Ctrl+C
#
# The variables are CAREERSIM_TEST_POSTGRES_URL and CAREERSIM_TEST_REDIS_URL. PostgreSQL refuses to run as root; then it runs as
# `postgres` or `nobody`. Another version's programs: POSTGRES_BIN=/path/to/bin; another Redis: REDIS_SERVER=valkey-server.
set -euo pipefail

redis_server=${REDIS_SERVER:-redis-server}

find_postgres() {
  local folder
  for folder in ${POSTGRES_BIN:+"$POSTGRES_BIN"} /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin; do
    [ -x "$folder/initdb" ] && found=$folder
    [ -n "${POSTGRES_BIN:-}" ] && break
  done
  [ -n "${found:-}" ] || found=$(dirname "$(command -v initdb)") || { echo "no PostgreSQL found: install it or set POSTGRES_BIN" >&2; exit 1; }
  echo "$found"
}

# A port that nobody listens on; two runs at once draw different ones almost surely, and a clash is tried again.
free_port() {
  local port
  while :; do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

as_user=()
if [ "$(id -u)" = 0 ]; then
  owner=nobody
  id postgres >/dev/null 2>&1 && owner=postgres
  as_user=(setpriv --reuid "$owner" --regid "$(id -g "$owner")" --clear-groups)
fi

postgres_bin=$(find_postgres)
folder=$(mktemp -d "${TMPDIR:-/tmp}/careersim-services.XXXXXX")
chmod 711 "$folder"
mkdir "$folder/postgres" "$folder/redis"
[ "${#as_user[@]}" = 0 ] || chown "$owner" "$folder/postgres"

postgres_pid='' redis_pid=''
stop() {
  trap '' INT TERM
  # SIGINT is PostgreSQL's fast shutdown. Both were started here, so both are children to wait for.
  [ -z "$postgres_pid" ] || kill -CONT "$postgres_pid" 2>/dev/null || true
  [ -z "$postgres_pid" ] || kill -INT "$postgres_pid" 2>/dev/null || true
  [ -z "$redis_pid" ] || kill -CONT "$redis_pid" 2>/dev/null || true
  [ -z "$redis_pid" ] || kill -TERM "$redis_pid" 2>/dev/null || true
  # A signal cuts `wait` short, so it is asked again until nobody is left.
  for pid in $postgres_pid $redis_pid; do
    while kill -0 "$pid" 2>/dev/null; do wait "$pid" 2>/dev/null || sleep 0.05; done
  done
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

(cd "$folder" && "${as_user[@]}" "$postgres_bin/initdb" --pgdata "$folder/postgres/data" --username careersim --auth trust --encoding UTF8 --locale C --no-sync) >"$folder/initdb.log" 2>&1 ||
  { cat "$folder/initdb.log" >&2; exit 1; }

start_postgres() {
  postgres_port=$(free_port)
  # No fsync: the data lives for one test run.
  (cd "$folder/postgres" && exec "${as_user[@]}" "$postgres_bin/postgres" -D "$folder/postgres/data" -p "$postgres_port" -k "$folder/postgres" \
    -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=400 -c shared_buffers=128MB) \
    >"$folder/postgres.log" 2>&1 &
  postgres_pid=$!
  for _ in $(seq 100); do
    "$postgres_bin/pg_isready" -q -h 127.0.0.1 -p "$postgres_port" -U careersim && return 0
    kill -0 "$postgres_pid" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}

start_redis() {
  redis_port=$(free_port)
  "$redis_server" --port "$redis_port" --bind 127.0.0.1 --dir "$folder/redis" --save '' --appendonly no >"$folder/redis.log" 2>&1 &
  redis_pid=$!
  for _ in $(seq 50); do
    (exec 3<>"/dev/tcp/127.0.0.1/$redis_port") 2>/dev/null && kill -0 "$redis_pid" 2>/dev/null && return 0
    kill -0 "$redis_pid" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}

start_postgres || start_postgres || { cat "$folder/postgres.log" >&2; exit 1; }
"$postgres_bin/createdb" -h 127.0.0.1 -p "$postgres_port" -U careersim careersim
start_redis || start_redis || { cat "$folder/redis.log" >&2; exit 1; }

export CAREERSIM_TEST_POSTGRES_URL="postgres://careersim@127.0.0.1:$postgres_port/careersim?sslmode=disable"
export CAREERSIM_TEST_REDIS_URL="redis://127.0.0.1:$redis_port"
# For tests that stop, freeze and restart them.
export CAREERSIM_TEST_POSTGRES_PID=$postgres_pid CAREERSIM_TEST_REDIS_PID=$redis_pid

if [ "${1:-}" = --exec ]; then
  shift
  "$@"
else
  echo "export CAREERSIM_TEST_POSTGRES_URL='$CAREERSIM_TEST_POSTGRES_URL'"
  echo "export CAREERSIM_TEST_REDIS_URL='$CAREERSIM_TEST_REDIS_URL'"
  echo "export CAREERSIM_TEST_POSTGRES_PID=$postgres_pid CAREERSIM_TEST_REDIS_PID=$redis_pid"
  wait
fi
