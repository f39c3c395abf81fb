"""A standalone cluster on loopback: a master and two workers, one of which is killed in the middle of a query."""

import os
import pathlib
import re
import signal
import subprocess
import time

import pytest
from conftest import PYTHON, Stage, wait_until


class Cluster:
    """Processes of Spark's own, each with its log in a file."""

    def __init__(self, folder):
        self.folder, self.processes = folder, []
        home = subprocess.run(
            [PYTHON, "-c", "import pyspark; print(pyspark.__path__[0])"], capture_output=True, text=True, check=True).stdout.strip()
        self.java = ["java", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", f"{home}/jars/*"]
        self.environment = {**os.environ, "SPARK_HOME": home, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_WORKER_DIR": str(folder)}
        self.start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
        self.url = self.said("master", r"Starting Spark master at (spark://\S+)")
        for number in (1, 2):
            self.start(
                f"worker{number}", "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--webui-port", "0",
                "--cores", "1", "--memory", "600m", self.url)
            self.said(f"worker{number}", r"(Successfully registered)")

    def start(self, name, *arguments):
        with open(self.folder / f"{name}.log", "w", encoding="utf-8") as log:
            self.processes.append(subprocess.Popen(
                [*self.java, *arguments], stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=self.environment, start_new_session=True))

    def said(self, name, pattern):
        path = pathlib.Path(self.folder / f"{name}.log")
        wait_until(lambda: re.search(pattern, path.read_text()), 60)
        return re.search(pattern, path.read_text()).group(1)

    def kill(self, process):
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self):
        for process in self.processes:
            if process.poll() is None:
                self.kill(process)


@pytest.fixture
def cluster(tmp_path):
    folder = tmp_path / "cluster"
    folder.mkdir()
    cluster = Cluster(folder)
    yield cluster
    cluster.stop()


def test_a_cluster_gives_rows_also_when_it_loses_a_worker(cluster, tmp_path):
    stage = Stage(
        tmp_path, "--engine", "spark", "--spark", cluster.url, "--spark-conf", "spark.executor.memory=512m",
        "--spark-conf", "spark.sql.shuffle.partitions=8")
    try:
        assert stage.rows("SELECT city, COUNT(*) AS n FROM visits GROUP BY city ORDER BY n, city") == [[None, 333], ["Bergen", 333], ["Oslo", 334]]
        told = stage.server.text().count("spark works")
        identifier = stage.start("SELECT COUNT(DISTINCT a.id * 1000 + b.id) AS n FROM visits a CROSS JOIN visits b CROSS JOIN (SELECT id FROM visits LIMIT 20) c")
        wait_until(lambda: stage.server.text().count("spark works") > told, 200)
        time.sleep(0.5)
        cluster.kill(cluster.processes[2])
        assert stage.end(identifier, 240)["status"] == "SUCCESS", stage.query(identifier).get("error")
    finally:
        stage.server.stop()
