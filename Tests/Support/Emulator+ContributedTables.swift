// Tables that tests query.

package import JSON
package import Testing

extension Emulator {
    /// A LIST rule by which tables are joined on `email` and show `city`.
    package static let listRule: JSON = ["list": ["joinColumns": ["email"], "listColumns": ["city"]]]

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
        let made = send(
            .post, "/configuredTables",
            [
                "name": .string(name), "allowedColumns": ["email", "city"], "analysisMethod": "DIRECT_QUERY",
                "tableReference": ["glue": ["databaseName": "data", "tableName": .string(name)]],
            ], as: account, at: location)
        let table = try #require(made["configuredTable"]?["id"]?.string, sourceLocation: location)
        let type = rule?.object?.members.first?.name.uppercased() ?? ""
        if let rule {
            let body: JSON = ["analysisRuleType": .string(type), "analysisRulePolicy": ["v1": rule]]
            let reply = send(.post, "/configuredTables/\(table)/analysisRule", body, as: account, at: location)
            try #require(reply.status == 200, sourceLocation: location)
        }
        let associated = send(
            .post, "/memberships/\(membership)/configuredTableAssociations",
            [
                "name": .string(name), "configuredTableIdentifier": .string(table),
                "roleArn": .string("arn:aws:iam::\(account.id):role/clean-rooms"),
            ], as: account, at: location)
        let association = try #require(associated["configuredTableAssociation"]?["id"]?.string, sourceLocation: location)
        if let receivers {
            let policy: JSON = [type.lowercased(): ["allowedResultReceivers": .array(receivers.map { .string($0.id) })]].json
            let body: JSON = ["analysisRuleType": .string(type), "analysisRulePolicy": ["v1": policy]]
            let target = "/memberships/\(membership)/configuredTableAssociations/\(association)/analysisRule"
            try #require(send(.post, target, body, as: account, at: location).status == 200, sourceLocation: location)
        }
        return (table, association)
    }
}

extension [String: JSON] {
    /// As a JSON object, for a name that is not known before the test runs.
    fileprivate var json: JSON { .object(JSON.Object(map { (name: $0.key, value: $0.value) })) }
}
