"""Signatures held against a credentials file, by clients that sign on their own."""

import datetime
import urllib.request
from urllib.error import HTTPError

import boto3
import pytest
from botocore.auth import SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from campaign import ADVERTISER, PUBLISHER
from conftest import REGION, Server, refused

SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
ROLE = "arn:aws:iam::333333333333:role/analyst"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    file = tmp_path_factory.mktemp("credentials") / "credentials"
    file.write_text(
        f"[advertiser]\naws_access_key_id = AKIDADVERTISER\naws_secret_access_key = {SECRET}\naccount = {ADVERTISER}\n\n"
        f"[publisher]\naws_access_key_id = {PUBLISHER}\naws_secret_access_key = other\n")
    # A seed's own requests are signed by nobody.
    server = Server("--verify-signatures", str(file), "--seed", "two-members", environment={"CLEANROOMS_CONTROL_TOKEN": "token"})
    yield server
    log = server.text()
    assert server.stop() == 0
    assert SECRET not in log


def client(server, key="AKIDADVERTISER", secret=SECRET, service="cleanrooms", region=REGION, **more):
    return boto3.Session(aws_access_key_id=key, aws_secret_access_key=secret, region_name=region, **more).client(
        service, endpoint_url=server.url, config=Config(retries={"total_max_attempts": 1, "mode": "standard"}))


def collaboration(client, **changes):
    return client.create_collaboration(**{
        "name": "Signed", "description": "Signed", "creatorDisplayName": "Advertiser", "creatorMemberAbilities": [],
        "members": [{"accountId": PUBLISHER, "displayName": "Publisher", "memberAbilities": ["CAN_QUERY", "CAN_RECEIVE_RESULTS"]}],
        "queryLogStatus": "DISABLED", **changes})["collaboration"]


def test_every_kind_of_request_comes_in(server):
    ours = client(server)
    made = collaboration(ours, name="Grüße, 世界 & + %2F ~", tags={"stage": "a b", "größe": "+/="})
    assert made["creatorAccountId"] == ADVERTISER
    identifier = made["id"]
    assert ours.get_collaboration(collaborationIdentifier=identifier)["collaboration"]["name"] == "Grüße, 世界 & + %2F ~"
    # An ARN in the path, with %3A and %2F.
    assert ours.list_tags_for_resource(resourceArn=made["arn"])["tags"] == {"stage": "a b", "größe": "+/="}
    ours.tag_resource(resourceArn=made["arn"], tags={"z": "1", "a b": "2"})
    # A list in the query, which is not in order and has to be escaped.
    ours.untag_resource(resourceArn=made["arn"], tagKeys=["z", "größe", "a b", "stage"])
    assert ours.list_tags_for_resource(resourceArn=made["arn"])["tags"] == {}
    collaboration(ours)
    first = ours.list_collaborations(maxResults=1)
    assert len(ours.list_collaborations(maxResults=1, nextToken=first["nextToken"])["collaborationList"]) == 1
    assert ours.update_collaboration(collaborationIdentifier=identifier, name="Später")["collaboration"]["name"] == "Später"
    theirs = client(server, PUBLISHER, "other", region="eu-central-1")
    assert theirs.list_collaborations()["collaborationList"] == []
    theirs = client(server, PUBLISHER, "other")
    joined = theirs.create_membership(collaborationIdentifier=identifier, queryLogStatus="DISABLED")["membership"]
    assert joined["memberAbilities"] == ["CAN_QUERY", "CAN_RECEIVE_RESULTS"]
    ours.delete_collaboration(collaborationIdentifier=identifier)


def test_a_wrong_secret_is_refused(server):
    with refused("InvalidSignatureException") as caught:
        client(server, secret="wrong").list_collaborations()
    answer = caught.value.response
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 403
    assert answer["Error"]["Message"].startswith("The request signature we calculated does not match the signature you provided.")


def test_an_unknown_key_is_refused(server):
    with refused("UnrecognizedClientException"):
        client(server, key="AKIDOTHER").list_collaborations()
    with refused("UnrecognizedClientException"):
        client(server, aws_session_token="token").list_collaborations()


def test_what_is_changed_on_the_way_is_refused(server):
    def change_the_body(request, **_):
        request.body = request.body.replace(b"Signed", b"Forged")

    ours = client(server)
    ours.meta.events.register("before-send.cleanrooms", change_the_body)
    with refused("InvalidSignatureException"):
        collaboration(ours)

    def change_the_path(request, **_):
        request.url = request.url.replace("/collaborations", "/configuredTables")

    ours = client(server)
    ours.meta.events.register("before-send.cleanrooms", change_the_path)
    with refused("InvalidSignatureException"):
        ours.list_collaborations()


def presigned(server, expires):
    request = AWSRequest("GET", f"{server.url}/collaborations?maxResults=5")
    SigV4QueryAuth(Credentials("AKIDADVERTISER", SECRET), "cleanrooms", REGION, expires=expires).add_auth(request)
    return request.url


def test_a_presigned_url_comes_in_without_a_header(server):
    url = presigned(server, 60)
    with urllib.request.urlopen(url) as answer:
        assert answer.status == 200
    with pytest.raises(HTTPError) as caught:
        urllib.request.urlopen(url.replace("maxResults=5", "maxResults=6"))
    assert (caught.value.code, caught.value.headers["x-amzn-ErrorType"]) == (403, "InvalidSignatureException")


def test_a_stale_signature_is_refused_whatever_the_emulators_clock_says(server):
    stale = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=1)
    stamp = stale.strftime("%Y%m%dT%H%M%SZ")
    request = AWSRequest("GET", f"{server.url}/collaborations")
    auth = SigV4QueryAuth(Credentials("AKIDADVERTISER", SECRET), "cleanrooms", REGION, expires=60)
    request.context["timestamp"] = stamp
    query = (
        f"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDADVERTISER%2F{stamp[:8]}%2F{REGION}%2Fcleanrooms%2Faws4_request"
        f"&X-Amz-Date={stamp}&X-Amz-Expires=60&X-Amz-SignedHeaders=host")
    request.url += f"?{query}"
    canonical = auth.canonical_request(request)
    signature = auth.signature(auth.string_to_sign(request, canonical), request)
    with pytest.raises(HTTPError) as caught:
        urllib.request.urlopen(f"{request.url}&X-Amz-Signature={signature}")
    assert caught.value.headers["x-amzn-ErrorType"] == "InvalidSignatureException"
    assert b"Signature expired" in caught.value.read()


def test_a_session_of_ours_signs_with_its_own_secret(server):
    assumed = client(server, service="sts").assume_role(RoleArn=ROLE, RoleSessionName="tests")["Credentials"]
    session = {"key": assumed["AccessKeyId"], "aws_session_token": assumed["SessionToken"]}
    made = collaboration(client(server, secret=assumed["SecretAccessKey"], **session))
    assert made["creatorAccountId"] == "333333333333"
    with refused("InvalidSignatureException"):
        client(server, secret="wrong", **session).list_collaborations()
    with refused("SignatureDoesNotMatch"):
        client(server, secret="wrong", service="sts", **session).get_caller_identity()
    with refused("InvalidClientTokenId"):
        client(server, key="AKIDOTHER", service="sts").get_caller_identity()
