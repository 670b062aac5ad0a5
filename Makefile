# Every way to build, run and check CareerSim. `make run` and `make test` are all that a fresh machine with Rust, Node 20+ and Python needs.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
CARGO ?= cargo
# The tests are built by clippy's driver, which compiles and lints in one go; `cargo clippy` beside it would compile every dependency once more.
LINTED := CLIPPY_ARGS=--deny__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__ RUSTC_WORKSPACE_WRAPPER=clippy-driver
WEB_DONE := web/node_modules/.package-lock.json
WEB_SOURCES := $(shell find web/src web/public -type f 2>/dev/null) web/index.html web/vite.config.ts web/package.json

.PHONY: help run build web test format check test-rust test-web test-e2e tools bench size lighthouse clean openapi lint-delivery test-containers audit deploy test-cluster test-cluster-short test-engines test-upgrade debug-binary

help: ## this list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | column -t -s "$$(printf '\t')"

run: build ## build, then serve on http://127.0.0.1:8080 (data in ./data)
	./target/release/careersim serve

build: web/dist/index.html ## the release binary, with the page in it: target/release/careersim
	$(CARGO) build --release --locked --bin careersim

web: web/dist/index.html ## the page: web/dist

$(WEB_DONE): web/package-lock.json
	cd web && npm ci --no-audit --no-fund
	@touch $@

web/dist/index.html: $(WEB_DONE) $(WEB_SOURCES)
	cd web && npm run build

test: tools lint-delivery test-web format test-rust test-e2e test-cluster-short ## everything that must pass (CI runs this)

tools: ## installs what the tests need and the machine lacks
	deploy/test-tools.sh

format: ## formatting; nothing may be found
	$(CARGO) fmt --all --check

check: format web/dist/index.html ## formatting and clippy; nothing may be found
	$(CARGO) clippy --workspace --all-targets --locked -- --deny warnings

test-rust: debug-binary ## clippy and every Rust test, on SQLite and on a private PostgreSQL and Redis
	$(LINTED) deploy/test-services.sh --exec $(CARGO) test --workspace --locked

test-cluster: build ## 3 replicas and 2 workers lose processes and services while 5,000 answers come in; takes minutes
	CAREERSIM_BIN=$(or $(CAREERSIM_BIN),target/release/careersim) python3 bench/cluster

test-cluster-short: debug-binary ## the same with 300 answers and two faults
	python3 bench/cluster --answers 300 --players 30 --short

test-engines: web/dist/index.html ## the store's and the API's tests on PostgreSQL 16 and 17, Valkey and Redis 8 (fetched; Debian 12)
	deploy/test-engines.sh

test-upgrade: debug-binary ## replaces the program of the revision FROM=… by this one, process by process, while players play
	bench/previous.sh $(or $(FROM),$(error say which: make test-upgrade FROM=<revision>))
	python3 bench/cluster --answers 600 --players 30 --from target/previous/careersim

# The program as the Rust tests build it: `cargo build` would compile half of the dependencies once more, with other features.
debug-binary: web/dist/index.html
	$(LINTED) $(CARGO) test --workspace --locked --no-run

test-web: $(WEB_DONE) web/dist/index.html ## types, lints, unit tests and size budgets of the page
	cd web && npm run check

test-e2e: debug-binary ## a real browser against the real binary
	cd web && npm run e2e

size: web/dist/index.html ## the size budgets of the page
	cd web && npm run size

lighthouse: $(WEB_DONE) build ## Lighthouse on start, scene and report, served by the release binary; takes some minutes
	cd web/lighthouse && npm ci --no-audit --no-fund --silent && node run.mjs

openapi: ## the OpenAPI snapshot and the page's types made from it
	$(CARGO) run --locked --bin careersim -- openapi > web/openapi.json
	cd web && npm run gen:api

lint-delivery: ## image, compose, workflows, Kubernetes, alert rules and document links: nothing may be found
	deploy/lint/run.sh

test-containers: ## builds the images, runs the stack and plays a day through its door (needs Docker, or podman and root)
	deploy/test-containers.sh

audit: ## known weaknesses, licences and sources of every dependency
	command -v cargo-deny >/dev/null || $(CARGO) install --locked cargo-deny
	$(CARGO) deny check
	cd web && npm audit --omit=dev --audit-level=high

deploy: ## brings a published version to a server; see deploy/deploy.sh
	deploy/deploy.sh

bench: build ## what an evaluation and a request cost; see bench/README.md
	bench/run.sh

clean: ## removes what was built
	rm -rf target web/dist web/node_modules
