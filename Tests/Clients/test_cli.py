"""The AWS CLI walks the way that the README shows."""

import json
import os
import pathlib
import subprocess
import sys

import pytest
from campaign import ADVERTISER, PUBLISHER
from conftest import REGION

AWS = pathlib.Path(sys.executable).with_name("aws")


@pytest.fixture(scope="module")
def aws(server):
    def run(account, *words, ok=True):
        """Runs `aws cleanrooms …` as an account, and answers what it prints: JSON, or its error text."""
        environment = {
            **os.environ, "AWS_ACCESS_KEY_ID": account, "AWS_SECRET_ACCESS_KEY": "any", "AWS_DEFAULT_REGION": REGION,
            "AWS_ENDPOINT_URL_CLEANROOMS": server.url, "AWS_MAX_ATTEMPTS": "1", "AWS_PAGER": ""}
        done = subprocess.run([str(AWS), "cleanrooms", *words, "--output", "json"], capture_output=True, env=environment, timeout=60)
        assert (done.returncode == 0) == ok, done.stderr.decode()
        if not ok:
            return done.stderr.decode()
        return json.loads(done.stdout) if done.stdout.strip() else None

    return run


def test_two_accounts_meet(aws):
    made = aws(
        ADVERTISER, "create-collaboration", "--name", "Campaign overlap", "--description", "Which members flew",
        "--creator-display-name", "Advertiser", "--creator-member-abilities", "[]", "--query-log-status", "DISABLED",
        "--members", f"accountId={PUBLISHER},displayName=Publisher,memberAbilities=CAN_QUERY,CAN_RECEIVE_RESULTS")
    collaboration = made["collaboration"]["id"]

    (invitation,) = aws(PUBLISHER, "list-collaborations", "--member-status", "INVITED")["collaborationList"]
    assert invitation["id"] == collaboration

    for account in (ADVERTISER, PUBLISHER):
        joined = aws(account, "create-membership", "--collaboration-identifier", collaboration, "--query-log-status", "DISABLED")
        assert joined["membership"]["status"] == "ACTIVE"

    members = aws(ADVERTISER, "list-members", "--collaboration-identifier", collaboration)["memberSummaries"]
    assert {member["status"] for member in members} == {"ACTIVE"}

    arn = made["collaboration"]["arn"]
    aws(ADVERTISER, "tag-resource", "--resource-arn", arn, "--tags", "stage=test")
    assert aws(ADVERTISER, "list-tags-for-resource", "--resource-arn", arn)["tags"] == {"stage": "test"}

    assert aws(ADVERTISER, "delete-collaboration", "--collaboration-identifier", collaboration) is None
    gone = aws(PUBLISHER, "get-collaboration", "--collaboration-identifier", collaboration, ok=False)
    assert "AccessDeniedException" in gone
