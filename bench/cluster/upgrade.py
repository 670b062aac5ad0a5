"""A rolling upgrade, in place of faults: the schema first, then one process after another, with both versions at work and players playing."""

import asyncio
import signal
import subprocess

from faults import Faults


class Upgrade(Faults):
    def __init__(self, cluster, books, new):
        super().__init__(cluster, books)
        self.old, self.new = cluster.binary, str(new)

    def plan(self):
        return [self.schema_upgraded, self.replicas_upgraded, self.replica_taken_back, self.workers_upgraded]

    async def schema_upgraded(self):
        """The old replicas stay ready on the new schema."""
        done = await asyncio.to_thread(subprocess.run, [self.new, "migrate"], env=self.cluster.env(), cwd=self.cluster.folder, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            self.wrong.append(f"the new program could not migrate: {done.stderr[-300:]}")
        await asyncio.sleep(12)  # longer than a replica takes to look at the schema again
        await self.serving(*range(len(self.cluster.replicas)))

    async def replaced(self, process, program):
        process.argv = [program, *process.argv[1:]]
        status = await self.off(process, signal.SIGTERM, 0.2)
        if status != 0:
            self.wrong.append(f"{process.name} ended with {status} when it was replaced")

    async def replicas_upgraded(self):
        for n, replica in enumerate(self.cluster.replicas):
            await self.replaced(replica, self.new)
            await self.serving(n)

    async def replica_taken_back(self):
        """The way back is open as long as the new schema only adds: the old program works on it."""
        for program in (self.old, self.new):
            await self.replaced(self.cluster.replicas[0], program)
            await self.serving(0)

    async def workers_upgraded(self):
        for worker in self.cluster.workers:
            await self.replaced(worker, self.new)
