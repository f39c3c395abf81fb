"""The short forms of the attacks; `make torture` runs them in full."""

import os
import subprocess
import sys

import pytest
from conftest import BINARY, ROOT

# What an attack ends with when the machine does not permit it.
NOT_HERE = 77


@pytest.mark.parametrize(
    "attack",
    [
        "crash.py --short", "hostile.py --short", "disk.py", "process.py", "world.py", "control.py --short", "engine.py --short", "beside.py --short",
        "crowds.py --short", "mcp.py --short",
        "grammar.py --requests 3000 --debug", "state.py --short",
    ])
def test_the_server_withstands(attack):
    script, *options = attack.split()
    ended = subprocess.run(
        [sys.executable, "-B", ROOT / "Tests/Torture" / script, *options],
        env={**os.environ, "CLEANROOMS_BINARY": BINARY}, capture_output=True, text=True, timeout=300)
    if ended.returncode == NOT_HERE:
        pytest.skip(ended.stdout.strip())
    assert ended.returncode == 0, ended.stdout + ended.stderr
