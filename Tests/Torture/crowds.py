#!/usr/bin/env python3
"""Very many who do nothing wrong, at once: handshakes of TLS, and listeners to events. Another client's p99 tells what they cost.

CLEANROOMS_BINARY names the program; .build/debug/cleanrooms-local stands in for it.
"""

import argparse
import resource
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import time

from control import HEALTH, STOP_SECONDS, post
from hostility.attacks import Failure, expect
from hostility.latency import Watch, percentile
from hostility.launch import BINARY, Launch
from hostility.target import Connection, create, request

# Of another client, in a program that is optimized; one that is not computes ten times as long. A busy machine is not the server's fault: five times
# the p99 before the crowd came will do.
LATENCY_MILLISECONDS = 50 if "release" in BINARY else 500
PATH = HEALTH.removeprefix("GET ")


def told(measured, begun):
    """The figures of another client from a time on, which hold."""
    quiet, p99 = percentile(measured, 0.99, end=begun), percentile(measured, 0.99, begun)
    expect(p99 < LATENCY_MILLISECONDS, f"another client's p99 was {p99:.0f} ms, and {quiet:.0f} before")
    return (f"another client's p50 {percentile(measured, 0.5, begun):.1f} ms, p99 {p99:.1f}, most {percentile(measured, 1, begun):.1f} "
            f"of {sum(start >= begun for start, _ in measured)} GETs")


def hello(context):
    """The first message of a client."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    try:
        context.wrap_bio(incoming, outgoing).do_handshake()
    except ssl.SSLWantReadError:
        pass
    return outgoing.read()


def handshakes(is_short):
    """All hellos are there before the server reads the first of them."""
    if not shutil.which("openssl"):
        return "not tried: there is no openssl to make a certificate"
    count = 200 if is_short else 1500
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", f"{folder}/key", "-out",
             f"{folder}/certificate", "-days", "2"], check=True, capture_output=True)
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        with Launch("--tls-certificate", f"{folder}/certificate", "--tls-key", f"{folder}/key", "--log-level", "error") as server:
            hellos = [hello(context) for _ in range(count)]
            connections = [Connection(server.port, 60) for _ in hellos]
            watch = Watch(server.port, PATH, tls=True)
            time.sleep(1)
            server.process.send_signal(signal.SIGSTOP)
            for connection, data in zip(connections, hellos):
                connection.send(data)
            begun = time.monotonic()
            server.process.send_signal(signal.SIGCONT)
            for connection in connections:
                expect(connection.socket.recv(1) != b"", "a handshake had no answer, but an end")
            seconds = time.monotonic() - begun
            figures = told(watch.end(), begun)
            for connection in connections:
                connection.socket.close()
            server.stop(signal.SIGTERM, STOP_SECONDS)
    return f"{count} in {seconds:.1f} s; {figures}"


def listeners(is_short):
    """They come at once, get what was before them, and then each of many things that happen."""
    count, happenings = (100, 20) if is_short else (800, 200)
    with Launch("--log-level", "error") as server:
        for number in range(300):
            expect(post(server.port, "/collaborations", create(f"before {number}")).status == 200, "nothing can be made")
        connections = [Connection(server.port, 60) for _ in range(count)]
        watch = Watch(server.port, PATH)
        time.sleep(1)
        begun = time.monotonic()
        for place, connection in enumerate(connections):
            target = "/_cleanrooms/events/stream?since=first" if place % 2 else "/_cleanrooms/stream"
            connection.send(request(f"GET {target}"))
        for connection in connections:
            expect(connection.socket.recv(1) != b"", "a listener had no answer, but an end")
        opened = time.monotonic() - begun
        with Connection(server.port, 60) as connection:
            for number in range(happenings):
                connection.send(request("POST /collaborations", body=create(f"told {number}")))
                expect(connection.response().status == 200, "nothing can be made while others listen")
        figures = told(watch.end(), begun)
        _, peak = server.memory()
        server.stop(signal.SIGTERM, STOP_SECONDS)
        for connection in connections:
            connection.socket.close()
    return f"{count} opened in {opened:.1f} s, and told {happenings} things; {figures}; {peak:.0f} MiB at most"


ATTACKS = [handshakes, listeners]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="fewer of what there are many of")
    arguments = parser.parse_args()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    failures = 0
    for attack in ATTACKS:
        begun = time.monotonic()
        try:
            print(f"{attack.__name__:12} {attack(arguments.short)} ({time.monotonic() - begun:.1f} s)", flush=True)
        except (Failure, OSError, subprocess.SubprocessError) as failure:
            failures += 1
            print(f"{attack.__name__:12} FAILED: {failure}", flush=True)
    print(f"crowds: {'FAILED' if failures else 'passed'}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
