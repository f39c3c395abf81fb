// The stored analysis template and its views.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisTemplate.html

import CleanRoomsModel
import JSON
import Store

struct AnalysisTemplateRecord: MembershipChild {
    static let kind = "analysisTemplate"
    static let arnKind = ARN.ChildKind.analysisTemplate
    static let resourceKind = ServiceError.Resource.Kind.analysisTemplate
    static let noun = (thing: "analysis template", id: "analysisTemplateId")

    /// The parent is the membership; the name is the template's; the collaboration stands in its column.
    var row: Row
    var description: String?
    var format: AnalysisFormat
    var source: AnalysisSource
    /// The hashes of a script's objects, taken when the template is made.
    var sourceMetadata: AnalysisSourceMetadata?
    var analysisParameters: [AnalysisParameter]?
    var referencedTables: [String]
    var errorMessageConfiguration: ErrorMessageConfiguration?
    var syntheticDataParameters: SyntheticDataParameters?
    var updateTime: Timestamp
    /// The SHA-256 of the artifacts' bytes as the first job that was run found them, by `bucket/key`.
    var artifactHashes: [String: String]?
}

extension AnalysisTemplateRecord {
    var name: String { row.name ?? "" }

    private var schema: AnalysisSchema { AnalysisSchema(referencedTables: referencedTables) }

    private var isSyntheticData: Bool { syntheticDataParameters != nil }

    /// The SQL of the template; nil for a script.
    var sql: String? {
        switch source {
        case .text(let text): text
        case .artifacts: nil
        }
    }

    /// The template as its owner sees it.
    ///
    /// - Parameter creator: The account that made the collaboration.
    /// - Parameter validations: They depend on other resources and on the time, so they are no part of the record.
    func view(creator: String, validations: [AnalysisTemplateValidationStatusDetail]?) -> AnalysisTemplate {
        AnalysisTemplate(
            id: row.id, arn: arn.description, collaborationId: collaborationID,
            collaborationArn: collaborationARN(creator: creator).description,
            membershipId: membershipID, membershipArn: membershipARN.description, description: description, name: name,
            createTime: row.createTime, updateTime: updateTime, schema: schema, format: format, source: source,
            sourceMetadata: sourceMetadata, analysisParameters: analysisParameters, validations: validations,
            errorMessageConfiguration: errorMessageConfiguration, syntheticDataParameters: syntheticDataParameters)
    }

    func summary(creator: String) -> AnalysisTemplateSummary {
        AnalysisTemplateSummary(
            arn: arn.description, createTime: row.createTime, id: row.id, name: name, updateTime: updateTime,
            membershipArn: membershipARN.description, membershipId: membershipID,
            collaborationArn: collaborationARN(creator: creator).description,
            collaborationId: collaborationID, description: description, isSyntheticData: isSyntheticData)
    }

    /// The template as every member sees it, with its source, since members review it before they allow it
    /// (documented for SQL; that a script's place is shown too is inferred).
    func collaborationView(
        creator: String, validations: [AnalysisTemplateValidationStatusDetail]?
    ) -> CollaborationAnalysisTemplate {
        CollaborationAnalysisTemplate(
            id: row.id, arn: arn.description, collaborationId: collaborationID,
            collaborationArn: collaborationARN(creator: creator).description,
            description: description, creatorAccountId: row.account, name: name, createTime: row.createTime, updateTime: updateTime,
            schema: schema, format: format, source: source, sourceMetadata: sourceMetadata, analysisParameters: analysisParameters,
            validations: validations, errorMessageConfiguration: errorMessageConfiguration,
            syntheticDataParameters: syntheticDataParameters)
    }

    func collaborationSummary(creator: String) -> CollaborationAnalysisTemplateSummary {
        CollaborationAnalysisTemplateSummary(
            arn: arn.description, createTime: row.createTime, id: row.id, name: name, updateTime: updateTime,
            collaborationArn: collaborationARN(creator: creator).description, collaborationId: collaborationID,
            creatorAccountId: row.account, description: description, isSyntheticData: isSyntheticData)
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        description = try body.optional("description")
        format = try body.required("format")
        source = try body.required("source")
        sourceMetadata = try body.optional("sourceMetadata")
        analysisParameters = try body.optional("analysisParameters")
        referencedTables = try body.required("referencedTables")
        errorMessageConfiguration = try body.optional("errorMessageConfiguration")
        syntheticDataParameters = try body.optional("syntheticDataParameters")
        updateTime = try body.required("updateTime")
        artifactHashes = try body.optional("artifactHashes")
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("description", description)
        writer.member("format", format)
        writer.member("source", source)
        writer.member("sourceMetadata", sourceMetadata)
        writer.member("analysisParameters", analysisParameters)
        writer.member("referencedTables", referencedTables)
        writer.member("errorMessageConfiguration", errorMessageConfiguration)
        writer.member("syntheticDataParameters", syntheticDataParameters)
        writer.member("updateTime", updateTime)
        writer.member("artifactHashes", artifactHashes)
        writer.endObject()
    }
}
