// Analysis rules of intermediate tables: one of type CUSTOM, no laxer than what the table inherited.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateIntermediateTableAnalysisRule.html

package import CleanRoomsModel
import Store

extension CleanRooms {
    /// Gives a table its rule, without which it cannot be queried. The table's own times stay.
    ///
    /// A table that was not populated yet has inherited nothing, so its rule is checked against that afterwards (inferred).
    /// - Throws: `validation` for a policy that cannot be; `conflict` for a table that has a rule.
    package func createIntermediateTableAnalysisRule(
        _ input: CreateIntermediateTableAnalysisRuleInput, _ call: Call
    ) throws -> CreateIntermediateTableAnalysisRuleOutput {
        let membership = try call.activeMembership(input.membershipIdentifier, able: .canQuery)
        let table = try call.child(IntermediateTableRecord.self, input.intermediateTableIdentifier, of: membership.id)
        try call.require(input.analysisRulePolicy, for: table)
        guard try call.intermediateTableRule(of: table.row.id) == nil else {
            throw ServiceError.conflict(
                .alreadyExists, .init(.intermediateTable, table.row.id),
                // Inferred, in the manner of the configured table's rule.
                message: "Intermediate table \(table.row.id) already has an analysis rule.")
        }
        try requireSize(of: input.analysisRulePolicy)
        let rule = IntermediateTableRuleRecord(
            row: call.newRow(id: table.row.id, collaboration: membership.collaborationID, parent: table.row.id),
            policy: input.analysisRulePolicy, updateTime: call.now)
        try call.store.insert(rule)
        return CreateIntermediateTableAnalysisRuleOutput(analysisRule: rule.view(of: table))
    }

    package func getIntermediateTableAnalysisRule(
        _ input: GetIntermediateTableAnalysisRuleInput, _ call: Call
    ) throws -> GetIntermediateTableAnalysisRuleOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let table = try call.child(IntermediateTableRecord.self, input.intermediateTableIdentifier, of: membership.id)
        return GetIntermediateTableAnalysisRuleOutput(analysisRule: try call.rule(of: table, input.analysisRuleType).view(of: table))
    }

    /// Replaces the whole policy of a rule.
    package func updateIntermediateTableAnalysisRule(
        _ input: UpdateIntermediateTableAnalysisRuleInput, _ call: Call
    ) throws -> UpdateIntermediateTableAnalysisRuleOutput {
        let membership = try call.activeMembership(input.membershipIdentifier, able: .canQuery)
        let table = try call.child(IntermediateTableRecord.self, input.intermediateTableIdentifier, of: membership.id)
        var rule = try call.rule(of: table, input.analysisRuleType)
        try call.require(input.analysisRulePolicy, for: table)
        rule.policy = input.analysisRulePolicy
        rule.updateTime = call.now
        try call.store.update(rule)
        return UpdateIntermediateTableAnalysisRuleOutput(analysisRule: rule.view(of: table))
    }

    package func deleteIntermediateTableAnalysisRule(
        _ input: DeleteIntermediateTableAnalysisRuleInput, _ call: Call
    ) throws -> DeleteIntermediateTableAnalysisRuleOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let table = try call.child(IntermediateTableRecord.self, input.intermediateTableIdentifier, of: membership.id)
        try call.store.delete(IntermediateTableRuleRecord.self, id: try call.rule(of: table, input.analysisRuleType).row.id)
        return DeleteIntermediateTableAnalysisRuleOutput()
    }
}

extension Call {
    /// The analysis rule of an intermediate table, if it has one.
    func intermediateTableRule(of tableID: String) throws -> IntermediateTableRuleRecord? {
        try store.find(IntermediateTableRuleRecord.self, id: tableID)
    }

    fileprivate func rule(
        of table: IntermediateTableRecord, _ type: IntermediateTableAnalysisRuleType
    ) throws -> IntermediateTableRuleRecord {
        guard let rule = try intermediateTableRule(of: table.row.id) else {
            throw ServiceError.notFound(
                .init(.intermediateTable, table.row.id),
                // Inferred, in the manner of the configured table's rule.
                message: "No such analysis rule with intermediateTableId: \(table.row.id) and type \(type.rawValue)")
        }
        return rule
    }

    /// - Throws: `validation` for a rule that speaks of columns the table does not have or of members who cannot receive results, that
    ///   no table could have, or that is laxer than what the table inherited.
    fileprivate func require(_ policy: IntermediateTableAnalysisRulePolicy, for table: IntermediateTableRecord) throws {
        let rule = policy.custom
        var issues = ConfiguredTablePolicyIssues.issues(
            with: rule.asTableRule, method: .directQuery,
            types: Dictionary((table.columns ?? []).map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first }))
        if let columns = table.columns?.map(\.name) {
            let unknown = ConfiguredTableAnalysisRulePolicy.v1(.custom(rule.asTableRule)).columns.uniqued().filter { !columns.contains($0) }
            if !unknown.isEmpty {
                issues.append(
                    FieldIssue("analysisRulePolicy", "Column(s) [\(unknown.joined(separator: ", "))] is not a column of the table."))
            }
        }
        // Inferred, as for the rules of associations: an invited member may be named as well as an active one.
        let able = try members(of: table.collaborationID).filter { $0.isLive && $0.abilities.contains(.canReceiveResults) }.map(
            \.row.account)
        let others = (rule.allowedResultReceivers ?? []).filter { !able.contains($0) }
        if !others.isEmpty {
            issues.append(
                FieldIssue("analysisRulePolicy", "Account(s) [\(others.joined(separator: ", "))] is not a member who can receive results."))
        }
        issues += try activeVersion(of: table)?.inheritedConstraints.issues(with: rule) ?? []
        guard issues.isEmpty else { throw ServiceError.invalidConfiguration(issues) }
    }
}
