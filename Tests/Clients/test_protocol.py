"""The wire below the SDKs: HTTP/1.1 as it comes, and what is refused before an operation is reached."""

import http.client
import json
import socket
import uuid

import pytest
from campaign import ADVERTISER, collaboration

AUTHORIZATION = (
    f"AWS4-HMAC-SHA256 Credential={ADVERTISER}/20260101/us-east-1/cleanrooms/aws4_request, "
    f"SignedHeaders=host;x-amz-date, Signature={'0' * 64}")
BODY = json.dumps(collaboration()).encode()


@pytest.fixture
def connection(server):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    yield connection
    connection.close()


@pytest.fixture
def wire(server):
    """A bare socket."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as wire:
        yield wire


def ask(connection, method, path, body=None, signed=True, headers=None):
    connection.request(method, path, body, {**({"Authorization": AUTHORIZATION} if signed else {}), **(headers or {})})
    response = connection.getresponse()
    text = response.read()
    return response, json.loads(text) if text else None


def head(method="GET", path="/collaborations", *lines):
    return "\r\n".join([f"{method} {path} HTTP/1.1", "Host: localhost", f"Authorization: {AUTHORIZATION}", *lines, "", ""]).encode()


def responses(wire, count):
    """Reads responses off a socket."""
    stream = wire.makefile("rb")
    found = []
    for _ in range(count):
        status = int(stream.readline().split()[1])
        headers = http.client.parse_headers(stream)
        found.append((status, headers, stream.read(int(headers.get("Content-Length", 0)))))
    return found


# Refusals of the front end.


def test_an_unsigned_request(connection):
    response, body = ask(connection, "GET", "/collaborations", signed=False)
    assert response.status == 403
    assert response.headers["x-amzn-ErrorType"] == "MissingAuthenticationTokenException"
    assert body == {"message": "Missing Authentication Token"}
    assert uuid.UUID(response.headers["x-amzn-RequestId"]).version == 4


@pytest.mark.parametrize("method, path", [
    ("GET", "/"), ("GET", "/nothing"), ("PUT", "/collaborations"), ("GET", "/collaborations/"), ("HEAD", "/collaborations")])
def test_an_unknown_operation(connection, method, path):
    response, _ = ask(connection, method, path)
    assert response.status == 404
    assert response.headers["x-amzn-ErrorType"] == "UnknownOperationException"


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"name": 7}', b'{"name": "a"} {}', b'{"name": "\xff"}'])
def test_a_body_that_is_no_json_object_of_the_operation(connection, body):
    response, found = ask(connection, "POST", "/collaborations", body)
    assert response.status == 400
    assert response.headers["x-amzn-ErrorType"] == "SerializationException"
    assert set(found) == {"message"}


def test_a_body_that_breaks_constraints_is_told_all_of_them(connection):
    response, found = ask(connection, "POST", "/collaborations", json.dumps({**collaboration("ABACUS"), "name": ""}).encode())
    assert response.status == 400
    assert response.headers["x-amzn-ErrorType"] == "ValidationException"
    assert found["reason"] == "FIELD_VALIDATION_FAILED"
    assert {field["name"] for field in found["fieldList"]} == {"name", "analyticsEngine"}


def test_a_body_that_is_too_large(wire):
    wire.sendall(head("POST", "/collaborations", "Content-Length: 1000000000000"))
    ((status, headers, body),) = responses(wire, 1)
    assert status == 413
    assert headers["x-amzn-ErrorType"] == "RequestEntityTooLargeException"
    assert set(json.loads(body)) == {"message"}


@pytest.mark.parametrize("line", ["Content-Length: 1\r\nContent-Length: 2", "Content-Length: 1\r\nTransfer-Encoding: chunked", " folded: x"])
def test_a_head_that_two_readers_could_read_differently(wire, line):
    wire.sendall(head("POST", "/collaborations", line))
    ((status, headers, _),) = responses(wire, 1)
    assert status == 400
    assert headers["Connection"] == "close"
    assert wire.recv(1) == b""


# Bodies and connections.


def test_a_client_that_waits_for_permission_gets_it(wire):
    wire.sendall(head("POST", "/collaborations", f"Content-Length: {len(BODY)}", "Expect: 100-continue"))
    assert wire.recv(4096) == b"HTTP/1.1 100 Continue\r\n\r\n"
    wire.sendall(BODY)
    ((status, _, body),) = responses(wire, 1)
    assert status == 200 and json.loads(body)["collaboration"]["name"] == "Campaign overlap"


def test_a_body_in_chunks(wire):
    chunks = b"".join(b"%x;part=1\r\n%s\r\n" % (len(part), part) for part in (BODY[:10], BODY[10:11], BODY[11:]))
    wire.sendall(head("POST", "/collaborations", "Transfer-Encoding: chunked") + chunks + b"0\r\n\r\n")
    ((status, _, _),) = responses(wire, 1)
    assert status == 200


def test_requests_in_a_row_are_answered_in_their_order(wire):
    wire.sendall(
        head() + head("POST", "/collaborations", f"Content-Length: {len(BODY)}") + BODY + head("GET", "/nothing") + head("GET", "/memberships"))
    assert [status for status, _, _ in responses(wire, 4)] == [200, 200, 404, 200]


def test_a_request_that_comes_byte_by_byte(wire):
    for byte in head("POST", "/collaborations", f"Content-Length: {len(BODY)}") + BODY:
        wire.sendall(bytes([byte]))
    ((status, _, _),) = responses(wire, 1)
    assert status == 200


def test_a_connection_serves_many_requests(connection):
    ask(connection, "GET", "/collaborations")
    kept = connection.sock
    for _ in range(100):
        response, body = ask(connection, "GET", "/memberships")
        assert response.status == 200 and body == {"membershipSummaries": []}
    assert connection.sock is kept


def test_a_client_may_ask_for_the_end_of_the_connection(wire):
    wire.sendall(head("GET", "/memberships", "Connection: close"))
    ((status, headers, _),) = responses(wire, 1)
    assert status == 200 and headers["Connection"] == "close"
    assert wire.recv(1) == b""


def test_a_response_without_a_body_keeps_the_connection_in_step(connection):
    _, made = ask(connection, "POST", "/collaborations", BODY)
    response, body = ask(connection, "DELETE", f"/collaborations/{made['collaboration']['id']}")
    assert (response.status, body, response.headers["Content-Type"]) == (204, None, None)
    response, _ = ask(connection, "GET", "/collaborations")
    assert response.status == 200


def test_a_slash_inside_an_arn_is_no_separator(server):
    client = server.client(ADVERTISER)
    arn = client.create_collaboration(**collaboration(), tags={"stage": "test"})["collaboration"]["arn"]
    assert client.list_tags_for_resource(resourceArn=arn)["tags"] == {"stage": "test"}


def test_times_have_milliseconds_and_absent_members_stay_out(connection):
    _, made = ask(connection, "POST", "/collaborations", BODY)
    made = made["collaboration"]
    assert round(made["createTime"], 3) == made["createTime"] > 1_700_000_000
    assert None not in made.values()
    assert "dataEncryptionMetadata" not in made
