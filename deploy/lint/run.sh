#!/usr/bin/env bash
# Checks everything that delivers CareerSim, without a container engine, a cluster or a network (but for the tools, once):
# Dockerfiles, compose files, workflows, Dependabot, Kubernetes manifests, shell scripts, Prometheus rules with their unit tests, the
# dashboard, and that the documents' links lead somewhere. Nothing may be found.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=deploy/lint/venv.sh
. deploy/lint/venv.sh

step() { printf '%-20s' "$1"; shift; "$@" && echo ok; }
quietly() { local out; out=$("$@" 2>&1) || { echo FAILED; echo "$out"; return 1; }; }

compose() {
  local empty
  # Only the shape is checked, so the secrets need not be there.
  for files in "compose.yaml" "compose.dev.yaml" "compose.yaml -f deploy/compose.monitoring.yaml"; do
    empty=$(mktemp)
    # shellcheck disable=SC2086  # two words are two arguments
    docker-compose --env-file "$empty" -f deploy/$files config --quiet
    rm "$empty"
  done
}

step Dockerfiles quietly hadolint --config deploy/lint/hadolint.yaml Dockerfile deploy/proxy/Dockerfile
step compose quietly compose
step "compose schema" quietly check-jsonschema --builtin-schema vendor.compose-spec deploy/compose.yaml deploy/compose.dev.yaml deploy/compose.monitoring.yaml
step actionlint quietly actionlint
step "workflow schema" quietly check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
step "dependabot schema" quietly check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
step zizmor quietly zizmor --offline --no-progress --persona=pedantic .github
step YAML quietly yamllint --strict --config-file deploy/lint/yamllint.yaml .github deploy
step shellcheck quietly shellcheck --external-sources --shell bash deploy/*.sh deploy/*/*.sh .ci/run
step Kubernetes quietly python deploy/lint/kubernetes.py
step "alert rules" quietly promtool check rules deploy/monitoring/rules.yml
step "alert tests" quietly promtool test rules deploy/monitoring/rules.test.yml
step "Prometheus" quietly promtool check config --syntax-only deploy/monitoring/prometheus.yml
step "names and links" quietly python deploy/lint/names.py
