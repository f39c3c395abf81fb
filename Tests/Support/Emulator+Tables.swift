// Tables, their associations and rules, as tests of several resources need them.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/working-with-configured-tables.html

package import JSON
package import Testing

extension Emulator {
    package func createTable(
        _ changes: JSON = [:], as account: Account = .advertiser, in region: String = "us-east-1",
        at location: SourceLocation = #_sourceLocation
    ) -> Reply {
        send(.post, "/configuredTables", TableBodies.table.with(changes), as: account, in: region, at: location)
    }

    /// Makes a table and answers its id.
    package func makeTable(
        _ changes: JSON = [:], as account: Account = .advertiser, at location: SourceLocation = #_sourceLocation
    ) throws -> String {
        let made = createTable(changes, as: account, at: location)
        return try #require(made["configuredTable"]?["id"]?.string, sourceLocation: location)
    }

    /// Makes a table with a rule of a type and answers its id.
    package func makeTable(
        rule type: String, _ policy: JSON, _ changes: JSON = [:], as account: Account = .advertiser,
        at location: SourceLocation = #_sourceLocation
    ) throws -> String {
        let table = try makeTable(changes, as: account, at: location)
        let made = send(.post, "/configuredTables/\(table)/analysisRule", TableBodies.rule(type, policy), as: account, at: location)
        try #require(made.status == 200, sourceLocation: location)
        return table
    }

    package func associate(
        _ table: String, as name: String, through membership: String, _ changes: JSON = [:], by account: Account = .advertiser,
        at location: SourceLocation = #_sourceLocation
    ) -> Reply {
        let body: JSON = [
            "name": .string(name), "configuredTableIdentifier": .string(table), "roleArn": TableBodies.role(of: account),
        ]
        return send(.post, "/memberships/\(membership)/configuredTableAssociations", body.with(changes), as: account, at: location)
    }

    /// Associates a table and answers the association's id.
    package func makeAssociation(
        of table: String, as name: String, through membership: String, by account: Account = .advertiser,
        at location: SourceLocation = #_sourceLocation
    ) throws -> String {
        let made = associate(table, as: name, through: membership, by: account, at: location)
        return try #require(made["configuredTableAssociation"]?["id"]?.string, sourceLocation: location)
    }
}

// MARK: From the table to the rule of its association

extension Emulator {
    /// A LIST rule by which tables are joined on `email` and show `city`.
    package static let listRule: JSON = ["list": TableBodies.list]

    /// Makes a table with the columns `email` and `city`, gives it a rule, and associates it under a name.
    ///
    /// - Parameters:
    ///   - rule: The policy of version 1 with its one arm; nil leaves the table without a rule.
    ///   - receivers: Who may receive results; nil leaves the association without a rule of its own.
    /// - Returns: The ids of the table and of its association.
    /// - Throws: `ExpectationFailedError` if one of the calls does not answer what it should.
    @discardableResult
    package func contributeTable(
        _ name: String, through membership: String, as account: Account, rule: JSON? = listRule, receivers: [Account]? = nil,
        at location: SourceLocation = #_sourceLocation
    ) throws -> (table: String, association: String) {
        let changes: JSON = [
            "name": .string(name), "allowedColumns": ["email", "city"],
            "tableReference": ["glue": ["databaseName": "data", "tableName": .string(name)]],
        ]
        let arm = rule?.object?.members.first
        let type = arm?.name.uppercased() ?? ""
        let table =
            if let arm {
                try makeTable(rule: type, arm.value, changes, as: account, at: location)
            } else {
                try makeTable(changes, as: account, at: location)
            }
        let association = try makeAssociation(of: table, as: name, through: membership, by: account, at: location)
        if let receivers {
            let policy: JSON = ["allowedResultReceivers": .array(receivers.map { .string($0.id) })]
            let target = "/memberships/\(membership)/configuredTableAssociations/\(association)/analysisRule"
            let made = send(.post, target, TableBodies.rule(type, policy), as: account, at: location)
            try #require(made.status == 200, sourceLocation: location)
        }
        return (table, association)
    }
}
