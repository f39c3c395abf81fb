"""Two accounts, from the making of a collaboration to its end, in the steps of the reference walkthrough, on both engines.

The advertiser makes it and contributes data; the publisher queries, receives results and pays; the stranger is in no part of it.
"""

import pytest
from campaign import (
    ADVERTISER, FLIGHTS, JOIN, MEMBERS, PUBLISHER, RESULTS, STRANGER, add_table, collaboration, follow, list_policy, receivers_policy,
    role, start, table)
from conftest import REGION, refused


class Walk:
    """What the steps hand on to each other."""

    def __init__(self, server, engine):
        self.engine = engine
        self.server = server
        self.advertiser = server.client(ADVERTISER)
        self.publisher = server.client(PUBLISHER)
        self.stranger = server.client(STRANGER)
        self.failed_step = None

    def refuse_sql(self, sql):
        """Starts a query whose SQL is refused, and answers the message.

        The legacy engine was seen to answer at once; on Spark the query exists, and fails without having started.
        """
        if self.engine == "CLEAN_ROOMS_SQL":
            with refused("ValidationException") as caught:
                start(self.publisher, self.publisher_membership, sql)
            return caught.value.response["Error"]["Message"]
        query = start(self.publisher, self.publisher_membership, sql)
        assert query["status"] == "SUBMITTED"
        query, seen = follow(self.server, self.publisher_membership, query["id"])
        assert seen in (["SUBMITTED", "FAILED"], ["FAILED"])
        assert query["error"]["code"] == "MALFORMED_QUERY"
        assert "result" not in query
        return query["error"]["message"]

    def schema_status(self, client, name):
        """The entry of a schema's status that is about queries."""
        schema = client.get_schema(collaborationIdentifier=self.collaboration, name=name)["schema"]
        (status,) = [entry for entry in schema["schemaStatusDetails"] if entry["analysisType"] == "DIRECT_ANALYSIS"]
        return status


@pytest.fixture(scope="class", params=["SPARK", "CLEAN_ROOMS_SQL"])
def walk(request, server):
    return Walk(server, request.param)


class TestWalkthrough:
    @pytest.fixture(autouse=True)
    def steps_build_on_each_other(self, walk):
        if walk.failed_step:
            pytest.skip(f"{walk.failed_step} failed")

    def test_01_the_advertiser_makes_a_collaboration(self, walk):
        # Spark is the engine of those who don't ask for one.
        engine = None if walk.engine == "SPARK" else walk.engine
        made = walk.advertiser.create_collaboration(**collaboration(engine))["collaboration"]
        assert made["memberStatus"] == "INVITED"
        assert made["analyticsEngine"] == walk.engine
        assert made["allowedResultRegions"] == [REGION]
        assert made["isMetricsEnabled"] is False
        assert made["creatorAccountId"] == ADVERTISER
        assert made["arn"] == f"arn:aws:cleanrooms:{REGION}:{ADVERTISER}:collaboration/{made['id']}"
        assert made["createTime"] == made["updateTime"]
        walk.collaboration = made["id"]

    def test_02_both_members_are_invited(self, walk):
        rows = walk.advertiser.list_members(collaborationIdentifier=walk.collaboration)["memberSummaries"]
        members = {row["accountId"]: row for row in rows}
        assert set(members) == {ADVERTISER, PUBLISHER} and len(rows) == 2
        assert all(row["status"] == "INVITED" and row["membershipId"] for row in rows)
        assert members[PUBLISHER]["paymentConfiguration"]["queryCompute"]["isResponsible"] is True
        assert members[ADVERTISER]["paymentConfiguration"]["queryCompute"]["isResponsible"] is False
        walk.promised = {account: row["membershipId"] for account, row in members.items()}

    def test_03_the_publisher_sees_the_invitation(self, walk):
        invitations = walk.publisher.list_collaborations(memberStatus="INVITED")["collaborationList"]
        (invitation,) = [row for row in invitations if row["id"] == walk.collaboration]
        assert invitation["memberStatus"] == "INVITED"

    def test_04_a_stranger_sees_nothing(self, walk):
        with refused("AccessDeniedException"):
            walk.stranger.get_collaboration(collaborationIdentifier=walk.collaboration)
        assert walk.stranger.list_collaborations()["collaborationList"] == []

    def test_05_the_advertiser_joins(self, walk):
        membership = walk.advertiser.create_membership(
            collaborationIdentifier=walk.collaboration, queryLogStatus="DISABLED")["membership"]
        assert membership["status"] == "ACTIVE"
        assert membership["memberAbilities"] == []
        assert membership["id"] == walk.promised[ADVERTISER]
        walk.advertiser_membership = membership["id"]

    def test_06_nobody_joins_twice(self, walk):
        with refused("ConflictException"):
            walk.advertiser.create_membership(collaborationIdentifier=walk.collaboration, queryLogStatus="DISABLED")

    def test_07_the_publisher_joins(self, walk):
        membership = walk.publisher.create_membership(
            collaborationIdentifier=walk.collaboration, queryLogStatus="DISABLED", defaultResultConfiguration=RESULTS)["membership"]
        assert membership["status"] == "ACTIVE"
        assert membership["memberAbilities"] == ["CAN_QUERY", "CAN_RECEIVE_RESULTS"]
        assert membership["defaultResultConfiguration"]["outputConfiguration"]["s3"] == RESULTS["outputConfiguration"]["s3"]
        payment = membership["paymentConfiguration"]
        assert payment["queryCompute"] == {"isResponsible": True}
        assert payment["jobCompute"] == {"isResponsible": False}
        assert payment["machineLearning"]["modelTraining"] == {"isResponsible": False}
        walk.publisher_membership = membership["id"]

    def test_08_the_advertiser_configures_a_table(self, walk):
        made = walk.advertiser.create_configured_table(**table("members", MEMBERS))["configuredTable"]
        assert made["analysisRuleTypes"] == []
        assert made["allowedColumns"] == MEMBERS
        walk.table, walk.table_update_time = made["id"], made["updateTime"]

    def test_09_it_has_no_rule_yet(self, walk):
        with refused("ResourceNotFoundException") as caught:
            walk.advertiser.get_configured_table_analysis_rule(configuredTableIdentifier=walk.table, analysisRuleType="LIST")
        message = caught.value.response["Error"]["Message"]
        assert message == f"No such analysis rule with configuredTableId: {walk.table} and type LIST"

    def test_10_associating_it_makes_a_schema_that_is_not_ready(self, walk):
        association = walk.advertiser.create_configured_table_association(
            membershipIdentifier=walk.advertiser_membership, name="members", configuredTableIdentifier=walk.table,
            roleArn=role(ADVERTISER))["configuredTableAssociation"]
        walk.association = association["id"]
        (schema,) = walk.publisher.list_schemas(collaborationIdentifier=walk.collaboration)["schemaSummaries"]
        assert (schema["name"], schema["creatorAccountId"]) == ("members", ADVERTISER)
        status = walk.schema_status(walk.publisher, "members")
        assert status["status"] == "NOT_READY"
        assert [reason["code"] for reason in status["reasons"]] == ["ANALYSIS_RULE_MISSING"]

    def test_11_it_cannot_be_queried(self, walk):
        assert walk.refuse_sql("SELECT DISTINCT members.city FROM members")

    def test_12_the_advertiser_gives_the_table_a_rule(self, walk):
        rule = {"configuredTableIdentifier": walk.table, "analysisRuleType": "LIST", "analysisRulePolicy": list_policy("city")}
        made = walk.advertiser.create_configured_table_analysis_rule(**rule)["analysisRule"]
        assert (made["type"], made["configuredTableId"]) == ("LIST", walk.table)
        found = walk.advertiser.get_configured_table(configuredTableIdentifier=walk.table)["configuredTable"]
        assert found["updateTime"] == walk.table_update_time
        assert found["analysisRuleTypes"] == ["LIST"]
        with refused("ConflictException"):
            walk.advertiser.create_configured_table_analysis_rule(**rule)

    def test_13_the_collaboration_rule_makes_the_schema_ready(self, walk):
        walk.advertiser.create_configured_table_association_analysis_rule(
            membershipIdentifier=walk.advertiser_membership, configuredTableAssociationIdentifier=walk.association,
            analysisRuleType="LIST", analysisRulePolicy=receivers_policy(PUBLISHER))
        rule = walk.publisher.get_schema_analysis_rule(
            collaborationIdentifier=walk.collaboration, name="members", type="LIST")["analysisRule"]
        assert rule["policy"]["v1"]["list"]["listColumns"] == ["city"]
        assert rule["collaborationPolicy"]["v1"]["list"]["allowedResultReceivers"] == [PUBLISHER]
        consolidated = rule["consolidatedPolicy"]["v1"]["list"]
        assert consolidated["listColumns"] == ["city"] and consolidated["allowedResultReceivers"] == [PUBLISHER]
        assert walk.schema_status(walk.publisher, "members")["status"] == "READY"

    def test_14_the_publisher_brings_a_table_too(self, walk):
        _, walk.publisher_association = add_table(
            walk.publisher, PUBLISHER, walk.publisher_membership, "flight_history", FLIGHTS, "flights_booked")
        for client in (walk.advertiser, walk.publisher):
            schemas = client.list_schemas(collaborationIdentifier=walk.collaboration)["schemaSummaries"]
            assert {schema["name"] for schema in schemas} == {"members", "flight_history"}

    def test_15_a_list_query_needs_a_join_with_the_publishers_table(self, walk):
        message = walk.refuse_sql("SELECT DISTINCT members.city FROM members")
        assert message == "Inner join to query runner table required for table members"

    def test_16_the_join_is_answered(self, walk):
        query = start(walk.publisher, walk.publisher_membership, JOIN)
        assert query["status"] == "SUBMITTED"
        assert "statistics" not in query
        walk.query = query["id"]
        query, seen = follow(walk.server, walk.publisher_membership, walk.query)
        # A slow machine may miss a status, but none comes out of turn.
        assert seen == [status for status in ("SUBMITTED", "STARTED", "SUCCESS") if status in seen]
        location = query["result"]["output"]["s3"]["location"]
        assert location.startswith(f"s3://publisher-results/campaign/collaboration={walk.collaboration}/{walk.query}")
        assert query["statistics"]["totalDurationInMillis"] > 0
        assert query["statistics"]["billedResourceUtilization"]["units"] > 0

    def test_17_the_advertiser_may_not_query(self, walk):
        with refused("AccessDeniedException"):
            start(walk.advertiser, walk.advertiser_membership, JOIN)

    def test_18_nor_see_the_query_through_the_publishers_membership(self, walk):
        with refused("ResourceNotFoundException"):
            walk.advertiser.get_protected_query(
                membershipIdentifier=walk.publisher_membership, protectedQueryIdentifier=walk.query)

    def test_19_a_finished_query_cannot_be_cancelled(self, walk):
        with refused("ConflictException"):
            walk.publisher.update_protected_query(
                membershipIdentifier=walk.publisher_membership, protectedQueryIdentifier=walk.query, targetStatus="CANCELLED")

    def test_20_the_creator_cannot_leave(self, walk):
        with refused("ConflictException") as caught:
            walk.advertiser.delete_membership(membershipIdentifier=walk.advertiser_membership)
        assert caught.value.response["Error"]["Message"] == (
            "Cannot delete membership for the creator of the collaboration while their membership is still ACTIVE")

    def test_21_nobody_leaves_tables_behind(self, walk):
        with refused("ConflictException") as caught:
            walk.publisher.delete_membership(membershipIdentifier=walk.publisher_membership)
        assert caught.value.response["reason"] == "SUBRESOURCES_EXIST"

    def test_22_the_advertiser_ends_the_collaboration(self, walk):
        answer = walk.advertiser.delete_collaboration(collaborationIdentifier=walk.collaboration)
        assert answer["ResponseMetadata"]["HTTPStatusCode"] == 204
        for client, membership in self.memberships(walk):
            found = client.get_membership(membershipIdentifier=membership)["membership"]
            assert found["status"] == "COLLABORATION_DELETED"
            with refused("AccessDeniedException"):
                client.get_collaboration(collaborationIdentifier=walk.collaboration)
        with refused("AccessDeniedException"):
            walk.advertiser.delete_collaboration(collaborationIdentifier=walk.collaboration)

    def test_23_both_tidy_up_and_leave(self, walk):
        associations = (walk.association, walk.publisher_association)
        for (client, membership), association in zip(self.memberships(walk), associations):
            child = {"membershipIdentifier": membership, "configuredTableAssociationIdentifier": association}
            client.delete_configured_table_association_analysis_rule(**child, analysisRuleType="LIST")
            client.delete_configured_table_association(**child)
            answer = client.delete_membership(membershipIdentifier=membership)
            assert answer["ResponseMetadata"]["HTTPStatusCode"] == 204
            assert membership not in [row["id"] for row in client.list_memberships()["membershipSummaries"]]

    @staticmethod
    def memberships(walk):
        return (walk.advertiser, walk.advertiser_membership), (walk.publisher, walk.publisher_membership)
