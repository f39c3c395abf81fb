#!/usr/bin/env python3
"""Hurts `cleanrooms-local mcp`: messages that are none, lines without end, pipes that are closed. Each call still has its answer, or the program its end.

CLEANROOMS_BINARY names the program; .build/debug/cleanrooms-local stands in for it.
"""

import argparse
import json
import os
import random
import select
import signal
import subprocess
import sys
import time

from hostility.attacks import Failure, expect
from hostility.launch import BINARY, Launch, free_port

# How long an answer and an end may take.
SECONDS = 20
# A line may have 16 MiB, of which a parsed tree is some times as large.
PEAK_MIB = 800
PING = b'{"jsonrpc":"2.0","id":"alive","method":"ping"}\n'
MEGABYTE = 1 << 20


class Session:
    """A running program with its pipes."""

    def __init__(self, port=None, **pipes):
        command = [BINARY, "mcp", "--endpoint", f"http://127.0.0.1:{port or free_port()}"]
        self.process = subprocess.Popen(
            command, **{"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, **pipes})
        self.received = b""

    def send(self, data):
        """Writes, and reads what comes meanwhile: neither side may wait for the other for ever."""
        inlet, outlet = self.process.stdin.fileno(), self.process.stdout.fileno()
        os.set_blocking(inlet, False)
        end = time.monotonic() + SECONDS
        while data:
            expect(time.monotonic() < end, "it does not read any more")
            readable, writable, _ = select.select([outlet], [inlet], [], 1)
            if readable:
                self.receive()
            if writable:
                try:
                    data = data[os.write(inlet, data[:1 << 20]):]
                except BlockingIOError:
                    pass

    def receive(self):
        piece = os.read(self.process.stdout.fileno(), 1 << 16)
        if not piece:
            raise Failure(f"it ended with {self.process.wait(SECONDS)}")
        self.received += piece

    def answer(self):
        """The next message."""
        end = time.monotonic() + SECONDS
        while b"\n" not in self.received:
            readable, _, _ = select.select([self.process.stdout], [], [], max(0, end - time.monotonic()))
            expect(readable, "it does not answer")
            self.receive()
        line, _, self.received = self.received.partition(b"\n")
        return json.loads(line)

    def expect_alive(self, what):
        """A ping is answered, whatever was answered before it."""
        self.send(PING)
        while (message := self.answer()).get("id") != "alive":
            expect("error" in message or "result" in message, f"after {what}: {message}")
        expect(message["result"] == {}, f"after {what}: {message}")

    def peak(self):
        with open(f"/proc/{self.process.pid}/status") as fields:
            return next(int(line.split()[1]) / 1024 for line in fields if line.startswith("VmHWM:"))

    def end(self):
        """It ends with its input."""
        self.process.stdin.close()
        while os.read(self.process.stdout.fileno(), 1 << 16):
            pass
        status = self.process.wait(SECONDS)
        self.process.stdout.close()
        expect(status == 0, f"it ended with {status}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def call(name, arguments, id=1):
    return json.dumps({"jsonrpc": "2.0", "id": id, "method": "tools/call", "params": {"name": name, "arguments": arguments}}).encode() + b"\n"


WRONG = [
    b"", b" ", b"\r", b"x", b"{", b"[]", b"null", b"1", b'"', b"\xff\xfe", b"\x00", b"{}", b'{"jsonrpc":"1.0","id":1,"method":"ping"}',
    b'{"jsonrpc":"2.0"}', b'{"jsonrpc":"2.0","id":1}', b'{"jsonrpc":"2.0","id":null,"method":"ping"}', b'{"jsonrpc":"2.0","id":{},"method":"ping"}',
    b'{"jsonrpc":"2.0","id":1,"method":1}', b'{"jsonrpc":"2.0","id":1,"method":"\\u0000"}', b'{"jsonrpc":"2.0","id":1e999,"method":"ping"}',
    b'{"jsonrpc":"2.0","id":123456789012345678901234567890,"method":"ping"}', b'{"jsonrpc":"2.0","method":"ping"}',
    b'{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}', b'{"jsonrpc":"2.0","id":1,"method":"tools/call"}',
    b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[]}', b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":{}}}',
    b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"clock","arguments":[]}}',
    b'[{"jsonrpc":"2.0","id":1,"method":"ping"}]', b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":7}}',
    b'{"jsonrpc":"2.0","id":"\\ud800","method":"ping"}', b"[" * 100_000, b'{"a":' * 100_000, b"[" * 50_000 + b"]" * 50_000,
    b'{"jsonrpc":"2.0","id":' + b"[" * 5000 + b"]" * 5000 + b',"method":"ping"}',
    call("clock", {"action": "advance", "duration": "9" * 1000}).strip(), call("journal", {"limit": -(2**63)}).strip(),
    call("journal", {"limit": 2**63 - 1}).strip(), call("explain", {"sql": "\0", "account": "\r\nX: y"}).strip(),
    call("list_visible", {"account": "222222222222", "region": "us\r\nX-Injected: 1\r\n\r\n"}).strip(),
    call("plant_seed", {"yaml": "steps: " + "[" * 10_000}).strip(), call("outcomes", {"action": "add", "rule": {"match": []}}).strip(),
]


def wrong(_):
    """Messages that are none, and calls that cannot be, with and without a server."""
    with Launch("--log-level", "critical") as server:
        for port in (server.port, None):
            with Session(port) as session:
                for message in WRONG:
                    session.send(message + b"\n")
                    session.expect_alive(message[:80])
                session.end()
        server.stop(signal.SIGTERM, 3)
    return f"{len(WRONG)} messages, with and without a server"


def mutated(is_short):
    """Mutations of proper messages."""
    count = 500 if is_short else 100_000
    source = random.Random(1)
    proper = [call("clock", {"action": "read"}), call("explain", {"sql": "SELECT 1", "account": "222222222222"}),
              b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{}}}\n']
    with Session() as session:
        for number in range(count):
            message = bytearray(source.choice(proper).strip())
            for _ in range(source.randint(1, 4)):
                place = source.randrange(len(message))
                match source.randrange(4):
                    case 0: message[place] = source.randrange(256)
                    case 1: del message[place:place + source.randint(1, 9)]
                    case 2: message[place:place] = source.choice([b"\\u", b'"', b"{", b"[", b"-", b"1e9", b"\xed\xa0\x80"])
                    case 3: message[place:place] = message[:source.randint(0, 30)]
                if not message:
                    message = bytearray(b"{")
            session.send(bytes(message).replace(b"\n", b"") + b"\n")
            if number % 500 == 499:
                session.expect_alive(f"mutation {number}")
        session.expect_alive("all mutations")
        session.end()
    return f"{count} mutations"


def lines(is_short):
    """Lines of all lengths: what is too long is told, and the next one is answered; and none is held beyond a bound."""
    long, many = (1, 1000) if is_short else (8, 20_000)
    with Session() as session:
        session.send(call("explain", {"sql": "x" * (long * MEGABYTE), "account": "222222222222"}))
        expect(session.answer()["id"] == 1, f"a line of {long} MiB is not answered")
        for megabytes in (17,) if is_short else (17, 40, 600):
            for _ in range(megabytes):
                session.send(b"y" * MEGABYTE)
            session.send(b"\n")
            told = session.answer()
            expect(told.get("error", {}).get("code") == -32700, f"a line of {megabytes} MiB is answered {told}")
            session.expect_alive(f"a line of {megabytes} MiB")
        session.send(PING * many)
        for _ in range(many):
            expect(session.answer()["id"] == "alive", "not all of many lines are answered")
        peak = session.peak()
        expect(peak < PEAK_MIB, f"it took {peak:.0f} MiB")
        session.end()
    with Session() as session:
        session.send(PING.strip())
        session.process.stdin.close()
        expect(session.answer()["id"] == "alive", "a last line without its end is not answered")
        expect(session.process.wait(SECONDS) == 0, "it does not end with its input")
    return f"{peak:.0f} MiB at most"


def pipes(_):
    """Pipes that are closed, or that nobody reads."""
    statuses = []
    with Session() as session:
        session.process.stdout.close()
        for _ in range(10):
            try:
                session.process.stdin.write(PING)
                session.process.stdin.flush()
            except BrokenPipeError:
                break
            time.sleep(0.02)
        statuses.append(session.process.wait(SECONDS))
    for closing in (0, 1, 2, (0, 1, 2)):
        def prepare():
            for number in closing if isinstance(closing, tuple) else (closing,):
                os.close(number)
        ended = subprocess.run(
            [BINARY, "mcp", "--endpoint", f"http://127.0.0.1:{free_port()}"], input=PING * 3, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            preexec_fn=prepare, timeout=SECONDS, check=False)
        statuses.append(ended.returncode)
    with Session() as session:
        session.process.send_signal(signal.SIGTERM)
        statuses.append(session.process.wait(SECONDS))
    expect(all(status in (0, 1, -signal.SIGTERM) for status in statuses), f"it ended with {statuses}")
    # Whoever does not read holds up the program, and it ends with its client all the same.
    with Session() as session:
        os.set_blocking(session.process.stdin.fileno(), False)
        try:
            for _ in range(200):
                session.process.stdin.raw.write(PING * 1000)
        except BlockingIOError:
            pass
        session.process.stdin.raw.close()
        session.process.stdout.close()
        expect(session.process.wait(SECONDS) in (0, 1), "it stays without a client")
    return f"ended with {statuses}"


ATTACKS = [wrong, mutated, lines, pipes]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="fewer of what there are many of")
    parser.add_argument("only", nargs="*", help="names of attacks")
    arguments = parser.parse_args()
    failures = 0
    for attack in ATTACKS:
        if arguments.only and attack.__name__ not in arguments.only:
            continue
        begun = time.monotonic()
        try:
            print(f"{attack.__name__:12} {attack(arguments.short)} ({time.monotonic() - begun:.1f} s)", flush=True)
        except (Failure, OSError, subprocess.TimeoutExpired) as failure:
            failures += 1
            print(f"{attack.__name__:12} FAILED: {failure}", flush=True)
    print(f"a hurt session of an assistant: {'FAILED' if failures else 'passed'}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
