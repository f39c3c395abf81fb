"""What `make install` puts below a prefix, with the program that was built already."""

import os
import shutil
import subprocess

import pytest
from conftest import ROOT

COMMANDS = ["advance", "aws", "explain", "mcp", "query", "reset", "seed", "serve", "status"]


@pytest.fixture
def install(tmp_path, program):
    def install(*options):
        environment = {**os.environ, "PROGRAM": program, "PREFIX": "/usr", "DESTDIR": str(tmp_path)}
        done = subprocess.run([ROOT / "Scripts/install-program", *options], env=environment, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return install


def files(folder):
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def test_an_installation_has_program_pages_and_completions_and_goes_without_a_trace(install, tmp_path):
    assert install().startswith("Installed cleanrooms-local ")
    pages = ["cleanrooms-local.1", *(f"cleanrooms-local.{command}.1" for command in COMMANDS)]
    assert files(tmp_path) == sorted([
        "usr/bin/cleanrooms-local", "usr/share/bash-completion/completions/cleanrooms-local",
        "usr/share/fish/vendor_completions.d/cleanrooms-local.fish", "usr/share/zsh/site-functions/_cleanrooms-local",
        *(f"usr/share/man/man1/{page}" for page in pages)])
    assert os.access(tmp_path / "usr/bin/cleanrooms-local", os.X_OK)
    install("--remove")
    assert files(tmp_path) == []


def test_the_pages_of_the_manual_say_each_option_and_nothing_that_man_would_not_understand(install, tmp_path):
    install()
    folder = tmp_path / "usr/share/man/man1"
    assert "\\-\\-data\\-dir" in (folder / "cleanrooms-local.serve.1").read_text()
    for page in folder.iterdir():
        text = page.read_text()
        assert text.startswith(".TH ") and "\n.SH NAME\n" in text and "None" not in text
        # Requests of man's own alone begin a line with a dot.
        assert {line.split()[0] for line in text.splitlines() if line.startswith(".")} <= {".TH", ".SH", ".TP", ".PP", ".B"}
    if shutil.which("groff"):
        pages = sorted(str(page) for page in folder.iterdir())
        done = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z", *pages], capture_output=True, text=True, timeout=60)
        assert done.stderr == ""
