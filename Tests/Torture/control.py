#!/usr/bin/env python3
"""Single requests that ended or held the program: to the control API, by bodies that never come, by many that take long at once.

CLEANROOMS_BINARY names the program; .build/debug/cleanrooms-local stands in for it.
"""

import argparse
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time

from hostility.attacks import Failure, expect
from hostility.launch import BINARY, Launch
from hostility.target import Connection, create, long_query, made, request

# How long an answer may take that somebody else waits for, in a build that is not optimized and on a machine that is busy.
SECONDS = 1.0
# How long a request itself may take that asks for much.
OWN_SECONDS = 60.0
STOP_SECONDS = 2.5
HEALTH = "GET /_cleanrooms/health"


class Pulse:
    """Asks again and again whether the program is alive, and knows the longest that an answer took."""

    def __init__(self, port):
        self.port, self.slowest, self.fault = port, 0.0, None
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._ask)
        self._thread.start()

    def _ask(self):
        try:
            with Connection(self.port, 20) as connection:
                while not self._is_over.is_set():
                    begun = time.monotonic()
                    connection.send(request(HEALTH))
                    response = connection.response()
                    expect(response is not None and response.status == 200, "the server is not well")
                    self.slowest = max(self.slowest, time.monotonic() - begun)
                    time.sleep(0.005)
        except (Failure, OSError) as fault:
            self.fault = fault

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        self._is_over.set()
        self._thread.join()
        if kind is None:
            expect(self.fault is None, f"nobody else was answered: {self.fault!r}")
            expect(self.slowest < SECONDS, f"somebody else waited {self.slowest:.2f} s")


def post(port, path, body, method="POST", fields=(), seconds=OWN_SECONDS):
    """The answer to a request; bodies that are no bytes are sent as JSON."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    with Connection(port, seconds) as connection:
        connection.send(request(f"{method} {path}", *fields, body=data))
        try:
            response = connection.response()
        except TimeoutError:
            raise Failure(f"{path} had no answer within {seconds} s")
        expect(response is not None, f"{path} had no answer, but an end")
        return response


def withstands(name, bodies, path, statuses, *options):
    """Sends bodies one by one, each of which has its answer while others have theirs; and then a stop is one."""
    slowest = 0.0
    with Launch(*options) as server:
        for body in bodies:
            with Pulse(server.port) as pulse:
                response = post(server.port, path, body)
                expect(response.status in statuses, f"{name}: {response.status}, {response.body[:200]!r}, to {body[:80]!r}")
                time.sleep(0.02)
            server.expect_alive(f"{name}: {body[:80]!r}")
            slowest = max(slowest, pulse.slowest)
        server.stop(signal.SIGTERM, STOP_SECONDS)
    return f"{len(bodies)} withstood; somebody else waited {slowest * 1000:.0f} ms at most"


def patterns(_):
    """Expressions whose reading has no end, no bottom, or no room."""
    letters = "".join(chr(0x10000 + 2 * i) for i in range(70_000))
    sources = [
        "(){9223372036854775807}", "((((){20000}){20000}){20000}){20000}", "(" * 21_000 + ")" * 21_000, "(?:" * 9_000 + "a",
        f"[{letters}]", f"[{letters[:3000]}]", "".join(f"[{letter}\\p{{Lu}}]" for letter in letters[:900]), "(a|b)*a(a|b){40}",
        "([ab]{0,90}c){0,90}", ".*a" * 3000, "a?" * 4900, "a" * 1_000_000, "[ab]{0,9000}",
    ]
    bodies = [json.dumps({"status": "SUCCESS", "match": {"sqlPattern": source}}).encode() for source in sources]
    return withstands("a pattern", bodies, "/_cleanrooms/outcomes", (400,))


def seeds(_):
    """Seeds that do nothing very often, or say something very long."""
    nested = "steps:\n"
    for depth in range(12):
        nested += "  " * (2 * depth) + f"  - repeat: 100000\n" + "  " * (2 * depth) + f"    index: i{depth}\n" + "  " * (2 * depth) + "    steps:"
        nested += "\n" if depth < 11 else " []\n"
    outcome = '      - {control: "POST /_cleanrooms/outcomes", with: {status: SUCCESS}}\n'
    names = "".join(f"  n{i}: '111122223333'\n" for i in range(50_000))
    # References to a text, twice in each step's; and answers that each step keeps.
    steps = "".join(
        f"  - {{id: s{i + 1}, control: POST /_cleanrooms/ROOM, with: {{WITH: '${{s{i}.PLACE}}${{s{i}.PLACE}}'}}}}\n" for i in range(40))
    outcomes = "  - {id: s0, control: POST /_cleanrooms/outcomes, with: {status: SUCCESS, match: {name: xxxxxxxxxx}}}\n" + steps.replace(
        "ROOM", "outcomes").replace("WITH:", "status: SUCCESS, match: {name:").replace("'}}", "'}}}").replace("PLACE", "match.name")
    faults = "  - {id: s0, control: POST /_cleanrooms/faults, with: {error: {code: ThrottlingException, message: xxxxxxxxxx}}}\n" + steps.replace(
        "ROOM", "faults").replace("WITH:", "error: {code: ThrottlingException, message:").replace("'}}", "'}}}").replace("PLACE", "faults.0.error.message")
    columns = ", ".join(f"column_{i}: string" for i in range(40_000))
    kept = f"  - {{control: POST /_cleanrooms/catalog, with: {{tables: [{{database: d, table: t, columns: {{{columns}}}}}]}}}}\n" + "".join(
        f"  - {{id: s{i}, control: POST /_cleanrooms/catalog, with: {{tables: []}}}}\n" for i in range(300))
    bodies = [
        *(("steps:\n" + each).encode() for each in (outcomes, faults, kept)),
        nested.encode(), ("steps:\n  - repeat: 100000\n    steps:\n" + outcome).encode(),
        ("steps:\n  - {as: '111122223333', call: " + "G" * 2_000_000 + "}\n").encode(),
        ("accounts:\n" + names + "steps:\n  - {as: " + "m" * 90 + ", call: GetCollaboration}\n").encode(),
        ("steps: " + "[" * 200_000).encode(), ("a: &a [x]\n" + "b: [" + "*a, " * 300_000 + "]").encode(),
        ("steps:\n" + "".join(f"  - {{id: s{i}, control: 'POST /_cleanrooms/clock/resume'}}\n" for i in range(20_000))).encode(),
    ]
    return withstands("a seed", bodies, "/_cleanrooms/seeds", (200, 400, 422))


def long_seed(_):
    """A seed that works for long holds up nobody who asks for health, and a stop in its middle is one."""
    body = ("steps:\n  - repeat: 50000\n    steps:\n      - as: '111122223333'\n        call: CreateCollaboration\n        with: "
            + create("seeded").decode() + "\n").encode()
    with Launch() as server, Pulse(server.port) as pulse, Connection(server.port, 10) as connection:
        connection.send(request("POST /_cleanrooms/seeds", body=body))
        time.sleep(2)
        pulse.__exit__(None)
        begun = server.stop(signal.SIGTERM, STOP_SECONDS)
    return f"somebody else waited {pulse.slowest * 1000:.0f} ms at most, stopped in {begun:.2f} s"


def files(_):
    """Files that are none, and files that are nobody's business."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as elsewhere:
        os.mkfifo(f"{folder}/pipe.csv")
        os.mkfifo(f"{folder}/pipe.yaml")
        pathlib.Path(folder, "rows.csv").write_text("a\n1\n")
        pathlib.Path(elsewhere, "secret.csv").write_text("secret\n1\n")
        os.symlink(f"{elsewhere}/secret.csv", f"{folder}/link.csv")
        os.mkdir(f"{folder}-beside")
        pathlib.Path(f"{folder}-beside", "rows.csv").write_text("a\n1\n")
        rule = lambda path: {"status": "SUCCESS", "result": {"file": path}}
        refused = [
            f"{folder}/pipe.csv", f"{folder}/link.csv", f"{elsewhere}/secret.csv", f"{folder}/../{pathlib.Path(elsewhere).name}/secret.csv",
            f"{folder}-beside/rows.csv", "/etc/passwd", "/dev/zero", "/dev/stdin", "/proc/self/environ", folder, "", "rows.csv\0.txt", "../../etc/passwd",
        ]
        with Launch("--seeds-dir", folder) as server, Pulse(server.port):
            for path in refused:
                response = post(server.port, "/_cleanrooms/outcomes", rule(path), seconds=5)
                expect(response.status == 400 and b"secret\n" not in response.body, f"{path!r} is read: {response.status} {response.body[:200]!r}")
            for path in ("rows.csv", f"{folder}/rows.csv"):
                response = post(server.port, "/_cleanrooms/outcomes", rule(path), seconds=5)
                expect(response.status == 201, f"{path} is not read: {response.body[:200]!r}")
            expect(post(server.port, "/_cleanrooms/seeds/pipe", b"", seconds=5).status == 404, "a pipe is a seed")
            seed = f"steps: [{{control: POST /_cleanrooms/outcomes, with: {{status: SUCCESS, result: {{file: {elsewhere}/secret.csv}}}}}}]"
            expect(post(server.port, "/_cleanrooms/seeds", seed.encode(), seconds=5).status == 422, "a seed reads any file")
        pathlib.Path(f"{folder}-beside", "rows.csv").unlink()
        os.rmdir(f"{folder}-beside")
    return f"{len(refused)} refused"


def strangers(_):
    """Whoever may not come in sends no body; and what is only announced takes no room."""
    with Launch("--control-token", "secret") as server:
        before, _ = server.memory()
        for fields in (["X-Cleanrooms-Token: wrong"], ["X-Cleanrooms-Token: secret", "Origin: http://evil.example"], []):
            with Connection(server.port, 5) as connection:
                lines = ["PUT /_cleanrooms/snapshots/a HTTP/1.1", "Host: localhost", f"Content-Length: {300 << 20}", *fields]
                connection.send("\r\n".join(lines).encode() + b"\r\n\r\n")
                try:
                    response = connection.response()
                except TimeoutError:
                    raise Failure("a stranger is told of nothing before the body")
                expect(response.status in (401, 403), f"a stranger's head is answered with {response.status}")
        with Connection(server.port, 5) as connection:
            connection.send(b"PUT /_cleanrooms/snapshots/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 314572800\r\n\r\n")
            piece = bytes(1 << 20)
            for _ in range(300):
                if not connection.send(piece):
                    break
        after, peak = server.memory()
        expect(peak < before + 30, f"a stranger's body took {peak - before:.0f} MiB")
    with Launch("--control-token", "secret", address_space=700 << 20) as server:
        for announced, sent in ((1 << 30, 1 << 20), (1 << 30, 300 << 20)):
            with Connection(server.port, 10) as connection:
                lines = ["PUT /_cleanrooms/snapshots/a HTTP/1.1", "Host: localhost", f"Content-Length: {announced}", "X-Cleanrooms-Token: secret"]
                connection.send("\r\n".join(lines).encode() + b"\r\n\r\n")
                for _ in range(sent >> 20):
                    if not connection.send(piece):
                        break
                server.expect_alive(f"{announced} bytes were announced, and {sent} sent")
                with Connection(server.port, 5) as other:
                    other.send(request(HEALTH))
                    expect(other.response() is not None, "nobody else was answered")
    return f"{after - before:.1f} MiB for what strangers sent"


def queries(is_short):
    """Many long queries at once: who asks for health is answered, and who asks for little does not wait for all of them."""
    count = 10 if is_short else 40
    with Launch("--query-validation", "full", "--log-level", "error") as server:
        id = made(server.port, "/collaborations", "collaboration", create("c"))
        membership = made(server.port, "/memberships", "membership", {"collaborationIdentifier": id, "queryLogStatus": "ENABLED"})
        text = long_query(88_000)
        body = json.dumps({
            "type": "SQL", "sqlParameters": {"queryString": text},
            "resultConfiguration": {"outputConfiguration": {"s3": {"resultFormat": "CSV", "bucket": "results"}}}}).encode()
        connections = [Connection(server.port, 120) for _ in range(count)]
        begun = time.monotonic()
        with Pulse(server.port) as pulse:
            for connection in connections:
                connection.send(request(f"POST /memberships/{membership}/protectedQueries", body=body))
            time.sleep(0.1)
            little = time.monotonic()
            with Connection(server.port, 60) as connection:
                connection.send(request(f"GET /collaborations/{id}"))
                expect(connection.response().status == 200, "a collaboration is not there")
            little = time.monotonic() - little
            for connection in connections:
                expect(connection.response() is not None, "a query had no answer, but an end")
                connection.socket.close()
        all = time.monotonic() - begun
        expect(little < max(SECONDS, 3 * all / count), f"a small request waited {little:.2f} s, with {count} queries of {all:.2f} s")
        server.stop(signal.SIGTERM, STOP_SECONDS)
    return f"{count} queries in {all:.1f} s; health waited {pulse.slowest * 1000:.0f} ms at most, a small request {little * 1000:.0f} ms"


def handshakes(is_short):
    """Many handshakes of TLS at once: whoever is connected already does not wait for all of them."""
    import shutil
    import ssl
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
            known = Connection(server.port, 60)
            known.socket = context.wrap_socket(known.socket)
            # All hellos are there before the server reads the first of them.
            hellos = []
            for _ in range(count):
                incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
                session = context.wrap_bio(incoming, outgoing)
                try:
                    session.do_handshake()
                except ssl.SSLWantReadError:
                    hellos.append(outgoing.read())
            connections = [Connection(server.port, 60) for _ in hellos]
            server.process.send_signal(signal.SIGSTOP)
            for connection, hello in zip(connections, hellos):
                connection.send(hello)
            server.process.send_signal(signal.SIGCONT)
            begun = time.monotonic()
            known.send(request(HEALTH))
            expect(known.response().status == 200, "the server is not well")
            waited = time.monotonic() - begun
            for connection in connections:
                expect(connection.socket.recv(1) != b"", "a handshake had no answer, but an end")
                connection.socket.close()
            all = time.monotonic() - begun
            known.socket.close()
            expect(waited < SECONDS, f"whoever was connected waited {waited:.2f} s")
    return f"{count} in {all:.1f} s; whoever was connected waited {waited * 1000:.0f} ms"


def pages(_):
    """Pages of other sites, and names that were rebound: the API takes nothing from them."""
    with Launch() as server:
        def status(line, host, *fields, body=b""):
            with Connection(server.port, 5) as connection:
                sent = request(line, *fields, body=body).replace(b"Host: localhost", b"Host: " + host.encode())
                connection.send(sent)
                return connection.response().status
        rebound = [status("GET /collaborations", host) for host in ("evil.example", "evil.example:4566", "amazonaws.com.evil.example")]
        expect(rebound == [403] * 3, f"a rebound name is answered with {rebound}")
        crossed = status("POST /collaborations", "localhost", "Origin: http://evil.example", "Content-Type: text/plain", body=create("c"))
        expect(crossed == 403, f"another site's page is answered with {crossed}")
        for host in ("127.0.0.1", "[::1]", "cleanrooms", "cleanrooms.us-east-1.amazonaws.com", "host.docker.internal", f"localhost:{server.port}"):
            expect(status("GET /collaborations", host) == 200, f"{host} is not answered")
        own = status("POST /collaborations", "localhost", "Origin: http://localhost", body=create("c"))
        expect(own == 200, f"the emulator's own page is answered with {own}")
    with Launch("--allowed-hosts", "*.example") as server:
        expect(status("GET /collaborations", "emulator.example") == 200, "--allowed-hosts opens nothing")
    return "3 names and a page refused"


def unread(is_short):
    """Large answers and streams that nobody reads: they take no more memory than all may together."""
    count = 40 if is_short else 250
    with Launch("--log-level", "error", *(() if is_short else ("--seed", "many"))) as server:
        seed = "steps:\n  - repeat: 900\n    steps:\n      - {as: '111122223333', call: CreateCollaboration, with: " + create("x" * 90).decode() + "}\n"
        expect(post(server.port, "/_cleanrooms/seeds", seed.encode()).status == 200, "the seed is refused")
        size = json.loads(post(server.port, "/_cleanrooms/snapshots/a", b"").body)["bytes"]
        before, _ = server.memory()
        readers = [Connection(server.port, 20, receive_buffer=4096) for _ in range(2 * count)]
        with Pulse(server.port) as pulse:
            for place, connection in enumerate(readers):
                connection.send(request("GET /_cleanrooms/snapshots/a" if place % 2 else "GET /_cleanrooms/events/stream?since=first"))
            time.sleep(1 if is_short else 4)
            for place in range(5):
                told = post(server.port, "/collaborations", create(f"told {place}"))
                expect(told.status == 200, f"nothing can be made while others do not read: {told.status} {told.body[:200]!r}")
        held, _ = server.memory()
        for connection in readers:
            connection.socket.close()
        ask_until_closed(server.port)
        with Connection(server.port, 60) as connection:
            connection.send(request("GET /_cleanrooms/snapshots/a"))
            whole = connection.response()
            expect(whole.status == 200 and len(whole.body) == size and whole.body.startswith(b"SQLite format 3\0"), "a snapshot is not whole")
        after, peak = server.memory()
        # What is counted as held (384 MiB), of which exports share most, and as much again for what is not.
        most = count * 0.8 + 200
        expect(peak - before < most, f"{count} exports of {size >> 20} MiB and {count} streams took {peak - before:.0f} MiB, over {most:.0f}")
        expect(after - before < 60, f"{after - before:.0f} MiB stay when they have gone")
    return (f"{count} exports of {size / 2**20:.1f} MiB and {count} streams: {held - before:.0f} MiB, {after - before:.0f} after; "
            f"health waited {pulse.slowest * 1000:.0f} ms")


def ask_until_closed(port):
    """Waits until the server has noticed that nobody is there any more."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        text = ask_metrics(port)
        if text["cleanrooms_open_connections"] <= 2:
            return
        time.sleep(0.1)
    raise Failure("connections stay open whose clients have gone")


def ask_metrics(port):
    with Connection(port, 60) as connection:
        connection.send(request("GET /metrics"))
        lines = connection.response().body.decode().splitlines()
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines if line[0] != "#")}


def journal(is_short):
    """A journal full of long bodies: read by pages, each of which is soon there and takes little."""
    count = 400 if is_short else 2000
    with Launch("--log-level", "error", "--journal-size", "5000") as server:
        with Connection(server.port, 60) as connection:
            for _ in range(count // 20):
                connection.send(request("POST /collaborations", body=json.dumps({"name": "n" * 30_000}).encode()) * 20)
                for _ in range(20):
                    connection.response()
        before, _ = server.memory()
        seen, query, slowest = 0, "", 0.0
        with Pulse(server.port) as pulse:
            while True:
                begun = time.monotonic()
                with Connection(server.port, 60) as connection:
                    connection.send(request(f"GET /_cleanrooms/requests{query}"))
                    response = connection.response()
                slowest = max(slowest, time.monotonic() - begun)
                expect(response.status == 200 and len(response.body) < 5 << 20, f"a page has {len(response.body)} bytes")
                page = json.loads(response.body)
                seen += len(page["requests"])
                expect(page["meta"]["total"] == count, f"the journal tells of {page['meta']['total']} requests")
                if "next" not in page["meta"]:
                    break
                query = f"?before={page['meta']['next']}"
            found = post(server.port, "/_cleanrooms/requests/find?limit=1", {"resource": "nothing"})
            expect(found.status == 200, "nothing can be found")
        _, peak = server.memory()
        expect(seen == count, f"{seen} of {count} requests are on the pages")
        expect(peak - before < 150, f"reading took {peak - before:.0f} MiB")
    return f"{count} requests by pages, {slowest * 1000:.0f} ms at most each, {peak - before:.0f} MiB more; health waited {pulse.slowest * 1000:.0f} ms"


ATTACKS = [patterns, seeds, long_seed, files, strangers, queries, handshakes, unread, journal, pages]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="fewer of what there are many of")
    parser.add_argument("only", nargs="*", help="names of attacks")
    arguments = parser.parse_args()
    failures = 0
    for attack in ATTACKS:
        if arguments.only and attack.__name__ not in arguments.only:
            continue
        name = attack.__name__.replace("_", " ")
        begun = time.monotonic()
        try:
            print(f"{name:12} {attack(arguments.short)} ({time.monotonic() - begun:.1f} s)", flush=True)
        except (Failure, OSError, subprocess.TimeoutExpired) as failure:
            failures += 1
            print(f"{name:12} FAILED: {failure}", flush=True)
    print(f"requests that ask for much: {'FAILED' if failures else 'passed'}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
