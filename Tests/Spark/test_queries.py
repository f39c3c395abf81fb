"""Queries on a real Spark, and every way in which its worker can end."""

import os
import signal
import subprocess
import time

import pytest
from conftest import ROOT, ROWS, Stage, control, processes, wait_until


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    stage = Stage(tmp_path_factory.mktemp("spark"), "--engine", "spark", "--spark-conf", "spark.driver.memory=700m")
    yield stage
    assert stage.server.stop() == 0
    # Nothing is left of it.
    assert not processes(stage.worker())


def test_rows_have_the_judged_names_and_types(stage):
    identifier = stage.start("SELECT city, COUNT(*), SUM(spent) AS spent FROM visits GROUP BY city ORDER BY city")
    assert stage.end(identifier)["status"] == "SUCCESS"
    result = control(stage.server, "GET", f"/results/{identifier}")
    assert result["columns"] == [
        {"name": "city", "type": "string"}, {"name": "count(1)", "type": "bigint"}, {"name": "spent", "type": "decimal(20,2)"}]
    assert result["rows"] == [[None, 333, "416.25"], ["Bergen", 333, "416.25"], ["Oslo", 334, "417.50"]]


def test_a_column_that_is_not_allowed_is_not_there(stage):
    ended = stage.end(stage.start("SELECT day FROM visits"))
    assert ended["status"] == "FAILED"


def test_a_failure_on_rows_has_sparks_condition(stage):
    ended = stage.end(stage.start("SELECT CAST(city AS INT) AS n FROM visits"))
    assert ended["status"] == "FAILED" and ended["error"]["code"] == "MALFORMED_QUERY"
    assert ended["error"]["message"].startswith("[CAST_INVALID_INPUT]")
    assert stage.rows("SELECT 1 + 1 AS two FROM visits LIMIT 1") == [[2]]


def test_two_queries_at_once_do_not_see_each_other(stage):
    first, second = (stage.start(f"WITH v AS (SELECT id FROM visits WHERE id < {most}) SELECT COUNT(*) AS n FROM v") for most in (10, 20))
    counts = [stage.end(each) and control(stage.server, "GET", f"/results/{each}")["rows"] for each in (first, second)]
    assert counts == [[[10]], [[20]]]


def test_a_cancelled_query_ends_within_a_second_and_the_worker_lives_on(stage):
    worker, identifier = None, stage.heavy()
    worker = stage.worker()
    begun = time.monotonic()
    stage.publisher.update_protected_query(membershipIdentifier=stage.ours, protectedQueryIdentifier=identifier, targetStatus="CANCELLED")
    assert stage.end(identifier)["status"] == "CANCELLED"
    assert time.monotonic() - begun < 1
    assert stage.rows("SELECT COUNT(*) AS n FROM visits") == [[ROWS]]
    assert stage.worker() == worker


@pytest.mark.parametrize("victim", ["worker", "jvm"])
def test_a_query_whose_spark_is_killed_can_be_tried_again(stage, victim):
    identifier, worker = stage.heavy(), stage.worker()
    os.kill(stage.jvm() if victim == "jvm" else worker, signal.SIGKILL)
    ended = stage.end(identifier, seconds=60)
    assert ended["status"] == "FAILED"
    assert ended["error"]["code"] == "TRANSIENT_ERROR" and ended["error"]["retry"] == {"retryable": True}
    wait_until(lambda: not processes(worker), 3)
    assert stage.rows("SELECT COUNT(*) AS n FROM visits") == [[ROWS]]
    assert stage.worker() != worker


def test_without_memory_the_query_fails_and_a_fresh_jvm_takes_the_next(stage):
    stage.rows("SELECT COUNT(*) AS n FROM visits")
    worker = stage.worker()
    ended = stage.end(stage.start("SELECT LENGTH(CONCAT_WS('', COLLECT_LIST(REPEAT(a.city, 400)))) AS n FROM visits a CROSS JOIN visits b"), 240)
    assert ended["status"] == "FAILED" and ended["error"]["code"] == "INSUFFICIENT_COMPUTE", ended["error"]
    assert stage.rows("SELECT COUNT(*) AS n FROM visits") == [[ROWS]]
    assert stage.worker() != worker


def test_nothing_is_left_of_an_emulator_that_is_killed(tmp_path):
    stage = Stage(tmp_path, "--engine", "spark")
    stage.heavy()
    worker = stage.worker()
    assert len(processes(worker)) >= 2
    stage.server.kill()
    wait_until(lambda: not processes(worker), 3)


def test_what_the_embedded_engine_has_no_room_for_goes_to_spark(tmp_path):
    stage = Stage(tmp_path, "--engine", "auto", "--engine-memory", "1MiB")
    try:
        assert stage.rows("SELECT COUNT(*) AS n FROM visits WHERE id < 10") == [[10]]
        assert "spark starts" not in stage.server.text()
        assert stage.rows("SELECT COUNT(DISTINCT a.id * 1000 + b.id) AS n FROM visits a CROSS JOIN visits b WHERE b.id < 100") == [[ROWS * 100]]
        assert "spark is ready" in stage.server.text()
    finally:
        stage.server.stop()


@pytest.mark.parametrize("engine", ["spark", "auto"])
def test_a_python_without_pyspark_is_told_in_one_sentence(engine):
    binary = os.environ.get("CLEANROOMS_BINARY", str(ROOT / ".build/debug/cleanrooms-local"))
    process = subprocess.Popen(
        [binary, "serve", "--port", "0", "--engine", engine, "--spark-python", "python3"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        if engine == "auto":
            assert "listening" in line
            process.terminate()
        said = process.communicate(timeout=20)[1]
        assert "has no pyspark: install it by" in said
        assert process.returncode == (0 if engine == "auto" else 64)
    finally:
        process.kill()
