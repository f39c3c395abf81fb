"""How the server is started: options from the environment and from a file, what is said of mistakes, and what the log tells."""

import json
import os
import shutil
import socket
import ssl
import subprocess
import urllib.error
import urllib.request

import boto3
import pytest
from campaign import ADVERTISER, JOIN, PUBLISHER, set_up, start
from conftest import BINARY, REGION, Server, refused


def run(*words, environment=None):
    return subprocess.run(
        [BINARY, *words], capture_output=True, text=True, timeout=30, env={**os.environ, **(environment or {})})


def control(server, method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(f"{server.url}/_cleanrooms{path}", data, method=method), timeout=20) as answer:
        return answer.status, json.loads(answer.read() or "null")


def lines(server, message):
    """The fields of the log's lines with this message, of a server that logs JSON."""
    return [line for line in map(json.loads, server.text().splitlines()) if line["message"].startswith(message)]


class TestMistakes:
    @pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("unshare"), reason="it takes /proc away, as a bare root has none")
    def test_a_command_line_that_cannot_be_read_is_told_and_starts_nothing(self):
        script = 'mount -t tmpfs none /proc && exec "$0" --version'
        done = subprocess.run(["unshare", "--mount", "sh", "-c", script, BINARY], capture_output=True, text=True, timeout=30)
        if done.stderr.startswith(("unshare:", "mount:")):
            pytest.skip(done.stderr)
        assert done.returncode == 64 and "there is no /proc here" in done.stderr

    @pytest.mark.parametrize("name, value, sentence", [
        ("CLEANROOMS_QUOTA", "cars=3", "There is no quota cars."),
        ("CLEANROOMS_PORT", "many", "many"), ("CLEANROOMS_LOG_LEVEL", "loud", "There is no log level loud."),
        ("CLEANROOMS_SEED", "nothing-there", "There is no seed nothing-there;"),
    ])
    def test_a_bad_variable_is_named(self, name, value, sentence):
        done = run("serve", environment={name: value})
        assert done.returncode == 64 and done.stdout == "" and sentence in done.stderr
        assert done.stderr.startswith(f"Error: {name}: ")

    def test_a_bad_option_is_not_laid_to_a_variable(self):
        done = run("serve", "--quota", "cars=3", environment={"CLEANROOMS_ACCOUNT": "111111111111"})
        assert "There is no quota cars." in done.stderr and "CLEANROOMS_ACCOUNT" not in done.stderr

    def test_an_unknown_variable_is_a_warning_with_a_suggestion(self):
        server = Server("--log-format", "json", environment={"CLEANROOMS_SEDE": "two-members", "CLEANROOMS_SERVICE_HOST": "10.0.0.1"})
        assert server.stop() == 0
        assert [line["message"] for line in lines(server, "CLEANROOMS_")] == [
            "CLEANROOMS_SEDE means nothing here. Did you mean CLEANROOMS_SEED?"]

    def test_the_port_that_kubernetes_sets_is_passed_over(self):
        server = Server("--log-format", "json", environment={
            "CLEANROOMS_PORT": "tcp://10.0.0.1:4566", "CLEANROOMS_PORT_4566_TCP": "tcp://10.0.0.1:4566",
            "CLEANROOMS_PORT_4566_TCP_PROTO": "tcp", "CLEANROOMS_SERVICE_PORT": "4566"})
        assert server.stop() == 0
        warning, = lines(server, "CLEANROOMS_PORT")
        assert "Kubernetes" in warning["message"] and warning["level"] == "warning"

    def test_a_number_below_zero_is_told_to_be_out_of_range(self):
        done = run("serve", "--journal-size", "-1")
        assert "--journal-size takes a number from 0 to 1000000." in done.stderr

    def test_a_misspelt_command_gets_a_suggestion(self):
        done = run("statsu")
        assert done.returncode == 64
        assert "There is no command statsu. Did you mean status? There is serve, explain," in done.stderr


class TestFile:
    def test_options_come_from_it_by_their_names(self, tmp_path):
        (tmp_path / "options.yaml").write_text(
            "seed: [two-members]\nlifecycle: immediate\nstrict-catalog: true\nquota: [collaborations=1]\naccount: 222222222222\n")
        server = Server("--config", str(tmp_path / "options.yaml"))
        try:
            client = server.client("AKIAIOSFODNN7EXAMPLE")
            membership, = client.list_memberships()["membershipSummaries"]
            assert start(client, membership["id"], "SELECT DISTINCT customers.city FROM customers INNER JOIN viewers "
                         "ON customers.email = viewers.email")["status"] in ("SUBMITTED", "SUCCESS")
            assert control(server, "GET", "/catalog")[1]["strict"] is True
        finally:
            assert server.stop() == 0

    def test_the_command_line_and_the_environment_count_more(self, tmp_path):
        (tmp_path / "options.yaml").write_text("lifecycle: manual\nseed: nothing-there\n")
        server = Server("--seed", "two-members", environment={
            "CLEANROOMS_LIFECYCLE": "immediate", "CLEANROOMS_CONFIG": str(tmp_path / "options.yaml")})
        try:
            models = control(server, "GET", "/lifecycle")[1]["models"]
            assert {model["transition"]["progression"] for model in models} == {"immediate"}
        finally:
            assert server.stop() == 0

    @pytest.mark.parametrize("text, sentence", [
        ("prot: 5000\n", "line 1: there is no option prot. Did you mean port?"), ("\nquota: cars=3\n", "options.yaml, line 2: The value 'cars=3' is invalid"),
        ("seed: {a: b}\n", "line 1: seed takes a text"), ("- a\n", "has no options by their names"), ("a: [\n", "options.yaml: "),
        ("config: other.yaml\n", "there is no option config"),
    ])
    def test_what_is_wrong_in_it_is_told_with_its_line(self, tmp_path, text, sentence):
        (tmp_path / "options.yaml").write_text(text)
        done = run("serve", "--config", str(tmp_path / "options.yaml"))
        assert done.returncode == 64 and sentence in done.stderr, done.stderr

    def test_one_that_is_not_there_refuses_to_start(self):
        assert "cannot be read" in run("serve", "--config", "/nowhere.yaml").stderr

    def test_none_is_found_by_itself(self, tmp_path):
        for name in ("cleanrooms-local.yaml", "options.yaml", ".cleanrooms-local.yaml"):
            (tmp_path / name).write_text("port: nonsense\n")
        done = subprocess.run([BINARY, "serve", "--quota", "cars=3"], cwd=tmp_path, capture_output=True, text=True, timeout=30)
        assert "There is no quota cars" in done.stderr


class TestTime:
    def test_seeds_make_the_same_ids_at_each_start(self):
        found = []
        for _ in range(2):
            server = Server("--id-seed", "7", "--start-time", "2030-01-02T03:04:05Z", "--seed", "two-members")
            membership, = server.client(PUBLISHER).list_memberships()["membershipSummaries"]
            found.append((membership["id"], membership["createTime"]))
            assert control(server, "GET", "/clock")[1]["frozen"] is False
            assert control(server, "GET", "/clock")[1]["now"].startswith("2030-01-02T03:04:")
            assert server.stop() == 0
        assert found[0] == found[1]

    def test_what_is_no_time_refuses_to_start(self):
        assert "--start-time takes a time such as" in run("serve", "--start-time", "noon").stderr


class TestLog:
    def test_the_start_tells_who_is_there_and_what_to_try(self):
        server = Server("--log-format", "json", "--seed", "two-members")
        assert server.stop() == 0
        members = {line["account"]: line for line in lines(server, "member")}
        assert members[PUBLISHER]["name"] == "Publisher" and "CAN_QUERY" in members[PUBLISHER]["abilities"]
        hint, = lines(server, "to try")
        assert f"AWS_ENDPOINT_URL_CLEANROOMS={server.url} AWS_ACCESS_KEY_ID={PUBLISHER}" in hint["message"]

    def test_each_status_of_a_query_has_a_line(self):
        server = Server("--log-format", "json", "--lifecycle", "manual")
        membership = set_up(server.client(ADVERTISER), server.client(PUBLISHER))[2]
        query = start(server.client(PUBLISHER), membership, JOIN)["id"]
        control(server, "POST", "/lifecycle/step", {"id": query})
        control(server, "POST", "/lifecycle/step", {"id": query})
        assert server.stop() == 0
        assert [line["status"] for line in lines(server, "query") if line["id"] == query] == ["SUBMITTED", "STARTED", "SUCCESS"]

    def test_a_delivery_that_fails_is_a_warning_with_its_reason(self, tmp_path):
        server = Server("--log-format", "json", "--lifecycle", "immediate", "--results-dir", str(tmp_path / "results"))
        membership = set_up(server.client(ADVERTISER), server.client(PUBLISHER))[2]
        (tmp_path / "results").rmdir()
        (tmp_path / "results").write_text("no folder")
        query = start(server.client(PUBLISHER), membership, JOIN)["id"]
        assert server.stop() == 0
        warning, = lines(server, "results could not be delivered")
        assert warning["id"] == query and warning["level"] == "warning" and warning["reason"]

    def test_an_answer_that_a_fault_changed_is_marked(self):
        server = Server("--log-format", "json")
        for rule in ({"connection": "drop"}, {"truncate": 3}, {"latency": 1}, {"error": {"code": "ThrottlingException"}}):
            control(server, "PUT", "/faults", {"operation": "ListCollaborations", **rule})
            try:
                server.client(PUBLISHER).list_collaborations()
            except Exception:
                pass
        control(server, "DELETE", "/faults")
        server.client(PUBLISHER).list_collaborations()
        assert server.stop() == 0
        assert [line.get("fault") for line in lines(server, "request")] == [
            "connection dropped", "truncated after 3 bytes", "delayed by 1 ms", "error", None]

    def test_https_to_the_http_port_is_named(self):
        server = Server("--log-format", "json")
        context = ssl.create_default_context()
        with pytest.raises(ssl.SSLError), socket.create_connection(("127.0.0.1", server.port), timeout=10) as plain:
            context.wrap_socket(plain, server_hostname="localhost")
        assert server.stop() == 0
        assert "HTTPS was sent to a port that speaks plain HTTP" in lines(server, "request")[0]["reason"]


class TestOtherServices:
    @pytest.mark.parametrize("service, call", [
        ("s3", lambda client: client.list_objects_v2(Bucket="b")), ("glue", lambda client: client.get_databases()),
        ("sns", lambda client: client.list_topics()), ("lambda", lambda client: client.list_functions()),
        ("dynamodb", lambda client: client.list_tables()),
    ])
    def test_a_client_that_is_led_here_learns_what_this_is(self, server, service, call):
        client = boto3.Session(aws_access_key_id=PUBLISHER, aws_secret_access_key="any", region_name=REGION).client(
            service, endpoint_url=server.url)
        with refused("ServiceNotEmulated") as error:
            call(client)
        message = error.value.response["Error"]["Message"]
        assert "This is Clean Rooms Local" in message and f"AWS_ENDPOINT_URL_{service.upper()} " in message


class TestOutcomes:
    def test_a_rule_that_is_made_answers_201_as_faults_do(self, server):
        assert control(server, "POST", "/outcomes", {"status": "SUCCESS", "times": 1})[0] == 201
        assert control(server, "DELETE", "/outcomes")[0] == 204
