"""A stop: what is under way is finished, the rest is cut, and the status is 0."""

import signal
import socket

import pytest
from conftest import Server

HEAD = b"POST /collaborations HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n"


def connected(server, data=b""):
    client = socket.create_connection(("127.0.0.1", server.port), 10)
    client.sendall(data)
    return client


def rest(client):
    received = b""
    while data := client.recv(65536):
        received += data
    return received


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_finishes_the_request_under_way_and_closes_idle_connections(number):
    server = Server()
    idle = connected(server)
    sending = connected(server, HEAD)
    assert sending.recv(100).startswith(b"HTTP/1.1 100 ")
    server.process.send_signal(number)
    assert rest(idle) == b""
    sending.sendall(b"null")
    answer = rest(sending)
    assert answer.startswith(b"HTTP/1.1 4") and b"\r\nConnection: close\r\n" in answer
    assert server.stop() == 0


def test_a_stop_waits_for_nobody_who_neither_sends_nor_reads():
    server = Server()
    clients = [connected(server, data) for data in (b"", b"GET /col", HEAD, b"rubbish\r\n", HEAD.replace(b"4", b"400") + b"{")]
    assert server.stop() == 0
    for client in clients:
        client.close()
