"""A table with rows that its owner may query as he likes."""

import json

from .target import Connection, request

ACCOUNT = "111122223333"
SEED = """
accounts: {me: '111122223333'}
catalog:
  - {database: d, table: t, columns: {a: int, b: string, c: double}, rows: ROWS}
steps:
  - id: c
    as: me
    call: CreateCollaboration
    with:
      {name: c, description: d, members: [], creatorMemberAbilities: [CAN_QUERY, CAN_RECEIVE_RESULTS], creatorDisplayName: me,
       queryLogStatus: ENABLED, analyticsEngine: SPARK, creatorPaymentConfiguration: {queryCompute: {isResponsible: true}}}
  - id: m
    as: me
    call: CreateMembership
    with:
      {collaborationIdentifier: "${c.collaboration.id}", queryLogStatus: ENABLED, paymentConfiguration: {queryCompute: {isResponsible: true}},
       defaultResultConfiguration: {outputConfiguration: {s3: {resultFormat: CSV, bucket: results}}}}
  - id: t
    as: me
    call: CreateConfiguredTable
    with: {name: t, tableReference: {glue: {databaseName: d, tableName: t}}, allowedColumns: [a, b, c], analysisMethod: DIRECT_QUERY}
  - as: me
    call: CreateConfiguredTableAnalysisRule
    with:
      {configuredTableIdentifier: "${t.configuredTable.id}", analysisRuleType: CUSTOM,
       analysisRulePolicy: {v1: {custom: {allowedAnalyses: [ANY_QUERY], allowedAnalysisProviders: ['111122223333']}}}}
  - id: a
    as: me
    call: CreateConfiguredTableAssociation
    with:
      {membershipIdentifier: "${m.membership.id}", configuredTableIdentifier: "${t.configuredTable.id}", name: t,
       roleArn: "arn:aws:iam::111122223333:role/r"}
  - as: me
    call: CreateConfiguredTableAssociationAnalysisRule
    with:
      {membershipIdentifier: "${m.membership.id}", analysisRuleType: CUSTOM,
       configuredTableAssociationIdentifier: "${a.configuredTableAssociation.id}",
       analysisRulePolicy: {v1: {custom: {allowedResultReceivers: ['111122223333']}}}}
"""


def with_rows(port, count, width=6):
    """Makes table `t` with so many rows of `a` (a number), `b` (text of a width) and `c`; the ids of its collaboration and membership."""
    rows = [[row, f"u{row:0{width - 1}}", row + 0.5] for row in range(count)]
    with Connection(port, 60) as connection:
        connection.send(request("POST /_cleanrooms/seeds", body=SEED.replace("ROWS", json.dumps(rows)).encode()))
        response = connection.response()
    if response.status != 200:
        raise SystemExit(f"the table cannot be made: {response.body[:500]!r}")
    made = json.loads(response.body)["outputs"] if b'"outputs"' in response.body else json.loads(response.body)
    return {"collaboration": made["c"]["collaboration"]["id"], "membership": made["m"]["membership"]["id"]}
