"""Gives the server stored state that somebody else has had in hand: snapshots, and data directories.

What is imported is taken whole or refused with one sentence before anything is replaced; a directory is served or refused with one sentence.
Nothing ends the server, and what was made before stays; also beside other programs on the file, and without the directory.
    python3 Tests/Torture/state.py [--directories 2000 | --short] [--seed 1]
"""

import argparse
import concurrent.futures
import http.client
import json
import os
import pathlib
import random
import shutil
import socket
import sqlite3
import sys
import tempfile
import time

from server import BINARY, Client, NotStarted, Server, collaboration, query, table

ACCOUNT = "111111111111"
# Everything that a row can be, made once by the seed of that name.
SEED = ["--seed", "every-status", "--id-seed", "1"]
EDGE = 2**63 - 1
# How long a stop may take; more in a program that is not optimized, on a machine that is busy.
STOP_SECONDS = 1.0 if "release" in BINARY else 1.5


class Fallen(AssertionError):
    """The server is gone, or does not do what it promises."""


class Control:
    """The control API, one connection a call: whoever answers nothing has died."""

    def __init__(self, port):
        self.port = port

    def send(self, method, path, body=None, timeout=30):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body)
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise Fallen(f"{method} {path}: {error!r}") from error
        finally:
            connection.close()


def expect(holds, sentence):
    if not holds:
        raise Fallen(sentence)


# MARK: What is done to a file

def edited(*statements, schema=False):
    """An edit with the sqlite3 shell."""
    def edit(path):
        with_connection(path, lambda connection: run(connection, statements, schema))
    return edit


def run(connection, statements, schema):
    if schema:
        connection.execute("PRAGMA writable_schema = ON")
    for statement in statements:
        connection.execute(statement)
    connection.commit()


def with_connection(path, body):
    connection = sqlite3.connect(path)
    # What is not UTF-8 has to be writable, and readable, too.
    connection.text_factory = bytes
    try:
        body(connection)
        connection.commit()
    finally:
        connection.close()


def setting(key, value):
    return edited(f"INSERT INTO meta VALUES ('{key}', '{value}') ON CONFLICT (key) DO UPDATE SET value = excluded.value")


def rebuilt(pragma):
    """The same rows in a file of another make."""
    def edit(path):
        def rebuild(connection):
            script = "\n".join(line if isinstance(line, str) else line.decode() for line in dump(path))
            other = sqlite3.connect(path + ".other")
            other.execute(pragma)
            other.executescript(script)
            other.execute("PRAGMA user_version = %d" % connection.execute("PRAGMA user_version").fetchone()[0])
            other.commit()
            other.close()
        with_connection(path, rebuild)
        os.replace(path + ".other", path)
    return edit


def dump(path):
    connection = sqlite3.connect(path)
    try:
        yield from connection.iterdump()
    finally:
        connection.close()


HIDDEN = (
    "INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_t', 'resource', 0, "
    "'CREATE TRIGGER sqlite_t AFTER INSERT ON resource BEGIN UPDATE resource SET account = ''999999999999'' WHERE seq = new.seq; END')")

# By what is wrong: the edit, and what an import of it has to be answered with.
EDITS = {
    "a setting with a key twice": (
        setting("lifecycle", '{"ProtectedQuery":{"progression":"manual"},"ProtectedQuery":{"progression":"manual"}}'), 400),
    "a key twice under its own name": (
        setting("lifecycle", '{"aws-cleanrooms::protected-query":{"progression":"manual"},'
                '"aws-cleanrooms::protected-query":{"progression":"manual"}}'), 400),
    "a clock that is a list": (setting("clock", "[]"), 400),
    "a clock beyond the end of time": (setting("clock", f'{{"frozen":{EDGE}}}'), 400),
    "a clock before the beginning of time": (setting("clock", f'{{"frozen":{-EDGE - 1}}}'), 400),
    "a clock ahead beyond the end of time": (setting("clock", f'{{"ahead":{EDGE}}}'), 400),
    "outcomes that are no rules": (setting("outcomes", '{"a":1}'), 400),
    "a setting that nobody knows": (setting("colour", "red"), 400),
    "a count of 2^63 - 1": (edited(f"UPDATE resource_count SET count = {EDGE}"), 200),
    "an unknown event": (edited("INSERT INTO due (at, event, subject) VALUES (1, 'nothing.known', 'x')"), 400),
    "an event at no time": (edited("INSERT INTO due (at, event, subject) VALUES ('soon', 'protectedQuery.end', 'x')"), 400),
    "an event before the beginning of time": (
        edited(f"INSERT INTO due (at, event, subject) VALUES ({-EDGE - 1}, 'protectedQuery.end', 'x')"), 400),
    "text in UTF-16": (rebuilt("PRAGMA encoding = 'UTF-16le'"), 200),
    "pages of 512 bytes": (rebuilt("PRAGMA page_size = 512"), 200),
    "pages of 64 KiB": (rebuilt("PRAGMA page_size = 65536"), 200),
    "a hidden trigger": (edited(HIDDEN, schema=True), 400),
    "a kind that nobody knows": (edited("UPDATE resource SET kind = 'secret' WHERE seq = 1"), 400),
    "a kind that is no text": (edited("UPDATE resource SET kind = x'FF00' WHERE seq = 1"), 400),
    "an id that is not UTF-8": (edited("UPDATE resource SET id = CAST(x'C0C1' AS TEXT) WHERE seq = 1"), 400),
    "a time that is text": (edited("UPDATE resource SET created_at = 'now' WHERE seq = 1"), 400),
    "a time of 2^63 - 1": (edited(f"UPDATE resource SET created_at = {EDGE}"), 400),
    "a body that is a list": (edited("UPDATE resource SET body = '[]' WHERE seq = 1"), 400),
    "a body that is no JSON": (edited("UPDATE resource SET body = '{' WHERE seq = 3"), 400),
    "a body that is deep": (edited("UPDATE resource SET body = '" + "[" * 200_000 + "' WHERE seq = 3"), 400),
    "workers without number": (
        edited(f"UPDATE resource SET body = json_set(body, '$.computeConfiguration', json('{{\"worker\":{{\"type\":\"CR.1X\","
               f"\"number\":{EDGE}}}}}')) WHERE kind = 'protectedQuery'"), None),
    "noise without bound": (
        edited(f"UPDATE resource SET body = json_set(body, '$.limits.usersNoisePerQuery', {EDGE}) "
               "WHERE kind = 'privacyBudgetTemplate'"), None),
    "all members gone": (edited("DELETE FROM resource WHERE kind = 'member'"), 200),
    "all collaborations gone": (edited("DELETE FROM resource WHERE kind = 'collaboration'"), 200),
}


# MARK: Looking at everything

def tour(port):
    """Reads whatever there is and lets time pass; nothing has to succeed, and everything has to be answered."""
    control = Control(port)
    for path in ["/_cleanrooms/health", "/metrics", "/_cleanrooms/clock", "/_cleanrooms/lifecycle", "/_cleanrooms/outcomes",
                 "/_cleanrooms/events", "/_cleanrooms/snapshots"]:
        control.send("GET", path)
    client = Client(port, ACCOUNT)

    def read(target):
        try:
            status, answer = client.get(target)
            return json.loads(answer) if status == 200 else {}
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Fallen(f"GET {target}: {error!r}") from error

    for table in read("/configuredTables").get("configuredTableSummaries", []):
        read(f"/configuredTables/{table['id']}")
    for one in read("/collaborations").get("collaborationList", []):
        for child in ["members", "schemas", "analysistemplates", "privacybudgets?privacyBudgetType=DIFFERENTIAL_PRIVACY",
                      "privacybudgettemplates", "changeRequests", "idnamespaceassociations", "configuredaudiencemodelassociations"]:
            read(f"/collaborations/{one['id']}/{child}")
        read(f"/collaborations/{one['id']}")
    for one in read("/memberships").get("membershipSummaries", []):
        for child in ["configuredTableAssociations", "analysistemplates", "protectedQueries", "protectedJobs", "privacybudgettemplates",
                      "privacybudgets?privacyBudgetType=ACCESS_BUDGET", "idmappingtables", "intermediateTables"]:
            page = read(f"/memberships/{one['id']}/{child}")
            for member in page.values():
                for row in member if isinstance(member, list) else []:
                    if isinstance(row, dict) and "id" in row:
                        read(f"/memberships/{one['id']}/{child.split('?')[0]}/{row['id']}")
        read(f"/memberships/{one['id']}")
    client.connection.close()
    control.send("POST", "/_cleanrooms/lifecycle/step", "{}")
    control.send("POST", "/_cleanrooms/clock/advance", '{"duration":"P400D"}')
    control.send("GET", "/_cleanrooms/health")


# MARK: Snapshots

def sample(folder):
    """A snapshot with everything in it, as a file."""
    with Server(*SEED) as server:
        control = Control(server.port)
        control.send("POST", "/_cleanrooms/lifecycle", '{"transition":{"progression":"manual"}}')
        control.send("POST", "/_cleanrooms/outcomes", '{"model_name":"ProtectedQuery","status":"FAILED","times":2}')
        control.send("POST", "/_cleanrooms/clock/freeze", "{}")
        control.send("POST", "/_cleanrooms/snapshots/sample")
        path = f"{folder}/sample.sqlite"
        pathlib.Path(path).write_bytes(control.send("GET", "/_cleanrooms/snapshots/sample")[1])
    return path


def import_snapshots(folder):
    """Each edit as a snapshot, imported, restored where it is taken, and looked at; then the good one again, and a restart."""
    good = sample(folder)
    failures, taken = [], 0
    for title, (edit, status) in EDITS.items():
        bad = f"{folder}/bad.sqlite"
        shutil.copy(good, bad)
        edit(bad)
        with tempfile.TemporaryDirectory(dir=folder) as state:
            try:
                taken += import_one(title, bad, status, good, state)
            except (Fallen, NotStarted) as error:
                failures.append(f"{title}: {error}")
    report("snapshots", len(EDITS), failures, f"{taken} taken, {len(EDITS) - taken - len(failures)} refused with a sentence")
    return failures


def import_one(title, bad, wanted, good, state):
    with Server("--data-dir", state) as server:
        control = Control(server.port)
        expect(control.send("PUT", "/_cleanrooms/snapshots/good", pathlib.Path(good).read_bytes())[0] == 200, "the good one is not taken")
        expect(control.send("POST", "/_cleanrooms/snapshots/good/restore")[0] == 200, "the good one is not restored")
        before = content(control)
        status, answer = control.send("PUT", "/_cleanrooms/snapshots/bad", pathlib.Path(bad).read_bytes())
        expect(wanted in (None, status), f"the import was answered {status}: {answer[:200]!r}")
        if status == 200:
            expect(control.send("POST", "/_cleanrooms/snapshots/bad/restore")[0] == 200, "taken, and never restorable")
            tour(server.port)
        else:
            sentence(json.loads(answer)["message"])
            expect(content(control) == before, "refused, and yet the state is another")
        expect(control.send("POST", "/_cleanrooms/reset")[0] == 200, "a reset fails afterwards")
        expect(control.send("POST", "/_cleanrooms/snapshots/good/restore")[0] == 200, "the good one cannot be restored afterwards")
        expect(content(control) == before, "the good one is not what it was")
        server.stop()
    with Server("--data-dir", state) as server:
        expect(content(Control(server.port)) == before, "after a restart the state is another")
        client = Client(server.port, ACCOUNT)
        made = client.json("POST", "/configuredTables", {
            "name": "after", "allowedColumns": ["a"], "analysisMethod": "DIRECT_QUERY",
            "tableReference": {"glue": {"databaseName": "d", "tableName": "t"}}})["configuredTable"]
        expect(client.get(f"/configuredTables/{made['id']}")[0] == 200, "what is made afterwards goes to somebody else")
    return status == 200


def content(control):
    """The whole state, as the snapshot of it has its rows."""
    expect(control.send("POST", "/_cleanrooms/snapshots/now")[0] == 200, "no snapshot can be saved")
    with tempfile.NamedTemporaryFile(suffix=".sqlite") as file:
        file.write(control.send("GET", "/_cleanrooms/snapshots/now")[1])
        file.flush()
        connection = sqlite3.connect(file.name)
        connection.text_factory = bytes
        try:
            tables = ["resource", "due", "tag"]
            return [row for table in tables for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]
        finally:
            connection.close()


def sentence(text):
    expect(text.count("\n") == 0 and text.endswith(".") and 10 < len(text) < 600, f"no sentence: {text!r}")


# MARK: Data directories

def mutated(draw, path):
    """One mutation of a file: of a row's value, or of its bytes."""
    if draw.random() < 0.25:
        data = bytearray(pathlib.Path(path).read_bytes())
        for _ in range(draw.choice([1, 1, 4, 64])):
            data[draw.randrange(len(data))] = draw.choice([0, 1, 0x7F, 0x80, 0xFF, draw.randrange(256)])
        if draw.random() < 0.1:
            del data[draw.randrange(len(data)):]
        pathlib.Path(path).write_bytes(bytes(data))
        return "bytes"
    done = []

    def mutate(connection):
        table = draw.choice(["resource", "resource", "resource", "due", "meta", "resource_count", "tag"])
        columns = [row[1].decode() for row in connection.execute(f"PRAGMA table_info({table})")]
        rows = connection.execute(f"SELECT * FROM {table}").fetchall()
        if not rows:
            return
        row = draw.choice(rows)
        column = draw.randrange(len(columns))
        value = anything(draw, row[column])
        where = " AND ".join(f"{name} IS ?" for name in columns)
        done.append(f"{table}.{columns[column]} = {str(value)[:80]}")
        try:
            cast = "CAST(? AS TEXT)" if isinstance(value, bytes) and draw.random() < 0.8 else "?"
            connection.execute(
                f"UPDATE {table} SET {columns[column]} = {cast} WHERE {where}",
                [value, *(item.decode(errors="replace") if isinstance(item, bytes) else item for item in row)])
        except (sqlite3.Error, OverflowError):
            pass

    with_connection(path, mutate)
    return ", ".join(done)


def anything(draw, value):
    """Another value in the place of one, often much like it."""
    plain = [0, 1, -1, EDGE, -EDGE - 1, 2**53, -2**31, 1e308, -0.5, b"", b"x", b"\xff\xfe", b"\x00", b"[]", b"{}", b"null", None]
    if not isinstance(value, bytes) or draw.random() < 0.4:
        return draw.choice(plain)
    try:
        tree = json.loads(value)
    except ValueError:
        return draw.choice([value[:-1], value + b"x", value.swapcase(), *plain])
    return json.dumps(changed(draw, tree)).encode()


def changed(draw, tree):
    """A tree in which one place is another."""
    if isinstance(tree, dict) and tree and draw.random() < 0.9:
        key = draw.choice(list(tree))
        if draw.random() < 0.2:
            return {name: part for name, part in tree.items() if name != key}
        return {**tree, key: changed(draw, tree[key])}
    if isinstance(tree, list) and tree and draw.random() < 0.8:
        index = draw.randrange(len(tree))
        return [*tree[:index], changed(draw, tree[index]), *tree[index + 1:]]
    return draw.choice([0, -1, EDGE, -EDGE - 1, 2**31, 1e300, -1e300, "", "x", "A" * 5000, None, True, [], {}, [[]], {"a": 1}])


def start_directories(folder, count, seed):
    """Starts on directories that were edited: it serves, or refuses in one sentence."""
    state = f"{folder}/state"
    with Server(*SEED, "--data-dir", state) as server:
        Control(server.port).send("POST", "/_cleanrooms/lifecycle", '{"transition":{"progression":"manual"}}')
        server.stop()
    failures, served = [], 0
    draw = random.Random(seed)
    edits = [(title, edit) for title, (edit, _) in EDITS.items()]
    for number in range(count):
        copy = f"{folder}/copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(state, copy)
        path = f"{copy}/cleanrooms.sqlite"
        if number < len(edits):
            title, edit = edits[number]
            edit(path)
        else:
            title = f"seed {seed}, number {number}: {mutated(draw, path)}"
        try:
            served += start(copy)
        except Fallen as error:
            failures.append(f"{title}: {error}")
    report("directories", count, failures, f"{served} served, {count - served - len(failures)} refused with a sentence")
    return failures


def start(directory):
    try:
        with Server("--data-dir", directory) as server:
            try:
                tour(server.port)
            except Fallen as error:
                raise Fallen(f"{error}; status {server.process.poll()}; {server.logged()[-400:]!r}") from error
            expect(server.stop() == 0, "it does not stop in order")
        return True
    except NotStarted as error:
        lines = [line for line in error.logged.splitlines() if line and not line.startswith(("Usage:", "  See "))]
        expect(error.status not in (None, 0) and error.status > 0, f"it ended with {error.status}: {error.logged[-400:]!r}")
        expect(len(lines) == 1, f"it refuses in other than one sentence: {error.logged[-400:]!r}")
        return False


# MARK: Beside other programs

class Shell:
    """Another program on the file of a server that runs."""

    def __init__(self, state):
        self.connection = sqlite3.connect(f"{state}/cleanrooms.sqlite", isolation_level=None, check_same_thread=False)

    def run(self, sql):
        return self.connection.execute(sql).fetchall()

    def close(self):
        self.connection.close()


def timed(call):
    begun = time.monotonic()
    result = call()
    return result, time.monotonic() - begun


def beside_a_writer(state):
    """Another program has the lock for writing: writes wait for it, for two seconds at most, and reads do not."""
    with Server("--data-dir", state) as server, concurrent.futures.ThreadPoolExecutor() as pool:
        reader, writer = Client(server.port, ACCOUNT), Client(server.port, ACCOUNT)
        for held, wanted in [(0.8, 200), (4, 500)]:
            shell = Shell(state)
            shell.run("BEGIN IMMEDIATE")
            writing = pool.submit(timed, lambda: writer.send("POST", "/configuredTables", table("beside")))
            slowest, end = 0, time.monotonic() + held
            while time.monotonic() < end:
                (status, _), seconds = timed(lambda: reader.get("/configuredTables"))
                expect(status == 200, f"a read beside a writer is answered {status}")
                slowest = max(slowest, seconds)
            shell.run("COMMIT")
            shell.close()
            (status, answer), seconds = writing.result()
            expect(status == wanted, f"a write beside one of {held} s is answered {status} after {seconds:.1f} s: {answer!r}")
            expect(0.5 < seconds < 3.5, f"a write beside one of {held} s takes {seconds:.1f} s")
            expect(slowest < 0.5, f"reads beside a writer take up to {slowest:.1f} s")
        expect(writer.send("POST", "/configuredTables", table("after"))[0] == 200, "writes do not go on")
        # A stop waits for nobody else's lock, not even with a write that does.
        shell = Shell(state)
        shell.run("BEGIN IMMEDIATE")
        waiting = pool.submit(lambda: Control(server.port).send("POST", "/_cleanrooms/catalog", '{"tables": []}'))
        time.sleep(0.1)
        stopped, seconds = timed(server.stop)
        expect(stopped == 0 and seconds < STOP_SECONDS, f"beside a writer a stop takes {seconds:.1f} s, with status {stopped}")
        waiting.exception()
        shell.close()
    return f"reads took {slowest * 1000:.0f} ms at most, and a stop {seconds:.1f} s"


def looks_beside_a_writer(state):
    """Where things move by being looked at, a read waits for another program's lock as a write does, and is answered in any case."""
    options = ["--data-dir", state, "--query-validation", "off", "--id-seed", "1"]
    with Server(*options) as server, concurrent.futures.ThreadPoolExecutor() as pool:
        client = Client(server.port, ACCOUNT)
        Control(server.port).send("POST", "/_cleanrooms/lifecycle", '{"transition":{"progression":"manual","times":2}}')
        made = client.json("POST", "/collaborations", collaboration("looks", "222222222222"))["collaboration"]
        joined = client.json("POST", "/memberships", {"collaborationIdentifier": made["id"], "queryLogStatus": "DISABLED"})["membership"]
        for held, wanted in [(0.8, "STARTED"), (4, "SUBMITTED")]:
            queries = f"/memberships/{joined['id']}/protectedQueries"
            started = client.json("POST", queries, query())["protectedQuery"]["id"]

            def look():
                status, answer = client.get(f"{queries}/{started}")
                expect(status == 200, f"a look beside a writer is answered {status}: {answer!r}")
                return json.loads(answer)["protectedQuery"]["status"]

            expect(look() == "SUBMITTED", "the first look of two shows a step")
            shell = Shell(state)
            shell.run("BEGIN IMMEDIATE")
            looking = pool.submit(timed, look)
            time.sleep(held)
            shell.run("COMMIT")
            shell.close()
            shown, seconds = looking.result()
            expect(shown == wanted, f"the second look, beside a writer of {held} s, shows {shown}")
            expect(0.5 < seconds < 3.5, f"a look beside a writer of {held} s takes {seconds:.1f} s")
        expect(look() == "STARTED", "a look that could not be kept was counted")
    return f"a look waited {seconds:.1f} s at most"


def beside_a_reader(state):
    """Another program reads an old state for long: the log grows, which health tells, and a stop takes no longer for it."""
    with Server("--data-dir", state) as server:
        control = Control(server.port)

        def declared(turn):
            """A row of a megabyte, another each time: what a page has already is not written again."""
            columns = {f"column_{number}_{turn}": "string" for number in range(45_000)}
            return json.dumps({"tables": [{"database": "d", "table": "t", "columns": columns}]})

        shell = Shell(state)
        shell.run("BEGIN")
        shell.run("SELECT count(*) FROM resource")
        warned = None
        for turn in range(120):
            status, answer = control.send("POST", "/_cleanrooms/catalog", declared(turn), timeout=60)
            expect(status == 200, f"a declaration is answered {status}: {answer[:300]!r}")
            warned = json.loads(control.send("GET", "/_cleanrooms/health")[1]).get("warnings")
            if warned:
                break
        size = os.stat(f"{state}/cleanrooms.sqlite-wal").st_size
        expect(warned, f"the log has {size / 1e6:.0f} MB, and health says nothing of it")
        sentence(warned[0])
        stopped, seconds = timed(server.stop)
        expect(stopped == 0 and seconds < STOP_SECONDS, f"with {size / 1e6:.0f} MB in the log a stop takes {seconds:.1f} s")
        shell.close()
    with Server("--data-dir", state) as server:
        expect(Client(server.port, ACCOUNT).get("/configuredTables")[0] == 200, "it does not start again")
    return f"stopped in {seconds:.1f} s with {size / 1e6:.0f} MB in the log"


def without_directory(state):
    """The directory is removed: ready says so, writes fail, reads go on."""
    with Server("--data-dir", state) as server:
        client, control = Client(server.port, ACCOUNT), Control(server.port)
        made = client.json("POST", "/configuredTables", table("first"))["configuredTable"]
        expect(control.send("GET", "/_cleanrooms/ready")[0] == 200, "it is not ready")
        shutil.rmtree(state)
        status, _ = client.send("POST", "/configuredTables", table("second"))
        expect(status == 500, f"a write without a directory is answered {status}")
        status, answer = control.send("GET", "/_cleanrooms/ready")
        expect(status == 503, f"ready answers {status}")
        sentence(json.loads(answer)["message"])
        expect(client.get(f"/configuredTables/{made['id']}")[0] == 200, "a read without a directory fails")
        expect("gone from the data directory" in server.logged(), "the log does not say why")
        expect(server.stop() == 0, "it does not stop in order")
    return "writes fail, reads go on"


def large_snapshot(state, rows=840):
    """A snapshot beyond what the server holds of bodies comes in, is restored and goes out, while other clients are answered."""
    path = f"{state}-large.sqlite"
    with Server("--data-dir", state) as server, concurrent.futures.ThreadPoolExecutor() as pool:
        client, control = Client(server.port, ACCOUNT), Control(server.port)
        made = client.json("POST", "/configuredTables", table("large"))["configuredTable"]
        control.send("POST", "/_cleanrooms/snapshots/small")
        pathlib.Path(path).write_bytes(control.send("GET", "/_cleanrooms/snapshots/small")[1])
        with_connection(path, lambda connection: connection.executemany(
            "INSERT INTO resource SELECT NULL, ?, kind, account, region, NULL, NULL, NULL, NULL, created_at, "
            "json_set(body, '$.description', ?) FROM resource WHERE seq = 1",
            [(f"00000000-0000-4000-8000-{number:012}", "d" * 500_000) for number in range(rows)]))
        size = os.path.getsize(path)
        expect(size > 400 << 20, f"the file has only {size} bytes")

        def bring():
            with open(path, "rb") as file:
                return control.send("PUT", "/_cleanrooms/snapshots/large", file, timeout=600)

        def beside(what, work, seconds):
            """How long the work took, and the longest that a small request and the question for health waited meanwhile: one second at most for health."""
            working, slowest, health = pool.submit(timed, work), 0, 0
            while not working.done():
                (status, _), waited = timed(lambda: client.get(f"/configuredTables/{made['id']}"))
                expect(status == 200, f"beside {what} a read is answered {status}")
                slowest = max(slowest, waited)
                health = max(health, timed(lambda: control.send("GET", "/_cleanrooms/health"))[1])
                time.sleep(0.02)
            expect(slowest < seconds and health < 1, f"beside {what} a read takes {slowest:.1f} s, and health {health:.1f}")
            (status, answer), took = working.result()
            expect(status == 200, f"{what} is answered {status}: {str(answer)[:300]}")
            return answer, f"{what} {took:.1f} s (reads {slowest * 1000:.0f} ms, health {health * 1000:.0f} ms)"

        _, imported = beside("an import", bring, 1)
        # The earlier state is read meanwhile: decision note 0018.
        _, restored = beside("a restore", lambda: control.send("POST", "/_cleanrooms/snapshots/large/restore", timeout=600), 1)
        before = peak_of(server)
        _, saved = beside("a save", lambda: control.send("POST", "/_cleanrooms/snapshots/saved", timeout=600), 1)
        peak = peak_of(server)
        expect(peak - before < 50, f"a save took {peak - before} MB")
        before = peak
        answer, exported = beside("an export", lambda: control.send("GET", "/_cleanrooms/snapshots/large", timeout=600), 1)
        expect(len(answer) > 400 << 20 and answer.startswith(b"SQLite format 3\0"), "the export is not whole")
        del answer
        peak = peak_of(server)
        expect(peak - before < 50, f"an export took {peak - before} MB")
        expect(peak < 300, f"the server took {peak} MB")
        # A large file's end takes its time: that of a body whose sender has gone, of one that is refused, of a snapshot, and of one that is sent.
        _, gone = beside("a body broken off", lambda: (200, broken_off(server.port, path)), 1)
        _, refused = beside("a body refused", lambda: (200, control.send("PUT", "/_cleanrooms/snapshots/no%20name", open(path, "rb"), timeout=600)), 1)
        _, removed = beside("a removal", lambda: (200, removed_while_sent(server.port, control)), 1)
        for _ in range(100):
            left = [name for name in os.listdir(state) if name.startswith("cleanrooms-body")]
            if not left:
                break
            time.sleep(0.1)
        expect(not left, "the body's file is left behind")
        server.stop()
    os.unlink(path)
    return f"{size >> 20} MiB: {imported}, {restored}, {saved}, {exported}, {gone}, {refused}, {removed}; the server took {peak} MB at most"


def broken_off(port, path):
    """All of a body but its end; then the sender is gone."""
    size = os.path.getsize(path)
    with socket.create_connection(("127.0.0.1", port), timeout=600) as connection, open(path, "rb") as file:
        connection.sendall(f"PUT /_cleanrooms/snapshots/gone HTTP/1.1\r\nHost: localhost\r\nContent-Length: {size + 1}\r\n\r\n".encode())
        connection.sendfile(file)


def removed_while_sent(port, control):
    """A snapshot loses its name while somebody receives it, who then goes."""
    with socket.create_connection(("127.0.0.1", port), timeout=600) as connection:
        connection.sendall(b"GET /_cleanrooms/snapshots/large HTTP/1.1\r\nHost: localhost\r\n\r\n")
        connection.recv(1 << 16)
        status, answer = control.send("DELETE", "/_cleanrooms/snapshots/large")
        expect(status == 204, f"a removal is answered {status}: {str(answer)[:300]}")


def peak_of(server):
    """Its resident memory at its highest, in MB."""
    with open(f"/proc/{server.process.pid}/status") as figures:
        return next((int(line.split()[1]) // 1024 for line in figures if line.startswith("VmHWM:")), 0)


def largest_snapshot(state):
    """A snapshot of nearly the gibibyte that a body may have."""
    return large_snapshot(state, rows=2080)


def beside_others(folder, attacks):
    failures, figures = [], []
    for attack in attacks:
        try:
            figures.append(attack(tempfile.mkdtemp(dir=folder)))
        except (AssertionError, NotStarted, OSError, http.client.HTTPException) as error:
            failures.append(f"{attack.__doc__} {error}")
    report("beside others", len(attacks), failures, "; ".join(figures))
    return failures


def report(part, count, failures, figures):
    for failure in failures[:20]:
        print(f"state: {part}: FAILED: {failure}")
    print(f"state: {part}: {count} tried, {len(failures)} failed; {figures}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--directories", type=int, default=2000)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    count = len(EDITS) + 12 if arguments.short else arguments.directories
    with tempfile.TemporaryDirectory(prefix="cleanrooms-state-") as folder:
        failures = import_snapshots(folder)
        failures += start_directories(folder, count, arguments.seed)
        attacks = [beside_a_writer, looks_beside_a_writer, without_directory]
        failures += beside_others(folder, attacks if arguments.short else [*attacks, beside_a_reader, large_snapshot, largest_snapshot])
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
