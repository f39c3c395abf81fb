// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

package import APIModel
package import JSON

package struct ColumnClassificationDetails: Sendable, Equatable, JSONCoding {
    package var columnMapping: [SyntheticDataColumnProperties]

    package init(columnMapping: [SyntheticDataColumnProperties]) {
        self.columnMapping = columnMapping
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        columnMapping = try object.required("columnMapping")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("columnMapping", columnMapping)
        writer.endObject()
    }
}

package struct ColumnLineageEntry: Sendable, Equatable, JSONCoding {
    package var column: String
    package var sourceColumn: String
    package var sourceName: String
    package var sourceId: String
    package var sourceType: BaseTableDependencyType
    package var sourceAccountId: String

    package init(column: String, sourceColumn: String, sourceName: String, sourceId: String, sourceType: BaseTableDependencyType, sourceAccountId: String) {
        self.column = column
        self.sourceColumn = sourceColumn
        self.sourceName = sourceName
        self.sourceId = sourceId
        self.sourceType = sourceType
        self.sourceAccountId = sourceAccountId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        column = try object.required("column")
        sourceColumn = try object.required("sourceColumn")
        sourceName = try object.required("sourceName")
        sourceId = try object.required("sourceId")
        sourceType = try object.required("sourceType")
        sourceAccountId = try object.required("sourceAccountId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("column", column)
        writer.member("sourceColumn", sourceColumn)
        writer.member("sourceName", sourceName)
        writer.member("sourceId", sourceId)
        writer.member("sourceType", sourceType)
        writer.member("sourceAccountId", sourceAccountId)
        writer.endObject()
    }
}

package struct ComparisonControls: Sendable, Equatable, JSONCoding {
    package var allowedLiteralComparisonColumns: [String]
    package var allowedColumnComparisonColumns: [String]

    package init(allowedLiteralComparisonColumns: [String], allowedColumnComparisonColumns: [String]) {
        self.allowedLiteralComparisonColumns = allowedLiteralComparisonColumns
        self.allowedColumnComparisonColumns = allowedColumnComparisonColumns
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        allowedLiteralComparisonColumns = try object.required("allowedLiteralComparisonColumns")
        allowedColumnComparisonColumns = try object.required("allowedColumnComparisonColumns")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("allowedLiteralComparisonColumns", allowedLiteralComparisonColumns)
        writer.member("allowedColumnComparisonColumns", allowedColumnComparisonColumns)
        writer.endObject()
    }
}

package struct ConfiguredAudienceModelAssociation: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var configuredAudienceModelArn: String
    package var membershipId: String
    package var membershipArn: String
    package var collaborationId: String
    package var collaborationArn: String
    package var name: String
    package var manageResourcePolicies: Bool
    package var description: String?
    package var createTime: Timestamp
    package var updateTime: Timestamp

    package init(id: String, arn: String, configuredAudienceModelArn: String, membershipId: String, membershipArn: String, collaborationId: String, collaborationArn: String, name: String, manageResourcePolicies: Bool, description: String? = nil, createTime: Timestamp, updateTime: Timestamp) {
        self.id = id
        self.arn = arn
        self.configuredAudienceModelArn = configuredAudienceModelArn
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.collaborationId = collaborationId
        self.collaborationArn = collaborationArn
        self.name = name
        self.manageResourcePolicies = manageResourcePolicies
        self.description = description
        self.createTime = createTime
        self.updateTime = updateTime
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        configuredAudienceModelArn = try object.required("configuredAudienceModelArn")
        membershipId = try object.required("membershipId")
        membershipArn = try object.required("membershipArn")
        collaborationId = try object.required("collaborationId")
        collaborationArn = try object.required("collaborationArn")
        name = try object.required("name")
        manageResourcePolicies = try object.required("manageResourcePolicies")
        description = try object.optional("description")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("configuredAudienceModelArn", configuredAudienceModelArn)
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("collaborationId", collaborationId)
        writer.member("collaborationArn", collaborationArn)
        writer.member("name", name)
        writer.member("manageResourcePolicies", manageResourcePolicies)
        writer.member("description", description)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.endObject()
    }
}

package struct ConfiguredAudienceModelAssociationSummary: Sendable, Equatable, JSONCoding {
    package var membershipId: String
    package var membershipArn: String
    package var collaborationArn: String
    package var collaborationId: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var id: String
    package var arn: String
    package var name: String
    package var configuredAudienceModelArn: String
    package var description: String?

    package init(membershipId: String, membershipArn: String, collaborationArn: String, collaborationId: String, createTime: Timestamp, updateTime: Timestamp, id: String, arn: String, name: String, configuredAudienceModelArn: String, description: String? = nil) {
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.collaborationArn = collaborationArn
        self.collaborationId = collaborationId
        self.createTime = createTime
        self.updateTime = updateTime
        self.id = id
        self.arn = arn
        self.name = name
        self.configuredAudienceModelArn = configuredAudienceModelArn
        self.description = description
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipId = try object.required("membershipId")
        membershipArn = try object.required("membershipArn")
        collaborationArn = try object.required("collaborationArn")
        collaborationId = try object.required("collaborationId")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        id = try object.required("id")
        arn = try object.required("arn")
        name = try object.required("name")
        configuredAudienceModelArn = try object.required("configuredAudienceModelArn")
        description = try object.optional("description")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("collaborationArn", collaborationArn)
        writer.member("collaborationId", collaborationId)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("name", name)
        writer.member("configuredAudienceModelArn", configuredAudienceModelArn)
        writer.member("description", description)
        writer.endObject()
    }
}

package struct ConfiguredTable: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var name: String
    package var description: String?
    package var tableReference: TableReference
    package var tableType: TableReferenceType?
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var analysisRuleTypes: [ConfiguredTableAnalysisRuleType]
    package var analysisMethod: AnalysisMethod
    package var allowedColumns: [String]
    package var selectedAnalysisMethods: [SelectedAnalysisMethod]?

    package init(id: String, arn: String, name: String, description: String? = nil, tableReference: TableReference, tableType: TableReferenceType? = nil, createTime: Timestamp, updateTime: Timestamp, analysisRuleTypes: [ConfiguredTableAnalysisRuleType], analysisMethod: AnalysisMethod, allowedColumns: [String], selectedAnalysisMethods: [SelectedAnalysisMethod]? = nil) {
        self.id = id
        self.arn = arn
        self.name = name
        self.description = description
        self.tableReference = tableReference
        self.tableType = tableType
        self.createTime = createTime
        self.updateTime = updateTime
        self.analysisRuleTypes = analysisRuleTypes
        self.analysisMethod = analysisMethod
        self.allowedColumns = allowedColumns
        self.selectedAnalysisMethods = selectedAnalysisMethods
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        name = try object.required("name")
        description = try object.optional("description")
        tableReference = try object.required("tableReference")
        tableType = try object.optional("tableType")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        analysisRuleTypes = try object.required("analysisRuleTypes")
        analysisMethod = try object.required("analysisMethod")
        allowedColumns = try object.required("allowedColumns")
        selectedAnalysisMethods = try object.optional("selectedAnalysisMethods")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("name", name)
        writer.member("description", description)
        writer.member("tableReference", tableReference)
        writer.member("tableType", tableType)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("analysisRuleTypes", analysisRuleTypes)
        writer.member("analysisMethod", analysisMethod)
        writer.member("allowedColumns", allowedColumns)
        writer.member("selectedAnalysisMethods", selectedAnalysisMethods)
        writer.endObject()
    }
}

package struct ConfiguredTableAnalysisRule: Sendable, Equatable, JSONCoding {
    package var configuredTableId: String
    package var configuredTableArn: String
    package var policy: ConfiguredTableAnalysisRulePolicy
    package var type: ConfiguredTableAnalysisRuleType
    package var createTime: Timestamp
    package var updateTime: Timestamp

    package init(configuredTableId: String, configuredTableArn: String, policy: ConfiguredTableAnalysisRulePolicy, type: ConfiguredTableAnalysisRuleType, createTime: Timestamp, updateTime: Timestamp) {
        self.configuredTableId = configuredTableId
        self.configuredTableArn = configuredTableArn
        self.policy = policy
        self.type = type
        self.createTime = createTime
        self.updateTime = updateTime
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTableId = try object.required("configuredTableId")
        configuredTableArn = try object.required("configuredTableArn")
        policy = try object.required("policy")
        type = try object.required("type")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTableId", configuredTableId)
        writer.member("configuredTableArn", configuredTableArn)
        writer.member("policy", policy)
        writer.member("type", type)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.endObject()
    }
}

package struct ConfiguredTableAssociation: Sendable, Equatable, JSONCoding {
    package var arn: String
    package var id: String
    package var configuredTableId: String
    package var configuredTableArn: String
    package var membershipId: String
    package var membershipArn: String
    package var roleArn: String
    package var name: String
    package var description: String?
    package var analysisRuleTypes: [ConfiguredTableAssociationAnalysisRuleType]?
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var childResources: [ChildResource]?

    package init(arn: String, id: String, configuredTableId: String, configuredTableArn: String, membershipId: String, membershipArn: String, roleArn: String, name: String, description: String? = nil, analysisRuleTypes: [ConfiguredTableAssociationAnalysisRuleType]? = nil, createTime: Timestamp, updateTime: Timestamp, childResources: [ChildResource]? = nil) {
        self.arn = arn
        self.id = id
        self.configuredTableId = configuredTableId
        self.configuredTableArn = configuredTableArn
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.roleArn = roleArn
        self.name = name
        self.description = description
        self.analysisRuleTypes = analysisRuleTypes
        self.createTime = createTime
        self.updateTime = updateTime
        self.childResources = childResources
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        arn = try object.required("arn")
        id = try object.required("id")
        configuredTableId = try object.required("configuredTableId")
        configuredTableArn = try object.required("configuredTableArn")
        membershipId = try object.required("membershipId")
        membershipArn = try object.required("membershipArn")
        roleArn = try object.required("roleArn")
        name = try object.required("name")
        description = try object.optional("description")
        analysisRuleTypes = try object.optional("analysisRuleTypes")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        childResources = try object.optional("childResources")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("arn", arn)
        writer.member("id", id)
        writer.member("configuredTableId", configuredTableId)
        writer.member("configuredTableArn", configuredTableArn)
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("roleArn", roleArn)
        writer.member("name", name)
        writer.member("description", description)
        writer.member("analysisRuleTypes", analysisRuleTypes)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("childResources", childResources)
        writer.endObject()
    }
}

package struct ConfiguredTableAssociationAnalysisRule: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var configuredTableAssociationId: String
    package var configuredTableAssociationArn: String
    package var policy: ConfiguredTableAssociationAnalysisRulePolicy
    package var type: ConfiguredTableAssociationAnalysisRuleType
    package var createTime: Timestamp
    package var updateTime: Timestamp

    package init(membershipIdentifier: String, configuredTableAssociationId: String, configuredTableAssociationArn: String, policy: ConfiguredTableAssociationAnalysisRulePolicy, type: ConfiguredTableAssociationAnalysisRuleType, createTime: Timestamp, updateTime: Timestamp) {
        self.membershipIdentifier = membershipIdentifier
        self.configuredTableAssociationId = configuredTableAssociationId
        self.configuredTableAssociationArn = configuredTableAssociationArn
        self.policy = policy
        self.type = type
        self.createTime = createTime
        self.updateTime = updateTime
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        configuredTableAssociationId = try object.required("configuredTableAssociationId")
        configuredTableAssociationArn = try object.required("configuredTableAssociationArn")
        policy = try object.required("policy")
        type = try object.required("type")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("configuredTableAssociationId", configuredTableAssociationId)
        writer.member("configuredTableAssociationArn", configuredTableAssociationArn)
        writer.member("policy", policy)
        writer.member("type", type)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.endObject()
    }
}

package struct ConfiguredTableAssociationAnalysisRuleAggregation: Sendable, Equatable, JSONCoding {
    package var allowedResultReceivers: [String]?
    package var allowedAdditionalAnalyses: [String]?

    package init(allowedResultReceivers: [String]? = nil, allowedAdditionalAnalyses: [String]? = nil) {
        self.allowedResultReceivers = allowedResultReceivers
        self.allowedAdditionalAnalyses = allowedAdditionalAnalyses
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        allowedResultReceivers = try object.optional("allowedResultReceivers")
        allowedAdditionalAnalyses = try object.optional("allowedAdditionalAnalyses")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("allowedResultReceivers", allowedResultReceivers)
        writer.member("allowedAdditionalAnalyses", allowedAdditionalAnalyses)
        writer.endObject()
    }
}

package struct ConfiguredTableAssociationAnalysisRuleCustom: Sendable, Equatable, JSONCoding {
    package var allowedResultReceivers: [String]?
    package var allowedAdditionalAnalyses: [String]?

    package init(allowedResultReceivers: [String]? = nil, allowedAdditionalAnalyses: [String]? = nil) {
        self.allowedResultReceivers = allowedResultReceivers
        self.allowedAdditionalAnalyses = allowedAdditionalAnalyses
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        allowedResultReceivers = try object.optional("allowedResultReceivers")
        allowedAdditionalAnalyses = try object.optional("allowedAdditionalAnalyses")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("allowedResultReceivers", allowedResultReceivers)
        writer.member("allowedAdditionalAnalyses", allowedAdditionalAnalyses)
        writer.endObject()
    }
}

package struct ConfiguredTableAssociationAnalysisRuleList: Sendable, Equatable, JSONCoding {
    package var allowedResultReceivers: [String]?
    package var allowedAdditionalAnalyses: [String]?

    package init(allowedResultReceivers: [String]? = nil, allowedAdditionalAnalyses: [String]? = nil) {
        self.allowedResultReceivers = allowedResultReceivers
        self.allowedAdditionalAnalyses = allowedAdditionalAnalyses
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        allowedResultReceivers = try object.optional("allowedResultReceivers")
        allowedAdditionalAnalyses = try object.optional("allowedAdditionalAnalyses")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("allowedResultReceivers", allowedResultReceivers)
        writer.member("allowedAdditionalAnalyses", allowedAdditionalAnalyses)
        writer.endObject()
    }
}

package struct ConfiguredTableAssociationSchemaTypeProperties: Sendable, Equatable, JSONCoding {
    package var configuredTableAssociationId: String

    package init(configuredTableAssociationId: String) {
        self.configuredTableAssociationId = configuredTableAssociationId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTableAssociationId = try object.required("configuredTableAssociationId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTableAssociationId", configuredTableAssociationId)
        writer.endObject()
    }
}

package struct ConfiguredTableAssociationSummary: Sendable, Equatable, JSONCoding {
    package var configuredTableId: String
    package var membershipId: String
    package var membershipArn: String
    package var name: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var id: String
    package var arn: String
    package var analysisRuleTypes: [ConfiguredTableAssociationAnalysisRuleType]?

    package init(configuredTableId: String, membershipId: String, membershipArn: String, name: String, createTime: Timestamp, updateTime: Timestamp, id: String, arn: String, analysisRuleTypes: [ConfiguredTableAssociationAnalysisRuleType]? = nil) {
        self.configuredTableId = configuredTableId
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.name = name
        self.createTime = createTime
        self.updateTime = updateTime
        self.id = id
        self.arn = arn
        self.analysisRuleTypes = analysisRuleTypes
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTableId = try object.required("configuredTableId")
        membershipId = try object.required("membershipId")
        membershipArn = try object.required("membershipArn")
        name = try object.required("name")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        id = try object.required("id")
        arn = try object.required("arn")
        analysisRuleTypes = try object.optional("analysisRuleTypes")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTableId", configuredTableId)
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("name", name)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("analysisRuleTypes", analysisRuleTypes)
        writer.endObject()
    }
}

package struct ConfiguredTableSummary: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var name: String
    package var tableType: TableReferenceType?
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var analysisRuleTypes: [ConfiguredTableAnalysisRuleType]
    package var analysisMethod: AnalysisMethod
    package var selectedAnalysisMethods: [SelectedAnalysisMethod]?

    package init(id: String, arn: String, name: String, tableType: TableReferenceType? = nil, createTime: Timestamp, updateTime: Timestamp, analysisRuleTypes: [ConfiguredTableAnalysisRuleType], analysisMethod: AnalysisMethod, selectedAnalysisMethods: [SelectedAnalysisMethod]? = nil) {
        self.id = id
        self.arn = arn
        self.name = name
        self.tableType = tableType
        self.createTime = createTime
        self.updateTime = updateTime
        self.analysisRuleTypes = analysisRuleTypes
        self.analysisMethod = analysisMethod
        self.selectedAnalysisMethods = selectedAnalysisMethods
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        name = try object.required("name")
        tableType = try object.optional("tableType")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        analysisRuleTypes = try object.required("analysisRuleTypes")
        analysisMethod = try object.required("analysisMethod")
        selectedAnalysisMethods = try object.optional("selectedAnalysisMethods")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("name", name)
        writer.member("tableType", tableType)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("analysisRuleTypes", analysisRuleTypes)
        writer.member("analysisMethod", analysisMethod)
        writer.member("selectedAnalysisMethods", selectedAnalysisMethods)
        writer.endObject()
    }
}

package struct ConsolidatedPolicyAggregation: Sendable, Equatable, JSONCoding {
    package var aggregateColumns: [AggregateColumn]
    package var joinColumns: [String]
    package var joinRequired: JoinRequiredOption?
    package var allowedJoinOperators: [JoinOperator]?
    package var dimensionColumns: [String]
    package var scalarFunctions: [ScalarFunctions]
    package var outputConstraints: [AggregationConstraint]
    package var additionalAnalyses: AdditionalAnalyses?
    package var allowedResultReceivers: [String]?
    package var allowedAdditionalAnalyses: [String]?

    package init(aggregateColumns: [AggregateColumn], joinColumns: [String], joinRequired: JoinRequiredOption? = nil, allowedJoinOperators: [JoinOperator]? = nil, dimensionColumns: [String], scalarFunctions: [ScalarFunctions], outputConstraints: [AggregationConstraint], additionalAnalyses: AdditionalAnalyses? = nil, allowedResultReceivers: [String]? = nil, allowedAdditionalAnalyses: [String]? = nil) {
        self.aggregateColumns = aggregateColumns
        self.joinColumns = joinColumns
        self.joinRequired = joinRequired
        self.allowedJoinOperators = allowedJoinOperators
        self.dimensionColumns = dimensionColumns
        self.scalarFunctions = scalarFunctions
        self.outputConstraints = outputConstraints
        self.additionalAnalyses = additionalAnalyses
        self.allowedResultReceivers = allowedResultReceivers
        self.allowedAdditionalAnalyses = allowedAdditionalAnalyses
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        aggregateColumns = try object.required("aggregateColumns")
        joinColumns = try object.required("joinColumns")
        joinRequired = try object.optional("joinRequired")
        allowedJoinOperators = try object.optional("allowedJoinOperators")
        dimensionColumns = try object.required("dimensionColumns")
        scalarFunctions = try object.required("scalarFunctions")
        outputConstraints = try object.required("outputConstraints")
        additionalAnalyses = try object.optional("additionalAnalyses")
        allowedResultReceivers = try object.optional("allowedResultReceivers")
        allowedAdditionalAnalyses = try object.optional("allowedAdditionalAnalyses")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("aggregateColumns", aggregateColumns)
        writer.member("joinColumns", joinColumns)
        writer.member("joinRequired", joinRequired)
        writer.member("allowedJoinOperators", allowedJoinOperators)
        writer.member("dimensionColumns", dimensionColumns)
        writer.member("scalarFunctions", scalarFunctions)
        writer.member("outputConstraints", outputConstraints)
        writer.member("additionalAnalyses", additionalAnalyses)
        writer.member("allowedResultReceivers", allowedResultReceivers)
        writer.member("allowedAdditionalAnalyses", allowedAdditionalAnalyses)
        writer.endObject()
    }
}

package struct ConsolidatedPolicyCustom: Sendable, Equatable, JSONCoding {
    package var allowedAnalyses: [String]
    package var allowedAnalysisProviders: [String]?
    package var additionalAnalyses: AdditionalAnalyses?
    package var disallowedOutputColumns: [String]?
    package var differentialPrivacy: DifferentialPrivacyConfiguration?
    package var aggregationThresholds: [AggregationThreshold]?
    package var comparisonControls: ComparisonControls?
    package var allowedResultReceivers: [String]?
    package var allowedAdditionalAnalyses: [String]?

    package init(allowedAnalyses: [String], allowedAnalysisProviders: [String]? = nil, additionalAnalyses: AdditionalAnalyses? = nil, disallowedOutputColumns: [String]? = nil, differentialPrivacy: DifferentialPrivacyConfiguration? = nil, aggregationThresholds: [AggregationThreshold]? = nil, comparisonControls: ComparisonControls? = nil, allowedResultReceivers: [String]? = nil, allowedAdditionalAnalyses: [String]? = nil) {
        self.allowedAnalyses = allowedAnalyses
        self.allowedAnalysisProviders = allowedAnalysisProviders
        self.additionalAnalyses = additionalAnalyses
        self.disallowedOutputColumns = disallowedOutputColumns
        self.differentialPrivacy = differentialPrivacy
        self.aggregationThresholds = aggregationThresholds
        self.comparisonControls = comparisonControls
        self.allowedResultReceivers = allowedResultReceivers
        self.allowedAdditionalAnalyses = allowedAdditionalAnalyses
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        allowedAnalyses = try object.required("allowedAnalyses")
        allowedAnalysisProviders = try object.optional("allowedAnalysisProviders")
        additionalAnalyses = try object.optional("additionalAnalyses")
        disallowedOutputColumns = try object.optional("disallowedOutputColumns")
        differentialPrivacy = try object.optional("differentialPrivacy")
        aggregationThresholds = try object.optional("aggregationThresholds")
        comparisonControls = try object.optional("comparisonControls")
        allowedResultReceivers = try object.optional("allowedResultReceivers")
        allowedAdditionalAnalyses = try object.optional("allowedAdditionalAnalyses")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("allowedAnalyses", allowedAnalyses)
        writer.member("allowedAnalysisProviders", allowedAnalysisProviders)
        writer.member("additionalAnalyses", additionalAnalyses)
        writer.member("disallowedOutputColumns", disallowedOutputColumns)
        writer.member("differentialPrivacy", differentialPrivacy)
        writer.member("aggregationThresholds", aggregationThresholds)
        writer.member("comparisonControls", comparisonControls)
        writer.member("allowedResultReceivers", allowedResultReceivers)
        writer.member("allowedAdditionalAnalyses", allowedAdditionalAnalyses)
        writer.endObject()
    }
}

package struct ConsolidatedPolicyList: Sendable, Equatable, JSONCoding {
    package var joinColumns: [String]
    package var allowedJoinOperators: [JoinOperator]?
    package var listColumns: [String]
    package var additionalAnalyses: AdditionalAnalyses?
    package var allowedResultReceivers: [String]?
    package var allowedAdditionalAnalyses: [String]?

    package init(joinColumns: [String], allowedJoinOperators: [JoinOperator]? = nil, listColumns: [String], additionalAnalyses: AdditionalAnalyses? = nil, allowedResultReceivers: [String]? = nil, allowedAdditionalAnalyses: [String]? = nil) {
        self.joinColumns = joinColumns
        self.allowedJoinOperators = allowedJoinOperators
        self.listColumns = listColumns
        self.additionalAnalyses = additionalAnalyses
        self.allowedResultReceivers = allowedResultReceivers
        self.allowedAdditionalAnalyses = allowedAdditionalAnalyses
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        joinColumns = try object.required("joinColumns")
        allowedJoinOperators = try object.optional("allowedJoinOperators")
        listColumns = try object.required("listColumns")
        additionalAnalyses = try object.optional("additionalAnalyses")
        allowedResultReceivers = try object.optional("allowedResultReceivers")
        allowedAdditionalAnalyses = try object.optional("allowedAdditionalAnalyses")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("joinColumns", joinColumns)
        writer.member("allowedJoinOperators", allowedJoinOperators)
        writer.member("listColumns", listColumns)
        writer.member("additionalAnalyses", additionalAnalyses)
        writer.member("allowedResultReceivers", allowedResultReceivers)
        writer.member("allowedAdditionalAnalyses", allowedAdditionalAnalyses)
        writer.endObject()
    }
}

package struct CreateAnalysisTemplateInput: Sendable, Equatable, JSONCoding {
    package var description: String?
    package var membershipIdentifier: String
    package var name: String
    package var format: AnalysisFormat
    package var source: AnalysisSource
    package var tags: [ExactString: String]?
    package var analysisParameters: [AnalysisParameter]?
    package var schema: AnalysisSchema?
    package var errorMessageConfiguration: ErrorMessageConfiguration?
    package var syntheticDataParameters: SyntheticDataParameters?

    package init(description: String? = nil, membershipIdentifier: String, name: String, format: AnalysisFormat, source: AnalysisSource, tags: [ExactString: String]? = nil, analysisParameters: [AnalysisParameter]? = nil, schema: AnalysisSchema? = nil, errorMessageConfiguration: ErrorMessageConfiguration? = nil, syntheticDataParameters: SyntheticDataParameters? = nil) {
        self.description = description
        self.membershipIdentifier = membershipIdentifier
        self.name = name
        self.format = format
        self.source = source
        self.tags = tags
        self.analysisParameters = analysisParameters
        self.schema = schema
        self.errorMessageConfiguration = errorMessageConfiguration
        self.syntheticDataParameters = syntheticDataParameters
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        description = try object.optional("description")
        membershipIdentifier = try object.required("membershipIdentifier")
        name = try object.required("name")
        format = try object.required("format")
        source = try object.required("source")
        tags = try object.optional("tags")
        analysisParameters = try object.optional("analysisParameters")
        schema = try object.optional("schema")
        errorMessageConfiguration = try object.optional("errorMessageConfiguration")
        syntheticDataParameters = try object.optional("syntheticDataParameters")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("description", description)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("name", name)
        writer.member("format", format)
        writer.member("source", source)
        writer.member("tags", tags)
        writer.member("analysisParameters", analysisParameters)
        writer.member("schema", schema)
        writer.member("errorMessageConfiguration", errorMessageConfiguration)
        writer.member("syntheticDataParameters", syntheticDataParameters)
        writer.endObject()
    }
}

package struct CreateAnalysisTemplateOutput: Sendable, Equatable, JSONCoding {
    package var analysisTemplate: AnalysisTemplate

    package init(analysisTemplate: AnalysisTemplate) {
        self.analysisTemplate = analysisTemplate
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        analysisTemplate = try object.required("analysisTemplate")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisTemplate", analysisTemplate)
        writer.endObject()
    }
}

package struct CreateCollaborationChangeRequestInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var changes: [ChangeInput]

    package init(collaborationIdentifier: String, changes: [ChangeInput]) {
        self.collaborationIdentifier = collaborationIdentifier
        self.changes = changes
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        changes = try object.required("changes")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("changes", changes)
        writer.endObject()
    }
}

package struct CreateCollaborationChangeRequestOutput: Sendable, Equatable, JSONCoding {
    package var collaborationChangeRequest: CollaborationChangeRequest

    package init(collaborationChangeRequest: CollaborationChangeRequest) {
        self.collaborationChangeRequest = collaborationChangeRequest
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationChangeRequest = try object.required("collaborationChangeRequest")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationChangeRequest", collaborationChangeRequest)
        writer.endObject()
    }
}

package struct CreateCollaborationInput: Sendable, Equatable, JSONCoding {
    package var members: [MemberSpecification]
    package var name: String
    package var description: String?
    package var creatorMemberAbilities: [MemberAbility]
    package var creatorMLMemberAbilities: MLMemberAbilities?
    package var creatorDisplayName: String
    package var dataEncryptionMetadata: DataEncryptionMetadata?
    package var queryLogStatus: CollaborationQueryLogStatus
    package var jobLogStatus: CollaborationJobLogStatus?
    package var tags: [ExactString: String]?
    package var creatorPaymentConfiguration: PaymentConfiguration?
    package var analyticsEngine: AnalyticsEngine?
    package var autoApprovedChangeRequestTypes: [AutoApprovedChangeType]?
    package var allowedResultRegions: [SupportedS3Region]?
    package var isMetricsEnabled: Bool?

    package init(members: [MemberSpecification], name: String, description: String? = nil, creatorMemberAbilities: [MemberAbility], creatorMLMemberAbilities: MLMemberAbilities? = nil, creatorDisplayName: String, dataEncryptionMetadata: DataEncryptionMetadata? = nil, queryLogStatus: CollaborationQueryLogStatus, jobLogStatus: CollaborationJobLogStatus? = nil, tags: [ExactString: String]? = nil, creatorPaymentConfiguration: PaymentConfiguration? = nil, analyticsEngine: AnalyticsEngine? = nil, autoApprovedChangeRequestTypes: [AutoApprovedChangeType]? = nil, allowedResultRegions: [SupportedS3Region]? = nil, isMetricsEnabled: Bool? = nil) {
        self.members = members
        self.name = name
        self.description = description
        self.creatorMemberAbilities = creatorMemberAbilities
        self.creatorMLMemberAbilities = creatorMLMemberAbilities
        self.creatorDisplayName = creatorDisplayName
        self.dataEncryptionMetadata = dataEncryptionMetadata
        self.queryLogStatus = queryLogStatus
        self.jobLogStatus = jobLogStatus
        self.tags = tags
        self.creatorPaymentConfiguration = creatorPaymentConfiguration
        self.analyticsEngine = analyticsEngine
        self.autoApprovedChangeRequestTypes = autoApprovedChangeRequestTypes
        self.allowedResultRegions = allowedResultRegions
        self.isMetricsEnabled = isMetricsEnabled
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        members = try object.required("members")
        name = try object.required("name")
        description = try object.optional("description")
        creatorMemberAbilities = try object.required("creatorMemberAbilities")
        creatorMLMemberAbilities = try object.optional("creatorMLMemberAbilities")
        creatorDisplayName = try object.required("creatorDisplayName")
        dataEncryptionMetadata = try object.optional("dataEncryptionMetadata")
        queryLogStatus = try object.required("queryLogStatus")
        jobLogStatus = try object.optional("jobLogStatus")
        tags = try object.optional("tags")
        creatorPaymentConfiguration = try object.optional("creatorPaymentConfiguration")
        analyticsEngine = try object.optional("analyticsEngine")
        autoApprovedChangeRequestTypes = try object.optional("autoApprovedChangeRequestTypes")
        allowedResultRegions = try object.optional("allowedResultRegions")
        isMetricsEnabled = try object.optional("isMetricsEnabled")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("members", members)
        writer.member("name", name)
        writer.member("description", description)
        writer.member("creatorMemberAbilities", creatorMemberAbilities)
        writer.member("creatorMLMemberAbilities", creatorMLMemberAbilities)
        writer.member("creatorDisplayName", creatorDisplayName)
        writer.member("dataEncryptionMetadata", dataEncryptionMetadata)
        writer.member("queryLogStatus", queryLogStatus)
        writer.member("jobLogStatus", jobLogStatus)
        writer.member("tags", tags)
        writer.member("creatorPaymentConfiguration", creatorPaymentConfiguration)
        writer.member("analyticsEngine", analyticsEngine)
        writer.member("autoApprovedChangeRequestTypes", autoApprovedChangeRequestTypes)
        writer.member("allowedResultRegions", allowedResultRegions)
        writer.member("isMetricsEnabled", isMetricsEnabled)
        writer.endObject()
    }
}

package struct CreateCollaborationOutput: Sendable, Equatable, JSONCoding {
    package var collaboration: Collaboration

    package init(collaboration: Collaboration) {
        self.collaboration = collaboration
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaboration = try object.required("collaboration")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaboration", collaboration)
        writer.endObject()
    }
}

package struct CreateConfiguredAudienceModelAssociationInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var configuredAudienceModelArn: String
    package var configuredAudienceModelAssociationName: String
    package var manageResourcePolicies: Bool
    package var tags: [ExactString: String]?
    package var description: String?

    package init(membershipIdentifier: String, configuredAudienceModelArn: String, configuredAudienceModelAssociationName: String, manageResourcePolicies: Bool, tags: [ExactString: String]? = nil, description: String? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.configuredAudienceModelArn = configuredAudienceModelArn
        self.configuredAudienceModelAssociationName = configuredAudienceModelAssociationName
        self.manageResourcePolicies = manageResourcePolicies
        self.tags = tags
        self.description = description
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        configuredAudienceModelArn = try object.required("configuredAudienceModelArn")
        configuredAudienceModelAssociationName = try object.required("configuredAudienceModelAssociationName")
        manageResourcePolicies = try object.required("manageResourcePolicies")
        tags = try object.optional("tags")
        description = try object.optional("description")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("configuredAudienceModelArn", configuredAudienceModelArn)
        writer.member("configuredAudienceModelAssociationName", configuredAudienceModelAssociationName)
        writer.member("manageResourcePolicies", manageResourcePolicies)
        writer.member("tags", tags)
        writer.member("description", description)
        writer.endObject()
    }
}

package struct CreateConfiguredAudienceModelAssociationOutput: Sendable, Equatable, JSONCoding {
    package var configuredAudienceModelAssociation: ConfiguredAudienceModelAssociation

    package init(configuredAudienceModelAssociation: ConfiguredAudienceModelAssociation) {
        self.configuredAudienceModelAssociation = configuredAudienceModelAssociation
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredAudienceModelAssociation = try object.required("configuredAudienceModelAssociation")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredAudienceModelAssociation", configuredAudienceModelAssociation)
        writer.endObject()
    }
}

package struct CreateConfiguredTableAnalysisRuleInput: Sendable, Equatable, JSONCoding {
    package var configuredTableIdentifier: String
    package var analysisRuleType: ConfiguredTableAnalysisRuleType
    package var analysisRulePolicy: ConfiguredTableAnalysisRulePolicy

    package init(configuredTableIdentifier: String, analysisRuleType: ConfiguredTableAnalysisRuleType, analysisRulePolicy: ConfiguredTableAnalysisRulePolicy) {
        self.configuredTableIdentifier = configuredTableIdentifier
        self.analysisRuleType = analysisRuleType
        self.analysisRulePolicy = analysisRulePolicy
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTableIdentifier = try object.required("configuredTableIdentifier")
        analysisRuleType = try object.required("analysisRuleType")
        analysisRulePolicy = try object.required("analysisRulePolicy")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTableIdentifier", configuredTableIdentifier)
        writer.member("analysisRuleType", analysisRuleType)
        writer.member("analysisRulePolicy", analysisRulePolicy)
        writer.endObject()
    }
}

package struct CreateConfiguredTableAnalysisRuleOutput: Sendable, Equatable, JSONCoding {
    package var analysisRule: ConfiguredTableAnalysisRule

    package init(analysisRule: ConfiguredTableAnalysisRule) {
        self.analysisRule = analysisRule
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        analysisRule = try object.required("analysisRule")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisRule", analysisRule)
        writer.endObject()
    }
}

package struct CreateConfiguredTableAssociationAnalysisRuleInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var configuredTableAssociationIdentifier: String
    package var analysisRuleType: ConfiguredTableAssociationAnalysisRuleType
    package var analysisRulePolicy: ConfiguredTableAssociationAnalysisRulePolicy

    package init(membershipIdentifier: String, configuredTableAssociationIdentifier: String, analysisRuleType: ConfiguredTableAssociationAnalysisRuleType, analysisRulePolicy: ConfiguredTableAssociationAnalysisRulePolicy) {
        self.membershipIdentifier = membershipIdentifier
        self.configuredTableAssociationIdentifier = configuredTableAssociationIdentifier
        self.analysisRuleType = analysisRuleType
        self.analysisRulePolicy = analysisRulePolicy
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        configuredTableAssociationIdentifier = try object.required("configuredTableAssociationIdentifier")
        analysisRuleType = try object.required("analysisRuleType")
        analysisRulePolicy = try object.required("analysisRulePolicy")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("configuredTableAssociationIdentifier", configuredTableAssociationIdentifier)
        writer.member("analysisRuleType", analysisRuleType)
        writer.member("analysisRulePolicy", analysisRulePolicy)
        writer.endObject()
    }
}

package struct CreateConfiguredTableAssociationAnalysisRuleOutput: Sendable, Equatable, JSONCoding {
    package var analysisRule: ConfiguredTableAssociationAnalysisRule

    package init(analysisRule: ConfiguredTableAssociationAnalysisRule) {
        self.analysisRule = analysisRule
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        analysisRule = try object.required("analysisRule")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisRule", analysisRule)
        writer.endObject()
    }
}

package struct CreateConfiguredTableAssociationInput: Sendable, Equatable, JSONCoding {
    package var name: String
    package var description: String?
    package var membershipIdentifier: String
    package var configuredTableIdentifier: String
    package var roleArn: String
    package var tags: [ExactString: String]?

    package init(name: String, description: String? = nil, membershipIdentifier: String, configuredTableIdentifier: String, roleArn: String, tags: [ExactString: String]? = nil) {
        self.name = name
        self.description = description
        self.membershipIdentifier = membershipIdentifier
        self.configuredTableIdentifier = configuredTableIdentifier
        self.roleArn = roleArn
        self.tags = tags
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        name = try object.required("name")
        description = try object.optional("description")
        membershipIdentifier = try object.required("membershipIdentifier")
        configuredTableIdentifier = try object.required("configuredTableIdentifier")
        roleArn = try object.required("roleArn")
        tags = try object.optional("tags")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("description", description)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("configuredTableIdentifier", configuredTableIdentifier)
        writer.member("roleArn", roleArn)
        writer.member("tags", tags)
        writer.endObject()
    }
}

package struct CreateConfiguredTableAssociationOutput: Sendable, Equatable, JSONCoding {
    package var configuredTableAssociation: ConfiguredTableAssociation

    package init(configuredTableAssociation: ConfiguredTableAssociation) {
        self.configuredTableAssociation = configuredTableAssociation
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTableAssociation = try object.required("configuredTableAssociation")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTableAssociation", configuredTableAssociation)
        writer.endObject()
    }
}

package struct CreateConfiguredTableInput: Sendable, Equatable, JSONCoding {
    package var name: String
    package var description: String?
    package var tableReference: TableReference
    package var allowedColumns: [String]
    package var analysisMethod: AnalysisMethod
    package var selectedAnalysisMethods: [SelectedAnalysisMethod]?
    package var tags: [ExactString: String]?

    package init(name: String, description: String? = nil, tableReference: TableReference, allowedColumns: [String], analysisMethod: AnalysisMethod, selectedAnalysisMethods: [SelectedAnalysisMethod]? = nil, tags: [ExactString: String]? = nil) {
        self.name = name
        self.description = description
        self.tableReference = tableReference
        self.allowedColumns = allowedColumns
        self.analysisMethod = analysisMethod
        self.selectedAnalysisMethods = selectedAnalysisMethods
        self.tags = tags
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        name = try object.required("name")
        description = try object.optional("description")
        tableReference = try object.required("tableReference")
        allowedColumns = try object.required("allowedColumns")
        analysisMethod = try object.required("analysisMethod")
        selectedAnalysisMethods = try object.optional("selectedAnalysisMethods")
        tags = try object.optional("tags")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("description", description)
        writer.member("tableReference", tableReference)
        writer.member("allowedColumns", allowedColumns)
        writer.member("analysisMethod", analysisMethod)
        writer.member("selectedAnalysisMethods", selectedAnalysisMethods)
        writer.member("tags", tags)
        writer.endObject()
    }
}

package struct CreateConfiguredTableOutput: Sendable, Equatable, JSONCoding {
    package var configuredTable: ConfiguredTable

    package init(configuredTable: ConfiguredTable) {
        self.configuredTable = configuredTable
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTable = try object.required("configuredTable")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTable", configuredTable)
        writer.endObject()
    }
}

package struct CreateIdMappingTableInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var name: String
    package var description: String?
    package var inputReferenceConfig: IdMappingTableInputReferenceConfig
    package var tags: [ExactString: String]?
    package var kmsKeyArn: String?

    package init(membershipIdentifier: String, name: String, description: String? = nil, inputReferenceConfig: IdMappingTableInputReferenceConfig, tags: [ExactString: String]? = nil, kmsKeyArn: String? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.name = name
        self.description = description
        self.inputReferenceConfig = inputReferenceConfig
        self.tags = tags
        self.kmsKeyArn = kmsKeyArn
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        name = try object.required("name")
        description = try object.optional("description")
        inputReferenceConfig = try object.required("inputReferenceConfig")
        tags = try object.optional("tags")
        kmsKeyArn = try object.optional("kmsKeyArn")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("name", name)
        writer.member("description", description)
        writer.member("inputReferenceConfig", inputReferenceConfig)
        writer.member("tags", tags)
        writer.member("kmsKeyArn", kmsKeyArn)
        writer.endObject()
    }
}

package struct CreateIdMappingTableOutput: Sendable, Equatable, JSONCoding {
    package var idMappingTable: IdMappingTable

    package init(idMappingTable: IdMappingTable) {
        self.idMappingTable = idMappingTable
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        idMappingTable = try object.required("idMappingTable")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("idMappingTable", idMappingTable)
        writer.endObject()
    }
}

package struct CreateIdNamespaceAssociationInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var inputReferenceConfig: IdNamespaceAssociationInputReferenceConfig
    package var tags: [ExactString: String]?
    package var name: String
    package var description: String?
    package var idMappingConfig: IdMappingConfig?

    package init(membershipIdentifier: String, inputReferenceConfig: IdNamespaceAssociationInputReferenceConfig, tags: [ExactString: String]? = nil, name: String, description: String? = nil, idMappingConfig: IdMappingConfig? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.inputReferenceConfig = inputReferenceConfig
        self.tags = tags
        self.name = name
        self.description = description
        self.idMappingConfig = idMappingConfig
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        inputReferenceConfig = try object.required("inputReferenceConfig")
        tags = try object.optional("tags")
        name = try object.required("name")
        description = try object.optional("description")
        idMappingConfig = try object.optional("idMappingConfig")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("inputReferenceConfig", inputReferenceConfig)
        writer.member("tags", tags)
        writer.member("name", name)
        writer.member("description", description)
        writer.member("idMappingConfig", idMappingConfig)
        writer.endObject()
    }
}

package struct CreateIdNamespaceAssociationOutput: Sendable, Equatable, JSONCoding {
    package var idNamespaceAssociation: IdNamespaceAssociation

    package init(idNamespaceAssociation: IdNamespaceAssociation) {
        self.idNamespaceAssociation = idNamespaceAssociation
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        idNamespaceAssociation = try object.required("idNamespaceAssociation")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("idNamespaceAssociation", idNamespaceAssociation)
        writer.endObject()
    }
}

package struct CreateIntermediateTableAnalysisRuleInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var intermediateTableIdentifier: String
    package var analysisRuleType: IntermediateTableAnalysisRuleType
    package var analysisRulePolicy: IntermediateTableAnalysisRulePolicy

    package init(membershipIdentifier: String, intermediateTableIdentifier: String, analysisRuleType: IntermediateTableAnalysisRuleType, analysisRulePolicy: IntermediateTableAnalysisRulePolicy) {
        self.membershipIdentifier = membershipIdentifier
        self.intermediateTableIdentifier = intermediateTableIdentifier
        self.analysisRuleType = analysisRuleType
        self.analysisRulePolicy = analysisRulePolicy
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        intermediateTableIdentifier = try object.required("intermediateTableIdentifier")
        analysisRuleType = try object.required("analysisRuleType")
        analysisRulePolicy = try object.required("analysisRulePolicy")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("intermediateTableIdentifier", intermediateTableIdentifier)
        writer.member("analysisRuleType", analysisRuleType)
        writer.member("analysisRulePolicy", analysisRulePolicy)
        writer.endObject()
    }
}

package struct CreateIntermediateTableAnalysisRuleOutput: Sendable, Equatable, JSONCoding {
    package var analysisRule: IntermediateTableAnalysisRule

    package init(analysisRule: IntermediateTableAnalysisRule) {
        self.analysisRule = analysisRule
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        analysisRule = try object.required("analysisRule")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisRule", analysisRule)
        writer.endObject()
    }
}

package struct CreateIntermediateTableInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var name: String
    package var description: String?
    package var populationAnalysisConfiguration: PopulationAnalysisConfiguration
    package var kmsKeyArn: String?
    package var retentionInDays: Int?
    package var tags: [ExactString: String]?

    package init(membershipIdentifier: String, name: String, description: String? = nil, populationAnalysisConfiguration: PopulationAnalysisConfiguration, kmsKeyArn: String? = nil, retentionInDays: Int? = nil, tags: [ExactString: String]? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.name = name
        self.description = description
        self.populationAnalysisConfiguration = populationAnalysisConfiguration
        self.kmsKeyArn = kmsKeyArn
        self.retentionInDays = retentionInDays
        self.tags = tags
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        name = try object.required("name")
        description = try object.optional("description")
        populationAnalysisConfiguration = try object.required("populationAnalysisConfiguration")
        kmsKeyArn = try object.optional("kmsKeyArn")
        retentionInDays = try object.optional("retentionInDays")
        tags = try object.optional("tags")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("name", name)
        writer.member("description", description)
        writer.member("populationAnalysisConfiguration", populationAnalysisConfiguration)
        writer.member("kmsKeyArn", kmsKeyArn)
        writer.member("retentionInDays", retentionInDays)
        writer.member("tags", tags)
        writer.endObject()
    }
}

package struct CreateIntermediateTableOutput: Sendable, Equatable, JSONCoding {
    package var intermediateTable: IntermediateTable

    package init(intermediateTable: IntermediateTable) {
        self.intermediateTable = intermediateTable
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        intermediateTable = try object.required("intermediateTable")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("intermediateTable", intermediateTable)
        writer.endObject()
    }
}

package struct CreateMembershipInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var queryLogStatus: MembershipQueryLogStatus
    package var jobLogStatus: MembershipJobLogStatus?
    package var tags: [ExactString: String]?
    package var defaultResultConfiguration: MembershipProtectedQueryResultConfiguration?
    package var defaultJobResultConfiguration: MembershipProtectedJobResultConfiguration?
    package var paymentConfiguration: MembershipPaymentConfiguration?
    package var isMetricsEnabled: Bool?

    package init(collaborationIdentifier: String, queryLogStatus: MembershipQueryLogStatus, jobLogStatus: MembershipJobLogStatus? = nil, tags: [ExactString: String]? = nil, defaultResultConfiguration: MembershipProtectedQueryResultConfiguration? = nil, defaultJobResultConfiguration: MembershipProtectedJobResultConfiguration? = nil, paymentConfiguration: MembershipPaymentConfiguration? = nil, isMetricsEnabled: Bool? = nil) {
        self.collaborationIdentifier = collaborationIdentifier
        self.queryLogStatus = queryLogStatus
        self.jobLogStatus = jobLogStatus
        self.tags = tags
        self.defaultResultConfiguration = defaultResultConfiguration
        self.defaultJobResultConfiguration = defaultJobResultConfiguration
        self.paymentConfiguration = paymentConfiguration
        self.isMetricsEnabled = isMetricsEnabled
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        queryLogStatus = try object.required("queryLogStatus")
        jobLogStatus = try object.optional("jobLogStatus")
        tags = try object.optional("tags")
        defaultResultConfiguration = try object.optional("defaultResultConfiguration")
        defaultJobResultConfiguration = try object.optional("defaultJobResultConfiguration")
        paymentConfiguration = try object.optional("paymentConfiguration")
        isMetricsEnabled = try object.optional("isMetricsEnabled")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("queryLogStatus", queryLogStatus)
        writer.member("jobLogStatus", jobLogStatus)
        writer.member("tags", tags)
        writer.member("defaultResultConfiguration", defaultResultConfiguration)
        writer.member("defaultJobResultConfiguration", defaultJobResultConfiguration)
        writer.member("paymentConfiguration", paymentConfiguration)
        writer.member("isMetricsEnabled", isMetricsEnabled)
        writer.endObject()
    }
}

package struct CreateMembershipOutput: Sendable, Equatable, JSONCoding {
    package var membership: Membership

    package init(membership: Membership) {
        self.membership = membership
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membership = try object.required("membership")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membership", membership)
        writer.endObject()
    }
}

package struct CreatePrivacyBudgetTemplateInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var autoRefresh: PrivacyBudgetTemplateAutoRefresh?
    package var privacyBudgetType: PrivacyBudgetType
    package var parameters: PrivacyBudgetTemplateParametersInput
    package var tags: [ExactString: String]?

    package init(membershipIdentifier: String, autoRefresh: PrivacyBudgetTemplateAutoRefresh? = nil, privacyBudgetType: PrivacyBudgetType, parameters: PrivacyBudgetTemplateParametersInput, tags: [ExactString: String]? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.autoRefresh = autoRefresh
        self.privacyBudgetType = privacyBudgetType
        self.parameters = parameters
        self.tags = tags
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        autoRefresh = try object.optional("autoRefresh")
        privacyBudgetType = try object.required("privacyBudgetType")
        parameters = try object.required("parameters")
        tags = try object.optional("tags")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("autoRefresh", autoRefresh)
        writer.member("privacyBudgetType", privacyBudgetType)
        writer.member("parameters", parameters)
        writer.member("tags", tags)
        writer.endObject()
    }
}

package struct CreatePrivacyBudgetTemplateOutput: Sendable, Equatable, JSONCoding {
    package var privacyBudgetTemplate: PrivacyBudgetTemplate

    package init(privacyBudgetTemplate: PrivacyBudgetTemplate) {
        self.privacyBudgetTemplate = privacyBudgetTemplate
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        privacyBudgetTemplate = try object.required("privacyBudgetTemplate")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("privacyBudgetTemplate", privacyBudgetTemplate)
        writer.endObject()
    }
}

package struct DataEncryptionMetadata: Sendable, Equatable, JSONCoding {
    package var allowCleartext: Bool
    package var allowDuplicates: Bool
    package var allowJoinsOnColumnsWithDifferentNames: Bool
    package var preserveNulls: Bool

    package init(allowCleartext: Bool, allowDuplicates: Bool, allowJoinsOnColumnsWithDifferentNames: Bool, preserveNulls: Bool) {
        self.allowCleartext = allowCleartext
        self.allowDuplicates = allowDuplicates
        self.allowJoinsOnColumnsWithDifferentNames = allowJoinsOnColumnsWithDifferentNames
        self.preserveNulls = preserveNulls
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        allowCleartext = try object.required("allowCleartext")
        allowDuplicates = try object.required("allowDuplicates")
        allowJoinsOnColumnsWithDifferentNames = try object.required("allowJoinsOnColumnsWithDifferentNames")
        preserveNulls = try object.required("preserveNulls")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("allowCleartext", allowCleartext)
        writer.member("allowDuplicates", allowDuplicates)
        writer.member("allowJoinsOnColumnsWithDifferentNames", allowJoinsOnColumnsWithDifferentNames)
        writer.member("preserveNulls", preserveNulls)
        writer.endObject()
    }
}

package struct DatabricksDeltaSharingConnection: Sendable, Equatable, JSONCoding {
    package var deltaShareEndpoint: String
    package var shareName: String

    package init(deltaShareEndpoint: String, shareName: String) {
        self.deltaShareEndpoint = deltaShareEndpoint
        self.shareName = shareName
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        deltaShareEndpoint = try object.required("deltaShareEndpoint")
        shareName = try object.required("shareName")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("deltaShareEndpoint", deltaShareEndpoint)
        writer.member("shareName", shareName)
        writer.endObject()
    }
}

package struct DatabricksTableReference: Sendable, Equatable, JSONCoding {
    package var schemaName: String
    package var tableName: String
    package var workspaceUrl: String
    package var connectionType: DatabricksConnectionType

    package init(schemaName: String, tableName: String, workspaceUrl: String, connectionType: DatabricksConnectionType) {
        self.schemaName = schemaName
        self.tableName = tableName
        self.workspaceUrl = workspaceUrl
        self.connectionType = connectionType
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        schemaName = try object.required("schemaName")
        tableName = try object.required("tableName")
        workspaceUrl = try object.required("workspaceUrl")
        connectionType = try object.required("connectionType")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("schemaName", schemaName)
        writer.member("tableName", tableName)
        writer.member("workspaceUrl", workspaceUrl)
        writer.member("connectionType", connectionType)
        writer.endObject()
    }
}

package struct DeleteAnalysisTemplateInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var analysisTemplateIdentifier: String

    package init(membershipIdentifier: String, analysisTemplateIdentifier: String) {
        self.membershipIdentifier = membershipIdentifier
        self.analysisTemplateIdentifier = analysisTemplateIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        analysisTemplateIdentifier = try object.required("analysisTemplateIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("analysisTemplateIdentifier", analysisTemplateIdentifier)
        writer.endObject()
    }
}

package struct DeleteAnalysisTemplateOutput: Sendable, Equatable, JSONCoding {
    package init() {}

    package init(json: JSON) throws(JSONMismatch) {
        _ = try json.members()
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

package struct DeleteCollaborationInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String

    package init(collaborationIdentifier: String) {
        self.collaborationIdentifier = collaborationIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.endObject()
    }
}

package struct DeleteCollaborationOutput: Sendable, Equatable, JSONCoding {
    package init() {}

    package init(json: JSON) throws(JSONMismatch) {
        _ = try json.members()
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

package struct DeleteConfiguredAudienceModelAssociationInput: Sendable, Equatable, JSONCoding {
    package var configuredAudienceModelAssociationIdentifier: String
    package var membershipIdentifier: String

    package init(configuredAudienceModelAssociationIdentifier: String, membershipIdentifier: String) {
        self.configuredAudienceModelAssociationIdentifier = configuredAudienceModelAssociationIdentifier
        self.membershipIdentifier = membershipIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredAudienceModelAssociationIdentifier = try object.required("configuredAudienceModelAssociationIdentifier")
        membershipIdentifier = try object.required("membershipIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredAudienceModelAssociationIdentifier", configuredAudienceModelAssociationIdentifier)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.endObject()
    }
}

package struct DeleteConfiguredAudienceModelAssociationOutput: Sendable, Equatable, JSONCoding {
    package init() {}

    package init(json: JSON) throws(JSONMismatch) {
        _ = try json.members()
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

package struct DeleteConfiguredTableAnalysisRuleInput: Sendable, Equatable, JSONCoding {
    package var configuredTableIdentifier: String
    package var analysisRuleType: ConfiguredTableAnalysisRuleType

    package init(configuredTableIdentifier: String, analysisRuleType: ConfiguredTableAnalysisRuleType) {
        self.configuredTableIdentifier = configuredTableIdentifier
        self.analysisRuleType = analysisRuleType
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTableIdentifier = try object.required("configuredTableIdentifier")
        analysisRuleType = try object.required("analysisRuleType")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTableIdentifier", configuredTableIdentifier)
        writer.member("analysisRuleType", analysisRuleType)
        writer.endObject()
    }
}

package struct DeleteConfiguredTableAnalysisRuleOutput: Sendable, Equatable, JSONCoding {
    package init() {}

    package init(json: JSON) throws(JSONMismatch) {
        _ = try json.members()
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

package struct DeleteConfiguredTableAssociationAnalysisRuleInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var configuredTableAssociationIdentifier: String
    package var analysisRuleType: ConfiguredTableAssociationAnalysisRuleType

    package init(membershipIdentifier: String, configuredTableAssociationIdentifier: String, analysisRuleType: ConfiguredTableAssociationAnalysisRuleType) {
        self.membershipIdentifier = membershipIdentifier
        self.configuredTableAssociationIdentifier = configuredTableAssociationIdentifier
        self.analysisRuleType = analysisRuleType
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        configuredTableAssociationIdentifier = try object.required("configuredTableAssociationIdentifier")
        analysisRuleType = try object.required("analysisRuleType")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("configuredTableAssociationIdentifier", configuredTableAssociationIdentifier)
        writer.member("analysisRuleType", analysisRuleType)
        writer.endObject()
    }
}

package struct DeleteConfiguredTableAssociationAnalysisRuleOutput: Sendable, Equatable, JSONCoding {
    package init() {}

    package init(json: JSON) throws(JSONMismatch) {
        _ = try json.members()
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

package struct DeleteConfiguredTableAssociationInput: Sendable, Equatable, JSONCoding {
    package var configuredTableAssociationIdentifier: String
    package var membershipIdentifier: String

    package init(configuredTableAssociationIdentifier: String, membershipIdentifier: String) {
        self.configuredTableAssociationIdentifier = configuredTableAssociationIdentifier
        self.membershipIdentifier = membershipIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTableAssociationIdentifier = try object.required("configuredTableAssociationIdentifier")
        membershipIdentifier = try object.required("membershipIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTableAssociationIdentifier", configuredTableAssociationIdentifier)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.endObject()
    }
}
