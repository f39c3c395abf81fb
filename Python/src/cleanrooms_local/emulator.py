"""A server of one's own: started on a free port, and ended with the block."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import IO, Any

from cleanrooms_local.program import find_program
from cleanrooms_local.server import REGION, Server

# How long a start and a stop may take. A seed of ten thousand resources is there within a second.
_START_SECONDS = 60
_STOP_SECONDS = 15
_LINE = re.compile(r"^cleanrooms-local \S+(?: with the control API on (\S+))? listening on (\S+)$")


class EmulatorError(Exception):
    """The server did not start, and its text says why."""


class Emulator(Server):
    """Clean Rooms Local as a process of its own.

    ::

        with Emulator(seed="two-members", lifecycle="immediate") as emulator:
            publisher = emulator.client("222222222222")

    The options are those of ``cleanrooms-local serve``, with underscores: ``query_duration="1h"``, ``strict_catalog=True``, a list
    for one that can be repeated. Without ``port`` it takes a free one. Variables ``CLEANROOMS_…`` of this process are not passed on,
    so that the same test has the same server everywhere; ``environment`` sets variables of the server's.
    """

    def __init__(
        self, *, program: str | None = None, environment: Mapping[str, str] | None = None, region: str = REGION, **options: Any
    ) -> None:
        options.setdefault("port", 0)
        self._command = [program or find_program(), "serve", *_words(options)]
        self._environment = {name: value for name, value in os.environ.items() if not name.startswith("CLEANROOMS_")}
        self._environment.update(environment or {})
        self._options = options
        self._region = region
        self._process: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] | None = None

    def __enter__(self) -> Emulator:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"<Emulator {self.url}>" if self._process else "<Emulator, not running>"

    def start(self) -> None:
        """Starts the process, and returns once it answers.

        Raises EmulatorError with what the server said, if it refuses to start.
        """
        if self._process:
            raise EmulatorError("This emulator runs already.")
        # A file takes what is logged, however much it is; a pipe that nobody reads would be full at some time.
        self._log = tempfile.TemporaryFile()  # noqa: SIM115
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self._log, env=self._environment)
        line = self._first_line(self._process)
        if not (found := _LINE.match(line)):
            self._kill()
            raise EmulatorError(f"The server did not start. It said: {self._last_words() or line or 'nothing'}")
        certificate = self._options.get("tls_certificate")
        super().__init__(
            found[2], control_url=found[1], token=self._options.get("control_token"), ca=certificate and os.fspath(certificate),
            region=self._region)

    def stop(self) -> int:
        """Ends the process as an init system does, and answers its exit status. One that does not end is killed."""
        if not self._process:
            return 0
        process, self._process = self._process, None
        process.terminate()
        try:
            process.communicate(timeout=_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        if self._log:
            self._log.close()
            self._log = None
        return process.returncode

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def log(self) -> str:
        """What the server has logged so far."""
        if not self._log:
            return ""
        return os.pread(self._log.fileno(), os.fstat(self._log.fileno()).st_size, 0).decode(errors="replace")

    @staticmethod
    def _first_line(process: subprocess.Popen[bytes]) -> str:
        """The line that tells the port; empty if none comes in time. A thread reads it, as no system's pipes all know deadlines."""
        lines: list[bytes] = []
        output = process.stdout
        assert output
        reader = threading.Thread(target=lambda: lines.append(output.readline()), daemon=True)
        reader.start()
        reader.join(_START_SECONDS)
        return lines[0].decode(errors="replace").rstrip("\n") if lines else ""

    def _kill(self) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _last_words(self) -> str:
        return "\n".join(self.log().strip().splitlines()[-20:])


def _words(options: Mapping[str, Any]) -> list[str]:
    """The options as a command line has them."""
    words: list[str] = []
    for name, value in options.items():
        option = "--" + name.replace("_", "-")
        for one in value if isinstance(value, (list, tuple)) else [value]:
            if one is True:
                words.append(option)
            elif one is not None and one is not False:
                # In one word, so that a value may begin with a dash.
                words.append(f"{option}={os.fspath(one) if isinstance(one, os.PathLike) else one}")
    return words
