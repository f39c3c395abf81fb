"""What public clients expect of the service: two sample scripts, the Terraform provider's tests and CloudFormation's handlers.

`samples` and `providers` say where the calls come from. All of these run, or were run, against AWS itself.
"""

import itertools
import uuid

import pytest
from campaign import role
from conftest import REGION, refused
from providers import (
    GONE, NOT_FOUND, analysis_template_resource, cleartext, collaboration_resource, configured_table_association_resource,
    configured_table_resource, invitation, make_table, membership_resource, results, slip_in, terraform_collaboration)
from samples import TABLES, Script

CREATOR_IS_ACTIVE = "Cannot delete membership for the creator of the collaboration while their membership is still ACTIVE"

_numbers = itertools.count(100000000000)


@pytest.fixture
def account():
    """An account that no other test uses, so that its lists hold what the test itself has made."""
    return str(next(_numbers))


@pytest.fixture
def client(server, account):
    return server.client(account)


@pytest.fixture
def other():
    """The second account of those tests that need two."""
    return str(next(_numbers))


@pytest.fixture
def other_client(server, other):
    return server.client(other)


def tags(client, resource):
    return client.list_tags_for_resource(resourceArn=resource["arn"])["tags"]


# The samples' scripts.


@pytest.fixture
def script(client, account):
    return Script(client, account)


def test_the_samples_set_up_goes_through_without_a_refusal(script):
    collaboration, membership = script.set_up()
    assert script.logged == []
    assert script.calls == [
        "ListCollaborations", "CreateCollaboration", "CreateMembership",
        *["ListConfiguredTables", "CreateConfiguredTable", "CreateConfiguredTableAnalysisRule",
          "CreateConfiguredTableAssociation"] * len(TABLES),
        "ListConfiguredTableAssociations", *["CreateConfiguredTableAssociationAnalysisRule"] * len(TABLES)]
    schemas = script.client.list_schemas(collaborationIdentifier=collaboration)["schemaSummaries"]
    assert {schema["name"] for schema in schemas} == {f"{name}_association" for name in TABLES}
    payers = script.client.get_membership(membershipIdentifier=membership)["membership"]["paymentConfiguration"]
    assert payers["queryCompute"] == payers["machineLearning"]["modelTraining"] == {"isResponsible": True}


def test_the_samples_set_up_finds_what_its_first_run_made(script):
    made = script.set_up()
    assert script.set_up() == made
    assert [operation for operation, _ in script.logged] == [
        *["CreateConfiguredTableAnalysisRule", "CreateConfiguredTableAssociation"] * len(TABLES),
        *["CreateConfiguredTableAssociationAnalysisRule"] * len(TABLES)]
    # The scripts know an existing rule by these words.
    texts = [text for operation, text in script.logged if operation == "CreateConfiguredTableAnalysisRule"]
    assert all("already has" in text for text in texts)
    assert len(script.client.list_configured_tables()["configuredTableSummaries"]) == len(TABLES)


def test_the_samples_undeploy_leaves_nothing(script):
    script.set_up()
    script.calls.clear()
    script.undeploy()
    assert script.calls == [
        "ListMemberships", "ListConfiguredTableAssociations",
        *["DeleteConfiguredTableAssociationAnalysisRule", "DeleteConfiguredTableAssociation"] * len(TABLES),
        "ListConfiguredTables", *["DeleteConfiguredTableAnalysisRule", "DeleteConfiguredTable"] * len(TABLES), "DeleteCollaboration"]
    assert script.left_behind() == ([], [], [])


def test_undeploying_without_rules_is_refused_only_the_active_creators_membership(script):
    script.set_up()
    script.undeploy_without_rules()
    assert script.logged == [("DeleteMembership", CREATOR_IS_ACTIVE)]
    assert script.left_behind() == ([], [], [])


@pytest.mark.parametrize("undeploy", [Script.undeploy, Script.undeploy_without_rules])
def test_a_sample_can_be_set_up_again_after_it_was_undeployed(script, undeploy):
    first = script.set_up()
    undeploy(script)
    script.logged.clear()
    second = script.set_up()
    assert script.logged == []
    assert not set(first) & set(second)


# Terraform: collaborations.


def test_a_collaboration_comes_back_as_it_was_made_with_spark_for_an_engine(client, account):
    made = client.create_collaboration(**terraform_collaboration())["collaboration"]
    found = client.get_collaboration(collaborationIdentifier=made["id"])["collaboration"]
    assert found == made
    assert (found["name"], found["description"], found["queryLogStatus"]) == ("name", "description", "DISABLED")
    assert found["dataEncryptionMetadata"] == cleartext(preserve_nulls=False)
    assert found["analyticsEngine"] == "SPARK"
    assert found["arn"].startswith(f"arn:aws:cleanrooms:{REGION}:{account}:collaboration/")
    (member,) = client.list_members(collaborationIdentifier=made["id"])["memberSummaries"]
    assert (member["accountId"], member["status"], member["displayName"]) == (account, "INVITED", "creator")
    assert member["abilities"] == ["CAN_QUERY", "CAN_RECEIVE_RESULTS"]
    assert tags(client, made) == {"Project": "Terraform"}


def test_a_collaboration_without_encryption_settings_has_none(client):
    request = terraform_collaboration()
    del request["dataEncryptionMetadata"]
    assert "dataEncryptionMetadata" not in client.create_collaboration(**request)["collaboration"]


def test_a_new_name_description_and_tag_keep_the_collaborations_id(client):
    made = client.create_collaboration(**terraform_collaboration())["collaboration"]
    updated = client.update_collaboration(
        collaborationIdentifier=made["id"], name="updated name", description="updated Description")["collaboration"]
    client.tag_resource(resourceArn=made["arn"], tags={"Project": "Not Terraform"})
    found = client.get_collaboration(collaborationIdentifier=made["id"])["collaboration"]
    assert found == updated
    assert found == {**made, "name": "updated name", "description": "updated Description", "updateTime": found["updateTime"]}
    assert tags(client, made) == {"Project": "Not Terraform"}


def test_what_terraform_replaces_a_collaboration_for_does_not_change_in_place(client):
    made = client.create_collaboration(**terraform_collaboration())["collaboration"]
    slip_in(
        client, "UpdateCollaboration", creatorDisplayName="updatedName", queryLogStatus="ENABLED", creatorMemberAbilities=[],
        dataEncryptionMetadata=cleartext(preserve_nulls=True), members=[])
    client.update_collaboration(collaborationIdentifier=made["id"], description="description")
    found = client.get_collaboration(collaborationIdentifier=made["id"])["collaboration"]
    assert found == {**made, "updateTime": found["updateTime"]}
    (member,) = client.list_members(collaborationIdentifier=made["id"])["memberSummaries"]
    assert member["abilities"] == ["CAN_QUERY", "CAN_RECEIVE_RESULTS"]


@pytest.mark.parametrize("changes", [
    {"creatorDisplayName": "updatedName"}, {"queryLogStatus": "ENABLED"}, {"dataEncryptionMetadata": cleartext(preserve_nulls=True)}])
def test_replacing_a_collaboration_makes_another_one_of_the_same_name(client, changes):
    old = client.create_collaboration(**terraform_collaboration())["collaboration"]
    client.delete_collaboration(collaborationIdentifier=old["id"])
    new = client.create_collaboration(**terraform_collaboration(**changes))["collaboration"]
    assert new["id"] != old["id"] and new["name"] == old["name"]
    assert [row["id"] for row in client.list_collaborations()["collaborationList"]] == [new["id"]]
    assert all(new[member] == value for member, value in changes.items())


def test_the_abilities_may_all_be_the_creators_or_all_the_other_members(client, account, other):
    def abilities(*arguments):
        made = client.create_collaboration(**terraform_collaboration(*arguments))["collaboration"]["id"]
        rows = client.list_members(collaborationIdentifier=made)["memberSummaries"]
        assert {row["status"] for row in rows} == {"INVITED"}
        return {row["accountId"]: row["abilities"] for row in rows}

    everything = ["CAN_QUERY", "CAN_RECEIVE_RESULTS"]
    assert abilities([invitation(other)]) == {account: everything, other: []}
    assert abilities([invitation(other, *everything)], []) == {account: [], other: everything}


def test_getting_or_deleting_an_unknown_collaboration_is_denied(client):
    unknown = {"collaborationIdentifier": str(uuid.uuid4())}
    # Inferred for ListMembers, which also has the ResourceNotFoundException that Terraform's code looks for.
    for operation in (client.get_collaboration, client.delete_collaboration, client.list_members):
        with refused(GONE) as caught:
            operation(**unknown)
        assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 403


def test_getting_or_deleting_a_deleted_collaboration_is_denied(client):
    made = client.create_collaboration(**terraform_collaboration())["collaboration"]
    deleted = {"collaborationIdentifier": made["id"]}
    client.delete_collaboration(**deleted)
    for operation in (client.get_collaboration, client.delete_collaboration, client.list_members):
        with refused(GONE):
            operation(**deleted)


# Terraform: memberships, with two accounts.


@pytest.fixture
def join(client, other, other_client):
    """Joins a collaboration of the other account, in which this one has the abilities that it is invited with."""
    def join(account, creator_abilities, abilities, **settings):
        made = other_client.create_collaboration(
            **terraform_collaboration([invitation(account, *abilities)], creator_abilities, queryLogStatus="ENABLED"))["collaboration"]
        return made, client.create_membership(
            collaborationIdentifier=made["id"], queryLogStatus="DISABLED", tags={"Project": "Terraform"}, **settings)["membership"]
    return join


def test_a_membership_has_its_abilities_from_the_invitation(client, account, other, join):
    collaboration, made = join(account, ["CAN_QUERY"], ["CAN_RECEIVE_RESULTS"], defaultResultConfiguration=results(account))
    found = client.get_membership(membershipIdentifier=made["id"])["membership"]
    assert found == made
    assert (found["status"], found["queryLogStatus"]) == ("ACTIVE", "DISABLED")
    assert found["memberAbilities"] == ["CAN_RECEIVE_RESULTS"]
    assert (found["collaborationId"], found["collaborationArn"]) == (collaboration["id"], collaboration["arn"])
    assert (found["collaborationName"], found["collaborationCreatorDisplayName"]) == ("name", "creator")
    assert found["collaborationCreatorAccountId"] == other
    s3 = found["defaultResultConfiguration"]["outputConfiguration"]["s3"]
    assert (s3["bucket"], s3["resultFormat"], s3["keyPrefix"]) == ("results", "CSV", "test")
    assert found["defaultResultConfiguration"]["roleArn"] == role(account)
    assert tags(client, made) == {"Project": "Terraform"}


def test_a_creator_without_abilities_leaves_them_to_the_one_who_needs_no_place_for_results(account, join):
    _, made = join(account, [], ["CAN_QUERY", "CAN_RECEIVE_RESULTS"])
    assert made["memberAbilities"] == ["CAN_QUERY", "CAN_RECEIVE_RESULTS"]
    assert "defaultResultConfiguration" not in made


def test_a_place_for_results_can_be_added_later_with_a_bucket_and_a_format_only(client, account, join):
    _, made = join(account, [], ["CAN_QUERY", "CAN_RECEIVE_RESULTS"])
    client.update_membership(
        membershipIdentifier=made["id"], queryLogStatus="DISABLED", defaultResultConfiguration=results(None, prefix=None))
    found = client.get_membership(membershipIdentifier=made["id"])["membership"]["defaultResultConfiguration"]
    assert "roleArn" not in found and "keyPrefix" not in found["outputConfiguration"]["s3"]
    assert found["outputConfiguration"]["s3"]["bucket"] == "results"


def test_a_memberships_log_results_and_tag_change_in_place(client, account, join):
    _, made = join(account, ["CAN_QUERY"], ["CAN_RECEIVE_RESULTS"], defaultResultConfiguration=results(account))
    updated = client.update_membership(
        membershipIdentifier=made["id"], queryLogStatus="ENABLED",
        defaultResultConfiguration=results(account, "second", "PARQUET", "updated-prefix"))["membership"]
    client.tag_resource(resourceArn=made["arn"], tags={"Project": "updated tag"})
    found = client.get_membership(membershipIdentifier=made["id"])["membership"]
    assert found == updated and found["id"] == made["id"] and found["queryLogStatus"] == "ENABLED"
    s3 = found["defaultResultConfiguration"]["outputConfiguration"]["s3"]
    assert (s3["bucket"], s3["resultFormat"], s3["keyPrefix"]) == ("second", "PARQUET", "updated-prefix")
    assert tags(client, made) == {"Project": "updated tag"}


def test_a_memberships_collaboration_and_abilities_do_not_change_in_place(client, account, join):
    _, made = join(account, [], ["CAN_QUERY", "CAN_RECEIVE_RESULTS"])
    slip_in(client, "UpdateMembership", collaborationIdentifier=str(uuid.uuid4()), memberAbilities=[])
    client.update_membership(membershipIdentifier=made["id"], queryLogStatus="DISABLED")
    found = client.get_membership(membershipIdentifier=made["id"])["membership"]
    assert found == {**made, "updateTime": found["updateTime"]}


def test_a_membership_that_is_unknown_deleted_or_anothers_is_not_found(client, account, other_client, join):
    _, made = join(account, [], ["CAN_QUERY", "CAN_RECEIVE_RESULTS"])
    for operation in (other_client.get_membership, other_client.delete_membership):
        with refused(NOT_FOUND):
            operation(membershipIdentifier=made["id"])
    client.delete_membership(membershipIdentifier=made["id"])
    for gone in (made["id"], str(uuid.uuid4())):
        for operation in (client.get_membership, client.delete_membership):
            with refused(NOT_FOUND) as caught:
                operation(membershipIdentifier=gone)
            assert (caught.value.response["resourceId"], caught.value.response["resourceType"]) == (gone, "MEMBERSHIP")


def test_the_creators_membership_is_deleted_only_after_the_collaboration(client):
    made = client.create_collaboration(**terraform_collaboration())["collaboration"]["id"]
    membership = client.create_membership(collaborationIdentifier=made, queryLogStatus="DISABLED")["membership"]["id"]
    with refused("ConflictException") as caught:
        client.delete_membership(membershipIdentifier=membership)
    assert caught.value.response["Error"]["Message"] == CREATOR_IS_ACTIVE
    assert client.get_membership(membershipIdentifier=membership)["membership"]["status"] == "ACTIVE"
    client.delete_collaboration(collaborationIdentifier=made)
    client.delete_membership(membershipIdentifier=membership)
    with refused(NOT_FOUND):
        client.get_membership(membershipIdentifier=membership)


# Terraform: configured tables and their rules.


def test_a_configured_table_comes_back_as_it_was_made(client, account):
    made = make_table(client)
    found = client.get_configured_table(configuredTableIdentifier=made["id"])["configuredTable"]
    assert found == made
    assert (found["name"], found["description"], found["analysisMethod"]) == ("table", "description", "DIRECT_QUERY")
    assert found["allowedColumns"] == ["my_column_1", "my_column_2"]
    assert (found["tableReference"]["glue"]["databaseName"], found["tableReference"]["glue"]["tableName"]) == ("database", "table")
    assert found["arn"] == f"arn:aws:cleanrooms:{REGION}:{account}:configuredtable/{made['id']}"
    assert tags(client, made) == {"Project": "Terraform"}


@pytest.mark.parametrize("changes", [
    {"name": "updated name", "description": "updated description"},
    {"allowedColumns": ["my_column_1"]},
    {"allowedColumns": ["my_column_1", "my_column_2", "my_column_3"]},
    {"analysisMethod": "DIRECT_JOB"},
    {"analysisMethod": "MULTIPLE", "selectedAnalysisMethods": ["DIRECT_JOB", "DIRECT_QUERY"]},
], ids=lambda changes: " and ".join(changes))
def test_a_configured_table_changes_in_place(client, changes):
    made = make_table(client)
    updated = client.update_configured_table(configuredTableIdentifier=made["id"], **changes)["configuredTable"]
    found = client.get_configured_table(configuredTableIdentifier=made["id"])["configuredTable"]
    assert found == updated == {**made, **changes, "updateTime": found["updateTime"]}
    assert tags(client, made) == {"Project": "Terraform"}


def test_a_configured_table_can_point_to_another_table_in_place(client):
    made = make_table(client)
    client.update_configured_table(
        configuredTableIdentifier=made["id"], tableReference={"glue": {"databaseName": "database2", "tableName": "table2"}})
    found = client.get_configured_table(configuredTableIdentifier=made["id"])["configuredTable"]
    glue = found["tableReference"]["glue"]
    assert (found["id"], glue["databaseName"], glue["tableName"]) == (made["id"], "database2", "table2")


def test_a_configured_table_that_is_missing_is_not_found_and_so_deleted_twice(client):
    made = make_table(client)["id"]
    client.delete_configured_table(configuredTableIdentifier=made)
    for missing in (made, str(uuid.uuid4())):
        for operation in (client.get_configured_table, client.delete_configured_table):
            with refused(NOT_FOUND) as caught:
                operation(configuredTableIdentifier=missing)
            assert caught.value.response["resourceType"] == "CONFIGURED_TABLE"


LIST_RULE = {"v1": {"list": {"joinColumns": ["my_column_1"], "listColumns": ["my_column_2"]}}}
CUSTOM_RULE = {"v1": {"custom": {"allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": ["111122223333"]}}}


def test_a_rule_that_was_deleted_is_not_found_and_another_kind_can_take_its_place(client):
    table = {"configuredTableIdentifier": make_table(client)["id"]}
    client.create_configured_table_analysis_rule(**table, analysisRuleType="CUSTOM", analysisRulePolicy=CUSTOM_RULE)
    client.delete_configured_table_analysis_rule(**table, analysisRuleType="CUSTOM")
    for operation in (client.get_configured_table_analysis_rule, client.delete_configured_table_analysis_rule):
        with refused(NOT_FOUND) as caught:
            operation(**table, analysisRuleType="CUSTOM")
        assert caught.value.response["Error"]["Message"] == (
            f"No such analysis rule with configuredTableId: {table['configuredTableIdentifier']} and type CUSTOM")
    client.create_configured_table_analysis_rule(**table, analysisRuleType="LIST", analysisRulePolicy=LIST_RULE)
    assert client.get_configured_table(**table)["configuredTable"]["analysisRuleTypes"] == ["LIST"]


# CloudFormation: the life of each resource, as its handlers walk it.


@pytest.fixture(params=[
    collaboration_resource, membership_resource, configured_table_resource, configured_table_association_resource,
    analysis_template_resource], ids=lambda made: made.__name__.removesuffix("_resource"))
def resource(request, client, account, other_client):
    return request.param(client, account, other_client)


def test_what_is_read_after_a_create_is_what_was_created(resource):
    made = resource.create()
    assert resource.call("get") == made
    assert {member: made[member] for member in ("name", "description") if member in resource.request} == {
        member: value for member, value in resource.request.items() if member in ("name", "description")}
    assert resource.listed() == [made["id"]]
    # Tags are read apart: no answer of a create or a get holds them.
    assert "tags" not in made
    assert tags(resource.client, made) == {"stack": "one", "stage": "test"}


def test_what_is_read_after_an_update_has_changed_in_place(resource):
    made = resource.create()
    updated = resource.call("update", **resource.change)
    found = resource.call("get")
    assert found == updated == {**made, **resource.change, "updateTime": found["updateTime"]}
    assert found["updateTime"] >= made["updateTime"]
    assert resource.listed() == [made["id"]]


def test_an_update_changes_nothing_that_only_a_replacement_can(resource):
    made = resource.create()
    slip_in(resource.client, f"Update{resource.kind.title().replace('_', '')}", **resource.fixed)
    resource.call("update", **resource.change)
    found = resource.call("get")
    assert found == {**made, **resource.change, "updateTime": found["updateTime"]}


def test_the_tags_of_a_stack_are_changed_by_their_difference(resource):
    made = resource.create()
    resource.client.tag_resource(resourceArn=made["arn"], tags={"stack": "two", "owner": "us"})
    resource.client.untag_resource(resourceArn=made["arn"], tagKeys=["stage"])
    assert tags(resource.client, made) == {"stack": "two", "owner": "us"}
    assert resource.call("get") == made


def test_after_a_delete_a_read_an_update_and_another_delete_find_nothing(resource):
    resource.create()
    assert resource.call("delete") is None
    assert resource.listed() == []
    for verb, parameters in (("get", {}), ("update", resource.change), ("delete", {})):
        with refused(resource.gone):
            resource.call(verb, **parameters)


def test_a_stack_gives_a_table_another_rule_by_deleting_the_one_that_it_has(client):
    table = {"configuredTableIdentifier": make_table(client)["id"]}
    client.create_configured_table_analysis_rule(**table, analysisRuleType="LIST", analysisRulePolicy=LIST_RULE)
    with refused("ConflictException"):
        client.create_configured_table_analysis_rule(**table, analysisRuleType="CUSTOM", analysisRulePolicy=CUSTOM_RULE)
    client.delete_configured_table_analysis_rule(**table, analysisRuleType="LIST")
    client.create_configured_table_analysis_rule(**table, analysisRuleType="CUSTOM", analysisRulePolicy=CUSTOM_RULE)
    rule = client.get_configured_table_analysis_rule(**table, analysisRuleType="CUSTOM")["analysisRule"]
    assert rule["policy"] == CUSTOM_RULE


def test_a_stack_deletes_a_table_without_deleting_its_rule(client):
    table = {"configuredTableIdentifier": make_table(client)["id"]}
    client.create_configured_table_analysis_rule(**table, analysisRuleType="LIST", analysisRulePolicy=LIST_RULE)
    client.delete_configured_table(**table)
    with refused(NOT_FOUND):
        client.get_configured_table(**table)


def test_an_analysis_template_holds_a_membership_until_it_is_deleted(client, account, other_client):
    membership = membership_resource(client, account, other_client)
    made = membership.create()
    template = client.create_analysis_template(
        membershipIdentifier=made["id"], name="template", format="SQL", source={"text": "SELECT 1"})["analysisTemplate"]
    with refused("ConflictException") as caught:
        membership.call("delete")
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 409
    client.delete_analysis_template(membershipIdentifier=made["id"], analysisTemplateIdentifier=template["id"])
    membership.call("delete")
    with refused(NOT_FOUND):
        membership.call("get")
