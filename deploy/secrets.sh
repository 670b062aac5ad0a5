#!/usr/bin/env bash
# Makes the secrets that deploy/compose.yaml mounts as files, each once; what is there is never touched.
#
#   deploy/secrets.sh [HOST]            passwords, keys, and a self-signed certificate for HOST (default: localhost)
#   deploy/secrets.sh signing-key       a new key that signs access tokens; the old one stays accepted
#   deploy/secrets.sh database          a new password for the database, while everything runs
#
# The folder (CAREERSIM_SECRETS, default: deploy/secrets) is open to its owner only. The files in it can be read by everyone who gets
# past it: containers do not run as you, and a file is all that each of them is given. They are written in place, because a container
# sees the file that it was started with.
set -euo pipefail
cd "$(dirname "$0")"
folder=${CAREERSIM_SECRETS:-./secrets}
mkdir -p "$folder/tls" && chmod 700 "$folder"
umask 022

random() { openssl rand -base64 48 | tr -d '\n=' | tr '+/' '-_'; }
keep() { # NAME VALUE: only if there is none
  [ -e "$folder/$1" ] || printf '%s' "$2" >"$folder/$1"
}
put() { # NAME VALUE
  printf '%s' "$2" >"$folder/$1"
}
database_url() { printf 'postgres://careersim:%s@postgres:5432/careersim' "$1"; }
have() { [ -e "$folder/$1" ] || { echo "$folder/$1 is missing: run deploy/secrets.sh first" >&2; exit 1; }; }

case ${1:-localhost} in
  signing-key)
    have secret_key
    put secret_key_previous "$(cat "$folder/secret_key")"
    put secret_key "$(random)"
    echo "new tokens are signed with the new key; remove the content of secret_key_previous after an hour"
    ;;
  database)
    have postgres_password
    password=$(random)
    # The statement goes by standard input: a command line can be read by every user of the machine.
    docker compose exec -T postgres psql --quiet --username careersim --dbname careersim --set ON_ERROR_STOP=1 <<<"ALTER USER careersim PASSWORD '$password'"
    put postgres_password "$password"
    put database_url "$(database_url "$password")"
    echo "the database takes the new password only; open connections stay"
    ;;
  *)
    keep postgres_password "$(random)"
    keep database_url "$(database_url "$(cat "$folder/postgres_password")")"
    keep redis_password "$(random)"
    keep redis_conf "requirepass $(cat "$folder/redis_password")"
    keep redis_url "redis://:$(cat "$folder/redis_password")@redis:6379/0"
    keep secret_key "$(random)"
    keep grafana_password "$(random)"
    # Empty means: not used.
    for name in secret_key_previous gemini_api_key sentry_dsn; do keep "$name" ''; done
    if ! ls "$folder"/tls/*.pem >/dev/null 2>&1; then
      host=${1:-localhost}
      openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 90 -subj "/CN=$host" -addext "subjectAltName=DNS:$host" \
        -keyout "$folder/tls/key" -out "$folder/tls/chain" 2>/dev/null
      cat "$folder/tls/chain" "$folder/tls/key" >"$folder/tls/self-signed.pem"
      rm "$folder/tls/key" "$folder/tls/chain"
      echo "made a self-signed certificate for $host; docs/install.md says how to get one that browsers trust"
    fi
    chmod 444 "$folder"/tls/*.pem
    echo "the secrets are in $folder; put your key for Gemini into gemini_api_key if you have one"
    ;;
esac
