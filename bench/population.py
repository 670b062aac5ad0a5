#!/usr/bin/env python3
"""What players wait for and what models cost: the real program on SQLite, with the models' stand-in behind it.

  bench/population.py days --days 10000            a population that plays so many days; see below
  bench/population.py stampede --players 1000      so many players who ask for the same new career at once: exactly one call

`days`: each day is five scenes of a career drawn by Zipf's law. A player thinks 5 to 30 s before each answer and reads 5 to 30 s before
the next scene. Flash takes 2 s, pro 6 s. With --scale S all of these times are divided by S and every measured wait is multiplied by S, so the
program's own time counts S-fold: the waits that are printed are upper bounds. The program's own clock is not scaled, so pools grow S times
more slowly than they would. Everything else is real: HTTP, database, queue, checks, prefetch.

CAREERSIM_BIN names the program, target/release/careersim otherwise.
"""

import argparse
import asyncio
import json
import os
import random
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE / "cluster"))

from wire import Client  # noqa: E402

FLASH, PRO = "gemini-3.5-flash-lite", "gemini-3.8-flash"
NO_CAPS = {f"CAREERSIM_BUDGET__{name}_USD": "0" for name in ("DAY", "MONTH", "PLAYER_DAY", "PLAYER_MONTH")}


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def ask(port, path, body=None):
    data = json.dumps(body).encode() if body is not None else None
    with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}{path}", data), timeout=10) as reply:
        return json.loads(reply.read() or b"null")


class World:
    """The program and the stand-in, each a child of this process, in a folder that goes when they do."""

    def __init__(self, latency_ms):
        self.latency_ms = latency_ms
        self.folder = tempfile.TemporaryDirectory(prefix="careersim-population.")
        self.children = []

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def start(self):
        self.model_port, self.port = free_port(), free_port()
        self.run([sys.executable, str(HERE / "fake_gemini.py"), "--port", str(self.model_port), "--key", "k"], "model", {})
        self.until(self.model_port, "/_stats")
        ask(self.model_port, "/_config", {"latency_ms": self.latency_ms})
        binary = os.environ.get("CAREERSIM_BIN", str(ROOT / "target/release/careersim"))
        env = NO_CAPS | {"GEMINI_API_KEY": "k", "GEMINI_BASE_URL": f"http://127.0.0.1:{self.model_port}",
                         "CAREERSIM_RATE_LIMITS": "off", "RUST_LOG": "warn",
                         # Tokens that outlast the run: players here do not refresh them.
                         "CAREERSIM_AUTH__ACCESS_MINUTES": "600"}
        self.run([binary, "--data", self.folder.name, "serve", "--listen", f"127.0.0.1:{self.port}"], "program", env)
        self.until(self.port, "/api/health/ready")

    def run(self, argv, name, env):
        log = open(Path(self.folder.name) / f"{name}.log", "wb")
        env = {"PATH": os.environ["PATH"], "HOME": self.folder.name} | env
        self.children.append(subprocess.Popen(argv, cwd=self.folder.name, env=env, stdout=log, stderr=log))

    def until(self, port, path):
        for _ in range(600):
            try:
                return ask(port, path)
            except OSError:
                time.sleep(0.1)
        raise SystemExit(f"nothing answers on port {port}:\n" + "\n".join(p.read_text()[-2000:] for p in Path(self.folder.name).glob("*.log")))

    def __exit__(self, *_):
        for child in reversed(self.children):
            child.terminate()
            try:
                child.wait(40)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        self.folder.cleanup()

    def spent(self):
        """The program's processor time in seconds and its largest memory in MiB."""
        pid = self.children[1].pid
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        peak = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM"))
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), int(peak.split()[1]) / 1024

    def calls(self):
        return ask(self.model_port, "/_stats")["calls"]

    def usage(self):
        """By purpose: calls, known cost in millionths of a dollar, calls of unknown cost."""
        with sqlite3.connect(f"file:{self.folder.name}/careersim.db?mode=ro", uri=True) as db:
            rows = db.execute("SELECT purpose, SUM(calls), SUM(cost_micro_usd), SUM(unknown_costs) FROM usage_daily GROUP BY purpose")
            return {purpose: figures for purpose, *figures in rows}


async def call(client, method, path, body=None, token=None, expect=(200,)):
    # However long it takes: that is what is measured.
    reply = await client.call(method, path, body, token, patience=300)
    # A machine that is too busy sheds load and says when to come back; that time is part of the wait.
    for _ in range(20):
        if reply.status != 503 or "retry-after" not in reply.headers:
            break
        await asyncio.sleep(int(reply.headers["retry-after"]))
        reply = await client.call(method, path, body, token, patience=300)
    if reply.status not in expect:
        raise SystemExit(f"{method} {path} answered {reply.status}: {reply.data[:500]!r}")
    return reply.json()


async def guest(client):
    return (await call(client, "POST", "/api/guests", expect=(201,)))["access_token"]


# ------------------------------------------------------------------ days

class Population:
    def __init__(self, args, client):
        self.args, self.client, self.chance = args, client, random.Random(args.seed)
        self.careers = titles(self.chance, args.careers)
        self.weights = [1 / (rank + 1) ** args.zipf for rank in range(len(self.careers))]
        self.players = [None] * args.players
        self.idle = list(range(args.players))
        self.seen = [set() for _ in range(args.players)]
        self.begun = self.twice = self.texts = self.picks = self.fallbacks = 0
        self.first, self.later = [], []

    async def pause(self):
        await asyncio.sleep(self.chance.uniform(5, 30) / self.args.scale)

    async def scene(self, number, body, waits):
        started = time.monotonic()
        scene = await call(self.client, "POST", "/api/generate-scenario", body, self.players[number])
        waits.append((time.monotonic() - started) * self.args.scale)
        text = scene["scenario"]
        self.twice += text in self.seen[number]
        self.seen[number].add(text)
        self.fallbacks += scene["provenance"]["source"] != "gemini"
        return scene

    async def answer(self, number, scene):
        token, body = self.players[number], {"scenario_id": scene["scenario_id"], "session_id": scene["session_id"]}
        if self.chance.random() < self.args.texts:
            self.texts += 1
            body["user_answer"] = f"I ask what was promised, tell the people who wait, and agree with my colleague who calls whom. Note {self.texts}."
        else:
            self.picks += 1
            body["option"] = self.chance.randrange(len(scene["options"]))
        task = await call(self.client, "POST", "/api/evaluate-answer", body, token, (202,))
        while task["status"] not in ("succeeded", "failed"):
            task = await call(self.client, "GET", f"/api/tasks/{task['task_id']}?wait=20", None, token)

    async def day(self):
        number = self.idle.pop(self.chance.randrange(len(self.idle)))
        self.players[number] = self.players[number] or await guest(self.client)
        career = self.chance.choices(self.careers, self.weights)[0]
        scene = await self.scene(number, {"career_title": career, "rounds": 5}, self.first)
        while True:
            await self.pause()
            await self.answer(number, scene)
            if scene["round"] == scene["rounds"]:
                break
            await self.pause()
            scene = await self.scene(number, {"session_id": scene["session_id"]}, self.later)
        self.idle.append(number)

    async def play(self):
        # Nobody begins at the same moment.
        await asyncio.sleep(self.chance.uniform(0, 90) / self.args.scale)
        while self.begun < self.args.days:
            self.begun += 1
            if self.begun % 500 == 0:
                print(f"{self.begun} days begun", file=sys.stderr)
            await self.day()


def titles(chance, count):
    files = sorted((ROOT / "content/catalogue").glob("*.toml"))
    known = [career["title"] for file in files for career in tomllib.loads(file.read_text())["career"]]
    known = [title for title in known if len(title) >= 3]  # what may be typed begins there
    chance.shuffle(known)
    return known[:count]


def quantile(values, percent):
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def report(args, people, usage, calls):
    waits = people.first + people.later
    scenes, answers = len(waits), people.texts + people.picks
    spent = sum(row[1] for row in usage.values()) / 1e6
    mean = {purpose: row[1] / max(row[0] - row[2], 1) for purpose, row in usage.items()}
    naive = (scenes * mean.get("scene", 0) + answers * mean.get("grade", 0)) / 1e6
    p50, p95 = quantile(waits, 50), quantile(waits, 95)
    share, dollars = calls / (scenes + answers), spent / naive
    by_purpose = ", ".join(f"{purpose} {row[0]}" for purpose, row in sorted(usage.items()))
    print(f"{args.days} days, {args.players} players, {args.careers} careers (Zipf {args.zipf}), {args.texts:.0%} of the answers in own words, scale {args.scale:g}")
    print(f"wait for a scene     median {p50 * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms (first of a day: median {quantile(people.first, 50) * 1000:.0f} ms, "
          f"p95 {quantile(people.first, 95) * 1000:.0f} ms; later: p95 {quantile(people.later, 95) * 1000:.0f} ms)")
    print(f"model calls a day    {calls / args.days:.2f} ({by_purpose}); one a scene and one an answer would be {(scenes + answers) / args.days:.2f}: {share:.1%}")
    print(f"dollars a day        {spent / args.days:.6f}; one a scene and one an answer would be {naive / args.days:.6f}: {dollars:.1%}")
    print(f"scenes seen twice    {people.twice} of {scenes}; from the library {people.fallbacks}")
    counted = sum(row[0] for row in usage.values())
    print(f"uncounted attempts   {calls - counted}")
    bars = {"median wait at most 50 ms": p50 <= 0.05, "p95 at most 2.5 s": p95 <= 2.5, "at most a quarter of the calls": share <= 0.25,
            "at most a quarter of the dollars": dollars <= 0.25, "nothing twice": people.twice == 0, "everything counted": calls == counted}
    for bar, holds in bars.items():
        print(f"{'holds' if holds else 'FAILS'}: {bar}")
    return all(bars.values())


async def days(args):
    with World({FLASH: 2000 / args.scale, PRO: 6000 / args.scale}) as world:
        client = Client(world.port)
        people = Population(args, client)
        await asyncio.gather(*(people.play() for _ in range(args.at_once)))
        await asyncio.sleep(3)
        good = report(args, people, world.usage(), world.calls())
        processor, memory = world.spent()
        print(f"the program          {processor:.0f} s of processor time, {processor / args.days * 1000:.0f} ms a day, at most {memory:.0f} MiB; "
              f"load of the machine {os.getloadavg()[1]:.1f} on {os.cpu_count()} processors")
        client.close()
        return good


# ------------------------------------------------------------------ stampede

async def stampede(args):
    with World({"*": args.latency_ms}) as world:
        client = Client(world.port)
        tokens = [await guest(client) for _ in range(args.players)]
        started = time.monotonic()
        opening = {"career_title": "lighthouse piano tuner"}
        scenes = await asyncio.gather(*(call(client, "POST", "/api/generate-scenario", opening, token) for token in tokens))
        took = time.monotonic() - started
        await asyncio.sleep(1)
        calls, different = world.calls(), len({scene["scenario_id"] for scene in scenes})
        print(f"{args.players} first requests at once, a model of {args.latency_ms:g} ms: {calls} model calls, {different} scenes, all answered after {took:.1f} s")
        client.close()
        return calls == 1 and different == 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("days")
    one.add_argument("--days", type=int, default=10_000)
    one.add_argument("--scale", type=float, default=1)
    one.add_argument("--at-once", type=int, default=200, help="how many play at the same time")
    one.add_argument("--players", type=int, default=3_000)
    one.add_argument("--careers", type=int, default=300)
    one.add_argument("--zipf", type=float, default=1.0)
    one.add_argument("--texts", type=float, default=0.3, help="share of answers in own words; the rest are picks, each option as likely")
    one.add_argument("--seed", type=int, default=1)
    one.set_defaults(run=days)
    two = commands.add_parser("stampede")
    two.add_argument("--players", type=int, default=1_000)
    two.add_argument("--latency-ms", type=float, default=2_000)
    two.set_defaults(run=stampede)
    args = parser.parse_args()
    raise SystemExit(0 if asyncio.run(args.run(args)) else 1)


if __name__ == "__main__":
    main()
