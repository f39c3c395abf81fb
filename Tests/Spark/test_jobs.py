"""PySpark scripts of protected jobs, run by a real Spark: what they get, what comes of them, and what they cannot reach."""

import io
import os
import tarfile

import pyarrow.parquet
import pytest
from conftest import Stage, wait_until

COUNT = """
def entrypoint(context):
    visits = context["referencedTables"]["visits"]
    print("columns", visits.columns, "parameters", context.get("analysisParameters"))
    context["sparkSession"].sql("SELECT 1").collect()
    return {"results": {"cities": visits.groupBy("city").count(), "all": visits.selectExpr("COUNT(*) AS n", "SUM(spent) AS spent")}}
"""


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    stage = Stage(tmp_path_factory.mktemp("jobs"), "--jobs", "run", "--job-time-limit", "5m")
    yield stage
    assert stage.server.stop() == 0


def test_a_script_gets_allowed_columns_and_parameters_and_gives_folders_of_parquet(stage):
    template = stage.template("count", COUNT, analysisParameters=[
        {"name": "least", "type": "STRING", "defaultValue": "2"}, {"name": "most", "type": "STRING"}])
    identifier = stage.start_job(template, most="9")
    job = stage.job(identifier)
    assert job["status"] == "SUCCESS", (job.get("error"), stage.log(identifier))
    assert "columns ['id', 'city', 'spent'] parameters {'least': '2', 'most': '9'}" in stage.log(identifier)
    folder = stage.results / "publisher-jobs" / identifier
    assert {each.name for each in folder.iterdir()} == {"cities", "all"}
    assert (folder / "cities" / "_SUCCESS").exists()
    assert pyarrow.parquet.read_table(folder / "all").to_pylist()[0]["n"] == 1000
    cities = pyarrow.parquet.read_table(folder / "cities").to_pylist()
    assert sorted(cities, key=str) == sorted(
        [{"city": "Oslo", "count": 334}, {"city": "Bergen", "count": 333}, {"city": None, "count": 333}], key=str)
    # The same template again, and then another script in its place.
    (stage.artifacts / "scripts" / "count.py").write_text(COUNT + "\n")
    changed = stage.job(stage.start_job(template, most="9"))
    assert changed["error"]["code"] == "INVALID_RESOURCE" and "have changed" in changed["error"]["message"]


@pytest.mark.parametrize("name, script, code, basic, detailed", [
    ("syntax", "def entrypoint(context:\n", "INVALID_RESOURCE", "The user script does not load", "SyntaxError"),
    ("nothing", "x = 1\n", "INVALID_RESOURCE", "The user script has no function entrypoint(context).", "entrypoint(context)"),
    ("frames", "def entrypoint(context):\n    return {'results': {'a': 1}}\n", "UNKNOWN_ERROR", "The result a is no DataFrame", "but a int"),
    ("raises", "def entrypoint(context):\n    raise ValueError('secret 42')\n", "UNKNOWN_ERROR", "ValueError", "secret 42"),
])
def test_a_script_that_fails_says_so_in_one_word_or_in_full(stage, name, script, code, basic, detailed):
    short = stage.job(stage.start_job(stage.template(name, script)))["error"]
    assert short["code"] == code and short["message"].startswith(basic) and "secret" not in short["message"]
    full = stage.job(stage.start_job(stage.template(name + "2", script, detailed=True)))["error"]
    assert full["code"] == code and detailed in full["message"]


def test_the_packages_of_an_archive_come_first(stage):
    with tarfile.open(stage.artifacts / "scripts" / "packages.tar.gz", "w:gz") as packed:
        member = tarfile.TarInfo("lib/python3.11/site-packages/own.py")
        member.size = len(b"VALUE = 7\n")
        packed.addfile(member, io.BytesIO(b"VALUE = 7\n"))
        link = tarfile.TarInfo("bin/python")
        link.type, link.linkname = tarfile.SYMTYPE, "/usr/bin/python3"
        packed.addfile(link)
    job = stage.job(stage.start_job(stage.template("packages", """
import own
def entrypoint(context):
    return {"results": {"own": context["sparkSession"].createDataFrame([(own.VALUE,)], "n int")}}
""", archives=["packages.tar.gz"])))
    assert job["status"] == "SUCCESS", job.get("error")


def test_a_script_reaches_neither_the_network_nor_other_files(stage, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    profile = os.path.expanduser("~/.profile")
    identifier = stage.start_job(stage.template("reach", f"""
import os, socket
def entrypoint(context):
    for path in ({str(secret)!r}, {profile!r}, os.path.expanduser("~/own")):
        try:
            open(path, "w" if path.endswith("own") else "r").close()
            print("file open", path)
        except OSError as error:
            print("file denied", path)
    for port in ({stage.server.port}, 80):
        try:
            socket.create_connection(("127.0.0.1", port), 2)
            print("network open", port)
        except OSError as error:
            print("network denied", port)
    print("environment", sorted(name for name in os.environ if name.startswith("AWS")))
    return {{"results": {{"one": context["sparkSession"].sql("SELECT 1 AS one")}}}}
"""))
    assert stage.job(identifier)["status"] == "SUCCESS", stage.log(identifier)
    log = stage.log(identifier)
    if "[emulator] not kept from the script" in log:
        pytest.skip(log.splitlines()[0])
    assert f"file denied {secret}" in log and f"file denied {profile}" in log and "file open" in log
    assert f"network denied {stage.server.port}" in log and "environment []" in log


def test_a_script_that_is_cancelled_is_ended_at_once_and_one_that_hangs_at_the_limit(tmp_path):
    stage = Stage(tmp_path, "--jobs", "run", "--job-time-limit", "4m")
    hang = stage.template("hang", "import time\ndef entrypoint(context):\n    print('hangs', flush=True)\n    time.sleep(600)\n")
    try:
        identifier = stage.start_job(hang)
        wait_until(lambda: "hangs" in stage.log(identifier), 200)
        stage.publisher.update_protected_job(
            membershipIdentifier=stage.ours, protectedJobIdentifier=identifier, targetStatus="CANCELLED")
        assert stage.job(identifier, 5)["status"] == "CANCELLED"
    finally:
        stage.server.stop()
    stage = Stage(tmp_path / "limit", "--jobs", "run", "--job-time-limit", "3s")
    try:
        error = stage.job(stage.start_job(stage.template("hang", "import time\ntime.sleep(600)\n")), 60)["error"]
        assert "has run for 3.0 seconds" in error["message"]
    finally:
        stage.server.stop()


def test_a_job_populates_an_intermediate_table(stage):
    template = stage.template("fill", """
def entrypoint(context):
    return {"results": {"rows": context["referencedTables"]["visits"].groupBy("city").count().withColumnRenamed("count", "visits")}}
""")
    table = stage.publisher.create_intermediate_table(
        membershipIdentifier=stage.ours, name="cities",
        populationAnalysisConfiguration={"jobParameters": {"analysisTemplateArn": template}})["intermediateTable"]["id"]
    populated = stage.publisher.populate_intermediate_table(membershipIdentifier=stage.ours, intermediateTableIdentifier=table)
    assert stage.job(populated["analysisId"])["status"] == "SUCCESS"
    found = stage.publisher.get_intermediate_table(membershipIdentifier=stage.ours, intermediateTableIdentifier=table)["intermediateTable"]
    assert found["status"] == "POPULATE_SUCCESS"
    columns = found["schema"]["columns"] if "schema" in found else found["columns"]
    assert [(column["name"], column["type"]) for column in columns] == [("city", "string"), ("visits", "bigint")]
