#!/usr/bin/env python3
"""Keeps asking a running CareerSim, through its door, until told to stop, and counts what did not work.

  steady.py https://localhost:28443 --ca certificate.pem --until FILE      ends when FILE is there; exit code 1 when a request failed

Only reads and one write that may be repeated: what a player's browser does while a replica dies or a release goes on.
"""

import argparse
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from smoke import Client  # noqa: E402

PATHS = ("/api/users/me", "/", "/api/sessions?limit=5", "/api/careers?q=nur&limit=5")


def ask(base, ca, until, token, seen, failed):
    client = Client(base, ca)
    client.token = token
    number = 0
    while not until.exists():
        path = PATHS[number % len(PATHS)]
        number += 1
        try:
            status, text, _ = client.ask("GET", path)
            if status != 200:
                failed.append(f"{path}: {status} {text[:120]}")
        except OSError as error:
            failed.append(f"{path}: {error}")
        seen.append(path)
        time.sleep(0.1)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("address")
    options.add_argument("--ca")
    options.add_argument("--until", type=Path, required=True)
    options.add_argument("--clients", type=int, default=4)
    a = options.parse_args()
    first = Client(a.address, a.ca)
    token = first.call("POST", "/api/guests", expect=201)["access_token"]
    seen, failed = [], []
    threads = [threading.Thread(target=ask, args=(a.address, a.ca, a.until, token, seen, failed)) for _ in range(a.clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{len(seen)} requests, {len(failed)} failed")
    for line in failed[:10]:
        print(f"  {line}")
    return 1 if failed or not seen else 0


sys.exit(main())
