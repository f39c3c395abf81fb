// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

package import APIModel
package import JSON

package struct OutputColumnThreshold: Sendable, Equatable, JSONCoding {
    package var outputColumnName: String
    package var minimumIdentityCount: Int

    package init(outputColumnName: String, minimumIdentityCount: Int) {
        self.outputColumnName = outputColumnName
        self.minimumIdentityCount = minimumIdentityCount
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        outputColumnName = try object.required("outputColumnName")
        minimumIdentityCount = try object.required("minimumIdentityCount")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("outputColumnName", outputColumnName)
        writer.member("minimumIdentityCount", minimumIdentityCount)
        writer.endObject()
    }
}

package struct PaymentConfiguration: Sendable, Equatable, JSONCoding {
    package var queryCompute: QueryComputePaymentConfig
    package var machineLearning: MLPaymentConfig?
    package var jobCompute: JobComputePaymentConfig?

    package init(queryCompute: QueryComputePaymentConfig, machineLearning: MLPaymentConfig? = nil, jobCompute: JobComputePaymentConfig? = nil) {
        self.queryCompute = queryCompute
        self.machineLearning = machineLearning
        self.jobCompute = jobCompute
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        queryCompute = try object.required("queryCompute")
        machineLearning = try object.optional("machineLearning")
        jobCompute = try object.optional("jobCompute")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("queryCompute", queryCompute)
        writer.member("machineLearning", machineLearning)
        writer.member("jobCompute", jobCompute)
        writer.endObject()
    }
}

package struct PopulateIdMappingTableInput: Sendable, Equatable, JSONCoding {
    package var idMappingTableIdentifier: String
    package var membershipIdentifier: String
    package var jobType: JobType?

    package init(idMappingTableIdentifier: String, membershipIdentifier: String, jobType: JobType? = nil) {
        self.idMappingTableIdentifier = idMappingTableIdentifier
        self.membershipIdentifier = membershipIdentifier
        self.jobType = jobType
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        idMappingTableIdentifier = try object.required("idMappingTableIdentifier")
        membershipIdentifier = try object.required("membershipIdentifier")
        jobType = try object.optional("jobType")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("idMappingTableIdentifier", idMappingTableIdentifier)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("jobType", jobType)
        writer.endObject()
    }
}

package struct PopulateIdMappingTableOutput: Sendable, Equatable, JSONCoding {
    package var idMappingJobId: String

    package init(idMappingJobId: String) {
        self.idMappingJobId = idMappingJobId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        idMappingJobId = try object.required("idMappingJobId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("idMappingJobId", idMappingJobId)
        writer.endObject()
    }
}

package struct PopulateIntermediateTableInput: Sendable, Equatable, JSONCoding {
    package var intermediateTableIdentifier: String
    package var membershipIdentifier: String
    package var parameters: [String: String]?
    package var computeConfiguration: IntermediateTableComputeConfiguration?
    package var analysisPayerAccountId: String?

    package init(intermediateTableIdentifier: String, membershipIdentifier: String, parameters: [String: String]? = nil, computeConfiguration: IntermediateTableComputeConfiguration? = nil, analysisPayerAccountId: String? = nil) {
        self.intermediateTableIdentifier = intermediateTableIdentifier
        self.membershipIdentifier = membershipIdentifier
        self.parameters = parameters
        self.computeConfiguration = computeConfiguration
        self.analysisPayerAccountId = analysisPayerAccountId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        intermediateTableIdentifier = try object.required("intermediateTableIdentifier")
        membershipIdentifier = try object.required("membershipIdentifier")
        parameters = try object.optional("parameters")
        computeConfiguration = try object.optional("computeConfiguration")
        analysisPayerAccountId = try object.optional("analysisPayerAccountId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("intermediateTableIdentifier", intermediateTableIdentifier)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("parameters", parameters)
        writer.member("computeConfiguration", computeConfiguration)
        writer.member("analysisPayerAccountId", analysisPayerAccountId)
        writer.endObject()
    }
}

package struct PopulateIntermediateTableOutput: Sendable, Equatable, JSONCoding {
    package var analysisId: String
    package var analysisType: PopulateIntermediateTableAnalysisType
    package var versionId: String

    package init(analysisId: String, analysisType: PopulateIntermediateTableAnalysisType, versionId: String) {
        self.analysisId = analysisId
        self.analysisType = analysisType
        self.versionId = versionId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        analysisId = try object.required("analysisId")
        analysisType = try object.required("analysisType")
        versionId = try object.required("versionId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisId", analysisId)
        writer.member("analysisType", analysisType)
        writer.member("versionId", versionId)
        writer.endObject()
    }
}

package struct PopulationAnalysisJobParameters: Sendable, Equatable, JSONCoding {
    package var analysisTemplateArn: String

    package init(analysisTemplateArn: String) {
        self.analysisTemplateArn = analysisTemplateArn
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        analysisTemplateArn = try object.required("analysisTemplateArn")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisTemplateArn", analysisTemplateArn)
        writer.endObject()
    }
}

package struct PopulationAnalysisSqlParameters: Sendable, Equatable, JSONCoding {
    package var queryString: String?
    package var analysisTemplateArn: String?

    package init(queryString: String? = nil, analysisTemplateArn: String? = nil) {
        self.queryString = queryString
        self.analysisTemplateArn = analysisTemplateArn
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        queryString = try object.optional("queryString")
        analysisTemplateArn = try object.optional("analysisTemplateArn")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("queryString", queryString)
        writer.member("analysisTemplateArn", analysisTemplateArn)
        writer.endObject()
    }
}

package struct PreviewPrivacyImpactInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var parameters: PreviewPrivacyImpactParametersInput

    package init(membershipIdentifier: String, parameters: PreviewPrivacyImpactParametersInput) {
        self.membershipIdentifier = membershipIdentifier
        self.parameters = parameters
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        parameters = try object.required("parameters")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("parameters", parameters)
        writer.endObject()
    }
}

package struct PreviewPrivacyImpactOutput: Sendable, Equatable, JSONCoding {
    package var privacyImpact: PrivacyImpact

    package init(privacyImpact: PrivacyImpact) {
        self.privacyImpact = privacyImpact
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        privacyImpact = try object.required("privacyImpact")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("privacyImpact", privacyImpact)
        writer.endObject()
    }
}

package struct PrivacyBudgetSummary: Sendable, Equatable, JSONCoding {
    package var id: String
    package var privacyBudgetTemplateId: String
    package var privacyBudgetTemplateArn: String
    package var membershipId: String
    package var membershipArn: String
    package var collaborationId: String
    package var collaborationArn: String
    package var type: PrivacyBudgetType
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var budget: PrivacyBudget

    package init(id: String, privacyBudgetTemplateId: String, privacyBudgetTemplateArn: String, membershipId: String, membershipArn: String, collaborationId: String, collaborationArn: String, type: PrivacyBudgetType, createTime: Timestamp, updateTime: Timestamp, budget: PrivacyBudget) {
        self.id = id
        self.privacyBudgetTemplateId = privacyBudgetTemplateId
        self.privacyBudgetTemplateArn = privacyBudgetTemplateArn
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.collaborationId = collaborationId
        self.collaborationArn = collaborationArn
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
        membershipId = try object.required("membershipId")
        membershipArn = try object.required("membershipArn")
        collaborationId = try object.required("collaborationId")
        collaborationArn = try object.required("collaborationArn")
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
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("collaborationId", collaborationId)
        writer.member("collaborationArn", collaborationArn)
        writer.member("type", type)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("budget", budget)
        writer.endObject()
    }
}

package struct PrivacyBudgetTemplate: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var membershipId: String
    package var membershipArn: String
    package var collaborationId: String
    package var collaborationArn: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var privacyBudgetType: PrivacyBudgetType
    package var autoRefresh: PrivacyBudgetTemplateAutoRefresh
    package var parameters: PrivacyBudgetTemplateParametersOutput

    package init(id: String, arn: String, membershipId: String, membershipArn: String, collaborationId: String, collaborationArn: String, createTime: Timestamp, updateTime: Timestamp, privacyBudgetType: PrivacyBudgetType, autoRefresh: PrivacyBudgetTemplateAutoRefresh, parameters: PrivacyBudgetTemplateParametersOutput) {
        self.id = id
        self.arn = arn
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.collaborationId = collaborationId
        self.collaborationArn = collaborationArn
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
        membershipId = try object.required("membershipId")
        membershipArn = try object.required("membershipArn")
        collaborationId = try object.required("collaborationId")
        collaborationArn = try object.required("collaborationArn")
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
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("collaborationId", collaborationId)
        writer.member("collaborationArn", collaborationArn)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("privacyBudgetType", privacyBudgetType)
        writer.member("autoRefresh", autoRefresh)
        writer.member("parameters", parameters)
        writer.endObject()
    }
}

package struct PrivacyBudgetTemplateSummary: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var membershipId: String
    package var membershipArn: String
    package var collaborationId: String
    package var collaborationArn: String
    package var privacyBudgetType: PrivacyBudgetType
    package var createTime: Timestamp
    package var updateTime: Timestamp

    package init(id: String, arn: String, membershipId: String, membershipArn: String, collaborationId: String, collaborationArn: String, privacyBudgetType: PrivacyBudgetType, createTime: Timestamp, updateTime: Timestamp) {
        self.id = id
        self.arn = arn
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.collaborationId = collaborationId
        self.collaborationArn = collaborationArn
        self.privacyBudgetType = privacyBudgetType
        self.createTime = createTime
        self.updateTime = updateTime
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        membershipId = try object.required("membershipId")
        membershipArn = try object.required("membershipArn")
        collaborationId = try object.required("collaborationId")
        collaborationArn = try object.required("collaborationArn")
        privacyBudgetType = try object.required("privacyBudgetType")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("collaborationId", collaborationId)
        writer.member("collaborationArn", collaborationArn)
        writer.member("privacyBudgetType", privacyBudgetType)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.endObject()
    }
}

package struct ProtectedJob: Sendable, Equatable, JSONCoding {
    package var id: String
    package var membershipId: String
    package var membershipArn: String
    package var createTime: Timestamp
    package var jobParameters: ProtectedJobParameters?
    package var status: ProtectedJobStatus
    package var resultConfiguration: ProtectedJobResultConfigurationOutput?
    package var statistics: ProtectedJobStatistics?
    package var result: ProtectedJobResult?
    package var error: ProtectedJobError?
    package var computeConfiguration: ProtectedJobComputeConfiguration?
    package var jobComputePayerAccountId: String?

    package init(id: String, membershipId: String, membershipArn: String, createTime: Timestamp, jobParameters: ProtectedJobParameters? = nil, status: ProtectedJobStatus, resultConfiguration: ProtectedJobResultConfigurationOutput? = nil, statistics: ProtectedJobStatistics? = nil, result: ProtectedJobResult? = nil, error: ProtectedJobError? = nil, computeConfiguration: ProtectedJobComputeConfiguration? = nil, jobComputePayerAccountId: String? = nil) {
        self.id = id
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.createTime = createTime
        self.jobParameters = jobParameters
        self.status = status
        self.resultConfiguration = resultConfiguration
        self.statistics = statistics
        self.result = result
        self.error = error
        self.computeConfiguration = computeConfiguration
        self.jobComputePayerAccountId = jobComputePayerAccountId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        membershipId = try object.required("membershipId")
        membershipArn = try object.required("membershipArn")
        createTime = try object.required("createTime")
        jobParameters = try object.optional("jobParameters")
        status = try object.required("status")
        resultConfiguration = try object.optional("resultConfiguration")
        statistics = try object.optional("statistics")
        result = try object.optional("result")
        error = try object.optional("error")
        computeConfiguration = try object.optional("computeConfiguration")
        jobComputePayerAccountId = try object.optional("jobComputePayerAccountId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("createTime", createTime)
        writer.member("jobParameters", jobParameters)
        writer.member("status", status)
        writer.member("resultConfiguration", resultConfiguration)
        writer.member("statistics", statistics)
        writer.member("result", result)
        writer.member("error", error)
        writer.member("computeConfiguration", computeConfiguration)
        writer.member("jobComputePayerAccountId", jobComputePayerAccountId)
        writer.endObject()
    }
}

package struct ProtectedJobDirectAnalysisConfigurationDetails: Sendable, Equatable, JSONCoding {
    package var receiverAccountIds: [String]?

    package init(receiverAccountIds: [String]? = nil) {
        self.receiverAccountIds = receiverAccountIds
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        receiverAccountIds = try object.optional("receiverAccountIds")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("receiverAccountIds", receiverAccountIds)
        writer.endObject()
    }
}

package struct ProtectedJobError: Sendable, Equatable, JSONCoding {
    package var message: String
    package var code: String
    package var retry: RetryInfo?

    package init(message: String, code: String, retry: RetryInfo? = nil) {
        self.message = message
        self.code = code
        self.retry = retry
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        message = try object.required("message")
        code = try object.required("code")
        retry = try object.optional("retry")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("message", message)
        writer.member("code", code)
        writer.member("retry", retry)
        writer.endObject()
    }
}

package struct ProtectedJobMemberOutputConfigurationInput: Sendable, Equatable, JSONCoding {
    package var accountId: String

    package init(accountId: String) {
        self.accountId = accountId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        accountId = try object.required("accountId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("accountId", accountId)
        writer.endObject()
    }
}

package struct ProtectedJobMemberOutputConfigurationOutput: Sendable, Equatable, JSONCoding {
    package var accountId: String

    package init(accountId: String) {
        self.accountId = accountId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        accountId = try object.required("accountId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("accountId", accountId)
        writer.endObject()
    }
}

package struct ProtectedJobParameters: Sendable, Equatable, JSONCoding {
    package var analysisTemplateArn: String
    package var parameters: [String: String]?

    package init(analysisTemplateArn: String, parameters: [String: String]? = nil) {
        self.analysisTemplateArn = analysisTemplateArn
        self.parameters = parameters
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        analysisTemplateArn = try object.required("analysisTemplateArn")
        parameters = try object.optional("parameters")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisTemplateArn", analysisTemplateArn)
        writer.member("parameters", parameters)
        writer.endObject()
    }
}

package struct ProtectedJobReceiverConfiguration: Sendable, Equatable, JSONCoding {
    package var analysisType: ProtectedJobAnalysisType
    package var configurationDetails: ProtectedJobConfigurationDetails?

    package init(analysisType: ProtectedJobAnalysisType, configurationDetails: ProtectedJobConfigurationDetails? = nil) {
        self.analysisType = analysisType
        self.configurationDetails = configurationDetails
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        analysisType = try object.required("analysisType")
        configurationDetails = try object.optional("configurationDetails")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisType", analysisType)
        writer.member("configurationDetails", configurationDetails)
        writer.endObject()
    }
}

package struct ProtectedJobResult: Sendable, Equatable, JSONCoding {
    package var output: ProtectedJobOutput

    package init(output: ProtectedJobOutput) {
        self.output = output
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        output = try object.required("output")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("output", output)
        writer.endObject()
    }
}

package struct ProtectedJobResultConfigurationInput: Sendable, Equatable, JSONCoding {
    package var outputConfiguration: ProtectedJobOutputConfigurationInput

    package init(outputConfiguration: ProtectedJobOutputConfigurationInput) {
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

package struct ProtectedJobResultConfigurationOutput: Sendable, Equatable, JSONCoding {
    package var outputConfiguration: ProtectedJobOutputConfigurationOutput

    package init(outputConfiguration: ProtectedJobOutputConfigurationOutput) {
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

package struct ProtectedJobS3Output: Sendable, Equatable, JSONCoding {
    package var location: String

    package init(location: String) {
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

package struct ProtectedJobS3OutputConfigurationInput: Sendable, Equatable, JSONCoding {
    package var resultFormat: ResultFormat?
    package var bucket: String
    package var keyPrefix: String?

    package init(resultFormat: ResultFormat? = nil, bucket: String, keyPrefix: String? = nil) {
        self.resultFormat = resultFormat
        self.bucket = bucket
        self.keyPrefix = keyPrefix
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        resultFormat = try object.optional("resultFormat")
        bucket = try object.required("bucket")
        keyPrefix = try object.optional("keyPrefix")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("resultFormat", resultFormat)
        writer.member("bucket", bucket)
        writer.member("keyPrefix", keyPrefix)
        writer.endObject()
    }
}

package struct ProtectedJobS3OutputConfigurationOutput: Sendable, Equatable, JSONCoding {
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

package struct ProtectedJobSingleMemberOutput: Sendable, Equatable, JSONCoding {
    package var accountId: String

    package init(accountId: String) {
        self.accountId = accountId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        accountId = try object.required("accountId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("accountId", accountId)
        writer.endObject()
    }
}

package struct ProtectedJobStatistics: Sendable, Equatable, JSONCoding {
    package var totalDurationInMillis: Int?
    package var billedResourceUtilization: BilledJobResourceUtilization?

    package init(totalDurationInMillis: Int? = nil, billedResourceUtilization: BilledJobResourceUtilization? = nil) {
        self.totalDurationInMillis = totalDurationInMillis
        self.billedResourceUtilization = billedResourceUtilization
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        totalDurationInMillis = try object.optional("totalDurationInMillis")
        billedResourceUtilization = try object.optional("billedResourceUtilization")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("totalDurationInMillis", totalDurationInMillis)
        writer.member("billedResourceUtilization", billedResourceUtilization)
        writer.endObject()
    }
}

package struct ProtectedJobSummary: Sendable, Equatable, JSONCoding {
    package var id: String
    package var membershipId: String
    package var membershipArn: String
    package var createTime: Timestamp
    package var status: ProtectedJobStatus
    package var receiverConfigurations: [ProtectedJobReceiverConfiguration]
    package var jobComputePayerAccountId: String?
    package var intermediateTableConfiguration: IntermediateTableOutputConfiguration?

    package init(id: String, membershipId: String, membershipArn: String, createTime: Timestamp, status: ProtectedJobStatus, receiverConfigurations: [ProtectedJobReceiverConfiguration], jobComputePayerAccountId: String? = nil, intermediateTableConfiguration: IntermediateTableOutputConfiguration? = nil) {
        self.id = id
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.createTime = createTime
        self.status = status
        self.receiverConfigurations = receiverConfigurations
        self.jobComputePayerAccountId = jobComputePayerAccountId
        self.intermediateTableConfiguration = intermediateTableConfiguration
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        membershipId = try object.required("membershipId")
        membershipArn = try object.required("membershipArn")
        createTime = try object.required("createTime")
        status = try object.required("status")
        receiverConfigurations = try object.required("receiverConfigurations")
        jobComputePayerAccountId = try object.optional("jobComputePayerAccountId")
        intermediateTableConfiguration = try object.optional("intermediateTableConfiguration")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("createTime", createTime)
        writer.member("status", status)
        writer.member("receiverConfigurations", receiverConfigurations)
        writer.member("jobComputePayerAccountId", jobComputePayerAccountId)
        writer.member("intermediateTableConfiguration", intermediateTableConfiguration)
        writer.endObject()
    }
}

package struct ProtectedJobWorkerComputeConfiguration: Sendable, Equatable, JSONCoding {
    package var type: ProtectedJobWorkerComputeType
    package var number: Int
    package var properties: WorkerComputeConfigurationProperties?

    package init(type: ProtectedJobWorkerComputeType, number: Int, properties: WorkerComputeConfigurationProperties? = nil) {
        self.type = type
        self.number = number
        self.properties = properties
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        type = try object.required("type")
        number = try object.required("number")
        properties = try object.optional("properties")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("type", type)
        writer.member("number", number)
        writer.member("properties", properties)
        writer.endObject()
    }
}

package struct ProtectedQuery: Sendable, Equatable, JSONCoding {
    package var id: String
    package var membershipId: String
    package var membershipArn: String
    package var createTime: Timestamp
    package var sqlParameters: ProtectedQuerySQLParameters?
    package var status: ProtectedQueryStatus
    package var resultConfiguration: ProtectedQueryResultConfiguration?
    package var statistics: ProtectedQueryStatistics?
    package var result: ProtectedQueryResult?
    package var error: ProtectedQueryError?
    package var differentialPrivacy: DifferentialPrivacyParameters?
    package var computeConfiguration: ComputeConfiguration?
    package var queryComputePayerAccountId: String?

    package init(id: String, membershipId: String, membershipArn: String, createTime: Timestamp, sqlParameters: ProtectedQuerySQLParameters? = nil, status: ProtectedQueryStatus, resultConfiguration: ProtectedQueryResultConfiguration? = nil, statistics: ProtectedQueryStatistics? = nil, result: ProtectedQueryResult? = nil, error: ProtectedQueryError? = nil, differentialPrivacy: DifferentialPrivacyParameters? = nil, computeConfiguration: ComputeConfiguration? = nil, queryComputePayerAccountId: String? = nil) {
        self.id = id
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.createTime = createTime
        self.sqlParameters = sqlParameters
        self.status = status
        self.resultConfiguration = resultConfiguration
        self.statistics = statistics
        self.result = result
        self.error = error
        self.differentialPrivacy = differentialPrivacy
        self.computeConfiguration = computeConfiguration
        self.queryComputePayerAccountId = queryComputePayerAccountId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        membershipId = try object.required("membershipId")
        membershipArn = try object.required("membershipArn")
        createTime = try object.required("createTime")
        sqlParameters = try object.optional("sqlParameters")
        status = try object.required("status")
        resultConfiguration = try object.optional("resultConfiguration")
        statistics = try object.optional("statistics")
        result = try object.optional("result")
        error = try object.optional("error")
        differentialPrivacy = try object.optional("differentialPrivacy")
        computeConfiguration = try object.optional("computeConfiguration")
        queryComputePayerAccountId = try object.optional("queryComputePayerAccountId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("createTime", createTime)
        writer.member("sqlParameters", sqlParameters)
        writer.member("status", status)
        writer.member("resultConfiguration", resultConfiguration)
        writer.member("statistics", statistics)
        writer.member("result", result)
        writer.member("error", error)
        writer.member("differentialPrivacy", differentialPrivacy)
        writer.member("computeConfiguration", computeConfiguration)
        writer.member("queryComputePayerAccountId", queryComputePayerAccountId)
        writer.endObject()
    }
}

package struct ProtectedQueryDistributeOutput: Sendable, Equatable, JSONCoding {
    package var s3: ProtectedQueryS3Output?
    package var memberList: [ProtectedQuerySingleMemberOutput]?

    package init(s3: ProtectedQueryS3Output? = nil, memberList: [ProtectedQuerySingleMemberOutput]? = nil) {
        self.s3 = s3
        self.memberList = memberList
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        s3 = try object.optional("s3")
        memberList = try object.optional("memberList")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("s3", s3)
        writer.member("memberList", memberList)
        writer.endObject()
    }
}

package struct ProtectedQueryDistributeOutputConfiguration: Sendable, Equatable, JSONCoding {
    package var locations: [ProtectedQueryDistributeOutputConfigurationLocation]

    package init(locations: [ProtectedQueryDistributeOutputConfigurationLocation]) {
        self.locations = locations
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        locations = try object.required("locations")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("locations", locations)
        writer.endObject()
    }
}

package struct ProtectedQueryError: Sendable, Equatable, JSONCoding {
    package var message: String
    package var code: String
    package var retry: RetryInfo?

    package init(message: String, code: String, retry: RetryInfo? = nil) {
        self.message = message
        self.code = code
        self.retry = retry
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        message = try object.required("message")
        code = try object.required("code")
        retry = try object.optional("retry")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("message", message)
        writer.member("code", code)
        writer.member("retry", retry)
        writer.endObject()
    }
}

package struct ProtectedQueryMemberOutputConfiguration: Sendable, Equatable, JSONCoding {
    package var accountId: String

    package init(accountId: String) {
        self.accountId = accountId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        accountId = try object.required("accountId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("accountId", accountId)
        writer.endObject()
    }
}

package struct ProtectedQueryResult: Sendable, Equatable, JSONCoding {
    package var output: ProtectedQueryOutput

    package init(output: ProtectedQueryOutput) {
        self.output = output
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        output = try object.required("output")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("output", output)
        writer.endObject()
    }
}

package struct ProtectedQueryResultConfiguration: Sendable, Equatable, JSONCoding {
    package var outputConfiguration: ProtectedQueryOutputConfiguration

    package init(outputConfiguration: ProtectedQueryOutputConfiguration) {
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

package struct ProtectedQueryS3Output: Sendable, Equatable, JSONCoding {
    package var location: String

    package init(location: String) {
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

package struct ProtectedQueryS3OutputConfiguration: Sendable, Equatable, JSONCoding {
    package var resultFormat: ResultFormat
    package var bucket: String
    package var keyPrefix: String?
    package var singleFileOutput: Bool?

    package init(resultFormat: ResultFormat, bucket: String, keyPrefix: String? = nil, singleFileOutput: Bool? = nil) {
        self.resultFormat = resultFormat
        self.bucket = bucket
        self.keyPrefix = keyPrefix
        self.singleFileOutput = singleFileOutput
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        resultFormat = try object.required("resultFormat")
        bucket = try object.required("bucket")
        keyPrefix = try object.optional("keyPrefix")
        singleFileOutput = try object.optional("singleFileOutput")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("resultFormat", resultFormat)
        writer.member("bucket", bucket)
        writer.member("keyPrefix", keyPrefix)
        writer.member("singleFileOutput", singleFileOutput)
        writer.endObject()
    }
}

package struct ProtectedQuerySQLParameters: Sendable, Equatable, JSONCoding {
    package var queryString: String?
    package var analysisTemplateArn: String?
    package var parameters: [String: String]?

    package init(queryString: String? = nil, analysisTemplateArn: String? = nil, parameters: [String: String]? = nil) {
        self.queryString = queryString
        self.analysisTemplateArn = analysisTemplateArn
        self.parameters = parameters
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        queryString = try object.optional("queryString")
        analysisTemplateArn = try object.optional("analysisTemplateArn")
        parameters = try object.optional("parameters")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("queryString", queryString)
        writer.member("analysisTemplateArn", analysisTemplateArn)
        writer.member("parameters", parameters)
        writer.endObject()
    }
}

package struct ProtectedQuerySingleMemberOutput: Sendable, Equatable, JSONCoding {
    package var accountId: String

    package init(accountId: String) {
        self.accountId = accountId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        accountId = try object.required("accountId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("accountId", accountId)
        writer.endObject()
    }
}

package struct ProtectedQueryStatistics: Sendable, Equatable, JSONCoding {
    package var totalDurationInMillis: Int?
    package var billedResourceUtilization: BilledResourceUtilization?

    package init(totalDurationInMillis: Int? = nil, billedResourceUtilization: BilledResourceUtilization? = nil) {
        self.totalDurationInMillis = totalDurationInMillis
        self.billedResourceUtilization = billedResourceUtilization
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        totalDurationInMillis = try object.optional("totalDurationInMillis")
        billedResourceUtilization = try object.optional("billedResourceUtilization")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("totalDurationInMillis", totalDurationInMillis)
        writer.member("billedResourceUtilization", billedResourceUtilization)
        writer.endObject()
    }
}

package struct ProtectedQuerySummary: Sendable, Equatable, JSONCoding {
    package var id: String
    package var membershipId: String
    package var membershipArn: String
    package var createTime: Timestamp
    package var status: ProtectedQueryStatus
    package var receiverConfigurations: [ReceiverConfiguration]
    package var queryComputePayerAccountId: String?
    package var intermediateTableConfiguration: IntermediateTableOutputConfiguration?

    package init(id: String, membershipId: String, membershipArn: String, createTime: Timestamp, status: ProtectedQueryStatus, receiverConfigurations: [ReceiverConfiguration], queryComputePayerAccountId: String? = nil, intermediateTableConfiguration: IntermediateTableOutputConfiguration? = nil) {
        self.id = id
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.createTime = createTime
        self.status = status
        self.receiverConfigurations = receiverConfigurations
        self.queryComputePayerAccountId = queryComputePayerAccountId
        self.intermediateTableConfiguration = intermediateTableConfiguration
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        membershipId = try object.required("membershipId")
        membershipArn = try object.required("membershipArn")
        createTime = try object.required("createTime")
        status = try object.required("status")
        receiverConfigurations = try object.required("receiverConfigurations")
        queryComputePayerAccountId = try object.optional("queryComputePayerAccountId")
        intermediateTableConfiguration = try object.optional("intermediateTableConfiguration")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("createTime", createTime)
        writer.member("status", status)
        writer.member("receiverConfigurations", receiverConfigurations)
        writer.member("queryComputePayerAccountId", queryComputePayerAccountId)
        writer.member("intermediateTableConfiguration", intermediateTableConfiguration)
        writer.endObject()
    }
}

package struct QueryComputePaymentConfig: Sendable, Equatable, JSONCoding {
    package var isResponsible: Bool

    package init(isResponsible: Bool) {
        self.isResponsible = isResponsible
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        isResponsible = try object.required("isResponsible")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("isResponsible", isResponsible)
        writer.endObject()
    }
}

package struct QueryConstraintRequireOverlap: Sendable, Equatable, JSONCoding {
    package var columns: [String]?

    package init(columns: [String]? = nil) {
        self.columns = columns
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        columns = try object.optional("columns")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("columns", columns)
        writer.endObject()
    }
}

package struct ReceiverConfiguration: Sendable, Equatable, JSONCoding {
    package var analysisType: AnalysisType
    package var configurationDetails: ConfigurationDetails?

    package init(analysisType: AnalysisType, configurationDetails: ConfigurationDetails? = nil) {
        self.analysisType = analysisType
        self.configurationDetails = configurationDetails
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        analysisType = try object.required("analysisType")
        configurationDetails = try object.optional("configurationDetails")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisType", analysisType)
        writer.member("configurationDetails", configurationDetails)
        writer.endObject()
    }
}

package struct RetryInfo: Sendable, Equatable, JSONCoding {
    package var retryable: Bool?

    package init(retryable: Bool? = nil) {
        self.retryable = retryable
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        retryable = try object.optional("retryable")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("retryable", retryable)
        writer.endObject()
    }
}

package struct S3Location: Sendable, Equatable, JSONCoding {
    package var bucket: String
    package var key: String

    package init(bucket: String, key: String) {
        self.bucket = bucket
        self.key = key
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        bucket = try object.required("bucket")
        key = try object.required("key")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("bucket", bucket)
        writer.member("key", key)
        writer.endObject()
    }
}

package struct Schema: Sendable, Equatable, JSONCoding {
    package var columns: [Column]
    package var partitionKeys: [Column]
    package var analysisRuleTypes: [AnalysisRuleType]
    package var analysisMethod: AnalysisMethod?
    package var selectedAnalysisMethods: [SelectedAnalysisMethod]?
    package var creatorAccountId: String
    package var name: String
    package var collaborationId: String
    package var collaborationArn: String
    package var description: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var type: SchemaType
    package var schemaStatusDetails: [SchemaStatusDetail]
    package var resourceArn: String?
    package var schemaTypeProperties: SchemaTypeProperties?

    package init(columns: [Column], partitionKeys: [Column], analysisRuleTypes: [AnalysisRuleType], analysisMethod: AnalysisMethod? = nil, selectedAnalysisMethods: [SelectedAnalysisMethod]? = nil, creatorAccountId: String, name: String, collaborationId: String, collaborationArn: String, description: String, createTime: Timestamp, updateTime: Timestamp, type: SchemaType, schemaStatusDetails: [SchemaStatusDetail], resourceArn: String? = nil, schemaTypeProperties: SchemaTypeProperties? = nil) {
        self.columns = columns
        self.partitionKeys = partitionKeys
        self.analysisRuleTypes = analysisRuleTypes
        self.analysisMethod = analysisMethod
        self.selectedAnalysisMethods = selectedAnalysisMethods
        self.creatorAccountId = creatorAccountId
        self.name = name
        self.collaborationId = collaborationId
        self.collaborationArn = collaborationArn
        self.description = description
        self.createTime = createTime
        self.updateTime = updateTime
        self.type = type
        self.schemaStatusDetails = schemaStatusDetails
        self.resourceArn = resourceArn
        self.schemaTypeProperties = schemaTypeProperties
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        columns = try object.required("columns")
        partitionKeys = try object.required("partitionKeys")
        analysisRuleTypes = try object.required("analysisRuleTypes")
        analysisMethod = try object.optional("analysisMethod")
        selectedAnalysisMethods = try object.optional("selectedAnalysisMethods")
        creatorAccountId = try object.required("creatorAccountId")
        name = try object.required("name")
        collaborationId = try object.required("collaborationId")
        collaborationArn = try object.required("collaborationArn")
        description = try object.required("description")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        type = try object.required("type")
        schemaStatusDetails = try object.required("schemaStatusDetails")
        resourceArn = try object.optional("resourceArn")
        schemaTypeProperties = try object.optional("schemaTypeProperties")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("columns", columns)
        writer.member("partitionKeys", partitionKeys)
        writer.member("analysisRuleTypes", analysisRuleTypes)
        writer.member("analysisMethod", analysisMethod)
        writer.member("selectedAnalysisMethods", selectedAnalysisMethods)
        writer.member("creatorAccountId", creatorAccountId)
        writer.member("name", name)
        writer.member("collaborationId", collaborationId)
        writer.member("collaborationArn", collaborationArn)
        writer.member("description", description)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("type", type)
        writer.member("schemaStatusDetails", schemaStatusDetails)
        writer.member("resourceArn", resourceArn)
        writer.member("schemaTypeProperties", schemaTypeProperties)
        writer.endObject()
    }
}

package struct SchemaAnalysisRuleRequest: Sendable, Equatable, JSONCoding {
    package var name: String
    package var type: AnalysisRuleType

    package init(name: String, type: AnalysisRuleType) {
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

package struct SchemaStatusDetail: Sendable, Equatable, JSONCoding {
    package var status: SchemaStatus
    package var reasons: [SchemaStatusReason]?
    package var analysisRuleType: AnalysisRuleType?
    package var configurations: [SchemaConfiguration]?
    package var analysisType: AnalysisType

    package init(status: SchemaStatus, reasons: [SchemaStatusReason]? = nil, analysisRuleType: AnalysisRuleType? = nil, configurations: [SchemaConfiguration]? = nil, analysisType: AnalysisType) {
        self.status = status
        self.reasons = reasons
        self.analysisRuleType = analysisRuleType
        self.configurations = configurations
        self.analysisType = analysisType
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        status = try object.required("status")
        reasons = try object.optional("reasons")
        analysisRuleType = try object.optional("analysisRuleType")
        configurations = try object.optional("configurations")
        analysisType = try object.required("analysisType")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("status", status)
        writer.member("reasons", reasons)
        writer.member("analysisRuleType", analysisRuleType)
        writer.member("configurations", configurations)
        writer.member("analysisType", analysisType)
        writer.endObject()
    }
}

package struct SchemaStatusReason: Sendable, Equatable, JSONCoding {
    package var code: SchemaStatusReasonCode
    package var message: String

    package init(code: SchemaStatusReasonCode, message: String) {
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

package struct SchemaSummary: Sendable, Equatable, JSONCoding {
    package var name: String
    package var type: SchemaType
    package var creatorAccountId: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var collaborationId: String
    package var collaborationArn: String
    package var analysisRuleTypes: [AnalysisRuleType]
    package var analysisMethod: AnalysisMethod?
    package var resourceArn: String?
    package var selectedAnalysisMethods: [SelectedAnalysisMethod]?

    package init(name: String, type: SchemaType, creatorAccountId: String, createTime: Timestamp, updateTime: Timestamp, collaborationId: String, collaborationArn: String, analysisRuleTypes: [AnalysisRuleType], analysisMethod: AnalysisMethod? = nil, resourceArn: String? = nil, selectedAnalysisMethods: [SelectedAnalysisMethod]? = nil) {
        self.name = name
        self.type = type
        self.creatorAccountId = creatorAccountId
        self.createTime = createTime
        self.updateTime = updateTime
        self.collaborationId = collaborationId
        self.collaborationArn = collaborationArn
        self.analysisRuleTypes = analysisRuleTypes
        self.analysisMethod = analysisMethod
        self.resourceArn = resourceArn
        self.selectedAnalysisMethods = selectedAnalysisMethods
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        name = try object.required("name")
        type = try object.required("type")
        creatorAccountId = try object.required("creatorAccountId")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        collaborationId = try object.required("collaborationId")
        collaborationArn = try object.required("collaborationArn")
        analysisRuleTypes = try object.required("analysisRuleTypes")
        analysisMethod = try object.optional("analysisMethod")
        resourceArn = try object.optional("resourceArn")
        selectedAnalysisMethods = try object.optional("selectedAnalysisMethods")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("type", type)
        writer.member("creatorAccountId", creatorAccountId)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("collaborationId", collaborationId)
        writer.member("collaborationArn", collaborationArn)
        writer.member("analysisRuleTypes", analysisRuleTypes)
        writer.member("analysisMethod", analysisMethod)
        writer.member("resourceArn", resourceArn)
        writer.member("selectedAnalysisMethods", selectedAnalysisMethods)
        writer.endObject()
    }
}

package struct SnowflakeTableReference: Sendable, Equatable, JSONCoding {
    package var secretArn: String
    package var accountIdentifier: String
    package var databaseName: String
    package var tableName: String
    package var schemaName: String
    package var tableSchema: SnowflakeTableSchema

    package init(secretArn: String, accountIdentifier: String, databaseName: String, tableName: String, schemaName: String, tableSchema: SnowflakeTableSchema) {
        self.secretArn = secretArn
        self.accountIdentifier = accountIdentifier
        self.databaseName = databaseName
        self.tableName = tableName
        self.schemaName = schemaName
        self.tableSchema = tableSchema
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        secretArn = try object.required("secretArn")
        accountIdentifier = try object.required("accountIdentifier")
        databaseName = try object.required("databaseName")
        tableName = try object.required("tableName")
        schemaName = try object.required("schemaName")
        tableSchema = try object.required("tableSchema")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("secretArn", secretArn)
        writer.member("accountIdentifier", accountIdentifier)
        writer.member("databaseName", databaseName)
        writer.member("tableName", tableName)
        writer.member("schemaName", schemaName)
        writer.member("tableSchema", tableSchema)
        writer.endObject()
    }
}

package struct SnowflakeTableSchemaV1: Sendable, Equatable, JSONCoding {
    package var columnName: String
    package var columnType: String

    package init(columnName: String, columnType: String) {
        self.columnName = columnName
        self.columnType = columnType
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        columnName = try object.required("columnName")
        columnType = try object.required("columnType")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("columnName", columnName)
        writer.member("columnType", columnType)
        writer.endObject()
    }
}

package struct StartAnalysisLogExportInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var analysisId: String
    package var analysisType: LogExportAnalysisType
    package var resultConfiguration: AnalysisLogExportResultConfiguration

    package init(membershipIdentifier: String, analysisId: String, analysisType: LogExportAnalysisType, resultConfiguration: AnalysisLogExportResultConfiguration) {
        self.membershipIdentifier = membershipIdentifier
        self.analysisId = analysisId
        self.analysisType = analysisType
        self.resultConfiguration = resultConfiguration
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        analysisId = try object.required("analysisId")
        analysisType = try object.required("analysisType")
        resultConfiguration = try object.required("resultConfiguration")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("analysisId", analysisId)
        writer.member("analysisType", analysisType)
        writer.member("resultConfiguration", resultConfiguration)
        writer.endObject()
    }
}

package struct StartAnalysisLogExportOutput: Sendable, Equatable, JSONCoding {
    package var analysisLogExport: AnalysisLogExport

    package init(analysisLogExport: AnalysisLogExport) {
        self.analysisLogExport = analysisLogExport
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        analysisLogExport = try object.required("analysisLogExport")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisLogExport", analysisLogExport)
        writer.endObject()
    }
}

package struct StartProtectedJobInput: Sendable, Equatable, JSONCoding {
    package var type: ProtectedJobType
    package var membershipIdentifier: String
    package var jobParameters: ProtectedJobParameters
    package var resultConfiguration: ProtectedJobResultConfigurationInput?
    package var computeConfiguration: ProtectedJobComputeConfiguration?
    package var jobComputePayerAccountId: String?

    package init(type: ProtectedJobType, membershipIdentifier: String, jobParameters: ProtectedJobParameters, resultConfiguration: ProtectedJobResultConfigurationInput? = nil, computeConfiguration: ProtectedJobComputeConfiguration? = nil, jobComputePayerAccountId: String? = nil) {
        self.type = type
        self.membershipIdentifier = membershipIdentifier
        self.jobParameters = jobParameters
        self.resultConfiguration = resultConfiguration
        self.computeConfiguration = computeConfiguration
        self.jobComputePayerAccountId = jobComputePayerAccountId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        type = try object.required("type")
        membershipIdentifier = try object.required("membershipIdentifier")
        jobParameters = try object.required("jobParameters")
        resultConfiguration = try object.optional("resultConfiguration")
        computeConfiguration = try object.optional("computeConfiguration")
        jobComputePayerAccountId = try object.optional("jobComputePayerAccountId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("type", type)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("jobParameters", jobParameters)
        writer.member("resultConfiguration", resultConfiguration)
        writer.member("computeConfiguration", computeConfiguration)
        writer.member("jobComputePayerAccountId", jobComputePayerAccountId)
        writer.endObject()
    }
}

package struct StartProtectedJobOutput: Sendable, Equatable, JSONCoding {
    package var protectedJob: ProtectedJob

    package init(protectedJob: ProtectedJob) {
        self.protectedJob = protectedJob
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        protectedJob = try object.required("protectedJob")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("protectedJob", protectedJob)
        writer.endObject()
    }
}

package struct StartProtectedQueryInput: Sendable, Equatable, JSONCoding {
    package var type: ProtectedQueryType
    package var membershipIdentifier: String
    package var sqlParameters: ProtectedQuerySQLParameters
    package var resultConfiguration: ProtectedQueryResultConfiguration?
    package var computeConfiguration: ComputeConfiguration?
    package var queryComputePayerAccountId: String?

    package init(type: ProtectedQueryType, membershipIdentifier: String, sqlParameters: ProtectedQuerySQLParameters, resultConfiguration: ProtectedQueryResultConfiguration? = nil, computeConfiguration: ComputeConfiguration? = nil, queryComputePayerAccountId: String? = nil) {
        self.type = type
        self.membershipIdentifier = membershipIdentifier
        self.sqlParameters = sqlParameters
        self.resultConfiguration = resultConfiguration
        self.computeConfiguration = computeConfiguration
        self.queryComputePayerAccountId = queryComputePayerAccountId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        type = try object.required("type")
        membershipIdentifier = try object.required("membershipIdentifier")
        sqlParameters = try object.required("sqlParameters")
        resultConfiguration = try object.optional("resultConfiguration")
        computeConfiguration = try object.optional("computeConfiguration")
        queryComputePayerAccountId = try object.optional("queryComputePayerAccountId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("type", type)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("sqlParameters", sqlParameters)
        writer.member("resultConfiguration", resultConfiguration)
        writer.member("computeConfiguration", computeConfiguration)
        writer.member("queryComputePayerAccountId", queryComputePayerAccountId)
        writer.endObject()
    }
}
