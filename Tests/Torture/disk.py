"""Takes the disk away from a running server: full, then read-only, then given back.

Writes are answered with InternalServerException and a line in the log, reads go on, nothing answered is lost, and writes work again afterwards.
    python3 Tests/Torture/disk.py
A small file system is mounted where that is permitted; else the server's own limit of a file's size stands in for the full disk.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

from server import Client, Server, collaboration, query, table

ACCOUNT = "111111111111"
# What this ends with where the machine does not permit all of it, as automake's tests do.
NOT_HERE = 77


class Mount:
    """A file system of two megabytes, which a file fills."""

    def __init__(self):
        self.path = tempfile.mkdtemp(prefix="cleanrooms-disk-")
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", self.path], capture_output=True)
        if mounted.returncode != 0:
            os.rmdir(self.path)
            raise PermissionError(mounted.stderr.decode())

    def fill(self, server):
        with open(f"{self.path}/ballast", "wb", buffering=0) as ballast:
            try:
                while ballast.write(b"x" * 4096):
                    pass
            except OSError:
                pass

    def empty(self, server):
        os.unlink(f"{self.path}/ballast")

    def close(self):
        subprocess.run(["umount", self.path], check=True)
        os.rmdir(self.path)


class FileLimit:
    """A directory in which the server may not make files longer than they are."""

    def __init__(self):
        if not hasattr(resource, "prlimit"):
            raise PermissionError("only Linux limits another process")
        self.path = tempfile.mkdtemp(prefix="cleanrooms-disk-")

    def fill(self, server):
        size = max(os.stat(f"{self.path}/state/{name}").st_size for name in os.listdir(f"{self.path}/state"))
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def empty(self, server):
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def close(self):
        shutil.rmtree(self.path)


class Immutable:
    """A directory whose database the system lets nobody write, open or not."""

    def __init__(self):
        if not shutil.which("chattr"):
            raise PermissionError("there is no chattr")
        self.path = tempfile.mkdtemp(prefix="cleanrooms-disk-")

    def _mark(self, sign):
        names = [name for name in os.listdir(f"{self.path}/state") if "sqlite" in name]
        files = [f"{self.path}/state/{name}" for name in names if not name.endswith("-shm")]
        if subprocess.run(["chattr", sign + "i", *files], capture_output=True).returncode != 0:
            raise PermissionError("chattr")

    def fill(self, server):
        self._mark("+")

    def empty(self, server):
        self._mark("-")

    def close(self):
        shutil.rmtree(self.path)


def attack(disk):
    """Answers how many writes were answered, and how many refused."""
    options = ["--data-dir", f"{disk.path}/state", "--query-validation", "off"]
    answers, refused = {}, 0
    with Server(*options) as server:
        client = Client(server.port, ACCOUNT)

        def create(number):
            status, answer = client.send("POST", "/configuredTables", table(f"table-{number}"))
            if status == 200:
                answers[json.loads(answer)["configuredTable"]["id"]] = answer
            return status, answer

        def read():
            for identifier, answer in answers.items():
                assert client.get(f"/configuredTables/{identifier}") == (200, answer), f"{identifier} cannot be read"
            listed = client.pages("/configuredTables", "configuredTableSummaries")
            assert {one["id"] for one in listed} == set(answers), "the list is not what was answered"

        for number in range(20):
            assert create(number)[0] == 200
        made = client.json("POST", "/collaborations", collaboration("shared", "222222222222"))["collaboration"]
        joined = client.json("POST", "/memberships", {"collaborationIdentifier": made["id"], "queryLogStatus": "DISABLED"})["membership"]
        queries = f"/memberships/{joined['id']}/protectedQueries"
        running = client.json("POST", queries, query())["protectedQuery"]["id"]
        disk.fill(server)
        try:
            for number in range(20, 400):
                status, answer = create(number)
                if status != 200:
                    assert (status, client.error) == (500, "InternalServerException"), f"{status} {client.error} {answer.decode()}"
                    refused += 1
            assert refused > 0, "every write was answered, so nothing was full"
            read()
            # The query's next step is due. Where it cannot be written down it waits; a small write may still find room.
            time.sleep(0.5)
            read()
            status = client.json("GET", f"{queries}/{running}")["protectedQuery"]["status"]
            assert status in ("SUBMITTED", "STARTED", "SUCCESS"), f"the query is {status}"
        finally:
            disk.empty(server)
        log = server.logged()
        assert "SQLite error" in log, f"the log does not say what is wrong: {log!r}"
        for number in range(400, 420):
            status, answer = create(number)
            assert status == 200, f"a write after the disk came back: {status} {answer.decode()}"
        read()
        end = time.monotonic() + 10
        while client.json("GET", f"{queries}/{running}")["protectedQuery"]["status"] != "SUCCESS":
            assert time.monotonic() < end, "the query that waited for the disk does not go on"
        server.kill()
    with Server(*options) as server:
        client = Client(server.port, ACCOUNT)
        read()
        assert server.stop() == 0
    return len(answers), refused, log


def main():
    status = 0
    for name, kinds in [("full disk", [Mount, FileLimit]), ("limited files", [FileLimit]), ("read-only database", [Immutable])]:
        for kind in kinds:
            try:
                disk = kind()
            except PermissionError:
                continue
            try:
                answered, refused, log = attack(disk)
            except PermissionError:
                continue
            except AssertionError as error:
                print(f"disk: {name}, by {kind.__name__}, FAILED: {error}")
                return 1
            finally:
                disk.close()
            line = next(line for line in log.splitlines() if "SQLite error" in line)
            print(f"disk: {name}, by {kind.__name__}: passed; {answered} writes answered and kept, {refused} refused")
            print(f"disk:   the log says: {line}")
            break
        else:
            print(f"disk: {name}: not permitted here, so not tried")
            status = NOT_HERE
    return status


if __name__ == "__main__":
    sys.exit(main())
