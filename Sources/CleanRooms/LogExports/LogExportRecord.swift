// The stored export of a query's logs, and its views.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisLogExport.html

import CleanRoomsModel
import JSON
import Store

struct LogExportRecord: Record {
    static let kind = "analysisLogExport"

    /// The parent is the membership that started the export.
    var row: Row
    var analysisID: String
    var analysisType: LogExportAnalysisType
    var resultConfiguration: AnalysisLogExportResultConfiguration
    var updateTime: Timestamp
    /// When the export ends, from then on until its objects are written.
    var deliveryTime: Timestamp?
    var error: AnalysisLogExportError?
}

extension LogExportRecord {
    var status: AnalysisLogExportStatus {
        get { row.status.flatMap(AnalysisLogExportStatus.init) ?? .failed }
        set { row.status = newValue.rawValue }
    }

    var membershipID: String { row.parent ?? "" }

    var view: AnalysisLogExport {
        AnalysisLogExport(
            analysisLogExportId: row.id, analysisId: analysisID, analysisType: analysisType, membershipId: membershipID, status: status,
            resultConfiguration: resultConfiguration, createTime: row.createTime, updateTime: updateTime, error: error)
    }

    var summary: AnalysisLogExportSummary {
        AnalysisLogExportSummary(
            analysisLogExportId: row.id, analysisId: analysisID, analysisType: analysisType, status: status, createTime: row.createTime)
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        analysisID = try body.required("analysisId")
        analysisType = try body.required("analysisType")
        resultConfiguration = try body.required("resultConfiguration")
        updateTime = try body.required("updateTime")
        deliveryTime = try body.optional("deliveryTime")
        error = try body.optional("error")
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisId", analysisID)
        writer.member("analysisType", analysisType)
        writer.member("resultConfiguration", resultConfiguration)
        writer.member("updateTime", updateTime)
        writer.member("deliveryTime", deliveryTime)
        writer.member("error", error)
        writer.endObject()
    }
}
