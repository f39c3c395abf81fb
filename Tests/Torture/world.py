#!/usr/bin/env python3
"""What is around the server: a slow S3 whose answers come after a reset, proxies, passwords in URLs, tags that look alike, clocks at their end.

CLEANROOMS_BINARY names the program; .build/debug/cleanrooms-local stands in for it.
"""

import contextlib
import http.client
import http.server
import json
import sys
import tempfile
import threading
import time

from hostility.attacks import Failure, expect
from hostility.launch import Launch, free_port
from server import Client, collaboration, query, table

ACCOUNT, OTHER = "111111111111", "222222222222"
# How long something is waited for that takes a few milliseconds.
SECONDS = 10.0


class Bucket:
    """An S3 that lets its answers to writes wait, each until it is said what it is."""

    def __init__(self):
        self.waiting, bucket = [], self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_PUT(self):
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                answer = [threading.Event(), 200]
                bucket.waiting.append(answer)
                answer[0].wait(60)
                self.send_response(answer[1])
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, number, status):
        """Answers the write of that number, from 0, which has come or is about to."""
        until(lambda: len(self.waiting) > number, "nothing is written to S3")
        self.waiting[number][1] = status
        self.waiting[number][0].set()

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        for event, _ in self.waiting:
            event.set()
        self.server.shutdown()
        self.server.server_close()


def until(holds, sentence):
    end = time.monotonic() + SECONDS
    while not holds():
        expect(time.monotonic() < end, sentence)
        time.sleep(0.01)


def control(port, method, path, body=None, wanted=200):
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request(method, f"/_cleanrooms/{path}", None if body is None else json.dumps(body))
        answer = connection.getresponse()
        text = answer.read()
        expect(answer.status == wanted, f"{method} {path} is answered {answer.status}: {text[:300]!r}")
        return json.loads(text) if text else {}


def started(client):
    """The place of a new query in a new collaboration."""
    made = client.json("POST", "/collaborations", collaboration("world", OTHER))["collaboration"]
    joined = client.json("POST", "/memberships", {"collaborationIdentifier": made["id"], "queryLogStatus": "DISABLED"})["membership"]
    place = f"/memberships/{joined['id']}/protectedQueries"
    return f"{place}/{client.json('POST', place, query())['protectedQuery']['id']}"


def status(client, place):
    return client.json("GET", place)["protectedQuery"]["status"]


def forgotten_deliveries():
    """Ids repeat after a reset, and a slow S3 refuses what was sent before it: that ends nothing of what came after."""
    with Bucket() as bucket, Launch("--id-seed", "1", "--lifecycle", "immediate", "--query-validation", "off", "--s3-endpoint", bucket.url) as server:
        client, places = Client(server.port, ACCOUNT), []
        for number in range(2):
            control(server.port, "POST", "clock/freeze", {"at": "2026-02-01T00:00:00Z"})
            places.append(started(client))
            until(lambda: len(bucket.waiting) > 0, "no result is sent")
            if number == 0:
                control(server.port, "POST", "reset")
        expect(places[0] == places[1], "the ids do not repeat, and nothing is shown")
        bucket.answer(0, 403)
        time.sleep(0.3)
        shown = status(client, places[1])
        expect(shown == "STARTED", f"a delivery from before the reset made the query {shown}")
        bucket.answer(1, 200)
        until(lambda: status(client, places[1]) == "SUCCESS", "the delivery of after the reset ends no query")
    return "the refusal from before the reset ended nothing"


def proxies():
    """Proxies of the environment are for others: what is on this machine is asked directly."""
    nobody = f"http://127.0.0.1:{free_port()}"
    environment = {name: nobody for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")}
    with Bucket() as bucket, Launch(
            "--lifecycle", "immediate", "--query-validation", "off", "--s3-endpoint", bucket.url, environment=environment) as server:
        client = Client(server.port, ACCOUNT)
        place = started(client)
        bucket.answer(0, 200)
        until(lambda: status(client, place) == "SUCCESS", "the result is not delivered")
    return "none was asked about this machine"


def passwords():
    """A receiver of events that is not there: the log says so, without the password in its URL."""
    with tempfile.TemporaryFile() as log:
        with Launch("--events-url", f"http://me:secret-{'x' * 8}@127.0.0.1:{free_port()}/events", stderr=log) as server:
            Client(server.port, ACCOUNT).json("POST", "/collaborations", collaboration("world", OTHER))

            def logged():
                log.seek(0)
                return log.read().decode()

            until(lambda: "/events" in logged() or "event" in logged(), "nothing is said of events that nobody receives")
            time.sleep(0.3)
            expect("secret-" not in logged(), "the password of the receiver is in the log")
    return "none in the log"


def alike():
    """Keys of tags that look alike and are two to AWS."""
    keys = {"\u00e9": "one", "e\u0301": "two"}
    with Launch() as server:
        client = Client(server.port, ACCOUNT)
        made = client.json("POST", "/configuredTables", {**table("alike"), "tags": keys})["configuredTable"]
        shown = client.json("GET", f"/tags/{made['arn'].replace('/', '%2F').replace(':', '%3A')}")["tags"]
        expect(shown == keys, f"the tags are {shown}")
    return "both are kept"


def end_of_time():
    """The clock runs into the last second of what can be written of it, and stands there; it cannot be moved beyond."""
    with Launch() as server:
        control(server.port, "POST", "clock/freeze", {"at": "9999-12-31T23:59:59Z"})
        control(server.port, "POST", "clock/advance", {"duration": "P360000D"}, wanted=400)
        control(server.port, "POST", "clock/resume", {})
        time.sleep(1.2)
        now = control(server.port, "GET", "clock")["now"]
        expect(str(now).startswith("9999-"), f"the clock shows {now}")
        Client(server.port, ACCOUNT).json("POST", "/configuredTables", table("late"))
    return f"the clock stands at {now}"


def frozen_rates():
    """The rates of AWS's with a clock that stands: whoever was refused is admitted again, by the clock of the world."""
    with Launch("--rate-limits", "aws") as server:
        control(server.port, "POST", "clock/freeze", {})
        client = Client(server.port, ACCOUNT)
        until(lambda: client.get("/collaborations")[0] == 429, "nobody is refused")
        until(lambda: client.get("/collaborations")[0] == 200, "whoever was refused is refused for good")
    return "refused, and admitted again"


ATTACKS = [forgotten_deliveries, proxies, passwords, alike, end_of_time, frozen_rates]


def main():
    failures = 0
    for attack in ATTACKS:
        name = attack.__name__.replace("_", " ")
        try:
            print(f"{name:20} {attack()}", flush=True)
        except (Failure, AssertionError, OSError, http.client.HTTPException) as failure:
            failures += 1
            print(f"{name:20} FAILED: {failure}", flush=True)
    print(f"what is around: {'FAILED' if failures else 'passed'}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
