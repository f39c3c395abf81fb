#!/usr/bin/env python3
"""The process as whoever starts it may leave it: logs that nobody reads, closed descriptors, hang-ups, secrets that are not set.

CLEANROOMS_BINARY names the program; .build/debug/cleanrooms-local stands in for it.
"""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

from hostility.attacks import Failure, expect
from hostility.launch import BINARY, Launch, free_port
from hostility.target import Connection, request

# Nothing answers later than this, whatever nobody reads.
ANSWER_SECONDS = 2.0
# A stop is over within a second; a machine that is busy with other things is not the server's fault.
STOP_SECONDS = 2.0


def ask(port, path="/_cleanrooms/health", seconds=ANSWER_SECONDS, count=1):
    """Asks so often over one connection, and returns how long the slowest answer took."""
    slowest = 0.0
    with Connection(port, seconds) as connection:
        for _ in range(count):
            begun = time.monotonic()
            connection.send(request(f"GET {path}"))
            try:
                response = connection.response()
            except TimeoutError:
                raise Failure(f"{path[:60]} had no answer within {seconds} s")
            expect(response is not None, f"{path[:60]} had no answer, but an end")
            slowest = max(slowest, time.monotonic() - begun)
    return slowest


def dropped_lines(port):
    text = urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=ANSWER_SECONDS).read().decode()
    return next((int(line.split()[-1]) for line in text.splitlines() if line.startswith("cleanrooms_log_lines_dropped_total ")), 0)


def unread_log():
    """Log lines into a pipe that nobody reads: everybody is answered, what is lost is counted and told, and a stop is one."""
    server = Launch("--log-format", "json", stderr=subprocess.PIPE)
    with server:
        # Long paths make long lines, of which a pipe holds four.
        slowest = ask(server.port, "/" + "a" * 15_000, count=1500)
        ask(server.port)
        dropped = dropped_lines(server.port)
        expect(dropped > 0, "no line is told as lost, and none can have been written")
        # Somebody reads again, and is told what is missing.
        os.set_blocking(server.process.stderr.fileno(), False)
        read = b""
        end = time.monotonic() + 10
        while b"log lines were dropped" not in read and time.monotonic() < end:
            piece = server.process.stderr.read(1 << 20)
            read += piece or b""
            if not piece:
                ask(server.port, "/collaborations")
                time.sleep(0.02)
        told = [event for event in map(json.loads, read.split(b"\n")[:-1]) if event["message"].startswith("log lines were dropped")]
        expect(told, "the log does not tell that lines are missing")
        expect(told[0]["count"] >= dropped, f"the log tells of {told[0]['count']} lost lines, and {dropped} were counted")
        ask(server.port, "/" + "a" * 15_000, count=100)
        seconds = server.stop(signal.SIGTERM, STOP_SECONDS)
    return f"slowest answer {slowest * 1000:.0f} ms, {told[0]['count']} lines dropped and told, stopped in {seconds:.2f} s"


def lost_reader():
    """The reader of the log goes: the program stays."""
    server = Launch(stderr=subprocess.PIPE)
    with server:
        server.process.stderr.close()
        ask(server.port, "/collaborations", count=20)
        dropped = dropped_lines(server.port)
        expect(dropped > 0, "no line is told as lost")
        seconds = server.stop(signal.SIGTERM, STOP_SECONDS)
    return f"{dropped} lines dropped, stopped in {seconds:.2f} s"


def hang_up():
    """SIGHUP stops as SIGTERM does, with the hooks of the stop; under `nohup` it does nothing."""
    with tempfile.TemporaryDirectory() as folder:
        hooks = pathlib.Path(folder, "shutdown.d")
        hooks.mkdir()
        mark = pathlib.Path(folder, "ended")
        pathlib.Path(hooks, "mark.sh").write_text(f"#!/bin/sh\nsleep 0.3\ntouch {mark}\n")
        with Launch("--init-dir", folder, stderr=subprocess.DEVNULL) as server:
            server.process.send_signal(signal.SIGHUP)
            time.sleep(0.05)
            # A terminal that goes says it twice.
            server.stop(signal.SIGHUP, 5)
            expect(mark.exists(), "SIGHUP ended the program without its hooks")
        with Launch(stderr=subprocess.DEVNULL, ignoring=[signal.SIGHUP]) as server:
            server.process.send_signal(signal.SIGHUP)
            time.sleep(0.2)
            ask(server.port)
            server.stop(signal.SIGTERM, STOP_SECONDS)
    return "stopped with its hooks, and stayed under nohup"


def closed_descriptors():
    """Standard descriptors that are closed at the start: no file of the state gets their numbers, and so no line of the log."""
    for closed in ([0], [2], [0, 1, 2]):
        with tempfile.TemporaryDirectory() as folder:
            port = free_port()
            with Launch("--data-dir", folder, port=port, closing=closed) as server:
                ask(port, "/collaborations", count=50)
                server.stop(signal.SIGTERM, STOP_SECONDS)
            for file in pathlib.Path(folder).rglob("*"):
                expect(not file.is_file() or b"info request" not in file.read_bytes(), f"{file.name} holds lines of the log without {closed}")
    return "no line in any file of the state"


def empty_secrets():
    """A variable that is set and empty, as an unset secret leaves it: refused for what keeps somebody out, nothing for all else."""
    for name in ("CONTROL_TOKEN", "VERIFY_SIGNATURES", "TLS_CERTIFICATE", "TLS_KEY"):
        ended = subprocess.run(
            [BINARY, "serve", "--port", "0"], env={**os.environ, f"CLEANROOMS_{name}": ""}, capture_output=True, timeout=5, text=True)
        expect(ended.returncode != 0, f"an empty CLEANROOMS_{name} starts")
        expect("empty" in ended.stderr, f"an empty CLEANROOMS_{name} is refused with {ended.stderr!r}")
    with Launch(environment={"CLEANROOMS_SEED": "", "CLEANROOMS_DATA_DIR": "", "CLEANROOMS_LOG_LEVEL": ""}, stderr=subprocess.DEVNULL) as server:
        ask(server.port)
    return "four refused, three passed over"


ATTACKS = [unread_log, lost_reader, hang_up, closed_descriptors, empty_secrets]


def main():
    # Whoever runs the attacks may ignore it, as `nohup` does, and children inherit that.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    failures = 0
    for attack in ATTACKS:
        name = attack.__name__.replace("_", " ")
        try:
            print(f"{name:20} {attack()}")
        except (Failure, OSError, subprocess.TimeoutExpired) as failure:
            failures += 1
            print(f"{name:20} FAILED: {failure}")
    print(f"the process: {'FAILED' if failures else 'passed'}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
