"""The calls that two of aws-samples' scripts make: setup_cleanrooms.py, and undeploy.py in both of its ways.

Source: aws-samples, sample-FinancialFraudPropensityScoringWithCleanRoomsML and its twins.
"""

import uuid

from botocore.exceptions import ClientError
from campaign import role
from conftest import REGION
from providers import cleartext

PREFIX = "cleanrooms-ml-fsi-fraud"
TABLES = {
    "bank": ["customer_id", "account_id", "login_count", "observation_date"],
    "payment_processor": ["customer_id", "card_type", "chargeback_count", "is_suspicious"],
}
PAYERS = {
    "queryCompute": {"isResponsible": True},
    "machineLearning": {"modelTraining": {"isResponsible": True}, "modelInference": {"isResponsible": True}},
}


class Script:
    """A script's calls in their order, with those of its failures that it only logs."""

    def __init__(self, client, account):
        self.client, self.account = client, account
        self.calls, self.logged = [], []
        # Before the parameters are built: a call that is refused counts as well.
        client.meta.events.register("provide-client-params.cleanrooms.*", self._note)

    def _note(self, model, **_):
        self.calls.append(model.name)

    def logging(self, code, call, **parameters):
        """Goes on after a refusal of that code; any other ends the script."""
        try:
            return call(**parameters)
        except ClientError as error:
            if error.response["Error"]["Code"] != code:
                raise
            self.logged.append((error.operation_name, error.response["Error"]["Message"]))

    def set_up(self):
        """Makes what is not there yet; answers the collaboration's and the membership's id."""
        membership = self._join()
        for name, columns in TABLES.items():
            self._add_table(membership[1], name, columns)
        found = self.client.list_configured_table_associations(membershipIdentifier=membership[1])
        for association in found["configuredTableAssociationSummaries"]:
            algorithm = f"{uuid.uuid4()}/configured-model-algorithm-association/{uuid.uuid4()}"
            self.logging(
                "ConflictException", self.client.create_configured_table_association_analysis_rule,
                membershipIdentifier=membership[1], configuredTableAssociationIdentifier=association["id"], analysisRuleType="LIST",
                analysisRulePolicy={"v1": {"list": {
                    "allowedResultReceivers": [self.account],
                    "allowedAdditionalAnalyses": [f"arn:aws:cleanrooms-ml:{REGION}:{self.account}:membership/{algorithm}"]}}})
        return membership

    def _join(self):
        for collaboration in self.client.list_collaborations(memberStatus="ACTIVE")["collaborationList"]:
            if collaboration["name"] == f"{PREFIX}-collaboration":
                for membership in self.client.list_memberships(status="ACTIVE")["membershipSummaries"]:
                    if membership["collaborationId"] == collaboration["id"]:
                        return collaboration["id"], membership["id"]
        collaboration = self.client.create_collaboration(
            name=f"{PREFIX}-collaboration", description="Fraud propensity", creatorDisplayName="Bank", members=[],
            creatorMemberAbilities=["CAN_QUERY", "CAN_RECEIVE_RESULTS"],
            creatorMLMemberAbilities={"customMLMemberAbilities": ["CAN_RECEIVE_MODEL_OUTPUT", "CAN_RECEIVE_INFERENCE_OUTPUT"]},
            creatorPaymentConfiguration=PAYERS, queryLogStatus="ENABLED", dataEncryptionMetadata=cleartext(preserve_nulls=False))
        collaboration = collaboration["collaboration"]["id"]
        membership = self.client.create_membership(
            collaborationIdentifier=collaboration, queryLogStatus="ENABLED", paymentConfiguration=PAYERS)
        return collaboration, membership["membership"]["id"]

    def _add_table(self, membership, name, columns):
        tables = {row["name"]: row["id"] for row in self.client.list_configured_tables()["configuredTableSummaries"]}
        table = tables.get(f"{PREFIX}-{name}")
        if table is None:
            table = self.client.create_configured_table(
                name=f"{PREFIX}-{name}", description=name, tableReference={"glue": {"databaseName": "fraud", "tableName": name}},
                allowedColumns=columns, analysisMethod="DIRECT_QUERY")["configuredTable"]["id"]
        self.logging(
            "ConflictException", self.client.create_configured_table_analysis_rule,
            configuredTableIdentifier=table, analysisRuleType="LIST",
            analysisRulePolicy={"v1": {"list": {
                "joinColumns": columns[:1], "listColumns": columns[1:], "allowedJoinOperators": ["OR"],
                "additionalAnalyses": "ALLOWED"}}})
        self.logging(
            "ConflictException", self.client.create_configured_table_association,
            membershipIdentifier=membership, configuredTableIdentifier=table, name=f"{name}_association", description=name,
            roleArn=role(self.account))

    def _membership(self):
        (found,) = [
            row for row in self.client.list_memberships(status="ACTIVE")["membershipSummaries"] if PREFIX in row["collaborationName"]]
        return {"membershipIdentifier": found["id"]}, {"collaborationIdentifier": found["collaborationId"]}

    def _associations(self, membership):
        found = self.client.list_configured_table_associations(**membership)["configuredTableAssociationSummaries"]
        return [{**membership, "configuredTableAssociationIdentifier": row["id"]} for row in found]

    def _tables(self):
        found = self.client.list_configured_tables()["configuredTableSummaries"]
        return [{"configuredTableIdentifier": row["id"]} for row in found if row["name"].startswith(PREFIX)]

    def undeploy(self):
        """The way of most samples: from the inside out."""
        membership, collaboration = self._membership()
        for association in self._associations(membership):
            self.client.delete_configured_table_association_analysis_rule(**association, analysisRuleType="LIST")
            self.client.delete_configured_table_association(**association)
        for table in self._tables():
            self.client.delete_configured_table_analysis_rule(**table, analysisRuleType="LIST")
            self.client.delete_configured_table(**table)
        self.client.delete_collaboration(**collaboration)

    def undeploy_without_rules(self):
        """The way of the sample on adverse drug reactions: what holds rules is deleted with them."""
        membership, collaboration = self._membership()
        for association in self._associations(membership):
            self.client.delete_configured_table_association(**association)
        self.logging("ConflictException", self.client.delete_membership, **membership)
        self.client.delete_collaboration(**collaboration)
        for table in self._tables():
            self.client.delete_configured_table(**table)

    def left_behind(self):
        return (
            self.client.list_collaborations()["collaborationList"], self.client.list_configured_tables()["configuredTableSummaries"],
            self.client.list_memberships(status="ACTIVE")["membershipSummaries"])
