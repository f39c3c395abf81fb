#!/usr/bin/env python3
"""Small control requests drawn from a grammar of all routes: no death, no answer later than a second, memory bounded.

CLEANROOMS_BINARY names the program; .build/debug/cleanrooms-local stands in for it.
"""

import argparse
import random
import signal
import sys
import time

from hostility.attacks import Failure, expect
from hostility.grammar import STREAMS, Grammar, prepare
from hostility.launch import Launch
from hostility.target import Connection, request

# No answer later than this. A debug build takes ten times as long as a release build for what it computes.
SECONDS = 1.0
DEBUG_SECONDS = 5.0
# What the program takes at most when it holds all that it may: journal, rules, rows, requests and answers.
PEAK_MIB = 768
PIPELINED = 8
CONNECTIONS = 4
# How many listen at once to what happens, without reading it, and after how many batches one of them is another.
LISTENERS = 4
LISTENING_BATCHES = 100


def listen(source, port):
    connection = Connection(port, 30, receive_buffer=4096)
    connection.send(request(f"GET {source.choice(STREAMS)}{source.choice(['', '?since=first', '?since=x', '?kinds=life,request'])}"))
    return connection


def run(count, seed, seconds, minutes, figures):
    source = random.Random(seed)
    with Launch("--log-level", "critical", "--id-seed", "1") as server:
        grammar = Grammar(source, prepare(server.port))
        connections = [Connection(server.port, 30) for _ in range(CONNECTIONS)]
        listeners = [listen(source, server.port) for _ in range(LISTENERS)]
        statuses, routes, late = {}, {}, (0.0, "")
        done = turns = 0
        begun = time.monotonic()
        while done < count and time.monotonic() - begun < minutes * 60:
            turns += 1
            if turns % LISTENING_BATCHES == 0:
                listeners.pop(0).socket.close()
                listeners.append(listen(source, server.port))
            batches = [[grammar.request() for _ in range(PIPELINED)] for _ in connections]
            sent = time.monotonic()
            for connection, batch in zip(connections, batches):
                connection.send(b"".join(data for _, data in batch))
            for place, (connection, batch) in enumerate(zip(connections, batches)):
                closes = False
                for name, data in batch:
                    try:
                        response = connection.response()
                    except TimeoutError:
                        raise Failure(f"no answer within 30 s to {data[:300]!r}, after {done} requests of seed {seed}")
                    server.expect_alive(f"after {done} requests of seed {seed}, one of {[data[-300:] for _, data in batch]!r}")
                    expect(response is not None, f"an end in place of an answer to {data[:300]!r}, after {done} requests of seed {seed}")
                    waited = time.monotonic() - sent
                    late = max(late, (waited, name))
                    expect(waited < seconds, f"{name} had its answer after {waited:.2f} s, after {done} requests of seed {seed}: {data[-300:]!r}")
                    expect(response.status < 500 or response.status == 503,
                           f"{response.status} {response.body[:200]!r} to {data[:300]!r}, after {done} requests of seed {seed}")
                    statuses[response.status] = statuses.get(response.status, 0) + 1
                    routes[name] = routes.get(name, 0) + 1
                    done += 1
                    closes = response.closes
                    if closes:
                        break
                if closes:
                    connection.socket.close()
                    connections[place] = Connection(server.port, 30)
        elapsed = time.monotonic() - begun
        memory, peak = server.memory()
        figures += [
            ("control requests", f"{done} of {count} of seed {seed} in {elapsed:.0f} s, of {len(routes)} kinds"),
            ("statuses", ", ".join(f"{status}: {number}" for status, number in sorted(statuses.items()))),
            ("latest answer", f"{late[0] * 1000:.0f} ms, of {late[1]}, {PIPELINED} at once on each of {CONNECTIONS} connections"),
            ("resident memory", f"{memory:.0f} MiB, {peak:.0f} at most"),
        ]
        expect(peak < PEAK_MIB, f"the server took {peak:.0f} MiB, over {PEAK_MIB} MiB")
        figures.append(("stop", f"{server.stop(signal.SIGTERM, 3):.2f} s"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=2_000_000)
    parser.add_argument("--seed", type=int, default=1, help="a run can be repeated by it")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="ends after these, with fewer requests")
    parser.add_argument("--debug", action="store_true", help=f"the program is not optimized: {DEBUG_SECONDS:.0f} s for an answer, and not {SECONDS:.0f}")
    arguments = parser.parse_args()
    figures, failure = [], None
    try:
        run(arguments.requests, arguments.seed, DEBUG_SECONDS if arguments.debug else SECONDS, arguments.minutes, figures)
    except (Failure, OSError) as fault:
        failure = fault
    for name, figure in figures:
        print(f"{name:16}  {figure}")
    print(f"the grammar of control requests: {f'FAILED: {failure}' if failure else 'passed'}")
    sys.exit(1 if failure else 0)


if __name__ == "__main__":
    main()
