"""What must be exact over several replicas: rate limits, with and without Redis, and the players' budgets."""

import asyncio
import json
import signal
import time
import uuid

from players import FINAL, Books, Player
from services import Cluster, listening, ready, wait_until
from verdict import question
from wire import Client, Cut

BURST, LIMIT = 200, 10


CAP = 14_000
# Only the players' day is capped; rate limits are on as they come.
ENV = {f"CAREERSIM_BUDGET__{name}_USD": "0" for name in ("DAY", "MONTH", "PLAYER_MONTH")} | {"CAREERSIM_BUDGET__PLAYER_DAY_USD": str(CAP / 1e6)}


def run(binary, short):
    with Cluster(binary, {"env": ENV}) as cluster:
        return asyncio.run(budgets(cluster, 16 if short else 64)) + asyncio.run(limits(cluster, short))


async def guest(client):
    return (await client.call("POST", "/api/guests")).json()["access_token"]


async def burst(clients):
    """So many answers of one player at once, over all replicas in turn: how many of each status, and how long it took."""
    token = None
    while token is None:
        try:
            token = await guest(clients[0])
        except (Cut, KeyError):
            await asyncio.sleep(0.1)
    body = {"scenario_id": str(uuid.uuid4()), "session_id": str(uuid.uuid4()), "option": 0}
    begun = time.monotonic()
    replies = await asyncio.gather(*(clients[i % len(clients)].call("POST", "/api/evaluate-answer", body, token) for i in range(BURST)))
    took = time.monotonic() - begun
    statuses = {}
    for reply in replies:
        statuses[reply.status] = statuses.get(reply.status, 0) + 1
    return statuses, took


async def limits(cluster, short):
    clients, wrong = [Client(port) for port in cluster.ports], []

    async def expect(what, most, least=LIMIT):
        statuses, took = await burst(clients)
        # A unit comes back every 6 s; a burst that took longer proves nothing and is done again.
        while took > 5.5:
            statuses, took = await burst(clients)
        print(f"  {what:<34} {BURST} at once: {statuses.get(404, 0)} let through, {statuses.get(429, 0)} refused ({took:.2f} s)", flush=True)
        if not least <= statuses.get(404, 0) <= most or set(statuses) - {404, 429}:
            wrong.append(f"{what}: {statuses}")

    async def healed():
        for port in cluster.ports:
            await asyncio.to_thread(wait_until, "Redis to be found again", lambda port=port: cache(port) == "ok")

    print(f"rate limits: {LIMIT} in a row for a player, over 3 replicas")
    for _ in range(1 if short else 5):
        await expect("with Redis", LIMIT)
    cluster.redis.end(signal.SIGKILL)
    # Each replica counts for itself then: more than N, never without limit, and never an error.
    await expect("Redis gone", 3 * LIMIT)
    if not all("Redis is not reachable" in replica.text() for replica in cluster.replicas):
        wrong.append("a replica did not warn that Redis is gone")
    cluster.redis.start()
    await asyncio.to_thread(wait_until, "Redis", lambda: listening(cluster.redis_port))
    await healed()
    await expect("Redis back, nothing restarted", LIMIT)
    if short:
        return wrong
    cluster.redis.send(signal.SIGSTOP)
    await expect("Redis frozen", 3 * LIMIT)
    cluster.redis.send(signal.SIGCONT)
    await healed()
    await expect("Redis thawed", LIMIT)
    return wrong


def cache(port):
    return json.loads(ready(port)[1] or "{}").get("checks", {}).get("cache")


async def spend(player):
    """One player, six days at once, each answered in own words: more than the cap allows."""
    await player.enter()

    async def day(i):
        opening = {"career_title": f"keeper of {player.number} {i}", "rounds": 1}
        scene = (await player.insist("POST", "/api/generate-scenario", opening)).json()
        body = {"scenario_id": scene["scenario_id"], "session_id": scene["session_id"], "user_answer": f"I look first, then I tell them what I saw, number {i}."}
        task = (await player.insist("POST", "/api/evaluate-answer", body, {"idempotency-key": str(i)}, (202,))).json()
        while task["status"] not in FINAL:
            task = (await player.insist("GET", f"/api/tasks/{task['task_id']}?wait=20")).json()
        return task["status"], task["result"]["provenance"]["source"]

    return await asyncio.gather(*(day(i) for i in range(6)))


async def budgets(cluster, players):
    client, books = Client(cluster.proxy_port), Books(0, limited=True)
    days = [day for player in await asyncio.gather(*(spend(Player(n, client, books)) for n in range(players))) for day in player]
    most = question(cluster, "SELECT COALESCE(MAX(reserved + settled), 0) FROM budgets WHERE scope LIKE 'player:%'")
    billed = question(cluster, "SELECT COALESCE(MAX(s), 0)::bigint FROM (SELECT SUM(cost_micro_usd) AS s FROM usage_attempts WHERE player_id IS NOT NULL GROUP BY player_id) x")
    capped = question(cluster, "SELECT COUNT(*) FROM budgets WHERE scope LIKE 'player:%'")
    sources = {source: sum(s == source for _, s in days) for _, source in days}
    print(f"budgets: {players} players with {CAP} millionths of a dollar a day, 6 days each at once: at most {most} reserved or spent, at most {billed} billed; graded by {sources}")
    wrong = list(books.wrong)
    if most > CAP or billed > CAP:
        wrong.append(f"a player's budget was overshot: {most} reserved or spent, {billed} billed, cap {CAP}")
    if capped != players or len(sources) < 2:
        wrong.append(f"the test of budgets proves nothing: {capped} budgets, {sources}")
    if any(status != "succeeded" for status, _ in days):
        wrong.append("an answer over the cap got no grade")
    return wrong
