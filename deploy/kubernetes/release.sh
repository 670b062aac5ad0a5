#!/usr/bin/env bash
# Brings a new image into a cluster: migrations, then a rolling update, then a day played through the door. What fails is rolled back.
#
#   deploy/kubernetes/release.sh deploy/kubernetes/overlays/mine ghcr.io/OWNER/careersim@sha256:… https://careersim.example
set -euo pipefail
overlay=${1:?which overlay?} image=${2:?which image?} door=${3:?where is the door?}
here=$(cd "$(dirname "$0")" && pwd)
kubectl=(kubectl --namespace careersim)

manifests() { kubectl kustomize "$overlay" | sed -E "s#^( *(- )?image: ).*/?careersim[:@].*#\1$image#"; }
only() { # KIND: those manifests alone
  manifests | python3 -c '
import sys, yaml
print("---\n".join(yaml.safe_dump(d) for d in yaml.safe_load_all(sys.stdin) if (d["kind"] == sys.argv[1]) == (sys.argv[2] == "yes")))' Job "$1"
}
back() {
  echo "FAILED: $1; rolling back" >&2
  for name in app worker; do "${kubectl[@]}" rollout undo "deployment/careersim-$name"; done
  for name in app worker; do "${kubectl[@]}" rollout status "deployment/careersim-$name" --timeout 5m; done
  exit 1
}

# A Job cannot be changed, and new replicas do not start on an old schema.
"${kubectl[@]}" delete job careersim-migrate --ignore-not-found
only yes | "${kubectl[@]}" apply -f -
"${kubectl[@]}" wait --for=condition=complete job/careersim-migrate --timeout=15m || { "${kubectl[@]}" logs job/careersim-migrate; exit 1; }

only no | "${kubectl[@]}" apply -f -
for name in app worker; do "${kubectl[@]}" rollout status "deployment/careersim-$name" --timeout 6m || back "careersim-$name"; done
"$here/../smoke.py" "$door" || back "no day can be played"
echo "done: $image"
