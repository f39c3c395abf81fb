"""Three accounts use every operation of the service, and the last step counts them through botocore's events.

The advertiser makes the collaboration and contributes data, the publisher analyses it, the measurer receives results and leaves.
"""

import time

import pytest
from botocore import xform_name
from campaign import ADVERTISER, PUBLISHER, RESULTS, STRANGER, follow, role
from conftest import REGION

MEASURER = "444444444444"
PLACE = {"bucket": "publisher-results", "keyPrefix": "runs"}
CITIES = "SELECT city, COUNT(*) AS people FROM members GROUP BY city"
RULE = {"analysisRuleType": "CUSTOM"}


def custom(**members):
    return {**RULE, "analysisRulePolicy": {"v1": {"custom": members}}}


OPEN_RULE = custom(allowedAnalyses=["ANY_QUERY", "ANY_JOB"], allowedAnalysisProviders=[PUBLISHER])


class Walk:
    """What the steps hand on to each other, and the operations that have succeeded."""

    def __init__(self, server):
        self.answered = set()
        self.walked = {}
        self.caught = set()
        self.advertiser, self.publisher, self.measurer, self.stranger = (
            self.recorded(server.client(account)) for account in (ADVERTISER, PUBLISHER, MEASURER, STRANGER))
        self.failed_step = None

    def recorded(self, client):
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
        self.walked[operation] = len(pages)
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


def until(look, *ends, seconds=20):
    """Looks until the status is one of those; answers what was seen last."""
    deadline = time.monotonic() + seconds
    while (found := look())["status"] not in ends:
        assert time.monotonic() < deadline, f"still {found['status']} after {seconds} s"
        time.sleep(0.05)
    return found


@pytest.fixture(scope="class")
def walk(server):
    return Walk(server)


class TestEveryOperation:
    @pytest.fixture(autouse=True)
    def steps_build_on_each_other(self, walk):
        if walk.failed_step:
            pytest.skip(f"{walk.failed_step} failed")

    def test_01_the_advertiser_makes_two_collaborations(self, walk):
        body = {
            "description": "Who saw it", "creatorDisplayName": "Advertiser", "creatorMemberAbilities": [], "queryLogStatus": "ENABLED",
            "members": [
                {
                    "accountId": PUBLISHER, "displayName": "Publisher",
                    "memberAbilities": ["CAN_QUERY", "CAN_RUN_JOB", "CAN_RECEIVE_RESULTS", "CAN_EXPORT_QUERY_ANALYSIS_LOG"],
                },
                {"accountId": MEASURER, "displayName": "Measurer", "memberAbilities": ["CAN_RECEIVE_RESULTS"]},
            ],
        }
        made = walk.advertiser.create_collaboration(name="Campaign", **body)["collaboration"]
        walk.other = walk.advertiser.create_collaboration(name="Another", **body)["collaboration"]["id"]
        walk.here = {"collaborationIdentifier": made["id"]}
        walk.arn = made["arn"]
        changed = walk.advertiser.update_collaboration(**walk.here, name="Campaign overlap")["collaboration"]
        assert (changed["name"], changed["description"]) == ("Campaign overlap", "Who saw it")
        assert walk.advertiser.get_collaboration(**walk.here)["collaboration"] == changed
        assert walk.measurer.get_collaboration(**walk.here)["collaboration"]["memberStatus"] == "INVITED"
        rows = walk.walk_pages(walk.publisher, "ListCollaborations")
        assert {row["id"] for row in rows} == {made["id"], walk.other}
        walk.refuse(walk.stranger, "AccessDeniedException", walk.stranger.get_collaboration, **walk.here)

    def test_02_all_three_join(self, walk):
        def join(client, collaboration, **more):
            made = client.create_membership(collaborationIdentifier=collaboration, queryLogStatus="DISABLED", **more)["membership"]
            assert made["status"] == "ACTIVE"
            return made["id"]

        collaboration = walk.here["collaborationIdentifier"]
        walk.theirs = {"membershipIdentifier": join(walk.advertiser, collaboration)}
        walk.ours = {"membershipIdentifier": join(walk.publisher, collaboration)}
        walk.measurers = {"membershipIdentifier": join(walk.measurer, collaboration, defaultResultConfiguration=RESULTS)}
        join(walk.publisher, walk.other)
        refused = walk.refuse(
            walk.publisher, "ConflictException", walk.publisher.create_membership, **walk.here, queryLogStatus="DISABLED")
        assert (refused["reason"], refused["resourceType"]) == ("ALREADY_EXISTS", "MEMBERSHIP")
        assert refused["resourceId"] == walk.ours["membershipIdentifier"]
        assert len(walk.walk_pages(walk.publisher, "ListMemberships")) == 2
        members = walk.walk_pages(walk.measurer, "ListMembers", **walk.here)
        assert {row["accountId"]: row["status"] for row in members} == dict.fromkeys((ADVERTISER, PUBLISHER, MEASURER), "ACTIVE")
        changed = walk.publisher.update_membership(
            **walk.ours, defaultResultConfiguration=RESULTS,
            defaultJobResultConfiguration={"outputConfiguration": {"s3": PLACE}, "roleArn": role(PUBLISHER)})["membership"]
        assert changed["defaultJobResultConfiguration"]["outputConfiguration"] == {"s3": PLACE}
        assert walk.publisher.get_membership(**walk.ours)["membership"] == changed

    def test_03_the_advertiser_configures_tables(self, walk):
        def make(name):
            return walk.advertiser.create_configured_table(
                name=name, allowedColumns=["email", "city"], analysisMethod="MULTIPLE",
                selectedAnalysisMethods=["DIRECT_QUERY", "DIRECT_JOB"],
                tableReference={"glue": {"databaseName": "crm", "tableName": name}})["configuredTable"]["id"]

        walk.tables = [{"configuredTableIdentifier": make(name)} for name in ("members", "visits")]
        for table in walk.tables:
            rule = walk.advertiser.create_configured_table_analysis_rule(**table, **OPEN_RULE)["analysisRule"]
            assert rule["policy"] == OPEN_RULE["analysisRulePolicy"]
        table = walk.tables[0]
        changed = walk.advertiser.update_configured_table(**table, description="Who is a member")["configuredTable"]
        assert changed["analysisRuleTypes"] == ["CUSTOM"]
        assert walk.advertiser.get_configured_table(**table)["configuredTable"] == changed
        changed = walk.advertiser.update_configured_table_analysis_rule(**table, **OPEN_RULE)["analysisRule"]
        assert walk.advertiser.get_configured_table_analysis_rule(**table, **RULE)["analysisRule"] == changed
        assert len(walk.walk_pages(walk.advertiser, "ListConfiguredTables")) == 2
        refused = walk.refuse(
            walk.publisher, "ResourceNotFoundException", walk.publisher.get_configured_table, **table)
        assert (refused["resourceType"], refused["resourceId"]) == ("CONFIGURED_TABLE", table["configuredTableIdentifier"])

    def test_04_and_associates_them(self, walk):
        walk.associations = []
        for name, table in zip(("members", "visits"), walk.tables):
            made = walk.advertiser.create_configured_table_association(**walk.theirs, **table, name=name, roleArn=role(ADVERTISER))
            walk.associations.append(made["configuredTableAssociation"])
        walk.associated = [{**walk.theirs, "configuredTableAssociationIdentifier": made["id"]} for made in walk.associations]
        one = walk.associated[0]
        changed = walk.advertiser.update_configured_table_association(**one, description="For the campaign")
        found = walk.advertiser.get_configured_table_association(**one)["configuredTableAssociation"]
        for each in walk.associated:
            walk.advertiser.create_configured_table_association_analysis_rule(**each, **custom(allowedResultReceivers=[PUBLISHER]))
        assert found == changed["configuredTableAssociation"] and found["description"] == "For the campaign"
        receivers = custom(allowedResultReceivers=[PUBLISHER, MEASURER])
        changed = walk.advertiser.update_configured_table_association_analysis_rule(**one, **receivers)["analysisRule"]
        found = walk.advertiser.get_configured_table_association_analysis_rule(**one, **RULE)["analysisRule"]
        assert found == changed and found["policy"] == receivers["analysisRulePolicy"]
        rows = walk.walk_pages(walk.advertiser, "ListConfiguredTableAssociations", **walk.theirs)
        assert {row["name"] for row in rows} == {"members", "visits"}

    def test_05_the_publisher_writes_templates(self, walk):
        query = walk.publisher.create_analysis_template(
            **walk.ours, name="cities", format="SQL", source={"text": CITIES})["analysisTemplate"]
        script = walk.publisher.create_analysis_template(
            **walk.ours, name="script", format="PYSPARK_1_0", schema={"referencedTables": ["visits"]},
            source={"artifacts": {"entryPoint": {"location": {"bucket": "scripts", "key": "main.py"}}, "roleArn": role(PUBLISHER)}},
        )["analysisTemplate"]
        walk.query_template, walk.script = query["arn"], script["arn"]
        walk.templates = [{**walk.ours, "analysisTemplateIdentifier": each["id"]} for each in (query, script)]
        changed = walk.publisher.update_analysis_template(**walk.templates[0], description="People in cities")["analysisTemplate"]
        assert walk.publisher.get_analysis_template(**walk.templates[0])["analysisTemplate"] == changed
        assert len(walk.walk_pages(walk.publisher, "ListAnalysisTemplates", **walk.ours)) == 2
        assert len(walk.walk_pages(walk.advertiser, "ListCollaborationAnalysisTemplates", **walk.here)) == 2
        found = walk.advertiser.get_collaboration_analysis_template(**walk.here, analysisTemplateArn=query["arn"])
        assert found["collaborationAnalysisTemplate"]["creatorAccountId"] == PUBLISHER
        missing = query["arn"][:-12] + "0" * 12
        batch = walk.advertiser.batch_get_collaboration_analysis_template(
            **walk.here, analysisTemplateArns=[query["arn"], missing])
        assert [each["arn"] for each in batch["collaborationAnalysisTemplates"]] == [query["arn"]]
        assert [(each["arn"], each["code"]) for each in batch["errors"]] == [(missing, "ResourceNotFoundException")]

    def test_06_everybody_sees_schemas(self, walk):
        rows = walk.walk_pages(walk.measurer, "ListSchemas", **walk.here)
        assert {row["name"] for row in rows} == {"members", "visits"}
        schema = walk.publisher.get_schema(**walk.here, name="members")["schema"]
        assert {status["status"] for status in schema["schemaStatusDetails"] if status["analysisType"] == "DIRECT_ANALYSIS"} == {"READY"}
        batch = walk.publisher.batch_get_schema(**walk.here, names=["members", "nothing"])
        assert batch["schemas"] == [schema]
        assert [each["name"] for each in batch["errors"]] == ["nothing"]
        rule = walk.publisher.get_schema_analysis_rule(**walk.here, name="members", type="CUSTOM")["analysisRule"]
        batch = walk.publisher.batch_get_schema_analysis_rule(
            **walk.here, schemaAnalysisRuleRequests=[{"name": name, "type": "CUSTOM"} for name in ("members", "nothing")])
        assert batch["analysisRules"] == [rule]
        assert [each["name"] for each in batch["errors"]] == ["nothing"]

    def test_07_the_advertiser_limits_access(self, walk):
        def limit(association, budget):
            access = {"resourceArn": association["arn"], "budgetParameters": [{"type": "LIFETIME", "budget": budget}]}
            return walk.advertiser.create_privacy_budget_template(
                **walk.theirs, privacyBudgetType="ACCESS_BUDGET", parameters={"accessBudget": access})["privacyBudgetTemplate"]["id"]

        walk.budgets = [{"privacyBudgetTemplateIdentifier": limit(each, 50)} for each in walk.associations]
        one = walk.budgets[0]
        changed = walk.advertiser.update_privacy_budget_template(
            **walk.theirs, **one, privacyBudgetType="ACCESS_BUDGET",
            parameters={"accessBudget": {"budgetParameters": [{"type": "LIFETIME", "budget": 70}]}})["privacyBudgetTemplate"]
        assert walk.advertiser.get_privacy_budget_template(**walk.theirs, **one)["privacyBudgetTemplate"] == changed
        found = walk.publisher.get_collaboration_privacy_budget_template(**walk.here, **one)["collaborationPrivacyBudgetTemplate"]
        assert found["parameters"] == changed["parameters"]
        assert len(walk.walk_pages(walk.advertiser, "ListPrivacyBudgetTemplates", **walk.theirs)) == 2
        assert len(walk.walk_pages(walk.publisher, "ListCollaborationPrivacyBudgetTemplates", **walk.here)) == 2
        own = walk.walk_pages(walk.advertiser, "ListPrivacyBudgets", **walk.theirs, privacyBudgetType="ACCESS_BUDGET")
        everybodys = walk.walk_pages(walk.publisher, "ListCollaborationPrivacyBudgets", **walk.here, privacyBudgetType="ACCESS_BUDGET")
        assert sorted(each["budget"]["accessBudget"]["aggregateRemainingBudget"] for each in own) == [50, 70]
        assert {each["id"] for each in own} == {each["id"] for each in everybodys}
        impact = walk.advertiser.preview_privacy_impact(
            **walk.theirs, parameters={"differentialPrivacy": {"epsilon": 1, "usersNoisePerQuery": 30}})["privacyImpact"]
        assert {each["type"] for each in impact["differentialPrivacy"]["aggregations"]} == {
            "AVG", "COUNT", "COUNT_DISTINCT", "SUM", "STDDEV"}

    def test_08_ids_are_mapped(self, walk):
        resolution = f"arn:aws:entityresolution:{REGION}:{PUBLISHER}"

        def reference(kind, name):
            return {"inputReferenceArn": f"{resolution}:{kind}/{name}", "manageResourcePolicies": True}

        namespaces = [
            walk.publisher.create_id_namespace_association(
                **walk.ours, name=name, inputReferenceConfig=reference("idnamespace", name))["idNamespaceAssociation"]["id"]
            for name in ("source", "target")]
        walk.namespaces = [{"idNamespaceAssociationIdentifier": each} for each in namespaces]
        one = walk.namespaces[0]
        changed = walk.publisher.update_id_namespace_association(**walk.ours, **one, description="Where ids are from")
        found = walk.publisher.get_id_namespace_association(**walk.ours, **one)
        assert found["idNamespaceAssociation"] == changed["idNamespaceAssociation"]
        found = walk.advertiser.get_collaboration_id_namespace_association(**walk.here, **one)
        assert found["collaborationIdNamespaceAssociation"]["creatorAccountId"] == PUBLISHER
        assert len(walk.walk_pages(walk.publisher, "ListIdNamespaceAssociations", **walk.ours)) == 2
        assert len(walk.walk_pages(walk.advertiser, "ListCollaborationIdNamespaceAssociations", **walk.here)) == 2

        tables = [
            walk.publisher.create_id_mapping_table(
                **walk.ours, name=name, inputReferenceConfig=reference("idmappingworkflow", name))["idMappingTable"]["id"]
            for name in ("mapping", "remapping")]
        walk.mappings = [{**walk.ours, "idMappingTableIdentifier": each} for each in tables]
        one = walk.mappings[0]
        changed = walk.publisher.update_id_mapping_table(**one, description="Who is who")["idMappingTable"]
        assert walk.publisher.get_id_mapping_table(**one)["idMappingTable"] == changed
        assert walk.publisher.populate_id_mapping_table(**one)["idMappingJobId"]
        assert len(walk.walk_pages(walk.publisher, "ListIdMappingTables", **walk.ours)) == 2

    def test_09_audience_models_are_associated(self, walk):
        model = f"arn:aws:cleanrooms-ml:{REGION}:{ADVERTISER}:configured-audience-model/"
        made = [
            walk.advertiser.create_configured_audience_model_association(
                **walk.theirs, configuredAudienceModelArn=model + name, configuredAudienceModelAssociationName=name,
                manageResourcePolicies=True)["configuredAudienceModelAssociation"]["id"]
            for name in ("lookalikes", "lapsed")]
        walk.models = [{"configuredAudienceModelAssociationIdentifier": each} for each in made]
        one = walk.models[0]
        changed = walk.advertiser.update_configured_audience_model_association(**walk.theirs, **one, description="Like members")
        found = walk.advertiser.get_configured_audience_model_association(**walk.theirs, **one)
        assert found["configuredAudienceModelAssociation"] == changed["configuredAudienceModelAssociation"]
        found = walk.publisher.get_collaboration_configured_audience_model_association(**walk.here, **one)
        assert found["collaborationConfiguredAudienceModelAssociation"]["creatorAccountId"] == ADVERTISER
        assert len(walk.walk_pages(walk.advertiser, "ListConfiguredAudienceModelAssociations", **walk.theirs)) == 2
        assert len(walk.walk_pages(walk.publisher, "ListCollaborationConfiguredAudienceModelAssociations", **walk.here)) == 2

    def test_10_the_publisher_makes_intermediate_tables(self, walk):
        def make(name, parameters):
            made = walk.publisher.create_intermediate_table(
                **walk.ours, name=name, populationAnalysisConfiguration={"sqlParameters": parameters})["intermediateTable"]
            assert made["status"] == "CREATED"
            return {**walk.ours, "intermediateTableIdentifier": made["id"]}

        walk.intermediates = [make("cities", {"queryString": CITIES}), make("towns", {"analysisTemplateArn": walk.query_template})]
        one = walk.intermediates[0]
        for _ in range(2):
            query = walk.publisher.populate_intermediate_table(**one)["analysisId"]
            assert follow(walk.publisher, walk.ours["membershipIdentifier"], query)[0]["status"] == "SUCCESS"
        assert len(walk.walk_pages(walk.publisher, "ListIntermediateTableVersions", **one)) == 2
        changed = walk.publisher.update_intermediate_table(**one, description="People in cities")["intermediateTable"]
        assert walk.publisher.get_intermediate_table(**one)["intermediateTable"] == changed
        assert [column["name"] for column in changed["schema"]["columns"]] == ["city", "people"]
        walk.publisher.create_intermediate_table_analysis_rule(
            **one, **custom(allowedAnalyses=["ANY_QUERY"], allowedAnalysisProviders=[PUBLISHER]))
        changed = walk.publisher.update_intermediate_table_analysis_rule(
            **one, **custom(allowedAnalyses=["ANY_QUERY"], allowedAnalysisProviders=[PUBLISHER], allowedResultReceivers=[PUBLISHER]))
        found = walk.publisher.get_intermediate_table_analysis_rule(**one, **RULE)
        assert found["analysisRule"] == changed["analysisRule"]
        assert len(walk.walk_pages(walk.publisher, "ListIntermediateTables", **walk.ours)) == 2
        walk.publisher.delete_intermediate_table_analysis_rule(**one, **RULE)
        # Who contributed the data can take it back.
        walk.advertiser.disallow_intermediate_table(**walk.theirs, intermediateTableName="cities")
        assert walk.publisher.get_intermediate_table(**one)["intermediateTable"]["status"] == "DISALLOWED_BY_DATA_PROVIDER"

    def test_11_queries_run(self, walk):
        def start(**parameters):
            made = walk.publisher.start_protected_query(**walk.ours, type="SQL", sqlParameters=parameters)["protectedQuery"]
            return {**walk.ours, "protectedQueryIdentifier": made["id"]}

        def look():
            return walk.publisher.get_protected_query(**query)["protectedQuery"]

        query = start(queryString=CITIES)
        assert until(look, "SUCCESS", "FAILED")["status"] == "SUCCESS"
        walk.query = query["protectedQueryIdentifier"]
        query = start(analysisTemplateArn=walk.query_template)
        cancelled = walk.publisher.update_protected_query(**query, targetStatus="CANCELLED")["protectedQuery"]
        assert cancelled["status"] in ("CANCELLED", "CANCELLING")
        assert until(look, "CANCELLED", "SUCCESS")["status"] == "CANCELLED"
        rows = walk.walk_pages(walk.publisher, "ListProtectedQueries", **walk.ours)
        assert {walk.query, query["protectedQueryIdentifier"]} <= {row["id"] for row in rows}
        refused = walk.refuse(
            walk.publisher, "ValidationException", walk.publisher.start_protected_query, **walk.ours, type="SQL",
            sqlParameters={"queryString": CITIES, "analysisTemplateArn": walk.query_template})
        assert refused["reason"] and all(field["name"] and field["message"] for field in refused["fieldList"])

    def test_12_jobs_run_one_at_a_time(self, walk):
        def start():
            return walk.publisher.start_protected_job(**parameters)["protectedJob"]["id"]

        def look():
            return walk.publisher.get_protected_job(**walk.ours, protectedJobIdentifier=job)["protectedJob"]

        parameters = {**walk.ours, "type": "PYSPARK", "jobParameters": {"analysisTemplateArn": walk.script}}
        job = start()
        refused = walk.refuse(walk.publisher, "ServiceQuotaExceededException", walk.publisher.start_protected_job, **parameters)
        assert refused["quotaName"] and refused["quotaValue"] == 1
        assert until(look, "SUCCESS", "FAILED")["status"] == "SUCCESS"
        job = start()
        walk.publisher.update_protected_job(**walk.ours, protectedJobIdentifier=job, targetStatus="CANCELLED")
        assert until(look, "CANCELLED", "SUCCESS")["status"] == "CANCELLED"
        assert len(walk.walk_pages(walk.publisher, "ListProtectedJobs", **walk.ours)) == 2

    def test_13_logs_are_exported(self, walk):
        def export(prefix):
            place = {"outputConfiguration": {"s3": {"bucket": "publisher-logs", "keyPrefix": prefix}}}
            return walk.publisher.start_analysis_log_export(
                **walk.ours, analysisId=walk.query, analysisType="PROTECTED_QUERY", resultConfiguration=place)["analysisLogExport"]

        def look():
            return walk.publisher.get_analysis_log_export(
                **walk.ours, analysisLogExportIdentifier=first["analysisLogExportId"])["analysisLogExport"]

        first, _ = export("first"), export("second")
        assert until(look, "SUCCESS", "FAILED")["status"] == "SUCCESS"
        assert len(walk.walk_pages(walk.publisher, "ListAnalysisLogExports", **walk.ours)) == 2

    def test_14_the_members_agree_on_changes(self, walk):
        def ask(account, abilities):
            change = {
                "specificationType": "MEMBER", "specification": {"member": {"accountId": account, "memberAbilities": abilities}}}
            made = walk.advertiser.create_collaboration_change_request(**walk.here, changes=[change])["collaborationChangeRequest"]
            assert made["status"] == "PENDING"
            return {**walk.here, "changeRequestIdentifier": made["id"]}

        def act(client, request, action):
            return client.update_collaboration_change_request(**request, action=action)["collaborationChangeRequest"]["status"]

        granted, withdrawn = ask(ADVERTISER, ["CAN_RECEIVE_RESULTS"]), ask(MEASURER, [])
        assert act(walk.advertiser, withdrawn, "CANCEL") == "CANCELLED"
        assert act(walk.publisher, granted, "APPROVE") == "PENDING"
        assert act(walk.measurer, granted, "APPROVE") == "APPROVED"
        assert act(walk.advertiser, granted, "COMMIT") == "COMMITTED"
        found = walk.measurer.get_collaboration_change_request(**granted)["collaborationChangeRequest"]
        assert {vote["status"] for vote in found["approvals"].values()} == {"APPROVED"}
        rows = walk.walk_pages(walk.publisher, "ListCollaborationChangeRequests", **walk.here)
        assert {row["status"] for row in rows} == {"COMMITTED", "CANCELLED"}
        assert walk.advertiser.get_membership(**walk.theirs)["membership"]["memberAbilities"] == ["CAN_RECEIVE_RESULTS"]

    def test_15_resources_have_tags(self, walk):
        walk.advertiser.tag_resource(resourceArn=walk.arn, tags={"stage": "test", "team": "campaigns"})
        walk.advertiser.untag_resource(resourceArn=walk.arn, tagKeys=["stage"])
        assert walk.advertiser.list_tags_for_resource(resourceArn=walk.arn)["tags"] == {"team": "campaigns"}

    def test_16_the_members_tidy_up(self, walk):
        for table in walk.intermediates:
            walk.publisher.delete_intermediate_table(**table)
        for mapping in walk.mappings:
            walk.publisher.delete_id_mapping_table(**mapping)
        for namespace in walk.namespaces:
            walk.publisher.delete_id_namespace_association(**walk.ours, **namespace)
        for template in walk.templates:
            walk.publisher.delete_analysis_template(**template)
        for model in walk.models:
            walk.advertiser.delete_configured_audience_model_association(**walk.theirs, **model)
        for budget in walk.budgets:
            walk.advertiser.delete_privacy_budget_template(**walk.theirs, **budget)
        for association in walk.associated:
            walk.advertiser.delete_configured_table_association_analysis_rule(**association, **RULE)
            walk.advertiser.delete_configured_table_association(**association)
        for table in walk.tables:
            walk.advertiser.delete_configured_table_analysis_rule(**table, **RULE)
            walk.advertiser.delete_configured_table(**table)
        assert walk.advertiser.list_configured_tables()["configuredTableSummaries"] == []
        assert walk.measurer.list_schemas(**walk.here)["schemaSummaries"] == []

    def test_17_and_part(self, walk):
        walk.advertiser.delete_member(**walk.here, accountId=MEASURER)
        assert walk.measurer.get_membership(**walk.measurers)["membership"]["status"] == "REMOVED"
        walk.publisher.delete_membership(**walk.ours)
        walk.refuse(walk.publisher, "AccessDeniedException", walk.publisher.get_collaboration, **walk.here)
        walk.advertiser.delete_collaboration(**walk.here)
        rows = walk.advertiser.list_collaborations()["collaborationList"]
        assert [row["id"] for row in rows] == [walk.other]

    def test_18_every_operation_has_answered(self, walk):
        model = walk.advertiser.meta.service_model
        assert len(model.operation_names) == 103
        assert walk.answered == set(model.operation_names)

    def test_19_every_paginator_has_walked_pages(self, walk):
        client = walk.advertiser
        names = {name for name in client.meta.service_model.operation_names if client.can_paginate(xform_name(name))}
        assert len(names) == 23
        assert set(walk.walked) == names
        assert [name for name, pages in walk.walked.items() if pages < 2] == []

    def test_20_every_error_of_callers_was_caught(self, walk):
        errors = {shape.name for shape in walk.advertiser.meta.service_model.error_shapes}
        # The service's own failures and its throttling are nothing that a caller can bring about here.
        assert walk.caught == errors - {"InternalServerException", "ThrottlingException"}
