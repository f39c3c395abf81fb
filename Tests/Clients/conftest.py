"""A server of its own for each module of tests, and clients of it that act as chosen accounts."""

import json
import os
import pathlib
import select
import signal
import subprocess
import tempfile
import urllib.request
from contextlib import contextmanager

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("CLEANROOMS_BINARY", str(ROOT / ".build/debug/cleanrooms-local"))
REGION = "us-east-1"

# Nothing of the machine's own set-up may reach a client or the server.
for name in [name for name in os.environ if name.startswith(("AWS_", "CLEANROOMS_"))]:
    del os.environ[name]
os.environ.update(AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull, AWS_EC2_METADATA_DISABLED="true")


class Endpoint:
    """Where a server answers."""

    def __init__(self, url):
        self.url = url

    def client(self, account, region=REGION):
        """A client of one account: an access key id of twelve digits is the account."""
        return boto3.Session(aws_access_key_id=account, aws_secret_access_key="any", region_name=region).client(
            "cleanrooms", endpoint_url=self.url,
            # A retry would hide an answer that a test has to see.
            config=Config(retries={"total_max_attempts": 1, "mode": "standard"}, connect_timeout=5, read_timeout=20))

    def control(self, method, path, body=None):
        """A request to the control API; answers what it answers."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/_cleanrooms{path}", data, method=method)
        with urllib.request.urlopen(request, timeout=60) as response:
            return json.loads(response.read() or "null")


class Server(Endpoint):
    """A running server process on a free port."""

    def __init__(self, *options, environment=None):
        # The log goes to a file: a pipe that nobody reads would stop the server once it is full.
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [BINARY, "serve", "--port", "0", *options],
            stdout=subprocess.PIPE, stderr=self.log, env={**os.environ, **(environment or {})})
        self.line = self._first_line(seconds=30)
        super().__init__(self.line.rsplit(" ", 1)[-1])
        self.port = int(self.url.rsplit(":", 1)[-1])

    def _first_line(self, seconds):
        ready, _, _ = select.select([self.process.stdout], [], [], seconds)
        line = self.process.stdout.readline().decode().rstrip("\n") if ready else ""
        if " listening on http" not in line:
            self.kill()
            self.log.seek(0)
            pytest.fail(f"the server did not start; it printed {line!r} and {self.log.read().decode()!r}")
        return line

    def text(self):
        """What the server logged so far."""
        return os.pread(self.log.fileno(), os.fstat(self.log.fileno()).st_size, 0).decode()

    def stop(self):
        """Ends the process as an init system does, and answers its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            self.kill()
            pytest.fail("the server did not stop within ten seconds of SIGTERM")
        return self.process.returncode

    def kill(self):
        """Ends the process without giving it a chance to tidy up."""
        self.process.kill()
        self.process.communicate()


def pytest_addoption(parser):
    parser.addoption("--endpoint", help="the URL of a server that runs already, such as a container's, instead of one for each module")


@pytest.fixture
def program(request):
    """The program that was built, for what runs it itself."""
    if request.config.getoption("--endpoint"):
        pytest.skip("it is about a program here, and not about what answers at an endpoint")
    return BINARY


@pytest.fixture(scope="module")
def server(request):
    if endpoint := request.config.getoption("--endpoint"):
        yield Endpoint(endpoint)
        return
    server = Server()
    yield server
    assert server.stop() == 0


@contextmanager
def refused(code):
    """Expects an error of that code; the error is the `value` of what the block gets."""
    with pytest.raises(ClientError) as caught:
        yield caught
    assert caught.value.response["Error"]["Code"] == code


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Lets a step of a walkthrough see that one before it failed."""
    report = yield
    if call.when == "call" and report.failed and "walk" in getattr(item, "funcargs", {}):
        item.funcargs["walk"].failed_step = item.name
    return report
