"""The requests of the infrastructure providers, and the resources that CloudFormation's handlers walk through their lives.

Source: internal/service/cleanrooms of terraform-provider-aws; aws-cloudformation-resource-providers-cleanrooms.
"""

import json

from campaign import role

NOT_FOUND = "ResourceNotFoundException"
# What handlers take for "it is gone" where the service does not tell a missing collaboration from another's.
GONE = "AccessDeniedException"


def cleartext(preserve_nulls):
    return {
        "allowCleartext": True, "allowDuplicates": True, "allowJoinsOnColumnsWithDifferentNames": True, "preserveNulls": preserve_nulls}


def terraform_collaboration(members=(), abilities=("CAN_QUERY", "CAN_RECEIVE_RESULTS"), **changes):
    return {
        "name": "name", "description": "description", "creatorDisplayName": "creator", "creatorMemberAbilities": list(abilities),
        "queryLogStatus": "DISABLED", "members": list(members), "dataEncryptionMetadata": cleartext(preserve_nulls=False),
        "tags": {"Project": "Terraform"}, **changes}


def invitation(account, *abilities):
    return {"accountId": account, "displayName": "OtherMember", "memberAbilities": list(abilities)}


def slip_in(client, operation, **members):
    """Adds members to the bodies of an operation that the operation does not have."""
    def add(params, **_):
        params["body"] = json.dumps({**json.loads(params["body"] or "{}"), **members}).encode()
    client.meta.events.register(f"before-call.cleanrooms.{operation}", add)


def results(account, bucket="results", result_format="CSV", prefix="test"):
    s3 = {"bucket": bucket, "resultFormat": result_format, **({"keyPrefix": prefix} if prefix else {})}
    return {"outputConfiguration": {"s3": s3}, **({"roleArn": role(account)} if account else {})}


def terraform_table(**changes):
    return {
        "name": "table", "description": "description", "analysisMethod": "DIRECT_QUERY",
        "allowedColumns": ["my_column_1", "my_column_2"],
        "tableReference": {"glue": {"databaseName": "database", "tableName": "table"}}, "tags": {"Project": "Terraform"}, **changes}


def make_table(client, **changes):
    return client.create_configured_table(**terraform_table(**changes))["configuredTable"]


class Resource:
    """A resource under the handlers of its type."""

    def __init__(self, client, kind, request, change, scope=None, gone=NOT_FOUND, fixed=None):
        self.client, self.kind, self.request, self.change = client, kind, request, change
        self.scope, self.gone, self.fixed = scope or {}, gone, fixed
        first, *rest = kind.split("_")
        self.member = first + "".join(word.title() for word in rest)

    def create(self):
        answer = getattr(self.client, f"create_{self.kind}")(**self.scope, **self.request, tags={"stack": "one", "stage": "test"})
        self.made = answer[self.member]
        self.which = {**self.scope, f"{self.member}Identifier": self.made["id"]}
        return self.made

    def call(self, verb, **parameters):
        return getattr(self.client, f"{verb}_{self.kind}")(**self.which, **parameters).get(self.member)

    def listed(self):
        # The collaborations' answer is the only one that is not named after its summaries.
        member = "collaborationList" if self.kind == "collaboration" else f"{self.member}Summaries"
        return [row["id"] for row in getattr(self.client, f"list_{self.kind}s")(**self.scope)[member]]


def joined(client):
    """A collaboration of one's own and the membership in it; answers the membership as a scope."""
    made = client.create_collaboration(**terraform_collaboration())["collaboration"]["id"]
    membership = client.create_membership(collaborationIdentifier=made, queryLogStatus="DISABLED")["membership"]["id"]
    return {"membershipIdentifier": membership}


def collaboration_resource(client, account, other_client):
    request = {member: value for member, value in terraform_collaboration().items() if member != "tags"}
    return Resource(
        client, "collaboration", request, {"name": "renamed", "description": "changed"}, gone=GONE,
        fixed={"creatorDisplayName": "another", "queryLogStatus": "ENABLED"})


def membership_resource(client, account, other_client):
    # Of another's collaboration: the creator's own cannot be deleted by itself.
    made = other_client.create_collaboration(
        **terraform_collaboration([invitation(account, "CAN_RECEIVE_RESULTS")], ["CAN_QUERY"], queryLogStatus="ENABLED"))
    request = {
        "collaborationIdentifier": made["collaboration"]["id"], "queryLogStatus": "DISABLED",
        "defaultResultConfiguration": results(account)}
    return Resource(client, "membership", request, {"queryLogStatus": "ENABLED"}, fixed={"memberAbilities": []})


def configured_table_resource(client, account, other_client):
    request = {member: value for member, value in terraform_table().items() if member != "tags"}
    return Resource(client, "configured_table", request, {"name": "renamed", "description": "changed"}, fixed={"tableType": "ATHENA"})


def configured_table_association_resource(client, account, other_client):
    request = {
        "name": "associated", "description": "description", "roleArn": role(account),
        "configuredTableIdentifier": make_table(client)["id"]}
    return Resource(
        client, "configured_table_association", request, {"description": "changed", "roleArn": f"{role(account)}-2"}, joined(client),
        fixed={"name": "renamed", "configuredTableIdentifier": make_table(client)["id"]})


def analysis_template_resource(client, account, other_client):
    request = {
        "name": "template", "description": "description", "format": "SQL",
        "source": {"text": "SELECT my_column_1 FROM associated WHERE my_column_2 = :wanted"},
        "analysisParameters": [{"name": "wanted", "type": "VARCHAR", "defaultValue": "a"}]}
    return Resource(
        client, "analysis_template", request, {"description": "changed"}, joined(client),
        fixed={"name": "renamed", "source": {"text": "SELECT 1"}})
