// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

import JSON

package enum AccessBudgetType: String, Sendable, CaseIterable, JSONCoding {
    case calendarDay = "CALENDAR_DAY"
    case calendarMonth = "CALENDAR_MONTH"
    case calendarWeek = "CALENDAR_WEEK"
    case lifetime = "LIFETIME"
}

package enum AccessDeniedExceptionReason: String, Sendable, CaseIterable, JSONCoding {
    case insufficientPermissions = "INSUFFICIENT_PERMISSIONS"
}

package enum AdditionalAnalyses: String, Sendable, CaseIterable, JSONCoding {
    case allowed = "ALLOWED"
    case required = "REQUIRED"
    case notAllowed = "NOT_ALLOWED"
}

package enum AggregateFunctionName: String, Sendable, CaseIterable, JSONCoding {
    case sum = "SUM"
    case sumDistinct = "SUM_DISTINCT"
    case count = "COUNT"
    case countDistinct = "COUNT_DISTINCT"
    case avg = "AVG"
}

package enum AggregationThresholdType: String, Sendable, CaseIterable, JSONCoding {
    case countDistinct = "COUNT_DISTINCT"
}

package enum AggregationType: String, Sendable, CaseIterable, JSONCoding {
    case countDistinct = "COUNT_DISTINCT"
}

package enum AllowedAggregateExpressionType: String, Sendable, CaseIterable, JSONCoding {
    case columnsOnly = "COLUMNS_ONLY"
    case anyExpression = "ANY_EXPRESSION"
}

package enum AnalysisFormat: String, Sendable, CaseIterable, JSONCoding {
    case sql = "SQL"
    case pyspark10 = "PYSPARK_1_0"
    case pyspark20 = "PYSPARK_2_0"
}

package enum AnalysisLogExportStatus: String, Sendable, CaseIterable, JSONCoding {
    case inProgress = "IN_PROGRESS"
    case success = "SUCCESS"
    case failed = "FAILED"
}

package enum AnalysisMethod: String, Sendable, CaseIterable, JSONCoding {
    case directQuery = "DIRECT_QUERY"
    case directJob = "DIRECT_JOB"
    case multiple = "MULTIPLE"
}

package enum AnalysisRuleType: String, Sendable, CaseIterable, JSONCoding {
    case aggregation = "AGGREGATION"
    case list = "LIST"
    case custom = "CUSTOM"
    case idMappingTable = "ID_MAPPING_TABLE"
}

package enum AnalysisTemplateValidationStatus: String, Sendable, CaseIterable, JSONCoding {
    case valid = "VALID"
    case invalid = "INVALID"
    case unableToValidate = "UNABLE_TO_VALIDATE"
}

package enum AnalysisTemplateValidationType: String, Sendable, CaseIterable, JSONCoding {
    case differentialPrivacy = "DIFFERENTIAL_PRIVACY"
}

package enum AnalysisType: String, Sendable, CaseIterable, JSONCoding {
    case directAnalysis = "DIRECT_ANALYSIS"
    case additionalAnalysis = "ADDITIONAL_ANALYSIS"
}

package enum AnalyticsEngine: String, Sendable, CaseIterable, JSONCoding {
    case spark = "SPARK"
    case cleanRoomsSql = "CLEAN_ROOMS_SQL"
}

package enum ApprovalStatus: String, Sendable, CaseIterable, JSONCoding {
    case approved = "APPROVED"
    case denied = "DENIED"
    case pending = "PENDING"
}

package enum AutoApprovedChangeType: String, Sendable, CaseIterable, JSONCoding {
    case addMember = "ADD_MEMBER"
    case grantReceiveResultsAbility = "GRANT_RECEIVE_RESULTS_ABILITY"
    case revokeReceiveResultsAbility = "REVOKE_RECEIVE_RESULTS_ABILITY"
    case grantExportQueryAnalysisLogAbility = "GRANT_EXPORT_QUERY_ANALYSIS_LOG_ABILITY"
    case revokeExportQueryAnalysisLogAbility = "REVOKE_EXPORT_QUERY_ANALYSIS_LOG_ABILITY"
}

package enum AutoRefreshMode: String, Sendable, CaseIterable, JSONCoding {
    case enabled = "ENABLED"
    case disabled = "DISABLED"
}

package enum BaseTableDependencyType: String, Sendable, CaseIterable, JSONCoding {
    case table = "TABLE"
    case intermediateTable = "INTERMEDIATE_TABLE"
    case idMappingTable = "ID_MAPPING_TABLE"
}

package enum BaseTableParentType: String, Sendable, CaseIterable, JSONCoding {
    case direct = "DIRECT"
    case indirect = "INDIRECT"
}

package enum ChangeRequestAction: String, Sendable, CaseIterable, JSONCoding {
    case approve = "APPROVE"
    case deny = "DENY"
    case cancel = "CANCEL"
    case commit = "COMMIT"
}

package enum ChangeRequestStatus: String, Sendable, CaseIterable, JSONCoding {
    case pending = "PENDING"
    case approved = "APPROVED"
    case cancelled = "CANCELLED"
    case denied = "DENIED"
    case committed = "COMMITTED"
}

package enum ChangeSpecificationType: String, Sendable, CaseIterable, JSONCoding {
    case member = "MEMBER"
    case collaboration = "COLLABORATION"
}

package enum ChangeType: String, Sendable, CaseIterable, JSONCoding {
    case addMember = "ADD_MEMBER"
    case grantReceiveResultsAbility = "GRANT_RECEIVE_RESULTS_ABILITY"
    case revokeReceiveResultsAbility = "REVOKE_RECEIVE_RESULTS_ABILITY"
    case editAutoApprovedChangeTypes = "EDIT_AUTO_APPROVED_CHANGE_TYPES"
    case addPayerCandidate = "ADD_PAYER_CANDIDATE"
    case removePayerCandidate = "REMOVE_PAYER_CANDIDATE"
    case grantCanReceiveModelOutput = "GRANT_CAN_RECEIVE_MODEL_OUTPUT"
    case grantCanReceiveInferenceOutput = "GRANT_CAN_RECEIVE_INFERENCE_OUTPUT"
    case revokeCanReceiveModelOutput = "REVOKE_CAN_RECEIVE_MODEL_OUTPUT"
    case revokeCanReceiveInferenceOutput = "REVOKE_CAN_RECEIVE_INFERENCE_OUTPUT"
    case grantExportQueryAnalysisLogAbility = "GRANT_EXPORT_QUERY_ANALYSIS_LOG_ABILITY"
    case revokeExportQueryAnalysisLogAbility = "REVOKE_EXPORT_QUERY_ANALYSIS_LOG_ABILITY"
}

package enum ChildResourceType: String, Sendable, CaseIterable, JSONCoding {
    case intermediateTable = "INTERMEDIATE_TABLE"
}

package enum CollaborationJobLogStatus: String, Sendable, CaseIterable, JSONCoding {
    case enabled = "ENABLED"
    case disabled = "DISABLED"
}

package enum CollaborationQueryLogStatus: String, Sendable, CaseIterable, JSONCoding {
    case enabled = "ENABLED"
    case disabled = "DISABLED"
}

package enum CommercialRegion: String, Sendable, CaseIterable, JSONCoding {
    case usWest1 = "us-west-1"
    case usWest2 = "us-west-2"
    case usEast1 = "us-east-1"
    case usEast2 = "us-east-2"
    case afSouth1 = "af-south-1"
    case apEast1 = "ap-east-1"
    case apSouth2 = "ap-south-2"
    case apSoutheast1 = "ap-southeast-1"
    case apSoutheast2 = "ap-southeast-2"
    case apSoutheast3 = "ap-southeast-3"
    case apSoutheast5 = "ap-southeast-5"
    case apSoutheast4 = "ap-southeast-4"
    case apSoutheast7 = "ap-southeast-7"
    case apSouth1 = "ap-south-1"
    case apNortheast3 = "ap-northeast-3"
    case apNortheast1 = "ap-northeast-1"
    case apNortheast2 = "ap-northeast-2"
    case caCentral1 = "ca-central-1"
    case caWest1 = "ca-west-1"
    case euSouth1 = "eu-south-1"
    case euWest3 = "eu-west-3"
    case euSouth2 = "eu-south-2"
    case euCentral2 = "eu-central-2"
    case euCentral1 = "eu-central-1"
    case euNorth1 = "eu-north-1"
    case euWest1 = "eu-west-1"
    case euWest2 = "eu-west-2"
    case meSouth1 = "me-south-1"
    case meCentral1 = "me-central-1"
    case ilCentral1 = "il-central-1"
    case saEast1 = "sa-east-1"
    case mxCentral1 = "mx-central-1"
    case apEast2 = "ap-east-2"
}

package enum ConfiguredTableAnalysisRuleType: String, Sendable, CaseIterable, JSONCoding {
    case aggregation = "AGGREGATION"
    case list = "LIST"
    case custom = "CUSTOM"
}

package enum ConfiguredTableAssociationAnalysisRuleType: String, Sendable, CaseIterable, JSONCoding {
    case aggregation = "AGGREGATION"
    case list = "LIST"
    case custom = "CUSTOM"
}

package enum ConflictExceptionReason: String, Sendable, CaseIterable, JSONCoding {
    case alreadyExists = "ALREADY_EXISTS"
    case subresourcesExist = "SUBRESOURCES_EXIST"
    case invalidState = "INVALID_STATE"
}

package enum CustomMLMemberAbility: String, Sendable, CaseIterable, JSONCoding {
    case canReceiveModelOutput = "CAN_RECEIVE_MODEL_OUTPUT"
    case canReceiveInferenceOutput = "CAN_RECEIVE_INFERENCE_OUTPUT"
}

package enum DifferentialPrivacyAggregationType: String, Sendable, CaseIterable, JSONCoding {
    case avg = "AVG"
    case count = "COUNT"
    case countDistinct = "COUNT_DISTINCT"
    case sum = "SUM"
    case stddev = "STDDEV"
}

package enum ErrorMessageType: String, Sendable, CaseIterable, JSONCoding {
    case detailed = "DETAILED"
}

package enum FilterableMemberStatus: String, Sendable, CaseIterable, JSONCoding {
    case invited = "INVITED"
    case active = "ACTIVE"
}

package enum IdNamespaceType: String, Sendable, CaseIterable, JSONCoding {
    case source = "SOURCE"
    case target = "TARGET"
}

package enum IntermediateTableAnalysisRuleType: String, Sendable, CaseIterable, JSONCoding {
    case custom = "CUSTOM"
}

package enum IntermediateTableStatus: String, Sendable, CaseIterable, JSONCoding {
    case created = "CREATED"
    case populateStarted = "POPULATE_STARTED"
    case populateSuccess = "POPULATE_SUCCESS"
    case populateFailed = "POPULATE_FAILED"
    case disallowedByDataProvider = "DISALLOWED_BY_DATA_PROVIDER"
    case baseTableRemoved = "BASE_TABLE_REMOVED"
    case retentionPeriodExpired = "RETENTION_PERIOD_EXPIRED"
}

package enum IntermediateTableVersionStatus: String, Sendable, CaseIterable, JSONCoding {
    case populateStarted = "POPULATE_STARTED"
    case populateSuccess = "POPULATE_SUCCESS"
    case populateFailed = "POPULATE_FAILED"
    case retentionPeriodExpired = "RETENTION_PERIOD_EXPIRED"
}

package enum JobType: String, Sendable, CaseIterable, JSONCoding {
    case batch = "BATCH"
    case incremental = "INCREMENTAL"
    case deleteOnly = "DELETE_ONLY"
}

package enum JoinOperator: String, Sendable, CaseIterable, JSONCoding {
    case or = "OR"
    case and = "AND"
}

package enum JoinRequiredOption: String, Sendable, CaseIterable, JSONCoding {
    case queryRunner = "QUERY_RUNNER"
}

package enum LogExportAnalysisType: String, Sendable, CaseIterable, JSONCoding {
    case protectedQuery = "PROTECTED_QUERY"
}

package enum MemberAbility: String, Sendable, CaseIterable, JSONCoding {
    case canQuery = "CAN_QUERY"
    case canReceiveResults = "CAN_RECEIVE_RESULTS"
    case canRunJob = "CAN_RUN_JOB"
    case canExportQueryAnalysisLog = "CAN_EXPORT_QUERY_ANALYSIS_LOG"
}

package enum MemberStatus: String, Sendable, CaseIterable, JSONCoding {
    case invited = "INVITED"
    case active = "ACTIVE"
    case left = "LEFT"
    case removed = "REMOVED"
}

package enum MembershipJobLogStatus: String, Sendable, CaseIterable, JSONCoding {
    case enabled = "ENABLED"
    case disabled = "DISABLED"
}

package enum MembershipQueryLogStatus: String, Sendable, CaseIterable, JSONCoding {
    case enabled = "ENABLED"
    case disabled = "DISABLED"
}

package enum MembershipStatus: String, Sendable, CaseIterable, JSONCoding {
    case active = "ACTIVE"
    case removed = "REMOVED"
    case collaborationDeleted = "COLLABORATION_DELETED"
}

package enum ParameterType: String, Sendable, CaseIterable, JSONCoding {
    case smallint = "SMALLINT"
    case integer = "INTEGER"
    case bigint = "BIGINT"
    case decimal = "DECIMAL"
    case real = "REAL"
    case doublePrecision = "DOUBLE_PRECISION"
    case boolean = "BOOLEAN"
    case char = "CHAR"
    case varchar = "VARCHAR"
    case date = "DATE"
    case timestamp = "TIMESTAMP"
    case timestamptz = "TIMESTAMPTZ"
    case time = "TIME"
    case timetz = "TIMETZ"
    case varbyte = "VARBYTE"
    case binary = "BINARY"
    case byte = "BYTE"
    case character = "CHARACTER"
    case double = "DOUBLE"
    case float = "FLOAT"
    case int = "INT"
    case long = "LONG"
    case numeric = "NUMERIC"
    case short = "SHORT"
    case string = "STRING"
    case timestampLtz = "TIMESTAMP_LTZ"
    case timestampNtz = "TIMESTAMP_NTZ"
    case tinyint = "TINYINT"
}

package enum PopulateIntermediateTableAnalysisType: String, Sendable, CaseIterable, JSONCoding {
    case query = "QUERY"
    case job = "JOB"
}

package enum PrivacyBudgetTemplateAutoRefresh: String, Sendable, CaseIterable, JSONCoding {
    case calendarMonth = "CALENDAR_MONTH"
    case noRefresh = "NONE"
}

package enum PrivacyBudgetType: String, Sendable, CaseIterable, JSONCoding {
    case differentialPrivacy = "DIFFERENTIAL_PRIVACY"
    case accessBudget = "ACCESS_BUDGET"
}

package enum ProtectedJobAnalysisType: String, Sendable, CaseIterable, JSONCoding {
    case directAnalysis = "DIRECT_ANALYSIS"
}

package enum ProtectedJobStatus: String, Sendable, CaseIterable, JSONCoding {
    case submitted = "SUBMITTED"
    case started = "STARTED"
    case cancelled = "CANCELLED"
    case cancelling = "CANCELLING"
    case failed = "FAILED"
    case success = "SUCCESS"
}

package enum ProtectedJobType: String, Sendable, CaseIterable, JSONCoding {
    case pyspark = "PYSPARK"
}

package enum ProtectedJobWorkerComputeType: String, Sendable, CaseIterable, JSONCoding {
    case cr1X = "CR.1X"
    case cr4X = "CR.4X"
}

package enum ProtectedQueryStatus: String, Sendable, CaseIterable, JSONCoding {
    case submitted = "SUBMITTED"
    case started = "STARTED"
    case cancelled = "CANCELLED"
    case cancelling = "CANCELLING"
    case failed = "FAILED"
    case success = "SUCCESS"
    case timedOut = "TIMED_OUT"
}

package enum ProtectedQueryType: String, Sendable, CaseIterable, JSONCoding {
    case sql = "SQL"
}

package enum ResourceStatus: String, Sendable, CaseIterable, JSONCoding {
    case created = "CREATED"
    case populateStarted = "POPULATE_STARTED"
    case populateSuccess = "POPULATE_SUCCESS"
    case populateFailed = "POPULATE_FAILED"
    case disallowedByDataProvider = "DISALLOWED_BY_DATA_PROVIDER"
    case baseTableRemoved = "BASE_TABLE_REMOVED"
    case retentionPeriodExpired = "RETENTION_PERIOD_EXPIRED"
}

package enum ResourceType: String, Sendable, CaseIterable, JSONCoding {
    case configuredTable = "CONFIGURED_TABLE"
    case collaboration = "COLLABORATION"
    case membership = "MEMBERSHIP"
    case configuredTableAssociation = "CONFIGURED_TABLE_ASSOCIATION"
}

package enum ResultFormat: String, Sendable, CaseIterable, JSONCoding {
    case csv = "CSV"
    case parquet = "PARQUET"
}

package enum ScalarFunctions: String, Sendable, CaseIterable, JSONCoding {
    case abs = "ABS"
    case cast = "CAST"
    case ceiling = "CEILING"
    case coalesce = "COALESCE"
    case convert = "CONVERT"
    case currentDate = "CURRENT_DATE"
    case dateadd = "DATEADD"
    case extract = "EXTRACT"
    case floor = "FLOOR"
    case getdate = "GETDATE"
    case ln = "LN"
    case log = "LOG"
    case lower = "LOWER"
    case round = "ROUND"
    case rtrim = "RTRIM"
    case sqrt = "SQRT"
    case substring = "SUBSTRING"
    case toChar = "TO_CHAR"
    case toDate = "TO_DATE"
    case toNumber = "TO_NUMBER"
    case toTimestamp = "TO_TIMESTAMP"
    case trim = "TRIM"
    case trunc = "TRUNC"
    case upper = "UPPER"
}

package enum SchemaConfiguration: String, Sendable, CaseIterable, JSONCoding {
    case differentialPrivacy = "DIFFERENTIAL_PRIVACY"
}

package enum SchemaStatus: String, Sendable, CaseIterable, JSONCoding {
    case ready = "READY"
    case notReady = "NOT_READY"
}

package enum SchemaStatusReasonCode: String, Sendable, CaseIterable, JSONCoding {
    case analysisRuleMissing = "ANALYSIS_RULE_MISSING"
    case analysisTemplatesNotConfigured = "ANALYSIS_TEMPLATES_NOT_CONFIGURED"
    case analysisProvidersNotConfigured = "ANALYSIS_PROVIDERS_NOT_CONFIGURED"
    case differentialPrivacyPolicyNotConfigured = "DIFFERENTIAL_PRIVACY_POLICY_NOT_CONFIGURED"
    case idMappingTableNotPopulated = "ID_MAPPING_TABLE_NOT_POPULATED"
    case collaborationAnalysisRuleNotConfigured = "COLLABORATION_ANALYSIS_RULE_NOT_CONFIGURED"
    case additionalAnalysesNotConfigured = "ADDITIONAL_ANALYSES_NOT_CONFIGURED"
    case resultReceiversNotConfigured = "RESULT_RECEIVERS_NOT_CONFIGURED"
    case additionalAnalysesNotAllowed = "ADDITIONAL_ANALYSES_NOT_ALLOWED"
    case resultReceiversNotAllowed = "RESULT_RECEIVERS_NOT_ALLOWED"
    case analysisRuleTypesNotCompatible = "ANALYSIS_RULE_TYPES_NOT_COMPATIBLE"
    case intermediateTableNotPopulated = "INTERMEDIATE_TABLE_NOT_POPULATED"
    case intermediateTableAnalysisRuleMissing = "INTERMEDIATE_TABLE_ANALYSIS_RULE_MISSING"
    case intermediateTableBaseTableRemoved = "INTERMEDIATE_TABLE_BASE_TABLE_REMOVED"
    case intermediateTableInheritedConstraintsViolated = "INTERMEDIATE_TABLE_INHERITED_CONSTRAINTS_VIOLATED"
    case intermediateTableDisallowedByDataProvider = "INTERMEDIATE_TABLE_DISALLOWED_BY_DATA_PROVIDER"
    case intermediateTableRetentionPeriodExpired = "INTERMEDIATE_TABLE_RETENTION_PERIOD_EXPIRED"
}

package enum SchemaType: String, Sendable, CaseIterable, JSONCoding {
    case table = "TABLE"
    case idMappingTable = "ID_MAPPING_TABLE"
    case intermediateTable = "INTERMEDIATE_TABLE"
}

package enum SelectedAnalysisMethod: String, Sendable, CaseIterable, JSONCoding {
    case directQuery = "DIRECT_QUERY"
    case directJob = "DIRECT_JOB"
}

package enum SupportedS3Region: String, Sendable, CaseIterable, JSONCoding {
    case usWest1 = "us-west-1"
    case usWest2 = "us-west-2"
    case usEast1 = "us-east-1"
    case usEast2 = "us-east-2"
    case afSouth1 = "af-south-1"
    case apEast1 = "ap-east-1"
    case apEast2 = "ap-east-2"
    case apSouth2 = "ap-south-2"
    case apSoutheast1 = "ap-southeast-1"
    case apSoutheast2 = "ap-southeast-2"
    case apSoutheast3 = "ap-southeast-3"
    case apSoutheast5 = "ap-southeast-5"
    case apSoutheast4 = "ap-southeast-4"
    case apSoutheast7 = "ap-southeast-7"
    case apSouth1 = "ap-south-1"
    case apNortheast3 = "ap-northeast-3"
    case apNortheast1 = "ap-northeast-1"
    case apNortheast2 = "ap-northeast-2"
    case caCentral1 = "ca-central-1"
    case caWest1 = "ca-west-1"
    case euSouth1 = "eu-south-1"
    case euWest3 = "eu-west-3"
    case euSouth2 = "eu-south-2"
    case euCentral2 = "eu-central-2"
    case euCentral1 = "eu-central-1"
    case euNorth1 = "eu-north-1"
    case euWest1 = "eu-west-1"
    case euWest2 = "eu-west-2"
    case meSouth1 = "me-south-1"
    case meCentral1 = "me-central-1"
    case ilCentral1 = "il-central-1"
    case saEast1 = "sa-east-1"
    case mxCentral1 = "mx-central-1"
}

package enum SyntheticDataColumnType: String, Sendable, CaseIterable, JSONCoding {
    case categorical = "CATEGORICAL"
    case numerical = "NUMERICAL"
}

package enum TableReferenceType: String, Sendable, CaseIterable, JSONCoding {
    case glue = "GLUE"
    case snowflake = "SNOWFLAKE"
    case athena = "ATHENA"
    case databricks = "DATABRICKS"
}

package enum TargetProtectedJobStatus: String, Sendable, CaseIterable, JSONCoding {
    case cancelled = "CANCELLED"
}

package enum TargetProtectedQueryStatus: String, Sendable, CaseIterable, JSONCoding {
    case cancelled = "CANCELLED"
}

package enum ValidationExceptionReason: String, Sendable, CaseIterable, JSONCoding {
    case fieldValidationFailed = "FIELD_VALIDATION_FAILED"
    case invalidConfiguration = "INVALID_CONFIGURATION"
    case invalidQuery = "INVALID_QUERY"
    case iamSynchronizationDelay = "IAM_SYNCHRONIZATION_DELAY"
}

package enum WorkerComputeType: String, Sendable, CaseIterable, JSONCoding {
    case cr1X = "CR.1X"
    case cr4X = "CR.4X"
    case cr8X = "CR.8X"
}
