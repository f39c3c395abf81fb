"""A standalone cluster on loopback, a master and two workers of pyspark's own package: rows, and what comes of a worker that is killed."""

import os
import pathlib
import signal
import socket
import subprocess

import pytest
from conftest import PYTHON, ROWS, Stage, processes, wait_until

HOME = next(iter(sorted(pathlib.Path(PYTHON).parent.parent.glob("lib/python3*/site-packages/pyspark"))), None)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Daemon:
    """A master or a worker in a process group of its own, with the executors that it starts."""

    def __init__(self, folder, name, *arguments):
        environment = dict(os.environ, SPARK_HOME=str(HOME), SPARK_LOCAL_IP="127.0.0.1", SPARK_DAEMON_MEMORY="256m",
                           SPARK_WORKER_DIR=str(folder / name), PYSPARK_PYTHON=PYTHON)
        self.log = folder / f"{name}.log"
        kind = name.rstrip("0123456789").capitalize()
        self.process = subprocess.Popen(
            [str(HOME / "bin/spark-class"), f"org.apache.spark.deploy.{kind.lower()}.{kind}", "--host", "127.0.0.1", "--webui-port", "0",
             *arguments], stdout=self.log.open("w"), stderr=subprocess.STDOUT, env=environment, start_new_session=True)

    def says(self, words):
        wait_until(lambda: words in self.log.read_text(), 120)

    def end(self):
        """Ends it, with what it has started."""
        if processes(self.process.pid):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cluster")
    port = free_port()
    daemons = [Daemon(folder, "master", "--port", str(port))]
    try:
        daemons[0].says("New state: ALIVE")
        for number in (1, 2):
            daemons.append(Daemon(folder, f"worker{number}", "-c", "1", "-m", "1g", f"spark://127.0.0.1:{port}"))
        for worker in daemons[1:]:
            worker.says("Successfully registered")
        stage = Stage(folder, "--engine", "spark", "--spark", f"spark://127.0.0.1:{port}", "--spark-conf", "spark.executor.memory=600m")
        try:
            yield stage, daemons
        finally:
            assert stage.server.stop() == 0
    finally:
        for daemon in reversed(daemons):
            daemon.end()


def test_a_cluster_gives_rows(cluster):
    stage, _ = cluster
    assert stage.rows("SELECT city, COUNT(*) AS n FROM visits GROUP BY city ORDER BY city") == [[None, 333], ["Bergen", 333], ["Oslo", 334]]


def test_a_worker_of_a_cluster_that_is_killed_in_the_middle_leaves_the_query_to_the_other(cluster):
    stage, daemons = cluster
    told = stage.server.text().count("spark works")
    query = stage.start("SELECT COUNT(*) AS n, SUM(a.id + b.id + c.id) AS s FROM visits a CROSS JOIN visits b CROSS JOIN visits c WHERE c.id < 60")
    wait_until(lambda: stage.server.text().count("spark works") > told, 200)
    daemons[2].end()
    ended = stage.end(query)
    # Its tasks go to the other worker; a cluster that gives up says that a second try may do.
    assert ended["status"] == "SUCCESS" or ended["error"]["code"] == "TRANSIENT_ERROR" and ended["error"]["retry"]["retryable"], ended
    assert stage.rows("SELECT COUNT(*) AS n FROM visits") == [[ROWS]]
