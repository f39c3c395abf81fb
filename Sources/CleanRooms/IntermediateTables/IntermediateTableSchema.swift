// An intermediate table as a schema: what its active version holds, under its own rule and what it inherited.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/intermediate-tables.html

import Rules
import SQL
import CleanRoomsModel
import Store

struct SharedIntermediateTable {
    let table: IntermediateTableRecord
    let rule: IntermediateTableRuleRecord?
    /// The version that queries read; nil before the first population and after the retention.
    let version: IntermediateTableVersionRecord?
    let readiness: SchemaReadiness

    /// - Parameters:
    ///   - templates: Which of the analyses that the rule allows are templates of the collaboration, by their ARNs.
    ///   - hasPrivacyPolicy: Whether the table's owner has brought a policy of differential privacy.
    init(
        table: IntermediateTableRecord, rule: IntermediateTableRuleRecord?, version: IntermediateTableVersionRecord?,
        templates: Set<String>, hasPrivacyPolicy: Bool
    ) {
        self.table = table
        self.rule = rule
        self.version = version
        var obstacles = Self.obstacles(table, rule, version)
        if rule?.policy.custom.differentialPrivacy != nil, !hasPrivacyPolicy { obstacles.append(.differentialPrivacyPolicyNotConfigured) }
        readiness = SchemaReadiness(
            intermediateTable: Self.effectiveRule(rule, version), obstacles: obstacles, templates: templates)
    }

    /// The rule with what the table inherited where the rule is silent; nil without a rule.
    var effectiveRule: AnalysisRuleCustom? { Self.effectiveRule(rule, version) }

    private static func effectiveRule(
        _ rule: IntermediateTableRuleRecord?, _ version: IntermediateTableVersionRecord?
    ) -> AnalysisRuleCustom? {
        guard var merged = rule?.policy.custom.asTableRule else { return nil }
        let inherited = version?.inheritedConstraints
        merged.additionalAnalyses = merged.additionalAnalyses ?? inherited?.additionalAnalyses?.value
        merged.allowedAdditionalAnalyses = merged.allowedAdditionalAnalyses ?? inherited?.allowedAdditionalAnalyses?.value
        merged.allowedResultReceivers = merged.allowedResultReceivers ?? inherited?.allowedResultReceivers?.value
        if let columns = inherited?.disallowedOutputColumns?.value {
            merged.disallowedOutputColumns = ((merged.disallowedOutputColumns ?? []) + columns).uniqued()
        }
        return merged
    }

    /// What keeps the table from any analysis, besides its rule's own words.
    private static func obstacles(
        _ table: IntermediateTableRecord, _ rule: IntermediateTableRuleRecord?, _ version: IntermediateTableVersionRecord?
    ) -> [SchemaStatusReasonCode] {
        var codes: [SchemaStatusReasonCode] = []
        switch table.status {
        case .disallowedByDataProvider: codes.append(.intermediateTableDisallowedByDataProvider)
        case .baseTableRemoved: codes.append(.intermediateTableBaseTableRemoved)
        case .retentionPeriodExpired: codes.append(.intermediateTableRetentionPeriodExpired)
        // While a refresh runs, and after one that failed, the version before it stays in use (the latter inferred).
        case .created, .populateStarted, .populateFailed, .populateSuccess:
            if version == nil { codes.append(.intermediateTableNotPopulated) }
        }
        guard let rule else { return codes + [.intermediateTableAnalysisRuleMissing] }
        if version?.inheritedConstraints.issues(with: rule.policy.custom).isEmpty == false {
            codes.append(.intermediateTableInheritedConstraintsViolated)
        }
        return codes
    }

    private var ruleTypes: [AnalysisRuleType] { rule == nil ? [] : [.custom] }

    /// - Parameter reasons: Why the table is not ready for the analysis that asks.
    func relation(unready reasons: [SchemaStatusReasonCode]) -> Relation {
        Relation(
            name: table.sqlName, kind: .intermediateTable, ownerAccountID: table.row.account,
            columns: (table.columns ?? []).map { TableSchema.Column(name: $0.name, type: $0.type) },
            rule: effectiveRule.map(RelationRule.custom), readiness: reasons,
            allowedResultReceivers: version?.inheritedConstraints.allowedResultReceivers?.value,
            inheritedDisallowedOutputColumns: version?.inheritedConstraints.disallowedOutputColumns?.value ?? [])
    }

    /// The pattern of a schema's `resourceArn` has no form for intermediate tables, so there is none.
    func view(in collaboration: CollaborationRecord) -> Schema {
        Schema(
            columns: table.columns ?? [], partitionKeys: [], analysisRuleTypes: ruleTypes, creatorAccountId: table.row.account,
            name: table.sqlName, collaborationId: collaboration.row.id, collaborationArn: collaboration.arn.description,
            description: table.description ?? "", createTime: table.row.createTime, updateTime: table.updateTime,
            type: .intermediateTable, schemaStatusDetails: readiness.details,
            schemaTypeProperties: .intermediateTable(IntermediateTableSchemaTypeProperties(intermediateTableId: table.row.id)))
    }

    func summary(in collaboration: CollaborationRecord) -> SchemaSummary {
        SchemaSummary(
            name: table.sqlName, type: .intermediateTable, creatorAccountId: table.row.account, createTime: table.row.createTime,
            updateTime: table.updateTime, collaborationId: collaboration.row.id, collaborationArn: collaboration.arn.description,
            analysisRuleTypes: ruleTypes)
    }

    /// The table's own rule, and as the consolidated one that with what it inherited (inferred).
    func analysisRule(in collaboration: CollaborationRecord) -> AnalysisRule? {
        guard let rule, let effectiveRule else { return nil }
        return AnalysisRule(
            collaborationId: collaboration.row.id, type: .custom, name: table.sqlName, createTime: rule.row.createTime,
            updateTime: rule.updateTime, policy: .v1(.custom(rule.policy.custom.asTableRule)),
            consolidatedPolicy: .v1(.custom(ConsolidatedPolicyCustom(effectiveRule))))
    }
}

extension Call {
    /// The intermediate tables of a collaboration's active members.
    ///
    /// - Parameter names: Only these names, as ``SQLNames/stored(_:)``; nil for all.
    func sharedIntermediateTables(in collaborationID: String, named names: Set<String>?) throws -> [SharedIntermediateTable] {
        try tables(of: IntermediateTableRecord.self, in: collaborationID, named: names).map { table in
            let (rule, version) = (try intermediateTableRule(of: table.row.id), try activeVersion(of: table))
            let allowed = rule?.policy.custom.asTableRule.allowedAnalyses
            return SharedIntermediateTable(
                table: table, rule: rule, version: version, templates: try templates(of: collaborationID, allowedBy: allowed),
                hasPrivacyPolicy: try differentialPrivacyPolicy(of: table.membershipID) != nil)
        }
    }
}

extension ConsolidatedPolicyCustom {
    fileprivate init(_ rule: AnalysisRuleCustom) {
        self.init(
            allowedAnalyses: rule.allowedAnalyses, allowedAnalysisProviders: rule.allowedAnalysisProviders,
            additionalAnalyses: rule.additionalAnalyses, disallowedOutputColumns: rule.disallowedOutputColumns,
            differentialPrivacy: rule.differentialPrivacy, aggregationThresholds: rule.aggregationThresholds,
            comparisonControls: rule.comparisonControls, allowedResultReceivers: rule.allowedResultReceivers,
            allowedAdditionalAnalyses: rule.allowedAdditionalAnalyses)
    }
}
