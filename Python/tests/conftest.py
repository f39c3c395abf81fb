"""Tests of the package: against the program that was built, or against the wheel that is installed."""

import os
from pathlib import Path

import cleanrooms_local
import pytest

pytest_plugins = ["pytester"]

PACKAGES = Path(cleanrooms_local.__file__).parents[1]
BUILT = Path(__file__).parents[2] / ".build/debug/cleanrooms-local"

# Nothing of the machine's own set-up may reach a test, but the program to test.
for name in [name for name in os.environ if name.startswith(("AWS_", "CLEANROOMS_")) and name != "CLEANROOMS_BINARY"]:
    del os.environ[name]
if PACKAGES.name == "src":
    os.environ.setdefault("CLEANROOMS_BINARY", str(BUILT))


@pytest.fixture
def project(pytester, monkeypatch):
    """A project that uses the plugin; `run` runs its tests in a process of their own, as people do."""
    # The workers of these tests are not those of the project's.
    for name in [name for name in os.environ if name.startswith("PYTEST_XDIST_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:cacheprovider")
    monkeypatch.setenv("PYTHONPATH", str(PACKAGES))
    # Without the entry point of an installed wheel the plugin has to be named.
    monkeypatch.setenv("PYTEST_PLUGINS", "cleanrooms_local.pytest_plugin")
    return Project(pytester)


class Project:
    def __init__(self, pytester):
        self.pytester = pytester

    def write(self, test, ini=""):
        self.pytester.makeini(f"[pytest]\n{ini}")
        self.pytester.makepyfile(test)
        return self

    def run(self, *arguments):
        # A bound for what hangs, and not for a machine that has much to do.
        return self.pytester.runpytest_subprocess(*arguments, timeout=600)
