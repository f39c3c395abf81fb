"""One emulator and one browser for the run; before each test an empty emulator with a clock that stands still."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import urllib.error
import urllib.request

import boto3
import pytest
from botocore.config import Config
from playwright.sync_api import expect, sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("CLEANROOMS_BINARY", str(ROOT / ".build/debug/cleanrooms-local"))
SHOTS = ROOT / ".build/console-shots"
ADVERTISER, PUBLISHER, STRANGER = "111111111111", "222222222222", "333333333333"
START = "2026-12-01T12:00:00Z"
OVERLAP = "SELECT DISTINCT customers.city\nFROM customers\nINNER JOIN viewers ON customers.email = viewers.email"
REFUSED = OVERLAP.replace("customers.city\n", "customers.city, customers.email\n")

for name in [name for name in os.environ if name.startswith(("AWS_", "CLEANROOMS_"))]:
    del os.environ[name]
os.environ.update(AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull, AWS_EC2_METADATA_DISABLED="true")


class Emulator:
    """A running emulator, and its control API."""

    def __init__(self, *options, port=0):
        self.options = options
        self.start(port)

    def start(self, port):
        self.process = subprocess.Popen(
            [BINARY, "serve", "--port", str(port), "--id-seed", "1", "--log-level", "error", *self.options], stdout=subprocess.PIPE)
        line = self.process.stdout.readline().decode().strip()
        assert " listening on http" in line, line
        self.url = line.rsplit(" ", 1)[-1]
        self.control_url = line.split(" with the control API on ")[1].split(" ")[0] if "with the control API on" in line else self.url

    @property
    def port(self):
        return int(self.url.rsplit(":", 1)[-1])

    def stop(self):
        self.process.terminate()
        self.process.communicate(timeout=15)

    def control(self, method, path, body=None, headers=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.control_url}/_cleanrooms/{path}", data, method=method, headers=headers or {})
        with urllib.request.urlopen(request) as answer:
            return json.loads(answer.read() or b"null")

    def routes(self):
        with urllib.request.urlopen(f"{self.control_url}/_cleanrooms") as answer:
            return json.loads(answer.read())["routes"]

    def calls(self, *calls, quiet=True):
        made = [{"as": account, "call": call, "with": given} for account, call, given in calls]
        return [one["output"] for one in self.control("POST", "calls", {"calls": made, "quiet": quiet})["answers"]]

    def client(self, account):
        return boto3.client(
            "cleanrooms", endpoint_url=self.url, region_name="us-east-1", aws_access_key_id=account, aws_secret_access_key="any",
            config=Config(retries={"total_max_attempts": 1, "mode": "standard"}))

    def seed(self, name):
        self.reset()
        self.control("POST", f"seeds/{name}")
        return self.calls((PUBLISHER, "ListMemberships", {}))[0]["membershipSummaries"][0]

    def reset(self):
        self.control("POST", "reset")
        self.control("POST", "clock/freeze", {"at": START})


class Pages:
    """Windows of the console in one browser, whose consoles have to stay silent."""

    def __init__(self, context, emulator):
        self.context = context
        self.emulator = emulator
        self.problems = []
        self.expected = []
        context.on("console", self.hear)
        context.on("weberror", lambda error: self.problems.append(str(error.error)))
        context.on("request", self.watch)

    def hear(self, message):
        if message.type in ("error", "warning") and not any(text in message.text for text in self.expected):
            self.problems.append(message.text)

    def watch(self, request):
        if not request.url.startswith((self.emulator.control_url, "data:", "blob:", "about:")):
            self.problems.append(f"a request to {request.url}")

    def open(self, address="#/", page=None):
        # In a page that is shown already only the fragment would change, and what is waited for below would be found in the old one.
        if page:
            page.goto("about:blank")
        page = page or self.context.new_page()
        page.set_default_timeout(20_000)
        page.goto(f"{self.emulator.control_url}/_cleanrooms/console/{address}")
        page.wait_for_selector("html[data-stream=live]")
        page.wait_for_selector("main h1")
        return page


def executable():
    """The browser of this machine."""
    names = [os.environ.get("CHROMIUM"), "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    assert path, "there is no browser; CHROMIUM can name one"
    return path


@pytest.fixture(scope="session")
def results(tmp_path_factory):
    return tmp_path_factory.mktemp("results")


@pytest.fixture(scope="session")
def shared(results):
    emulator = Emulator("--results-dir", str(results))
    yield emulator
    emulator.stop()


@pytest.fixture
def emulator(shared):
    shared.reset()
    return shared


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"] if os.geteuid() == 0 else [])
        yield browser
        browser.close()


@pytest.fixture
def context(browser, request):
    options = getattr(request, "param", {})
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture
def pages(context, emulator, request):
    pages = Pages(context, emulator)
    yield pages
    if getattr(request.node, "failed", False):
        SHOTS.mkdir(parents=True, exist_ok=True)
        for number, page in enumerate(context.pages):
            page.screenshot(path=SHOTS / f"{request.node.name}-{number}.png".replace("/", "-"))
    assert not pages.problems, pages.problems


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call" and report.failed:
        item.failed = True
    return report


def pytest_configure(config):
    # Machines of CI are slow at times; waiting is for conditions, so that a long patience costs nothing.
    expect.set_options(timeout=15_000)
    config.addinivalue_line("markers", "first: one of the five checks that `make test` runs")
    sys.path.insert(0, str(pathlib.Path(__file__).parent))
