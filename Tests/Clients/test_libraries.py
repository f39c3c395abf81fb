"""The libraries that the program opens when it needs them: what happens where they cannot be used."""

import pathlib
import shutil
import ssl
import subprocess
import sys
import urllib.request

import pytest
from campaign import ADVERTISER, role
from conftest import BINARY, Server, refused

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the loader's variables are Linux's")

SCRIPT = {"artifacts": {"entryPoint": {"location": {"bucket": "scripts", "key": "main.py"}}, "roleArn": role(ADVERTISER)}}


@pytest.fixture
def without(tmp_path):
    """Makes an environment in which some libraries are empty files."""
    def without(*names):
        for name in names:
            (tmp_path / name).write_bytes(b"")
        return {"LD_LIBRARY_PATH": str(tmp_path)}

    return without


def add_script(client, membership):
    return client.create_analysis_template(
        membershipIdentifier=membership, name="script", format="PYSPARK_1_0", source=SCRIPT, schema={"referencedTables": []},
    )["analysisTemplate"]


def set_up(client):
    """A collaboration whose creator runs jobs alone; answers the membership's id."""
    made = client.create_collaboration(
        name="Jobs", description="Jobs", creatorDisplayName="Advertiser", creatorMemberAbilities=["CAN_QUERY", "CAN_RUN_JOB", "CAN_RECEIVE_RESULTS"],
        members=[], queryLogStatus="DISABLED", jobLogStatus="DISABLED", analyticsEngine="SPARK")["collaboration"]["id"]
    results = {"outputConfiguration": {"s3": {"bucket": "results"}}, "roleArn": role(ADVERTISER)}
    return client.create_membership(
        collaborationIdentifier=made, queryLogStatus="DISABLED", defaultJobResultConfiguration=results)["membership"]["id"]


def test_nothing_is_opened_before_it_is_needed():
    server = Server()
    client = server.client(ADVERTISER)
    mapped = pathlib.Path(f"/proc/{server.process.pid}/maps")
    membership = set_up(client)
    assert not [name for name in ("libcrypto", "libssl", "libcurl") if name in mapped.read_text()]
    add_script(client, membership)
    assert "libcrypto" in mapped.read_text() and "libssl" not in mapped.read_text()
    assert server.stop() == 0


@pytest.mark.skipif(not shutil.which("openssl"), reason="it makes the certificate")
def test_a_certificate_brings_libssl_and_https(tmp_path):
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1",
            "-out", certificate, "-keyout", key,
        ], check=True, capture_output=True)
    server = Server("--tls-certificate", str(certificate), "--tls-key", str(key))
    health = f"https://127.0.0.1:{server.port}/_cleanrooms/health"
    with urllib.request.urlopen(health, context=ssl.create_default_context(cafile=certificate), timeout=20) as answer:
        assert answer.status == 200
    assert "libssl" in pathlib.Path(f"/proc/{server.process.pid}/maps").read_text()
    assert server.stop() == 0


@pytest.mark.parametrize(("library", "options", "sentence"), [
    (
        "libcrypto.so.3", ["--verify-signatures", "FILE"],
        "Cannot verify signatures with FILE. libcrypto, which computes SHA-256, cannot be used: ",
    ),
    ("libssl.so.3", ["--tls-certificate", "FILE", "--tls-key", "FILE"], "libssl, which speaks TLS, cannot be used: "),
])
def test_an_option_whose_library_cannot_be_used_refuses_to_start(tmp_path, without, library, options, sentence):
    file = tmp_path / "credentials"
    file.write_text("[advertiser]\naws_access_key_id = AKIDADVERTISER\naws_secret_access_key = hidden\n")
    options = [option.replace("FILE", str(file)) for option in options]
    done = subprocess.run(
        [BINARY, "serve", "--port", "0", *options], capture_output=True, timeout=30, env=without(library))
    assert done.returncode != 0
    assert sentence.replace("FILE", str(file)) in done.stderr.decode()
    assert library in done.stderr.decode() and "hidden" not in done.stderr.decode()


def test_a_script_without_libcrypto_is_an_error_of_the_emulators_own(without):
    server = Server(environment=without("libcrypto.so.3"))
    client = server.client(ADVERTISER)
    membership = set_up(client)
    with refused("InternalServerException") as caught:
        add_script(client, membership)
    assert "libcrypto" not in str(caught.value)
    assert "libcrypto, which computes SHA-256, cannot be used" in server.text()
    # All else goes on.
    assert client.list_analysis_templates(membershipIdentifier=membership)["analysisTemplateSummaries"] == []
    assert server.stop() == 0


def test_a_job_without_libcrypto_fails_by_the_emulators_own_error(tmp_path, without):
    state = str(tmp_path / "state")
    server = Server("--data-dir", state)
    membership = set_up(server.client(ADVERTISER))
    script = add_script(server.client(ADVERTISER), membership)
    assert server.stop() == 0
    server = Server("--data-dir", state, "--lifecycle", "immediate", environment=without("libcrypto.so.3"))
    client = server.client(ADVERTISER)
    job = client.start_protected_job(
        membershipIdentifier=membership, type="PYSPARK", jobParameters={"analysisTemplateArn": script["arn"]})["protectedJob"]["id"]
    ended = client.get_protected_job(membershipIdentifier=membership, protectedJobIdentifier=job)["protectedJob"]
    assert ended["status"] == "FAILED"
    assert ended["error"]["code"] == "UNKNOWN_ERROR"
    assert ended["error"]["message"].startswith("[emulator] libcrypto, which computes SHA-256, cannot be used: ")
    assert server.stop() == 0
