"""Seeds: at the start, from the command line and over HTTP."""

import json
import pathlib
import re
import subprocess
import time
import urllib.error
import urllib.request

import pytest
from conftest import BINARY, ROOT, Server

ADVERTISER, PUBLISHER = "111111111111", "222222222222"

COLLABORATION = """
accounts: {{ours: "{account}"}}
steps:
  - id: made
    as: ours
    call: CreateCollaboration
    with:
      {member}: from a file
      description: One collaboration
      creatorDisplayName: Us
      creatorMemberAbilities: [CAN_QUERY, CAN_RECEIVE_RESULTS]
      members: []
      queryLogStatus: DISABLED
"""


@pytest.fixture
def seed_file(tmp_path):
    def write(account=ADVERTISER, member="name", name="ours.yaml"):
        path = tmp_path / name
        path.write_text(COLLABORATION.format(account=account, member=member))
        return path

    return write


@pytest.fixture
def seeded(seed_file):
    server = Server("--seed", f"two-members,{seed_file()}")
    yield server
    assert server.stop() == 0


def call(server, method, path):
    try:
        with urllib.request.urlopen(urllib.request.Request(server.url + path, method=method), timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def collaborations(server, account=ADVERTISER):
    return sorted(row["name"] for row in server.client(account).list_collaborations()["collaborationList"])


def documented_queries():
    """The queries that the seed's own first lines say succeed."""
    head = pathlib.Path(ROOT, "Seeds/two-members.yaml").read_text().split("\naccounts:")[0]
    text = re.sub(r"^# ?", "", head, flags=re.MULTILINE)
    return [" ".join(query.split()) for query in re.findall(r"^  (SELECT .*?)$(?=\n\n)", text, re.MULTILINE | re.DOTALL)]


def run(client, membership, parameters):
    started = client.start_protected_query(type="SQL", membershipIdentifier=membership, sqlParameters=parameters)
    which = {"membershipIdentifier": membership, "protectedQueryIdentifier": started["protectedQuery"]["id"]}
    deadline = time.monotonic() + 60
    while (query := client.get_protected_query(**which)["protectedQuery"])["status"] in ("SUBMITTED", "STARTED"):
        assert time.monotonic() < deadline
    return query


def test_a_server_starts_seeded_and_what_the_seed_says_of_its_queries_holds(seeded):
    assert call(seeded, "GET", "/_cleanrooms/ready") == (200, {"status": "ready"})
    assert collaborations(seeded) == ["campaign", "from a file"]
    publisher = seeded.client(PUBLISHER)
    (membership,) = publisher.list_memberships()["membershipSummaries"]
    queries = documented_queries()
    assert len(queries) == 2
    for sql in queries:
        query = run(publisher, membership["id"], {"queryString": sql})
        assert query["status"] == "SUCCESS", (sql, query.get("error"))
    (template,) = publisher.list_analysis_templates(membershipIdentifier=membership["id"])["analysisTemplateSummaries"]
    assert run(publisher, membership["id"], {"analysisTemplateArn": template["arn"], "parameters": {"city": "Oslo"}})["status"] == "SUCCESS"


def test_a_reset_with_a_seed_begins_anew(seeded):
    assert call(seeded, "POST", "/_cleanrooms/reset?seed=three-members")[0] == 200
    assert "from a file" not in collaborations(seeded)
    before = collaborations(seeded)
    assert call(seeded, "POST", "/_cleanrooms/reset?seed=nothing")[0] == 404
    assert collaborations(seeded) == before != []


def test_a_kept_state_is_seeded_once(tmp_path, seed_file):
    path = seed_file()
    for _ in range(2):
        server = Server("--data-dir", str(tmp_path / "data"), "--seed", str(path))
        assert collaborations(server) == ["from a file"]
        assert server.stop() == 0


@pytest.mark.parametrize("seed, sentence", [
    ("no-such-seed", "There is no seed no-such-seed"),
    ("missing.yaml", "missing.yaml cannot be read: No such file or directory."),
    (("nme", ADVERTISER), "line 8: CreateCollaboration has no member nme. Did you mean name?"),
    (("name", "1"), "'1' is no account"),
])
def test_a_seed_that_cannot_be_run_refuses_to_start(seed, sentence, seed_file):
    if isinstance(seed, tuple):
        seed = str(seed_file(member=seed[0], account=seed[1]))
    done = subprocess.run([BINARY, "serve", "--port", "0", "--seed", seed], capture_output=True, text=True, timeout=30)
    assert done.returncode == 64 and done.stdout == ""
    assert sentence in done.stderr.splitlines()[0]


def seed(server, *arguments):
    return subprocess.run([BINARY, "seed", *arguments, "--endpoint", server.url], capture_output=True, text=True, timeout=60)


def test_the_seed_command_runs_a_name_and_a_file(seed_file):
    server = Server()
    done = seed(server, "two-members")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert re.fullmatch(r"two-members: \d+ calls", lines[0])
    (membership,) = server.client(PUBLISHER).list_memberships()["membershipSummaries"]
    assert f"publisher-membership: {membership['id']}" in lines
    path = seed_file()
    done = seed(server, str(path))
    made = next(row for row in server.client(ADVERTISER).list_collaborations()["collaborationList"] if row["name"] == "from a file")
    assert (done.returncode, done.stdout.splitlines()) == (0, [f"{path}: 1 calls", f"made: {made['id']}"])
    assert server.stop() == 0


def test_the_seed_command_tells_why_it_did_not():
    server = Server()
    done = seed(server, "two-membrs")
    assert (done.returncode, done.stdout) == (1, "")
    assert "There is no seed two-membrs" in done.stderr
    assert seed(server, "/nowhere/seed.yaml").stderr == "Error: /nowhere/seed.yaml cannot be read: No such file or directory.\n"
    assert server.stop() == 0
    assert seed(server, "two-members").returncode == 1
