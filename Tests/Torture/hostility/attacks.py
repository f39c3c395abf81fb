"""The attacks: each ends in JSON errors or closed connections within a bound, or raises Failure."""

import json
import os
import socket
import struct
import time

from .target import Connection, create, request


class Failure(Exception):
    pass


def expect(is_so, sentence):
    if not is_so:
        raise Failure(sentence)


def check(response, name, statuses=()):
    expect(response is not None, f"{name}: no answer")
    fault = response.fault()
    expect(fault is None, f"{name}: {fault}")
    expect(not statuses or response.status in statuses, f"{name}: {response.status} is none of {statuses}: {response.body!r}")


def rubbish(port, scale):
    """What is no request, or must not be taken for one: refused in JSON, and the connection closed."""
    head = "POST /collaborations HTTP/1.1\r\nHost: localhost\r\n"
    chunked = head + "Transfer-Encoding: chunked\r\n\r\n"
    cases = {
        "huge length": (head + "Content-Length: 99999999999999999\r\n\r\n", (413,)),
        "length beyond any number": (head + "Content-Length: 99999999999999999999999\r\n\r\n", (400,)),
        "negative length": (head + "Content-Length: -1\r\n\r\n", (400,)),
        "signed length": (head + "Content-Length: +1\r\n\r\n", (400,)),
        "two lengths": (head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", (400,)),
        "length and coding": (head + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", (400,)),
        "coding and length": (head + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n", (400,)),
        "unknown coding": (head + "Transfer-Encoding: gzip, chunked\r\n\r\n", (501,)),
        "chunk of no size": (chunked + "zz\r\n", (400,)),
        "chunk of negative size": (chunked + "-5\r\nabcde\r\n", (400,)),
        "chunk of huge size": (chunked + "fffffffffffffff\r\n", (413,)),
        "chunk without its end": (chunked + "3\r\nabcdef\r\n", (400,)),
        "chunk extension without end": (chunked + "1;" + "a" * 100_000, (400,)),
        "trailers without end": (chunked + "0\r\n" + "A: b\r\n" * 50_000, (431,)),
        "no host": ("GET / HTTP/1.1\r\n\r\n", (400,)),
        "space before colon": (head + "X : y\r\n\r\n", (400,)),
        "folded field": (head + "X: y\r\n z\r\n\r\n", (400,)),
        "NUL in a field": (head + "X: y\0z\r\n\r\n", (400,)),
        "carriage return in a field": (head + "X: y\rZ: z\r\n\r\n", (400,)),
        "bare line feeds": ("GET / HTTP/1.1\nHost: localhost\n\n", (400,)),
        "NUL in the path": ("GET /a\0b HTTP/1.1\r\nHost: localhost\r\n\r\n", (400,)),
        "invalid UTF-8 in the path": (b"GET /\xff\xc0\xaf HTTP/1.1\r\nHost: localhost\r\n\r\n", (400,)),
        "target without end": ("GET /" + "a" * 200_000, (414,)),
        "another protocol": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200), (400,)),
        "HTTP/2": ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", (505,)),
        "version 9": ("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", (505,)),
    }
    for _ in range(scale):
        for name, (text, statuses) in cases.items():
            with Connection(port) as connection:
                connection.send(text if isinstance(text, bytes) else text.encode())
                connection.end_sending()
                answers = list(connection.responses())
                expect(len(answers) == 1, f"{name}: {len(answers)} answers")
                check(answers[0], name, statuses)
                expect(answers[0].closes, f"{name}: the connection goes on")
    return f"{len(cases) * scale} requests refused"


def texts(port, scale):
    """What is a request, with text that is none: answered in JSON, and nothing of it begins a line of a head."""
    id = "01a1fd0b-5864-43e7-9113-b2317a885fe1"
    paths = [
        "/collaborations/%00", "/collaborations/%", "/collaborations/%zz", "/collaborations/%ff%fe", "/collaborations/%c0%af",
        "/collaborations/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/../../etc/passwd", "//collaborations", "/collaborations//",
        f"/collaborations/{id}%00", f"/collaborations/{id}%0d%0aX-Evil:%201", "/%0d%0aX-Evil:%201/", "/tags/arn%3Aaws%0d%0aX-Evil:1",
        "/collaborations?nextToken=%0d%0aX-Evil:1", "/collaborations?maxResults=%ff", "/collaborations?" + "a=b&" * 3000,
        "/_cleanrooms/%00", "/_cleanrooms/%0d%0aX-Evil:1", "/_cleanrooms/../collaborations", "/collaborations/%F0%9F%98%80",
    ]
    bodies = [
        b"\xff\xfe\xfd", b'{"name":"\xc0\xaf"}', b'{"name":"\xed\xa0\x80"}', b'{"name":"a\0b"}', b'{"name":"\\ud800"}', b"{" * 5000,
        b"[" * 100_000, b'{"a":' * 20_000, b"1e999999999", b'{"name":1e99999}', b"nul", b'{"name":"a","name":"b"}', b"\0" * 1000,
        create("a\r\nX-Evil: 1"), create("\u0000"), create("x" * 100_000), b'"' + b"\\u0000" * 10_000 + b'"', b"",
    ]
    headers = ["X-Amzn-Trace-Id: a\tX-Evil: 1", "User-Agent: " + "\udcff" * 100, "Content-Type: \udcfe", "X-Amz-Date: %0d%0aX-Evil: 1"]
    count = 0
    for _ in range(scale):
        with Connection(port) as connection:
            requests = [request(f"{method} {path}") for path in paths for method in ("GET", "DELETE")]
            requests += [request("POST /collaborations", "Content-Type: application/json", body=body) for body in bodies]
            requests += [request("GET /collaborations", header) for header in headers]
            for sent in requests:
                connection.send(sent)
                check(connection.response(), repr(sent[:80]))
            count += len(requests)
    return f"{count} requests answered"


def endless_headers(port, scale):
    for _ in range(scale):
        with Connection(port) as connection:
            connection.send(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
            for number in range(100_000):
                if not connection.send(b"X-%d: %s\r\n" % (number, b"a" * 100)):
                    break
            # What comes after the refusal is dropped for a while, so that the client can read it; then the connection ends.
            connection.end_sending()
            for response in connection.responses():
                check(response, "headers without end", (431,))
    return f"{scale} heads cut off"


def pipelined(port, scale):
    """Thousands of requests at once: answered in order by count; a client that does not read them is held back."""
    count = 5000
    wanted = request("GET /_cleanrooms/health") * count
    for _ in range(scale):
        with Connection(port, 60) as connection:
            connection.socket.settimeout(0)
            sent = 0
            answered = 0
            answers = connection.responses()
            deadline = time.monotonic() + 60
            while answered < count:
                expect(time.monotonic() < deadline, f"pipelining: {answered} of {count} were answered in a minute")
                if sent < len(wanted):
                    try:
                        sent += connection.socket.send(wanted[sent:sent + 65536])
                    except BlockingIOError:
                        pass
                try:
                    for response in answers:
                        expect(response.status == 200, f"pipelining: {response.status}")
                        answered += 1
                except BlockingIOError:
                    answers = connection.responses()
                    time.sleep(0.0005)
    unread = [Connection(port, 1, receive_buffer=4096) for _ in range(8 * scale)]
    big = request("GET /collaborations") * 2000
    for connection in unread:
        try:
            connection.send(big)
        except TimeoutError:
            pass
    for connection in unread:
        connection.socket.close()
    return f"{count * scale} answered, {len(unread)} clients that read nothing"


def half_closed(port, scale):
    whole = request("GET /_cleanrooms/health")
    for _ in range(20 * scale):
        with Connection(port) as connection:
            connection.send(whole * 3)
            connection.end_sending()
            expect(len(list(connection.responses())) == 3, "a client that ended its side did not get its answers")
        for part in (b"", whole[:30], request("POST /collaborations", body=create("x"))[:-5]):
            with Connection(port) as connection:
                connection.send(part)
                connection.end_sending()
                expect(not list(connection.responses()), "a part of a request was answered")
    return f"{80 * scale} connections"


def resets(port, scale):
    """Connections that break off anywhere within a request or its answer."""
    sent = request("GET /collaborations") * 5
    for number in range(500 * scale):
        connection = Connection(port)
        connection.send(sent[:number % len(sent)])
        connection.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.socket.close()
    return f"{500 * scale} connections reset"


def bodies(port, scale):
    """Large bodies that never end, all held at once."""
    part = b"x" * (6 * 1024 * 1024 - 1)
    held = []
    refused = 0
    for _ in range(20 * scale):
        connection = Connection(port)
        connection.send(b"POST /collaborations HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % (len(part) + 1))
        connection.send(part)
        held.append(connection)
    for connection in held:
        connection.socket.settimeout(0.001)
        try:
            response = connection.response()
            if response:
                check(response, "bodies", (503,))
            refused += 1
        except TimeoutError:
            pass
        connection.socket.close()
    return f"{len(held)} bodies of 6 MiB, {refused} refused"


class SlowSenders:
    """Connections that drip their bytes for ever, while the other attacks run."""

    def __init__(self, port, count):
        starts = [b"G", request("GET /collaborations")[:-4] + b"\r\nX: ", request("POST /collaborations", body=b"x" * 9999)[:-9999], b""]
        self.connections = []
        self.begun = time.monotonic()
        for number in range(count):
            connection = Connection(port)
            connection.send(starts[number % len(starts)])
            connection.socket.settimeout(0)
            self.connections.append(connection)
        self.ended = 0

    def drip(self):
        going = []
        for connection in self.connections:
            try:
                connection.socket.send(b"x")
                connection.socket.recv(1 << 16)
                self.ended += 1
                connection.socket.close()
            except BlockingIOError:
                going.append(connection)
            except OSError:
                self.ended += 1
                connection.socket.close()
        self.connections = going

    def await_end(self, seconds):
        """Drips until the server has ended them all, which it has to within so long of their beginning."""
        while self.connections:
            expect(time.monotonic() < self.begun + seconds, f"{len(self.connections)} slow senders are still served")
            self.drip()
            time.sleep(0.5)

    def close(self):
        for connection in self.connections:
            connection.socket.close()


def idle(port, count):
    """Connections that are opened and never used; half of them after one request."""
    connections = []
    for number in range(count):
        connection = Connection(port)
        if number % 2:
            connection.send(request("GET /_cleanrooms/health"))
            check(connection.response(), "idle", (200,))
        connections.append(connection)
    return connections


RUNS = [rubbish, texts, endless_headers, pipelined, half_closed, resets, bodies]
