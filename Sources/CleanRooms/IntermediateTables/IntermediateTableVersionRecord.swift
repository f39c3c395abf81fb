// One population of an intermediate table: what it stores, under which constraints, and until when.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_IntermediateTableVersionSummary.html

import CleanRoomsModel
import JSON
import Store

struct IntermediateTableVersionRecord: Record {
    static let kind = "intermediateTableVersion"

    /// The parent is the intermediate table.
    var row: Row
    var analysisType: PopulateIntermediateTableAnalysisType
    /// The protected query or job that populates the version.
    var analysisID: String
    var kmsKeyArn: String?
    /// The values of the template's parameters.
    var parameters: [String: String]?
    /// What the version holds: as the SQL says, or as a job's result has it; nil if neither says.
    var columns: [Column]?
    /// What the tables under it demanded when the population began.
    var inheritedConstraints: IntermediateTableInheritedConstraints
    /// Nil until the population has succeeded.
    var expirationTime: Timestamp?
}

extension IntermediateTableVersionRecord {
    var status: IntermediateTableVersionStatus {
        get { row.status.flatMap(IntermediateTableVersionStatus.init) ?? .populateFailed }
        set { row.status = newValue.rawValue }
    }

    var tableID: String { row.parent ?? "" }

    var activeView: IntermediateTableActiveVersion {
        IntermediateTableActiveVersion(
            versionId: row.id, analysisId: analysisID, analysisType: analysisType, kmsKeyArn: kmsKeyArn, parameters: parameters,
            inheritedConstraints: inheritedConstraints, expirationTime: expirationTime)
    }

    var summary: IntermediateTableVersionSummary {
        IntermediateTableVersionSummary(
            versionId: row.id, tableId: tableID, createTime: row.createTime, analysisId: analysisID, status: status,
            analysisType: analysisType, kmsKeyArn: kmsKeyArn, expirationTime: expirationTime)
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        // Records from before jobs could populate tables say nothing about it.
        analysisType = try body.optional("analysisType") ?? .query
        analysisID = try body.required("analysisId")
        kmsKeyArn = try body.optional("kmsKeyArn")
        parameters = try body.optional("parameters")
        columns = try body.optional("columns")
        inheritedConstraints = try body.required("inheritedConstraints")
        expirationTime = try body.optional("expirationTime")
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisType", analysisType)
        writer.member("analysisId", analysisID)
        writer.member("kmsKeyArn", kmsKeyArn)
        writer.member("parameters", parameters)
        writer.member("columns", columns)
        writer.member("inheritedConstraints", inheritedConstraints)
        writer.member("expirationTime", expirationTime)
        writer.endObject()
    }
}
