#!/usr/bin/env python3
"""Instructions of one request, as callgrind counts them: they repeat to a percent where a clock does not.

Each figure is the difference of two runs of the program as people start it, with its log in a file: one with a few requests, one with
many, through connections that stay open, 32 requests in flight.
"""

import argparse
import json
import pathlib
import re
import socket
import subprocess
import sys
import tempfile

from servers import headers

ROOT = pathlib.Path(__file__).resolve().parents[1]
IN_FLIGHT = 32
FEW, MANY = 320, 2240

PLAIN = {
    "name": "c", "description": "d", "creatorDisplayName": "A", "members": [], "creatorMemberAbilities": ["CAN_QUERY", "CAN_RECEIVE_RESULTS"],
    "queryLogStatus": "DISABLED",
}
LARGER = {
    **PLAIN, "tags": {"team": "ads", "stage": "test"},
    "members": [{"accountId": str(n) * 12, "memberAbilities": [], "displayName": f"M{n}"} for n in (2, 3)],
}


def request(method, path, body=None):
    data = b"" if body is None else json.dumps(body).encode()
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", *(f"{name}: {value}" for name, value in headers.items()), f"Content-Length: {len(data)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


def answer(reader):
    """The status and the body of the next answer."""
    status = int(reader.readline().split()[1])
    length = 0
    while (line := reader.readline().strip()):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    return status, reader.read(length)


def instructions(binary, options, first, sent, count):
    """How many instructions the program takes for its whole life, with so many requests in it."""
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder, "log")
        with open(log, "wb") as output:
            server = subprocess.Popen(
                ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", f"--log-file={folder}/callgrind", binary, "serve", "--port", "0",
                 *(option.replace("DIR", folder) for option in options)], stdout=subprocess.PIPE, stderr=output)
        port = int(re.search(rb"(\d+)\s*$", server.stdout.readline()).group(1))
        connections = [socket.create_connection(("127.0.0.1", port)) for _ in range(IN_FLIGHT)]
        readers = [connection.makefile("rb") for connection in connections]
        path = None
        if first:
            connections[0].sendall(first)
            path = json.loads(answer(readers[0])[1])["collaboration"]["id"]
        message = sent(path)
        for _ in range(count // IN_FLIGHT):
            for connection in connections:
                connection.sendall(message)
            for reader in readers:
                status, body = answer(reader)
                assert status == 200, body
        for connection in connections:
            connection.close()
        server.terminate()
        server.wait(60)
        server.stdout.close()
        return int(re.search(r"Collected : (\d+)", pathlib.Path(folder, "callgrind").read_text()).group(1))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default=str(ROOT / ".build/release/cleanrooms-local"))
    given = parser.parse_args().binary
    with tempfile.TemporaryDirectory() as folder:
        # Totals need no symbols, and valgrind gives up on those of Swift.
        binary = f"{folder}/cleanrooms-local"
        subprocess.run(["strip", "-o", binary, given], check=True)
        measure(binary)


def measure(binary):
    create = lambda body: request("POST", "/collaborations", body)  # noqa: E731
    get = lambda id: request("GET", f"/collaborations/{id}")  # noqa: E731
    rows = [
        ("GetCollaboration", [], create(PLAIN), get),
        ("GetCollaboration, log off", ["--log-level", "critical"], create(PLAIN), get),
        ("CreateCollaboration, to disk", ["--data-dir", "DIR/data"], None, lambda _: create(PLAIN)),
        ("CreateCollaboration, two members and tags, to disk", ["--data-dir", "DIR/data"], None, lambda _: create(LARGER)),
    ]
    for name, options, first, sent in rows:
        few, many = (instructions(binary, options, first, sent, count) for count in (FEW, MANY))
        print(f"{name:52} {(many - few) / (MANY - FEW):10,.0f} instructions", flush=True)


if __name__ == "__main__":
    sys.exit(main())
