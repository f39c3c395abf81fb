"""What the README and its pages tell people to paste works as it stands there."""

import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

import botocore.session
import pytest

from conftest import BINARY, Endpoint, Server

ROOT = pathlib.Path(__file__).parents[2]
TOOLS = pathlib.Path(sys.executable).parent
# The API as the clients of this environment know it.
MODEL = botocore.session.Session().get_service_model("cleanrooms")


def blocks(start, language, page="README.md"):
    """The blocks of a language between a line of a page and the next heading."""
    section = f"\n{(ROOT / page).read_text()}".split(f"\n{start}", 1)[1]
    section = re.split(r"\n##+ |\n\*\*", section, maxsplit=1)[0]
    return re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)


def paste(script, directory, **environment):
    """Runs a script as a person would, with this environment's AWS CLI and Python and the server on the path."""
    if not (directory / "cleanrooms-local").exists():
        (directory / "cleanrooms-local").symlink_to(BINARY)
    path = os.pathsep.join([str(directory), str(TOOLS), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script], cwd=directory, env={**os.environ, "PATH": path, **environment},
        capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def last_query(output):
    return json.loads(output[output.index("{\n"):])["protectedQuery"]


@pytest.fixture(scope="module")
def seeded(request):
    if request.config.getoption("--endpoint"):
        pytest.skip("a container's state is its own")
    server = Server("--seed", "two-members")
    yield server
    assert server.stop() == 0


def test_five_minutes_end_with_a_query_in_success(seeded, tmp_path):
    start, rest, explain = blocks("## Five minutes", "sh")
    assert start == 'make run ARGS="--seed two-members"\n'
    assert last_query(paste(rest.replace("http://127.0.0.1:4566", seeded.url), tmp_path))["status"] == "SUCCESS"
    refused = subprocess.run(
        ["bash", "-c", explain.replace("cleanrooms-local", BINARY)], capture_output=True, text=True, timeout=120)
    assert refused.returncode == 1 and refused.stdout.startswith("Refused: ")


@pytest.fixture
def delivering(request, tmp_path):
    """A server that writes results into a folder; a container's folder is out of reach."""
    if endpoint := request.config.getoption("--endpoint"):
        yield Endpoint(endpoint)
        return
    server = Server("--results-dir", str(tmp_path / "results"))
    yield server
    assert server.stop() == 0


def test_the_walkthrough_ends_with_rows_of_both_accounts(delivering, tmp_path):
    script, rows = blocks("## Two accounts, one query", "sh", "docs/recipes.md")
    query = last_query(paste(script.replace("http://127.0.0.1:4566", delivering.url), tmp_path))
    assert query["status"] == "SUCCESS"
    if (tmp_path / "results").exists():
        assert sorted(paste(rows, tmp_path).split()) == ["Oslo", "Rome", "city"]
    # Clients that are older than what is billed leave it out.
    if "billedResourceUtilization" in MODEL.shape_for("ProtectedQueryStatistics").members:
        assert query["statistics"]["billedResourceUtilization"]["units"] == 32 * 60 / 3600
    assert query["result"]["output"]["s3"]["location"].startswith("s3://publisher-results/collaboration=")


# The package as it lies here, where the wheel is not installed.
PACKAGE = {"PYTHONPATH": str(ROOT / "Python/src"), "PYTEST_PLUGINS": "cleanrooms_local.pytest_plugin", "CLEANROOMS_BINARY": BINARY}


def test_the_plugins_test_makes_a_query_fail(tmp_path, program):
    test, = blocks("## In your test suite", "python")
    (tmp_path / "test_campaign.py").write_text(test)
    assert "1 passed" in paste("python -m pytest -q -p no:cacheprovider test_campaign.py", tmp_path, **PACKAGE)


def test_the_tests_of_the_plugins_page_pass(tmp_path, program):
    test, = blocks("## The fixtures", "python", "docs/pytest.md")
    script, = blocks("## Without pytest", "python", "docs/pytest.md")
    (tmp_path / "test_accounts.py").write_text(test)
    (tmp_path / "script.py").write_text(script)
    output = paste("python -m pytest -q -p no:cacheprovider test_accounts.py && python script.py", tmp_path, **PACKAGE)
    assert "1 passed" in output and output.endswith("campaign\n")


def test_the_unittest_recipe_passes(tmp_path, program):
    recipe, = blocks("**unittest**", "python", "docs/recipes.md")
    (tmp_path / "test_campaign.py").write_text(recipe)
    output = paste("python -W error::ResourceWarning test_campaign.py 2>&1", tmp_path)
    # It ends well with no test, too.
    assert re.search(r"^Ran [1-9]", output, re.MULTILINE), output


def test_the_profile_recipe_reaches_the_server(seeded, tmp_path):
    profile, = blocks("**AWS CLI, a profile for each account**", "ini", "docs/recipes.md")
    (tmp_path / "config").write_text(profile.replace("http://127.0.0.1:4566", seeded.url))
    output = paste("aws --profile publisher cleanrooms list-memberships", tmp_path, AWS_CONFIG_FILE=str(tmp_path / "config"))
    assert [membership["collaborationName"] for membership in json.loads(output)["membershipSummaries"]] == ["campaign"]


def test_the_role_recipe_answers_with_the_roles_account(seeded, tmp_path):
    script, = blocks("**AWS CLI, by assuming a role**", "sh", "docs/recipes.md")
    output = paste(script.replace("http://127.0.0.1:4566", seeded.url), tmp_path)
    assert '"Account": "111111111111"' in output
    assert "arn:aws:sts::222222222222:assumed-role/analyst/test" in output


def test_the_row_of_boto3_in_the_table_reaches_the_server(seeded, tmp_path):
    call = re.search(r"^\| boto3 \| `(.*)` \|$", (ROOT / "README.md").read_text(), re.MULTILINE)[1]
    script = f"import boto3\nprint({call}.list_collaborations()['collaborationList'][0]['name'])\n"
    (tmp_path / "script.py").write_text(script.replace("http://127.0.0.1:4566", seeded.url))
    assert paste("python script.py", tmp_path) == "campaign\n"


def test_a_client_beside_moto_asks_here_and_reads_there(tmp_path, program):
    moto = pytest.importorskip("moto.server")
    s3 = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    s3.start()
    there = "http://%s:%d" % s3.get_host_and_port()
    start, client = (block.replace("http://127.0.0.1:5000", there) for block in blocks("## A client of both", "sh", "docs/beside.md"))
    bucket, start = start.splitlines()
    assert paste(bucket, tmp_path) == "make_bucket: publisher-results\n"
    command, serve, *options = shlex.split(start)
    assert (command, serve) == ("cleanrooms-local", "serve")
    server = Server(*options)
    try:
        output = paste(client.replace("http://127.0.0.1:4566", server.url), tmp_path)
        assert output.splitlines()[0] == "city" and sorted(output.splitlines()[1:]) == ["Bergen", "Oslo", "Tromsø"], output
    finally:
        assert server.stop() == 0
        s3.stop()


def test_the_rows_of_two_companies_are_as_shown(program):
    command, = blocks("## Rows of two companies", "sh")
    shown, = blocks("## Rows of two companies", "text")
    done = subprocess.run(["bash", "-c", command.replace("cleanrooms-local", BINARY, 1)], capture_output=True, text=True, timeout=120)
    assert done.stdout.rstrip() == shown.rstrip("\n"), done.stderr


def test_the_explained_query_is_refused_as_shown(program):
    command, = blocks("## Would it be accepted?", "sh", "docs/control-api.md")
    shown, = blocks("## Would it be accepted?", "text", "docs/control-api.md")
    done = subprocess.run(["bash", "-c", command.replace("cleanrooms-local", BINARY, 1)], capture_output=True, text=True, timeout=120)
    printed = done.stdout.splitlines()
    assert [line for line in shown.splitlines() if line != "…" and line not in printed] == []


def test_the_seed_of_the_format_can_be_run(tmp_path, program):
    seed, = blocks("# Seeds", "yaml", "docs/seeds.md")
    (tmp_path / "campaign.yaml").write_text(seed)
    server = Server("--seed", str(tmp_path / "campaign.yaml"))
    try:
        assert len(server.client("222222222222").list_configured_tables()["configuredTableSummaries"]) == 3
    finally:
        assert server.stop() == 0


# What stands in a block and is not pasted by a test here, with the reason.
NOT_PASTED = {
    ("README.md", "The two commands"): "the second of them runs this test",
    ("docs/recipes.md", "Container"): "there is no engine of containers; make image does the same without one",
}


@pytest.mark.parametrize("page", ["README.md", "docs/recipes.md", "docs/beside.md"])
def test_every_block_is_run_or_says_that_it_is_not(page):
    tests = pathlib.Path(__file__).read_text()
    heading, unknown = None, []
    for line in (ROOT / page).read_text().splitlines():
        if found := re.match(r"## (.*)|\*\*([^*]*)\*\*(.*)", line):
            heading, label, rest = found[1] or found[2], found[2], found[3] or ""
            marked = label is not None and "(not run" in rest
        elif re.match(r"```(?!text|mermaid)\w+", line):
            pasted = f'"## {heading}"' in tests or f'"**{heading}**"' in tests
            if marked == pasted and (page, heading) not in NOT_PASTED:
                unknown.append(heading)
    assert unknown == []
