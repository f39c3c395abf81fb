// Tables, associations and rules as tests of several resources need them.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/working-with-configured-tables.html

import EmulatorTesting
import JSON
import Testing

/// Requests and policies that are taken as they are.
enum TableBodies {
    static let columns: JSON = ["email", "city", "spend"]

    static let table: JSON = [
        "name": "Customers", "tableReference": ["glue": ["tableName": "customers", "databaseName": "crm"]], "allowedColumns": columns,
        "analysisMethod": "DIRECT_QUERY",
    ]

    static let snowflake: JSON = [
        "snowflake": [
            "secretArn": "arn:aws:secretsmanager:us-east-1:111111111111:secret:snowflake", "accountIdentifier": "account",
            "databaseName": "crm", "tableName": "customers", "schemaName": "public",
            "tableSchema": [
                "v1": [
                    ["columnName": "email", "columnType": "varchar"], ["columnName": "city", "columnType": "varchar"],
                    ["columnName": "spend", "columnType": "int"],
                ]
            ],
        ]
    ]

    static let athena: JSON = ["athena": ["workGroup": "primary", "databaseName": "crm", "tableName": "customers"]]

    private static let deltaShare =
        "https://example.cloud.databricks.com/api/2.0/delta-sharing"
        + "/metastores/7e1b9e4c-26dd-4c3b-9b8e-2f3c6c1b7a01/recipients/7e1b9e4c-26dd-4c3b-9b8e-2f3c6c1b7a02"

    static let databricks: JSON = [
        "databricks": [
            "schemaName": "crm", "tableName": "customers", "workspaceUrl": "https://example.cloud.databricks.com",
            "connectionType": ["deltaSharing": ["deltaShareEndpoint": .string(deltaShare), "shareName": "share"]],
        ]
    ]

    static let list: JSON = ["joinColumns": ["email"], "listColumns": ["city"]]

    static let aggregation: JSON = [
        "aggregateColumns": [["columnNames": ["spend"], "function": "SUM"]], "joinColumns": ["email"], "dimensionColumns": ["city"],
        "scalarFunctions": [], "outputConstraints": [["columnName": "email", "minimum": 2, "type": "COUNT_DISTINCT"]],
    ]

    static let custom: JSON = ["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": ["222222222222"]]

    static let role: JSON = "arn:aws:iam::111111111111:role/clean-rooms-reader"

    static func rule(_ type: String, _ policy: JSON) -> JSON {
        ["analysisRuleType": .string(type), "analysisRulePolicy": policyV1(type, policy)]
    }

    static func policyV1(_ type: String, _ policy: JSON) -> JSON {
        ["v1": .object(JSON.Object([(name: type.lowercased(), value: policy)]))]
    }
}

extension JSON {
    /// This object with other members added or put in place of its own.
    func with(_ changes: JSON) -> JSON {
        guard let own = object, let others = changes.object else { return changes }
        return .object(JSON.Object(own.members.filter { others[$0.name] == nil } + others.members))
    }
}

extension Emulator {
    func createTable(_ changes: JSON = [:], as account: Account = .advertiser, at location: SourceLocation = #_sourceLocation) -> Reply {
        send(.post, "/configuredTables", TableBodies.table.with(changes), as: account, at: location)
    }

    /// Makes a table and answers its id.
    func makeTable(
        _ changes: JSON = [:], as account: Account = .advertiser, at location: SourceLocation = #_sourceLocation
    ) throws -> String {
        let made = createTable(changes, as: account, at: location)
        return try #require(made["configuredTable"]?["id"]?.string, sourceLocation: location)
    }

    /// Makes a table with a rule of a type and answers its id.
    func makeTable(
        rule type: String, _ policy: JSON, _ changes: JSON = [:], at location: SourceLocation = #_sourceLocation
    ) throws -> String {
        let table = try makeTable(changes, at: location)
        let made = send(.post, "/configuredTables/\(table)/analysisRule", TableBodies.rule(type, policy), as: .advertiser, at: location)
        try #require(made.status == 200, sourceLocation: location)
        return table
    }

    func associate(
        _ table: String, as name: String, through membership: String, _ changes: JSON = [:], by account: Account = .advertiser,
        at location: SourceLocation = #_sourceLocation
    ) -> Reply {
        let body: JSON = ["name": .string(name), "configuredTableIdentifier": .string(table), "roleArn": TableBodies.role]
        return send(.post, "/memberships/\(membership)/configuredTableAssociations", body.with(changes), as: account, at: location)
    }

    /// Associates a table and answers the association's id.
    func makeAssociation(
        of table: String, as name: String, through membership: String, by account: Account = .advertiser,
        at location: SourceLocation = #_sourceLocation
    ) throws -> String {
        let made = associate(table, as: name, through: membership, by: account, at: location)
        return try #require(made["configuredTableAssociation"]?["id"]?.string, sourceLocation: location)
    }
}

extension Reply {
    /// The names of the fields that a validation error speaks of.
    var fields: [String] { self["fieldList"]?.array?.compactMap { $0["name"]?.string } ?? [] }
}
