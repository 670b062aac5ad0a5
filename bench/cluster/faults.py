"""What goes wrong, in turn, while the players play. Each fault waits until a share of the answers is accepted."""

import asyncio
import json
import signal
import time

from services import listening, ready, wait_until


class Faults:
    def __init__(self, cluster, books, short=False):
        self.cluster, self.books, self.short = cluster, books, short
        self.log, self.wrong, self.last = [], [], time.monotonic()

    def plan(self):
        every = [
            self.worker_killed, self.replica_killed, self.redis_killed, self.redis_frozen, self.postgres_restarted, self.connections_cut,
            self.model_hangs, self.postgres_killed, self.replica_ended, self.worker_ended_at_work, self.half_of_all_killed,
        ]
        return [self.worker_killed, self.redis_killed] if self.short else every

    async def run(self):
        try:
            await self.one_by_one(self.plan())
        finally:
            self.books.failing = False

    async def one_by_one(self, plan):
        for i, fault in enumerate(plan):
            share = (i + 1) / (len(plan) + 1)
            while len(self.books.accepted) < self.books.goal * share:
                await asyncio.sleep(0.05)
            begun, before = time.monotonic(), len(self.books.accepted)
            await fault()
            self.last = time.monotonic()
            self.log.append((fault.__name__.replace("_", " "), before, len(self.books.accepted), self.last - begun))
            print(f"  {self.log[-1][0]:<24} at {before:>5} accepted, {self.log[-1][2]:>5} when over ({self.last - begun:.1f} s)", flush=True)

    async def off(self, process, which, pause=2.0):
        """Ends a process, leaves it away for a while, starts it again. Gives its exit status."""
        status = await asyncio.to_thread(process.end, which)
        await asyncio.sleep(pause)
        process.start()
        return status

    async def until(self, what, holds):
        await asyncio.to_thread(wait_until, what, holds, 240)

    async def serving(self, *numbers):
        for n in numbers:
            await self.until("a replica", lambda n=n: ready(self.cluster.ports[n])[0] == 200)

    async def worker_killed(self):
        await self.off(self.cluster.workers[0], signal.SIGKILL)

    async def replica_killed(self):
        await self.off(self.cluster.replicas[0], signal.SIGKILL)
        await self.serving(0)

    async def redis_killed(self):
        await self.off(self.cluster.redis, signal.SIGKILL)
        await self.healed()

    async def redis_frozen(self):
        self.cluster.redis.send(signal.SIGSTOP)
        await asyncio.sleep(6)
        self.cluster.redis.send(signal.SIGCONT)
        await self.healed()

    async def healed(self):
        """Every replica that was there before uses Redis again."""
        await self.until("Redis", lambda: listening(self.cluster.redis_port))
        for port in self.cluster.ports:
            await self.until("a replica to find Redis again", lambda port=port: json.loads(ready(port)[1] or "{}").get("checks", {}).get("cache") == "ok")

    async def postgres_restarted(self):
        await self.off(self.cluster.postgres, signal.SIGINT)
        await self.until("PostgreSQL", self.cluster.postgres_is_up)

    async def postgres_killed(self):
        # At once, without a checkpoint: it comes back from its log.
        await self.off(self.cluster.postgres, signal.SIGQUIT)
        await self.until("PostgreSQL", self.cluster.postgres_is_up)

    async def connections_cut(self):
        for _ in range(3):
            self.cluster.proxy.send(signal.SIGUSR1)
            await asyncio.to_thread(self.cluster.sql, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'careersim'")
            reader, writer = await asyncio.open_connection("127.0.0.1", self.cluster.redis_port)
            writer.write(b"CLIENT KILL TYPE normal SKIPME yes\r\n")
            await reader.readline()
            writer.close()
            await asyncio.sleep(1)

    async def model_hangs(self):
        self.hang(True)
        await asyncio.sleep(8)
        self.hang(False)

    def hang(self, on):
        self.cluster.tell_model("/_script", json.dumps({"model": "*", "steps": ["hang" if on else "ok"], "forever": True}))

    async def replica_ended(self):
        """SIGTERM: it says that it is not ready while it still answers, ends what runs, and ends itself."""
        replica, port = self.cluster.replicas[1], self.cluster.ports[1]
        replica.send(signal.SIGTERM)
        seen, begun = [], time.monotonic()
        while replica.alive():
            seen.append((await asyncio.to_thread(ready, port))[0])
            await asyncio.sleep(0.05)
        print(f"    it ended {time.monotonic() - begun:.1f} s after SIGTERM", flush=True)
        if 503 not in seen:
            self.wrong.append("a replica that was asked to end never said that it is not ready")
        if 200 in seen[2:]:
            self.wrong.append("a replica that was asked to end said that it is ready")
        if (status := replica.child.returncode) != 0:
            self.wrong.append(f"a replica that was asked to end ended with {status}")
        await self.off(replica, signal.SIGTERM, 0.5)
        await self.serving(1)

    async def worker_ended_at_work(self):
        """SIGTERM while its jobs take longer than it has: it hands them over and ends well."""
        worker = self.cluster.workers[1]
        self.hang(True)
        await asyncio.sleep(1.5)
        status = await self.off(worker, signal.SIGTERM, 0.5)
        self.hang(False)
        if status != 0:
            self.wrong.append(f"a worker that was asked to end ended with {status}")
        if "running jobs over" not in worker.text():
            self.wrong.append("a worker that was asked to end at work handed nothing over")

    async def half_of_all_killed(self):
        for process in (*self.cluster.workers, self.cluster.replicas[2], self.cluster.redis):
            process.end(signal.SIGKILL)
        await asyncio.sleep(2)
        for process in (self.cluster.redis, *self.cluster.workers, self.cluster.replicas[2]):
            process.start()
        await self.serving(2)
