// How far an analysis has come, which is stored with what was asked.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ProtectedQuery.html and API_ProtectedJob.html

import CleanRoomsModel
import JSON
import Tables

struct AnalysisRun<Failure: AnalysisError>: Sendable {
    /// The tester's result, in place of an empty one.
    var cannedResult: CannedResult?
    /// How the analysis ends, if the tester decided it.
    var plan: PlannedOutcome?
    /// The id of the tester's rule that decided it.
    var rule: String?
    var startTime: Timestamp?
    /// When it was asked to end.
    var cancelTime: Timestamp?
    /// The time of the analysis's end. It is set from then until its objects are written.
    var deliveryTime: Timestamp?
    var endTime: Timestamp?
    /// CRPU-hours, once the analysis has used any.
    var billedUnits: Double?
    var error: Failure?
    /// What told the files that were read from others when the rows were computed first.
    var filesMark: String?
    /// As ``Living`` counts them.
    var looks = 0
}

extension AnalysisRun {
    /// - Parameter body: Of the record, which has the members of the run among its own.
    init(body: JSON.Object) throws(JSONMismatch) {
        cannedResult = try body.optional("cannedResult")
        plan = try body.optional("plan")
        rule = try body.optional("rule")
        startTime = try body.optional("startTime")
        cancelTime = try body.optional("cancelTime")
        deliveryTime = try body.optional("deliveryTime")
        endTime = try body.optional("endTime")
        billedUnits = try body.optional("billedUnits")
        error = try body.optional("error")
        filesMark = try body.optional("filesMark")
        looks = try body.optionalCount("looks") ?? 0
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("cannedResult", cannedResult)
        writer.member("plan", plan)
        writer.member("rule", rule)
        writer.member("startTime", startTime)
        writer.member("cancelTime", cancelTime)
        writer.member("deliveryTime", deliveryTime)
        writer.member("endTime", endTime)
        writer.member("billedUnits", billedUnits)
        writer.member("error", error)
        writer.member("filesMark", filesMark)
        writer.member("looks", looks == 0 ? nil : looks)
    }
}
