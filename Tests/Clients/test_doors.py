"""Who comes in to the control API: by which host, from which page, with which token, on which port."""

import http.client
import json
import os
import subprocess

import pytest
from botocore.exceptions import ClientError
from campaign import ADVERTISER
from conftest import BINARY, Server

TOKEN = "a-token-nobody-guesses"


@pytest.fixture(scope="module")
def server():
    # One of our own, whatever the other tests are told to talk to.
    server = Server()
    yield server
    assert server.stop() == 0


def ask(port, method, path, **headers):
    """Sends one request, and answers its status and JSON."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in {"Content-Length": "0", **headers}.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    body = json.loads(answer.read() or b"null")
    connection.close()
    return answer.status, body


def test_strange_hosts_and_pages_are_refused(server):
    assert ask(server.port, "GET", "/_cleanrooms", Host="evil.example.com")[0] == 403
    assert ask(server.port, "POST", "/_cleanrooms/reset", Host="evil.example.com")[0] == 403
    assert ask(server.port, "POST", "/_localstack/state/reset", Origin="https://evil.example.com")[0] == 403
    assert ask(server.port, "POST", "/_cleanrooms/reset", Origin=f"http://127.0.0.1:{server.port}")[0] == 200
    assert ask(server.port, "GET", "/_cleanrooms", Host=f"cleanrooms:{server.port}")[0] == 200
    for path in ("/_localstack/health", "/_cleanrooms/health"):
        assert ask(server.port, "GET", path, Host="evil.example.com")[0] == 200
    # AWS's own names, and any other, reach the API.
    assert ask(server.port, "GET", "/collaborations", Host="cleanrooms.us-east-1.amazonaws.com")[1] == {
        "message": "Missing Authentication Token"}


def test_hosts_are_allowed_by_the_environment():
    server = Server(environment={"CLEANROOMS_ALLOWED_HOSTS": "ci.example.com,*.test.example.com"})
    assert ask(server.port, "GET", "/_cleanrooms", Host="ci.example.com")[0] == 200
    assert ask(server.port, "GET", "/_cleanrooms", Host="a.test.example.com:80")[0] == 200
    assert ask(server.port, "GET", "/_cleanrooms", Host="test.example.com")[0] == 403
    assert server.stop() == 0


def test_a_token_keeps_the_control_api_and_is_not_logged():
    server = Server("--log-level", "trace", environment={"CLEANROOMS_CONTROL_TOKEN": TOKEN})
    status, body = ask(server.port, "POST", "/_cleanrooms/reset")
    assert status == 401
    assert TOKEN not in json.dumps(body)
    assert ask(server.port, "POST", "/_cleanrooms/reset", Authorization="Bearer wrong")[0] == 401
    assert ask(server.port, "POST", "/_cleanrooms/reset", Authorization=f"Bearer {TOKEN}")[0] == 200
    assert ask(server.port, "POST", "/_cleanrooms/reset", X_Cleanrooms_Token=TOKEN)[0] == 200
    assert ask(server.port, "GET", "/_localstack/health")[0] == 200
    assert server.client(ADVERTISER).list_collaborations()["collaborationList"] == []
    assert TOKEN not in server.text()
    assert server.stop() == 0


def test_the_control_api_on_a_port_of_its_own():
    server = Server("--control-port", "0")
    words = server.line.split()
    control = int(words[words.index("on") + 1].rsplit(":", 1)[-1])
    assert words[-1] == server.url and control != server.port
    status, body = ask(server.port, "POST", "/_cleanrooms/reset")
    assert (status, body) == (404, {"message": "The control API has a port of its own, and this is not it."})
    assert ask(server.port, "GET", "/_localstack/health")[0] == 200
    assert ask(control, "GET", "/_localstack/health")[0] == 200
    server.client(ADVERTISER).create_configured_table(
        name="t", allowedColumns=["a"], analysisMethod="DIRECT_QUERY", tableReference={"glue": {"databaseName": "d", "tableName": "t"}})
    assert ask(control, "POST", "/_cleanrooms/reset")[0] == 200
    assert server.client(ADVERTISER).list_configured_tables()["configuredTableSummaries"] == []
    # Nothing of AWS's API is there.
    assert ask(control, "GET", "/collaborations")[0] == 404
    elsewhere = server.client(ADVERTISER)
    elsewhere.meta.events.register("before-send", lambda request, **_: setattr(
        request, "url", request.url.replace(str(server.port), str(control))))
    with pytest.raises(ClientError) as caught:
        elsewhere.list_collaborations()
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 404
    assert server.stop() == 0


def test_a_server_that_others_can_reach_says_so(server):
    assert "other machines" not in server.text()
    open_server = Server("--host", "0.0.0.0")
    assert "other machines can reach this server" in open_server.text()
    assert open_server.stop() == 0


@pytest.mark.parametrize(("options", "sentence"), [
    (["--control-port", "70000"], "--control-port takes a number from 0 to 65535."),
    (["--control-token", "with space"], "--control-token takes visible ASCII characters without spaces."),
    (["--allowed-hosts", "a.example.com:80"], "--allowed-hosts takes names of hosts without a port, and not a.example.com:80."),
    (["--verify-signatures", "/nonexistent/credentials"], "/nonexistent/credentials cannot be read: No such file or directory."),
    (["--verify-signatures", os.devnull], "There is no profile with aws_access_key_id and aws_secret_access_key."),
])
def test_a_bad_value_refuses_to_start(options, sentence):
    done = subprocess.run([BINARY, "serve", "--port", "0", *options], capture_output=True, timeout=30)
    assert done.returncode != 0
    assert sentence in done.stderr.decode()
    assert "with space" not in done.stderr.decode()
