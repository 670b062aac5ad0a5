#!/usr/bin/env bash
# Makes the public base images that our Dockerfiles and compose files name available to podman: what is there stays, what a
# registry offers is pulled, and what no registry offers (a machine without one) is replaced by a stand-in made of Debian's packages
# and this machine's own toolchains, under the same name. Stand-ins are for tests; nothing built from them is to be published.
#
#   bases.sh             all of them
#   bases.sh --refresh   make the stand-ins anew
#
# Needs root and podman; the stand-ins need Debian with mmdebstrap, and Rust and Node on this machine.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
export CONTAINERS_CONF=${CONTAINERS_CONF:-$here/containers.conf}
work=${CAREERSIM_BASES:-/var/tmp/careersim-bases}
mirror=http://deb.debian.org/debian
mkdir -p "$work"

say() { echo "[$(date +%T)] $*"; }

# Every base image that our files name, without our own stages and images.
named() {
  {
    sed -nE 's/^FROM (--platform=[^ ]+ )?([^ ]+).*/\2/p' "$root/Dockerfile" "$root"/deploy/*/Dockerfile
    sed -nE 's/^ +image: ([a-z]+:[0-9][^ ]*)$/\1/p' "$root"/deploy/compose*.yaml
  } | grep -E '^(docker\.io/library/)?[a-z]+:[a-z0-9.-]+$' | sed 's,^docker.io/library/,,' | sort -u
}

build() { podman build -q --network host -t "$1" "$2" >/dev/null; }

# A minimal Debian that trusts the certificates that this machine trusts.
make_debian() { # SUITE
  local suite=$1 folder=$work/debian-$1
  podman image exists "docker.io/library/debian:$suite-slim" && [ "${2:-}" != --refresh ] && return
  say "stand-in for debian:$suite-slim"
  mkdir -p "$folder/certificates"
  [ -s "$folder/root.tar" ] || mmdebstrap --quiet --variant=minbase --include=ca-certificates "$suite" "$folder/root.tar" \
    "deb $mirror $suite main" "deb $mirror-security $suite-security main" 2>"$folder/log" || { cat "$folder/log" >&2; rm -f "$folder/root.tar"; return 1; }
  touch "$folder/certificates/none.crt"
  cp /usr/local/share/ca-certificates/*.crt "$folder/certificates/" 2>/dev/null || true
  podman import -q --change 'CMD ["bash"]' "$folder/root.tar" "localhost/careersim-root:$suite" >/dev/null
  cat >"$folder/Dockerfile" <<D
FROM localhost/careersim-root:$suite
COPY certificates/ /usr/local/share/ca-certificates/
RUN update-ca-certificates >/dev/null 2>&1
ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
D
  build "docker.io/library/debian:$suite-slim" "$folder"
}

make_rust() { # TAG
  local folder=$work/rust
  make_debian bookworm
  mkdir -p "$folder"
  tar -C "$(rustc --print sysroot)" --exclude=./share -cf "$folder/toolchain.tar" .
  cat >"$folder/Dockerfile" <<D
FROM docker.io/library/debian:bookworm-slim
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends gcc libc6-dev make >/dev/null && rm -rf /var/lib/apt/lists/*
ADD toolchain.tar /usr/local/toolchain/
ENV CARGO_HOME=/usr/local/cargo PATH=/usr/local/toolchain/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
D
  build "$1" "$folder"
  rm "$folder/toolchain.tar"
}

make_node() { # TAG
  local folder=$work/node program
  make_debian bookworm
  rm -rf "$folder" && mkdir -p "$folder"
  program=$(command -v node)
  cp -L "$program" "$folder/node"
  cp -r "$(dirname "$(readlink -f "$(command -v npm)")")/.." "$folder/npm"
  cat >"$folder/Dockerfile" <<D
FROM docker.io/library/debian:bookworm-slim
COPY node /usr/local/bin/node
COPY npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
D
  build "$1" "$folder"
}

# Takes the same variables and keeps its data in the same place as the public image does.
make_postgres() { # TAG
  local folder=$work/postgres
  make_debian trixie
  mkdir -p "$folder"
  cp "$here/postgres-entrypoint.sh" "$folder/"
  cat >"$folder/Dockerfile" <<D
FROM docker.io/library/debian:trixie-slim
RUN apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql-17 >/dev/null 2>&1 && rm -rf /var/lib/apt/lists/*
ENV PATH=/usr/lib/postgresql/17/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 PGDATA=/var/lib/postgresql/data
COPY postgres-entrypoint.sh /usr/local/bin/
VOLUME /var/lib/postgresql/data
EXPOSE 5432
ENTRYPOINT ["postgres-entrypoint.sh"]
CMD ["postgres"]
D
  build "$1" "$folder"
}

make_redis() { # TAG
  local folder=$work/redis
  make_debian trixie
  mkdir -p "$folder"
  cat >"$folder/Dockerfile" <<D
FROM docker.io/library/debian:trixie-slim
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends redis-server >/dev/null 2>&1 && rm -rf /var/lib/apt/lists/*
USER redis
WORKDIR /data
EXPOSE 6379
ENTRYPOINT ["redis-server", "--bind", "0.0.0.0", "--protected-mode", "no"]
D
  build "$1" "$folder"
}

for image in $(named); do
  public=docker.io/library/$image
  if podman image exists "$public" && [ "${1:-}" != --refresh ]; then
    say "$image is here"
  elif [ "${1:-}" != --refresh ] && timeout 120 podman pull -q "$public" >/dev/null 2>&1; then
    say "$image was pulled"
  else
    command -v mmdebstrap >/dev/null || { echo "no registry offers $image and mmdebstrap is missing: cannot make a stand-in" >&2; exit 1; }
    kind=${image%%:*} tag=${image#*:}
    say "stand-in for $image"
    case $kind in
      debian) make_debian "${tag%-slim}" "${1:-}" ;;
      rust | node | postgres | redis) "make_$kind" "$public" ;;
      *) echo "there is no stand-in for $image" >&2; exit 1 ;;
    esac
  fi
done
