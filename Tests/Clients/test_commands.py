"""The commands beside `serve`: what they ask of a running server, and what they say when they cannot."""

import json
import os
import pathlib
import socket
import subprocess
import sys
import urllib.request

import pytest
from campaign import ADVERTISER, JOIN, PUBLISHER, collaboration, set_up, start
from conftest import BINARY, Server

VERSION = subprocess.run([BINARY, "--version"], capture_output=True, text=True, timeout=20).stdout.strip()
NOBODY = "http://127.0.0.1:1"


def run(*words, environment=None):
    # The AWS CLI takes seconds to start, and on a busy machine many.
    return subprocess.run(
        [BINARY, *words], capture_output=True, text=True, timeout=120 if "aws" in words else 30, env={**os.environ, **(environment or {})})


def control(server, path):
    with urllib.request.urlopen(f"{server.url}/_cleanrooms/{path}".rstrip("/"), timeout=20) as answer:
        return json.load(answer)


@pytest.fixture
def slow():
    """A server whose queries take an hour."""
    server = Server("--query-duration", "1h")
    yield server
    assert server.stop() == 0


@pytest.fixture
def certificate(tmp_path):
    """The files of a certificate for localhost, and of its key."""
    certificate, key = str(tmp_path / "certificate.pem"), str(tmp_path / "key.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate], check=True, capture_output=True, timeout=60)
    return certificate, key


def status_of(server, membership, query):
    found = server.client(PUBLISHER).get_protected_query(membershipIdentifier=membership, protectedQueryIdentifier=query)
    return found["protectedQuery"]["status"]


class TestAdvance:
    def test_what_is_due_by_then_has_happened(self, slow):
        membership = set_up(slow.client(ADVERTISER), slow.client(PUBLISHER))[2]
        query = start(slow.client(PUBLISHER), membership, JOIN)["id"]
        done = run("advance", "59m", "--endpoint", slow.url)
        assert (done.returncode, done.stderr) == (0, "")
        assert status_of(slow, membership, query) == "STARTED"
        done = run("advance", "PT2M", "--endpoint", slow.url)
        assert done.returncode == 0
        assert done.stdout.startswith("It is ") and done.stdout.endswith("Z.\n")
        assert status_of(slow, membership, query) == "SUCCESS"

    def test_the_endpoint_may_come_from_the_environment(self, server):
        before = control(server, "clock")["now"]
        assert run("advance", "400d", environment={"CLEANROOMS_ENDPOINT": server.url + "/"}).returncode == 0
        assert int(control(server, "clock")["now"][:4]) > int(before[:4])

    @pytest.mark.parametrize("duration", ["soon", "P1M", "", "-5s"])
    def test_what_is_no_duration_is_refused_before_anybody_is_asked(self, duration):
        refused = run("advance", "--endpoint", NOBODY, "--", duration)
        assert refused.returncode == 64 and refused.stdout == ""
        assert f"{duration} is no duration: take one such as 90s" in refused.stderr


class TestStatus:
    def test_it_tells_of_health_clock_and_lives(self, slow):
        membership = set_up(slow.client(ADVERTISER), slow.client(PUBLISHER))[2]
        start(slow.client(PUBLISHER), membership, JOIN)
        done = run("status", "--endpoint", slow.url)
        assert (done.returncode, done.stderr) == (0, "")
        lines = done.stdout.splitlines()
        assert lines[0].startswith(f"cleanrooms-local {VERSION}: ")
        assert lines[1].startswith("clock: 20") and not lines[1].endswith("frozen")
        assert lines[2:] == [
            "cleanrooms::protected-query: 1 under way, time", "cleanrooms::protected-job: 0 under way, time",
            "cleanrooms::analysis-log-export: 0 under way, time", "cleanrooms::id-mapping-table: 0 under way, time"]

    def test_no_proxy_is_asked_about_this_machine(self, server):
        done = run("status", "--endpoint", server.url, environment={"http_proxy": NOBODY, "ALL_PROXY": NOBODY})
        assert done.returncode == 0, done.stderr

    def test_ready_is_told_by_the_exit_status(self, server):
        ready = run("status", "--ready", "--endpoint", server.url)
        assert (ready.returncode, ready.stdout, ready.stderr) == (0, "cleanrooms-local is ready.\n", "")
        unready = run("status", "--ready", "--endpoint", NOBODY)
        assert (unready.returncode, unready.stdout) == (1, "")
        assert unready.stderr.count("\n") == 1

    def test_whoever_answers_otherwise_is_not_ready(self, server):
        unready = run("status", "--ready", "--endpoint", f"{server.url}/nowhere")
        assert (unready.returncode, unready.stdout) == (1, "")


    def test_it_follows_the_variables_of_the_server(self, server):
        done = run("status", "--ready", environment={"CLEANROOMS_PORT": str(server.port), "CLEANROOMS_HOST": "0.0.0.0"})
        assert (done.returncode, done.stderr) == (0, "")
        other = run("status", "--ready", environment={"CLEANROOMS_PORT": "1"})
        assert other.returncode == 1 and "http://127.0.0.1:1" in other.stderr

    def test_it_follows_tls_and_trusts_a_certificate(self, certificate, tmp_path):
        variables = {"CLEANROOMS_TLS_CERTIFICATE": certificate[0], "CLEANROOMS_TLS_KEY": certificate[1]}
        server = Server(environment=variables)
        try:
            ready = run("status", "--ready", environment={**variables, "CLEANROOMS_PORT": str(server.port)})
            assert (ready.returncode, ready.stderr) == (0, "")
            assert run("status", "--ready", "--endpoint", server.url).returncode == 1
            named = server.url.replace("127.0.0.1", "localhost")
            assert run("status", "--ready", "--endpoint", named, "--ca", certificate[0]).returncode == 0
        finally:
            assert server.stop() == 0


class TestAWS:
    def test_the_cli_calls_as_a_member(self, server, tmp_path):
        assert run("reset", "--seed", "two-members", "--endpoint", server.url).returncode == 0
        tools = os.pathsep.join([str(pathlib.Path(sys.executable).parent), os.environ["PATH"]])
        variables = {"PATH": tools, "AWS_PROFILE": "mine", "CLEANROOMS_ENDPOINT": server.url}
        done = run("aws", "--as", PUBLISHER, "cleanrooms", "list-memberships", "--query", "membershipSummaries[].collaborationName",
                   environment=variables)
        assert (done.returncode, json.loads(done.stdout or "null")) == (0, ["campaign"]), done.stderr
        other = run("aws", "sts", "get-caller-identity", "--query", "Account", environment=variables)
        assert other.stdout == '"000000000000"\n'
        region = run("aws", "--as", PUBLISHER, "--region", "eu-west-1", "cleanrooms", "list-memberships", environment=variables)
        assert json.loads(region.stdout)["membershipSummaries"] == []
        # What is not Clean Rooms' goes nowhere else.
        assert "This is Clean Rooms Local" in run("aws", "s3api", "list-buckets", environment=variables).stderr

    def test_a_member_goes_by_its_name(self, server):
        if not any("/_cleanrooms/accounts" in route for route in control(server, "")["routes"]):
            pytest.skip("the server knows no names")
        assert run("reset", "--seed", "two-members", "--endpoint", server.url).returncode == 0
        variables = {"PATH": os.pathsep.join([str(pathlib.Path(sys.executable).parent), os.environ["PATH"]])}
        done = run("aws", "--endpoint", server.url, "--as", "publisher", "sts", "get-caller-identity", "--query", "Account", environment=variables)
        assert done.stdout == f'"{PUBLISHER}"\n', done.stderr

    def test_a_machine_without_the_cli_is_told_so(self, server):
        done = run("aws", "--endpoint", server.url, "--as", PUBLISHER, "cleanrooms", "help", environment={"PATH": "/nowhere"})
        assert done.returncode == 1 and "The AWS CLI cannot be run" in done.stderr


class TestReset:
    def test_everything_goes(self, server):
        advertiser = server.client(ADVERTISER)
        advertiser.create_collaboration(**collaboration())
        done = run("reset", "--endpoint", server.url)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert advertiser.list_collaborations()["collaborationList"] == []

    def test_an_account_goes_in_one_region_or_in_all(self, server):
        here, there = server.client(ADVERTISER), server.client(ADVERTISER, region="eu-west-1")
        other = server.client(PUBLISHER)
        for client in (here, there):
            client.create_collaboration(**collaboration())
        other.create_collaboration(**{**collaboration(), "members": []})
        assert run("reset", "--account", ADVERTISER, "--region", "eu-west-1", "--endpoint", server.url).returncode == 0
        assert [len(client.list_collaborations()["collaborationList"]) for client in (here, there)] == [1, 0]
        assert run("reset", "--account", ADVERTISER, "--endpoint", server.url).returncode == 0
        assert [len(client.list_collaborations()["collaborationList"]) for client in (here, other)] == [0, 1]
        assert run("reset", "--endpoint", server.url).returncode == 0

    def test_a_seed_is_planted_anew(self, server):
        done = run("reset", "--seed", "two-members", "--endpoint", server.url)
        assert (done.returncode, done.stderr) == (0, "")
        assert server.client(ADVERTISER).list_collaborations()["collaborationList"] != []
        refused = run("reset", "--seed", "nothing", "--endpoint", server.url)
        assert refused.returncode == 1 and "nothing" in refused.stderr
        assert run("reset", "--endpoint", server.url).returncode == 0

    def test_a_region_needs_its_account(self):
        refused = run("reset", "--region", "us-east-1", "--endpoint", NOBODY)
        assert refused.returncode == 64 and "--region needs --account." in refused.stderr


@pytest.mark.parametrize("words", [["advance", "1s"], ["status"], ["reset"]])
class TestNoServer:
    def test_one_sentence_says_so(self, words):
        failed = run(*words, "--endpoint", NOBODY)
        assert (failed.returncode, failed.stdout) == (1, "")
        assert failed.stderr.startswith(f"Error: No cleanrooms-local answers at {NOBODY}: ") and failed.stderr.count("\n") == 1

    def test_an_endpoint_that_is_no_url_is_told_so(self, words):
        failed = run(*words, "--endpoint", "localhost")
        assert (failed.returncode, failed.stdout) == (1, "")
        assert "localhost" in failed.stderr and failed.stderr.count("\n") == 1


class TestLifecycleOptions:
    def started(self, *options, environment=None):
        server = Server(*options, environment=environment)
        try:
            return {model["model_name"].removeprefix("cleanrooms::"): model["transition"] for model in control(server, "lifecycle")["models"]}
        finally:
            assert server.stop() == 0

    @pytest.mark.parametrize("pace", ["immediate", "manual"])
    def test_all_kinds_move_at_one_pace(self, pace):
        assert set(map(str, self.started("--lifecycle", pace).values())) == {str({"progression": pace})}

    def test_each_duration_is_its_own(self):
        lives = self.started(
            "--query-duration", "90s", "--job-duration", "PT5M", "--log-export-duration", "1500ms", "--queueing-duration", "2",
            "--cancelling-duration", "0", environment={"CLEANROOMS_ID_MAPPING_DURATION": "1h"})
        steps = {"progression": "time", "queueing": 2, "cancelling": 0}
        assert lives == {
            "protected-query": {**steps, "running": 90}, "protected-job": {**steps, "running": 300},
            "analysis-log-export": {"progression": "time", "running": 1.5}, "id-mapping-table": {"progression": "time", "running": 3600}}

    def test_the_environment_sets_the_pace(self):
        assert self.started(environment={"CLEANROOMS_LIFECYCLE": "immediate"})["protected-job"] == {"progression": "immediate"}

    @pytest.mark.parametrize("options, sentence", [
        (["--lifecycle", "slow"], "timed"), (["--query-duration", "soon"], "soon is no duration"),
        (["--lifecycle", "manual", "--job-duration", "5s"], "Durations need --lifecycle timed"),
    ])
    def test_what_cannot_be_refuses_to_start_with_a_sentence(self, options, sentence):
        refused = run("serve", "--port", "0", *options)
        assert refused.returncode != 0 and refused.stdout == "" and sentence in refused.stderr
