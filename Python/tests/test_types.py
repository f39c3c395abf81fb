"""The package is typed, and whoever type-checks their tests finds that it is."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_the_package_is_typed_without_a_gap(tmp_path):
    pytest.importorskip("mypy")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--ignore-missing-imports", "--cache-dir", str(tmp_path), str(ROOT / "src/cleanrooms_local")],
        capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stdout
