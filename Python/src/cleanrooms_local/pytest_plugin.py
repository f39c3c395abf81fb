"""The plugin of pytest: a server for the session, and the same state before each test.

The fixtures are ``cleanrooms_server`` and ``cleanrooms``; what can be set stands in ``docs/pytest.md``.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from cleanrooms_local.control import ControlError, Rows
from cleanrooms_local.emulator import Emulator, EmulatorError
from cleanrooms_local.environment import client_environment
from cleanrooms_local.program import ProgramNotFound
from cleanrooms_local.report import report
from cleanrooms_local.server import REGION, Server

MARKER = "cleanrooms"
_ACCOUNT = "000000000000"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("cleanrooms", "Clean Rooms Local")
    group.addoption(
        "--cleanrooms-endpoint", metavar="URL",
        help="Use the server that answers there, such as a container's, and start none. With several workers of pytest-xdist, "
        "one for each, with commas. CLEANROOMS_CONTROL_TOKEN is its token.")
    parser.addini("cleanrooms_seed", "What each test begins with: names of seeds, or files below the root.", type="args", default=[])
    parser.addini("cleanrooms_lifecycle", "How queries move: timed, immediate or manual.", default="timed")
    parser.addini("cleanrooms_clock", "The clock of each test: frozen, running, or a time at which it stands still.", default="frozen")
    parser.addini("cleanrooms_account", "The account of clients that name none.", default=_ACCOUNT)
    parser.addini("cleanrooms_region", "The region of clients that name none.", default=REGION)
    parser.addini("cleanrooms_options", "Options of `cleanrooms-local serve` for the server that is started.", type="args", default=[])
    parser.addini("cleanrooms_calls", "How many of the last calls the report of a failed test shows.", default="10")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "cleanrooms(seed=None, lifecycle=None, data=None, clock=None): the state that a test of Clean Rooms begins with; "
        "brings the fixture `cleanrooms` along.")


@dataclass
class _Start:
    """What a test begins with: the marker nearest to it counts, then the ini file."""

    seed: list[str] = field(default_factory=list)
    lifecycle: str | Mapping[str, Any] = "timed"
    data: Mapping[str, Rows] = field(default_factory=dict)
    clock: str | datetime = "frozen"

    @classmethod
    def of(cls, request: pytest.FixtureRequest) -> _Start:
        ini = request.config.getini
        start = cls(seed=ini("cleanrooms_seed"), lifecycle=ini("cleanrooms_lifecycle"), clock=ini("cleanrooms_clock"))
        # From the widest to the nearest: a module's seed and a test's life cycle go together.
        for marker in reversed(list(request.node.iter_markers(MARKER))):
            if marker.args:
                pytest.fail(f"@pytest.mark.cleanrooms takes its values by name, such as seed=….", pytrace=False)
            for name, value in marker.kwargs.items():
                if name not in cls.__dataclass_fields__:
                    known = ", ".join(cls.__dataclass_fields__)
                    pytest.fail(f"@pytest.mark.cleanrooms takes {known}, and not {name}.", pytrace=False)
                if name == "seed":
                    value = [] if value is None else [value] if isinstance(value, (str, os.PathLike)) else list(value)
                if name == "data":
                    value = {**start.data, **value}
                setattr(start, name, value)
        return start


@pytest.fixture(scope="session")
def cleanrooms_server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """The server of the session, on a free port; each worker of pytest-xdist has its own."""
    config = request.config
    region = config.getini("cleanrooms_region")
    if endpoints := config.getoption("--cleanrooms-endpoint"):
        server = Server(_endpoint(endpoints), token=os.environ.get("CLEANROOMS_CONTROL_TOKEN") or None, region=region)
        if not server.ready():
            pytest.fail(f"--cleanrooms-endpoint: no cleanrooms-local that is ready answers at {server.url}.", pytrace=False)
        yield server
        return
    options = _options(config.getini("cleanrooms_options"))
    options.setdefault("log_level", "error")
    try:
        emulator = Emulator(region=region, **options)
        emulator.start()
    except (EmulatorError, ProgramNotFound) as error:
        pytest.fail(str(error), pytrace=False)
    yield emulator
    emulator.stop()


def _endpoint(endpoints: str) -> str:
    """The endpoint of this worker of pytest-xdist: tests that run at the same time would erase each other's state."""
    urls = [url for url in endpoints.split(",") if url]
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    number = int(worker.removeprefix("gw")) if worker.removeprefix("gw").isdigit() else 0
    if number >= len(urls):
        pytest.fail(
            f"--cleanrooms-endpoint names {len(urls)} of the {os.environ.get('PYTEST_XDIST_WORKER_COUNT', number + 1)} servers that "
            "as many workers need: name one for each, with commas.", pytrace=False)
    return urls[number]


def _options(words: list[str]) -> dict[str, Any]:
    """Options as a command line has them, as the names and values that Emulator takes."""
    options: dict[str, Any] = {}
    name = None
    for word in words:
        if word.startswith("--"):
            name, equals, value = word[2:].partition("=")
            name = name.replace("-", "_")
            options.setdefault(name, [])
            if equals:
                options[name].append(value)
        elif name is None:
            pytest.fail(f"cleanrooms_options takes options of cleanrooms-local serve, which begin with --, and not {word}.", pytrace=False)
        else:
            options[name].append(word)
    return {name: values or True for name, values in options.items()}


@pytest.fixture
def cleanrooms(
    request: pytest.FixtureRequest, cleanrooms_server: Server, monkeypatch: pytest.MonkeyPatch
) -> Server:
    """The server with the state that this test begins with, and an environment that leads every client of AWS's to it.

    The state is that of the seeds, the clock stands still, and nothing was called yet.
    """
    try:
        _begin(cleanrooms_server, _Start.of(request), request)
    except ControlError as error:
        pytest.fail(f"The state that the test begins with: {error}", pytrace=False)
    environment = client_environment(
        cleanrooms_server.url, account=request.config.getini("cleanrooms_account"), region=cleanrooms_server.region)
    for name, value in environment.items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    try:
        import boto3
    except ImportError:
        pass
    else:
        # Its default session keeps the credentials that it once found.
        monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)
    return cleanrooms_server


@pytest.fixture(autouse=True)
def _cleanrooms_marker(request: pytest.FixtureRequest) -> None:
    """Brings the fixture along with its marker."""
    if request.node.get_closest_marker(MARKER):
        request.getfixturevalue("cleanrooms")


def _begin(server: Server, start: _Start, request: pytest.FixtureRequest) -> None:
    if isinstance(server, Emulator) and not server.is_running:
        pytest.fail(f"The server has ended. Its last lines:\n{server.log()[-2000:]}", pytrace=False)
    server.reset()
    # The clock stands still before the seeds run, so that what they make has the same times as well.
    if start.clock != "running":
        server.freeze(None if start.clock == "frozen" else start.clock)
    for seed in start.seed:
        server.seed(_place(seed, request))
    if start.lifecycle != "timed":
        server.lifecycle(start.lifecycle)
    if start.data:
        server.data(start.data)
    # Seeds leave nothing in the journal, but what they did is no event of the test's.
    server.control.call("DELETE", "/events")


def _place(seed: str | os.PathLike[str], request: pytest.FixtureRequest) -> str | Path:
    """A seed's name, or its file: beside the test, or below the root."""
    name = os.fspath(seed)
    if "/" not in name and not name.endswith((".yaml", ".yml")):
        return name
    places = [request.path.parent / name, request.config.rootpath / name]
    return next((place for place in places if place.is_file()), places[0])


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, None]:
    """Shows with a failed test what it called, and why its queries were refused."""
    outcome = yield
    test = outcome.get_result()
    server = getattr(item, "funcargs", {}).get("cleanrooms")
    if test.when == "teardown" or not test.failed or not isinstance(server, Server):
        return
    try:
        calls = int(item.config.getini("cleanrooms_calls"))
    except ValueError:
        calls = 10
    test.sections += [(f"Clean Rooms Local: {title}", text) for title, text in report(server, calls)]

