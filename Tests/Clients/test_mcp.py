"""The tools of an assistant, called by the Model Context Protocol's own client."""

import asyncio
import json
import subprocess

import pytest
from conftest import BINARY, Server

mcp = pytest.importorskip("mcp")
from mcp.client.stdio import stdio_client  # noqa: E402

PUBLISHER = "222222222222"
JOIN = "SELECT DISTINCT customers.city FROM customers INNER JOIN viewers ON customers.email = viewers.email"
TOOLS = ["explain", "run_query", "list_visible", "list_seeds", "plant_seed", "clock", "outcomes", "faults", "journal"]


@pytest.fixture(scope="module")
def seeded(request):
    server = Server("--seed", "two-members")
    yield server
    assert server.stop() == 0


@pytest.fixture
def session(seeded):
    """Runs a function of a session, from its first message to its end."""

    def run(work):
        async def whole():
            command = mcp.StdioServerParameters(command=BINARY, args=["mcp", "--endpoint", seeded.url])
            async with stdio_client(command) as streams, mcp.ClientSession(*streams) as client:
                hello = await client.initialize()
                return await work(client, hello)

        return asyncio.run(asyncio.wait_for(whole(), 60))

    return run


@pytest.fixture
def call(session):
    def one(name, /, isError=False, **arguments):
        result = session(lambda client, _: client.call_tool(name, arguments))
        assert result.is_error is isError, result.content
        return result.content[0].text if isError else result.structured_content

    return one


def test_it_says_what_it_is_and_what_it_can(session):
    async def work(client, hello):
        return hello, await client.list_tools(), await client.send_ping()

    hello, listed, _ = session(work)
    assert (hello.protocol_version, hello.server_info.name) == ("2025-06-18", "cleanrooms-local")
    assert [tool.name for tool in listed.tools] == TOOLS
    explain = listed.tools[0]
    assert explain.input_schema["required"] == ["sql", "account"] and explain.annotations.read_only_hint


def test_a_query_is_explained(call):
    assert call("explain", sql=JOIN, account="Publisher")["verdict"] == "accepted"
    refused = call("explain", sql=JOIN.replace("customers.city", "customers.email"), account=PUBLISHER)
    assert refused["verdict"] == "refused" and "What would be accepted:" in refused["report"]


@pytest.mark.parametrize("clock", ["resume", "freeze"])
def test_a_query_is_run_to_its_end_whether_the_clock_runs_or_not(call, clock):
    call("clock", action=clock)
    done = call("run_query", sql=JOIN, account=PUBLISHER)
    assert done["status"] == "SUCCESS" and ("result" in done or "note" in done)
    refused = call("run_query", sql="SELECT customers.email FROM customers", account=PUBLISHER)
    assert refused["status"] == "FAILED" and refused["error"]["code"] == "MALFORMED_QUERY" and "✗" in refused["explanation"]


def test_what_an_account_sees_is_listed(call):
    seen = call("list_visible", account=PUBLISHER)
    campaign, = seen["collaborations"]
    assert campaign["collaboration"]["name"] == "campaign" and len(campaign["members"]) == 2
    assert {"customers", "viewers"} <= {table["name"] for table in campaign["tables"]}
    assert call("list_visible", account="999999999999")["collaborations"] == []


def test_seeds_are_listed_and_planted(call):
    assert "two-members" in {seed["name"] for seed in call("list_seeds")["seeds"]}
    assert call("plant_seed", name="two-members", reset=True)["status"] == "ok"
    assert "by its name, or as yaml" in call("plant_seed", isError=True)
    assert "There is no seed nothing" in call("plant_seed", isError=True, name="nothing")


def test_time_outcomes_and_faults_are_steered(call):
    before = call("clock", action="freeze", time="2030-01-01T00:00:00Z")
    assert call("clock", action="advance", duration="1h")["epochSeconds"] - before["epochSeconds"] == 3600
    call("outcomes", action="add", rule={"status": "FAILED", "error": {"code": "INTERNAL_ERROR", "message": "A worker was lost."}})
    assert call("run_query", sql=JOIN, account=PUBLISHER)["error"]["message"] == "A worker was lost."
    assert len(call("outcomes", action="list")["outcomes"]) == 1
    call("outcomes", action="clear")
    call("faults", action="add", rule={"operation": "StartProtectedQuery", "count": 1, "error": {"code": "ThrottlingException"}})
    assert "Rate exceeded" in call("run_query", isError=True, sql=JOIN, account=PUBLISHER)
    call("faults", action="clear")


def test_the_journal_is_read(call):
    call("run_query", sql=JOIN, account=PUBLISHER)
    entries = call("journal", operation="StartProtectedQuery", limit=1)["requests"]
    assert len(entries) == 1 and entries[0]["account"] == PUBLISHER


@pytest.mark.parametrize("name, arguments, sentence", [
    ("fly", {}, "There is no such tool"), ("explain", {"sql": "SELECT 1"}, "explain needs account."),
    ("explain", {"sql": 1, "account": PUBLISHER}, "sql is of type string."), ("clock", {"action": "stop"}, "action is of type"),
    ("list_seeds", {"a": 1}, "list_seeds takes no a; it takes nothing."),
])
def test_a_wrong_call_is_told_in_a_sentence(session, name, arguments, sentence):
    async def work(client, _):
        # Outside of the session it would be one of a group of errors.
        with pytest.raises(mcp.MCPError, match=sentence):
            await client.call_tool(name, arguments)

    session(work)


class TestMessages:
    """What no client of the protocol sends."""

    def say(self, *lines):
        done = subprocess.run([BINARY, "mcp"], input="".join(f"{line}\n" for line in lines), capture_output=True, text=True, timeout=30)
        assert (done.returncode, done.stderr) == (0, "")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_errors_have_json_rpcs_codes(self):
        answers = self.say("nonsense", "[]", '{"id": 1}', '{"jsonrpc": "2.0", "id": "a", "method": "fly"}')
        assert [(answer["id"], answer["error"]["code"]) for answer in answers] == [(None, -32700), (None, -32600), (1, -32600), ("a", -32601)]

    def test_notifications_and_empty_lines_have_no_answer(self):
        assert self.say("", '{"jsonrpc": "2.0", "method": "notifications/initialized"}', '{"jsonrpc": "2.0", "id": 1, "result": {}}') == []

    def test_the_version_is_the_clients_where_it_is_known(self):
        hello = '{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "%s", "capabilities": {}}}'
        said = [answer["result"]["protocolVersion"] for answer in self.say(hello % "2025-06-18", hello % "2024-11-05", hello % "1999-01-01")]
        assert said == ["2025-06-18", "2024-11-05", "2025-06-18"]

    def test_a_server_that_is_not_there_is_a_result_that_says_so(self):
        answer, = self.say('{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "list_seeds"}}')
        assert answer["result"]["isError"] and "No cleanrooms-local answers" in answer["result"]["content"][0]["text"]
