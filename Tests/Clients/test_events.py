"""Events as they happen: read as a stream while others work, and pushed to a receiver, be it one that fails."""

import http.server
import json
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request

import pytest
from campaign import ADVERTISER, JOIN, PUBLISHER, collaboration, follow, set_up, start
from conftest import BINARY, Server

QUERY = ["Protected Query Submitted", "Protected Query Started", "Protected Query Succeeded"]


class Stream:
    """A reader of `GET /_cleanrooms/events/stream`, which takes one message after the other."""

    def __init__(self, server, query="", last=None):
        request = urllib.request.Request(f"{server.url}/_cleanrooms/events/stream{query}")
        if last:
            request.add_header("Last-Event-ID", last)
        self.response = urllib.request.urlopen(request, timeout=20)
        assert self.response.headers["Content-Type"] == "text/event-stream"

    def next(self):
        """The fields of the next message; nothing at the end of the stream."""
        fields = {}
        for line in self.response:
            name, _, value = line.decode().rstrip("\n").partition(": ")
            if not name and fields:
                assert fields["event"] == json.loads(fields["data"])["detail-type"]
                assert fields["id"] == json.loads(fields["data"])["id"]
                return fields
            if name:
                fields[name] = value
        return fields

    def take(self, count):
        return [self.next() for _ in range(count)]

    def close(self):
        self.response.close()


def types(messages):
    return [message["event"] for message in messages]


def kept(server):
    with urllib.request.urlopen(f"{server.url}/_cleanrooms/events", timeout=20) as answer:
        return json.load(answer)["events"]


@pytest.fixture(scope="module")
def membership(server):
    return set_up(server.client(ADVERTISER), server.client(PUBLISHER))[2]


def query(server, membership):
    publisher = server.client(PUBLISHER)
    found, _ = follow(server, membership, start(publisher, membership, JOIN)["id"])
    assert found["status"] == "SUCCESS"
    return found["id"]


class TestStream:
    def test_a_query_is_seen_at_each_step_by_all_who_read(self, server, membership):
        streams = [Stream(server), Stream(server, "?account=222222222222"), Stream(server, "?detail-type=Protected%20Query%20Succeeded")]
        made = query(server, membership)
        messages = [streams[0].take(3), streams[1].take(3), streams[2].take(1)]
        assert [types(seen) for seen in messages] == [QUERY, QUERY, QUERY[2:]]
        assert {json.loads(message["data"])["detail"]["id"] for message in messages[0]} == {made}
        assert [json.loads(message["data"]) for message in messages[0]] == kept(server)[-3:]
        for stream in streams:
            stream.close()

    @pytest.mark.parametrize("way", ["header", "parameter"])
    def test_a_reader_goes_on_where_it_was(self, server, membership, way):
        first = Stream(server)
        query(server, membership)
        last = first.next()["id"]
        first.close()
        again = Stream(server, last=last) if way == "header" else Stream(server, f"?since={last}")
        assert types(again.take(2)) == QUERY[1:]
        query(server, membership)
        assert types(again.take(3)) == QUERY
        again.close()

    def test_the_stream_speaks_http_on_a_plain_socket(self, server, membership):
        with socket.create_connection(("127.0.0.1", server.port), 20) as reader:
            reader.sendall(b"GET /_cleanrooms/events/stream?since=0 HTTP/1.0\r\nHost: localhost\r\n\r\n")
            received = b""
            while received.count(b"\n\n") < 3:
                received += reader.recv(65536)
        head, _, body = received.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 ") and b"Transfer-Encoding" not in head
        assert body.startswith(b"id: ") and b"\nevent: Collaboration Created\ndata: {" in body

    def test_who_does_not_read_holds_nobody_up(self, server):
        with socket.create_connection(("127.0.0.1", server.port), 20) as sleeper:
            sleeper.sendall(b"GET /_cleanrooms/events/stream HTTP/1.1\r\nHost: localhost\r\n\r\n")
            reader, advertiser = Stream(server), server.client(ADVERTISER)
            for _ in range(20):
                advertiser.create_collaboration(**collaboration())
            assert types(reader.take(40)) == ["Collaboration Created", "Invited To Collaboration"] * 20
            reader.close()

    def test_a_filter_that_cannot_be_read_is_refused(self, server):
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(f"{server.url}/_cleanrooms/events/stream?account=%FF", timeout=20)
        assert caught.value.code == 400


def test_a_stop_ends_the_streams():
    server = Server()
    streams = [Stream(server) for _ in range(50)]
    began = time.monotonic()
    assert server.stop() == 0
    # A connection that had to be cut would have cost the whole grace.
    assert time.monotonic() - began < 5
    assert [stream.next() for stream in streams] == [{}] * 50


class Receiver:
    """Takes what is posted, and answers with a status that a test chooses."""

    def __init__(self):
        receiver = self
        self.seen, self.status = [], 200
        self.changed = threading.Condition()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                with receiver.changed:
                    receiver.seen.append((self.path, self.headers["Content-Type"], json.loads(body)))
                    receiver.changed.notify_all()
                    status = receiver.status
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def wait(self, is_there):
        with self.changed:
            assert self.changed.wait_for(lambda: is_there([event for _, _, event in self.seen]), 20)


@pytest.fixture
def receiver():
    receiver = Receiver()
    yield receiver
    receiver.server.shutdown()
    receiver.server.server_close()


def log(server):
    server.log.seek(0)
    return server.log.read().decode()


class TestPush:
    def test_every_event_is_posted_in_order(self, receiver):
        server = Server("--events-url", f"{receiver.url}/hook?token=1")
        query(server, set_up(server.client(ADVERTISER), server.client(PUBLISHER))[2])
        receiver.wait(lambda events: events and events[-1]["detail-type"] == QUERY[-1])
        assert [event for _, _, event in receiver.seen] == kept(server)
        assert {(path, content) for path, content, _ in receiver.seen} == {("/hook?token=1", "application/json")}
        assert server.stop() == 0
        assert "pushed" not in log(server)

    def test_the_variable_does_it_as_well(self, receiver):
        server = Server(environment={"CLEANROOMS_EVENTS_URL": receiver.url})
        server.client(ADVERTISER).create_collaboration(**collaboration())
        receiver.wait(lambda events: len(events) == 2)
        assert server.stop() == 0

    def test_a_stop_posts_what_waits(self, receiver):
        server = Server("--events-url", receiver.url)
        for _ in range(3):
            server.client(ADVERTISER).create_collaboration(**collaboration())
        assert server.stop() == 0
        assert len(receiver.seen) == 6

    def test_a_receiver_that_fails_is_told_of_once_and_hears_what_comes_later(self, receiver):
        server = Server("--events-url", receiver.url)
        advertiser = server.client(ADVERTISER)
        receiver.status = 500
        for _ in range(3):
            advertiser.create_collaboration(**collaboration())
        receiver.wait(lambda events: len(events) == 6)
        # What is answered now is no failure of the streak, which the last of the six may still be part of.
        receiver.status = 200
        advertiser.create_collaboration(**collaboration())
        advertiser.create_collaboration(**collaboration())
        receiver.wait(lambda events: len(events) == 10)
        assert server.stop() == 0
        lines = [line for line in log(server).splitlines() if "pushed" in line]
        assert len(lines) == 2
        assert "an event could not be pushed" in lines[0] and "status 500" in lines[0]
        assert "events are pushed again" in lines[1]

    def test_a_receiver_that_is_not_there_is_told_of_once(self):
        server = Server("--events-url", "http://127.0.0.1:1/")
        query(server, set_up(server.client(ADVERTISER), server.client(PUBLISHER))[2])
        assert server.stop() == 0
        assert log(server).count("an event could not be pushed") == 1

    def test_a_receiver_that_never_answers_holds_up_neither_requests_nor_the_stop(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            server = Server("--events-url", f"http://127.0.0.1:{silent.getsockname()[1]}")
            membership = set_up(server.client(ADVERTISER), server.client(PUBLISHER))[2]
            silent.settimeout(20)
            connection, _ = silent.accept()
            with connection:
                assert connection.recv(5) == b"POST "
                query(server, membership)
                assert server.stop() == 0
            assert "events were not pushed before the stop" in log(server)

    @pytest.mark.parametrize("url", ["127.0.0.1:1", "ftp://host/", "http://", "http:///path", "http://host/a b", "http://host/#part"])
    def test_what_is_no_url_refuses_to_start_with_a_sentence(self, url):
        refused = subprocess.run([BINARY, "serve", "--port", "0", "--events-url", url], capture_output=True, timeout=20)
        assert refused.returncode != 0 and refused.stdout == b""
        assert "--events-url takes a URL of http or https" in refused.stderr.decode()
