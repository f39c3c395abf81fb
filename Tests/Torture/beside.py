#!/usr/bin/env python3
"""Every route that only reads, asked again and again while the worst of works is done: no answer later than a second.

CLEANROOMS_BINARY names the program; .build/debug/cleanrooms-local stands in for it.
"""

import argparse
import json
import signal
import sys
import threading
import time

from control import STOP_SECONDS, post
from hostility.attacks import Failure, expect
from hostility.grammar import STREAMS
from hostility.launch import BINARY, Launch
from hostility.tables import ACCOUNT, with_rows
from hostility.target import Connection, create, long_query, request

# A program that is not optimized takes ten times as long for what it computes.
SECONDS = 1.0 if "release" in BINARY else 10.0
# Asked of nothing but the program itself, which is always there.
OPEN_SECONDS = 0.2 if "release" in BINARY else 2.0
OPEN = ["/_cleanrooms/health", "/_cleanrooms/ready", "/_localstack/health"]


class Rounds:
    """Asks all routes in turn, and knows the longest that each took."""

    def __init__(self, port, targets):
        self.port, self.targets, self.slowest, self.fault, self.rounds = port, targets, {}, None, 0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._ask)
        self._thread.start()

    def _ask(self):
        try:
            with Connection(self.port, 120) as connection:
                while not self._is_over.is_set():
                    for target in self.targets:
                        begun = time.monotonic()
                        connection.send(request(f"GET {target}"))
                        response = connection.response()
                        expect(response is not None and response.status < 500, f"{target} is answered {response and response.status}")
                        self.slowest[target] = max(self.slowest.get(target, 0), time.monotonic() - begun)
                        if self._is_over.is_set():
                            return
                    self.rounds += 1
        except (Failure, OSError) as fault:
            self.fault = fault

    def end(self, what):
        self._is_over.set()
        self._thread.join()
        expect(self.fault is None, f"beside {what}: {self.fault!r}")
        for target, seconds in self.slowest.items():
            limit = OPEN_SECONDS if target in OPEN else SECONDS
            expect(seconds < limit, f"beside {what} {target} had its answer after {seconds:.2f} s")
        target, seconds = max(self.slowest.items(), key=lambda each: each[1])
        health = max(seconds for target, seconds in self.slowest.items() if target in OPEN)
        return f"{seconds * 1000:.0f} ms at most ({target}), health and ready {health * 1000:.0f} ms"


def targets(port, known):
    """All that can be read: the routes of the control API without a stream, and lists of the API."""
    with Connection(port) as connection:
        connection.send(request("GET /_cleanrooms"))
        routes = [route.removeprefix("GET ") for route in json.loads(connection.response().body)["routes"] if route.startswith("GET ")]
    asked = []
    for route in routes:
        if route not in STREAMS and "snapshots/{" not in route:
            asked.append(route.replace("{id}", known["membership"]).replace("{name}", "demo").replace("{stage}", "ready"))
    return OPEN + asked + [
        "/collaborations?maxResults=100", "/configuredTables?maxResults=100", "/memberships", f"/collaborations/{known['collaboration']}",
        f"/memberships/{known['membership']}/protectedQueries?maxResults=100"]


def fill(port, known, count):
    """So many collaborations, and queries that have ended or are under way."""
    body = {"type": "SQL", "sqlParameters": {"queryString": "SELECT a FROM t"}}
    seed = {"accounts": {"me": ACCOUNT}, "steps": [
        {"repeat": count, "index": "i", "steps": [{"as": "me", "call": "CreateCollaboration", "with": json.loads(create("filler"))}]}]}
    expect(post(port, "/_cleanrooms/seeds", seed).status == 200, "the seed is refused")
    for _ in range(count // 200):
        calls = [{"as": ACCOUNT, "call": "StartProtectedQuery", "with": {**body, "membershipIdentifier": known["membership"]}}] * 50
        expect(post(port, "/_cleanrooms/calls", {"calls": calls}).status == 200, "the queries are refused")


def works(port, is_short):
    """What takes long, by name."""
    with Connection(port, 60) as connection:
        connection.send(request("GET /_cleanrooms/snapshots/full"))
        snapshot = connection.response().body
    explained = {"account": ACCOUNT, "sql": long_query(20_000 if is_short else 88_000)}
    repeated = lambda times, *arguments, **named: [post(port, *arguments, **named) for _ in range(times)]
    return {
        "a long explanation": lambda: repeated(3, "/_cleanrooms/explain", explained),
        "a full journal": lambda: repeated(10, "/_cleanrooms/requests/find", {}),
        "a saved snapshot": lambda: repeated(3, "/_cleanrooms/snapshots/saved", b""),
        "exports": lambda: repeated(5, "/_cleanrooms/snapshots/full", b"", method="GET"),
        "an import": lambda: repeated(1, "/_cleanrooms/snapshots/brought", snapshot, method="PUT"),
        "a restore": lambda: repeated(2, "/_cleanrooms/snapshots/full/restore", b""),
        "a join without end": lambda: repeated(
            1, "/_cleanrooms/explain", {"account": ACCOUNT, "sql": "SELECT count(*) FROM t x, t y, t z WHERE x.a + y.a + z.a = 7", "run": True}),
        "bills and lives": lambda: [
            post(port, path, b"", method="GET") for path in ("/_cleanrooms/billing", "/_cleanrooms/lifecycle/ongoing?limit=100000") for _ in range(5)],
        "an hour of lives": lambda: repeated(1, "/_cleanrooms/clock/advance?wait=0", {"duration": "1h"}),
    }


def run(is_short):
    with Launch("--log-level", "error", "--query-time-limit", "3s") as server:
        known = with_rows(server.port, 300)
        post(server.port, "/_cleanrooms/lifecycle", {"model_name": "cleanrooms::protected-query", "transition": {"progression": "time", "seconds": 600}})
        fill(server.port, known, 400 if is_short else 10_000)
        post(server.port, "/_cleanrooms/snapshots/full", b"")
        asked = targets(server.port, known)
        for what, work in works(server.port, is_short).items():
            rounds = Rounds(server.port, asked)
            begun = time.monotonic()
            try:
                for response in work():
                    expect(response.status == 200, f"{what} is answered {response.status}: {response.body[:200]!r}")
            finally:
                told = rounds.end(what)
            print(f"{what:20} {time.monotonic() - begun:5.1f} s; {len(asked)} routes, {told}", flush=True)
        server.stop(signal.SIGTERM, STOP_SECONDS)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="with less in the state")
    arguments = parser.parse_args()
    failure = None
    try:
        run(arguments.short)
    except (Failure, OSError) as fault:
        failure = fault
    print(f"every route beside long works: {f'FAILED: {failure}' if failure else 'passed'}")
    sys.exit(1 if failure else 0)


if __name__ == "__main__":
    main()
