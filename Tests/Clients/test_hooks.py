"""Start-up and shutdown hooks: the tester's own scripts around a server."""

import json
import os
import pathlib
import signal
import subprocess
import time
import urllib.error
import urllib.request

import pytest
from conftest import BINARY, Server


@pytest.fixture
def init(tmp_path):
    """A directory of hooks, and the function that puts one there."""

    def add(place, text, executable=True):
        path = tmp_path / "init" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o755 if executable else 0o644)

    (tmp_path / "init").mkdir()
    add.directory = str(tmp_path / "init")
    add.out = tmp_path / "out"
    return add


@pytest.fixture
def start(init):
    servers = []

    def start(*options, environment=None):
        server = Server("--init-dir", init.directory, *options, environment={"OUT": str(init.out), **(environment or {})})
        servers.append(server)
        return server

    yield start
    for server in servers:
        if server.process.poll() is None:
            server.kill()


def get(server, path):
    try:
        with urllib.request.urlopen(server.url + path, timeout=10) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def until(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def log(server):
    return os.pread(server.log.fileno(), 1 << 20, 0).decode()


def scripts(server):
    return [(script["stage"], script["name"], script["state"]) for script in get(server, "/_cleanrooms/init")[1]["scripts"]]


def test_hooks_of_the_start_run_in_the_order_of_their_names_against_the_seeded_server(init, start):
    init("ready.d/10-plain.sh", 'echo first >> "$OUT"', executable=False)
    init("ready.d/20-environment", '#!/bin/sh\nenv | grep -E "^(AWS_|CLEANROOMS_)" >> "$OUT"; ls -l /proc/self/fd/ >> "$OUT.fds"; echo seen\n')
    init("ready.d/30-call.py", """#!/usr/bin/env python3
import os, urllib.request
with urllib.request.urlopen(os.environ["AWS_ENDPOINT_URL"] + "/_cleanrooms/ready") as answer: pass
""")
    init("ready.d/40-seed.sh", f'"{BINARY}" seed privacy-budgets >> "$OUT"')
    init("ready.d/README", "no hook", executable=False)
    server = start("--seed", "two-members")
    until(lambda: get(server, "/_cleanrooms/init/ready")[1]["completed"])
    lines = init.out.read_text().splitlines()
    assert lines[0] == "first"
    assert set(lines[1:lines.index(next(line for line in lines if line.startswith("privacy-budgets: ")))]) == {
        f"AWS_ENDPOINT_URL={server.url}", f"AWS_ENDPOINT_URL_CLEANROOMS={server.url}", f"CLEANROOMS_ENDPOINT={server.url}",
        "AWS_ACCESS_KEY_ID=000000000000", "AWS_SECRET_ACCESS_KEY=test", "AWS_REGION=us-east-1", "AWS_DEFAULT_REGION=us-east-1",
        *(f"{name}={os.environ[name]}" for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_EC2_METADATA_DISABLED"))}
    # The third one asked whether the server was ready, which waits for the third one.
    assert scripts(server) == [
        ("READY", "10-plain.sh", "SUCCESSFUL"), ("READY", "20-environment", "SUCCESSFUL"), ("READY", "30-call.py", "ERROR"),
        ("READY", "40-seed.sh", "SUCCESSFUL")]
    assert "ready.d/README" in log(server) and "seen\n" in log(server)
    assert "socket:" not in pathlib.Path(f"{init.out}.fds").read_text()
    assert server.stop() == 0


def test_the_server_is_ready_when_its_hooks_are_done(init, start, tmp_path):
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    init("ready.d/10-waits.sh", f'read line < "{gate}"')
    server = start()
    until(lambda: scripts(server) == [("READY", "10-waits.sh", "RUNNING")])
    status, body = get(server, "/_cleanrooms/ready")
    assert (status, body["message"]) == (503, "The emulator waits for the start-up hook 10-waits.sh.")
    # It answers meanwhile.
    assert server.client("111111111111").list_collaborations()["collaborationList"] == []
    gate.write_text("go\n")
    until(lambda: get(server, "/_cleanrooms/ready")[0] == 200)
    assert get(server, "/_localstack/init")[1] == {
        "completed": {"BOOT": True, "START": True, "READY": True, "SHUTDOWN": False},
        "scripts": [{"stage": "READY", "name": "10-waits.sh", "state": "SUCCESSFUL"}]}
    assert get(server, "/_localstack/init/shutdown") == (200, {"completed": False, "scripts": []})
    assert get(server, "/_cleanrooms/init/never")[0] == 404
    assert server.stop() == 0


def test_a_hook_that_fails_is_named_and_the_server_does_not_get_ready(init, start):
    init("ready.d/10-fails.sh", "exit 3")
    init("ready.d/20-goes-on.sh", 'echo on >> "$OUT"')
    init("ready.d/30-no-program", "#!/nowhere/at/all\n")
    server = start()
    until(lambda: get(server, "/_cleanrooms/init/ready")[1]["completed"])
    assert get(server, "/_cleanrooms/ready") == (
        503, {"status": "failed", "message": "The start-up hook 10-fails.sh ended with status 3."})
    shown = get(server, "/_cleanrooms/init")[1]["scripts"]
    assert [script["state"] for script in shown] == ["ERROR", "SUCCESSFUL", "ERROR"]
    assert shown[2]["message"] == "30-no-program cannot be run: No such file or directory."
    assert init.out.read_text() == "on\n"
    assert "10-fails.sh" in log(server) and "ended with status 3" in log(server)
    assert get(server, "/_cleanrooms/health")[0] == 200
    assert server.stop() == 0


def test_hooks_of_the_stop_still_reach_the_server(init, start):
    init("shutdown.d/10-save.py", """#!/usr/bin/env python3
import os, urllib.request
with urllib.request.urlopen(os.environ["AWS_ENDPOINT_URL"] + "/_cleanrooms/seeds/two-members", data=b"") as answer:
    open(os.environ["OUT"], "w").write(str(answer.status))
""")
    server = start()
    assert get(server, "/_cleanrooms/ready")[0] == 200
    assert scripts(server) == [("SHUTDOWN", "10-save.py", "UNKNOWN")]
    assert server.stop() == 0
    assert init.out.read_text() == "200"


@pytest.mark.parametrize("place", ["ready.d", "shutdown.d"])
def test_a_hook_that_hangs_ends_with_the_server(init, start, place, tmp_path):
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    # What it starts holds the other end of the pipe, and goes with it.
    init(f"{place}/10-hangs.sh", f'exec 3<> "{gate}"; sleep 1000 & echo $! > "$OUT.part"; mv "$OUT.part" "$OUT"; wait')
    server = start()
    if place == "shutdown.d":
        server.process.send_signal(signal.SIGTERM)
    until(init.out.exists)
    began = time.monotonic()
    assert server.stop() == 0
    assert time.monotonic() - began < 5
    sleeper = pathlib.Path("/proc", init.out.read_text().strip(), "stat")
    until(lambda: not sleeper.exists() or sleeper.read_text().rsplit(")", 1)[1].split()[0] == "Z")


def test_hooks_of_the_stop_together_end_within_ten_seconds(init, start):
    init("shutdown.d/10-hangs.sh", "sleep 1000")
    init("shutdown.d/20-never.sh", 'echo never > "$OUT"')
    server = start()
    server.process.send_signal(signal.SIGTERM)
    until(lambda: server.process.poll() is not None)
    assert server.process.returncode == 0
    assert "took too long" in log(server)
    assert not init.out.exists()


def test_hooks_find_the_control_api_behind_its_own_port_and_token(init, start):
    init("ready.d/10-seed.sh", f'"{BINARY}" seed two-members > "$OUT"')
    server = start("--control-port", "0", "--control-token", "open-sesame")
    until(lambda: get(server, "/_cleanrooms/ready")[0] == 200)
    assert init.out.read_text().startswith("two-members: ")
    assert server.stop() == 0


def test_a_second_signal_waits_for_no_hook(init, start):
    init("shutdown.d/10-hangs.sh", 'echo > "$OUT"; sleep 1000')
    server = start()
    server.process.send_signal(signal.SIGTERM)
    until(init.out.exists)
    began = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    until(lambda: server.process.poll() is not None)
    assert server.process.returncode == 0
    assert time.monotonic() - began < 5


def test_a_directory_that_is_none_refuses_to_start(tmp_path):
    done = subprocess.run(
        [BINARY, "serve", "--port", "0", "--init-dir", str(tmp_path / "none")], capture_output=True, text=True, timeout=30)
    assert done.returncode == 64
    assert done.stderr.splitlines()[0] == f"Error: --init-dir takes a directory, and {tmp_path / 'none'} is none."
