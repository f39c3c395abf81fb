"""A server process that may be hurt, and a client that notices: nothing but Python's standard library."""

import http.client
import json
import os
import pathlib
import select
import signal
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("CLEANROOMS_BINARY", str(ROOT / ".build/debug/cleanrooms-local"))


class NotStarted(Exception):
    """The server ended, or said nothing, before it listened."""

    def __init__(self, line, logged, status):
        super().__init__(f"it printed {line!r} and {logged!r}")
        self.logged, self.status = logged, status


class Server:
    """A running server on a free port. Its log goes to a file, since a pipe that nobody reads would stop it."""

    def __init__(self, *options, wait=True):
        self.log = tempfile.TemporaryFile()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("CLEANROOMS_")}
        self.process = subprocess.Popen(
            [BINARY, "serve", "--port", "0", *options], stdout=subprocess.PIPE, stderr=self.log, env=environment)
        self.port = self._port(seconds=60) if wait else None

    def _port(self, seconds):
        ready, _, _ = select.select([self.process.stdout], [], [], seconds)
        line = self.process.stdout.readline().decode() if ready else ""
        if " listening on http://" not in line:
            status = self._ended()
            raise NotStarted(line, self.logged(), status)
        return int(line.rsplit(":", 1)[-1])

    def logged(self):
        self.log.seek(0)
        return self.log.read().decode()

    def _ended(self):
        """The status of a process that has ended by itself; nil for one that has to be ended."""
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.kill()
            return None
        self.process.stdout.close()
        return self.process.returncode

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self._end()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self._end()
        return self.process.returncode

    def _end(self):
        self.process.wait(timeout=30)
        self.process.stdout.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.kill()
        self.log.close()


class Client:
    """One account over one connection. An answer is its status and its bytes; `error` names the exception of the last."""

    def __init__(self, port, account, region="us-east-1"):
        self.error = None
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.headers = {
            "X-Amz-Date": "20260101T000000Z",
            "Authorization": f"AWS4-HMAC-SHA256 Credential={account}/20260101/{region}/cleanrooms/aws4_request, "
            f"SignedHeaders=host;x-amz-date, Signature={'0' * 64}",
        }

    def send(self, method, target, body=None):
        headers = dict(self.headers)
        if body is not None:
            headers["Content-Type"] = "application/json"
        self.connection.request(method, target, json.dumps(body) if body is not None else None, headers)
        response = self.connection.getresponse()
        self.error = response.getheader("x-amzn-ErrorType")
        return response.status, response.read()

    def get(self, target):
        return self.send("GET", target)

    def json(self, method, target, body=None):
        """The answer of a call that has to succeed."""
        status, answer = self.send(method, target, body)
        assert status in (200, 204), f"{method} {target}: {status} {answer.decode()}"
        return json.loads(answer) if answer else None

    def pages(self, target, member):
        """All elements of a list."""
        token, elements = None, []
        while True:
            more = f"&nextToken={token}" if token else ""
            page = self.json("GET", f"{target}?maxResults=100{more}")
            elements += page[member]
            token = page.get("nextToken")
            if not token:
                return elements


def table(name):
    """The body that makes a configured table."""
    return {
        "name": name, "description": "d" * 200, "allowedColumns": ["email", "city"], "analysisMethod": "DIRECT_QUERY",
        "tableReference": {"glue": {"databaseName": "data", "tableName": name}}, "tags": {"name": name},
    }


def collaboration(name, other):
    """The body that makes a collaboration with another account, which may query."""
    return {
        "name": name, "description": name, "creatorDisplayName": "Creator", "queryLogStatus": "DISABLED",
        "creatorMemberAbilities": ["CAN_QUERY", "CAN_RECEIVE_RESULTS"],
        "members": [{"accountId": other, "displayName": "Other", "memberAbilities": []}], "tags": {"name": name},
    }


def query():
    """The body that starts a query, which needs a server that holds none against the rules."""
    return {
        "type": "SQL", "sqlParameters": {"queryString": "SELECT city FROM nothing"},
        "resultConfiguration": {"outputConfiguration": {"s3": {"resultFormat": "CSV", "bucket": "results"}}},
    }
