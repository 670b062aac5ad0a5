#!/usr/bin/env python3
"""What an evaluation and a request cost, and how soon a worker begins, on a private PostgreSQL and Redis.

  bench/scale.py                        everything; CAREERSIM_BIN names the program, target/release/careersim otherwise
  bench/scale.py start cpu replicas     some of it
  bench/scale.py cpu --caps             with caps on money, which every call must fit under
  bench/scale.py cpu --seed-stack DIR   also the design's own stack in the same sitting (its folder with run.sh; see README.md)

CPU time is read from /proc/PID/stat: it is steadier than wall time on a machine that does other things, too. The model's stand-in
answers at once.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "cluster"))

from players import WORDS, Books, Player  # noqa: E402
from services import ROOT, Cluster  # noqa: E402
from wire import Client  # noqa: E402

CAPS = [f"CAREERSIM_BUDGET__{name}_USD" for name in ("DAY", "MONTH", "PLAYER_DAY", "PLAYER_MONTH")]


def settings(usd=0):
    """No latency, no rate limits, and caps of so many dollars; 0: none."""
    return {"latency_ms": 0, "env": {cap: str(usd) for cap in CAPS} | {"CAREERSIM_RATE_LIMITS": "off"}}


def quantile(values, share):
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


async def scenes(client, books, players, days):
    """So many players with so many opened days each."""
    everybody = [Player(n, client, books) for n in range(players)]
    gate = asyncio.Semaphore(16)

    async def one(player):
        async with gate:
            await player.enter()
            opening = {"career_title": "nurse", "rounds": 1}
            return [(player, (await player.insist("POST", "/api/generate-scenario", opening)).json()) for _ in range(days)]

    return [scene for found in await asyncio.gather(*(one(p) for p in everybody)) for scene in found]


async def send(player, scene, number):
    body = {"scenario_id": scene["scenario_id"], "session_id": scene["session_id"], "user_answer": f"{WORDS} {number}"}
    return (await player.insist("POST", "/api/evaluate-answer", body, expect=(202,))).json()


async def start(cluster):
    """One answer at a time on an idle machine: from the moment of acceptance to the worker's claim, by the rows' own times, and
    from the moment at which the client has its 202 to the call of the model, by the stand-in's clock."""
    client, books = Client(cluster.ports[0]), Books(0)
    there = await scenes(client, books, 40, 10)
    cluster.tell_model("/_reset", "{}")
    reset = time.monotonic()
    accepted = []
    for n, (player, scene) in enumerate(there):
        await send(player, scene, n)
        accepted.append(time.monotonic() - reset)
        await asyncio.sleep(0.06)
    rows = cluster.sql("SELECT EXTRACT(EPOCH FROM started_at - created_at) * 1000, EXTRACT(EPOCH FROM finished_at - created_at) * 1000 FROM evaluations WHERE started_at IS NOT NULL ORDER BY created_at")[20:]
    claimed, finished = ([float(row[i]) for row in rows] for i in (0, 1))
    calls = [c["at"] for c in json.loads(cluster.ask_model("/_calls")) if c["purpose"] == "grade"]
    called = [1000 * (at - sent) for at, sent in zip(calls, accepted)][20:]
    for what, values in [("accepted to claimed", claimed), ("202 at the client to the model's call", called), ("accepted to settled", finished)]:
        print(f"start: {what:<38} p50 {quantile(values, 50):6.2f} ms   p99 {quantile(values, 99):6.2f} ms   n {len(values)}", flush=True)


def spent(cluster):
    groups = {"app": cluster.replicas, "worker": cluster.workers, "postgres": [cluster.postgres], "redis": [cluster.redis]}
    return {name: sum(p.cpu() for p in group) for name, group in groups.items()}


async def cpu(cluster, total=2000, before_that=200):
    """What each process spends on one evaluation of own words: accepted over HTTP, graded by the model's stand-in, stored and paid. Some come
    before that, and the database's statistics are made, which it does by itself within the first minute: before, it plans for empty tables."""
    client, books = Client(cluster.ports[0]), Books(0)
    there = await scenes(client, books, 100, (total + before_that) // 100)
    gate = asyncio.Semaphore(32)

    async def one(n, player, scene):
        async with gate:
            await send(player, scene, n)

    async def evaluated(first, last):
        await asyncio.gather(*(one(n, *there[n]) for n in range(first, last)))
        while int(cluster.sql("SELECT COUNT(*) FROM evaluations WHERE status = 'succeeded'")[0][0]) < last:
            await asyncio.sleep(0.5)

    await evaluated(0, before_that)
    cluster.sql("ANALYZE")
    await asyncio.sleep(2)
    before, begun = spent(cluster), time.monotonic()
    await evaluated(before_that, before_that + total)
    took, after = time.monotonic() - begun, spent(cluster)
    used = {name: 1e6 * (after[name] - before[name]) / total for name in after}
    graded = cluster.sql("SELECT source, COUNT(*) FROM evaluations GROUP BY source")
    told = ", ".join(f"{name} {value:.0f}" for name, value in used.items())
    print(f"cpu: {total} evaluations in {took:.1f} s, by {graded}: microseconds each: {told}; app and worker {used['app'] + used['worker']:.0f}, all {sum(used.values()):.0f}", flush=True)


async def replicas(binary):
    """A mix of requests through the proxy to one, two and three replicas: CPU for a request stays the same."""
    for count in (1, 2, 3):
        with Cluster(binary, settings(), count, 1) as cluster:
            client, books = Client(cluster.proxy_port), Books(0)
            there = await scenes(client, books, 32, 1)
            before, rounds = spent(cluster), 150

            async def work(player, scene):
                for _ in range(rounds):
                    await player.insist("GET", "/api/users/me")
                    await player.insist("POST", "/api/generate-scenario", {"session_id": scene["session_id"]})
                    await player.insist("GET", f"/api/sessions/{scene['session_id']}")

            begun = time.monotonic()
            await asyncio.gather(*(work(*scene) for scene in there))
            took, after, requests = time.monotonic() - begun, spent(cluster), rounds * 3 * len(there)
            each = {name: 1e6 * (after[name] - before[name]) / requests for name in ("app", "postgres")}
            shares = [f"{p.cpu():.1f} s" for p in cluster.replicas]
            print(f"replicas: {count}: {requests} requests in {took:.1f} s; CPU for a request: app {each['app']:.0f} µs, PostgreSQL {each['postgres']:.0f} µs; by replica {', '.join(shares)}", flush=True)


def seed_stack(folder):
    """Its own benchmark of the same thing, started here and now."""
    state = ROOT / "target/seed-stack"
    state.mkdir(parents=True, exist_ok=True)
    state.chmod(0o755)
    env = os.environ | {"PEER_STATE": str(state), "RUNS": "1", "QUIET_WAIT": "5"}
    out = subprocess.run([str(folder / "bench.sh"), "celery"], env=env, capture_output=True, text=True, check=False)
    lines = [line for line in out.stdout.splitlines() if "evaluations" in line or "one evaluation" in line]
    print("\n".join(f"seed stack: {line}" for line in lines) or f"seed stack: did not run: {out.stderr[-500:]}", flush=True)


def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("what", nargs="*", default=["start", "cpu", "replicas"])
    args.add_argument("--seed-stack", type=Path)
    args.add_argument("--caps", action="store_true")
    options = args.parse_args()
    binary = Path(os.environ.get("CAREERSIM_BIN") or ROOT / "target/release/careersim").resolve()
    for name, measure in (("start", start), ("cpu", cpu)):
        if name in options.what:
            with Cluster(binary, settings(100_000 if options.caps else 0), 1, 1) as cluster:
                asyncio.run(measure(cluster))
    if "cpu" in options.what and options.seed_stack:
        seed_stack(options.seed_stack)
    if "replicas" in options.what:
        asyncio.run(replicas(binary))


if __name__ == "__main__":
    main()
