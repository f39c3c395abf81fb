"""The collaboration that the client tests share: an advertiser's members, matched with a publisher's flights."""

import time

ADVERTISER = "111111111111"
PUBLISHER = "222222222222"
STRANGER = "333333333333"

JOIN = (
    "SELECT DISTINCT members.city FROM members "
    "INNER JOIN flight_history ON members.loyalty_number = flight_history.loyalty_number")

MEMBERS = ["loyalty_number", "city", "gender", "country", "enrollment_year"]
FLIGHTS = ["loyalty_number", "flights_booked", "year"]


def collaboration(engine=None):
    """The input of CreateCollaboration; without an engine it is the service's choice."""
    return {
        "name": "Campaign overlap",
        "description": "Which members flew",
        "creatorDisplayName": "Advertiser",
        "creatorMemberAbilities": [],
        "members": [
            {"accountId": PUBLISHER, "displayName": "Publisher", "memberAbilities": ["CAN_QUERY", "CAN_RECEIVE_RESULTS"]}
        ],
        "queryLogStatus": "DISABLED",
        **({"analyticsEngine": engine} if engine else {}),
    }


RESULTS = {"outputConfiguration": {"s3": {"resultFormat": "CSV", "bucket": "publisher-results", "keyPrefix": "campaign"}}}


def table(name, columns):
    """The input of CreateConfiguredTable."""
    return {
        "name": name,
        "tableReference": {"glue": {"databaseName": "airline", "tableName": name}},
        "allowedColumns": columns,
        "analysisMethod": "DIRECT_QUERY",
    }


def list_policy(column):
    return {"v1": {"list": {"joinColumns": ["loyalty_number"], "listColumns": [column]}}}


def receivers_policy(*accounts):
    return {"v1": {"list": {"allowedResultReceivers": list(accounts)}}}


def role(account):
    return f"arn:aws:iam::{account}:role/cleanrooms-reader"


def add_table(client, account, membership, name, columns, list_column):
    """Brings a table with both of its rules into a collaboration; answers the ids of the table and of the association."""
    table_id = client.create_configured_table(**table(name, columns))["configuredTable"]["id"]
    client.create_configured_table_analysis_rule(
        configuredTableIdentifier=table_id, analysisRuleType="LIST", analysisRulePolicy=list_policy(list_column))
    association = client.create_configured_table_association(
        membershipIdentifier=membership, name=name, configuredTableIdentifier=table_id, roleArn=role(account))
    association_id = association["configuredTableAssociation"]["id"]
    client.create_configured_table_association_analysis_rule(
        membershipIdentifier=membership, configuredTableAssociationIdentifier=association_id, analysisRuleType="LIST",
        analysisRulePolicy=receivers_policy(PUBLISHER))
    return table_id, association_id


def set_up(advertiser, publisher):
    """Makes a collaboration in which the publisher can query; answers its id and both memberships' ids."""
    made = advertiser.create_collaboration(**collaboration())["collaboration"]["id"]
    theirs = advertiser.create_membership(collaborationIdentifier=made, queryLogStatus="DISABLED")["membership"]["id"]
    ours = publisher.create_membership(
        collaborationIdentifier=made, queryLogStatus="DISABLED", defaultResultConfiguration=RESULTS)["membership"]["id"]
    add_table(advertiser, ADVERTISER, theirs, "members", MEMBERS, "city")
    add_table(publisher, PUBLISHER, ours, "flight_history", FLIGHTS, "flights_booked")
    return made, theirs, ours


def start(client, membership, sql):
    return client.start_protected_query(
        type="SQL", membershipIdentifier=membership, sqlParameters={"queryString": sql})["protectedQuery"]


def follow(server, membership, query):
    """Moves the clock from one due step of the publisher's query to the next; answers the ended query and the statuses on the way."""
    client = server.client(PUBLISHER)
    seen = []
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        found = client.get_protected_query(membershipIdentifier=membership, protectedQueryIdentifier=query)["protectedQuery"]
        if found["status"] not in seen:
            seen.append(found["status"])
        if found["status"] in ("SUCCESS", "FAILED", "CANCELLED", "TIMED_OUT"):
            return found, seen
        if server.control("GET", "/clock").get("next"):
            server.control("POST", "/clock/advance", {"duration": "1s"})
        else:
            # Its objects are on their way to another machine, which no clock of ours can hurry.
            time.sleep(0.02)
    raise AssertionError(f"query {query} is still {seen[-1]}")
