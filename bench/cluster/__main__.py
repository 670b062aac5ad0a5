"""The cluster test: replicas, workers, PostgreSQL, Redis and a proxy on loopback; players play while one thing after another is killed.

  python3 bench/cluster                              5,000 answers and every fault, then limits and budgets
  python3 bench/cluster --answers 300 --short        a worker and Redis are killed once
  python3 bench/cluster --from OLD_PROGRAM           no faults: the program before is replaced by this one, step by step, and once back
  CAREERSIM_BIN=target/release/careersim             the program under test; without it target/debug/careersim

Needs nothing but Python 3.11, PostgreSQL's programs and redis-server. Ends with 1 when anything is lost, paid twice or wrong.
"""

import argparse
import asyncio
import os
import sys
import time
from pathlib import Path

import bars
from faults import Faults
from players import Books, load
from services import ROOT, Cluster
from upgrade import Upgrade
from verdict import judge, question
from wire import Client

NO_CAPS = {f"CAREERSIM_BUDGET__{name}_USD": "0" for name in ("DAY", "MONTH", "PLAYER_DAY", "PLAYER_MONTH")}
# The model is given up after 3 s, so that a hang is over within the test; a worker has 1 s to end, so that it must hand over.
SETTINGS = {
    "env": NO_CAPS | {"CAREERSIM_RATE_LIMITS": "off", "CAREERSIM_COACH__LIMITS__FLASH_MS": "3000", "CAREERSIM_COACH__LIMITS__PRO_MS": "3000", "CAREERSIM_COACH__LIMITS__JOB_MS": "8000"},
    "worker": {"CAREERSIM_HTTP__DRAIN_SECONDS": "1"},
}


async def under_fire(cluster, options):
    """Plays with faults; gives what is wrong."""
    client, books = Client(cluster.proxy_port), Books(options.answers)
    faults = Upgrade(cluster, books, options.binary) if options.old else Faults(cluster, books, options.short)
    begun = time.monotonic()
    playing = asyncio.create_task(load(client, books, options.players))
    failing = asyncio.create_task(faults.run())
    await asyncio.wait({playing, failing}, return_when=asyncio.FIRST_EXCEPTION)
    if failing.done() and failing.exception():
        raise failing.exception()
    done, _ = await asyncio.wait({playing}, timeout=max(1, faults.last + 60 - time.monotonic()))
    late = [] if done else ["60 s after the last fault there are still players without a result"]
    settled = time.monotonic() - faults.last
    playing.cancel()
    figures, wrong = await asyncio.to_thread(judge, cluster, books)
    if client.hung:
        wrong.append(f"{client.hung} requests were never answered")
    report(cluster, books, figures, time.monotonic() - begun, settled)
    client.close()
    return wrong + late + faults.wrong


def report(cluster, books, figures, seconds, settled):
    print(f"  in {seconds:.0f} s; the last player had the last result {settled:.1f} s after the last fault")
    for name, value in figures.items():
        print(f"  {name:<18} {value:>6}")
    graded = cluster.sql("SELECT source, COUNT(*) FROM evaluations WHERE purpose = 'grade' AND started_at IS NOT NULL GROUP BY source ORDER BY source")
    again = question(cluster, "SELECT COUNT(*) FROM evaluations WHERE attempts > 1 AND purpose = 'grade'")
    print(f"  own words graded by: {', '.join(f'{source} {count}' for source, count in graded)}; begun more than once: {again}")
    print(f"  clients: {books.retries} retries, {books.repeats} repeated keys, {books.reconnects} streams taken up again; answers by status: {dict(books.statuses)}")
    spent = {kind: sum(p.cpu() for p in group) for kind, group in [("replicas", cluster.replicas), ("workers", cluster.workers), ("PostgreSQL", [cluster.postgres]), ("Redis", [cluster.redis])]}
    print(f"  CPU: {', '.join(f'{kind} {s:.1f} s' for kind, s in spent.items())}")


def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("--answers", type=int, default=5000)
    args.add_argument("--players", type=int, default=60)
    args.add_argument("--short", action="store_true", help="two faults instead of eleven, and smaller bursts")
    args.add_argument("--only", choices=("faults", "bars"), help="one half of it")
    args.add_argument("--from", dest="old", type=Path, help="the program of the version before, which is replaced")
    options = args.parse_args()
    if options.short:
        SETTINGS["env"]["CAREERSIM_WORKER__LEASE_SECONDS"] = "5"
    binary = Path(os.environ.get("CAREERSIM_BIN") or ROOT / "target/debug/careersim").resolve()
    if not binary.exists():
        sys.exit(f"{binary} is not there: cargo build --bin careersim, or set CAREERSIM_BIN")
    wrong, options.binary = [], binary
    if options.only != "bars":
        print(f"{options.answers} answers by {options.players} players over 3 replicas and 2 workers", flush=True)
        with Cluster(options.old.resolve() if options.old else binary, SETTINGS) as cluster:
            wrong += asyncio.run(under_fire(cluster, options))
    if options.only != "faults" and not options.old:
        wrong += bars.run(binary, options.short)
    for sentence in wrong[:20]:
        print(f"WRONG: {sentence}")
    print("ok" if not wrong else f"{len(wrong)} faults were found")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
