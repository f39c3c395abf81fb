// Analysis rules of configured tables: at most one a table, of one of three types.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTableAnalysisRule.html

package import CleanRoomsModel
import JSON
import Store

extension CleanRooms {
    /// Gives a table its rule. The table's own times stay.
    ///
    /// - Throws: `validation` for a policy that cannot be; `conflict` for a table that has a rule, of whatever type.
    package func createConfiguredTableAnalysisRule(
        _ input: CreateConfiguredTableAnalysisRuleInput, _ call: Call
    ) throws -> CreateConfiguredTableAnalysisRuleOutput {
        let table = try call.configuredTable(input.configuredTableIdentifier)
        let issues = ConfiguredTablePolicyIssues.of(
            input.analysisRulePolicy, type: input.analysisRuleType, for: table.record, source: try call.sourceTable(of: table.record))
        guard issues.isEmpty else { throw ServiceError.invalidConfiguration(issues) }
        guard try call.configuredTableRule(of: table.id) == nil else {
            throw ServiceError.conflict(
                .alreadyExists, .init(.configuredTable, table.id),
                // Public clients look for "already has"; the rest is inferred.
                message: "Configured table \(table.id) already has an analysis rule.")
        }
        try requireSize(of: input.analysisRulePolicy)
        let rule = ConfiguredTableRuleRecord(
            row: call.newRow(id: table.id, parent: table.id), policy: input.analysisRulePolicy, updateTime: call.now)
        try call.store.insert(rule)
        return CreateConfiguredTableAnalysisRuleOutput(analysisRule: rule.view)
    }

    package func getConfiguredTableAnalysisRule(
        _ input: GetConfiguredTableAnalysisRuleInput, _ call: Call
    ) throws -> GetConfiguredTableAnalysisRuleOutput {
        let table = try call.configuredTable(input.configuredTableIdentifier)
        return GetConfiguredTableAnalysisRuleOutput(analysisRule: try call.rule(of: table, type: input.analysisRuleType).view)
    }

    /// Replaces the whole policy of a rule, which keeps its type.
    package func updateConfiguredTableAnalysisRule(
        _ input: UpdateConfiguredTableAnalysisRuleInput, _ call: Call
    ) throws -> UpdateConfiguredTableAnalysisRuleOutput {
        let table = try call.configuredTable(input.configuredTableIdentifier)
        var rule = try call.rule(of: table, type: input.analysisRuleType)
        let issues = ConfiguredTablePolicyIssues.of(
            input.analysisRulePolicy, type: input.analysisRuleType, for: table.record, source: try call.sourceTable(of: table.record))
        guard issues.isEmpty else { throw ServiceError.invalidConfiguration(issues) }
        try requireSize(of: input.analysisRulePolicy)
        rule.policy = input.analysisRulePolicy
        rule.updateTime = call.now
        try call.store.update(rule)
        return UpdateConfiguredTableAnalysisRuleOutput(analysisRule: rule.view)
    }

    /// Deletes a rule, also one of a table that is associated: the table can't be queried then. Association rules stay (inferred).
    ///
    /// - Throws: `accessDenied` for a table that is unknown, which a public client expects here only (inferred).
    package func deleteConfiguredTableAnalysisRule(
        _ input: DeleteConfiguredTableAnalysisRuleInput, _ call: Call
    ) throws -> DeleteConfiguredTableAnalysisRuleOutput {
        let table: OwnConfiguredTable
        do {
            table = try call.configuredTable(input.configuredTableIdentifier)
        } catch ServiceError.notFound(_, let message) where call.settings.repeatedDeletes == .refuse {
            throw ServiceError.accessDenied(message: message)
        }
        try call.store.delete(ConfiguredTableRuleRecord.self, id: try call.rule(of: table, type: input.analysisRuleType).row.id)
        return DeleteConfiguredTableAnalysisRuleOutput()
    }

    /// - Throws: `quotaExceeded` for a policy whose JSON is longer than the quotas page allows, which AWS cannot adjust.
    func requireSize(of policy: some JSONWritable) throws {
        var writer = JSONWriter()
        policy.write(to: &writer)
        // Inferred: that the JSON is what is measured, and that a kilobyte has 1024 bytes.
        guard writer.bytes.count <= 100 * 1024 else { throw ServiceError.quotaExceeded(name: "Analysis rule size", value: 100) }
    }
}

extension Call {
    /// The analysis rule of a configured table, if it has one.
    func configuredTableRule(of tableID: String) throws -> ConfiguredTableRuleRecord? {
        try store.find(ConfiguredTableRuleRecord.self, id: tableID)
    }

    /// The rule of the caller's table, which has to be of that type.
    fileprivate func rule(
        of table: OwnConfiguredTable, type: ConfiguredTableAnalysisRuleType
    ) throws -> ConfiguredTableRuleRecord {
        guard let rule = try configuredTableRule(of: table.id), rule.type == type else {
            throw ServiceError.notFound(
                .init(.configuredTable, table.id),
                // The only text about a missing thing that has been seen.
                message: "No such analysis rule with configuredTableId: \(table.id) and type \(type.rawValue)")
        }
        return rule
    }
}
