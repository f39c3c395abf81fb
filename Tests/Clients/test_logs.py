"""The lines of the log: one for each request, and nothing secret in any of them."""

import json
import urllib.request

import boto3
import pytest
from campaign import ADVERTISER, PUBLISHER, set_up
from conftest import REGION, Server, refused


def lines(server):
    """What the server has logged; it has to have ended."""
    server.log.seek(0)
    return server.log.read().decode().splitlines()


def provoke(server):
    """Calls that bring secrets along: credentials, a role's keys, and SQL."""
    advertiser = server.client(ADVERTISER)
    sts = boto3.Session(aws_access_key_id=ADVERTISER, aws_secret_access_key="any", region_name=REGION).client("sts", endpoint_url=server.url)
    secrets = sts.assume_role(RoleArn=f"arn:aws:iam::{ADVERTISER}:role/a", RoleSessionName="tests")["Credentials"]
    made = advertiser.create_collaboration(
        name="Logs", description="What they tell", creatorDisplayName="Advertiser",
        creatorMemberAbilities=["CAN_QUERY", "CAN_RECEIVE_RESULTS"], members=[], queryLogStatus="DISABLED")
    membership = advertiser.create_membership(collaborationIdentifier=made["collaboration"]["id"], queryLogStatus="DISABLED")
    advertiser.start_protected_query(
        type="SQL", membershipIdentifier=membership["membership"]["id"], sqlParameters={"queryString": "SELECT hush FROM hushed"},
        resultConfiguration={"outputConfiguration": {"s3": {"resultFormat": "CSV", "bucket": "results"}}})
    with refused("AccessDeniedException"):
        server.client(PUBLISHER).get_collaboration(collaborationIdentifier="11111111-2222-4333-8444-555555555555")
    return [secrets["SecretAccessKey"], secrets["SessionToken"]]


def test_json_lines_tell_of_each_request():
    server = Server("--log-format", "json")
    provoke(server)
    assert server.stop() == 0
    events = [json.loads(line) for line in lines(server)]
    requests = [event for event in events if event["message"] == "request"]
    assert [event.get("operation") for event in requests] == [
        "AssumeRole", "CreateCollaboration", "CreateMembership", "StartProtectedQuery", "GetCollaboration"]
    query, refused = requests[-2:]
    assert (query["status"], query["account"], query["region"], query["method"]) == (200, ADVERTISER, REGION, "POST")
    assert query["rule"] and query["place"] and query["durationMillis"] > 0 and len(query["requestID"]) == 36
    assert (refused["status"], refused["errorType"], refused["level"]) == (403, "AccessDeniedException", "info")
    assert "request" not in query and "response" not in query


def test_what_aws_may_not_take_is_a_warning():
    server = Server("--log-format", "json", "--log-level", "warning")
    advertiser, publisher = server.client(ADVERTISER), server.client(PUBLISHER)
    _, membership, _ = set_up(advertiser, publisher)
    (association,) = advertiser.list_configured_table_associations(membershipIdentifier=membership)["configuredTableAssociationSummaries"]
    advertiser.update_configured_table_association_analysis_rule(
        membershipIdentifier=membership, configuredTableAssociationIdentifier=association["id"], analysisRuleType="LIST",
        analysisRulePolicy={"v1": {"list": {
            "allowedResultReceivers": [PUBLISHER],
            "allowedAdditionalAnalyses": ["arn:aws:cleanrooms:us-east-1:*:membership/*/configuredaudiencemodelassociation/*"]}}})
    assert server.stop() == 0
    (event,) = [json.loads(line) for line in lines(server)]
    assert (event["level"], event["operation"]) == ("warning", "UpdateConfiguredTableAssociationAnalysisRule")
    assert event["warning"].startswith("AWS may refuse allowedAdditionalAnalyses")


def test_text_lines_have_the_same_fields():
    server = Server()
    provoke(server)
    assert server.stop() == 0
    line = next(line for line in lines(server) if "operation=GetCollaboration" in line)
    assert " info request requestID=" in line and "status=403 errorType=AccessDeniedException durationMillis=" in line


@pytest.mark.parametrize("form", ["text", "json"])
def test_nothing_secret_is_logged_at_any_level(form):
    server = Server("--log-level", "trace", "--log-format", form)
    secrets = provoke(server)
    urllib.request.urlopen(f"{server.url}/_cleanrooms/requests").read()
    assert server.stop() == 0
    text = "\n".join(lines(server))
    assert "membershipIdentifier" in text or "membershipId" in text, "bodies are shown at this level"
    for secret in [*secrets, "Authorization", "Signature=", "aws4_request", "SELECT", "FROM hushed"]:
        assert secret not in text


def test_a_quiet_level_is_quiet():
    server = Server("--log-level", "error")
    provoke(server)
    assert server.stop() == 0
    assert lines(server) == []
