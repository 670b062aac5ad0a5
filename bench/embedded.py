#!/usr/bin/env python3
"""What one program on its embedded defaults costs: cold start, idle memory, CPU time of a scene, a pick and a text's grade.

  bench/embedded.py            CAREERSIM_BIN names the program, target/release/careersim otherwise

Wall times are the machine's mood, so the least and the median of several are printed; CPU time is read from /proc/PID.
"""

import json
import os
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINARY = Path(os.environ.get("CAREERSIM_BIN") or ROOT / "target/release/careersim").resolve()
TICK = os.sysconf("SC_CLK_TCK")
WORDS = "I would stop, check the record myself, tell the person in charge what I found and write it down before anything else happens."


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Program:
    """The program over a data folder; `with` stops it."""

    def __init__(self, folder):
        self.port = free_port()
        env = {"PATH": os.environ["PATH"], "CAREERSIM_RATE_LIMITS": "off", "RUST_LOG": "warn"}
        argv = [BINARY, "serve", "--listen", f"127.0.0.1:{self.port}", "--data", folder]
        self.begun = time.monotonic()
        self.child = subprocess.Popen(argv, env=env, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def __enter__(self):
        while True:
            try:
                self.call("GET", "/api/health/ready")
                break
            except OSError:
                time.sleep(0.002)
        self.ready = time.monotonic() - self.begun
        return self

    def __exit__(self, *_):
        self.child.terminate()
        self.child.wait()

    def call(self, method, path, body=None, token=None):
        headers = {"content-type": "application/json"} | ({"authorization": f"Bearer {token}"} if token else {})
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, headers, method=method)
        with urllib.request.urlopen(request, timeout=60) as reply:
            return json.loads(reply.read())

    def cpu(self):
        """Seconds of this process."""
        fields = Path(f"/proc/{self.child.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def memory(self):
        """MiB that are resident."""
        lines = Path(f"/proc/{self.child.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def starts(folder, times=15):
    walls, cpus = [], []
    for _ in range(times):
        with Program(folder) as program:
            walls.append(program.ready)
            cpus.append(program.cpu())
    print(f"cold start to the first 200, existing database: least {min(walls):.3f} s, median {statistics.median(walls):.3f} s; CPU median {statistics.median(cpus):.3f} s  (n {times})")


def each(program, what, count, act):
    """CPU time and the median wall time of one call."""
    walls, before = [], program.cpu()
    for n in range(count):
        begun = time.monotonic()
        act(n)
        walls.append(time.monotonic() - begun)
    print(f"{what}: CPU {1000 * (program.cpu() - before) / count:.2f} ms, wall median {1000 * statistics.median(walls):.2f} ms  (n {count})")


def play(program, days=200):
    token = program.call("POST", "/api/guests")["access_token"]
    opened = []

    def scene(_):
        opened.append(program.call("POST", "/api/generate-scenario", {"career_title": "nurse", "rounds": 1}, token))

    def answer(scene, how):
        body = {"scenario_id": scene["scenario_id"], "session_id": scene["session_id"], **how}
        return program.call("POST", "/api/evaluate-answer", body, token)

    def graded(n):
        task = answer(opened[days + n], {"user_answer": f"{WORDS} {n}"})
        while task["status"] not in ("succeeded", "failed"):
            task = program.call("GET", f"/api/tasks/{task['task_id']}?wait=20", None, token)

    each(program, "a first scene from the library", 2 * days, scene)
    each(program, "a pick, graded", days, lambda n: answer(opened[n], {"option": n % 3}))
    each(program, "own words, accepted, graded offline and fetched", days, graded)


def main():
    with tempfile.TemporaryDirectory(prefix="careersim-embedded.") as folder:
        with Program(folder) as program:
            program.call("POST", "/api/guests")
        starts(folder)
        with Program(folder) as program:
            time.sleep(10)
            print(f"idle memory after 10 s: {program.memory():.0f} MiB")
            play(program)
            time.sleep(5)
            print(f"memory after a thousand requests and more: {program.memory():.0f} MiB")
    print(f"the program: {BINARY.stat().st_size / 1e6:.1f} MB; load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
