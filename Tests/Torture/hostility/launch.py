"""A server process started as somebody might start it, with what it inherits."""

import os
import pathlib
import resource
import select
import signal
import socket
import subprocess
import time

from .attacks import Failure

ROOT = pathlib.Path(__file__).resolve().parents[3]
BINARY = os.environ.get("CLEANROOMS_BINARY", str(ROOT / ".build/debug/cleanrooms-local"))


def free_port():
    """A port that nobody had a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Launch:
    """A running server. On a given port it is awaited by asking, since it may have nowhere to print."""

    def __init__(self, *options, port=0, stderr=None, environment=None, closing=(), ignoring=(), address_space=None):
        def prepare():
            for number in ignoring:
                signal.signal(number, signal.SIG_IGN)
            if address_space:
                resource.setrlimit(resource.RLIMIT_AS, (address_space, address_space))
            for descriptor in closing:
                os.close(descriptor)

        inherited = {name: value for name, value in os.environ.items() if not name.startswith("CLEANROOMS_")}
        self.process = subprocess.Popen(
            [BINARY, "serve", "--port", str(port), *options], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL if port else subprocess.PIPE,
            stderr=subprocess.DEVNULL if stderr is None else stderr, env={**inherited, **(environment or {})}, preexec_fn=prepare)
        self.port = port or self._printed_port()
        self._await()

    def _printed_port(self):
        ready, _, _ = select.select([self.process.stdout], [], [], 30)
        line = self.process.stdout.readline().decode() if ready else ""
        if " listening on " not in line:
            self.kill()
            raise Failure(f"the server did not start; it printed {line!r}")
        return int(line.rsplit(":", 1)[-1])

    def _await(self):
        end = time.monotonic() + 30
        while time.monotonic() < end and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        self.kill()
        raise Failure("the server did not start")

    def memory(self):
        """Resident memory in MiB: now, and at its highest."""
        fields = {}
        with open(f"/proc/{self.process.pid}/status") as status:
            for line in status:
                name, _, value = line.partition(":")
                fields[name] = value.split()
        return int(fields["VmRSS"][0]) / 1024, int(fields["VmHWM"][0]) / 1024

    def expect_alive(self, what):
        if self.process.poll() is not None:
            raise Failure(f"the server died with status {self.process.returncode}: {what}")

    def stop(self, number, seconds):
        """Sends a signal, and returns how long the end took, which has to be within the time and well."""
        begun = time.monotonic()
        self.process.send_signal(number)
        try:
            status = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise Failure(f"the server did not stop within {seconds} s of {signal.Signals(number).name}")
        if status != 0:
            raise Failure(f"the server stopped with status {status}")
        return time.monotonic() - begun

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()
