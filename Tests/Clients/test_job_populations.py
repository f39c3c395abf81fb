"""Intermediate tables that a PySpark job populates, by boto3: every member that came with them, over a socket."""

import pytest
from campaign import ADVERTISER, PUBLISHER, role
from conftest import refused

TAKES = {"allowedAnalyses": ["ANY_QUERY", "ANY_JOB"], "allowedAnalysisProviders": [PUBLISHER]}
PAYS = {"queryCompute": {"isResponsible": True}, "jobCompute": {"isResponsible": True}}


class Stage:
    """A collaboration in which the publisher runs a script over the advertiser's table, and the advertiser may pay."""

    def __init__(self, server):
        self.server = server
        self.advertiser, self.publisher = server.client(ADVERTISER), server.client(PUBLISHER)
        server.control("POST", "/clock/freeze", {})
        made = self.advertiser.create_collaboration(
            name="Jobs", description="Jobs that fill tables", creatorDisplayName="Advertiser", creatorMemberAbilities=[],
            creatorPaymentConfiguration=PAYS, queryLogStatus="DISABLED",
            members=[{"accountId": PUBLISHER, "displayName": "Publisher", "paymentConfiguration": PAYS,
                      "memberAbilities": ["CAN_QUERY", "CAN_RUN_JOB", "CAN_RECEIVE_RESULTS"]}])["collaboration"]["id"]

        def join(client, **more):
            return client.create_membership(
                collaborationIdentifier=made, queryLogStatus="DISABLED", paymentConfiguration=PAYS, **more)["membership"]["id"]

        theirs = join(self.advertiser)
        self.ours = join(self.publisher, defaultJobResultConfiguration={
            "outputConfiguration": {"s3": {"bucket": "publisher-jobs"}}, "roleArn": role(PUBLISHER)})
        table = self.advertiser.create_configured_table(
            name="customers", tableReference={"glue": {"databaseName": "crm", "tableName": "customers"}},
            allowedColumns=["email", "city"], analysisMethod="MULTIPLE", selectedAnalysisMethods=["DIRECT_QUERY", "DIRECT_JOB"],
        )["configuredTable"]["id"]
        self.advertiser.create_configured_table_analysis_rule(
            configuredTableIdentifier=table, analysisRuleType="CUSTOM",
            analysisRulePolicy={"v1": {"custom": {**TAKES, "disallowedOutputColumns": ["email"]}}})
        self.advertiser.create_configured_table_association(
            membershipIdentifier=theirs, name="customers", configuredTableIdentifier=table, roleArn=role(ADVERTISER))
        self.template = self.publisher.create_analysis_template(
            membershipIdentifier=self.ours, name="fill", format="PYSPARK_1_0",
            source={"artifacts": {"entryPoint": {"location": {"bucket": "scripts", "key": "fill.py"}}, "roleArn": role(PUBLISHER)}},
            schema={"referencedTables": ["customers"]},
            analysisParameters=[{"name": "city", "type": "STRING", "defaultValue": "Oslo"}])["analysisTemplate"]["arn"]
        self.table = self.publisher.create_intermediate_table(
            membershipIdentifier=self.ours, name="filled",
            populationAnalysisConfiguration={"jobParameters": {"analysisTemplateArn": self.template}})["intermediateTable"]

    def populate(self, **more):
        return self.publisher.populate_intermediate_table(
            membershipIdentifier=self.ours, intermediateTableIdentifier=self.table["id"], **more)

    def look(self):
        return self.publisher.get_intermediate_table(
            membershipIdentifier=self.ours, intermediateTableIdentifier=self.table["id"])["intermediateTable"]

    def job(self, id):
        return self.publisher.get_protected_job(membershipIdentifier=self.ours, protectedJobIdentifier=id)["protectedJob"]

    def advance(self, duration="5s"):
        self.server.control("POST", "/clock/advance", {"duration": duration})


@pytest.fixture
def stage(server):
    server.control("POST", "/reset", {})
    return Stage(server)


def test_the_definition_names_the_script(stage):
    assert stage.table["populationAnalysisConfiguration"] == {"jobParameters": {"analysisTemplateArn": stage.template}}
    assert [(one["name"], one["type"]) for one in stage.table["tableDependencies"]] == [("customers", "TABLE")]


def test_a_job_fills_the_table(stage):
    stage.server.control("POST", "/outcomes", {
        "model_name": "cleanrooms::protected-job", "match": {"name": "filled"}, "status": "SUCCESS",
        "result": {"columns": [{"name": "email"}, {"name": "visits", "type": "bigint"}], "rows": [["a@example.com", 3]]}})
    workers = {"worker": {"type": "CR.4X", "number": 4}}
    started = stage.populate(
        parameters={"city": "Bergen"}, computeConfiguration={"jobComputeConfiguration": workers}, analysisPayerAccountId=ADVERTISER)
    assert started["analysisType"] == "JOB"

    target = {name: stage.table[name] for name in ("id", "arn", "name")}
    job = stage.job(started["analysisId"])
    assert job["status"] == "SUBMITTED"
    assert job["resultConfiguration"]["outputConfiguration"] == {"intermediateTable": target}
    assert (job["computeConfiguration"], job["jobComputePayerAccountId"]) == (workers, ADVERTISER)
    assert job["jobParameters"] == {"analysisTemplateArn": stage.template, "parameters": {"city": "Bergen"}}
    (summary,) = stage.publisher.list_protected_jobs(membershipIdentifier=stage.ours)["protectedJobs"]
    assert (summary["id"], summary["intermediateTableConfiguration"]) == (job["id"], target)

    stage.advance()
    job = stage.job(started["analysisId"])
    assert job["status"] == "SUCCESS"
    # Four workers of eight CRPUs each, for ten minutes at least.
    assert job["statistics"]["billedResourceUtilization"]["units"] == pytest.approx(4 * 8 / 6)
    table = stage.look()
    assert table["schema"]["columns"] == [{"name": "email", "type": "string"}, {"name": "visits", "type": "bigint"}]
    version = table["intermediateTableVersion"]
    assert (version["analysisId"], version["analysisType"]) == (job["id"], "JOB")
    assert version["inheritedConstraints"]["disallowedOutputColumns"]["value"] == ["email"]
    (version,) = stage.publisher.list_intermediate_table_versions(
        membershipIdentifier=stage.ours, intermediateTableIdentifier=table["id"])["intermediateTableVersionSummaries"]
    assert (version["analysisType"], version["status"]) == ("JOB", "POPULATE_SUCCESS")


def test_a_job_that_fills_a_table_can_be_cancelled(stage):
    job = stage.populate(analysisPayerAccountId=PUBLISHER)["analysisId"]
    stage.publisher.update_protected_job(membershipIdentifier=stage.ours, protectedJobIdentifier=job, targetStatus="CANCELLED")
    stage.advance()
    assert (stage.job(job)["status"], stage.look()["status"]) == ("CANCELLED", "POPULATE_FAILED")


def test_one_job_is_under_way_at_a_time(stage):
    stage.populate(analysisPayerAccountId=PUBLISHER)
    with refused("ServiceQuotaExceededException"):
        stage.publisher.start_protected_job(
            membershipIdentifier=stage.ours, type="PYSPARK", jobParameters={"analysisTemplateArn": stage.template},
            jobComputePayerAccountId=PUBLISHER)


def test_workers_of_a_query_are_refused(stage):
    with refused("ValidationException") as caught:
        stage.populate(computeConfiguration={"queryComputeConfiguration": {"type": "CR.1X", "number": 4}})
    assert [field["name"] for field in caught.value.response["fieldList"]] == ["computeConfiguration"]
