// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

package import JSON

package enum AnalysisRulePolicy: Sendable, Equatable, JSONCoding {
    case v1(AnalysisRulePolicyV1)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: AnalysisRulePolicyV1 = try object.optional("v1") {
            self = .v1(value)
            return
        }
        throw JSONMismatch(expected: "one of v1")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .v1(let value): writer.member("v1", value)
        }
        writer.endObject()
    }
}

package enum AnalysisRulePolicyV1: Sendable, Equatable, JSONCoding {
    case list(AnalysisRuleList)
    case aggregation(AnalysisRuleAggregation)
    case custom(AnalysisRuleCustom)
    case idMappingTable(AnalysisRuleIdMappingTable)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: AnalysisRuleList = try object.optional("list") {
            self = .list(value)
            return
        }
        if let value: AnalysisRuleAggregation = try object.optional("aggregation") {
            self = .aggregation(value)
            return
        }
        if let value: AnalysisRuleCustom = try object.optional("custom") {
            self = .custom(value)
            return
        }
        if let value: AnalysisRuleIdMappingTable = try object.optional("idMappingTable") {
            self = .idMappingTable(value)
            return
        }
        throw JSONMismatch(expected: "one of list, aggregation, custom, idMappingTable")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .list(let value): writer.member("list", value)
        case .aggregation(let value): writer.member("aggregation", value)
        case .custom(let value): writer.member("custom", value)
        case .idMappingTable(let value): writer.member("idMappingTable", value)
        }
        writer.endObject()
    }
}

package enum AnalysisSource: Sendable, Equatable, JSONCoding {
    case text(String)
    case artifacts(AnalysisTemplateArtifacts)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: String = try object.optional("text") {
            self = .text(value)
            return
        }
        if let value: AnalysisTemplateArtifacts = try object.optional("artifacts") {
            self = .artifacts(value)
            return
        }
        throw JSONMismatch(expected: "one of text, artifacts")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .text(let value): writer.member("text", value)
        case .artifacts(let value): writer.member("artifacts", value)
        }
        writer.endObject()
    }
}

package enum AnalysisSourceMetadata: Sendable, Equatable, JSONCoding {
    case artifacts(AnalysisTemplateArtifactMetadata)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: AnalysisTemplateArtifactMetadata = try object.optional("artifacts") {
            self = .artifacts(value)
            return
        }
        throw JSONMismatch(expected: "one of artifacts")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .artifacts(let value): writer.member("artifacts", value)
        }
        writer.endObject()
    }
}

package enum ChangeSpecification: Sendable, Equatable, JSONCoding {
    case member(MemberChangeSpecification)
    case collaboration(CollaborationChangeSpecification)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: MemberChangeSpecification = try object.optional("member") {
            self = .member(value)
            return
        }
        if let value: CollaborationChangeSpecification = try object.optional("collaboration") {
            self = .collaboration(value)
            return
        }
        throw JSONMismatch(expected: "one of member, collaboration")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .member(let value): writer.member("member", value)
        case .collaboration(let value): writer.member("collaboration", value)
        }
        writer.endObject()
    }
}

package enum ComputeConfiguration: Sendable, Equatable, JSONCoding {
    case worker(WorkerComputeConfiguration)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: WorkerComputeConfiguration = try object.optional("worker") {
            self = .worker(value)
            return
        }
        throw JSONMismatch(expected: "one of worker")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .worker(let value): writer.member("worker", value)
        }
        writer.endObject()
    }
}

package enum ConfigurationDetails: Sendable, Equatable, JSONCoding {
    case directAnalysisConfigurationDetails(DirectAnalysisConfigurationDetails)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: DirectAnalysisConfigurationDetails = try object.optional("directAnalysisConfigurationDetails") {
            self = .directAnalysisConfigurationDetails(value)
            return
        }
        throw JSONMismatch(expected: "one of directAnalysisConfigurationDetails")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .directAnalysisConfigurationDetails(let value): writer.member("directAnalysisConfigurationDetails", value)
        }
        writer.endObject()
    }
}

package enum ConfiguredTableAnalysisRulePolicy: Sendable, Equatable, JSONCoding {
    case v1(ConfiguredTableAnalysisRulePolicyV1)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: ConfiguredTableAnalysisRulePolicyV1 = try object.optional("v1") {
            self = .v1(value)
            return
        }
        throw JSONMismatch(expected: "one of v1")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .v1(let value): writer.member("v1", value)
        }
        writer.endObject()
    }
}

package enum ConfiguredTableAnalysisRulePolicyV1: Sendable, Equatable, JSONCoding {
    case list(AnalysisRuleList)
    case aggregation(AnalysisRuleAggregation)
    case custom(AnalysisRuleCustom)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: AnalysisRuleList = try object.optional("list") {
            self = .list(value)
            return
        }
        if let value: AnalysisRuleAggregation = try object.optional("aggregation") {
            self = .aggregation(value)
            return
        }
        if let value: AnalysisRuleCustom = try object.optional("custom") {
            self = .custom(value)
            return
        }
        throw JSONMismatch(expected: "one of list, aggregation, custom")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .list(let value): writer.member("list", value)
        case .aggregation(let value): writer.member("aggregation", value)
        case .custom(let value): writer.member("custom", value)
        }
        writer.endObject()
    }
}

package enum ConfiguredTableAssociationAnalysisRulePolicy: Sendable, Equatable, JSONCoding {
    case v1(ConfiguredTableAssociationAnalysisRulePolicyV1)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: ConfiguredTableAssociationAnalysisRulePolicyV1 = try object.optional("v1") {
            self = .v1(value)
            return
        }
        throw JSONMismatch(expected: "one of v1")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .v1(let value): writer.member("v1", value)
        }
        writer.endObject()
    }
}

package enum ConfiguredTableAssociationAnalysisRulePolicyV1: Sendable, Equatable, JSONCoding {
    case list(ConfiguredTableAssociationAnalysisRuleList)
    case aggregation(ConfiguredTableAssociationAnalysisRuleAggregation)
    case custom(ConfiguredTableAssociationAnalysisRuleCustom)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: ConfiguredTableAssociationAnalysisRuleList = try object.optional("list") {
            self = .list(value)
            return
        }
        if let value: ConfiguredTableAssociationAnalysisRuleAggregation = try object.optional("aggregation") {
            self = .aggregation(value)
            return
        }
        if let value: ConfiguredTableAssociationAnalysisRuleCustom = try object.optional("custom") {
            self = .custom(value)
            return
        }
        throw JSONMismatch(expected: "one of list, aggregation, custom")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .list(let value): writer.member("list", value)
        case .aggregation(let value): writer.member("aggregation", value)
        case .custom(let value): writer.member("custom", value)
        }
        writer.endObject()
    }
}

package enum ConsolidatedPolicy: Sendable, Equatable, JSONCoding {
    case v1(ConsolidatedPolicyV1)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: ConsolidatedPolicyV1 = try object.optional("v1") {
            self = .v1(value)
            return
        }
        throw JSONMismatch(expected: "one of v1")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .v1(let value): writer.member("v1", value)
        }
        writer.endObject()
    }
}

package enum ConsolidatedPolicyV1: Sendable, Equatable, JSONCoding {
    case list(ConsolidatedPolicyList)
    case aggregation(ConsolidatedPolicyAggregation)
    case custom(ConsolidatedPolicyCustom)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: ConsolidatedPolicyList = try object.optional("list") {
            self = .list(value)
            return
        }
        if let value: ConsolidatedPolicyAggregation = try object.optional("aggregation") {
            self = .aggregation(value)
            return
        }
        if let value: ConsolidatedPolicyCustom = try object.optional("custom") {
            self = .custom(value)
            return
        }
        throw JSONMismatch(expected: "one of list, aggregation, custom")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .list(let value): writer.member("list", value)
        case .aggregation(let value): writer.member("aggregation", value)
        case .custom(let value): writer.member("custom", value)
        }
        writer.endObject()
    }
}

package enum DatabricksConnectionType: Sendable, Equatable, JSONCoding {
    case deltaSharing(DatabricksDeltaSharingConnection)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: DatabricksDeltaSharingConnection = try object.optional("deltaSharing") {
            self = .deltaSharing(value)
            return
        }
        throw JSONMismatch(expected: "one of deltaSharing")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .deltaSharing(let value): writer.member("deltaSharing", value)
        }
        writer.endObject()
    }
}

package enum IntermediateTableAnalysisRulePolicy: Sendable, Equatable, JSONCoding {
    case v1(IntermediateTableAnalysisRulePolicyV1)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: IntermediateTableAnalysisRulePolicyV1 = try object.optional("v1") {
            self = .v1(value)
            return
        }
        throw JSONMismatch(expected: "one of v1")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .v1(let value): writer.member("v1", value)
        }
        writer.endObject()
    }
}

package enum IntermediateTableAnalysisRulePolicyV1: Sendable, Equatable, JSONCoding {
    case custom(IntermediateTableAnalysisRuleCustom)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: IntermediateTableAnalysisRuleCustom = try object.optional("custom") {
            self = .custom(value)
            return
        }
        throw JSONMismatch(expected: "one of custom")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .custom(let value): writer.member("custom", value)
        }
        writer.endObject()
    }
}

package enum IntermediateTableComputeConfiguration: Sendable, Equatable, JSONCoding {
    case queryComputeConfiguration(WorkerComputeConfiguration)
    case jobComputeConfiguration(ProtectedJobComputeConfiguration)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: WorkerComputeConfiguration = try object.optional("queryComputeConfiguration") {
            self = .queryComputeConfiguration(value)
            return
        }
        if let value: ProtectedJobComputeConfiguration = try object.optional("jobComputeConfiguration") {
            self = .jobComputeConfiguration(value)
            return
        }
        throw JSONMismatch(expected: "one of queryComputeConfiguration, jobComputeConfiguration")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .queryComputeConfiguration(let value): writer.member("queryComputeConfiguration", value)
        case .jobComputeConfiguration(let value): writer.member("jobComputeConfiguration", value)
        }
        writer.endObject()
    }
}

package enum MembershipProtectedJobOutputConfiguration: Sendable, Equatable, JSONCoding {
    case s3(ProtectedJobS3OutputConfigurationInput)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: ProtectedJobS3OutputConfigurationInput = try object.optional("s3") {
            self = .s3(value)
            return
        }
        throw JSONMismatch(expected: "one of s3")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .s3(let value): writer.member("s3", value)
        }
        writer.endObject()
    }
}

package enum MembershipProtectedQueryOutputConfiguration: Sendable, Equatable, JSONCoding {
    case s3(ProtectedQueryS3OutputConfiguration)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: ProtectedQueryS3OutputConfiguration = try object.optional("s3") {
            self = .s3(value)
            return
        }
        throw JSONMismatch(expected: "one of s3")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .s3(let value): writer.member("s3", value)
        }
        writer.endObject()
    }
}

package enum PopulationAnalysisConfiguration: Sendable, Equatable, JSONCoding {
    case sqlParameters(PopulationAnalysisSqlParameters)
    case jobParameters(PopulationAnalysisJobParameters)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: PopulationAnalysisSqlParameters = try object.optional("sqlParameters") {
            self = .sqlParameters(value)
            return
        }
        if let value: PopulationAnalysisJobParameters = try object.optional("jobParameters") {
            self = .jobParameters(value)
            return
        }
        throw JSONMismatch(expected: "one of sqlParameters, jobParameters")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .sqlParameters(let value): writer.member("sqlParameters", value)
        case .jobParameters(let value): writer.member("jobParameters", value)
        }
        writer.endObject()
    }
}

package enum PreviewPrivacyImpactParametersInput: Sendable, Equatable, JSONCoding {
    case differentialPrivacy(DifferentialPrivacyPreviewParametersInput)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: DifferentialPrivacyPreviewParametersInput = try object.optional("differentialPrivacy") {
            self = .differentialPrivacy(value)
            return
        }
        throw JSONMismatch(expected: "one of differentialPrivacy")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .differentialPrivacy(let value): writer.member("differentialPrivacy", value)
        }
        writer.endObject()
    }
}

package enum PrivacyBudget: Sendable, Equatable, JSONCoding {
    case differentialPrivacy(DifferentialPrivacyPrivacyBudget)
    case accessBudget(AccessBudget)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: DifferentialPrivacyPrivacyBudget = try object.optional("differentialPrivacy") {
            self = .differentialPrivacy(value)
            return
        }
        if let value: AccessBudget = try object.optional("accessBudget") {
            self = .accessBudget(value)
            return
        }
        throw JSONMismatch(expected: "one of differentialPrivacy, accessBudget")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .differentialPrivacy(let value): writer.member("differentialPrivacy", value)
        case .accessBudget(let value): writer.member("accessBudget", value)
        }
        writer.endObject()
    }
}

package enum PrivacyBudgetTemplateParametersInput: Sendable, Equatable, JSONCoding {
    case differentialPrivacy(DifferentialPrivacyTemplateParametersInput)
    case accessBudget(AccessBudgetsPrivacyTemplateParametersInput)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: DifferentialPrivacyTemplateParametersInput = try object.optional("differentialPrivacy") {
            self = .differentialPrivacy(value)
            return
        }
        if let value: AccessBudgetsPrivacyTemplateParametersInput = try object.optional("accessBudget") {
            self = .accessBudget(value)
            return
        }
        throw JSONMismatch(expected: "one of differentialPrivacy, accessBudget")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .differentialPrivacy(let value): writer.member("differentialPrivacy", value)
        case .accessBudget(let value): writer.member("accessBudget", value)
        }
        writer.endObject()
    }
}

package enum PrivacyBudgetTemplateParametersOutput: Sendable, Equatable, JSONCoding {
    case differentialPrivacy(DifferentialPrivacyTemplateParametersOutput)
    case accessBudget(AccessBudgetsPrivacyTemplateParametersOutput)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: DifferentialPrivacyTemplateParametersOutput = try object.optional("differentialPrivacy") {
            self = .differentialPrivacy(value)
            return
        }
        if let value: AccessBudgetsPrivacyTemplateParametersOutput = try object.optional("accessBudget") {
            self = .accessBudget(value)
            return
        }
        throw JSONMismatch(expected: "one of differentialPrivacy, accessBudget")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .differentialPrivacy(let value): writer.member("differentialPrivacy", value)
        case .accessBudget(let value): writer.member("accessBudget", value)
        }
        writer.endObject()
    }
}

package enum PrivacyBudgetTemplateUpdateParameters: Sendable, Equatable, JSONCoding {
    case differentialPrivacy(DifferentialPrivacyTemplateUpdateParameters)
    case accessBudget(AccessBudgetsPrivacyTemplateUpdateParameters)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: DifferentialPrivacyTemplateUpdateParameters = try object.optional("differentialPrivacy") {
            self = .differentialPrivacy(value)
            return
        }
        if let value: AccessBudgetsPrivacyTemplateUpdateParameters = try object.optional("accessBudget") {
            self = .accessBudget(value)
            return
        }
        throw JSONMismatch(expected: "one of differentialPrivacy, accessBudget")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .differentialPrivacy(let value): writer.member("differentialPrivacy", value)
        case .accessBudget(let value): writer.member("accessBudget", value)
        }
        writer.endObject()
    }
}

package enum PrivacyImpact: Sendable, Equatable, JSONCoding {
    case differentialPrivacy(DifferentialPrivacyPrivacyImpact)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: DifferentialPrivacyPrivacyImpact = try object.optional("differentialPrivacy") {
            self = .differentialPrivacy(value)
            return
        }
        throw JSONMismatch(expected: "one of differentialPrivacy")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .differentialPrivacy(let value): writer.member("differentialPrivacy", value)
        }
        writer.endObject()
    }
}

package enum ProtectedJobComputeConfiguration: Sendable, Equatable, JSONCoding {
    case worker(ProtectedJobWorkerComputeConfiguration)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: ProtectedJobWorkerComputeConfiguration = try object.optional("worker") {
            self = .worker(value)
            return
        }
        throw JSONMismatch(expected: "one of worker")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .worker(let value): writer.member("worker", value)
        }
        writer.endObject()
    }
}

package enum ProtectedJobConfigurationDetails: Sendable, Equatable, JSONCoding {
    case directAnalysisConfigurationDetails(ProtectedJobDirectAnalysisConfigurationDetails)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: ProtectedJobDirectAnalysisConfigurationDetails = try object.optional("directAnalysisConfigurationDetails") {
            self = .directAnalysisConfigurationDetails(value)
            return
        }
        throw JSONMismatch(expected: "one of directAnalysisConfigurationDetails")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .directAnalysisConfigurationDetails(let value): writer.member("directAnalysisConfigurationDetails", value)
        }
        writer.endObject()
    }
}

package enum ProtectedJobOutput: Sendable, Equatable, JSONCoding {
    case s3(ProtectedJobS3Output)
    case memberList([ProtectedJobSingleMemberOutput])

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: ProtectedJobS3Output = try object.optional("s3") {
            self = .s3(value)
            return
        }
        if let value: [ProtectedJobSingleMemberOutput] = try object.optional("memberList") {
            self = .memberList(value)
            return
        }
        throw JSONMismatch(expected: "one of s3, memberList")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .s3(let value): writer.member("s3", value)
        case .memberList(let value): writer.member("memberList", value)
        }
        writer.endObject()
    }
}

package enum ProtectedJobOutputConfigurationInput: Sendable, Equatable, JSONCoding {
    case member(ProtectedJobMemberOutputConfigurationInput)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: ProtectedJobMemberOutputConfigurationInput = try object.optional("member") {
            self = .member(value)
            return
        }
        throw JSONMismatch(expected: "one of member")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .member(let value): writer.member("member", value)
        }
        writer.endObject()
    }
}

package enum ProtectedJobOutputConfigurationOutput: Sendable, Equatable, JSONCoding {
    case s3(ProtectedJobS3OutputConfigurationOutput)
    case member(ProtectedJobMemberOutputConfigurationOutput)
    case intermediateTable(IntermediateTableOutputConfiguration)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: ProtectedJobS3OutputConfigurationOutput = try object.optional("s3") {
            self = .s3(value)
            return
        }
        if let value: ProtectedJobMemberOutputConfigurationOutput = try object.optional("member") {
            self = .member(value)
            return
        }
        if let value: IntermediateTableOutputConfiguration = try object.optional("intermediateTable") {
            self = .intermediateTable(value)
            return
        }
        throw JSONMismatch(expected: "one of s3, member, intermediateTable")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .s3(let value): writer.member("s3", value)
        case .member(let value): writer.member("member", value)
        case .intermediateTable(let value): writer.member("intermediateTable", value)
        }
        writer.endObject()
    }
}

package enum ProtectedQueryDistributeOutputConfigurationLocation: Sendable, Equatable, JSONCoding {
    case s3(ProtectedQueryS3OutputConfiguration)
    case member(ProtectedQueryMemberOutputConfiguration)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: ProtectedQueryS3OutputConfiguration = try object.optional("s3") {
            self = .s3(value)
            return
        }
        if let value: ProtectedQueryMemberOutputConfiguration = try object.optional("member") {
            self = .member(value)
            return
        }
        throw JSONMismatch(expected: "one of s3, member")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .s3(let value): writer.member("s3", value)
        case .member(let value): writer.member("member", value)
        }
        writer.endObject()
    }
}

package enum ProtectedQueryOutput: Sendable, Equatable, JSONCoding {
    case s3(ProtectedQueryS3Output)
    case memberList([ProtectedQuerySingleMemberOutput])
    case distribute(ProtectedQueryDistributeOutput)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: ProtectedQueryS3Output = try object.optional("s3") {
            self = .s3(value)
            return
        }
        if let value: [ProtectedQuerySingleMemberOutput] = try object.optional("memberList") {
            self = .memberList(value)
            return
        }
        if let value: ProtectedQueryDistributeOutput = try object.optional("distribute") {
            self = .distribute(value)
            return
        }
        throw JSONMismatch(expected: "one of s3, memberList, distribute")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .s3(let value): writer.member("s3", value)
        case .memberList(let value): writer.member("memberList", value)
        case .distribute(let value): writer.member("distribute", value)
        }
        writer.endObject()
    }
}

package enum ProtectedQueryOutputConfiguration: Sendable, Equatable, JSONCoding {
    case s3(ProtectedQueryS3OutputConfiguration)
    case member(ProtectedQueryMemberOutputConfiguration)
    case distribute(ProtectedQueryDistributeOutputConfiguration)
    case intermediateTable(IntermediateTableOutputConfiguration)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: ProtectedQueryS3OutputConfiguration = try object.optional("s3") {
            self = .s3(value)
            return
        }
        if let value: ProtectedQueryMemberOutputConfiguration = try object.optional("member") {
            self = .member(value)
            return
        }
        if let value: ProtectedQueryDistributeOutputConfiguration = try object.optional("distribute") {
            self = .distribute(value)
            return
        }
        if let value: IntermediateTableOutputConfiguration = try object.optional("intermediateTable") {
            self = .intermediateTable(value)
            return
        }
        throw JSONMismatch(expected: "one of s3, member, distribute, intermediateTable")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .s3(let value): writer.member("s3", value)
        case .member(let value): writer.member("member", value)
        case .distribute(let value): writer.member("distribute", value)
        case .intermediateTable(let value): writer.member("intermediateTable", value)
        }
        writer.endObject()
    }
}

package enum QueryConstraint: Sendable, Equatable, JSONCoding {
    case requireOverlap(QueryConstraintRequireOverlap)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: QueryConstraintRequireOverlap = try object.optional("requireOverlap") {
            self = .requireOverlap(value)
            return
        }
        throw JSONMismatch(expected: "one of requireOverlap")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .requireOverlap(let value): writer.member("requireOverlap", value)
        }
        writer.endObject()
    }
}

package enum SchemaTypeProperties: Sendable, Equatable, JSONCoding {
    case idMappingTable(IdMappingTableSchemaTypeProperties)
    case intermediateTable(IntermediateTableSchemaTypeProperties)
    case configuredTableAssociation(ConfiguredTableAssociationSchemaTypeProperties)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: IdMappingTableSchemaTypeProperties = try object.optional("idMappingTable") {
            self = .idMappingTable(value)
            return
        }
        if let value: IntermediateTableSchemaTypeProperties = try object.optional("intermediateTable") {
            self = .intermediateTable(value)
            return
        }
        if let value: ConfiguredTableAssociationSchemaTypeProperties = try object.optional("configuredTableAssociation") {
            self = .configuredTableAssociation(value)
            return
        }
        throw JSONMismatch(expected: "one of idMappingTable, intermediateTable, configuredTableAssociation")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .idMappingTable(let value): writer.member("idMappingTable", value)
        case .intermediateTable(let value): writer.member("intermediateTable", value)
        case .configuredTableAssociation(let value): writer.member("configuredTableAssociation", value)
        }
        writer.endObject()
    }
}

package enum SnowflakeTableSchema: Sendable, Equatable, JSONCoding {
    case v1([SnowflakeTableSchemaV1])

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: [SnowflakeTableSchemaV1] = try object.optional("v1") {
            self = .v1(value)
            return
        }
        throw JSONMismatch(expected: "one of v1")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .v1(let value): writer.member("v1", value)
        }
        writer.endObject()
    }
}

package enum SyntheticDataParameters: Sendable, Equatable, JSONCoding {
    case mlSyntheticDataParameters(MLSyntheticDataParameters)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: MLSyntheticDataParameters = try object.optional("mlSyntheticDataParameters") {
            self = .mlSyntheticDataParameters(value)
            return
        }
        throw JSONMismatch(expected: "one of mlSyntheticDataParameters")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .mlSyntheticDataParameters(let value): writer.member("mlSyntheticDataParameters", value)
        }
        writer.endObject()
    }
}

package enum TableReference: Sendable, Equatable, JSONCoding {
    case glue(GlueTableReference)
    case snowflake(SnowflakeTableReference)
    case athena(AthenaTableReference)
    case databricks(DatabricksTableReference)

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: GlueTableReference = try object.optional("glue") {
            self = .glue(value)
            return
        }
        if let value: SnowflakeTableReference = try object.optional("snowflake") {
            self = .snowflake(value)
            return
        }
        if let value: AthenaTableReference = try object.optional("athena") {
            self = .athena(value)
            return
        }
        if let value: DatabricksTableReference = try object.optional("databricks") {
            self = .databricks(value)
            return
        }
        throw JSONMismatch(expected: "one of glue, snowflake, athena, databricks")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .glue(let value): writer.member("glue", value)
        case .snowflake(let value): writer.member("snowflake", value)
        case .athena(let value): writer.member("athena", value)
        case .databricks(let value): writer.member("databricks", value)
        }
        writer.endObject()
    }
}

package enum WorkerComputeConfigurationProperties: Sendable, Equatable, JSONCoding {
    case spark([String: String])

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        if let value: [String: String] = try object.optional("spark") {
            self = .spark(value)
            return
        }
        throw JSONMismatch(expected: "one of spark")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        switch self {
        case .spark(let value): writer.member("spark", value)
        }
        writer.endObject()
    }
}
