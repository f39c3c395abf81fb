"""The server under attack, and a client that sees every byte."""

import json
import os
import pathlib
import select
import signal
import socket
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
AUTHORIZATION = (
    "Authorization: AWS4-HMAC-SHA256 Credential=111122223333/20260101/us-east-1/cleanrooms/aws4_request, "
    "SignedHeaders=host, Signature=0")


class Server:
    """A server process of the program that CLEANROOMS_BINARY names, on a free port."""

    def __init__(self):
        binary = os.environ.get("CLEANROOMS_BINARY", str(ROOT / ".build/debug/cleanrooms-local"))
        # A pipe that nobody reads would stop the server once it is full.
        self.log = tempfile.TemporaryFile()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("CLEANROOMS_")}
        # For a program that was built with the address sanitizer; any other does not look.
        environment.setdefault("LSAN_OPTIONS", f"print_suppressions=0:suppressions={ROOT}/Tests/Torture/leaks.supp")
        self.process = subprocess.Popen(
            [binary, "serve", "--port", "0", "--log-level", "error"],
            stdout=subprocess.PIPE, stderr=self.log, env=environment)
        ready, _, _ = select.select([self.process.stdout], [], [], 30)
        line = self.process.stdout.readline().decode() if ready else ""
        if " listening on " not in line:
            raise SystemExit(f"{binary} did not start; it printed {line!r} and {self.printed()!r}")
        self.port = int(line.rsplit(":", 1)[-1])

    def printed(self):
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    def memory(self):
        """Resident memory in MiB: now, and at its highest."""
        fields = {}
        with open(f"/proc/{self.process.pid}/status") as status:
            for line in status:
                name, _, value = line.partition(":")
                fields[name] = value.split()
        return int(fields["VmRSS"][0]) / 1024, int(fields["VmHWM"][0]) / 1024

    def stop(self, seconds):
        """Ends it as an init system does, and answers its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return "killed, since it did not stop"


class Response:
    def __init__(self, head, body):
        self.head = head
        self.body = body
        self.status = int(head[9:12])

    @property
    def closes(self):
        return b"\r\nConnection: close" in self.head

    def fault(self):
        """What is wrong with an answer to rubbish; None if it is as it should be."""
        if not 200 <= self.status < 500 and self.status not in (501, 503, 505):
            return f"status {self.status}: {self.body[:200]!r}"
        # In the head, no line may be of a client's making.
        if b"\r\nX-Evil" in self.head or b"\n" in self.head.replace(b"\r\n", b""):
            return f"a split response: {self.head!r}"
        if self.status not in (204, 304) and b"application/json" in self.head:
            try:
                json.loads(self.body)
            except ValueError:
                return f"a body that is no JSON: {self.body[:200]!r}"
        elif self.status >= 400:
            return f"an error that is not JSON: {self.head!r}"
        return None


class Connection:
    def __init__(self, port, seconds=10.0, receive_buffer=None):
        self.socket = socket.socket()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(seconds)
        self.socket.connect(("127.0.0.1", port))
        self.received = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        """Sends what the server takes: it may have refused already."""
        try:
            self.socket.sendall(data)
            return True
        except (BrokenPipeError, ConnectionResetError):
            return False

    def end_sending(self):
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def responses(self):
        """The answers there are up to the end of the connection. A server that neither answers nor closes is a TimeoutError."""
        while True:
            response = self._taken()
            if response:
                yield response
                continue
            try:
                data = self.socket.recv(1 << 18)
            except ConnectionResetError:
                return
            if not data:
                return
            self.received += data

    def response(self):
        return next(self.responses(), None)

    def _taken(self):
        end = self.received.find(b"\r\n\r\n")
        if end < 0:
            return None
        head = self.received[:end]
        length = 0
        for line in head.split(b"\r\n"):
            if line[:16] == b"Content-Length: ":
                length = int(line[16:])
        if len(self.received) < end + 4 + length:
            return None
        body = self.received[end + 4:end + 4 + length]
        self.received = self.received[end + 4 + length:]
        return Response(head, body)


def request(line, *fields, body=b""):
    """A request of a caller of account 111122223333."""
    lines = [f"{line} HTTP/1.1", "Host: localhost", AUTHORIZATION, *fields]
    if body:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body


def create(name):
    return json.dumps({
        "name": name, "description": "d", "members": [], "creatorMemberAbilities": ["CAN_QUERY", "CAN_RECEIVE_RESULTS"],
        "creatorDisplayName": "me", "queryLogStatus": "ENABLED"}).encode()


def made(port, path, kind, body):
    """The id of a resource that is made by a proper request."""
    with Connection(port) as connection:
        connection.send(request(f"POST {path}", body=body if isinstance(body, bytes) else json.dumps(body).encode()))
        return json.loads(connection.response().body)[kind]["id"]


def new_collaboration(port):
    """Its id."""
    return made(port, "/collaborations", "collaboration", create("torture"))


def long_query(size):
    """A query of about so many bytes, in all of which something is to be judged."""
    return "SELECT a FROM t WHERE " + " AND ".join(f"(a.c{i} = 'x{i}' OR a.d{i} > {i} * 2)" for i in range(size // 34))
