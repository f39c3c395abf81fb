// The stored export of a query's logs, and its views.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisLogExport.html

import CleanRoomsModel
import JSON
import Lifecycle
import Objects
import Store

struct LogExportRecord: Record {
    static let kind = "analysisLogExport"

    /// The parent is the membership that started the export.
    var row: Row
    var analysisID: String
    var analysisType: LogExportAnalysisType
    var resultConfiguration: AnalysisLogExportResultConfiguration
    var updateTime: Timestamp
    /// The time of the export's end. It is set from then until its objects are written.
    var deliveryTime: Timestamp?
    var error: AnalysisLogExportError?
    /// The end that the tester has planned for the export, if any.
    var plan: PlannedOutcome?
    /// The id of the tester's rule that decided it.
    var rule: String?
    var looks = 0
}

extension LogExportRecord: Living {
    static let model = LifecycleModel.analysisLogExport
    static let finish = DueEvent("analysisLogExport.end") { try $0.finishLogExport($1, at: $2) }
    static let dueEvents = [finish]
    static let ongoingStatuses: [String]? = [AnalysisLogExportStatus.inProgress.rawValue]

    var stage: String { status.rawValue }

    var history: [LifeStop] {
        let begun = LifeStop(status: AnalysisLogExportStatus.inProgress.rawValue, time: row.createTime)
        return status == .inProgress ? [begun] : [begun, LifeStop(status: stage, time: updateTime)]
    }

    var nextStage: String? { status == .inProgress ? plan?.status.rawValue ?? AnalysisLogExportStatus.success.rawValue : nil }

    var planned: (outcome: PlannedOutcome, rule: String?)? { plan.map { ($0, rule) } }

    var nextStep: NextStep? {
        switch status {
        // While its objects are on their way the export has nothing else to wait for.
        case .inProgress: deliveryTime == nil ? NextStep(event: Self.finish, step: .running, duration: plan?.duration) : nil
        case .success, .failed: nil
        }
    }
}

extension LogExportRecord: Delivering {
    static let deliveringStatus = AnalysisLogExportStatus.inProgress.rawValue

    func deliver(at time: Timestamp, in service: CleanRooms) throws { try service.deliverLog(of: self, at: time) }

    func finish(as outcome: DeliveryOutcome, at time: Timestamp, in service: CleanRooms) throws {
        try service.finish(self, outcome, at: time)
    }
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
        looks = try body.optionalCount("looks") ?? 0
        deliveryTime = try body.optional("deliveryTime")
        error = try body.optional("error")
        plan = try body.optional("plan")
        rule = try body.optional("rule")
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisId", analysisID)
        writer.member("analysisType", analysisType)
        writer.member("resultConfiguration", resultConfiguration)
        writer.member("updateTime", updateTime)
        writer.member("rule", rule)
        writer.member("looks", looks == 0 ? nil : looks)
        writer.member("deliveryTime", deliveryTime)
        writer.member("error", error)
        writer.member("plan", plan)
        writer.endObject()
    }
}
