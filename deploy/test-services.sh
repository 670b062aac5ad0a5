#!/usr/bin/env bash
# Starts a private PostgreSQL, a private Redis and stand-ins for S3 and AWS Secrets Manager on free ports in a temporary folder, for tests.
#
#   deploy/test-services.sh --exec cargo test    runs the command with their URLs set, then stops them
#   deploy/test-services.sh                      starts them, prints the URLs as exports, and stops them on Ctrl+C
#
# The variables are CAREERSIM_TEST_POSTGRES_URL, CAREERSIM_TEST_REDIS_URL and AWS's own. The stand-ins are moto's (deploy/test-tools.sh installs
# it); without it AWS_ENDPOINT_URL stays unset, and the tests that need it say so and are skipped. PostgreSQL refuses to run as root; then it runs as
# `postgres` or `nobody`. Another version's programs: POSTGRES_BIN=/path/to/bin; another Redis: REDIS_SERVER=valkey-server.
set -euo pipefail

redis_server=${REDIS_SERVER:-redis-server}
moto_server=$(cd "$(dirname "$0")/.." && pwd)/target/venv/bin/moto_server
[ -x "$moto_server" ] || moto_server=$(command -v moto_server || true)

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

postgres_pid='' redis_pid='' moto_pid=''
stop() {
  trap '' INT TERM
  # SIGINT is PostgreSQL's fast shutdown. Both were started here, so both are children to wait for.
  [ -z "$postgres_pid" ] || kill -CONT "$postgres_pid" 2>/dev/null || true
  [ -z "$postgres_pid" ] || kill -INT "$postgres_pid" 2>/dev/null || true
  [ -z "$redis_pid" ] || kill -CONT "$redis_pid" 2>/dev/null || true
  [ -z "$redis_pid" ] || kill -TERM "$redis_pid" 2>/dev/null || true
  [ -z "$moto_pid" ] || kill -TERM "$moto_pid" 2>/dev/null || true
  # A signal cuts `wait` short, so it is asked again until nobody is left.
  for pid in $postgres_pid $redis_pid $moto_pid; do
    while kill -0 "$pid" 2>/dev/null; do wait "$pid" 2>/dev/null || sleep 0.05; done
  done
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

(cd "$folder" && "${as_user[@]}" "$postgres_bin/initdb" --pgdata "$folder/postgres/data" --username careersim --auth trust --encoding UTF8 --locale C --no-sync) >"$folder/initdb.log" 2>&1 ||
  { cat "$folder/initdb.log" >&2; exit 1; }

# Members of `passworded` are asked for their password, so that tests can change one.
sed -i '1i host all +passworded 127.0.0.1/32 scram-sha-256' "$folder/postgres/data/pg_hba.conf"

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

# Both services under one address, as AWS_ENDPOINT_URL wants it.
start_moto() {
  moto_port=$(free_port)
  (cd "$folder" && exec "$moto_server" --host 127.0.0.1 --port "$moto_port") >"$folder/moto.log" 2>&1 &
  moto_pid=$!
  for _ in $(seq 300); do
    (exec 3<>"/dev/tcp/127.0.0.1/$moto_port") 2>/dev/null && return 0
    kill -0 "$moto_pid" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}

start_postgres || start_postgres || { cat "$folder/postgres.log" >&2; exit 1; }
"$postgres_bin/createdb" -h 127.0.0.1 -p "$postgres_port" -U careersim careersim
"$postgres_bin/psql" --quiet --no-psqlrc -h 127.0.0.1 -p "$postgres_port" -U careersim careersim -c 'CREATE ROLE passworded'
start_redis || start_redis || { cat "$folder/redis.log" >&2; exit 1; }
if [ -n "$moto_server" ]; then
  start_moto || start_moto || { cat "$folder/moto.log" >&2; exit 1; }
  export AWS_ENDPOINT_URL=http://127.0.0.1:$moto_port AWS_REGION=eu-central-1 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
fi

export PATH=$postgres_bin:$PATH  # pg_dump and pg_restore of the server's own version
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
  [ -z "${AWS_ENDPOINT_URL:-}" ] || echo "export AWS_ENDPOINT_URL='$AWS_ENDPOINT_URL' AWS_REGION=eu-central-1 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test"
  wait
fi
