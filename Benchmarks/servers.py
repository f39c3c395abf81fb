"""The servers that are measured side by side, each a process of this run, and the two clients: wrk and a plain connection."""

import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import time

here = pathlib.Path(__file__).resolve().parent
folder = here.parent / ".build" / "benchmarks"

headers = {
    "Authorization": "AWS4-HMAC-SHA256 Credential=111111111111/20260101/us-east-1/cleanrooms/aws4_request, "
    "SignedHeaders=host;x-amz-date, Signature=" + "0" * 64,
    "X-Amz-Date": "20260101T000000Z",
    "Content-Type": "application/json",
}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A process and the port it answers on. It ends with its `with` block."""

    def __init__(self, command, port=None, **options):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **options)
        self.pid = self.process.pid
        # Our server and the bare one say which port the system gave them.
        self.port = port or int(re.search(rb"(\d+)\s*$", self.process.stdout.readline()).group(1))

    def __enter__(self):
        self.wait_until_open()
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process.stdout.close()

    def wait_until_open(self):
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit(f"{self.process.args[0]} ended with status {self.process.returncode}.")
                time.sleep(0.05)
        raise SystemExit(f"{self.process.args[0]} did not open port {self.port}.")

    def resident_megabytes(self):
        status = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    def call(self, method, path, body=None):
        """Makes one request and returns its answer; any status but 2xx ends the run."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            return call(connection, method, path, body)
        finally:
            connection.close()

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)


def call(connection, method, path, body=None):
    connection.request(method, path, None if body is None else json.dumps(body), headers)
    response = connection.getresponse()
    text = response.read()
    if response.status // 100 != 2:
        raise SystemExit(f"{method} {path}: {response.status} {text[:500]!r}")
    answer = json.loads(text) if text else None
    # What a bare server has to send to send as much: the status line and the headers with their separators, and the body.
    total = len(f"HTTP/1.1 {response.status} {response.reason}\r\n\r\n") + sum(len(n) + len(v) + 4 for n, v in response.getheaders()) + len(text)
    return Answer(answer, len(text), total)


class Answer:
    def __init__(self, json, body_bytes, total_bytes):
        self.json, self.body_bytes, self.total_bytes = json, body_bytes, total_bytes

    def __getitem__(self, name):
        return self.json[name]


program = folder / "cleanrooms-local"


def ours(*options):
    return Server([program, "serve", "--port", "0", "--log-level", "error", *options])


def bare(size):
    return Server([folder / "bare", str(size)])


def nginx(size):
    """nginx with a file of that size, at /file.json."""
    place = folder / "nginx"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    # Its worker is somebody else when root starts it.
    place.chmod(0o755)
    (place / "file.json").write_bytes(b"x" * size)
    port = free_port()
    configuration = (here / "nginx.conf").read_text().replace("@FOLDER@", str(place)).replace("@PORT@", str(port))
    if os.getuid() == 0:
        configuration = "user root;\n" + configuration
    (place / "nginx.conf").write_text(configuration)
    path = os.environ["PATH"] + ":/usr/sbin"
    return Server([shutil.which("nginx", path=path), "-p", place, "-c", place / "nginx.conf", "-g", "daemon off;"], port)


def moto():
    port = free_port()
    return Server([folder / "venv" / "bin" / "moto_server", "-H", "127.0.0.1", "-p", str(port)], port)


class Load:
    """What wrk saw: requests a second, and percentiles of the time to an answer in milliseconds."""

    def __init__(self, requests, rate, p50, p99):
        self.requests, self.rate, self.p50, self.p99 = requests, rate, p50, p99


def load(server, path, seconds=2, connections=32, body=None):
    environment = dict(os.environ)
    if body is not None:
        environment["BENCH_BODY"] = json.dumps(body)
    # One thread: two would take the server's core from it where there are two.
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}", "--timeout", "10", "-s", here / "request.lua"]
    output = subprocess.run(
        [*command, f"http://127.0.0.1:{server.port}{path}"], env=environment, capture_output=True, text=True, check=True).stdout
    requests, duration, p50, p99, errors = map(int, re.search(r"^result (.*)$", output, re.M).group(1).split())
    if errors:
        raise SystemExit(f"{errors} of {requests} requests for {path} failed:\n{output}")
    return Load(requests, requests / duration * 1e6, p50 / 1000, p99 / 1000)
