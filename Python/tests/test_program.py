"""The program is found, and `python -m cleanrooms_local` is it."""

import subprocess
import sys

import pytest
from cleanrooms_local import ProgramNotFound, find_program


def test_the_module_is_the_program():
    program, module = [find_program(), "--version"], [sys.executable, "-m", "cleanrooms_local", "--version"]
    said = [subprocess.run(command, capture_output=True, text=True, timeout=20) for command in (program, module)]
    assert said[0].stdout == said[1].stdout != ""
    assert said[1].returncode == 0


def test_the_exit_status_is_the_programs():
    refused = subprocess.run([sys.executable, "-m", "cleanrooms_local", "serve", "--port", "x"], capture_output=True, timeout=20)
    assert refused.returncode == 64


def test_a_variable_names_another_program(monkeypatch, tmp_path):
    other = tmp_path / "other"
    other.write_text("#!/bin/sh\n")
    monkeypatch.setenv("CLEANROOMS_BINARY", str(other))
    with pytest.raises(ProgramNotFound, match="no program that can be run"):
        find_program()
    other.chmod(0o755)
    assert find_program() == str(other)


def test_without_a_program_the_places_are_named(monkeypatch):
    monkeypatch.delenv("CLEANROOMS_BINARY", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(ProgramNotFound, match="There is no cleanrooms-local in .*bin.*, nor on the search path"):
        find_program()
