"""A load of players who keep their own books: what was accepted, what was delivered, and what it should have done to their balance."""

import asyncio
import random
from collections import Counter

from wire import Cut

CAREERS = ["nurse", "plumber", "teacher", "chef", "librarian", "pilot", "beekeeper", "lawyer"]
WORDS = "I ask what was promised, tell the people who wait that I need ten minutes, and agree with my colleague who calls whom. Then I note it down."
FINAL = ("succeeded", "failed")


class Books:
    """What all players saw together."""

    def __init__(self, goal, limited=False):
        self.goal, self.limited = goal, limited
        self.begun, self.failing = 0, True
        self.accepted, self.delivered, self.failed = {}, {}, {}
        self.statuses, self.wrong = Counter(), []
        self.retries = self.repeats = self.reconnects = 0
        self.players = []

    def playing(self):
        """Until there are answers enough and nothing more is to go wrong."""
        return self.begun < self.goal or self.failing

    def note(self, sentence):
        self.wrong.append(sentence)


class Player:
    def __init__(self, number, client, books):
        self.number, self.client, self.books = number, client, books
        self.chance = random.Random(number)
        self.token, self.id = None, None
        self.changes = 0

    async def insist(self, method, path, body=None, headers=None, expect=(200,)):
        """Asks until there is an answer that is not 'try again'; what must never come is noted."""
        pause = 0.05
        while True:
            try:
                reply = await self.client.call(method, path, body, self.token, headers)
                self.books.statuses[reply.status] += 1
                if reply.status in expect:
                    return reply
                if reply.status == 429 and self.books.limited:
                    await asyncio.sleep(float(reply.headers["retry-after"]))
                    continue
                if reply.status != 503 or "retry-after" not in reply.headers:
                    self.books.note(f"{method} {path.split('?')[0]} answered {reply.status}: {reply.data[:300]!r}")
                    if reply.status < 500:
                        return reply
            except Cut:
                self.books.statuses["cut"] += 1
            self.books.retries += 1
            await asyncio.sleep(pause * self.chance.uniform(0.5, 1.5))
            pause = min(pause * 2, 1)

    async def enter(self):
        self.token = (await self.insist("POST", "/api/guests", expect=(201,))).json()["access_token"]
        self.id = (await self.insist("GET", "/api/users/me")).json()["id"]

    async def play(self):
        await self.enter()
        while self.books.playing():
            reply = await self.insist("POST", "/api/generate-scenario", {"career_title": self.chance.choice(CAREERS), "rounds": 5})
            while reply.status == 200 and self.books.playing():
                scene = reply.json()
                await self.answer(scene)
                if scene["round"] == scene["rounds"]:
                    break
                reply = await self.insist("POST", "/api/generate-scenario", {"session_id": scene["session_id"]})

    async def answer(self, scene):
        self.books.begun += 1
        body = {"scenario_id": scene["scenario_id"], "session_id": scene["session_id"]}
        if self.chance.random() < 0.75:
            body["user_answer"] = f"{WORDS} This is answer {self.books.begun}."
        else:
            body["option"] = self.chance.randrange(len(scene["options"]))
        key = {"idempotency-key": f"{self.number}-{scene['session_id']}-{scene['round']}"}
        task = (await self.insist("POST", "/api/evaluate-answer", body, key, expect=(202,))).json()
        if "task_id" not in task:
            return
        self.books.accepted[task["task_id"]] = self
        if self.chance.random() < 0.02:
            await self.again(body, key, task)
        await self.wait(task)

    async def again(self, body, key, task):
        """The same key once more, over whichever replica: the same task."""
        self.books.repeats += 1
        other = (await self.insist("POST", "/api/evaluate-answer", body, key, expect=(202,))).json()
        if other.get("task_id") != task["task_id"]:
            self.books.note(f"the same key gave another task: {other}")

    async def wait(self, task):
        """Half of them listen to a stream, half ask again and again."""
        path = f"/api/tasks/{task['task_id']}"
        streams = self.chance.random() < 0.5
        while task["status"] not in FINAL:
            if not streams:
                task = (await self.insist("GET", f"{path}?wait=20")).json()
                continue
            try:
                async for seen in self.client.events(path, self.token):
                    task = seen
            except Cut:
                self.books.statuses["cut"] += 1
            if task["status"] not in FINAL:
                self.books.reconnects += 1
                await asyncio.sleep(0.1)
        if task["status"] == "failed":
            self.books.failed[task["task_id"]] = task.get("problem")
            return
        self.books.delivered[task["task_id"]] = task["result"]
        self.changes += task["result"]["balance_change"]


async def load(client, books, count):
    """All players at once; ends when the goal is accepted and everybody has their result."""
    books.players = [Player(i, client, books) for i in range(count)]
    await asyncio.gather(*(p.play() for p in books.players))
