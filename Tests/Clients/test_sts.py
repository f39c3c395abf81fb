"""The two calls of STS that clients make first, by boto3 and by the AWS CLI."""

import json
import os
import pathlib
import subprocess
import sys

import boto3
import pytest
from botocore.exceptions import ClientError
from campaign import ADVERTISER, PUBLISHER
from conftest import REGION

AWS = pathlib.Path(sys.executable).with_name("aws")
ROLE = f"arn:aws:iam::{PUBLISHER}:role/team/analyst"


def client(server, service, **credentials):
    return boto3.Session(region_name=REGION, **credentials).client(service, endpoint_url=server.url)


@pytest.fixture(scope="module")
def sts(server):
    return client(server, "sts", aws_access_key_id=ADVERTISER, aws_secret_access_key="any")


def test_the_caller_is_the_account_of_its_key(sts):
    identity = sts.get_caller_identity()
    assert (identity["Account"], identity["Arn"]) == (ADVERTISER, f"arn:aws:iam::{ADVERTISER}:root")


def test_an_assumed_role_acts_for_its_account(server, sts):
    assumed = sts.assume_role(RoleArn=ROLE, RoleSessionName="tests", DurationSeconds=900)
    credentials = {
        "aws_access_key_id": assumed["Credentials"]["AccessKeyId"],
        "aws_secret_access_key": assumed["Credentials"]["SecretAccessKey"],
        "aws_session_token": assumed["Credentials"]["SessionToken"]}
    identity = client(server, "sts", **credentials).get_caller_identity()
    assert identity["Account"] == PUBLISHER
    assert identity["Arn"] == assumed["AssumedRoleUser"]["Arn"] == f"arn:aws:sts::{PUBLISHER}:assumed-role/analyst/tests"
    assert identity["UserId"] == assumed["AssumedRoleUser"]["AssumedRoleId"]
    made = client(server, "cleanrooms", **credentials).create_collaboration(
        name="Roles", description="Made by a role", creatorDisplayName="Publisher", creatorMemberAbilities=[], members=[],
        queryLogStatus="DISABLED")
    assert made["collaboration"]["creatorAccountId"] == PUBLISHER


def test_what_is_no_role_is_refused(sts):
    with pytest.raises(ClientError) as caught:
        sts.assume_role(RoleArn="arn:aws:iam::222222222222:user/somebody", RoleSessionName="tests")
    assert caught.value.response["Error"]["Code"] == "ValidationError"


def test_the_cli_assumes_a_role_by_its_profile(server, tmp_path):
    config = tmp_path / "config"
    config.write_text(f"[profile analyst]\nrole_arn = {ROLE}\nsource_profile = base\nrole_session_name = cli\n"
                      f"[profile base]\naws_access_key_id = {ADVERTISER}\naws_secret_access_key = any\n")

    def aws(*words):
        environment = {
            **os.environ, "AWS_CONFIG_FILE": str(config), "AWS_DEFAULT_REGION": REGION, "AWS_ENDPOINT_URL": server.url,
            "AWS_PROFILE": "analyst", "AWS_PAGER": ""}
        done = subprocess.run([str(AWS), *words, "--output", "json"], capture_output=True, env=environment, timeout=60)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    assert aws("sts", "get-caller-identity")["Arn"] == f"arn:aws:sts::{PUBLISHER}:assumed-role/analyst/cli"
    names = [row["name"] for row in aws("cleanrooms", "list-collaborations")["collaborationList"]]
    assert "Roles" in names
