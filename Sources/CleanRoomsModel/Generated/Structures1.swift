// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

package import APIModel
package import JSON

package struct AccessBudget: Sendable, Equatable, JSONCoding {
    package var resourceArn: String
    package var details: [AccessBudgetDetails]
    package var aggregateRemainingBudget: Int

    package init(resourceArn: String, details: [AccessBudgetDetails], aggregateRemainingBudget: Int) {
        self.resourceArn = resourceArn
        self.details = details
        self.aggregateRemainingBudget = aggregateRemainingBudget
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        resourceArn = try object.required("resourceArn")
        details = try object.required("details")
        aggregateRemainingBudget = try object.required("aggregateRemainingBudget")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("resourceArn", resourceArn)
        writer.member("details", details)
        writer.member("aggregateRemainingBudget", aggregateRemainingBudget)
        writer.endObject()
    }
}

package struct AccessBudgetDetails: Sendable, Equatable, JSONCoding {
    package var startTime: Timestamp
    package var endTime: Timestamp?
    package var remainingBudget: Int
    package var budget: Int
    package var budgetType: AccessBudgetType
    package var autoRefresh: AutoRefreshMode?

    package init(startTime: Timestamp, endTime: Timestamp? = nil, remainingBudget: Int, budget: Int, budgetType: AccessBudgetType, autoRefresh: AutoRefreshMode? = nil) {
        self.startTime = startTime
        self.endTime = endTime
        self.remainingBudget = remainingBudget
        self.budget = budget
        self.budgetType = budgetType
        self.autoRefresh = autoRefresh
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        startTime = try object.required("startTime")
        endTime = try object.optional("endTime")
        remainingBudget = try object.required("remainingBudget")
        budget = try object.required("budget")
        budgetType = try object.required("budgetType")
        autoRefresh = try object.optional("autoRefresh")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("startTime", startTime)
        writer.member("endTime", endTime)
        writer.member("remainingBudget", remainingBudget)
        writer.member("budget", budget)
        writer.member("budgetType", budgetType)
        writer.member("autoRefresh", autoRefresh)
        writer.endObject()
    }
}

package struct AccessBudgetsPrivacyTemplateParametersInput: Sendable, Equatable, JSONCoding {
    package var budgetParameters: [BudgetParameter]
    package var resourceArn: String

    package init(budgetParameters: [BudgetParameter], resourceArn: String) {
        self.budgetParameters = budgetParameters
        self.resourceArn = resourceArn
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        budgetParameters = try object.required("budgetParameters")
        resourceArn = try object.required("resourceArn")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("budgetParameters", budgetParameters)
        writer.member("resourceArn", resourceArn)
        writer.endObject()
    }
}

package struct AccessBudgetsPrivacyTemplateParametersOutput: Sendable, Equatable, JSONCoding {
    package var budgetParameters: [BudgetParameter]
    package var resourceArn: String

    package init(budgetParameters: [BudgetParameter], resourceArn: String) {
        self.budgetParameters = budgetParameters
        self.resourceArn = resourceArn
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        budgetParameters = try object.required("budgetParameters")
        resourceArn = try object.required("resourceArn")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("budgetParameters", budgetParameters)
        writer.member("resourceArn", resourceArn)
        writer.endObject()
    }
}

package struct AccessBudgetsPrivacyTemplateUpdateParameters: Sendable, Equatable, JSONCoding {
    package var budgetParameters: [BudgetParameter]

    package init(budgetParameters: [BudgetParameter]) {
        self.budgetParameters = budgetParameters
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        budgetParameters = try object.required("budgetParameters")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("budgetParameters", budgetParameters)
        writer.endObject()
    }
}

package struct AggregateColumn: Sendable, Equatable, JSONCoding {
    package var columnNames: [String]
    package var function: AggregateFunctionName

    package init(columnNames: [String], function: AggregateFunctionName) {
        self.columnNames = columnNames
        self.function = function
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        columnNames = try object.required("columnNames")
        function = try object.required("function")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("columnNames", columnNames)
        writer.member("function", function)
        writer.endObject()
    }
}

package struct AggregationConstraint: Sendable, Equatable, JSONCoding {
    package var columnName: String
    package var minimum: Int
    package var type: AggregationType

    package init(columnName: String, minimum: Int, type: AggregationType) {
        self.columnName = columnName
        self.minimum = minimum
        self.type = type
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        columnName = try object.required("columnName")
        minimum = try object.required("minimum")
        type = try object.required("type")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("columnName", columnName)
        writer.member("minimum", minimum)
        writer.member("type", type)
        writer.endObject()
    }
}

package struct AggregationThreshold: Sendable, Equatable, JSONCoding {
    package var identityColumns: [String]
    package var minimumIdentityCount: Int
    package var type: AggregationThresholdType
    package var outputColumnThresholds: [OutputColumnThreshold]?
    package var allowedAggregateExpressionType: AllowedAggregateExpressionType

    package init(identityColumns: [String], minimumIdentityCount: Int, type: AggregationThresholdType, outputColumnThresholds: [OutputColumnThreshold]? = nil, allowedAggregateExpressionType: AllowedAggregateExpressionType) {
        self.identityColumns = identityColumns
        self.minimumIdentityCount = minimumIdentityCount
        self.type = type
        self.outputColumnThresholds = outputColumnThresholds
        self.allowedAggregateExpressionType = allowedAggregateExpressionType
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        identityColumns = try object.required("identityColumns")
        minimumIdentityCount = try object.required("minimumIdentityCount")
        type = try object.required("type")
        outputColumnThresholds = try object.optional("outputColumnThresholds")
        allowedAggregateExpressionType = try object.required("allowedAggregateExpressionType")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("identityColumns", identityColumns)
        writer.member("minimumIdentityCount", minimumIdentityCount)
        writer.member("type", type)
        writer.member("outputColumnThresholds", outputColumnThresholds)
        writer.member("allowedAggregateExpressionType", allowedAggregateExpressionType)
        writer.endObject()
    }
}

package struct AnalysisLogExport: Sendable, Equatable, JSONCoding {
    package var analysisLogExportId: String
    package var analysisId: String
    package var analysisType: LogExportAnalysisType
    package var membershipId: String
    package var status: AnalysisLogExportStatus
    package var resultConfiguration: AnalysisLogExportResultConfiguration
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var error: AnalysisLogExportError?

    package init(analysisLogExportId: String, analysisId: String, analysisType: LogExportAnalysisType, membershipId: String, status: AnalysisLogExportStatus, resultConfiguration: AnalysisLogExportResultConfiguration, createTime: Timestamp, updateTime: Timestamp, error: AnalysisLogExportError? = nil) {
        self.analysisLogExportId = analysisLogExportId
        self.analysisId = analysisId
        self.analysisType = analysisType
        self.membershipId = membershipId
        self.status = status
        self.resultConfiguration = resultConfiguration
        self.createTime = createTime
        self.updateTime = updateTime
        self.error = error
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        analysisLogExportId = try object.required("analysisLogExportId")
        analysisId = try object.required("analysisId")
        analysisType = try object.required("analysisType")
        membershipId = try object.required("membershipId")
        status = try object.required("status")
        resultConfiguration = try object.required("resultConfiguration")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        error = try object.optional("error")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisLogExportId", analysisLogExportId)
        writer.member("analysisId", analysisId)
        writer.member("analysisType", analysisType)
        writer.member("membershipId", membershipId)
        writer.member("status", status)
        writer.member("resultConfiguration", resultConfiguration)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("error", error)
        writer.endObject()
    }
}

package struct AnalysisLogExportError: Sendable, Equatable, JSONCoding {
    package var code: String
    package var message: String

    package init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        code = try object.required("code")
        message = try object.required("message")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("code", code)
        writer.member("message", message)
        writer.endObject()
    }
}

package struct AnalysisLogExportOutputConfiguration: Sendable, Equatable, JSONCoding {
    package var s3: AnalysisLogExportS3OutputConfiguration

    package init(s3: AnalysisLogExportS3OutputConfiguration) {
        self.s3 = s3
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        s3 = try object.required("s3")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("s3", s3)
        writer.endObject()
    }
}

package struct AnalysisLogExportResultConfiguration: Sendable, Equatable, JSONCoding {
    package var outputConfiguration: AnalysisLogExportOutputConfiguration

    package init(outputConfiguration: AnalysisLogExportOutputConfiguration) {
        self.outputConfiguration = outputConfiguration
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        outputConfiguration = try object.required("outputConfiguration")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("outputConfiguration", outputConfiguration)
        writer.endObject()
    }
}

package struct AnalysisLogExportS3OutputConfiguration: Sendable, Equatable, JSONCoding {
    package var bucket: String
    package var keyPrefix: String?

    package init(bucket: String, keyPrefix: String? = nil) {
        self.bucket = bucket
        self.keyPrefix = keyPrefix
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        bucket = try object.required("bucket")
        keyPrefix = try object.optional("keyPrefix")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("bucket", bucket)
        writer.member("keyPrefix", keyPrefix)
        writer.endObject()
    }
}

package struct AnalysisLogExportSummary: Sendable, Equatable, JSONCoding {
    package var analysisLogExportId: String
    package var analysisId: String
    package var analysisType: LogExportAnalysisType
    package var status: AnalysisLogExportStatus
    package var createTime: Timestamp

    package init(analysisLogExportId: String, analysisId: String, analysisType: LogExportAnalysisType, status: AnalysisLogExportStatus, createTime: Timestamp) {
        self.analysisLogExportId = analysisLogExportId
        self.analysisId = analysisId
        self.analysisType = analysisType
        self.status = status
        self.createTime = createTime
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        analysisLogExportId = try object.required("analysisLogExportId")
        analysisId = try object.required("analysisId")
        analysisType = try object.required("analysisType")
        status = try object.required("status")
        createTime = try object.required("createTime")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisLogExportId", analysisLogExportId)
        writer.member("analysisId", analysisId)
        writer.member("analysisType", analysisType)
        writer.member("status", status)
        writer.member("createTime", createTime)
        writer.endObject()
    }
}

package struct AnalysisParameter: Sendable, Equatable, JSONCoding {
    package var name: String
    package var type: ParameterType
    package var defaultValue: String?

    package init(name: String, type: ParameterType, defaultValue: String? = nil) {
        self.name = name
        self.type = type
        self.defaultValue = defaultValue
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        name = try object.required("name")
        type = try object.required("type")
        defaultValue = try object.optional("defaultValue")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("type", type)
        writer.member("defaultValue", defaultValue)
        writer.endObject()
    }
}

package struct AnalysisRule: Sendable, Equatable, JSONCoding {
    package var collaborationId: String
    package var type: AnalysisRuleType
    package var name: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var policy: AnalysisRulePolicy
    package var collaborationPolicy: ConfiguredTableAssociationAnalysisRulePolicy?
    package var consolidatedPolicy: ConsolidatedPolicy?

    package init(collaborationId: String, type: AnalysisRuleType, name: String, createTime: Timestamp, updateTime: Timestamp, policy: AnalysisRulePolicy, collaborationPolicy: ConfiguredTableAssociationAnalysisRulePolicy? = nil, consolidatedPolicy: ConsolidatedPolicy? = nil) {
        self.collaborationId = collaborationId
        self.type = type
        self.name = name
        self.createTime = createTime
        self.updateTime = updateTime
        self.policy = policy
        self.collaborationPolicy = collaborationPolicy
        self.consolidatedPolicy = consolidatedPolicy
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationId = try object.required("collaborationId")
        type = try object.required("type")
        name = try object.required("name")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        policy = try object.required("policy")
        collaborationPolicy = try object.optional("collaborationPolicy")
        consolidatedPolicy = try object.optional("consolidatedPolicy")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationId", collaborationId)
        writer.member("type", type)
        writer.member("name", name)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("policy", policy)
        writer.member("collaborationPolicy", collaborationPolicy)
        writer.member("consolidatedPolicy", consolidatedPolicy)
        writer.endObject()
    }
}

package struct AnalysisRuleAggregation: Sendable, Equatable, JSONCoding {
    package var aggregateColumns: [AggregateColumn]
    package var joinColumns: [String]
    package var joinRequired: JoinRequiredOption?
    package var allowedJoinOperators: [JoinOperator]?
    package var dimensionColumns: [String]
    package var scalarFunctions: [ScalarFunctions]
    package var outputConstraints: [AggregationConstraint]
    package var additionalAnalyses: AdditionalAnalyses?

    package init(aggregateColumns: [AggregateColumn], joinColumns: [String], joinRequired: JoinRequiredOption? = nil, allowedJoinOperators: [JoinOperator]? = nil, dimensionColumns: [String], scalarFunctions: [ScalarFunctions], outputConstraints: [AggregationConstraint], additionalAnalyses: AdditionalAnalyses? = nil) {
        self.aggregateColumns = aggregateColumns
        self.joinColumns = joinColumns
        self.joinRequired = joinRequired
        self.allowedJoinOperators = allowedJoinOperators
        self.dimensionColumns = dimensionColumns
        self.scalarFunctions = scalarFunctions
        self.outputConstraints = outputConstraints
        self.additionalAnalyses = additionalAnalyses
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
        writer.endObject()
    }
}

package struct AnalysisRuleCustom: Sendable, Equatable, JSONCoding {
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

package struct AnalysisRuleIdMappingTable: Sendable, Equatable, JSONCoding {
    package var joinColumns: [String]
    package var queryConstraints: [QueryConstraint]
    package var dimensionColumns: [String]?

    package init(joinColumns: [String], queryConstraints: [QueryConstraint], dimensionColumns: [String]? = nil) {
        self.joinColumns = joinColumns
        self.queryConstraints = queryConstraints
        self.dimensionColumns = dimensionColumns
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        joinColumns = try object.required("joinColumns")
        queryConstraints = try object.required("queryConstraints")
        dimensionColumns = try object.optional("dimensionColumns")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("joinColumns", joinColumns)
        writer.member("queryConstraints", queryConstraints)
        writer.member("dimensionColumns", dimensionColumns)
        writer.endObject()
    }
}

package struct AnalysisRuleList: Sendable, Equatable, JSONCoding {
    package var joinColumns: [String]
    package var allowedJoinOperators: [JoinOperator]?
    package var listColumns: [String]
    package var additionalAnalyses: AdditionalAnalyses?

    package init(joinColumns: [String], allowedJoinOperators: [JoinOperator]? = nil, listColumns: [String], additionalAnalyses: AdditionalAnalyses? = nil) {
        self.joinColumns = joinColumns
        self.allowedJoinOperators = allowedJoinOperators
        self.listColumns = listColumns
        self.additionalAnalyses = additionalAnalyses
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        joinColumns = try object.required("joinColumns")
        allowedJoinOperators = try object.optional("allowedJoinOperators")
        listColumns = try object.required("listColumns")
        additionalAnalyses = try object.optional("additionalAnalyses")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("joinColumns", joinColumns)
        writer.member("allowedJoinOperators", allowedJoinOperators)
        writer.member("listColumns", listColumns)
        writer.member("additionalAnalyses", additionalAnalyses)
        writer.endObject()
    }
}

package struct AnalysisSchema: Sendable, Equatable, JSONCoding {
    package var referencedTables: [String]?

    package init(referencedTables: [String]? = nil) {
        self.referencedTables = referencedTables
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        referencedTables = try object.optional("referencedTables")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("referencedTables", referencedTables)
        writer.endObject()
    }
}

package struct AnalysisTemplate: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var collaborationId: String
    package var collaborationArn: String
    package var membershipId: String
    package var membershipArn: String
    package var description: String?
    package var name: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var schema: AnalysisSchema
    package var format: AnalysisFormat
    package var source: AnalysisSource
    package var sourceMetadata: AnalysisSourceMetadata?
    package var analysisParameters: [AnalysisParameter]?
    package var validations: [AnalysisTemplateValidationStatusDetail]?
    package var errorMessageConfiguration: ErrorMessageConfiguration?
    package var syntheticDataParameters: SyntheticDataParameters?

    package init(id: String, arn: String, collaborationId: String, collaborationArn: String, membershipId: String, membershipArn: String, description: String? = nil, name: String, createTime: Timestamp, updateTime: Timestamp, schema: AnalysisSchema, format: AnalysisFormat, source: AnalysisSource, sourceMetadata: AnalysisSourceMetadata? = nil, analysisParameters: [AnalysisParameter]? = nil, validations: [AnalysisTemplateValidationStatusDetail]? = nil, errorMessageConfiguration: ErrorMessageConfiguration? = nil, syntheticDataParameters: SyntheticDataParameters? = nil) {
        self.id = id
        self.arn = arn
        self.collaborationId = collaborationId
        self.collaborationArn = collaborationArn
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.description = description
        self.name = name
        self.createTime = createTime
        self.updateTime = updateTime
        self.schema = schema
        self.format = format
        self.source = source
        self.sourceMetadata = sourceMetadata
        self.analysisParameters = analysisParameters
        self.validations = validations
        self.errorMessageConfiguration = errorMessageConfiguration
        self.syntheticDataParameters = syntheticDataParameters
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        collaborationId = try object.required("collaborationId")
        collaborationArn = try object.required("collaborationArn")
        membershipId = try object.required("membershipId")
        membershipArn = try object.required("membershipArn")
        description = try object.optional("description")
        name = try object.required("name")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        schema = try object.required("schema")
        format = try object.required("format")
        source = try object.required("source")
        sourceMetadata = try object.optional("sourceMetadata")
        analysisParameters = try object.optional("analysisParameters")
        validations = try object.optional("validations")
        errorMessageConfiguration = try object.optional("errorMessageConfiguration")
        syntheticDataParameters = try object.optional("syntheticDataParameters")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("collaborationId", collaborationId)
        writer.member("collaborationArn", collaborationArn)
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("description", description)
        writer.member("name", name)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("schema", schema)
        writer.member("format", format)
        writer.member("source", source)
        writer.member("sourceMetadata", sourceMetadata)
        writer.member("analysisParameters", analysisParameters)
        writer.member("validations", validations)
        writer.member("errorMessageConfiguration", errorMessageConfiguration)
        writer.member("syntheticDataParameters", syntheticDataParameters)
        writer.endObject()
    }
}

package struct AnalysisTemplateArtifact: Sendable, Equatable, JSONCoding {
    package var location: S3Location

    package init(location: S3Location) {
        self.location = location
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        location = try object.required("location")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("location", location)
        writer.endObject()
    }
}

package struct AnalysisTemplateArtifactMetadata: Sendable, Equatable, JSONCoding {
    package var entryPointHash: Hash
    package var additionalArtifactHashes: [Hash]?

    package init(entryPointHash: Hash, additionalArtifactHashes: [Hash]? = nil) {
        self.entryPointHash = entryPointHash
        self.additionalArtifactHashes = additionalArtifactHashes
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        entryPointHash = try object.required("entryPointHash")
        additionalArtifactHashes = try object.optional("additionalArtifactHashes")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("entryPointHash", entryPointHash)
        writer.member("additionalArtifactHashes", additionalArtifactHashes)
        writer.endObject()
    }
}

package struct AnalysisTemplateArtifacts: Sendable, Equatable, JSONCoding {
    package var entryPoint: AnalysisTemplateArtifact
    package var additionalArtifacts: [AnalysisTemplateArtifact]?
    package var roleArn: String

    package init(entryPoint: AnalysisTemplateArtifact, additionalArtifacts: [AnalysisTemplateArtifact]? = nil, roleArn: String) {
        self.entryPoint = entryPoint
        self.additionalArtifacts = additionalArtifacts
        self.roleArn = roleArn
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        entryPoint = try object.required("entryPoint")
        additionalArtifacts = try object.optional("additionalArtifacts")
        roleArn = try object.required("roleArn")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("entryPoint", entryPoint)
        writer.member("additionalArtifacts", additionalArtifacts)
        writer.member("roleArn", roleArn)
        writer.endObject()
    }
}

package struct AnalysisTemplateSummary: Sendable, Equatable, JSONCoding {
    package var arn: String
    package var createTime: Timestamp
    package var id: String
    package var name: String
    package var updateTime: Timestamp
    package var membershipArn: String
    package var membershipId: String
    package var collaborationArn: String
    package var collaborationId: String
    package var description: String?
    package var isSyntheticData: Bool?

    package init(arn: String, createTime: Timestamp, id: String, name: String, updateTime: Timestamp, membershipArn: String, membershipId: String, collaborationArn: String, collaborationId: String, description: String? = nil, isSyntheticData: Bool? = nil) {
        self.arn = arn
        self.createTime = createTime
        self.id = id
        self.name = name
        self.updateTime = updateTime
        self.membershipArn = membershipArn
        self.membershipId = membershipId
        self.collaborationArn = collaborationArn
        self.collaborationId = collaborationId
        self.description = description
        self.isSyntheticData = isSyntheticData
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        arn = try object.required("arn")
        createTime = try object.required("createTime")
        id = try object.required("id")
        name = try object.required("name")
        updateTime = try object.required("updateTime")
        membershipArn = try object.required("membershipArn")
        membershipId = try object.required("membershipId")
        collaborationArn = try object.required("collaborationArn")
        collaborationId = try object.required("collaborationId")
        description = try object.optional("description")
        isSyntheticData = try object.optional("isSyntheticData")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("arn", arn)
        writer.member("createTime", createTime)
        writer.member("id", id)
        writer.member("name", name)
        writer.member("updateTime", updateTime)
        writer.member("membershipArn", membershipArn)
        writer.member("membershipId", membershipId)
        writer.member("collaborationArn", collaborationArn)
        writer.member("collaborationId", collaborationId)
        writer.member("description", description)
        writer.member("isSyntheticData", isSyntheticData)
        writer.endObject()
    }
}

package struct AnalysisTemplateValidationStatusDetail: Sendable, Equatable, JSONCoding {
    package var type: AnalysisTemplateValidationType
    package var status: AnalysisTemplateValidationStatus
    package var reasons: [AnalysisTemplateValidationStatusReason]?

    package init(type: AnalysisTemplateValidationType, status: AnalysisTemplateValidationStatus, reasons: [AnalysisTemplateValidationStatusReason]? = nil) {
        self.type = type
        self.status = status
        self.reasons = reasons
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        type = try object.required("type")
        status = try object.required("status")
        reasons = try object.optional("reasons")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("type", type)
        writer.member("status", status)
        writer.member("reasons", reasons)
        writer.endObject()
    }
}

package struct AnalysisTemplateValidationStatusReason: Sendable, Equatable, JSONCoding {
    package var message: String

    package init(message: String) {
        self.message = message
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        message = try object.required("message")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("message", message)
        writer.endObject()
    }
}

package struct ApprovalStatusDetails: Sendable, Equatable, JSONCoding {
    package var status: ApprovalStatus

    package init(status: ApprovalStatus) {
        self.status = status
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        status = try object.required("status")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("status", status)
        writer.endObject()
    }
}

package struct AthenaTableReference: Sendable, Equatable, JSONCoding {
    package var region: CommercialRegion?
    package var workGroup: String
    package var outputLocation: String?
    package var databaseName: String
    package var tableName: String
    package var catalogName: String?

    package init(region: CommercialRegion? = nil, workGroup: String, outputLocation: String? = nil, databaseName: String, tableName: String, catalogName: String? = nil) {
        self.region = region
        self.workGroup = workGroup
        self.outputLocation = outputLocation
        self.databaseName = databaseName
        self.tableName = tableName
        self.catalogName = catalogName
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        region = try object.optional("region")
        workGroup = try object.required("workGroup")
        outputLocation = try object.optional("outputLocation")
        databaseName = try object.required("databaseName")
        tableName = try object.required("tableName")
        catalogName = try object.optional("catalogName")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("region", region)
        writer.member("workGroup", workGroup)
        writer.member("outputLocation", outputLocation)
        writer.member("databaseName", databaseName)
        writer.member("tableName", tableName)
        writer.member("catalogName", catalogName)
        writer.endObject()
    }
}

package struct BatchGetCollaborationAnalysisTemplateError: Sendable, Equatable, JSONCoding {
    package var arn: String
    package var code: String
    package var message: String

    package init(arn: String, code: String, message: String) {
        self.arn = arn
        self.code = code
        self.message = message
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        arn = try object.required("arn")
        code = try object.required("code")
        message = try object.required("message")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("arn", arn)
        writer.member("code", code)
        writer.member("message", message)
        writer.endObject()
    }
}

package struct BatchGetCollaborationAnalysisTemplateInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var analysisTemplateArns: [String]

    package init(collaborationIdentifier: String, analysisTemplateArns: [String]) {
        self.collaborationIdentifier = collaborationIdentifier
        self.analysisTemplateArns = analysisTemplateArns
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        analysisTemplateArns = try object.required("analysisTemplateArns")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("analysisTemplateArns", analysisTemplateArns)
        writer.endObject()
    }
}

package struct BatchGetCollaborationAnalysisTemplateOutput: Sendable, Equatable, JSONCoding {
    package var collaborationAnalysisTemplates: [CollaborationAnalysisTemplate]
    package var errors: [BatchGetCollaborationAnalysisTemplateError]

    package init(collaborationAnalysisTemplates: [CollaborationAnalysisTemplate], errors: [BatchGetCollaborationAnalysisTemplateError]) {
        self.collaborationAnalysisTemplates = collaborationAnalysisTemplates
        self.errors = errors
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationAnalysisTemplates = try object.required("collaborationAnalysisTemplates")
        errors = try object.required("errors")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationAnalysisTemplates", collaborationAnalysisTemplates)
        writer.member("errors", errors)
        writer.endObject()
    }
}

package struct BatchGetSchemaAnalysisRuleError: Sendable, Equatable, JSONCoding {
    package var name: String
    package var type: AnalysisRuleType
    package var code: String
    package var message: String

    package init(name: String, type: AnalysisRuleType, code: String, message: String) {
        self.name = name
        self.type = type
        self.code = code
        self.message = message
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        name = try object.required("name")
        type = try object.required("type")
        code = try object.required("code")
        message = try object.required("message")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("type", type)
        writer.member("code", code)
        writer.member("message", message)
        writer.endObject()
    }
}

package struct BatchGetSchemaAnalysisRuleInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var schemaAnalysisRuleRequests: [SchemaAnalysisRuleRequest]

    package init(collaborationIdentifier: String, schemaAnalysisRuleRequests: [SchemaAnalysisRuleRequest]) {
        self.collaborationIdentifier = collaborationIdentifier
        self.schemaAnalysisRuleRequests = schemaAnalysisRuleRequests
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        schemaAnalysisRuleRequests = try object.required("schemaAnalysisRuleRequests")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("schemaAnalysisRuleRequests", schemaAnalysisRuleRequests)
        writer.endObject()
    }
}

package struct BatchGetSchemaAnalysisRuleOutput: Sendable, Equatable, JSONCoding {
    package var analysisRules: [AnalysisRule]
    package var errors: [BatchGetSchemaAnalysisRuleError]

    package init(analysisRules: [AnalysisRule], errors: [BatchGetSchemaAnalysisRuleError]) {
        self.analysisRules = analysisRules
        self.errors = errors
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        analysisRules = try object.required("analysisRules")
        errors = try object.required("errors")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisRules", analysisRules)
        writer.member("errors", errors)
        writer.endObject()
    }
}

package struct BatchGetSchemaError: Sendable, Equatable, JSONCoding {
    package var name: String
    package var code: String
    package var message: String

    package init(name: String, code: String, message: String) {
        self.name = name
        self.code = code
        self.message = message
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        name = try object.required("name")
        code = try object.required("code")
        message = try object.required("message")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("code", code)
        writer.member("message", message)
        writer.endObject()
    }
}

package struct BatchGetSchemaInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var names: [String]

    package init(collaborationIdentifier: String, names: [String]) {
        self.collaborationIdentifier = collaborationIdentifier
        self.names = names
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        names = try object.required("names")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("names", names)
        writer.endObject()
    }
}

package struct BatchGetSchemaOutput: Sendable, Equatable, JSONCoding {
    package var schemas: [Schema]
    package var errors: [BatchGetSchemaError]

    package init(schemas: [Schema], errors: [BatchGetSchemaError]) {
        self.schemas = schemas
        self.errors = errors
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        schemas = try object.required("schemas")
        errors = try object.required("errors")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("schemas", schemas)
        writer.member("errors", errors)
        writer.endObject()
    }
}

package struct BilledJobResourceUtilization: Sendable, Equatable, JSONCoding {
    package var units: Double

    package init(units: Double) {
        self.units = units
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        units = try object.required("units")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("units", units)
        writer.endObject()
    }
}

package struct BilledResourceUtilization: Sendable, Equatable, JSONCoding {
    package var units: Double

    package init(units: Double) {
        self.units = units
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        units = try object.required("units")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("units", units)
        writer.endObject()
    }
}

package struct BudgetParameter: Sendable, Equatable, JSONCoding {
    package var type: AccessBudgetType
    package var budget: Int
    package var autoRefresh: AutoRefreshMode?

    package init(type: AccessBudgetType, budget: Int, autoRefresh: AutoRefreshMode? = nil) {
        self.type = type
        self.budget = budget
        self.autoRefresh = autoRefresh
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        type = try object.required("type")
        budget = try object.required("budget")
        autoRefresh = try object.optional("autoRefresh")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("type", type)
        writer.member("budget", budget)
        writer.member("autoRefresh", autoRefresh)
        writer.endObject()
    }
}

package struct Change: Sendable, Equatable, JSONCoding {
    package var specificationType: ChangeSpecificationType
    package var specification: ChangeSpecification
    package var types: [ChangeType]

    package init(specificationType: ChangeSpecificationType, specification: ChangeSpecification, types: [ChangeType]) {
        self.specificationType = specificationType
        self.specification = specification
        self.types = types
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        specificationType = try object.required("specificationType")
        specification = try object.required("specification")
        types = try object.required("types")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("specificationType", specificationType)
        writer.member("specification", specification)
        writer.member("types", types)
        writer.endObject()
    }
}

package struct ChangeInput: Sendable, Equatable, JSONCoding {
    package var specificationType: ChangeSpecificationType
    package var specification: ChangeSpecification

    package init(specificationType: ChangeSpecificationType, specification: ChangeSpecification) {
        self.specificationType = specificationType
        self.specification = specification
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        specificationType = try object.required("specificationType")
        specification = try object.required("specification")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("specificationType", specificationType)
        writer.member("specification", specification)
        writer.endObject()
    }
}

package struct ChildResource: Sendable, Equatable, JSONCoding {
    package var resourceId: String?
    package var resourceType: ChildResourceType
    package var resourceName: String
    package var ownerAccountId: String
    package var resourceStatus: ResourceStatus?

    package init(resourceId: String? = nil, resourceType: ChildResourceType, resourceName: String, ownerAccountId: String, resourceStatus: ResourceStatus? = nil) {
        self.resourceId = resourceId
        self.resourceType = resourceType
        self.resourceName = resourceName
        self.ownerAccountId = ownerAccountId
        self.resourceStatus = resourceStatus
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        resourceId = try object.optional("resourceId")
        resourceType = try object.required("resourceType")
        resourceName = try object.required("resourceName")
        ownerAccountId = try object.required("ownerAccountId")
        resourceStatus = try object.optional("resourceStatus")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("resourceId", resourceId)
        writer.member("resourceType", resourceType)
        writer.member("resourceName", resourceName)
        writer.member("ownerAccountId", ownerAccountId)
        writer.member("resourceStatus", resourceStatus)
        writer.endObject()
    }
}

package struct Collaboration: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var name: String
    package var description: String?
    package var creatorAccountId: String
    package var creatorDisplayName: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var memberStatus: MemberStatus
    package var membershipId: String?
    package var membershipArn: String?
    package var dataEncryptionMetadata: DataEncryptionMetadata?
    package var queryLogStatus: CollaborationQueryLogStatus
    package var jobLogStatus: CollaborationJobLogStatus?
    package var analyticsEngine: AnalyticsEngine?
    package var autoApprovedChangeTypes: [AutoApprovedChangeType]?
    package var allowedResultRegions: [SupportedS3Region]?
    package var isMetricsEnabled: Bool?

    package init(id: String, arn: String, name: String, description: String? = nil, creatorAccountId: String, creatorDisplayName: String, createTime: Timestamp, updateTime: Timestamp, memberStatus: MemberStatus, membershipId: String? = nil, membershipArn: String? = nil, dataEncryptionMetadata: DataEncryptionMetadata? = nil, queryLogStatus: CollaborationQueryLogStatus, jobLogStatus: CollaborationJobLogStatus? = nil, analyticsEngine: AnalyticsEngine? = nil, autoApprovedChangeTypes: [AutoApprovedChangeType]? = nil, allowedResultRegions: [SupportedS3Region]? = nil, isMetricsEnabled: Bool? = nil) {
        self.id = id
        self.arn = arn
        self.name = name
        self.description = description
        self.creatorAccountId = creatorAccountId
        self.creatorDisplayName = creatorDisplayName
        self.createTime = createTime
        self.updateTime = updateTime
        self.memberStatus = memberStatus
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.dataEncryptionMetadata = dataEncryptionMetadata
        self.queryLogStatus = queryLogStatus
        self.jobLogStatus = jobLogStatus
        self.analyticsEngine = analyticsEngine
        self.autoApprovedChangeTypes = autoApprovedChangeTypes
        self.allowedResultRegions = allowedResultRegions
        self.isMetricsEnabled = isMetricsEnabled
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        name = try object.required("name")
        description = try object.optional("description")
        creatorAccountId = try object.required("creatorAccountId")
        creatorDisplayName = try object.required("creatorDisplayName")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        memberStatus = try object.required("memberStatus")
        membershipId = try object.optional("membershipId")
        membershipArn = try object.optional("membershipArn")
        dataEncryptionMetadata = try object.optional("dataEncryptionMetadata")
        queryLogStatus = try object.required("queryLogStatus")
        jobLogStatus = try object.optional("jobLogStatus")
        analyticsEngine = try object.optional("analyticsEngine")
        autoApprovedChangeTypes = try object.optional("autoApprovedChangeTypes")
        allowedResultRegions = try object.optional("allowedResultRegions")
        isMetricsEnabled = try object.optional("isMetricsEnabled")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("name", name)
        writer.member("description", description)
        writer.member("creatorAccountId", creatorAccountId)
        writer.member("creatorDisplayName", creatorDisplayName)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("memberStatus", memberStatus)
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("dataEncryptionMetadata", dataEncryptionMetadata)
        writer.member("queryLogStatus", queryLogStatus)
        writer.member("jobLogStatus", jobLogStatus)
        writer.member("analyticsEngine", analyticsEngine)
        writer.member("autoApprovedChangeTypes", autoApprovedChangeTypes)
        writer.member("allowedResultRegions", allowedResultRegions)
        writer.member("isMetricsEnabled", isMetricsEnabled)
        writer.endObject()
    }
}

package struct CollaborationAnalysisTemplate: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var collaborationId: String
    package var collaborationArn: String
    package var description: String?
    package var creatorAccountId: String
    package var name: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var schema: AnalysisSchema
    package var format: AnalysisFormat
    package var source: AnalysisSource?
    package var sourceMetadata: AnalysisSourceMetadata?
    package var analysisParameters: [AnalysisParameter]?
    package var validations: [AnalysisTemplateValidationStatusDetail]?
    package var errorMessageConfiguration: ErrorMessageConfiguration?
    package var syntheticDataParameters: SyntheticDataParameters?

    package init(id: String, arn: String, collaborationId: String, collaborationArn: String, description: String? = nil, creatorAccountId: String, name: String, createTime: Timestamp, updateTime: Timestamp, schema: AnalysisSchema, format: AnalysisFormat, source: AnalysisSource? = nil, sourceMetadata: AnalysisSourceMetadata? = nil, analysisParameters: [AnalysisParameter]? = nil, validations: [AnalysisTemplateValidationStatusDetail]? = nil, errorMessageConfiguration: ErrorMessageConfiguration? = nil, syntheticDataParameters: SyntheticDataParameters? = nil) {
        self.id = id
        self.arn = arn
        self.collaborationId = collaborationId
        self.collaborationArn = collaborationArn
        self.description = description
        self.creatorAccountId = creatorAccountId
        self.name = name
        self.createTime = createTime
        self.updateTime = updateTime
        self.schema = schema
        self.format = format
        self.source = source
        self.sourceMetadata = sourceMetadata
        self.analysisParameters = analysisParameters
        self.validations = validations
        self.errorMessageConfiguration = errorMessageConfiguration
        self.syntheticDataParameters = syntheticDataParameters
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        collaborationId = try object.required("collaborationId")
        collaborationArn = try object.required("collaborationArn")
        description = try object.optional("description")
        creatorAccountId = try object.required("creatorAccountId")
        name = try object.required("name")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        schema = try object.required("schema")
        format = try object.required("format")
        source = try object.optional("source")
        sourceMetadata = try object.optional("sourceMetadata")
        analysisParameters = try object.optional("analysisParameters")
        validations = try object.optional("validations")
        errorMessageConfiguration = try object.optional("errorMessageConfiguration")
        syntheticDataParameters = try object.optional("syntheticDataParameters")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("collaborationId", collaborationId)
        writer.member("collaborationArn", collaborationArn)
        writer.member("description", description)
        writer.member("creatorAccountId", creatorAccountId)
        writer.member("name", name)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("schema", schema)
        writer.member("format", format)
        writer.member("source", source)
        writer.member("sourceMetadata", sourceMetadata)
        writer.member("analysisParameters", analysisParameters)
        writer.member("validations", validations)
        writer.member("errorMessageConfiguration", errorMessageConfiguration)
        writer.member("syntheticDataParameters", syntheticDataParameters)
        writer.endObject()
    }
}

package struct CollaborationAnalysisTemplateSummary: Sendable, Equatable, JSONCoding {
    package var arn: String
    package var createTime: Timestamp
    package var id: String
    package var name: String
    package var updateTime: Timestamp
    package var collaborationArn: String
    package var collaborationId: String
    package var creatorAccountId: String
    package var description: String?
    package var isSyntheticData: Bool?

    package init(arn: String, createTime: Timestamp, id: String, name: String, updateTime: Timestamp, collaborationArn: String, collaborationId: String, creatorAccountId: String, description: String? = nil, isSyntheticData: Bool? = nil) {
        self.arn = arn
        self.createTime = createTime
        self.id = id
        self.name = name
        self.updateTime = updateTime
        self.collaborationArn = collaborationArn
        self.collaborationId = collaborationId
        self.creatorAccountId = creatorAccountId
        self.description = description
        self.isSyntheticData = isSyntheticData
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        arn = try object.required("arn")
        createTime = try object.required("createTime")
        id = try object.required("id")
        name = try object.required("name")
        updateTime = try object.required("updateTime")
        collaborationArn = try object.required("collaborationArn")
        collaborationId = try object.required("collaborationId")
        creatorAccountId = try object.required("creatorAccountId")
        description = try object.optional("description")
        isSyntheticData = try object.optional("isSyntheticData")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("arn", arn)
        writer.member("createTime", createTime)
        writer.member("id", id)
        writer.member("name", name)
        writer.member("updateTime", updateTime)
        writer.member("collaborationArn", collaborationArn)
        writer.member("collaborationId", collaborationId)
        writer.member("creatorAccountId", creatorAccountId)
        writer.member("description", description)
        writer.member("isSyntheticData", isSyntheticData)
        writer.endObject()
    }
}

package struct CollaborationChangeRequest: Sendable, Equatable, JSONCoding {
    package var id: String
    package var collaborationId: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var status: ChangeRequestStatus
    package var isAutoApproved: Bool
    package var changes: [Change]
    package var approvals: [String: ApprovalStatusDetails]?

    package init(id: String, collaborationId: String, createTime: Timestamp, updateTime: Timestamp, status: ChangeRequestStatus, isAutoApproved: Bool, changes: [Change], approvals: [String: ApprovalStatusDetails]? = nil) {
        self.id = id
        self.collaborationId = collaborationId
        self.createTime = createTime
        self.updateTime = updateTime
        self.status = status
        self.isAutoApproved = isAutoApproved
        self.changes = changes
        self.approvals = approvals
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        collaborationId = try object.required("collaborationId")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        status = try object.required("status")
        isAutoApproved = try object.required("isAutoApproved")
        changes = try object.required("changes")
        approvals = try object.optional("approvals")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("collaborationId", collaborationId)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("status", status)
        writer.member("isAutoApproved", isAutoApproved)
        writer.member("changes", changes)
        writer.member("approvals", approvals)
        writer.endObject()
    }
}

package struct CollaborationChangeRequestSummary: Sendable, Equatable, JSONCoding {
    package var id: String
    package var collaborationId: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var status: ChangeRequestStatus
    package var isAutoApproved: Bool
    package var changes: [Change]
    package var approvals: [String: ApprovalStatusDetails]?

    package init(id: String, collaborationId: String, createTime: Timestamp, updateTime: Timestamp, status: ChangeRequestStatus, isAutoApproved: Bool, changes: [Change], approvals: [String: ApprovalStatusDetails]? = nil) {
        self.id = id
        self.collaborationId = collaborationId
        self.createTime = createTime
        self.updateTime = updateTime
        self.status = status
        self.isAutoApproved = isAutoApproved
        self.changes = changes
        self.approvals = approvals
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        collaborationId = try object.required("collaborationId")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        status = try object.required("status")
        isAutoApproved = try object.required("isAutoApproved")
        changes = try object.required("changes")
        approvals = try object.optional("approvals")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("collaborationId", collaborationId)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("status", status)
        writer.member("isAutoApproved", isAutoApproved)
        writer.member("changes", changes)
        writer.member("approvals", approvals)
        writer.endObject()
    }
}

package struct CollaborationChangeSpecification: Sendable, Equatable, JSONCoding {
    package var autoApprovedChangeTypes: [AutoApprovedChangeType]?

    package init(autoApprovedChangeTypes: [AutoApprovedChangeType]? = nil) {
        self.autoApprovedChangeTypes = autoApprovedChangeTypes
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        autoApprovedChangeTypes = try object.optional("autoApprovedChangeTypes")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("autoApprovedChangeTypes", autoApprovedChangeTypes)
        writer.endObject()
    }
}

package struct CollaborationConfiguredAudienceModelAssociation: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var collaborationId: String
    package var collaborationArn: String
    package var configuredAudienceModelArn: String
    package var name: String
    package var description: String?
    package var creatorAccountId: String
    package var createTime: Timestamp
    package var updateTime: Timestamp

    package init(id: String, arn: String, collaborationId: String, collaborationArn: String, configuredAudienceModelArn: String, name: String, description: String? = nil, creatorAccountId: String, createTime: Timestamp, updateTime: Timestamp) {
        self.id = id
        self.arn = arn
        self.collaborationId = collaborationId
        self.collaborationArn = collaborationArn
        self.configuredAudienceModelArn = configuredAudienceModelArn
        self.name = name
        self.description = description
        self.creatorAccountId = creatorAccountId
        self.createTime = createTime
        self.updateTime = updateTime
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        collaborationId = try object.required("collaborationId")
        collaborationArn = try object.required("collaborationArn")
        configuredAudienceModelArn = try object.required("configuredAudienceModelArn")
        name = try object.required("name")
        description = try object.optional("description")
        creatorAccountId = try object.required("creatorAccountId")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("collaborationId", collaborationId)
        writer.member("collaborationArn", collaborationArn)
        writer.member("configuredAudienceModelArn", configuredAudienceModelArn)
        writer.member("name", name)
        writer.member("description", description)
        writer.member("creatorAccountId", creatorAccountId)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.endObject()
    }
}

package struct CollaborationConfiguredAudienceModelAssociationSummary: Sendable, Equatable, JSONCoding {
    package var arn: String
    package var createTime: Timestamp
    package var id: String
    package var name: String
    package var updateTime: Timestamp
    package var collaborationArn: String
    package var collaborationId: String
    package var creatorAccountId: String
    package var description: String?

    package init(arn: String, createTime: Timestamp, id: String, name: String, updateTime: Timestamp, collaborationArn: String, collaborationId: String, creatorAccountId: String, description: String? = nil) {
        self.arn = arn
        self.createTime = createTime
        self.id = id
        self.name = name
        self.updateTime = updateTime
        self.collaborationArn = collaborationArn
        self.collaborationId = collaborationId
        self.creatorAccountId = creatorAccountId
        self.description = description
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        arn = try object.required("arn")
        createTime = try object.required("createTime")
        id = try object.required("id")
        name = try object.required("name")
        updateTime = try object.required("updateTime")
        collaborationArn = try object.required("collaborationArn")
        collaborationId = try object.required("collaborationId")
        creatorAccountId = try object.required("creatorAccountId")
        description = try object.optional("description")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("arn", arn)
        writer.member("createTime", createTime)
        writer.member("id", id)
        writer.member("name", name)
        writer.member("updateTime", updateTime)
        writer.member("collaborationArn", collaborationArn)
        writer.member("collaborationId", collaborationId)
        writer.member("creatorAccountId", creatorAccountId)
        writer.member("description", description)
        writer.endObject()
    }
}

package struct CollaborationIdNamespaceAssociation: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var collaborationId: String
    package var collaborationArn: String
    package var name: String
    package var description: String?
    package var creatorAccountId: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var inputReferenceConfig: IdNamespaceAssociationInputReferenceConfig
    package var inputReferenceProperties: IdNamespaceAssociationInputReferenceProperties
    package var idMappingConfig: IdMappingConfig?

    package init(id: String, arn: String, collaborationId: String, collaborationArn: String, name: String, description: String? = nil, creatorAccountId: String, createTime: Timestamp, updateTime: Timestamp, inputReferenceConfig: IdNamespaceAssociationInputReferenceConfig, inputReferenceProperties: IdNamespaceAssociationInputReferenceProperties, idMappingConfig: IdMappingConfig? = nil) {
        self.id = id
        self.arn = arn
        self.collaborationId = collaborationId
        self.collaborationArn = collaborationArn
        self.name = name
        self.description = description
        self.creatorAccountId = creatorAccountId
        self.createTime = createTime
        self.updateTime = updateTime
        self.inputReferenceConfig = inputReferenceConfig
        self.inputReferenceProperties = inputReferenceProperties
        self.idMappingConfig = idMappingConfig
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        collaborationId = try object.required("collaborationId")
        collaborationArn = try object.required("collaborationArn")
        name = try object.required("name")
        description = try object.optional("description")
        creatorAccountId = try object.required("creatorAccountId")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        inputReferenceConfig = try object.required("inputReferenceConfig")
        inputReferenceProperties = try object.required("inputReferenceProperties")
        idMappingConfig = try object.optional("idMappingConfig")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("collaborationId", collaborationId)
        writer.member("collaborationArn", collaborationArn)
        writer.member("name", name)
        writer.member("description", description)
        writer.member("creatorAccountId", creatorAccountId)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("inputReferenceConfig", inputReferenceConfig)
        writer.member("inputReferenceProperties", inputReferenceProperties)
        writer.member("idMappingConfig", idMappingConfig)
        writer.endObject()
    }
}

package struct CollaborationIdNamespaceAssociationSummary: Sendable, Equatable, JSONCoding {
    package var arn: String
    package var createTime: Timestamp
    package var id: String
    package var updateTime: Timestamp
    package var collaborationArn: String
    package var collaborationId: String
    package var creatorAccountId: String
    package var inputReferenceConfig: IdNamespaceAssociationInputReferenceConfig
    package var name: String
    package var description: String?
    package var inputReferenceProperties: IdNamespaceAssociationInputReferencePropertiesSummary

    package init(arn: String, createTime: Timestamp, id: String, updateTime: Timestamp, collaborationArn: String, collaborationId: String, creatorAccountId: String, inputReferenceConfig: IdNamespaceAssociationInputReferenceConfig, name: String, description: String? = nil, inputReferenceProperties: IdNamespaceAssociationInputReferencePropertiesSummary) {
        self.arn = arn
        self.createTime = createTime
        self.id = id
        self.updateTime = updateTime
        self.collaborationArn = collaborationArn
        self.collaborationId = collaborationId
        self.creatorAccountId = creatorAccountId
        self.inputReferenceConfig = inputReferenceConfig
        self.name = name
        self.description = description
        self.inputReferenceProperties = inputReferenceProperties
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        arn = try object.required("arn")
        createTime = try object.required("createTime")
        id = try object.required("id")
        updateTime = try object.required("updateTime")
        collaborationArn = try object.required("collaborationArn")
        collaborationId = try object.required("collaborationId")
        creatorAccountId = try object.required("creatorAccountId")
        inputReferenceConfig = try object.required("inputReferenceConfig")
        name = try object.required("name")
        description = try object.optional("description")
        inputReferenceProperties = try object.required("inputReferenceProperties")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("arn", arn)
        writer.member("createTime", createTime)
        writer.member("id", id)
        writer.member("updateTime", updateTime)
        writer.member("collaborationArn", collaborationArn)
        writer.member("collaborationId", collaborationId)
        writer.member("creatorAccountId", creatorAccountId)
        writer.member("inputReferenceConfig", inputReferenceConfig)
        writer.member("name", name)
        writer.member("description", description)
        writer.member("inputReferenceProperties", inputReferenceProperties)
        writer.endObject()
    }
}

package struct CollaborationPrivacyBudgetSummary: Sendable, Equatable, JSONCoding {
    package var id: String
    package var privacyBudgetTemplateId: String
    package var privacyBudgetTemplateArn: String
    package var collaborationId: String
    package var collaborationArn: String
    package var creatorAccountId: String
    package var type: PrivacyBudgetType
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var budget: PrivacyBudget

    package init(id: String, privacyBudgetTemplateId: String, privacyBudgetTemplateArn: String, collaborationId: String, collaborationArn: String, creatorAccountId: String, type: PrivacyBudgetType, createTime: Timestamp, updateTime: Timestamp, budget: PrivacyBudget) {
        self.id = id
        self.privacyBudgetTemplateId = privacyBudgetTemplateId
        self.privacyBudgetTemplateArn = privacyBudgetTemplateArn
        self.collaborationId = collaborationId
        self.collaborationArn = collaborationArn
        self.creatorAccountId = creatorAccountId
        self.type = type
        self.createTime = createTime
        self.updateTime = updateTime
        self.budget = budget
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        privacyBudgetTemplateId = try object.required("privacyBudgetTemplateId")
        privacyBudgetTemplateArn = try object.required("privacyBudgetTemplateArn")
        collaborationId = try object.required("collaborationId")
        collaborationArn = try object.required("collaborationArn")
        creatorAccountId = try object.required("creatorAccountId")
        type = try object.required("type")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        budget = try object.required("budget")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("privacyBudgetTemplateId", privacyBudgetTemplateId)
        writer.member("privacyBudgetTemplateArn", privacyBudgetTemplateArn)
        writer.member("collaborationId", collaborationId)
        writer.member("collaborationArn", collaborationArn)
        writer.member("creatorAccountId", creatorAccountId)
        writer.member("type", type)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("budget", budget)
        writer.endObject()
    }
}

package struct CollaborationPrivacyBudgetTemplate: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var collaborationId: String
    package var collaborationArn: String
    package var creatorAccountId: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var privacyBudgetType: PrivacyBudgetType
    package var autoRefresh: PrivacyBudgetTemplateAutoRefresh
    package var parameters: PrivacyBudgetTemplateParametersOutput

    package init(id: String, arn: String, collaborationId: String, collaborationArn: String, creatorAccountId: String, createTime: Timestamp, updateTime: Timestamp, privacyBudgetType: PrivacyBudgetType, autoRefresh: PrivacyBudgetTemplateAutoRefresh, parameters: PrivacyBudgetTemplateParametersOutput) {
        self.id = id
        self.arn = arn
        self.collaborationId = collaborationId
        self.collaborationArn = collaborationArn
        self.creatorAccountId = creatorAccountId
        self.createTime = createTime
        self.updateTime = updateTime
        self.privacyBudgetType = privacyBudgetType
        self.autoRefresh = autoRefresh
        self.parameters = parameters
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        collaborationId = try object.required("collaborationId")
        collaborationArn = try object.required("collaborationArn")
        creatorAccountId = try object.required("creatorAccountId")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        privacyBudgetType = try object.required("privacyBudgetType")
        autoRefresh = try object.required("autoRefresh")
        parameters = try object.required("parameters")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("collaborationId", collaborationId)
        writer.member("collaborationArn", collaborationArn)
        writer.member("creatorAccountId", creatorAccountId)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("privacyBudgetType", privacyBudgetType)
        writer.member("autoRefresh", autoRefresh)
        writer.member("parameters", parameters)
        writer.endObject()
    }
}

package struct CollaborationPrivacyBudgetTemplateSummary: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var collaborationId: String
    package var collaborationArn: String
    package var creatorAccountId: String
    package var privacyBudgetType: PrivacyBudgetType
    package var createTime: Timestamp
    package var updateTime: Timestamp

    package init(id: String, arn: String, collaborationId: String, collaborationArn: String, creatorAccountId: String, privacyBudgetType: PrivacyBudgetType, createTime: Timestamp, updateTime: Timestamp) {
        self.id = id
        self.arn = arn
        self.collaborationId = collaborationId
        self.collaborationArn = collaborationArn
        self.creatorAccountId = creatorAccountId
        self.privacyBudgetType = privacyBudgetType
        self.createTime = createTime
        self.updateTime = updateTime
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        collaborationId = try object.required("collaborationId")
        collaborationArn = try object.required("collaborationArn")
        creatorAccountId = try object.required("creatorAccountId")
        privacyBudgetType = try object.required("privacyBudgetType")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("collaborationId", collaborationId)
        writer.member("collaborationArn", collaborationArn)
        writer.member("creatorAccountId", creatorAccountId)
        writer.member("privacyBudgetType", privacyBudgetType)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.endObject()
    }
}

package struct CollaborationSummary: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var name: String
    package var creatorAccountId: String
    package var creatorDisplayName: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var memberStatus: MemberStatus
    package var membershipId: String?
    package var membershipArn: String?
    package var analyticsEngine: AnalyticsEngine?

    package init(id: String, arn: String, name: String, creatorAccountId: String, creatorDisplayName: String, createTime: Timestamp, updateTime: Timestamp, memberStatus: MemberStatus, membershipId: String? = nil, membershipArn: String? = nil, analyticsEngine: AnalyticsEngine? = nil) {
        self.id = id
        self.arn = arn
        self.name = name
        self.creatorAccountId = creatorAccountId
        self.creatorDisplayName = creatorDisplayName
        self.createTime = createTime
        self.updateTime = updateTime
        self.memberStatus = memberStatus
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.analyticsEngine = analyticsEngine
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        name = try object.required("name")
        creatorAccountId = try object.required("creatorAccountId")
        creatorDisplayName = try object.required("creatorDisplayName")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        memberStatus = try object.required("memberStatus")
        membershipId = try object.optional("membershipId")
        membershipArn = try object.optional("membershipArn")
        analyticsEngine = try object.optional("analyticsEngine")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("name", name)
        writer.member("creatorAccountId", creatorAccountId)
        writer.member("creatorDisplayName", creatorDisplayName)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("memberStatus", memberStatus)
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("analyticsEngine", analyticsEngine)
        writer.endObject()
    }
}

package struct Column: Sendable, Equatable, JSONCoding {
    package var name: String
    package var type: String

    package init(name: String, type: String) {
        self.name = name
        self.type = type
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        name = try object.required("name")
        type = try object.required("type")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("type", type)
        writer.endObject()
    }
}
