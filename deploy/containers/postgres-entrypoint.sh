#!/bin/bash
# Stand-in for the public PostgreSQL image's start: makes the cluster, the user and the database once, then runs the server.
set -euo pipefail
user=${POSTGRES_USER:-postgres} database=${POSTGRES_DB:-${POSTGRES_USER:-postgres}}
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA" && chown -R postgres "$PGDATA" && chmod 700 "$PGDATA"
  exec setpriv --reuid postgres --regid postgres --init-groups "$0" "$@"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  password=${POSTGRES_PASSWORD:-$(cat "$POSTGRES_PASSWORD_FILE")}
  initdb --username "$user" --pwfile <(echo "$password") --auth scram-sha-256 >/dev/null
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  pg_ctl --silent --wait --options "-c listen_addresses='' -k /tmp" start
  [ "$database" = postgres ] || PGPASSWORD=$password createdb --host /tmp --username "$user" "$database"
  pg_ctl --silent --wait --mode fast stop
fi
[ "${1:-}" = postgres ] && shift
exec postgres -k /tmp -c listen_addresses='*' "$@"
