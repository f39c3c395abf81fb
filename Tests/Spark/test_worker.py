"""The worker by itself, asked over its pipes: what each failure of a query is called."""

import json
import os
import subprocess
import sys

import pytest
from conftest import PYTHON, ROOT

sys.path.insert(0, str(ROOT / "Spark"))


class Worker:
    def __init__(self, folder):
        self.folder, self.number = folder, 0
        self.printed = (folder / "printed").open("w")
        own = folder / "own"
        own.mkdir()
        environment = dict(os.environ, SPARK_LOCAL_IP="127.0.0.1", PYSPARK_PYTHON=PYTHON, CLEANROOMS_SPARK=json.dumps({
            "folder": str(own), "master": "local[2]", "hasFiles": True, "readsS3": False, "readable": [], "conf": {}}))
        self.process = subprocess.Popen(
            [PYTHON, "-B", str(ROOT / "Spark/worker.py"), "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.printed,
            env=environment, start_new_session=True)
        assert self.next()["event"] == "ready"

    def next(self):
        """What it says next but for its progress."""
        while True:
            said = json.loads(self.process.stdout.readline())
            if said.get("event") != "progress":
                return said

    def ask(self, sql, *tables):
        self.number += 1
        request = {"id": self.number, "op": "sql", "run": f"run-{self.number}", "tables": tables, "views": [], "sql": sql, "timeZone": "UTC",
                   "out": str(self.folder / f"rows-{self.number}")}
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        self.process.stdin.flush()
        return self.next()


@pytest.fixture(scope="module")
def worker(tmp_path_factory):
    worker = Worker(tmp_path_factory.mktemp("worker"))
    yield worker
    # The end of its input is its own.
    worker.process.stdin.close()
    assert worker.process.wait(10) != 1
    worker.printed.close()


@pytest.mark.parametrize("sql, kind, condition", [
    ("SELECT 1 +", "analysis", "PARSE_SYNTAX_ERROR"),
    ("SELECT x FROM VALUES (1) AS t(a)", "analysis", "UNRESOLVED_COLUMN.WITH_SUGGESTION"),
    ("SELECT * FROM nothing", "analysis", "TABLE_OR_VIEW_NOT_FOUND"),
    ("SELECT 1 / a FROM VALUES (0) AS t(a)", "runtime", "DIVIDE_BY_ZERO"),
    ("SELECT CAST(a AS INT) FROM VALUES ('x') AS t(a)", "runtime", "CAST_INVALID_INPUT"),
])
def test_a_query_that_fails_has_sparks_condition(worker, sql, kind, condition):
    answer = worker.ask(sql)
    assert not answer["ok"] and (answer["kind"], answer["condition"]) == (kind, condition)


@pytest.mark.parametrize("text, kind", [
    ("LiveListenerBus is stopped.", "lost"), ("Cannot call methods on a stopped SparkContext.", "lost"),
    ("Job 3 cancelled because SparkContext was shut down", "lost"), ("Job 3 cancelled part of cancelled job group run-1", "cancelled"),
    ("java.lang.OutOfMemoryError: Java heap space", "memory"),
])
def test_a_failure_says_what_became_of_spark(text, kind):
    from worker import failure

    assert failure(RuntimeError(text))["kind"] == kind
