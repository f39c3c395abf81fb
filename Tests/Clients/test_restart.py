"""State that outlives the process, and the process's own start and end."""

import socket
import sqlite3
import subprocess

import pytest
from campaign import ADVERTISER, JOIN, PUBLISHER, follow, set_up, start
from conftest import BINARY, Server


@pytest.fixture
def servers():
    """Starts servers, and kills whatever of them a failed test leaves running."""
    started = []

    def start(*options, **settings):
        started.append(Server(*options, **settings))
        return started[-1]

    yield start
    for server in started:
        if server.process.poll() is None:
            server.kill()


def everything(server):
    """What both accounts see."""
    seen = []
    for account in (ADVERTISER, PUBLISHER):
        client = server.client(account)
        for collaboration in client.list_collaborations()["collaborationList"]:
            which = {"collaborationIdentifier": collaboration["id"]}
            seen += [client.get_collaboration(**which)["collaboration"], client.list_members(**which)["memberSummaries"]]
            seen += [client.list_schemas(**which)["schemaSummaries"]]
        for membership in client.list_memberships()["membershipSummaries"]:
            which = {"membershipIdentifier": membership["id"]}
            seen += [client.get_membership(**which)["membership"]]
            seen += [client.list_configured_table_associations(**which)["configuredTableAssociationSummaries"]]
        seen += [client.list_configured_tables()["configuredTableSummaries"]]
    return seen


def test_a_killed_server_loses_nothing_that_it_answered(servers, tmp_path):
    server = servers("--data-dir", str(tmp_path / "state"))
    set_up(server.client(ADVERTISER), server.client(PUBLISHER))
    before = everything(server)
    server.kill()
    assert everything(servers("--data-dir", str(tmp_path / "state"))) == before


def test_a_start_that_is_refused_says_why_and_nothing_besides(servers, tmp_path):
    state = tmp_path / "state"
    assert servers("--data-dir", str(state), "--seed", "every-status").stop() == 0
    with sqlite3.connect(state / "cleanrooms.sqlite") as connection:
        connection.execute("UPDATE resource SET body = '{' WHERE kind = 'protectedQuery'")
    seed = tmp_path / "refused.json"
    seed.write_text('{"steps": [{"as": "%s", "call": "CreateCollaboration", "with": {}}]}' % ADVERTISER)
    done = subprocess.run(
        [BINARY, "serve", "--port", "0", "--data-dir", state, "--seed", seed], capture_output=True, text=True, timeout=30)
    assert done.returncode == 64
    lines = [line for line in done.stderr.splitlines() if not line.startswith(("Usage:", "  See "))]
    assert len(lines) == 1 and "CreateCollaboration" in lines[0]
    server = servers("--data-dir", str(state))
    assert "what is stored cannot be used" in server.text()
    assert server.stop() == 0


def test_a_running_query_goes_on_after_a_restart(servers, tmp_path):
    server = servers("--data-dir", str(tmp_path / "state"))
    publisher = server.client(PUBLISHER)
    _, _, membership = set_up(server.client(ADVERTISER), publisher)
    query = start(publisher, membership, JOIN)["id"]
    server.kill()
    query, _ = follow(servers("--data-dir", str(tmp_path / "state")), membership, query)
    assert query["status"] == "SUCCESS"


def test_without_a_directory_the_state_ends_with_the_process(servers):
    server = servers()
    set_up(server.client(ADVERTISER), server.client(PUBLISHER))
    server.kill()
    assert servers().client(ADVERTISER).list_collaborations()["collaborationList"] == []


def test_a_directory_serves_one_server_at_a_time(servers, tmp_path):
    servers("--data-dir", str(tmp_path))
    second = subprocess.run([BINARY, "serve", "--port", "0", "--data-dir", str(tmp_path)], capture_output=True, timeout=20)
    assert second.returncode != 0
    assert second.stdout == b"" and str(tmp_path).encode() in second.stderr


def test_sigterm_ends_the_server_also_while_a_client_stays_connected(servers):
    server = servers()
    with socket.create_connection(("127.0.0.1", server.port)):
        assert server.stop() == 0


def test_the_line_that_is_printed_at_the_start_is_the_only_one(servers):
    server = servers()
    name, version, *rest = server.line.split(" ")
    assert (name, rest) == ("cleanrooms-local", ["listening", "on", f"http://127.0.0.1:{server.port}"])
    assert version[0].isdigit()
    server.client(ADVERTISER).list_collaborations()
    server.process.terminate()
    printed, _ = server.process.communicate(timeout=10)
    assert printed == b""


def test_options_come_from_the_environment_and_the_command_line_wins(servers, tmp_path):
    # Were it not for the command line's 0, the port of the environment would be taken.
    server = servers(environment={"CLEANROOMS_PORT": "1", "CLEANROOMS_DATA_DIR": str(tmp_path / "state")})
    server.client(ADVERTISER).create_configured_table(
        name="t", tableReference={"glue": {"databaseName": "d", "tableName": "t"}}, allowedColumns=["a"], analysisMethod="DIRECT_QUERY")
    server.stop()
    assert list((tmp_path / "state").iterdir())


@pytest.mark.parametrize("options", [["--port", "70000"], ["--account", "12"], ["--colour", "red"]])
def test_a_bad_option_refuses_to_start_with_a_sentence(options):
    refused = subprocess.run([BINARY, "serve", *options], capture_output=True, timeout=20)
    assert refused.returncode != 0
    assert refused.stdout == b"" and options[0].encode() in refused.stderr


def test_a_port_that_is_taken_refuses_to_start(servers):
    port = str(servers().port)
    refused = subprocess.run([BINARY, "serve", "--port", port], capture_output=True, timeout=20)
    assert refused.returncode != 0
    assert port.encode() in refused.stderr


def test_callers_without_an_account_act_for_the_default_one(servers):
    server = servers("--account", "444455556666")
    table = server.client("AKIAIOSFODNN7EXAMPLE").create_configured_table(
        name="t", tableReference={"glue": {"databaseName": "d", "tableName": "t"}}, allowedColumns=["a"], analysisMethod="DIRECT_QUERY")
    assert ":444455556666:" in table["configuredTable"]["arn"]
