"""Three accounts use every operation of the service, and the last checks count them through botocore's events.

The advertiser makes collaborations and contributes data, the publisher analyses it, the measurer receives results. The tests share what
none of them changes. A test that changes more has a collaboration of its own, so each test can run alone, in any order, and twice.
The clock stands still until a test moves it.
"""

import inspect
from types import SimpleNamespace

import pytest
from botocore import xform_name
from campaign import ADVERTISER, PUBLISHER, RESULTS, STRANGER, role
from conftest import REGION

MEASURER = "444444444444"
PLACE = {"bucket": "publisher-results", "keyPrefix": "runs"}
CITIES = "SELECT city, COUNT(*) AS people FROM members GROUP BY city"
RULE = {"analysisRuleType": "CUSTOM"}
NAMES = ("members", "visits")


def custom(**members):
    return {**RULE, "analysisRulePolicy": {"v1": {"custom": members}}}


OPEN_RULE = custom(allowedAnalyses=["ANY_QUERY", "ANY_JOB"], allowedAnalysisProviders=[PUBLISHER])

DEFINITION = {
    "description": "Who saw it", "creatorDisplayName": "Advertiser", "creatorMemberAbilities": [], "queryLogStatus": "ENABLED",
    "members": [
        {
            "accountId": PUBLISHER, "displayName": "Publisher",
            "memberAbilities": ["CAN_QUERY", "CAN_RUN_JOB", "CAN_RECEIVE_RESULTS", "CAN_EXPORT_QUERY_ANALYSIS_LOG"],
        },
        {"accountId": MEASURER, "displayName": "Measurer", "memberAbilities": ["CAN_RECEIVE_RESULTS"]},
    ],
}


class Callers:
    """A client for each account, and what their calls have shown so far."""

    def __init__(self, server):
        self.answered = set()
        self.walked = {}
        self.caught = set()
        self.tests = set()
        self.advertiser, self.publisher, self.measurer, self.stranger = (
            self._recorded(server.client(account)) for account in (ADVERTISER, PUBLISHER, MEASURER, STRANGER))

    def _recorded(self, client):
        def note(http_response, model, **_):
            if http_response.status_code < 300:
                self.answered.add(model.name)

        client.meta.events.register("after-call.cleanrooms", note)
        return client

    def walk_pages(self, client, operation, **input):
        """Walks a listing one row a page with its paginator; answers the rows."""
        paginator = client.get_paginator(xform_name(operation))
        pages = list(paginator.paginate(**input, PaginationConfig={"PageSize": 1}))
        (key,) = [expression.expression for expression in paginator.result_keys]
        assert all(len(page[key]) <= 1 for page in pages)
        rows = [row for page in pages for row in page[key]]
        identities = [str(row) for row in rows]
        assert len(set(identities)) == len(identities)
        self.walked[operation] = max(len(pages), self.walked.get(operation, 0))
        return rows

    def refuse(self, client, error, call, **input):
        """Expects a refusal as the SDK's own class of that error; answers its members."""
        with pytest.raises(getattr(client.exceptions, error)) as caught:
            call(**input)
        self.caught.add(error)
        response = caught.value.response
        assert response["Error"]["Code"] == error
        assert response["message"] == response["Error"]["Message"] != ""
        return response


# What the members make. Each answers the identifiers that later calls take.


def make_collaboration(callers, name):
    """A collaboration that all three have joined."""
    made = callers.advertiser.create_collaboration(name=name, **DEFINITION)["collaboration"]

    def join(client, **more):
        membership = client.create_membership(collaborationIdentifier=made["id"], queryLogStatus="DISABLED", **more)["membership"]
        return {"membershipIdentifier": membership["id"]}

    return SimpleNamespace(
        arn=made["arn"], here={"collaborationIdentifier": made["id"]}, theirs=join(callers.advertiser),
        ours=join(
            callers.publisher, defaultResultConfiguration=RESULTS,
            defaultJobResultConfiguration={"outputConfiguration": {"s3": PLACE}, "roleArn": role(PUBLISHER)}),
        measurers=join(callers.measurer, defaultResultConfiguration=RESULTS))


def make_table(callers, name):
    made = callers.advertiser.create_configured_table(
        name=name, allowedColumns=["email", "city"], analysisMethod="MULTIPLE", selectedAnalysisMethods=["DIRECT_QUERY", "DIRECT_JOB"],
        tableReference={"glue": {"databaseName": "crm", "tableName": name}})["configuredTable"]
    table = {"configuredTableIdentifier": made["id"]}
    rule = callers.advertiser.create_configured_table_analysis_rule(**table, **OPEN_RULE)["analysisRule"]
    assert rule["policy"] == OPEN_RULE["analysisRulePolicy"]
    return table


def associate(callers, collaboration, tables):
    """The associations, with their rules, as the service describes them."""
    return [_associate(callers, collaboration, table, name) for name, table in zip(NAMES, tables)]


def _associate(callers, collaboration, table, name):
    made = callers.advertiser.create_configured_table_association(
        **collaboration.theirs, **table, name=name, roleArn=role(ADVERTISER))["configuredTableAssociation"]
    callers.advertiser.create_configured_table_association_analysis_rule(
        **association_of(collaboration, made), **custom(allowedResultReceivers=[PUBLISHER, MEASURER]))
    return made


def association_of(collaboration, made):
    return {**collaboration.theirs, "configuredTableAssociationIdentifier": made["id"]}


def make_templates(callers, collaboration):
    """A query's template and a script's, as the service describes them."""
    query = callers.publisher.create_analysis_template(
        **collaboration.ours, name="cities", format="SQL", source={"text": CITIES})["analysisTemplate"]
    script = callers.publisher.create_analysis_template(
        **collaboration.ours, name="script", format="PYSPARK_1_0", schema={"referencedTables": ["visits"]},
        source={"artifacts": {"entryPoint": {"location": {"bucket": "scripts", "key": "main.py"}}, "roleArn": role(PUBLISHER)}},
    )["analysisTemplate"]
    return query, script


def template_of(collaboration, made):
    return {**collaboration.ours, "analysisTemplateIdentifier": made["id"]}


def limit_access(callers, collaboration, association, budget):
    access = {"resourceArn": association["arn"], "budgetParameters": [{"type": "LIFETIME", "budget": budget}]}
    made = callers.advertiser.create_privacy_budget_template(
        **collaboration.theirs, privacyBudgetType="ACCESS_BUDGET", parameters={"accessBudget": access})["privacyBudgetTemplate"]
    return {"privacyBudgetTemplateIdentifier": made["id"]}


def resolution(kind, name):
    """A reference to something of Entity Resolution."""
    arn = f"arn:aws:entityresolution:{REGION}:{PUBLISHER}:{kind}/{name}"
    return {"inputReferenceConfig": {"inputReferenceArn": arn, "manageResourcePolicies": True}}


def make_namespaces(callers, collaboration):
    """A source and a target, both of which an ID mapping table needs."""
    made = [
        callers.publisher.create_id_namespace_association(**collaboration.ours, name=name, **resolution("idnamespace", name))
        for name in ("source", "target")]
    return [{"idNamespaceAssociationIdentifier": each["idNamespaceAssociation"]["id"]} for each in made]


def make_mapping(callers, collaboration, name):
    made = callers.publisher.create_id_mapping_table(**collaboration.ours, name=name, **resolution("idmappingworkflow", name))
    return {**collaboration.ours, "idMappingTableIdentifier": made["idMappingTable"]["id"]}


def associate_model(callers, collaboration, name):
    made = callers.advertiser.create_configured_audience_model_association(
        **collaboration.theirs, configuredAudienceModelAssociationName=name, manageResourcePolicies=True,
        configuredAudienceModelArn=f"arn:aws:cleanrooms-ml:{REGION}:{ADVERTISER}:configured-audience-model/{name}")
    return {"configuredAudienceModelAssociationIdentifier": made["configuredAudienceModelAssociation"]["id"]}


def make_intermediate(callers, collaboration, name, **parameters):
    made = callers.publisher.create_intermediate_table(
        **collaboration.ours, name=name, populationAnalysisConfiguration={"sqlParameters": parameters})["intermediateTable"]
    assert made["status"] == "CREATED"
    return {**collaboration.ours, "intermediateTableIdentifier": made["id"]}


# The stage.


@pytest.fixture(scope="module")
def callers(server):
    return Callers(server)


@pytest.fixture(autouse=True)
def noted(request, callers):
    callers.tests.add(request.function.__name__)


@pytest.fixture(scope="module")
def finish(server):
    """Moves the clock, which stands still otherwise, until everything that runs has ended."""
    server.control("POST", "/clock/freeze")
    yield lambda: server.control("POST", "/clock/advance", {"duration": "1h"})
    server.control("POST", "/clock/resume", {"to": "world"})


@pytest.fixture(scope="module")
def collaboration(callers):
    return make_collaboration(callers, "Campaign")


@pytest.fixture(scope="module")
def tables(callers):
    return [make_table(callers, name) for name in NAMES]


@pytest.fixture(scope="module")
def associations(callers, collaboration, tables):
    return associate(callers, collaboration, tables)


@pytest.fixture(scope="module")
def templates(callers, collaboration, associations):
    return make_templates(callers, collaboration)


@pytest.fixture(scope="module")
def namespaces(callers, collaboration):
    return make_namespaces(callers, collaboration)


# The operations.


def test_a_collaboration_is_made_and_renamed(callers, collaboration):
    made = callers.advertiser.create_collaboration(name="Campaign", **DEFINITION)["collaboration"]
    here = {"collaborationIdentifier": made["id"]}
    changed = callers.advertiser.update_collaboration(**here, name="Campaign overlap")["collaboration"]
    assert (changed["name"], changed["description"]) == ("Campaign overlap", "Who saw it")
    assert callers.advertiser.get_collaboration(**here)["collaboration"] == changed
    assert callers.measurer.get_collaboration(**here)["collaboration"]["memberStatus"] == "INVITED"
    rows = callers.walk_pages(callers.publisher, "ListCollaborations")
    assert {row["id"] for row in rows} >= {made["id"], collaboration.here["collaborationIdentifier"]}
    callers.refuse(callers.stranger, "AccessDeniedException", callers.stranger.get_collaboration, **here)


def test_all_three_join(callers, collaboration):
    own = make_collaboration(callers, "Another")
    refused = callers.refuse(
        callers.publisher, "ConflictException", callers.publisher.create_membership, **own.here, queryLogStatus="DISABLED")
    assert (refused["reason"], refused["resourceType"]) == ("ALREADY_EXISTS", "MEMBERSHIP")
    assert refused["resourceId"] == own.ours["membershipIdentifier"]
    rows = callers.walk_pages(callers.publisher, "ListMemberships")
    assert {row["id"] for row in rows} >= {each.ours["membershipIdentifier"] for each in (collaboration, own)}
    members = callers.walk_pages(callers.measurer, "ListMembers", **own.here)
    assert {row["accountId"]: row["status"] for row in members} == dict.fromkeys((ADVERTISER, PUBLISHER, MEASURER), "ACTIVE")
    place = {**PLACE, "keyPrefix": "elsewhere"}
    changed = callers.publisher.update_membership(
        **own.ours, defaultJobResultConfiguration={"outputConfiguration": {"s3": place}, "roleArn": role(PUBLISHER)})["membership"]
    assert changed["status"] == "ACTIVE"
    assert changed["defaultJobResultConfiguration"]["outputConfiguration"] == {"s3": place}
    assert callers.publisher.get_membership(**own.ours)["membership"] == changed


def test_tables_are_configured(callers, tables):
    table = tables[0]
    changed = callers.advertiser.update_configured_table(**table, description="Who is a member")["configuredTable"]
    assert changed["analysisRuleTypes"] == ["CUSTOM"]
    assert callers.advertiser.get_configured_table(**table)["configuredTable"] == changed
    changed = callers.advertiser.update_configured_table_analysis_rule(**table, **OPEN_RULE)["analysisRule"]
    assert callers.advertiser.get_configured_table_analysis_rule(**table, **RULE)["analysisRule"] == changed
    rows = callers.walk_pages(callers.advertiser, "ListConfiguredTables")
    assert {row["id"] for row in rows} >= {each["configuredTableIdentifier"] for each in tables}
    refused = callers.refuse(callers.publisher, "ResourceNotFoundException", callers.publisher.get_configured_table, **table)
    assert (refused["resourceType"], refused["resourceId"]) == ("CONFIGURED_TABLE", table["configuredTableIdentifier"])


def test_tables_are_associated(callers, tables):
    own = make_collaboration(callers, "Another")
    one, _ = [association_of(own, made) for made in associate(callers, own, tables)]
    changed = callers.advertiser.update_configured_table_association(**one, description="For the campaign")
    found = callers.advertiser.get_configured_table_association(**one)["configuredTableAssociation"]
    assert found == changed["configuredTableAssociation"] and found["description"] == "For the campaign"
    receivers = custom(allowedResultReceivers=[PUBLISHER])
    changed = callers.advertiser.update_configured_table_association_analysis_rule(**one, **receivers)["analysisRule"]
    found = callers.advertiser.get_configured_table_association_analysis_rule(**one, **RULE)["analysisRule"]
    assert found == changed and found["policy"] == receivers["analysisRulePolicy"]
    rows = callers.walk_pages(callers.advertiser, "ListConfiguredTableAssociations", **own.theirs)
    assert {row["name"] for row in rows} == set(NAMES)


def test_templates_are_written(callers, collaboration, templates):
    query = templates[0]
    one = template_of(collaboration, query)
    changed = callers.publisher.update_analysis_template(**one, description="People in cities")["analysisTemplate"]
    assert callers.publisher.get_analysis_template(**one)["analysisTemplate"] == changed
    assert len(callers.walk_pages(callers.publisher, "ListAnalysisTemplates", **collaboration.ours)) == 2
    assert len(callers.walk_pages(callers.advertiser, "ListCollaborationAnalysisTemplates", **collaboration.here)) == 2
    found = callers.advertiser.get_collaboration_analysis_template(**collaboration.here, analysisTemplateArn=query["arn"])
    assert found["collaborationAnalysisTemplate"]["creatorAccountId"] == PUBLISHER
    missing = query["arn"][:-12] + "0" * 12
    batch = callers.advertiser.batch_get_collaboration_analysis_template(
        **collaboration.here, analysisTemplateArns=[query["arn"], missing])
    assert [each["arn"] for each in batch["collaborationAnalysisTemplates"]] == [query["arn"]]
    assert [(each["arn"], each["code"]) for each in batch["errors"]] == [(missing, "ResourceNotFoundException")]


def test_everybody_sees_schemas(callers, collaboration, associations):
    here = collaboration.here
    rows = callers.walk_pages(callers.measurer, "ListSchemas", **here)
    assert {row["name"] for row in rows} >= {association["name"] for association in associations}
    schema = callers.publisher.get_schema(**here, name="members")["schema"]
    assert {status["status"] for status in schema["schemaStatusDetails"] if status["analysisType"] == "DIRECT_ANALYSIS"} == {"READY"}
    batch = callers.publisher.batch_get_schema(**here, names=["members", "nothing"])
    assert batch["schemas"] == [schema]
    assert [each["name"] for each in batch["errors"]] == ["nothing"]
    rule = callers.publisher.get_schema_analysis_rule(**here, name="members", type="CUSTOM")["analysisRule"]
    batch = callers.publisher.batch_get_schema_analysis_rule(
        **here, schemaAnalysisRuleRequests=[{"name": name, "type": "CUSTOM"} for name in ("members", "nothing")])
    assert batch["analysisRules"] == [rule]
    assert [each["name"] for each in batch["errors"]] == ["nothing"]


def test_access_is_limited(callers, tables):
    own = make_collaboration(callers, "Another")
    # Elsewhere, queries would use the budgets up.
    one, _ = [limit_access(callers, own, association, 50) for association in associate(callers, own, tables)]
    changed = callers.advertiser.update_privacy_budget_template(
        **own.theirs, **one, privacyBudgetType="ACCESS_BUDGET",
        parameters={"accessBudget": {"budgetParameters": [{"type": "LIFETIME", "budget": 70}]}})["privacyBudgetTemplate"]
    assert callers.advertiser.get_privacy_budget_template(**own.theirs, **one)["privacyBudgetTemplate"] == changed
    found = callers.publisher.get_collaboration_privacy_budget_template(**own.here, **one)["collaborationPrivacyBudgetTemplate"]
    assert found["parameters"] == changed["parameters"]
    assert len(callers.walk_pages(callers.advertiser, "ListPrivacyBudgetTemplates", **own.theirs)) == 2
    assert len(callers.walk_pages(callers.publisher, "ListCollaborationPrivacyBudgetTemplates", **own.here)) == 2
    access = {"privacyBudgetType": "ACCESS_BUDGET"}
    budgets = callers.walk_pages(callers.advertiser, "ListPrivacyBudgets", **own.theirs, **access)
    everybodys = callers.walk_pages(callers.publisher, "ListCollaborationPrivacyBudgets", **own.here, **access)
    assert sorted(each["budget"]["accessBudget"]["aggregateRemainingBudget"] for each in budgets) == [50, 70]
    assert {each["id"] for each in budgets} == {each["id"] for each in everybodys}


def test_the_impact_of_privacy_is_previewed(callers, collaboration):
    impact = callers.advertiser.preview_privacy_impact(
        **collaboration.theirs, parameters={"differentialPrivacy": {"epsilon": 1, "usersNoisePerQuery": 30}})["privacyImpact"]
    assert {each["type"] for each in impact["differentialPrivacy"]["aggregations"]} == {"AVG", "COUNT", "COUNT_DISTINCT", "SUM", "STDDEV"}


def test_id_namespaces_are_associated(callers, collaboration, namespaces):
    one = namespaces[0]
    changed = callers.publisher.update_id_namespace_association(**collaboration.ours, **one, description="Where ids are from")
    found = callers.publisher.get_id_namespace_association(**collaboration.ours, **one)
    assert found["idNamespaceAssociation"] == changed["idNamespaceAssociation"]
    found = callers.advertiser.get_collaboration_id_namespace_association(**collaboration.here, **one)
    assert found["collaborationIdNamespaceAssociation"]["creatorAccountId"] == PUBLISHER
    assert len(callers.walk_pages(callers.publisher, "ListIdNamespaceAssociations", **collaboration.ours)) == 2
    assert len(callers.walk_pages(callers.advertiser, "ListCollaborationIdNamespaceAssociations", **collaboration.here)) == 2


@pytest.fixture(scope="module")
def mappings(callers, collaboration, namespaces):
    return [make_mapping(callers, collaboration, name) for name in ("mapping", "remapping")]


def test_ids_are_mapped(callers, collaboration, mappings):
    one = mappings[0]
    changed = callers.publisher.update_id_mapping_table(**one, description="Who is who")["idMappingTable"]
    assert callers.publisher.get_id_mapping_table(**one)["idMappingTable"] == changed
    assert callers.publisher.populate_id_mapping_table(**one)["idMappingJobId"]
    assert len(callers.walk_pages(callers.publisher, "ListIdMappingTables", **collaboration.ours)) == 2


@pytest.fixture(scope="module")
def models(callers, collaboration):
    return [associate_model(callers, collaboration, name) for name in ("lookalikes", "lapsed")]


def test_audience_models_are_associated(callers, collaboration, models):
    one = models[0]
    theirs = collaboration.theirs
    changed = callers.advertiser.update_configured_audience_model_association(**theirs, **one, description="Like members")
    found = callers.advertiser.get_configured_audience_model_association(**theirs, **one)
    assert found["configuredAudienceModelAssociation"] == changed["configuredAudienceModelAssociation"]
    found = callers.publisher.get_collaboration_configured_audience_model_association(**collaboration.here, **one)
    assert found["collaborationConfiguredAudienceModelAssociation"]["creatorAccountId"] == ADVERTISER
    assert len(callers.walk_pages(callers.advertiser, "ListConfiguredAudienceModelAssociations", **theirs)) == 2
    rows = callers.walk_pages(callers.publisher, "ListCollaborationConfiguredAudienceModelAssociations", **collaboration.here)
    assert len(rows) == 2


def test_intermediate_tables_are_populated(callers, tables, finish):
    own = make_collaboration(callers, "Another")
    associate(callers, own, tables)
    template, _ = make_templates(callers, own)
    ours, publisher = own.ours, callers.publisher
    one = make_intermediate(callers, own, "cities", queryString=CITIES)
    make_intermediate(callers, own, "towns", analysisTemplateArn=template["arn"])
    for _ in range(2):
        query = publisher.populate_intermediate_table(**one)["analysisId"]
        finish()
        assert publisher.get_protected_query(**ours, protectedQueryIdentifier=query)["protectedQuery"]["status"] == "SUCCESS"
    assert len(callers.walk_pages(publisher, "ListIntermediateTableVersions", **one)) == 2
    changed = publisher.update_intermediate_table(**one, description="People in cities")["intermediateTable"]
    assert publisher.get_intermediate_table(**one)["intermediateTable"] == changed
    assert [column["name"] for column in changed["schema"]["columns"]] == ["city", "people"]
    rule = {"allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": [PUBLISHER]}
    publisher.create_intermediate_table_analysis_rule(**one, **custom(**rule))
    changed = publisher.update_intermediate_table_analysis_rule(**one, **custom(**rule, allowedResultReceivers=[PUBLISHER]))
    found = publisher.get_intermediate_table_analysis_rule(**one, **RULE)
    assert found["analysisRule"] == changed["analysisRule"]
    assert len(callers.walk_pages(publisher, "ListIntermediateTables", **ours)) == 2
    publisher.delete_intermediate_table_analysis_rule(**one, **RULE)
    # A member who contributed data to a table can take it back.
    callers.advertiser.disallow_intermediate_table(**own.theirs, intermediateTableName="cities")
    assert publisher.get_intermediate_table(**one)["intermediateTable"]["status"] == "DISALLOWED_BY_DATA_PROVIDER"


@pytest.fixture(scope="module")
def start_query(callers, collaboration, templates):
    """Starts a query of the publisher; answers what names it."""

    def start(**parameters):
        made = callers.publisher.start_protected_query(**collaboration.ours, type="SQL", sqlParameters=parameters)["protectedQuery"]
        return {**collaboration.ours, "protectedQueryIdentifier": made["id"]}

    return start


@pytest.fixture(scope="module")
def query(start_query, finish):
    """A query that has ended."""
    started = start_query(queryString=CITIES)
    finish()
    return started


def test_queries_run(callers, collaboration, templates, start_query, query, finish):
    def status(query):
        return callers.publisher.get_protected_query(**query)["protectedQuery"]["status"]

    assert status(query) == "SUCCESS"
    other = start_query(analysisTemplateArn=templates[0]["arn"])
    cancelled = callers.publisher.update_protected_query(**other, targetStatus="CANCELLED")["protectedQuery"]
    assert cancelled["status"] in ("CANCELLED", "CANCELLING")
    finish()
    assert status(other) == "CANCELLED"
    rows = callers.walk_pages(callers.publisher, "ListProtectedQueries", **collaboration.ours)
    assert {each["protectedQueryIdentifier"] for each in (query, other)} <= {row["id"] for row in rows}
    refused = callers.refuse(
        callers.publisher, "ValidationException", start_query, queryString=CITIES, analysisTemplateArn=templates[0]["arn"])
    assert refused["reason"] and all(field["name"] and field["message"] for field in refused["fieldList"])


def test_jobs_run_one_at_a_time(callers, collaboration, templates, finish):
    parameters = {**collaboration.ours, "type": "PYSPARK", "jobParameters": {"analysisTemplateArn": templates[1]["arn"]}}

    def start():
        made = callers.publisher.start_protected_job(**parameters)["protectedJob"]
        return {**collaboration.ours, "protectedJobIdentifier": made["id"]}

    def status(job):
        return callers.publisher.get_protected_job(**job)["protectedJob"]["status"]

    job = start()
    refused = callers.refuse(callers.publisher, "ServiceQuotaExceededException", callers.publisher.start_protected_job, **parameters)
    assert refused["quotaName"] and refused["quotaValue"] == 1
    finish()
    assert status(job) == "SUCCESS"
    other = start()
    callers.publisher.update_protected_job(**other, targetStatus="CANCELLED")
    finish()
    assert status(other) == "CANCELLED"
    rows = callers.walk_pages(callers.publisher, "ListProtectedJobs", **collaboration.ours)
    assert {each["protectedJobIdentifier"] for each in (job, other)} <= {row["id"] for row in rows}


def test_logs_are_exported(callers, collaboration, query, finish):
    def export(prefix):
        place = {"outputConfiguration": {"s3": {"bucket": "publisher-logs", "keyPrefix": prefix}}}
        made = callers.publisher.start_analysis_log_export(
            **collaboration.ours, analysisId=query["protectedQueryIdentifier"], analysisType="PROTECTED_QUERY",
            resultConfiguration=place)["analysisLogExport"]
        return {**collaboration.ours, "analysisLogExportIdentifier": made["analysisLogExportId"]}

    exports = [export("first"), export("second")]
    finish()
    for each in exports:
        assert callers.publisher.get_analysis_log_export(**each)["analysisLogExport"]["status"] == "SUCCESS"
    rows = callers.walk_pages(callers.publisher, "ListAnalysisLogExports", **collaboration.ours)
    assert {each["analysisLogExportIdentifier"] for each in exports} <= {row["analysisLogExportId"] for row in rows}


def test_members_agree_on_changes(callers):
    own = make_collaboration(callers, "Another")
    def ask(account, abilities):
        change = {"specificationType": "MEMBER", "specification": {"member": {"accountId": account, "memberAbilities": abilities}}}
        made = callers.advertiser.create_collaboration_change_request(**own.here, changes=[change])["collaborationChangeRequest"]
        assert made["status"] == "PENDING"
        return {**own.here, "changeRequestIdentifier": made["id"]}

    def act(client, request, action):
        return client.update_collaboration_change_request(**request, action=action)["collaborationChangeRequest"]["status"]

    granted, withdrawn = ask(ADVERTISER, ["CAN_RECEIVE_RESULTS"]), ask(MEASURER, [])
    assert act(callers.advertiser, withdrawn, "CANCEL") == "CANCELLED"
    assert act(callers.publisher, granted, "APPROVE") == "PENDING"
    assert act(callers.measurer, granted, "APPROVE") == "APPROVED"
    assert act(callers.advertiser, granted, "COMMIT") == "COMMITTED"
    found = callers.measurer.get_collaboration_change_request(**granted)["collaborationChangeRequest"]
    assert {vote["status"] for vote in found["approvals"].values()} == {"APPROVED"}
    rows = callers.walk_pages(callers.publisher, "ListCollaborationChangeRequests", **own.here)
    assert {row["status"] for row in rows} == {"COMMITTED", "CANCELLED"}
    assert callers.advertiser.get_membership(**own.theirs)["membership"]["memberAbilities"] == ["CAN_RECEIVE_RESULTS"]


def test_resources_have_tags(callers, collaboration):
    callers.advertiser.tag_resource(resourceArn=collaboration.arn, tags={"stage": "test", "team": "campaigns"})
    callers.advertiser.untag_resource(resourceArn=collaboration.arn, tagKeys=["stage"])
    assert callers.advertiser.list_tags_for_resource(resourceArn=collaboration.arn)["tags"] == {"team": "campaigns"}


def test_what_members_made_can_be_deleted(callers):
    own = make_collaboration(callers, "Another")
    advertiser, publisher = callers.advertiser, callers.publisher
    tables = [make_table(callers, name) for name in NAMES]
    associations = associate(callers, own, tables)
    budget = limit_access(callers, own, associations[0], 50)
    templates = make_templates(callers, own)
    model = associate_model(callers, own, "lookalikes")
    namespaces = make_namespaces(callers, own)
    mapping = make_mapping(callers, own, "mapping")
    intermediate = make_intermediate(callers, own, "cities", queryString=CITIES)

    publisher.delete_intermediate_table(**intermediate)
    publisher.delete_id_mapping_table(**mapping)
    for namespace in namespaces:
        publisher.delete_id_namespace_association(**own.ours, **namespace)
    for template in templates:
        publisher.delete_analysis_template(**template_of(own, template))
    advertiser.delete_configured_audience_model_association(**own.theirs, **model)
    advertiser.delete_privacy_budget_template(**own.theirs, **budget)
    for association in associations:
        advertiser.delete_configured_table_association_analysis_rule(**association_of(own, association), **RULE)
        advertiser.delete_configured_table_association(**association_of(own, association))
    for table in tables:
        advertiser.delete_configured_table_analysis_rule(**table, **RULE)
        advertiser.delete_configured_table(**table)
    left = {row["id"] for row in advertiser.list_configured_tables()["configuredTableSummaries"]}
    assert not left & {table["configuredTableIdentifier"] for table in tables}
    assert callers.measurer.list_schemas(**own.here)["schemaSummaries"] == []


def test_members_part(callers):
    own = make_collaboration(callers, "Another")
    callers.advertiser.delete_member(**own.here, accountId=MEASURER)
    assert callers.measurer.get_membership(**own.measurers)["membership"]["status"] == "REMOVED"
    callers.publisher.delete_membership(**own.ours)
    callers.refuse(callers.publisher, "AccessDeniedException", callers.publisher.get_collaboration, **own.here)
    callers.advertiser.delete_collaboration(**own.here)
    rows = callers.advertiser.list_collaborations()["collaborationList"]
    assert own.here["collaborationIdentifier"] not in {row["id"] for row in rows}


# What all of them together have shown, in whatever order they run, and also if they do not.


@pytest.fixture
def shown(request, callers):
    """What the calls of the tests above have shown; those that have not run yet are run here."""
    for name, test in list(vars(request.module).items()):
        if not name.startswith("test_") or name in callers.tests:
            continue
        needs = inspect.signature(test).parameters
        if "shown" not in needs:
            callers.tests.add(name)
            test(*map(request.getfixturevalue, needs))
    return callers


def test_every_operation_has_answered(shown):
    model = shown.advertiser.meta.service_model
    assert len(model.operation_names) == 103
    assert shown.answered == set(model.operation_names)


def test_every_paginator_has_walked_pages(shown):
    client = shown.advertiser
    names = {name for name in client.meta.service_model.operation_names if client.can_paginate(xform_name(name))}
    assert len(names) == 23
    assert set(shown.walked) == names
    assert [name for name, pages in shown.walked.items() if pages < 2] == []


def test_every_error_of_callers_was_caught(shown):
    errors = {shape.name for shape in shown.advertiser.meta.service_model.error_shapes}
    # The service's own failures and its throttling are nothing that a caller can bring about here.
    assert shown.caught == errors - {"InternalServerException", "ThrottlingException"}
