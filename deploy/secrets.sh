#!/usr/bin/env bash
# Makes the secrets that deploy/compose.yaml mounts as files, each once; what is there is never touched.
#
#   deploy/secrets.sh [HOST]                     passwords, keys, and a self-signed certificate for HOST (default: localhost)
#   deploy/secrets.sh signing-key announce       three steps to a new key for access tokens, each followed by a release of the running
#   deploy/secrets.sh signing-key switch         image (deploy/release.sh), so that no token is refused on the way: docs/operations.md
#   deploy/secrets.sh signing-key retire
#   deploy/secrets.sh database                   a new password for the database, to be followed by a release, too
#
# The folder (CAREERSIM_SECRETS, default: deploy/secrets) is open to its owner only. The files in it can be read by everyone who gets
# past it: containers do not run as you, and a file is all that each of them is given. They are written in place, because a container
# sees the file that it was started with.
set -euo pipefail
cd "$(dirname "$0")"
folder=${CAREERSIM_SECRETS:-./secrets}
read -ra compose <<<"${COMPOSE:-docker compose}"
mkdir -p "$folder/tls" && chmod 700 "$folder"
umask 022

random() { openssl rand -base64 48 | tr -d '\n=' | tr '+/' '-_'; }
# A new age key, as `careersim backup --new-key` would make it: 32 random bytes in bech32.
backup_key() {
  python3 -c '
import secrets
def checksum(values):
    sum = 1
    for value in values:
        top, sum = sum >> 25, (sum & 0x1FFFFFF) << 5 ^ value
        for bit, poly in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            sum ^= poly if top >> bit & 1 else 0
    return sum
name = "age-secret-key-"
bits = "".join(f"{byte:08b}" for byte in secrets.token_bytes(32)) + "0000"
data = [int(bits[i:i + 5], 2) for i in range(0, 260, 5)]
end = checksum([ord(c) >> 5 for c in name] + [0] + [ord(c) & 31 for c in name] + data + [0] * 6) ^ 1
data += [end >> 5 * (5 - i) & 31 for i in range(6)]
print((name + "1" + "".join("qpzry9x8gf2tvdw0s3jn54khce6mua7l"[d] for d in data)).upper())'
}
keep() { # NAME VALUE: only if there is none
  [ -e "$folder/$1" ] || printf '%s' "$2" >"$folder/$1"
}
value() { sed -n "s/^$1 = \"\(.*\)\"$/\1/p" "$folder/careersim.toml"; }
# Stands under [auth], right behind the key: replaced in place, or left out.
signing_keys() { # KEY [PREVIOUS]
  local rest
  rest=$(grep -vE '^(previous_)?secret_key = ' "$folder/careersim.toml" |
    sed "s/^\[auth\]$/&\nsecret_key = \"$1\"${2:+\nprevious_secret_key = \"$2\"}/")
  printf '%s\n' "$rest" >"$folder/careersim.toml"
}

case ${1:-localhost} in
  signing-key)
    [ -e "$folder/careersim.toml" ] || { echo "there are no secrets yet: run deploy/secrets.sh first" >&2; exit 1; }
    now=$(value secret_key) other=$(value previous_secret_key)
    case ${2:-} in
      announce) signing_keys "$now" "$(random)"; echo "the next key is accepted from the next release on; then: switch" ;;
      switch)
        [ -n "$other" ] || { echo "announce it first" >&2; exit 1; }
        signing_keys "$other" "$now"; echo "from the next release on the new key signs; half an hour later: retire" ;;
      retire) signing_keys "$now"; echo "from the next release on the old key is refused" ;;
      *) echo "announce, switch or retire?" >&2; exit 1 ;;
    esac
    ;;
  database)
    password=$(random)
    # The statement goes by standard input: a command line can be read by every user of the machine.
    "${compose[@]}" exec -T postgres psql --quiet --username careersim --dbname careersim --set ON_ERROR_STOP=1 <<<"ALTER USER careersim PASSWORD '$password'"
    printf '%s' "$password" >"$folder/postgres_password"
    rest=$(sed "s,^url = \"postgres://.*\"$,url = \"postgres://careersim:$password@postgres:5432/careersim\"," "$folder/careersim.toml")
    printf '%s\n' "$rest" >"$folder/careersim.toml"
    echo "the database takes the new password only; open connections stay, new ones need the release"
    ;;
  *)
    keep postgres_password "$(random)"
    keep redis_password "$(random)"
    keep redis_conf "requirepass $(cat "$folder/redis_password")"
    keep grafana_password "$(random)"
    [ -e "$folder/careersim.toml" ] || cat >"$folder/careersim.toml" <<TOML
# Every setting can stand here; docs/configuration.md lists them. The environment (deploy/.env, deploy/compose.yaml) wins over it.

[database]
url = "postgres://careersim:$(cat "$folder/postgres_password")@postgres:5432/careersim"

[redis]
url = "redis://:$(cat "$folder/redis_password")@redis:6379/0"

[auth]
secret_key = "$(random)"

[coach.gemini]
# Empty: no model, the built-in coach grades.
key = ""

[backup]
# Reads backups. Without it they are lost: keep a copy somewhere else.
key = "$(backup_key)"

[telemetry]
# sentry_dsn = "https://…"
TOML
    if ! ls "$folder"/tls/*.pem >/dev/null 2>&1; then
      host=${1:-localhost}
      openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 90 -subj "/CN=$host" -addext "subjectAltName=DNS:$host" \
        -keyout "$folder/tls/key" -out "$folder/tls/chain" 2>/dev/null
      cat "$folder/tls/chain" "$folder/tls/key" >"$folder/tls/self-signed.pem"
      rm "$folder/tls/key" "$folder/tls/chain"
      echo "made a self-signed certificate for $host; docs/install.md says how to get one that browsers trust"
    fi
    chmod 444 "$folder"/tls/*.pem
    echo "the secrets are in $folder; put your key for Gemini into careersim.toml if you have one"
    ;;
esac
