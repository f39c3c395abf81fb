#!/usr/bin/env python3
"""Hostile HTTP against the built program: what the attacks do, to other clients and to memory, comes last.

CLEANROOMS_BINARY names the program; .build/debug/cleanrooms-local stands in for it.
"""

import argparse
import os
import resource
import sys
import threading
import time

from hostility import attacks, mutations
from hostility.latency import Watch, percentile
from hostility.target import Connection, Server, new_collaboration, request

# Other clients' p99. A machine that is busy with other things is not the server's fault: three times the p99 without an attack will do.
LATENCY_MILLISECONDS = 20
# What the server holds at most of requests and answers (384 MiB), and as much again for buffers and what the system has not taken back.
PEAK_MIB = 768
STOP_SECONDS = 1
# What this ends with where the machine does not permit it, as automake's tests do.
NOT_HERE = 77
# The idle and slow connections of the long form, and some to spare.
FILES = 6000


def leave_open(port):
    """Connections in every state that a stop can find them in."""
    connections = [Connection(port, receive_buffer=4096) for _ in range(6)]
    idle, used, head, body, reader, refused = connections
    used.send(request("GET /_cleanrooms/health"))
    used.response()
    head.send(b"GET /collab")
    body.send(b"POST /collaborations HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nabc")
    reader.send(request("GET /collaborations") * 200)
    refused.send(b"rubbish\r\n")
    refused.response()
    return connections


def run_attacks(server, is_short, figures):
    scale = 1 if is_short else 8
    idle_count, slow_count = (500, 40) if is_short else (5000, 400)
    path = f"/collaborations/{new_collaboration(server.port)}"
    quiet = Watch(server.port, path)
    time.sleep(1 if is_short else 3)
    quiet = quiet.end()
    before, _ = server.memory()

    watch = Watch(server.port, path)
    spans = []
    begun = time.monotonic()
    idle = attacks.idle(server.port, idle_count)
    spans.append(("idle connections", f"{len(idle)} kept open, {server.memory()[0] - before:.1f} MiB", begun, time.monotonic()))
    slow = attacks.SlowSenders(server.port, slow_count)
    is_over = threading.Event()

    def drip():
        while not is_over.wait(0.2):
            slow.drip()

    dripping = threading.Thread(target=drip)
    dripping.start()
    try:
        for attack in attacks.RUNS:
            begun = time.monotonic()
            result = attack(server.port, scale)
            ended = time.monotonic()
            spans.append((attack.__name__.replace("_", " "), f"{result} in {ended - begun:.1f} s", begun, ended))
    finally:
        is_over.set()
        dripping.join()
    begun = over = time.monotonic()
    if not is_short:
        slow.await_end(seconds=2 * 30 + 5)
    spans.append(("slow senders", f"{slow.ended} of {slow_count} ended by the server", begun, time.monotonic()))
    slow.close()
    attacked = watch.end()
    for connection in idle:
        connection.socket.close()
    time.sleep(1.5)
    after, peak = server.memory()

    for name, figure, begun, ended in spans:
        figures.append((name, f"{figure}; another client's p99 {percentile(attacked, 0.99, begun, ended):.1f} ms"))
    limit = max(LATENCY_MILLISECONDS, 3 * percentile(quiet, 0.99))
    # The quiet while slow senders are waited for makes nothing better.
    attacked = [(start, milliseconds) for start, milliseconds in attacked if start < over]
    p99 = percentile(attacked, 0.99)
    for name, measured in (("alone", quiet), ("attacked", attacked)):
        figures.append((
            f"another client, {name}",
            f"p50 {percentile(measured, 0.5):.2f} ms, p99 {percentile(measured, 0.99):.2f} ms, most {percentile(measured, 1):.1f} ms "
            f"of {len(measured)} GETs"))
    figures.append(("resident memory", f"{before:.1f} MiB before, {peak:.1f} at most, {after:.1f} after"))
    attacks.expect(p99 < limit, f"another client's p99 was {p99:.1f} ms, over {limit:.1f} ms")
    attacks.expect(peak < PEAK_MIB, f"the server took {peak:.0f} MiB, over {PEAK_MIB} MiB")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="in less than 15 seconds; else in less than 3 minutes")
    parser.add_argument("--mutations", type=int, metavar="N", help="send N mutated requests instead of the attacks")
    parser.add_argument("--seed", type=int, default=1, help="of the mutations; a run can be repeated by it")
    arguments = parser.parse_args()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if not os.path.exists("/proc/self/status"):
        print("hostile HTTP: not tried: without /proc nobody tells how much memory the server takes")
        sys.exit(NOT_HERE)
    if not arguments.short and not arguments.mutations and hard < FILES:
        print(f"hostile HTTP: not tried: a process may have {hard} connections here, and {FILES} are needed")
        sys.exit(NOT_HERE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    # The attackers are to take time from each other before they take it from the server and the client that is watched.
    server = Server()
    if not arguments.mutations:
        os.nice(10)
    figures = []
    failure = None
    try:
        if arguments.mutations:
            mutations.run(server, arguments.mutations, arguments.seed, figures)
        else:
            run_attacks(server, arguments.short, figures)
    except attacks.Failure as fault:
        failure = str(fault)
    except TimeoutError:
        failure = "the server neither answered nor closed a connection within its time"
    if server.process.poll() is not None:
        failure = f"the server died with status {server.process.returncode}"
    left = leave_open(server.port) if failure is None else []
    begun = time.monotonic()
    # A sanitizer looks for leaks at the end, which takes its time.
    status = server.stop(STOP_SECONDS if not arguments.mutations else 60)
    figures.append(("stop", f"status {status} after {time.monotonic() - begun:.2f} s, with {len(left)} connections open"))
    if failure is None and status != 0:
        failure = f"the server ended with {status}"
    printed = server.printed()
    if printed and (failure or "Sanitizer" in printed):
        print(printed[-6000:], file=sys.stderr)
    if failure is None and "Sanitizer" in printed:
        failure = "a sanitizer found something"

    width = max(len(name) for name, _ in figures)
    for name, figure in figures:
        print(f"{name:{width}}  {figure}")
    print(f"hostile HTTP: {'FAILED: ' + failure if failure else 'passed'}")
    sys.exit(1 if failure else 0)


if __name__ == "__main__":
    main()
