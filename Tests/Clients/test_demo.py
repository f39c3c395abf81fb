"""The demo of docker/compose.yaml, without its containers: the same two servers, the same options, the same script."""

import os
import pathlib
import subprocess
import sys

import pytest
from conftest import ROOT, Server
from moto.server import ThreadedMotoServer

TOOLS = pathlib.Path(sys.executable).parent


@pytest.fixture
def s3():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    yield "http://%s:%d" % server.get_host_and_port()
    server.stop()


def test_the_demo_ends_with_a_result_on_s3(s3):
    server = Server("--seed", "demo", "--s3-endpoint", s3, "--s3-access-key", "test", "--s3-secret-key", "test")
    try:
        done = subprocess.run(
            ["sh", ROOT / "docker/demo.sh"], capture_output=True, text=True, timeout=600,
            env={**os.environ, "PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}",
                 "AWS_ENDPOINT_URL_CLEANROOMS": server.url, "AWS_ENDPOINT_URL_S3": s3})
    finally:
        assert server.stop() == 0
    assert done.returncode == 0, done.stdout + done.stderr
    assert "SUCCESS" in done.stdout.splitlines()
    place, *rows = done.stdout.splitlines()[-5:]
    assert place.endswith(".csv") and rows[0] == "city" and sorted(rows[1:]) == ["Bergen", "Oslo", "Tromsø"]
