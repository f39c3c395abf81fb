"""A server with a real Spark beside it, for what only that can show. `Scripts/run-spark-tests` runs these."""

import importlib.util
import json
import os
import pathlib
import subprocess
import sys
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
PYTHON = os.environ.get("SPARK_PYTHON", str(ROOT / ".build/spark/bin/python"))


def of_clients():
    """The server of the client suite, whose file has the same name as this one."""
    spec = importlib.util.spec_from_file_location("clients", ROOT / "Tests/Clients/conftest.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Server


Server = of_clients()

ADVERTISER, PUBLISHER = "111111111111", "222222222222"
ROWS = 1000


def control(server, method, path, body=None):
    request = urllib.request.Request(
        f"{server.url}/_cleanrooms{path}", None if body is None else json.dumps(body).encode(), method=method)
    with urllib.request.urlopen(request, timeout=60) as response:
        text = response.read()
    return json.loads(text or "null") if response.headers.get_content_type() == "application/json" else text.decode()


def role(account):
    return f"arn:aws:iam::{account}:role/cleanrooms"


def processes(group):
    """What is alive of a process group."""
    said = subprocess.run(["ps", "-eo", "pid,pgid,stat,args"], capture_output=True, text=True, check=True).stdout
    found = [line.split(None, 3) for line in said.splitlines()[1:]]
    return {int(pid): args for pid, pgid, state, args in found if int(pgid) == group and not state.startswith("Z")}


def wait_until(done, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if done():
            return
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} s")


class Stage:
    """A publisher who may ask anything of an advertiser's table, and run scripts over it."""

    def __init__(self, folder, *options):
        self.artifacts, self.results = folder / "artifacts", folder / "results"
        (self.artifacts / "scripts").mkdir(parents=True)
        self.server = Server(
            "--spark-python", PYTHON, "--results-dir", str(self.results), "--artifacts-dir", str(self.artifacts), *options)
        self.advertiser, self.publisher = self.server.client(ADVERTISER), self.server.client(PUBLISHER)
        control(self.server, "POST", "/catalog", {"tables": [{
            "database": "crm", "table": "visits", "columns": {"id": "bigint", "city": "string", "spent": "decimal(10,2)", "day": "date"},
            "rows": [[number, ["Oslo", "Bergen", None][number % 3], "1.25", "2026-01-31"] for number in range(ROWS)]}]})
        made = self.advertiser.create_collaboration(
            name="Spark", description="Spark", creatorDisplayName="Advertiser", creatorMemberAbilities=[], queryLogStatus="DISABLED",
            members=[{"accountId": PUBLISHER, "displayName": "Publisher", "memberAbilities": ["CAN_QUERY", "CAN_RUN_JOB", "CAN_RECEIVE_RESULTS"]}],
        )["collaboration"]["id"]
        theirs = self.advertiser.create_membership(collaborationIdentifier=made, queryLogStatus="DISABLED")["membership"]["id"]
        place = {"outputConfiguration": {"s3": {"bucket": "publisher", "resultFormat": "CSV"}}}
        job_place = {"outputConfiguration": {"s3": {"bucket": "publisher-jobs"}}, "roleArn": role(PUBLISHER)}
        self.ours = self.publisher.create_membership(
            collaborationIdentifier=made, queryLogStatus="DISABLED", defaultResultConfiguration=place,
            defaultJobResultConfiguration=job_place)["membership"]["id"]
        table = self.advertiser.create_configured_table(
            name="visits", tableReference={"glue": {"databaseName": "crm", "tableName": "visits"}},
            allowedColumns=["id", "city", "spent"], analysisMethod="MULTIPLE", selectedAnalysisMethods=["DIRECT_QUERY", "DIRECT_JOB"],
        )["configuredTable"]["id"]
        self.advertiser.create_configured_table_analysis_rule(
            configuredTableIdentifier=table, analysisRuleType="CUSTOM", analysisRulePolicy={
                "v1": {"custom": {"allowedAnalyses": ["ANY_QUERY", "ANY_JOB"], "allowedAnalysisProviders": [PUBLISHER]}}})
        self.advertiser.create_configured_table_association(
            membershipIdentifier=theirs, name="visits", configuredTableIdentifier=table, roleArn=role(ADVERTISER))

    # Queries

    def start(self, sql):
        return self.publisher.start_protected_query(
            type="SQL", membershipIdentifier=self.ours, sqlParameters={"queryString": sql})["protectedQuery"]["id"]

    def query(self, identifier):
        return self.publisher.get_protected_query(
            membershipIdentifier=self.ours, protectedQueryIdentifier=identifier)["protectedQuery"]

    def end(self, identifier, seconds=300):
        return self.wait(lambda: self.query(identifier), seconds)

    def rows(self, sql):
        identifier = self.start(sql)
        ended = self.end(identifier)
        assert ended["status"] == "SUCCESS", ended.get("error")
        return control(self.server, "GET", f"/results/{identifier}")["rows"]

    def wait(self, look, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = look()
            if found["status"] in ("SUCCESS", "FAILED", "CANCELLED", "TIMED_OUT"):
                return found
            time.sleep(0.1)
        raise AssertionError(f"still {found['status']} after {seconds} s; the log:\n{self.server.text()[-3000:]}")

    def heavy(self):
        """A query that takes Spark for ever, and is at work."""
        told = self.server.text().count("spark works")
        identifier = self.start(
            "SELECT COUNT(*) AS n FROM visits a CROSS JOIN visits b CROSS JOIN visits c CROSS JOIN visits d WHERE a.id + b.id <> c.id * d.id")
        wait_until(lambda: self.server.text().count("spark works") > told, 200)
        return identifier

    # Jobs

    def template(self, name, script, detailed=False, archives=(), **more):
        key = f"{name}.py"
        (self.artifacts / "scripts" / key).write_text(script)
        packed = [{"location": {"bucket": "scripts", "key": archive}} for archive in archives]
        return self.publisher.create_analysis_template(
            membershipIdentifier=self.ours, name=name, format="PYSPARK_1_0",
            source={"artifacts": {"entryPoint": {"location": {"bucket": "scripts", "key": key}}, "roleArn": role(PUBLISHER),
                                  **({"additionalArtifacts": packed} if packed else {})}},
            schema={"referencedTables": ["visits"]},
            **({"errorMessageConfiguration": {"type": "DETAILED"}} if detailed else {}), **more)["analysisTemplate"]["arn"]

    def start_job(self, template, **parameters):
        return self.publisher.start_protected_job(
            type="PYSPARK", membershipIdentifier=self.ours,
            jobParameters={"analysisTemplateArn": template, **({"parameters": parameters} if parameters else {})})["protectedJob"]["id"]

    def job(self, identifier, seconds=300):
        return self.wait(
            lambda: self.publisher.get_protected_job(membershipIdentifier=self.ours, protectedJobIdentifier=identifier)["protectedJob"],
            seconds)

    def log(self, identifier):
        """What its script printed; nothing before it runs."""
        try:
            return control(self.server, "GET", f"/jobs/{identifier}/log")
        except urllib.error.HTTPError as error:
            assert error.code == 404
            return ""

    # The worker

    def worker(self):
        """The id of the worker that was started last."""
        line = [line for line in self.server.text().splitlines() if " spark is ready" in line][-1]
        return int(line.split("pid=")[1].split()[0])

    def jvm(self):
        return next(pid for pid, args in processes(self.worker()).items() if "java" in args.split()[0])
