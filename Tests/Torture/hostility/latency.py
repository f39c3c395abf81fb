"""What another client feels meanwhile: GETs over one connection, each timed, in a process of its own."""

import os
import ssl
import subprocess
import sys
import time

from .target import Connection, request


class Watch:
    """Measures from its making until it is asked."""

    def __init__(self, port, path, tls=False):
        self.process = subprocess.Popen(
            [sys.executable, "-B", "-m", "hostility.latency", str(port), path, *(["tls"] if tls else [])], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            cwd=os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

    def end(self):
        """When each request began, on the monotonic clock, and its milliseconds. A request that failed fails the run."""
        printed, _ = self.process.communicate(timeout=30)
        if self.process.returncode != 0:
            raise SystemExit("a client that did nothing wrong was not served")
        return [tuple(map(float, line.split())) for line in printed.splitlines()]


def percentile(measured, share, begin=0.0, end=float("inf")):
    """Of the requests that began within a time; 0 if there were none."""
    values = sorted(milliseconds for start, milliseconds in measured if begin <= start < end)
    return values[min(len(values) - 1, int(len(values) * share))] if values else 0.0


def main(port, path, tls=""):
    os.set_blocking(0, False)
    wanted = request(f"GET {path}")
    latencies = []
    with Connection(port) as connection:
        if tls:
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            connection.socket = context.wrap_socket(connection.socket)
        # The end of the standard input is the end of the measuring.
        while os_read() is None:
            start = time.monotonic()
            connection.send(wanted)
            if connection.response().status != 200:
                raise SystemExit(1)
            latencies.append((start, (time.monotonic() - start) * 1000))
            time.sleep(0.002)
    print("\n".join(f"{start:.6f} {milliseconds:.4f}" for start, milliseconds in latencies))


def os_read():
    try:
        return os.read(0, 1)
    except BlockingIOError:
        return None


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
