// Tables and rules that are taken as they are.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/working-with-configured-tables.html

package import JSON

/// What is sent to make tables and rules.
package enum TableBodies {
    package static let columns: JSON = ["email", "city", "spend"]

    package static let table: JSON = [
        "name": "Customers", "tableReference": ["glue": ["tableName": "customers", "databaseName": "crm"]], "allowedColumns": columns,
        "analysisMethod": "DIRECT_QUERY",
    ]

    package static let snowflake: JSON = [
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

    package static let athena: JSON = ["athena": ["workGroup": "primary", "databaseName": "crm", "tableName": "customers"]]

    private static let deltaShare =
        "https://example.cloud.databricks.com/api/2.0/delta-sharing"
        + "/metastores/7e1b9e4c-26dd-4c3b-9b8e-2f3c6c1b7a01/recipients/7e1b9e4c-26dd-4c3b-9b8e-2f3c6c1b7a02"

    package static let databricks: JSON = [
        "databricks": [
            "schemaName": "crm", "tableName": "customers", "workspaceUrl": "https://example.cloud.databricks.com",
            "connectionType": ["deltaSharing": ["deltaShareEndpoint": .string(deltaShare), "shareName": "share"]],
        ]
    ]

    package static let list: JSON = ["joinColumns": ["email"], "listColumns": ["city"]]

    package static let aggregation: JSON = [
        "aggregateColumns": [["columnNames": ["spend"], "function": "SUM"]], "joinColumns": ["email"], "dimensionColumns": ["city"],
        "scalarFunctions": [], "outputConstraints": [["columnName": "email", "minimum": 2, "type": "COUNT_DISTINCT"]],
    ]

    package static let custom: JSON = ["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": ["222222222222"]]

    /// The role that Clean Rooms reads an account's tables with.
    package static func role(of account: Account) -> JSON { .string("arn:aws:iam::\(account.id):role/clean-rooms-reader") }

    package static func rule(_ type: String, _ policy: JSON) -> JSON {
        ["analysisRuleType": .string(type), "analysisRulePolicy": policyV1(type, policy)]
    }

    package static func policyV1(_ type: String, _ policy: JSON) -> JSON {
        ["v1": .object(JSON.Object([(name: type.lowercased(), value: policy)]))]
    }
}

extension JSON {
    /// This object with other members added or put in place of its own.
    package func with(_ changes: JSON) -> JSON {
        guard let own = object, let others = changes.object else { return changes }
        return .object(JSON.Object(own.members.filter { others[$0.name] == nil } + others.members))
    }
}
