#!/usr/bin/env bash
# Brings a published version to a server, from outside (.github/workflows/deploy.yml): checks who signed the image, copies this commit's
# deploy/ there (never its secrets or settings), and runs deploy/release.sh on it, which keeps the old version when the new one fails.
#
#   TAG=v1.2.3 DEPLOY_HOST=user@host DEPLOY_PATH=/srv/careersim DEPLOY_URL=https://… DEPLOY_KEY=… DEPLOY_KNOWN_HOSTS=… deploy/deploy.sh
set -euo pipefail
cd "$(dirname "$0")"
: "${TAG:?}" "${DEPLOY_HOST:?}" "${DEPLOY_PATH:?}" "${DEPLOY_URL:?}" "${DEPLOY_KEY:?}" "${DEPLOY_KNOWN_HOSTS:?}" "${GITHUB_REPOSITORY:?}"
[[ $DEPLOY_PATH =~ ^/[A-Za-z0-9/_.-]+$ ]] || { echo "DEPLOY_PATH is no plain path" >&2; exit 1; }
[[ $TAG =~ ^[A-Za-z0-9_.-]+$ ]] || { echo "TAG is no tag" >&2; exit 1; }
owner=${GITHUB_REPOSITORY%%/*}
image=ghcr.io/${owner,,}/careersim

# What the tag means now, once: from here on by digest.
digest=$(docker buildx imagetools inspect "$image:$TAG" --format '{{.Manifest.Digest}}')
cosign verify --certificate-oidc-issuer https://token.actions.githubusercontent.com \
  --certificate-identity-regexp "^https://github.com/$GITHUB_REPOSITORY/\.github/workflows/image\.yml@refs/(heads/main|tags/v.+)$" \
  "$image@$digest" >/dev/null
echo "$image@$digest is signed by this repository's image workflow"

keys=$(mktemp -d)
trap 'rm -rf "$keys"' EXIT
(umask 077; printf '%s\n' "$DEPLOY_KEY" >"$keys/key"; printf '%s\n' "$DEPLOY_KNOWN_HOSTS" >"$keys/hosts")
ssh=(ssh -i "$keys/key" -o "UserKnownHostsFile=$keys/hosts" -o StrictHostKeyChecking=yes -o BatchMode=yes -o IdentitiesOnly=yes "$DEPLOY_HOST")

tar -C .. --exclude=deploy/secrets --exclude=deploy/.env -czf - deploy | "${ssh[@]}" "mkdir -p '$DEPLOY_PATH' && tar -C '$DEPLOY_PATH' -xzf -"
"${ssh[@]}" "cd '$DEPLOY_PATH' && SMOKE_URL='$DEPLOY_URL' deploy/release.sh '$image@$digest'"
# Seen from outside, too: names, certificates, firewalls.
./smoke.py "$DEPLOY_URL"
