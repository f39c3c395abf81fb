// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

import APIModel

enum Constraints {
    static let accessBudgetType: Constraint = .enumeration(["CALENDAR_DAY", "CALENDAR_MONTH", "CALENDAR_WEEK", "LIFETIME"])
    static let accessBudgetsPrivacyTemplateParametersInput: Constraint = .structure([
        Constraint.Member("budgetParameters", budgetParameters, isRequired: true),
        Constraint.Member("resourceArn", budgetedResourceArn, isRequired: true),
    ])
    static let accessBudgetsPrivacyTemplateUpdateParameters: Constraint = .structure([
        Constraint.Member("budgetParameters", budgetParameters, isRequired: true),
    ])
    static let accessDeniedException: Constraint = .structure([
        Constraint.Member("message", string, isRequired: false),
        Constraint.Member("reason", accessDeniedExceptionReason, isRequired: false),
    ])
    static let accessDeniedExceptionReason: Constraint = .enumeration(["INSUFFICIENT_PERMISSIONS"])
    static let accountId: Constraint = .string(length: Bounds(12, 12), pattern: Pattern(ofModel: #"\d+"#))
    static let additionalAnalyses: Constraint = .enumeration(["ALLOWED", "REQUIRED", "NOT_ALLOWED"])
    static let additionalAnalysesResourceArn: Constraint = .string(length: Bounds(0, 256), pattern: Pattern(ofModel: #"arn:aws:cleanrooms:[\w]{2}-[\w]{4,9}-[\d]:([\d]{12}|\*):membership\/[\*\d\w-]+\/configuredaudiencemodelassociation\/[\*\d\w-]+$|^arn:aws[-a-z]*:cleanrooms-ml:[-a-z0-9]+:([0-9]{12}|\*):membership\/[\*\d\w-]+\/configured-model-algorithm-association\/([-a-zA-Z0-9_\/.]+|\*)"#))
    static let aggregateColumn: Constraint = .structure([
        Constraint.Member("columnNames", aggregateColumnColumnNamesList, isRequired: true),
        Constraint.Member("function", aggregateFunctionName, isRequired: true),
    ])
    static let aggregateColumnColumnNamesList: Constraint = .list(of: analysisRuleColumnName, length: Bounds(1, nil))
    static let aggregateFunctionName: Constraint = .enumeration(["SUM", "SUM_DISTINCT", "COUNT", "COUNT_DISTINCT", "AVG"])
    static let aggregationConstraint: Constraint = .structure([
        Constraint.Member("columnName", analysisRuleColumnName, isRequired: true),
        Constraint.Member("minimum", aggregationConstraintMinimumInteger, isRequired: true),
        Constraint.Member("type", aggregationType, isRequired: true),
    ])
    static let aggregationConstraintMinimumInteger: Constraint = .integer(range: Bounds(2, 100000))
    static let aggregationConstraints: Constraint = .list(of: aggregationConstraint, length: Bounds(1, nil))
    static let aggregationThreshold: Constraint = .structure([
        Constraint.Member("identityColumns", aggregationThresholdIdentityColumnsList, isRequired: true),
        Constraint.Member("minimumIdentityCount", aggregationThresholdMinimumIdentityCountInteger, isRequired: true),
        Constraint.Member("type", aggregationThresholdType, isRequired: true),
        Constraint.Member("outputColumnThresholds", outputColumnThresholdList, isRequired: false),
        Constraint.Member("allowedAggregateExpressionType", allowedAggregateExpressionType, isRequired: true),
    ])
    static let aggregationThresholdIdentityColumnsList: Constraint = .list(of: analysisRuleColumnName, length: Bounds(1, 1))
    static let aggregationThresholdList: Constraint = .list(of: aggregationThreshold, length: Bounds(1, 1))
    static let aggregationThresholdMinimumIdentityCountInteger: Constraint = .integer(range: Bounds(2, 100000))
    static let aggregationThresholdType: Constraint = .enumeration(["COUNT_DISTINCT"])
    static let aggregationType: Constraint = .enumeration(["COUNT_DISTINCT"])
    static let allowedAdditionalAnalyses: Constraint = .list(of: additionalAnalysesResourceArn, length: Bounds(0, 25))
    static let allowedAggregateExpressionType: Constraint = .enumeration(["COLUMNS_ONLY", "ANY_EXPRESSION"])
    static let allowedAnalysesList: Constraint = .list(of: analysisTemplateArnOrQueryWildcard, length: Bounds(nil, nil))
    static let allowedAnalysisProviderList: Constraint = .list(of: accountId, length: Bounds(nil, nil))
    static let allowedColumnList: Constraint = .list(of: columnName, length: Bounds(1, nil))
    static let allowedResultReceivers: Constraint = .list(of: accountId, length: Bounds(nil, nil))
    static let allowedResultRegions: Constraint = .list(of: supportedS3Region, length: Bounds(nil, nil))
    static let analysisFormat: Constraint = .enumeration(["SQL", "PYSPARK_1_0", "PYSPARK_2_0"])
    static let analysisLogExportIdentifier: Constraint = .string(length: Bounds(36, 36), pattern: Pattern(ofModel: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"))
    static let analysisLogExportOutputConfiguration: Constraint = .structure([
        Constraint.Member("s3", analysisLogExportS3OutputConfiguration, isRequired: true),
    ])
    static let analysisLogExportResultConfiguration: Constraint = .structure([
        Constraint.Member("outputConfiguration", analysisLogExportOutputConfiguration, isRequired: true),
    ])
    static let analysisLogExportS3OutputConfiguration: Constraint = .structure([
        Constraint.Member("bucket", analysisLogExportS3OutputConfigurationBucketString, isRequired: true),
        Constraint.Member("keyPrefix", keyPrefix, isRequired: false),
    ])
    static let analysisLogExportS3OutputConfigurationBucketString: Constraint = .string(length: Bounds(3, 63), pattern: Pattern(ofModel: #".*(?!^(\d+\.)+\d+$)(^(([a-z0-9]|[a-z0-9][a-z0-9\-]*[a-z0-9])\.)*([a-z0-9]|[a-z0-9][a-z0-9\-]*[a-z0-9])$).*"#))
    static let analysisLogExportStatus: Constraint = .enumeration(["IN_PROGRESS", "SUCCESS", "FAILED"])
    static let analysisMethod: Constraint = .enumeration(["DIRECT_QUERY", "DIRECT_JOB", "MULTIPLE"])
    static let analysisParameter: Constraint = .structure([
        Constraint.Member("name", parameterName, isRequired: true),
        Constraint.Member("type", parameterType, isRequired: true),
        Constraint.Member("defaultValue", parameterValue, isRequired: false),
    ])
    static let analysisParameterList: Constraint = .list(of: analysisParameter, length: Bounds(0, 50))
    static let analysisRuleAggregation: Constraint = .structure([
        Constraint.Member("aggregateColumns", analysisRuleAggregationAggregateColumnsList, isRequired: true),
        Constraint.Member("joinColumns", analysisRuleColumnList, isRequired: true),
        Constraint.Member("joinRequired", joinRequiredOption, isRequired: false),
        Constraint.Member("allowedJoinOperators", joinOperatorsList, isRequired: false),
        Constraint.Member("dimensionColumns", analysisRuleColumnList, isRequired: true),
        Constraint.Member("scalarFunctions", scalarFunctionsList, isRequired: true),
        Constraint.Member("outputConstraints", aggregationConstraints, isRequired: true),
        Constraint.Member("additionalAnalyses", additionalAnalyses, isRequired: false),
    ])
    static let analysisRuleAggregationAggregateColumnsList: Constraint = .list(of: aggregateColumn, length: Bounds(1, nil))
    static let analysisRuleColumnList: Constraint = .list(of: analysisRuleColumnName, length: Bounds(nil, nil))
    static let analysisRuleColumnName: Constraint = .string(length: Bounds(1, 127), pattern: Pattern(ofModel: "[a-z0-9_](([a-z0-9_ ]+-)*([a-z0-9_ ]+))?"))
    static let analysisRuleCustom: Constraint = .structure([
        Constraint.Member("allowedAnalyses", analysisRuleCustomAllowedAnalysesList, isRequired: true),
        Constraint.Member("allowedAnalysisProviders", analysisRuleCustomAllowedAnalysisProvidersList, isRequired: false),
        Constraint.Member("additionalAnalyses", additionalAnalyses, isRequired: false),
        Constraint.Member("disallowedOutputColumns", analysisRuleColumnList, isRequired: false),
        Constraint.Member("differentialPrivacy", differentialPrivacyConfiguration, isRequired: false),
        Constraint.Member("aggregationThresholds", aggregationThresholdList, isRequired: false),
        Constraint.Member("comparisonControls", comparisonControls, isRequired: false),
        Constraint.Member("allowedResultReceivers", allowedResultReceivers, isRequired: false),
        Constraint.Member("allowedAdditionalAnalyses", allowedAdditionalAnalyses, isRequired: false),
    ])
    static let analysisRuleCustomAllowedAnalysesList: Constraint = .list(of: analysisTemplateArnOrQueryWildcard, length: Bounds(0, nil))
    static let analysisRuleCustomAllowedAnalysisProvidersList: Constraint = .list(of: accountId, length: Bounds(0, nil))
    static let analysisRuleList: Constraint = .structure([
        Constraint.Member("joinColumns", analysisRuleListJoinColumnsList, isRequired: true),
        Constraint.Member("allowedJoinOperators", joinOperatorsList, isRequired: false),
        Constraint.Member("listColumns", analysisRuleColumnList, isRequired: true),
        Constraint.Member("additionalAnalyses", additionalAnalyses, isRequired: false),
    ])
    static let analysisRuleListJoinColumnsList: Constraint = .list(of: analysisRuleColumnName, length: Bounds(1, nil))
    static let analysisRuleType: Constraint = .enumeration(["AGGREGATION", "LIST", "CUSTOM", "ID_MAPPING_TABLE"])
    static let analysisSchema: Constraint = .structure([
        Constraint.Member("referencedTables", queryTables, isRequired: false),
    ])
    static let analysisSource: Constraint = .union([
        Constraint.Member("text", analysisTemplateText, isRequired: false),
        Constraint.Member("artifacts", analysisTemplateArtifacts, isRequired: false),
    ])
    static let analysisTemplateArn: Constraint = .string(length: Bounds(0, 200), pattern: Pattern(ofModel: #"arn:aws[-a-z]*:cleanrooms:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:membership/[\d\w-]+/analysistemplate/[\d\w-]+"#))
    static let analysisTemplateArnList: Constraint = .list(of: analysisTemplateArn, length: Bounds(1, 10))
    static let analysisTemplateArnOrQueryWildcard: Constraint = .string(length: Bounds(0, 200), pattern: Pattern(ofModel: #"(ANY_QUERY|ANY_JOB|arn:aws:cleanrooms:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:membership/[\d\w-]+/analysistemplate/[\d\w-]+)"#))
    static let analysisTemplateArtifact: Constraint = .structure([
        Constraint.Member("location", s3Location, isRequired: true),
    ])
    static let analysisTemplateArtifactList: Constraint = .list(of: analysisTemplateArtifact, length: Bounds(1, 1))
    static let analysisTemplateArtifacts: Constraint = .structure([
        Constraint.Member("entryPoint", analysisTemplateArtifact, isRequired: true),
        Constraint.Member("additionalArtifacts", analysisTemplateArtifactList, isRequired: false),
        Constraint.Member("roleArn", roleArn, isRequired: true),
    ])
    static let analysisTemplateIdentifier: Constraint = .string(length: Bounds(36, 36), pattern: Pattern(ofModel: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"))
    static let analysisTemplateText: Constraint = .string(length: Bounds(0, 500000), pattern: nil)
    static let analyticsEngine: Constraint = .enumeration(["SPARK", "CLEAN_ROOMS_SQL"])
    static let athenaCatalogName: Constraint = .string(length: Bounds(1, 64), pattern: Pattern(ofModel: "[a-zA-Z0-9_-]+"))
    static let athenaDatabaseName: Constraint = .string(length: Bounds(0, 128), pattern: Pattern(ofModel: "[a-zA-Z0-9_](([a-zA-Z0-9_]+-)*([a-zA-Z0-9_]+))?"))
    static let athenaOutputLocation: Constraint = .string(length: Bounds(8, 1024), pattern: Pattern(ofModel: "s3://[a-z0-9.-]{3,63}(.*)"))
    static let athenaTableName: Constraint = .string(length: Bounds(0, 128), pattern: Pattern(ofModel: "[a-zA-Z0-9_](([a-zA-Z0-9_]+)*([a-zA-Z0-9_]+))?"))
    static let athenaTableReference: Constraint = .structure([
        Constraint.Member("region", commercialRegion, isRequired: false),
        Constraint.Member("workGroup", athenaWorkGroup, isRequired: true),
        Constraint.Member("outputLocation", athenaOutputLocation, isRequired: false),
        Constraint.Member("databaseName", athenaDatabaseName, isRequired: true),
        Constraint.Member("tableName", athenaTableName, isRequired: true),
        Constraint.Member("catalogName", athenaCatalogName, isRequired: false),
    ])
    static let athenaWorkGroup: Constraint = .string(length: Bounds(1, 128), pattern: Pattern(ofModel: "([a-zA-Z0-9._-])*"))
    static let autoApprovedChangeType: Constraint = .enumeration(["ADD_MEMBER", "GRANT_RECEIVE_RESULTS_ABILITY", "REVOKE_RECEIVE_RESULTS_ABILITY", "GRANT_EXPORT_QUERY_ANALYSIS_LOG_ABILITY", "REVOKE_EXPORT_QUERY_ANALYSIS_LOG_ABILITY"])
    static let autoApprovedChangeTypeList: Constraint = .list(of: autoApprovedChangeType, length: Bounds(nil, nil))
    static let autoRefreshMode: Constraint = .enumeration(["ENABLED", "DISABLED"])
    static let batchGetCollaborationAnalysisTemplateInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("analysisTemplateArns", analysisTemplateArnList, isRequired: true),
    ])
    static let batchGetSchemaAnalysisRuleInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("schemaAnalysisRuleRequests", schemaAnalysisRuleRequestList, isRequired: true),
    ])
    static let batchGetSchemaInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("names", tableAliasList, isRequired: true),
    ])
    static let boolean: Constraint = .boolean
    static let budget: Constraint = .integer(range: Bounds(0, 1000000))
    static let budgetParameter: Constraint = .structure([
        Constraint.Member("type", accessBudgetType, isRequired: true),
        Constraint.Member("budget", budget, isRequired: true),
        Constraint.Member("autoRefresh", autoRefreshMode, isRequired: false),
    ])
    static let budgetParameters: Constraint = .list(of: budgetParameter, length: Bounds(1, 2))
    static let budgetedResourceArn: Constraint = .string(length: Bounds(0, 200), pattern: Pattern(ofModel: #"arn:aws:[\w]+:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:membership/[\d\w-]+/(configuredtableassociation|intermediatetable)/[\d\w-]+"#))
    static let changeInput: Constraint = .structure([
        Constraint.Member("specificationType", changeSpecificationType, isRequired: true),
        Constraint.Member("specification", changeSpecification, isRequired: true),
    ])
    static let changeInputList: Constraint = .list(of: changeInput, length: Bounds(1, 10))
    static let changeRequestAction: Constraint = .enumeration(["APPROVE", "DENY", "CANCEL", "COMMIT"])
    static let changeRequestStatus: Constraint = .enumeration(["PENDING", "APPROVED", "CANCELLED", "DENIED", "COMMITTED"])
    static let changeSpecification: Constraint = .union([
        Constraint.Member("member", memberChangeSpecification, isRequired: false),
        Constraint.Member("collaboration", collaborationChangeSpecification, isRequired: false),
    ])
    static let changeSpecificationType: Constraint = .enumeration(["MEMBER", "COLLABORATION"])
    static let cleanroomsArn: Constraint = .string(length: Bounds(0, 200), pattern: Pattern(ofModel: #"arn:aws:cleanrooms:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:[\d\w/-]+"#))
    static let collaborationChangeRequestIdentifier: Constraint = .string(length: Bounds(36, 36), pattern: Pattern(ofModel: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"))
    static let collaborationChangeSpecification: Constraint = .structure([
        Constraint.Member("autoApprovedChangeTypes", autoApprovedChangeTypeList, isRequired: false),
    ])
    static let collaborationDescription: Constraint = .string(length: Bounds(0, 255), pattern: Pattern(ofModel: #"(?!\s+$)[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\t\r\n]*"#))
    static let collaborationIdentifier: Constraint = .string(length: Bounds(36, 36), pattern: Pattern(ofModel: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"))
    static let collaborationJobLogStatus: Constraint = .enumeration(["ENABLED", "DISABLED"])
    static let collaborationName: Constraint = .string(length: Bounds(1, 100), pattern: Pattern(ofModel: #"(?!\s*$)[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\t]*"#))
    static let collaborationQueryLogStatus: Constraint = .enumeration(["ENABLED", "DISABLED"])
    static let columnClassificationDetails: Constraint = .structure([
        Constraint.Member("columnMapping", columnMappingList, isRequired: true),
    ])
    static let columnMappingList: Constraint = .list(of: syntheticDataColumnProperties, length: Bounds(5, 1000))
    static let columnName: Constraint = .string(length: Bounds(0, 128), pattern: Pattern(ofModel: "[a-z0-9_](([a-z0-9_ ]+-)*([a-z0-9_ ]+))?"))
    static let columnTypeString: Constraint = .string(length: Bounds(0, 255), pattern: Pattern(ofModel: #"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\t]*"#))
    static let commercialRegion: Constraint = .enumeration(["us-west-1", "us-west-2", "us-east-1", "us-east-2", "af-south-1", "ap-east-1", "ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-5", "ap-southeast-4", "ap-southeast-7", "ap-south-1", "ap-northeast-3", "ap-northeast-1", "ap-northeast-2", "ca-central-1", "ca-west-1", "eu-south-1", "eu-west-3", "eu-south-2", "eu-central-2", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "me-south-1", "me-central-1", "il-central-1", "sa-east-1", "mx-central-1", "ap-east-2"])
    static let comparisonControls: Constraint = .structure([
        Constraint.Member("allowedLiteralComparisonColumns", analysisRuleColumnList, isRequired: true),
        Constraint.Member("allowedColumnComparisonColumns", analysisRuleColumnList, isRequired: true),
    ])
    static let computeConfiguration: Constraint = .union([
        Constraint.Member("worker", workerComputeConfiguration, isRequired: false),
    ])
    static let configuredAudienceModelArn: Constraint = .string(length: Bounds(20, 2048), pattern: Pattern(ofModel: "arn:aws[-a-z]*:cleanrooms-ml:[-a-z0-9]+:[0-9]{12}:configured-audience-model/[-a-zA-Z0-9_/.]+"))
    static let configuredAudienceModelAssociationIdentifier: Constraint = .string(length: Bounds(36, 36), pattern: Pattern(ofModel: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"))
    static let configuredAudienceModelAssociationName: Constraint = .string(length: Bounds(1, 100), pattern: Pattern(ofModel: #"(?!\s*$)[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\t]*"#))
    static let configuredTableAnalysisRulePolicy: Constraint = .union([
        Constraint.Member("v1", configuredTableAnalysisRulePolicyV1, isRequired: false),
    ])
    static let configuredTableAnalysisRulePolicyV1: Constraint = .union([
        Constraint.Member("list", analysisRuleList, isRequired: false),
        Constraint.Member("aggregation", analysisRuleAggregation, isRequired: false),
        Constraint.Member("custom", analysisRuleCustom, isRequired: false),
    ])
    static let configuredTableAnalysisRuleType: Constraint = .enumeration(["AGGREGATION", "LIST", "CUSTOM"])
    static let configuredTableAssociationAnalysisRuleAggregation: Constraint = .structure([
        Constraint.Member("allowedResultReceivers", allowedResultReceivers, isRequired: false),
        Constraint.Member("allowedAdditionalAnalyses", allowedAdditionalAnalyses, isRequired: false),
    ])
    static let configuredTableAssociationAnalysisRuleCustom: Constraint = .structure([
        Constraint.Member("allowedResultReceivers", allowedResultReceivers, isRequired: false),
        Constraint.Member("allowedAdditionalAnalyses", allowedAdditionalAnalyses, isRequired: false),
    ])
    static let configuredTableAssociationAnalysisRuleList: Constraint = .structure([
        Constraint.Member("allowedResultReceivers", allowedResultReceivers, isRequired: false),
        Constraint.Member("allowedAdditionalAnalyses", allowedAdditionalAnalyses, isRequired: false),
    ])
    static let configuredTableAssociationAnalysisRulePolicy: Constraint = .union([
        Constraint.Member("v1", configuredTableAssociationAnalysisRulePolicyV1, isRequired: false),
    ])
    static let configuredTableAssociationAnalysisRulePolicyV1: Constraint = .union([
        Constraint.Member("list", configuredTableAssociationAnalysisRuleList, isRequired: false),
        Constraint.Member("aggregation", configuredTableAssociationAnalysisRuleAggregation, isRequired: false),
        Constraint.Member("custom", configuredTableAssociationAnalysisRuleCustom, isRequired: false),
    ])
    static let configuredTableAssociationAnalysisRuleType: Constraint = .enumeration(["AGGREGATION", "LIST", "CUSTOM"])
    static let configuredTableAssociationIdentifier: Constraint = .string(length: Bounds(36, 36), pattern: Pattern(ofModel: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"))
    static let configuredTableIdentifier: Constraint = .string(length: Bounds(36, 36), pattern: Pattern(ofModel: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"))
    static let conflictException: Constraint = .structure([
        Constraint.Member("message", string, isRequired: false),
        Constraint.Member("resourceId", string, isRequired: false),
        Constraint.Member("resourceType", resourceType, isRequired: false),
        Constraint.Member("reason", conflictExceptionReason, isRequired: false),
    ])
    static let conflictExceptionReason: Constraint = .enumeration(["ALREADY_EXISTS", "SUBRESOURCES_EXIST", "INVALID_STATE"])
    static let createAnalysisTemplateInput: Constraint = .structure([
        Constraint.Member("description", resourceDescription, isRequired: false),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("name", tableAlias, isRequired: true),
        Constraint.Member("format", analysisFormat, isRequired: true),
        Constraint.Member("source", analysisSource, isRequired: true),
        Constraint.Member("tags", tagMap, isRequired: false),
        Constraint.Member("analysisParameters", analysisParameterList, isRequired: false),
        Constraint.Member("schema", analysisSchema, isRequired: false),
        Constraint.Member("errorMessageConfiguration", errorMessageConfiguration, isRequired: false),
        Constraint.Member("syntheticDataParameters", syntheticDataParameters, isRequired: false),
    ])
    static let createCollaborationChangeRequestInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("changes", changeInputList, isRequired: true),
    ])
    static let createCollaborationInput: Constraint = .structure([
        Constraint.Member("members", memberList, isRequired: true),
        Constraint.Member("name", collaborationName, isRequired: true),
        Constraint.Member("description", collaborationDescription, isRequired: false),
        Constraint.Member("creatorMemberAbilities", memberAbilities, isRequired: true),
        Constraint.Member("creatorMLMemberAbilities", mlMemberAbilities, isRequired: false),
        Constraint.Member("creatorDisplayName", displayName, isRequired: true),
        Constraint.Member("dataEncryptionMetadata", dataEncryptionMetadata, isRequired: false),
        Constraint.Member("queryLogStatus", collaborationQueryLogStatus, isRequired: true),
        Constraint.Member("jobLogStatus", collaborationJobLogStatus, isRequired: false),
        Constraint.Member("tags", tagMap, isRequired: false),
        Constraint.Member("creatorPaymentConfiguration", paymentConfiguration, isRequired: false),
        Constraint.Member("analyticsEngine", analyticsEngine, isRequired: false),
        Constraint.Member("autoApprovedChangeRequestTypes", autoApprovedChangeTypeList, isRequired: false),
        Constraint.Member("allowedResultRegions", allowedResultRegions, isRequired: false),
        Constraint.Member("isMetricsEnabled", boolean, isRequired: false),
    ])
    static let createConfiguredAudienceModelAssociationInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("configuredAudienceModelArn", configuredAudienceModelArn, isRequired: true),
        Constraint.Member("configuredAudienceModelAssociationName", configuredAudienceModelAssociationName, isRequired: true),
        Constraint.Member("manageResourcePolicies", boolean, isRequired: true),
        Constraint.Member("tags", tagMap, isRequired: false),
        Constraint.Member("description", resourceDescription, isRequired: false),
    ])
    static let createConfiguredTableAnalysisRuleInput: Constraint = .structure([
        Constraint.Member("configuredTableIdentifier", configuredTableIdentifier, isRequired: true),
        Constraint.Member("analysisRuleType", configuredTableAnalysisRuleType, isRequired: true),
        Constraint.Member("analysisRulePolicy", configuredTableAnalysisRulePolicy, isRequired: true),
    ])
    static let createConfiguredTableAssociationAnalysisRuleInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("configuredTableAssociationIdentifier", configuredTableAssociationIdentifier, isRequired: true),
        Constraint.Member("analysisRuleType", configuredTableAssociationAnalysisRuleType, isRequired: true),
        Constraint.Member("analysisRulePolicy", configuredTableAssociationAnalysisRulePolicy, isRequired: true),
    ])
    static let createConfiguredTableAssociationInput: Constraint = .structure([
        Constraint.Member("name", tableAlias, isRequired: true),
        Constraint.Member("description", tableDescription, isRequired: false),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("configuredTableIdentifier", configuredTableIdentifier, isRequired: true),
        Constraint.Member("roleArn", roleArn, isRequired: true),
        Constraint.Member("tags", tagMap, isRequired: false),
    ])
    static let createConfiguredTableInput: Constraint = .structure([
        Constraint.Member("name", displayName, isRequired: true),
        Constraint.Member("description", tableDescription, isRequired: false),
        Constraint.Member("tableReference", tableReference, isRequired: true),
        Constraint.Member("allowedColumns", allowedColumnList, isRequired: true),
        Constraint.Member("analysisMethod", analysisMethod, isRequired: true),
        Constraint.Member("selectedAnalysisMethods", selectedAnalysisMethods, isRequired: false),
        Constraint.Member("tags", tagMap, isRequired: false),
    ])
    static let createIdMappingTableInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("name", resourceAlias, isRequired: true),
        Constraint.Member("description", resourceDescription, isRequired: false),
        Constraint.Member("inputReferenceConfig", idMappingTableInputReferenceConfig, isRequired: true),
        Constraint.Member("tags", tagMap, isRequired: false),
        Constraint.Member("kmsKeyArn", kmsKeyArn, isRequired: false),
    ])
    static let createIdNamespaceAssociationInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("inputReferenceConfig", idNamespaceAssociationInputReferenceConfig, isRequired: true),
        Constraint.Member("tags", tagMap, isRequired: false),
        Constraint.Member("name", genericResourceName, isRequired: true),
        Constraint.Member("description", resourceDescription, isRequired: false),
        Constraint.Member("idMappingConfig", idMappingConfig, isRequired: false),
    ])
    static let createIntermediateTableAnalysisRuleInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("intermediateTableIdentifier", intermediateTableIdentifier, isRequired: true),
        Constraint.Member("analysisRuleType", intermediateTableAnalysisRuleType, isRequired: true),
        Constraint.Member("analysisRulePolicy", intermediateTableAnalysisRulePolicy, isRequired: true),
    ])
    static let createIntermediateTableInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("name", displayName, isRequired: true),
        Constraint.Member("description", resourceDescription, isRequired: false),
        Constraint.Member("populationAnalysisConfiguration", populationAnalysisConfiguration, isRequired: true),
        Constraint.Member("kmsKeyArn", kmsKeyArn, isRequired: false),
        Constraint.Member("retentionInDays", createIntermediateTableInputRetentionInDaysInteger, isRequired: false),
        Constraint.Member("tags", tagMap, isRequired: false),
    ])
    static let createIntermediateTableInputRetentionInDaysInteger: Constraint = .integer(range: Bounds(1, 365))
    static let createMembershipInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("queryLogStatus", membershipQueryLogStatus, isRequired: true),
        Constraint.Member("jobLogStatus", membershipJobLogStatus, isRequired: false),
        Constraint.Member("tags", tagMap, isRequired: false),
        Constraint.Member("defaultResultConfiguration", membershipProtectedQueryResultConfiguration, isRequired: false),
        Constraint.Member("defaultJobResultConfiguration", membershipProtectedJobResultConfiguration, isRequired: false),
        Constraint.Member("paymentConfiguration", membershipPaymentConfiguration, isRequired: false),
        Constraint.Member("isMetricsEnabled", boolean, isRequired: false),
    ])
    static let createPrivacyBudgetTemplateInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("autoRefresh", privacyBudgetTemplateAutoRefresh, isRequired: false),
        Constraint.Member("privacyBudgetType", privacyBudgetType, isRequired: true),
        Constraint.Member("parameters", privacyBudgetTemplateParametersInput, isRequired: true),
        Constraint.Member("tags", tagMap, isRequired: false),
    ])
    static let customMLMemberAbilities: Constraint = .list(of: customMLMemberAbility, length: Bounds(nil, nil))
    static let customMLMemberAbility: Constraint = .enumeration(["CAN_RECEIVE_MODEL_OUTPUT", "CAN_RECEIVE_INFERENCE_OUTPUT"])
    static let dataEncryptionMetadata: Constraint = .structure([
        Constraint.Member("allowCleartext", boolean, isRequired: true),
        Constraint.Member("allowDuplicates", boolean, isRequired: true),
        Constraint.Member("allowJoinsOnColumnsWithDifferentNames", boolean, isRequired: true),
        Constraint.Member("preserveNulls", boolean, isRequired: true),
    ])
    static let databricksConnectionType: Constraint = .union([
        Constraint.Member("deltaSharing", databricksDeltaSharingConnection, isRequired: false),
    ])
    static let databricksDeltaSharingConnection: Constraint = .structure([
        Constraint.Member("deltaShareEndpoint", databricksEndpointUrl, isRequired: true),
        Constraint.Member("shareName", databricksObject, isRequired: true),
    ])
    static let databricksEndpointUrl: Constraint = .string(length: Bounds(10, 1024), pattern: Pattern(ofModel: #"https://(?:[a-zA-Z0-9.-]+\.cloud\.databricks\.com/api/2\.0/delta-sharing|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.opensharing\.[a-z0-9-]+\.cloud\.databricks\.com/api/2\.0/opensharing)/metastores/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/recipients/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"#))
    static let databricksObject: Constraint = .string(length: Bounds(1, 255), pattern: Pattern(ofModel: #"[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}]+"#))
    static let databricksTableReference: Constraint = .structure([
        Constraint.Member("schemaName", databricksObject, isRequired: true),
        Constraint.Member("tableName", databricksObject, isRequired: true),
        Constraint.Member("workspaceUrl", databricksWorkspaceUrl, isRequired: true),
        Constraint.Member("connectionType", databricksConnectionType, isRequired: true),
    ])
    static let databricksWorkspaceUrl: Constraint = .string(length: Bounds(10, 256), pattern: Pattern(ofModel: #"https://[a-zA-Z0-9.-]+\.cloud\.databricks\.com/?"#))
    static let deleteAnalysisTemplateInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("analysisTemplateIdentifier", analysisTemplateIdentifier, isRequired: true),
    ])
    static let deleteCollaborationInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
    ])
    static let deleteConfiguredAudienceModelAssociationInput: Constraint = .structure([
        Constraint.Member("configuredAudienceModelAssociationIdentifier", configuredAudienceModelAssociationIdentifier, isRequired: true),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
    ])
    static let deleteConfiguredTableAnalysisRuleInput: Constraint = .structure([
        Constraint.Member("configuredTableIdentifier", configuredTableIdentifier, isRequired: true),
        Constraint.Member("analysisRuleType", configuredTableAnalysisRuleType, isRequired: true),
    ])
    static let deleteConfiguredTableAssociationAnalysisRuleInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("configuredTableAssociationIdentifier", configuredTableAssociationIdentifier, isRequired: true),
        Constraint.Member("analysisRuleType", configuredTableAssociationAnalysisRuleType, isRequired: true),
    ])
    static let deleteConfiguredTableAssociationInput: Constraint = .structure([
        Constraint.Member("configuredTableAssociationIdentifier", configuredTableAssociationIdentifier, isRequired: true),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
    ])
    static let deleteConfiguredTableInput: Constraint = .structure([
        Constraint.Member("configuredTableIdentifier", configuredTableIdentifier, isRequired: true),
    ])
    static let deleteIdMappingTableInput: Constraint = .structure([
        Constraint.Member("idMappingTableIdentifier", uuid, isRequired: true),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
    ])
    static let deleteIdNamespaceAssociationInput: Constraint = .structure([
        Constraint.Member("idNamespaceAssociationIdentifier", idNamespaceAssociationIdentifier, isRequired: true),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
    ])
    static let deleteIntermediateTableAnalysisRuleInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("intermediateTableIdentifier", intermediateTableIdentifier, isRequired: true),
        Constraint.Member("analysisRuleType", intermediateTableAnalysisRuleType, isRequired: true),
    ])
    static let deleteIntermediateTableInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("intermediateTableIdentifier", intermediateTableIdentifier, isRequired: true),
    ])
    static let deleteMemberInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("accountId", accountId, isRequired: true),
    ])
    static let deleteMembershipInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
    ])
    static let deletePrivacyBudgetTemplateInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("privacyBudgetTemplateIdentifier", privacyBudgetTemplateIdentifier, isRequired: true),
    ])
    static let differentialPrivacyColumn: Constraint = .structure([
        Constraint.Member("name", columnName, isRequired: true),
    ])
    static let differentialPrivacyColumnList: Constraint = .list(of: differentialPrivacyColumn, length: Bounds(1, 1))
    static let differentialPrivacyConfiguration: Constraint = .structure([
        Constraint.Member("columns", differentialPrivacyColumnList, isRequired: true),
    ])
    static let differentialPrivacyPreviewParametersInput: Constraint = .structure([
        Constraint.Member("epsilon", epsilon, isRequired: true),
        Constraint.Member("usersNoisePerQuery", usersNoisePerQuery, isRequired: true),
    ])
    static let differentialPrivacyTemplateParametersInput: Constraint = .structure([
        Constraint.Member("epsilon", epsilon, isRequired: true),
        Constraint.Member("usersNoisePerQuery", usersNoisePerQuery, isRequired: true),
    ])
    static let differentialPrivacyTemplateUpdateParameters: Constraint = .structure([
        Constraint.Member("epsilon", epsilon, isRequired: false),
        Constraint.Member("usersNoisePerQuery", usersNoisePerQuery, isRequired: false),
    ])
    static let disallowIntermediateTableInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("intermediateTableName", displayName, isRequired: true),
        Constraint.Member("includeDescendants", boolean, isRequired: false),
    ])
    static let displayName: Constraint = .string(length: Bounds(1, 100), pattern: Pattern(ofModel: #"(?!\s*$)[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\t]*"#))
    static let double: Constraint = .double(range: Bounds(nil, nil))
    static let epsilon: Constraint = .integer(range: Bounds(1, 20))
    static let errorMessageConfiguration: Constraint = .structure([
        Constraint.Member("type", errorMessageType, isRequired: true),
    ])
    static let errorMessageType: Constraint = .enumeration(["DETAILED"])
    static let filterableMemberStatus: Constraint = .enumeration(["INVITED", "ACTIVE"])
    static let genericResourceName: Constraint = .string(length: Bounds(1, 100), pattern: Pattern(ofModel: #"(?!\s*$)[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\t]*"#))
    static let getAnalysisLogExportInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("analysisLogExportIdentifier", analysisLogExportIdentifier, isRequired: true),
    ])
    static let getAnalysisTemplateInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("analysisTemplateIdentifier", analysisTemplateIdentifier, isRequired: true),
    ])
    static let getCollaborationAnalysisTemplateInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("analysisTemplateArn", analysisTemplateArn, isRequired: true),
    ])
    static let getCollaborationChangeRequestInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("changeRequestIdentifier", collaborationChangeRequestIdentifier, isRequired: true),
    ])
    static let getCollaborationConfiguredAudienceModelAssociationInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("configuredAudienceModelAssociationIdentifier", configuredAudienceModelAssociationIdentifier, isRequired: true),
    ])
    static let getCollaborationIdNamespaceAssociationInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("idNamespaceAssociationIdentifier", idNamespaceAssociationIdentifier, isRequired: true),
    ])
    static let getCollaborationInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
    ])
    static let getCollaborationPrivacyBudgetTemplateInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("privacyBudgetTemplateIdentifier", privacyBudgetTemplateIdentifier, isRequired: true),
    ])
    static let getConfiguredAudienceModelAssociationInput: Constraint = .structure([
        Constraint.Member("configuredAudienceModelAssociationIdentifier", configuredAudienceModelAssociationIdentifier, isRequired: true),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
    ])
    static let getConfiguredTableAnalysisRuleInput: Constraint = .structure([
        Constraint.Member("configuredTableIdentifier", configuredTableIdentifier, isRequired: true),
        Constraint.Member("analysisRuleType", configuredTableAnalysisRuleType, isRequired: true),
    ])
    static let getConfiguredTableAssociationAnalysisRuleInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("configuredTableAssociationIdentifier", configuredTableAssociationIdentifier, isRequired: true),
        Constraint.Member("analysisRuleType", configuredTableAssociationAnalysisRuleType, isRequired: true),
    ])
    static let getConfiguredTableAssociationInput: Constraint = .structure([
        Constraint.Member("configuredTableAssociationIdentifier", configuredTableAssociationIdentifier, isRequired: true),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
    ])
    static let getConfiguredTableInput: Constraint = .structure([
        Constraint.Member("configuredTableIdentifier", configuredTableIdentifier, isRequired: true),
    ])
    static let getIdMappingTableInput: Constraint = .structure([
        Constraint.Member("idMappingTableIdentifier", uuid, isRequired: true),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
    ])
    static let getIdNamespaceAssociationInput: Constraint = .structure([
        Constraint.Member("idNamespaceAssociationIdentifier", idNamespaceAssociationIdentifier, isRequired: true),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
    ])
    static let getIntermediateTableAnalysisRuleInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("intermediateTableIdentifier", intermediateTableIdentifier, isRequired: true),
        Constraint.Member("analysisRuleType", intermediateTableAnalysisRuleType, isRequired: true),
    ])
    static let getIntermediateTableInput: Constraint = .structure([
        Constraint.Member("intermediateTableIdentifier", intermediateTableIdentifier, isRequired: true),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
    ])
    static let getMembershipInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
    ])
    static let getPrivacyBudgetTemplateInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("privacyBudgetTemplateIdentifier", privacyBudgetTemplateIdentifier, isRequired: true),
    ])
    static let getProtectedJobInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("protectedJobIdentifier", protectedJobIdentifier, isRequired: true),
    ])
    static let getProtectedQueryInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("protectedQueryIdentifier", protectedQueryIdentifier, isRequired: true),
    ])
    static let getSchemaAnalysisRuleInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("name", tableAlias, isRequired: true),
        Constraint.Member("type", analysisRuleType, isRequired: true),
    ])
    static let getSchemaInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("name", tableAlias, isRequired: true),
    ])
    static let glueDatabaseName: Constraint = .string(length: Bounds(0, 128), pattern: Pattern(ofModel: "[a-zA-Z0-9_](([a-zA-Z0-9_]+-)*([a-zA-Z0-9_]+))?"))
    static let glueTableName: Constraint = .string(length: Bounds(0, 128), pattern: Pattern(ofModel: "[a-zA-Z0-9_](([a-zA-Z0-9_ ]+-)*([a-zA-Z0-9_ ]+))?"))
    static let glueTableReference: Constraint = .structure([
        Constraint.Member("region", commercialRegion, isRequired: false),
        Constraint.Member("tableName", glueTableName, isRequired: true),
        Constraint.Member("databaseName", glueDatabaseName, isRequired: true),
    ])
    static let idMappingConfig: Constraint = .structure([
        Constraint.Member("allowUseAsDimensionColumn", boolean, isRequired: true),
    ])
    static let idMappingTableInputReferenceArn: Constraint = .string(length: Bounds(20, 2048), pattern: Pattern(ofModel: "arn:(aws|aws-us-gov|aws-cn):entityresolution:.*:[0-9]+:(idmappingworkflow/.*)"))
    static let idMappingTableInputReferenceConfig: Constraint = .structure([
        Constraint.Member("inputReferenceArn", idMappingTableInputReferenceArn, isRequired: true),
        Constraint.Member("manageResourcePolicies", boolean, isRequired: true),
    ])
    static let idNamespaceAssociationIdentifier: Constraint = .string(length: Bounds(36, 36), pattern: Pattern(ofModel: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"))
    static let idNamespaceAssociationInputReferenceArn: Constraint = .string(length: Bounds(0, 256), pattern: Pattern(ofModel: #"arn:aws:entityresolution:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:idnamespace/[\d\w-]+"#))
    static let idNamespaceAssociationInputReferenceConfig: Constraint = .structure([
        Constraint.Member("inputReferenceArn", idNamespaceAssociationInputReferenceArn, isRequired: true),
        Constraint.Member("manageResourcePolicies", boolean, isRequired: true),
    ])
    static let intermediateTableAnalysisRuleCustom: Constraint = .structure([
        Constraint.Member("allowedAnalyses", allowedAnalysesList, isRequired: false),
        Constraint.Member("additionalAnalyses", additionalAnalyses, isRequired: false),
        Constraint.Member("allowedAdditionalAnalyses", allowedAdditionalAnalyses, isRequired: false),
        Constraint.Member("allowedAnalysisProviders", allowedAnalysisProviderList, isRequired: false),
        Constraint.Member("allowedResultReceivers", allowedResultReceivers, isRequired: false),
        Constraint.Member("differentialPrivacy", differentialPrivacyConfiguration, isRequired: false),
        Constraint.Member("disallowedOutputColumns", analysisRuleColumnList, isRequired: false),
        Constraint.Member("aggregationThresholds", aggregationThresholdList, isRequired: false),
        Constraint.Member("comparisonControls", comparisonControls, isRequired: false),
    ])
    static let intermediateTableAnalysisRulePolicy: Constraint = .union([
        Constraint.Member("v1", intermediateTableAnalysisRulePolicyV1, isRequired: false),
    ])
    static let intermediateTableAnalysisRulePolicyV1: Constraint = .union([
        Constraint.Member("custom", intermediateTableAnalysisRuleCustom, isRequired: false),
    ])
    static let intermediateTableAnalysisRuleType: Constraint = .enumeration(["CUSTOM"])
    static let intermediateTableArn: Constraint = .string(length: Bounds(0, 256), pattern: Pattern(ofModel: #"arn:aws:cleanrooms:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:membership\/[\d\w-]+\/intermediatetable\/[\d\w-]+"#))
    static let intermediateTableColumn: Constraint = .structure([
        Constraint.Member("name", columnName, isRequired: true),
        Constraint.Member("type", intermediateTableColumnTypeString, isRequired: true),
    ])
    static let intermediateTableColumnList: Constraint = .list(of: intermediateTableColumn, length: Bounds(nil, nil))
    static let intermediateTableColumnTypeString: Constraint = .string(length: Bounds(1, 1024), pattern: Pattern(ofModel: #"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\t]*"#))
    static let intermediateTableComputeConfiguration: Constraint = .union([
        Constraint.Member("queryComputeConfiguration", workerComputeConfiguration, isRequired: false),
        Constraint.Member("jobComputeConfiguration", protectedJobComputeConfiguration, isRequired: false),
    ])
    static let intermediateTableIdentifier: Constraint = .string(length: Bounds(36, 36), pattern: Pattern(ofModel: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"))
    static let intermediateTableOutputConfiguration: Constraint = .structure([
        Constraint.Member("id", uuid, isRequired: true),
        Constraint.Member("arn", intermediateTableArn, isRequired: true),
        Constraint.Member("name", displayName, isRequired: true),
    ])
    static let internalServerException: Constraint = .structure([
        Constraint.Member("message", string, isRequired: false),
    ])
    static let jobComputePaymentConfig: Constraint = .structure([
        Constraint.Member("isResponsible", boolean, isRequired: true),
    ])
    static let jobParameterMap: Constraint = .map(key: jobParameterName, value: jobParameterValue, length: Bounds(nil, nil))
    static let jobParameterName: Constraint = .string(length: Bounds(1, 100), pattern: Pattern(ofModel: "[0-9a-zA-Z_]+"))
    static let jobParameterValue: Constraint = .string(length: Bounds(0, 1000), pattern: nil)
    static let jobType: Constraint = .enumeration(["BATCH", "INCREMENTAL", "DELETE_ONLY"])
    static let joinOperator: Constraint = .enumeration(["OR", "AND"])
    static let joinOperatorsList: Constraint = .list(of: joinOperator, length: Bounds(0, 2))
    static let joinRequiredOption: Constraint = .enumeration(["QUERY_RUNNER"])
    static let kmsKeyArn: Constraint = .string(length: Bounds(20, 2048), pattern: Pattern(ofModel: #"arn:aws:kms:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:key/[a-zA-Z0-9-]+"#))
    static let keyPrefix: Constraint = .string(length: Bounds(0, 512), pattern: Pattern(ofModel: #"[\w!.=*/-]*"#))
    static let listAnalysisLogExportsInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("analysisIdentifier", uuid, isRequired: false),
        Constraint.Member("status", analysisLogExportStatus, isRequired: false),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listAnalysisTemplatesInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listCollaborationAnalysisTemplatesInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listCollaborationChangeRequestsInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("status", changeRequestStatus, isRequired: false),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listCollaborationConfiguredAudienceModelAssociationsInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listCollaborationIdNamespaceAssociationsInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listCollaborationPrivacyBudgetTemplatesInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listCollaborationPrivacyBudgetsInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("privacyBudgetType", privacyBudgetType, isRequired: true),
        Constraint.Member("maxResults", maxResults, isRequired: false),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("accessBudgetResourceArn", budgetedResourceArn, isRequired: false),
    ])
    static let listCollaborationsInput: Constraint = .structure([
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
        Constraint.Member("memberStatus", filterableMemberStatus, isRequired: false),
    ])
    static let listConfiguredAudienceModelAssociationsInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listConfiguredTableAssociationsInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listConfiguredTablesInput: Constraint = .structure([
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listIdMappingTablesInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listIdNamespaceAssociationsInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listIntermediateTableVersionsInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("intermediateTableIdentifier", intermediateTableIdentifier, isRequired: true),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listIntermediateTablesInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listMembersInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listMembershipsInput: Constraint = .structure([
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
        Constraint.Member("status", membershipStatus, isRequired: false),
    ])
    static let listPrivacyBudgetTemplatesInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listPrivacyBudgetsInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("privacyBudgetType", privacyBudgetType, isRequired: true),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
        Constraint.Member("accessBudgetResourceArn", budgetedResourceArn, isRequired: false),
    ])
    static let listProtectedJobsInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("status", protectedJobStatus, isRequired: false),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listProtectedQueriesInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("status", protectedQueryStatus, isRequired: false),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listSchemasInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("schemaType", schemaType, isRequired: false),
        Constraint.Member("nextToken", paginationToken, isRequired: false),
        Constraint.Member("maxResults", maxResults, isRequired: false),
    ])
    static let listTagsForResourceInput: Constraint = .structure([
        Constraint.Member("resourceArn", cleanroomsArn, isRequired: true),
    ])
    static let logExportAnalysisType: Constraint = .enumeration(["PROTECTED_QUERY"])
    static let mlMemberAbilities: Constraint = .structure([
        Constraint.Member("customMLMemberAbilities", customMLMemberAbilities, isRequired: true),
    ])
    static let mlPaymentConfig: Constraint = .structure([
        Constraint.Member("modelTraining", modelTrainingPaymentConfig, isRequired: false),
        Constraint.Member("modelInference", modelInferencePaymentConfig, isRequired: false),
        Constraint.Member("syntheticDataGeneration", syntheticDataGenerationPaymentConfig, isRequired: false),
    ])
    static let mlSyntheticDataParameters: Constraint = .structure([
        Constraint.Member("epsilon", mlSyntheticDataParametersEpsilonDouble, isRequired: true),
        Constraint.Member("maxMembershipInferenceAttackScore", maxMembershipInferenceAttackScore, isRequired: true),
        Constraint.Member("columnClassification", columnClassificationDetails, isRequired: true),
    ])
    static let mlSyntheticDataParametersEpsilonDouble: Constraint = .double(range: Bounds(0.0001, 10))
    static let maxMembershipInferenceAttackScore: Constraint = .double(range: Bounds(0.5, 1))
    static let maxResults: Constraint = .integer(range: Bounds(1, 100))
    static let memberAbilities: Constraint = .list(of: memberAbility, length: Bounds(nil, nil))
    static let memberAbility: Constraint = .enumeration(["CAN_QUERY", "CAN_RECEIVE_RESULTS", "CAN_RUN_JOB", "CAN_EXPORT_QUERY_ANALYSIS_LOG"])
    static let memberChangeSpecification: Constraint = .structure([
        Constraint.Member("accountId", accountId, isRequired: true),
        Constraint.Member("memberAbilities", memberAbilities, isRequired: true),
        Constraint.Member("mlMemberAbilities", mlMemberAbilities, isRequired: false),
        Constraint.Member("paymentConfiguration", paymentConfiguration, isRequired: false),
        Constraint.Member("displayName", displayName, isRequired: false),
    ])
    static let memberList: Constraint = .list(of: memberSpecification, length: Bounds(0, nil))
    static let memberSpecification: Constraint = .structure([
        Constraint.Member("accountId", accountId, isRequired: true),
        Constraint.Member("memberAbilities", memberAbilities, isRequired: true),
        Constraint.Member("mlMemberAbilities", mlMemberAbilities, isRequired: false),
        Constraint.Member("displayName", displayName, isRequired: true),
        Constraint.Member("paymentConfiguration", paymentConfiguration, isRequired: false),
    ])
    static let membershipIdentifier: Constraint = .string(length: Bounds(36, 36), pattern: Pattern(ofModel: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"))
    static let membershipJobComputePaymentConfig: Constraint = .structure([
        Constraint.Member("isResponsible", boolean, isRequired: true),
    ])
    static let membershipJobLogStatus: Constraint = .enumeration(["ENABLED", "DISABLED"])
    static let membershipMLPaymentConfig: Constraint = .structure([
        Constraint.Member("modelTraining", membershipModelTrainingPaymentConfig, isRequired: false),
        Constraint.Member("modelInference", membershipModelInferencePaymentConfig, isRequired: false),
        Constraint.Member("syntheticDataGeneration", membershipSyntheticDataGenerationPaymentConfig, isRequired: false),
    ])
    static let membershipModelInferencePaymentConfig: Constraint = .structure([
        Constraint.Member("isResponsible", boolean, isRequired: true),
    ])
    static let membershipModelTrainingPaymentConfig: Constraint = .structure([
        Constraint.Member("isResponsible", boolean, isRequired: true),
    ])
    static let membershipPaymentConfiguration: Constraint = .structure([
        Constraint.Member("queryCompute", membershipQueryComputePaymentConfig, isRequired: true),
        Constraint.Member("machineLearning", membershipMLPaymentConfig, isRequired: false),
        Constraint.Member("jobCompute", membershipJobComputePaymentConfig, isRequired: false),
    ])
    static let membershipProtectedJobOutputConfiguration: Constraint = .union([
        Constraint.Member("s3", protectedJobS3OutputConfigurationInput, isRequired: false),
    ])
    static let membershipProtectedJobResultConfiguration: Constraint = .structure([
        Constraint.Member("outputConfiguration", membershipProtectedJobOutputConfiguration, isRequired: true),
        Constraint.Member("roleArn", roleArn, isRequired: true),
    ])
    static let membershipProtectedQueryOutputConfiguration: Constraint = .union([
        Constraint.Member("s3", protectedQueryS3OutputConfiguration, isRequired: false),
    ])
    static let membershipProtectedQueryResultConfiguration: Constraint = .structure([
        Constraint.Member("outputConfiguration", membershipProtectedQueryOutputConfiguration, isRequired: true),
        Constraint.Member("roleArn", roleArn, isRequired: false),
    ])
    static let membershipQueryComputePaymentConfig: Constraint = .structure([
        Constraint.Member("isResponsible", boolean, isRequired: true),
    ])
    static let membershipQueryLogStatus: Constraint = .enumeration(["ENABLED", "DISABLED"])
    static let membershipStatus: Constraint = .enumeration(["ACTIVE", "REMOVED", "COLLABORATION_DELETED"])
    static let membershipSyntheticDataGenerationPaymentConfig: Constraint = .structure([
        Constraint.Member("isResponsible", boolean, isRequired: true),
    ])
    static let modelInferencePaymentConfig: Constraint = .structure([
        Constraint.Member("isResponsible", boolean, isRequired: true),
    ])
    static let modelTrainingPaymentConfig: Constraint = .structure([
        Constraint.Member("isResponsible", boolean, isRequired: true),
    ])
    static let outputColumnThreshold: Constraint = .structure([
        Constraint.Member("outputColumnName", analysisRuleColumnName, isRequired: true),
        Constraint.Member("minimumIdentityCount", outputColumnThresholdMinimumIdentityCountInteger, isRequired: true),
    ])
    static let outputColumnThresholdList: Constraint = .list(of: outputColumnThreshold, length: Bounds(nil, nil))
    static let outputColumnThresholdMinimumIdentityCountInteger: Constraint = .integer(range: Bounds(0, 100000))
    static let paginationToken: Constraint = .string(length: Bounds(0, 10240), pattern: nil)
    static let parameterMap: Constraint = .map(key: parameterName, value: parameterValue, length: Bounds(nil, nil))
    static let parameterName: Constraint = .string(length: Bounds(1, 100), pattern: Pattern(ofModel: "[0-9a-zA-Z_]+"))
    static let parameterType: Constraint = .enumeration(["SMALLINT", "INTEGER", "BIGINT", "DECIMAL", "REAL", "DOUBLE_PRECISION", "BOOLEAN", "CHAR", "VARCHAR", "DATE", "TIMESTAMP", "TIMESTAMPTZ", "TIME", "TIMETZ", "VARBYTE", "BINARY", "BYTE", "CHARACTER", "DOUBLE", "FLOAT", "INT", "LONG", "NUMERIC", "SHORT", "STRING", "TIMESTAMP_LTZ", "TIMESTAMP_NTZ", "TINYINT"])
    static let parameterValue: Constraint = .string(length: Bounds(0, 1000), pattern: nil)
    static let paymentConfiguration: Constraint = .structure([
        Constraint.Member("queryCompute", queryComputePaymentConfig, isRequired: true),
        Constraint.Member("machineLearning", mlPaymentConfig, isRequired: false),
        Constraint.Member("jobCompute", jobComputePaymentConfig, isRequired: false),
    ])
    static let populateIdMappingTableInput: Constraint = .structure([
        Constraint.Member("idMappingTableIdentifier", uuid, isRequired: true),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("jobType", jobType, isRequired: false),
    ])
    static let populateIntermediateTableInput: Constraint = .structure([
        Constraint.Member("intermediateTableIdentifier", intermediateTableIdentifier, isRequired: true),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("parameters", parameterMap, isRequired: false),
        Constraint.Member("computeConfiguration", intermediateTableComputeConfiguration, isRequired: false),
        Constraint.Member("analysisPayerAccountId", accountId, isRequired: false),
    ])
    static let populationAnalysisConfiguration: Constraint = .union([
        Constraint.Member("sqlParameters", populationAnalysisSqlParameters, isRequired: false),
        Constraint.Member("jobParameters", populationAnalysisJobParameters, isRequired: false),
    ])
    static let populationAnalysisJobParameters: Constraint = .structure([
        Constraint.Member("analysisTemplateArn", analysisTemplateArn, isRequired: true),
    ])
    static let populationAnalysisSqlParameters: Constraint = .structure([
        Constraint.Member("queryString", populationAnalysisSqlParametersQueryStringString, isRequired: false),
        Constraint.Member("analysisTemplateArn", analysisTemplateArn, isRequired: false),
    ])
    static let populationAnalysisSqlParametersQueryStringString: Constraint = .string(length: Bounds(0, 500000), pattern: nil)
    static let previewPrivacyImpactInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("parameters", previewPrivacyImpactParametersInput, isRequired: true),
    ])
    static let previewPrivacyImpactParametersInput: Constraint = .union([
        Constraint.Member("differentialPrivacy", differentialPrivacyPreviewParametersInput, isRequired: false),
    ])
    static let privacyBudgetTemplateAutoRefresh: Constraint = .enumeration(["CALENDAR_MONTH", "NONE"])
    static let privacyBudgetTemplateIdentifier: Constraint = .string(length: Bounds(36, 36), pattern: Pattern(ofModel: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"))
    static let privacyBudgetTemplateParametersInput: Constraint = .union([
        Constraint.Member("differentialPrivacy", differentialPrivacyTemplateParametersInput, isRequired: false),
        Constraint.Member("accessBudget", accessBudgetsPrivacyTemplateParametersInput, isRequired: false),
    ])
    static let privacyBudgetTemplateUpdateParameters: Constraint = .union([
        Constraint.Member("differentialPrivacy", differentialPrivacyTemplateUpdateParameters, isRequired: false),
        Constraint.Member("accessBudget", accessBudgetsPrivacyTemplateUpdateParameters, isRequired: false),
    ])
    static let privacyBudgetType: Constraint = .enumeration(["DIFFERENTIAL_PRIVACY", "ACCESS_BUDGET"])
    static let protectedJobComputeConfiguration: Constraint = .union([
        Constraint.Member("worker", protectedJobWorkerComputeConfiguration, isRequired: false),
    ])
    static let protectedJobIdentifier: Constraint = .string(length: Bounds(36, 36), pattern: Pattern(ofModel: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"))
    static let protectedJobMemberOutputConfigurationInput: Constraint = .structure([
        Constraint.Member("accountId", accountId, isRequired: true),
    ])
    static let protectedJobOutputConfigurationInput: Constraint = .union([
        Constraint.Member("member", protectedJobMemberOutputConfigurationInput, isRequired: false),
    ])
    static let protectedJobParameters: Constraint = .structure([
        Constraint.Member("analysisTemplateArn", analysisTemplateArn, isRequired: true),
        Constraint.Member("parameters", jobParameterMap, isRequired: false),
    ])
    static let protectedJobResultConfigurationInput: Constraint = .structure([
        Constraint.Member("outputConfiguration", protectedJobOutputConfigurationInput, isRequired: true),
    ])
    static let protectedJobS3OutputConfigurationInput: Constraint = .structure([
        Constraint.Member("resultFormat", resultFormat, isRequired: false),
        Constraint.Member("bucket", protectedJobS3OutputConfigurationInputBucketString, isRequired: true),
        Constraint.Member("keyPrefix", keyPrefix, isRequired: false),
    ])
    static let protectedJobS3OutputConfigurationInputBucketString: Constraint = .string(length: Bounds(3, 63), pattern: Pattern(ofModel: #".*(?!^(\d+\.)+\d+$)(^(([a-z0-9]|[a-z0-9][a-z0-9\-]*[a-z0-9])\.)*([a-z0-9]|[a-z0-9][a-z0-9\-]*[a-z0-9])$).*"#))
    static let protectedJobStatus: Constraint = .enumeration(["SUBMITTED", "STARTED", "CANCELLED", "CANCELLING", "FAILED", "SUCCESS"])
    static let protectedJobType: Constraint = .enumeration(["PYSPARK"])
    static let protectedJobWorkerComputeConfiguration: Constraint = .structure([
        Constraint.Member("type", protectedJobWorkerComputeType, isRequired: true),
        Constraint.Member("number", protectedJobWorkerComputeConfigurationNumberInteger, isRequired: true),
        Constraint.Member("properties", workerComputeConfigurationProperties, isRequired: false),
    ])
    static let protectedJobWorkerComputeConfigurationNumberInteger: Constraint = .integer(range: Bounds(4, 1024))
    static let protectedJobWorkerComputeType: Constraint = .enumeration(["CR.1X", "CR.4X"])
    static let protectedQueryDistributeOutputConfiguration: Constraint = .structure([
        Constraint.Member("locations", protectedQueryDistributeOutputConfigurationLocationsList, isRequired: true),
    ])
    static let protectedQueryDistributeOutputConfigurationLocation: Constraint = .union([
        Constraint.Member("s3", protectedQueryS3OutputConfiguration, isRequired: false),
        Constraint.Member("member", protectedQueryMemberOutputConfiguration, isRequired: false),
    ])
    static let protectedQueryDistributeOutputConfigurationLocationsList: Constraint = .list(of: protectedQueryDistributeOutputConfigurationLocation, length: Bounds(1, nil))
    static let protectedQueryIdentifier: Constraint = .string(length: Bounds(36, 36), pattern: Pattern(ofModel: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"))
    static let protectedQueryMemberOutputConfiguration: Constraint = .structure([
        Constraint.Member("accountId", accountId, isRequired: true),
    ])
    static let protectedQueryOutputConfiguration: Constraint = .union([
        Constraint.Member("s3", protectedQueryS3OutputConfiguration, isRequired: false),
        Constraint.Member("member", protectedQueryMemberOutputConfiguration, isRequired: false),
        Constraint.Member("distribute", protectedQueryDistributeOutputConfiguration, isRequired: false),
        Constraint.Member("intermediateTable", intermediateTableOutputConfiguration, isRequired: false),
    ])
    static let protectedQueryResultConfiguration: Constraint = .structure([
        Constraint.Member("outputConfiguration", protectedQueryOutputConfiguration, isRequired: true),
    ])
    static let protectedQueryS3OutputConfiguration: Constraint = .structure([
        Constraint.Member("resultFormat", resultFormat, isRequired: true),
        Constraint.Member("bucket", protectedQueryS3OutputConfigurationBucketString, isRequired: true),
        Constraint.Member("keyPrefix", keyPrefix, isRequired: false),
        Constraint.Member("singleFileOutput", boolean, isRequired: false),
    ])
    static let protectedQueryS3OutputConfigurationBucketString: Constraint = .string(length: Bounds(3, 63), pattern: Pattern(ofModel: #".*(?!^(\d+\.)+\d+$)(^(([a-z0-9]|[a-z0-9][a-z0-9\-]*[a-z0-9])\.)*([a-z0-9]|[a-z0-9][a-z0-9\-]*[a-z0-9])$).*"#))
    static let protectedQuerySQLParameters: Constraint = .structure([
        Constraint.Member("queryString", protectedQuerySQLParametersQueryStringString, isRequired: false),
        Constraint.Member("analysisTemplateArn", analysisTemplateArn, isRequired: false),
        Constraint.Member("parameters", parameterMap, isRequired: false),
    ])
    static let protectedQuerySQLParametersQueryStringString: Constraint = .string(length: Bounds(0, 500000), pattern: nil)
    static let protectedQueryStatus: Constraint = .enumeration(["SUBMITTED", "STARTED", "CANCELLED", "CANCELLING", "FAILED", "SUCCESS", "TIMED_OUT"])
    static let protectedQueryType: Constraint = .enumeration(["SQL"])
    static let queryComputePaymentConfig: Constraint = .structure([
        Constraint.Member("isResponsible", boolean, isRequired: true),
    ])
    static let queryTables: Constraint = .list(of: tableAlias, length: Bounds(nil, nil))
    static let resourceAlias: Constraint = .string(length: Bounds(0, 128), pattern: Pattern(ofModel: "[a-zA-Z0-9_](([a-zA-Z0-9_ ]+-)*([a-zA-Z0-9_ ]+))?"))
    static let resourceDescription: Constraint = .string(length: Bounds(0, 255), pattern: Pattern(ofModel: #"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\t\r\n]*"#))
    static let resourceNotFoundException: Constraint = .structure([
        Constraint.Member("message", string, isRequired: true),
        Constraint.Member("resourceId", string, isRequired: true),
        Constraint.Member("resourceType", resourceType, isRequired: true),
    ])
    static let resourceType: Constraint = .enumeration(["CONFIGURED_TABLE", "COLLABORATION", "MEMBERSHIP", "CONFIGURED_TABLE_ASSOCIATION"])
    static let resultFormat: Constraint = .enumeration(["CSV", "PARQUET"])
    static let roleArn: Constraint = .string(length: Bounds(32, 512), pattern: Pattern(ofModel: #"arn:aws:iam::[\w]+:role/[\w+=./@-]+"#))
    static let s3Location: Constraint = .structure([
        Constraint.Member("bucket", s3LocationBucketString, isRequired: true),
        Constraint.Member("key", s3LocationKeyString, isRequired: true),
    ])
    static let s3LocationBucketString: Constraint = .string(length: Bounds(3, 63), pattern: Pattern(ofModel: #".*(?!^(\d+\.)+\d+$)(^(([a-z0-9]|[a-z0-9][a-z0-9\-]*[a-z0-9])\.)*([a-z0-9]|[a-z0-9][a-z0-9\-]*[a-z0-9])$).*"#))
    static let s3LocationKeyString: Constraint = .string(length: Bounds(1, 1024), pattern: Pattern(ofModel: "[a-zA-Z0-9!_.*'()-/]+"))
    static let scalarFunctions: Constraint = .enumeration(["ABS", "CAST", "CEILING", "COALESCE", "CONVERT", "CURRENT_DATE", "DATEADD", "EXTRACT", "FLOOR", "GETDATE", "LN", "LOG", "LOWER", "ROUND", "RTRIM", "SQRT", "SUBSTRING", "TO_CHAR", "TO_DATE", "TO_NUMBER", "TO_TIMESTAMP", "TRIM", "TRUNC", "UPPER"])
    static let scalarFunctionsList: Constraint = .list(of: scalarFunctions, length: Bounds(nil, nil))
    static let schemaAnalysisRuleRequest: Constraint = .structure([
        Constraint.Member("name", tableAlias, isRequired: true),
        Constraint.Member("type", analysisRuleType, isRequired: true),
    ])
    static let schemaAnalysisRuleRequestList: Constraint = .list(of: schemaAnalysisRuleRequest, length: Bounds(1, 25))
    static let schemaType: Constraint = .enumeration(["TABLE", "ID_MAPPING_TABLE", "INTERMEDIATE_TABLE"])
    static let secretsManagerArn: Constraint = .string(length: Bounds(0, 256), pattern: Pattern(ofModel: #"arn:aws:secretsmanager:[a-z]{2}-[a-z]+-[0-9]:\d{12}:secret:.*"#))
    static let selectedAnalysisMethod: Constraint = .enumeration(["DIRECT_QUERY", "DIRECT_JOB"])
    static let selectedAnalysisMethods: Constraint = .list(of: selectedAnalysisMethod, length: Bounds(nil, nil))
    static let serviceQuotaExceededException: Constraint = .structure([
        Constraint.Member("message", string, isRequired: true),
        Constraint.Member("quotaName", string, isRequired: true),
        Constraint.Member("quotaValue", double, isRequired: true),
    ])
    static let snowflakeAccountIdentifier: Constraint = .string(length: Bounds(3, 256), pattern: Pattern(ofModel: #"[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}\p{Zs}.]+"#))
    static let snowflakeDatabaseName: Constraint = .string(length: Bounds(1, 256), pattern: Pattern(ofModel: #"[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}\p{Zs}]+"#))
    static let snowflakeSchemaName: Constraint = .string(length: Bounds(1, 256), pattern: Pattern(ofModel: #"[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}\p{Zs}]+"#))
    static let snowflakeTableName: Constraint = .string(length: Bounds(1, 256), pattern: Pattern(ofModel: #"[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}\p{Zs}]+"#))
    static let snowflakeTableReference: Constraint = .structure([
        Constraint.Member("secretArn", secretsManagerArn, isRequired: true),
        Constraint.Member("accountIdentifier", snowflakeAccountIdentifier, isRequired: true),
        Constraint.Member("databaseName", snowflakeDatabaseName, isRequired: true),
        Constraint.Member("tableName", snowflakeTableName, isRequired: true),
        Constraint.Member("schemaName", snowflakeSchemaName, isRequired: true),
        Constraint.Member("tableSchema", snowflakeTableSchema, isRequired: true),
    ])
    static let snowflakeTableSchema: Constraint = .union([
        Constraint.Member("v1", snowflakeTableSchemaList, isRequired: false),
    ])
    static let snowflakeTableSchemaList: Constraint = .list(of: snowflakeTableSchemaV1, length: Bounds(1, 250))
    static let snowflakeTableSchemaV1: Constraint = .structure([
        Constraint.Member("columnName", columnName, isRequired: true),
        Constraint.Member("columnType", columnTypeString, isRequired: true),
    ])
    static let sparkProperties: Constraint = .map(key: sparkPropertyKey, value: sparkPropertyValue, length: Bounds(0, 50))
    static let sparkPropertyKey: Constraint = .string(length: Bounds(1, 200), pattern: nil)
    static let sparkPropertyValue: Constraint = .string(length: Bounds(0, 500), pattern: nil)
    static let startAnalysisLogExportInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("analysisId", uuid, isRequired: true),
        Constraint.Member("analysisType", logExportAnalysisType, isRequired: true),
        Constraint.Member("resultConfiguration", analysisLogExportResultConfiguration, isRequired: true),
    ])
    static let startProtectedJobInput: Constraint = .structure([
        Constraint.Member("type", protectedJobType, isRequired: true),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("jobParameters", protectedJobParameters, isRequired: true),
        Constraint.Member("resultConfiguration", protectedJobResultConfigurationInput, isRequired: false),
        Constraint.Member("computeConfiguration", protectedJobComputeConfiguration, isRequired: false),
        Constraint.Member("jobComputePayerAccountId", accountId, isRequired: false),
    ])
    static let startProtectedQueryInput: Constraint = .structure([
        Constraint.Member("type", protectedQueryType, isRequired: true),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("sqlParameters", protectedQuerySQLParameters, isRequired: true),
        Constraint.Member("resultConfiguration", protectedQueryResultConfiguration, isRequired: false),
        Constraint.Member("computeConfiguration", computeConfiguration, isRequired: false),
        Constraint.Member("queryComputePayerAccountId", accountId, isRequired: false),
    ])
    static let string: Constraint = .string(length: Bounds(nil, nil), pattern: nil)
    static let supportedS3Region: Constraint = .enumeration(["us-west-1", "us-west-2", "us-east-1", "us-east-2", "af-south-1", "ap-east-1", "ap-east-2", "ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-5", "ap-southeast-4", "ap-southeast-7", "ap-south-1", "ap-northeast-3", "ap-northeast-1", "ap-northeast-2", "ca-central-1", "ca-west-1", "eu-south-1", "eu-west-3", "eu-south-2", "eu-central-2", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "me-south-1", "me-central-1", "il-central-1", "sa-east-1", "mx-central-1"])
    static let syntheticDataColumnName: Constraint = .string(length: Bounds(0, 128), pattern: Pattern(ofModel: "[a-z0-9_](([a-z0-9_]+-)*([a-z0-9_]+))?"))
    static let syntheticDataColumnProperties: Constraint = .structure([
        Constraint.Member("columnName", syntheticDataColumnName, isRequired: true),
        Constraint.Member("columnType", syntheticDataColumnType, isRequired: true),
        Constraint.Member("isPredictiveValue", boolean, isRequired: true),
    ])
    static let syntheticDataColumnType: Constraint = .enumeration(["CATEGORICAL", "NUMERICAL"])
    static let syntheticDataGenerationPaymentConfig: Constraint = .structure([
        Constraint.Member("isResponsible", boolean, isRequired: true),
    ])
    static let syntheticDataParameters: Constraint = .union([
        Constraint.Member("mlSyntheticDataParameters", mlSyntheticDataParameters, isRequired: false),
    ])
    static let tableAlias: Constraint = .string(length: Bounds(0, 128), pattern: Pattern(ofModel: "[a-zA-Z0-9_](([a-zA-Z0-9_ ]+-)*([a-zA-Z0-9_ ]+))?"))
    static let tableAliasList: Constraint = .list(of: tableAlias, length: Bounds(1, 25))
    static let tableDescription: Constraint = .string(length: Bounds(0, 255), pattern: Pattern(ofModel: #"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\t\r\n]*"#))
    static let tableReference: Constraint = .union([
        Constraint.Member("glue", glueTableReference, isRequired: false),
        Constraint.Member("snowflake", snowflakeTableReference, isRequired: false),
        Constraint.Member("athena", athenaTableReference, isRequired: false),
        Constraint.Member("databricks", databricksTableReference, isRequired: false),
    ])
    static let tagKey: Constraint = .string(length: Bounds(1, 128), pattern: nil)
    static let tagKeys: Constraint = .list(of: tagKey, length: Bounds(nil, nil))
    static let tagMap: Constraint = .map(key: tagKey, value: tagValue, length: Bounds(0, 200))
    static let tagResourceInput: Constraint = .structure([
        Constraint.Member("resourceArn", cleanroomsArn, isRequired: true),
        Constraint.Member("tags", tagMap, isRequired: true),
    ])
    static let tagValue: Constraint = .string(length: Bounds(0, 256), pattern: nil)
    static let targetProtectedJobStatus: Constraint = .enumeration(["CANCELLED"])
    static let targetProtectedQueryStatus: Constraint = .enumeration(["CANCELLED"])
    static let throttlingException: Constraint = .structure([
        Constraint.Member("message", string, isRequired: false),
    ])
    static let uuid: Constraint = .string(length: Bounds(36, 36), pattern: Pattern(ofModel: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"))
    static let untagResourceInput: Constraint = .structure([
        Constraint.Member("resourceArn", cleanroomsArn, isRequired: true),
        Constraint.Member("tagKeys", tagKeys, isRequired: true),
    ])
    static let updateAnalysisTemplateInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("analysisTemplateIdentifier", analysisTemplateIdentifier, isRequired: true),
        Constraint.Member("description", resourceDescription, isRequired: false),
    ])
    static let updateCollaborationChangeRequestInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("changeRequestIdentifier", collaborationChangeRequestIdentifier, isRequired: true),
        Constraint.Member("action", changeRequestAction, isRequired: true),
    ])
    static let updateCollaborationInput: Constraint = .structure([
        Constraint.Member("collaborationIdentifier", collaborationIdentifier, isRequired: true),
        Constraint.Member("name", collaborationName, isRequired: false),
        Constraint.Member("description", collaborationDescription, isRequired: false),
        Constraint.Member("analyticsEngine", analyticsEngine, isRequired: false),
    ])
    static let updateConfiguredAudienceModelAssociationInput: Constraint = .structure([
        Constraint.Member("configuredAudienceModelAssociationIdentifier", configuredAudienceModelAssociationIdentifier, isRequired: true),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("description", resourceDescription, isRequired: false),
        Constraint.Member("name", configuredAudienceModelAssociationName, isRequired: false),
    ])
    static let updateConfiguredTableAnalysisRuleInput: Constraint = .structure([
        Constraint.Member("configuredTableIdentifier", configuredTableIdentifier, isRequired: true),
        Constraint.Member("analysisRuleType", configuredTableAnalysisRuleType, isRequired: true),
        Constraint.Member("analysisRulePolicy", configuredTableAnalysisRulePolicy, isRequired: true),
    ])
    static let updateConfiguredTableAssociationAnalysisRuleInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("configuredTableAssociationIdentifier", configuredTableAssociationIdentifier, isRequired: true),
        Constraint.Member("analysisRuleType", configuredTableAssociationAnalysisRuleType, isRequired: true),
        Constraint.Member("analysisRulePolicy", configuredTableAssociationAnalysisRulePolicy, isRequired: true),
    ])
    static let updateConfiguredTableAssociationInput: Constraint = .structure([
        Constraint.Member("configuredTableAssociationIdentifier", configuredTableAssociationIdentifier, isRequired: true),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("description", tableDescription, isRequired: false),
        Constraint.Member("roleArn", roleArn, isRequired: false),
    ])
    static let updateConfiguredTableInput: Constraint = .structure([
        Constraint.Member("configuredTableIdentifier", configuredTableIdentifier, isRequired: true),
        Constraint.Member("name", displayName, isRequired: false),
        Constraint.Member("description", tableDescription, isRequired: false),
        Constraint.Member("tableReference", tableReference, isRequired: false),
        Constraint.Member("allowedColumns", allowedColumnList, isRequired: false),
        Constraint.Member("analysisMethod", analysisMethod, isRequired: false),
        Constraint.Member("selectedAnalysisMethods", selectedAnalysisMethods, isRequired: false),
    ])
    static let updateIdMappingTableInput: Constraint = .structure([
        Constraint.Member("idMappingTableIdentifier", uuid, isRequired: true),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("description", resourceDescription, isRequired: false),
        Constraint.Member("kmsKeyArn", kmsKeyArn, isRequired: false),
    ])
    static let updateIdNamespaceAssociationInput: Constraint = .structure([
        Constraint.Member("idNamespaceAssociationIdentifier", idNamespaceAssociationIdentifier, isRequired: true),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("name", genericResourceName, isRequired: false),
        Constraint.Member("description", resourceDescription, isRequired: false),
        Constraint.Member("idMappingConfig", idMappingConfig, isRequired: false),
    ])
    static let updateIntermediateTableAnalysisRuleInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("intermediateTableIdentifier", intermediateTableIdentifier, isRequired: true),
        Constraint.Member("analysisRuleType", intermediateTableAnalysisRuleType, isRequired: true),
        Constraint.Member("analysisRulePolicy", intermediateTableAnalysisRulePolicy, isRequired: true),
    ])
    static let updateIntermediateTableInput: Constraint = .structure([
        Constraint.Member("intermediateTableIdentifier", intermediateTableIdentifier, isRequired: true),
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("description", resourceDescription, isRequired: false),
        Constraint.Member("kmsKeyArn", kmsKeyArn, isRequired: false),
        Constraint.Member("columns", intermediateTableColumnList, isRequired: false),
    ])
    static let updateMembershipInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("queryLogStatus", membershipQueryLogStatus, isRequired: false),
        Constraint.Member("jobLogStatus", membershipJobLogStatus, isRequired: false),
        Constraint.Member("defaultResultConfiguration", membershipProtectedQueryResultConfiguration, isRequired: false),
        Constraint.Member("defaultJobResultConfiguration", membershipProtectedJobResultConfiguration, isRequired: false),
        Constraint.Member("membershipPaymentConfiguration", updateMembershipPaymentConfiguration, isRequired: false),
    ])
    static let updateMembershipPaymentConfiguration: Constraint = .structure([
        Constraint.Member("queryCompute", membershipQueryComputePaymentConfig, isRequired: false),
        Constraint.Member("machineLearning", membershipMLPaymentConfig, isRequired: false),
        Constraint.Member("jobCompute", membershipJobComputePaymentConfig, isRequired: false),
    ])
    static let updatePrivacyBudgetTemplateInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("privacyBudgetTemplateIdentifier", privacyBudgetTemplateIdentifier, isRequired: true),
        Constraint.Member("privacyBudgetType", privacyBudgetType, isRequired: true),
        Constraint.Member("parameters", privacyBudgetTemplateUpdateParameters, isRequired: false),
    ])
    static let updateProtectedJobInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("protectedJobIdentifier", protectedJobIdentifier, isRequired: true),
        Constraint.Member("targetStatus", targetProtectedJobStatus, isRequired: true),
    ])
    static let updateProtectedQueryInput: Constraint = .structure([
        Constraint.Member("membershipIdentifier", membershipIdentifier, isRequired: true),
        Constraint.Member("protectedQueryIdentifier", protectedQueryIdentifier, isRequired: true),
        Constraint.Member("targetStatus", targetProtectedQueryStatus, isRequired: true),
    ])
    static let usersNoisePerQuery: Constraint = .integer(range: Bounds(10, 100))
    static let validationException: Constraint = .structure([
        Constraint.Member("message", string, isRequired: false),
        Constraint.Member("reason", validationExceptionReason, isRequired: false),
        Constraint.Member("fieldList", validationExceptionFieldList, isRequired: false),
    ])
    static let validationExceptionField: Constraint = .structure([
        Constraint.Member("name", string, isRequired: true),
        Constraint.Member("message", string, isRequired: true),
    ])
    static let validationExceptionFieldList: Constraint = .list(of: validationExceptionField, length: Bounds(nil, nil))
    static let validationExceptionReason: Constraint = .enumeration(["FIELD_VALIDATION_FAILED", "INVALID_CONFIGURATION", "INVALID_QUERY", "IAM_SYNCHRONIZATION_DELAY"])
    static let workerComputeConfiguration: Constraint = .structure([
        Constraint.Member("type", workerComputeType, isRequired: false),
        Constraint.Member("number", workerComputeConfigurationNumberInteger, isRequired: false),
        Constraint.Member("properties", workerComputeConfigurationProperties, isRequired: false),
    ])
    static let workerComputeConfigurationNumberInteger: Constraint = .integer(range: Bounds(2, 1024))
    static let workerComputeConfigurationProperties: Constraint = .union([
        Constraint.Member("spark", sparkProperties, isRequired: false),
    ])
    static let workerComputeType: Constraint = .enumeration(["CR.1X", "CR.4X", "CR.8X"])
}
