#!/usr/bin/env python3
"""Plays a short work day against a running CareerSim and says what it saw. Python's standard library only.

  deploy/smoke.py https://careersim.example
  deploy/smoke.py https://localhost --ca deploy/secrets/tls/self-signed.pem
  deploy/smoke.py http://127.0.0.1:8080 --rounds 3

It makes a guest, opens a day, answers with a pick and in its own words, waits for every grade, reads the report, and erases the guest
again. Exit code 0: everything was as it should be.
"""

import argparse
import json
import ssl
import sys
import time
import urllib.error
import urllib.request

WORDS = (
    "First I would ask what has happened and listen until I understand it. Then I tell my colleague what I have seen, "
    "agree with her who does what, check the instructions before I act, and write down what we decided and why."
)


class Wrong(Exception):
    """Something was not as it should be."""


class Client:
    """Calls the API and insists on the answer's status."""

    def __init__(self, base, ca=None, timeout=45):
        self.base = base.rstrip("/")
        self.context = ssl.create_default_context(cafile=ca) if self.base.startswith("https") else None
        self.timeout = timeout
        self.token = None

    def call(self, method, path, body=None, expect=200, headers=None):
        status, text, _ = self.ask(method, path, body, headers)
        if status != expect:
            raise Wrong(f"{method} {path} answered {status} instead of {expect}: {text[:500]}")
        return json.loads(text) if text else None

    def ask(self, method, path, body=None, headers=None):
        """Status, text and headers, whatever they are."""
        headers = {"Accept": "application/json", **(headers or {})}
        data = None
        if body is not None:
            data, headers["Content-Type"] = json.dumps(body).encode(), "application/json"
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        request = urllib.request.Request(self.base + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=self.timeout, context=self.context) as answer:
                return answer.status, answer.read().decode(), answer.headers
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode(), error.headers


def ensure(holds, sentence):
    if not holds:
        raise Wrong(sentence)


def answer(client, scene, by_words):
    """Answers a scene and waits for its grade."""
    body = {"scenario_id": scene["scenario_id"], "session_id": scene["session_id"]}
    body |= {"user_answer": WORDS} if by_words else {"option": 0}
    task = client.call("POST", "/api/evaluate-answer", body, expect=202, headers={"Idempotency-Key": f"smoke-{scene['scenario_id']}"})
    until = time.monotonic() + 90
    while task["status"] not in ("succeeded", "failed"):
        ensure(time.monotonic() < until, f"task {task['task_id']} is still {task['status']} after 90 s: is a worker running?")
        task = client.call("GET", f"/api/tasks/{task['task_id']}?wait=20")
    ensure(task["status"] == "succeeded", f"the evaluation failed: {task.get('problem')}")
    grade = task["result"]
    ensure(0 <= grade["score"] <= 10 and grade["feedback"], f"this is no grade: {grade}")
    ensure(grade["balance"] == max(0, grade["balance_before"] + grade["balance_change"]), "the balance does not add up")
    return grade


def play(client, rounds):
    client.call("GET", "/api/health/ready")
    status, page, headers = client.ask("GET", "/", headers={"Accept": "text/html"})
    ensure(status == 200 and "<html" in page and "content-security-policy" in headers, "the page does not come, or without its headers")
    client.token = client.call("POST", "/api/guests", expect=201)["access_token"]
    scene = client.call("POST", "/api/generate-scenario", {"career_title": "registered nurse", "rounds": rounds})
    balance = scene["balance"]
    for number in range(1, rounds + 1):
        ensure(scene["round"] == number and len(scene["options"]) in (3, 4), f"this is not scene {number}: {scene}")
        grade = answer(client, scene, by_words=number % 2 == 0)
        ensure(grade["balance_before"] == balance, f"the balance was {balance} and is now {grade['balance_before']}")
        balance = grade["balance"]
        print(f"  scene {number}: {scene['provenance']['source'] if isinstance(scene['provenance'], dict) else scene['provenance']}, score {grade['score']}, balance {balance}")
        if number < rounds:
            scene = client.call("POST", "/api/generate-scenario", {"session_id": scene["session_id"]})
    day = client.call("GET", f"/api/sessions/{scene['session_id']}")
    ensure(len(day["answers"]) == rounds and day["status"] == "finished", f"the day should be finished: {day['status']}, {len(day['answers'])} answers")
    client.call("DELETE", "/api/users/me", expect=204)
    status, _, _ = client.ask("GET", "/api/users/me")
    ensure(status == 401, "the guest is erased and still there")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("address")
    options.add_argument("--rounds", type=int, default=2, help="scenes to play, 1 to 10")
    options.add_argument("--ca", help="a certificate to trust")
    arguments = options.parse_args()
    started = time.monotonic()
    try:
        play(Client(arguments.address, arguments.ca), arguments.rounds)
    except (Wrong, OSError, KeyError, ValueError) as error:
        print(f"smoke test: {type(error).__name__}: {error}", file=sys.stderr)
        return 1
    print(f"smoke test: a day of {arguments.rounds} scenes was played in {time.monotonic() - started:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
