# CareerSim in an image: the one binary, the C library that it needs, certificates, and nothing else (no shell, no package manager).
#
#   docker build -t careersim .                     serve, worker, migrate, doctor, …: what `careersim` does
#   docker build -t careersim-backup --target backup .   the same with pg_dump, for backups of PostgreSQL
#
# Two builds of one commit give the same binary: versions come from the lock files, paths and times are fixed. An image builder that
# rewrites times (`--output type=image,rewrite-timestamp=true` with SOURCE_DATE_EPOCH) gives the same image, too.

# The inventory of parts (SBOM) is made from the lock files, which a scan of the finished binary could not see.
ARG BUILDKIT_SBOM_SCAN_CONTEXT=true

# --- the page ---------------------------------------------------------------------------------------------------------------
FROM node:24-bookworm-slim AS web
WORKDIR /src/web
COPY web/package.json web/package-lock.json ./
# No package's script is run: nothing here needs one, and it is the usual way in for a bad package.
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --no-audit --no-fund
COPY web ./
RUN npm run build

# --- the binary -------------------------------------------------------------------------------------------------------------
FROM rust:1.95-slim-bookworm AS build
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
WORKDIR /src
ENV CARGO_INCREMENTAL=0 \
    CARGO_TERM_COLOR=never \
    RUSTFLAGS="--remap-path-prefix=/src=. --remap-path-prefix=/usr/local/cargo=cargo"

# Dependencies and what they compile to stay in the builder's cache, so a second build compiles our own crates only. Those always: their
# files keep the times that they have outside, by which an older commit would look as if it were built already.
COPY Cargo.toml Cargo.lock ./
COPY content content
COPY crates crates
COPY --from=web /src/web/dist web/dist
RUN --mount=type=cache,target=/usr/local/cargo/registry,sharing=locked \
    --mount=type=cache,target=/src/target,sharing=locked \
    find content crates web -type f -exec touch '{}' + \
    && cargo build --release --locked --bin careersim \
    && cp target/release/careersim /usr/local/bin/

# What the final image holds. Times are fixed, so that the same binary gives the same layer.
ARG SOURCE_DATE_EPOCH=0
COPY LICENSE-APACHE LICENSE-MIT /rootfs/usr/share/doc/careersim/
RUN mkdir -p /rootfs/data /rootfs/tmp /rootfs/etc/ssl/certs /rootfs/usr/local/bin \
    && cp /usr/local/bin/careersim /rootfs/usr/local/bin/ \
    && { ldd /usr/local/bin/careersim | sed -nE 's,^[^/]*(/[^ ]+) .*,\1,p' | xargs -I '{}' cp --parents -L '{}' /rootfs/; } \
    && cp -L /etc/ssl/certs/ca-certificates.crt /rootfs/etc/ssl/certs/ \
    && echo 'careersim:x:65532:65532::/data:/nonexistent' >/rootfs/etc/passwd \
    && echo 'careersim:x:65532:' >/rootfs/etc/group \
    && echo 'hosts: files dns' >/rootfs/etc/nsswitch.conf \
    && chmod 1777 /rootfs/tmp && chown 65532:65532 /rootfs/data \
    && find /rootfs -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" '{}' +

# --- the binary with PostgreSQL's own backup tools --------------------------------------------------------------------------
FROM debian:trixie-slim AS backup
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends ca-certificates postgresql-client-17 \
    && rm -rf /var/lib/apt/lists/* /var/log/* /var/cache/*
COPY --from=build /rootfs/usr/local/bin/careersim /usr/local/bin/careersim
RUN install -d -o 65532 -g 65532 /data /backups
USER 65532:65532
WORKDIR /
ENTRYPOINT ["/usr/local/bin/careersim"]
CMD ["backup", "--help"]
HEALTHCHECK NONE
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="CareerSim backup" \
      org.opencontainers.image.description="CareerSim with PostgreSQL's backup tools" \
      org.opencontainers.image.licenses="MIT OR Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"

# --- the image --------------------------------------------------------------------------------------------------------------
FROM scratch AS careersim
COPY --from=build /rootfs /
USER 65532:65532
# `./data` is the default for an installation without DATABASE_URL: here /data, the one place that is written to.
WORKDIR /
VOLUME /data
ENV CAREERSIM_HTTP__LISTEN=0.0.0.0:8080 \
    CAREERSIM_TELEMETRY__FORMAT=json
EXPOSE 8080
ENTRYPOINT ["/usr/local/bin/careersim"]
CMD ["serve"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=15s --retries=3 CMD ["/usr/local/bin/careersim", "doctor", "--live"]
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="CareerSim" \
      org.opencontainers.image.description="Try a career on before you choose it" \
      org.opencontainers.image.licenses="MIT OR Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
