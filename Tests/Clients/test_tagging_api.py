"""Tags by the Resource Groups Tagging API, as cloud-custodian and moto set them: by boto3."""

import boto3
import pytest
from botocore.exceptions import ClientError
from campaign import ADVERTISER, PUBLISHER, collaboration
from conftest import REGION


def tagging(server, account):
    return boto3.Session(region_name=REGION, aws_access_key_id=account, aws_secret_access_key="any").client(
        "resourcegroupstaggingapi", endpoint_url=server.url)


@pytest.fixture(scope="module")
def api(server):
    return tagging(server, ADVERTISER)


@pytest.fixture(scope="module")
def arns(server):
    """The ARNs of three collaborations, each tagged when it was made."""
    client = server.client(ADVERTISER)
    return sorted(
        client.create_collaboration(**collaboration(), tags={"Number": str(number), "Team": "ads"})["collaboration"]["arn"]
        for number in range(3))


def test_resources_are_found_by_type_and_tag_in_pages(api, arns):
    pages = list(api.get_paginator("get_resources").paginate(
        ResourceTypeFilters=["cleanrooms:collaboration"], TagFilters=[{"Key": "Team", "Values": ["ads"]}], ResourcesPerPage=2))
    assert [len(page["ResourceTagMappingList"]) for page in pages] == [2, 1]
    found = [mapping for page in pages for mapping in page["ResourceTagMappingList"]]
    assert [mapping["ResourceARN"] for mapping in found] == arns
    assert {"Key": "Team", "Value": "ads"} in found[0]["Tags"]
    assert api.get_resources(ResourceTypeFilters=["cleanrooms:membership"])["ResourceTagMappingList"] == []


def test_tags_are_those_of_the_service(server, api, arns):
    client = server.client(ADVERTISER)
    assert api.tag_resources(ResourceARNList=arns[:2], Tags={"Env": "test"})["FailedResourcesMap"] == {}
    assert client.list_tags_for_resource(resourceArn=arns[0])["tags"]["Env"] == "test"
    assert api.untag_resources(ResourceARNList=arns[:2], TagKeys=["Env"])["FailedResourcesMap"] == {}
    assert "Env" not in client.list_tags_for_resource(resourceArn=arns[0])["tags"]


def test_keys_and_values_are_listed(api, arns):
    assert [key for page in api.get_paginator("get_tag_keys").paginate() for key in page["TagKeys"]] == ["Number", "Team"]
    assert [value for page in api.get_paginator("get_tag_values").paginate(Key="Number") for value in page["TagValues"]] == ["0", "1", "2"]


def test_what_is_anothers_fails_alone(server, arns):
    failed = tagging(server, PUBLISHER).tag_resources(ResourceARNList=[arns[0]], Tags={"Env": "test"})["FailedResourcesMap"]
    assert failed[arns[0]]["ErrorCode"] == "ResourceNotFoundException"


def test_a_refusal_has_the_services_form(api):
    with pytest.raises(ClientError) as caught:
        api.get_resources(PaginationToken="nonsense")
    assert caught.value.response["Error"]["Code"] == "InvalidParameterException"
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400
