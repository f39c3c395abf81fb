// Analysis log exports: the logs of a query's run, written to a bucket of the member who ran or paid for it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_StartAnalysisLogExport.html

package import CleanRoomsModel
import Lifecycle
import Objects
import Store

extension ListAnalysisLogExportsInput: PagedInput {}

extension CleanRooms {
    /// Starts the export of a query's logs and schedules its end.
    ///
    /// - Throws: `accessDenied` unless the member may export logs, and ran or pays for the query; `notFound` for a query that it has
    ///   no part in; `validation` for a query that has not ended, never ran or used differential privacy, and while its logs go to that place already.
    package func startAnalysisLogExport(_ input: StartAnalysisLogExportInput, _ call: Call) throws -> StartAnalysisLogExportOutput {
        let membership = try call.activeMembership(input.membershipIdentifier, able: .canExportQueryAnalysisLog)
        let query = try call.analysis(ProtectedQueryRecord.self, input.analysisId, through: membership.record)
        guard query.isRunOrPaid(by: call.caller.account) else {
            throw ServiceError.accessDenied(message: "Only the members who run or pay for query \(query.row.id) can export its logs.")
        }
        // The API has no conflict here, so states are a matter of validation.
        guard QueryMachine.isTerminal(query.status) else {
            throw ServiceError.invalidConfiguration("Query \(query.row.id) has not ended yet.", field: "analysisId")
        }
        guard query.run.startTime != nil else {
            throw ServiceError.invalidConfiguration("Query \(query.row.id) has no logs: it never ran.", field: "analysisId")
        }
        guard !query.isDifferentiallyPrivate else {
            throw ServiceError.invalidConfiguration(
                "Query \(query.row.id) used differential privacy: its logs cannot be exported.", field: "analysisId")
        }
        try call.requireNoRival(of: input, in: membership)
        var export = LogExportRecord(
            row: call.newRow(
                id: call.newID(), collaboration: membership.collaborationID, parent: membership.id,
                status: AnalysisLogExportStatus.inProgress.rawValue),
            analysisID: input.analysisId, analysisType: input.analysisType, resultConfiguration: input.resultConfiguration,
            updateTime: call.now)
        let rule = try call.outcome(of: OutcomeSubject(.analysisLogExport, of: membership))
        export.plan = rule?.plan
        export.rule = rule?.id
        try call.store.insert(export)
        noteLife(of: export, from: nil, at: call.now)
        try call.scheduleNextStep(of: export)
        return StartAnalysisLogExportOutput(analysisLogExport: export.view)
    }

    package func getAnalysisLogExport(_ input: GetAnalysisLogExportInput, _ call: Call) throws -> GetAnalysisLogExportOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let id = input.analysisLogExportIdentifier
        guard let export = try call.store.find(LogExportRecord.self, id: id), export.membershipID == membership.id else {
            throw ServiceError.notFound(
                .init(.analysisLogExport, id), message: "No such analysis log export with analysisLogExportId: \(id)")
        }
        return GetAnalysisLogExportOutput(analysisLogExport: try call.look(at: export).view)
    }

    /// Lists the exports that a membership started, newest first.
    package func listAnalysisLogExports(_ input: ListAnalysisLogExportsInput, _ call: Call) throws -> ListAnalysisLogExportsOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let page = try call.page(
            of: LogExportRecord.self, in: .parent(membership.id), input, status: input.status.map { [$0.rawValue] },
            filters: [input.analysisIdentifier ?? ""],
            where: { input.analysisIdentifier == nil || $0.analysisID == input.analysisIdentifier })
        return ListAnalysisLogExportsOutput(nextToken: page.nextToken, analysisLogExports: page.elements.map(\.summary))
    }

    /// The logs are gathered, and the export ends once they are written.
    func finishLogExport(_ id: String, at time: Timestamp) throws {
        guard let export = try store.find(LogExportRecord.self, id: id), export.deliveryTime == nil else { return }
        if let error = export.plan?.logExportError { return try end(export, error: error, at: time) }
        try deliverLog(of: export, at: time)
    }

    /// Orders the log to be written, which ends the export.
    func deliverLog(of export: LogExportRecord, at time: Timestamp) throws {
        guard let query = try store.find(ProtectedQueryRecord.self, id: export.analysisID) else {
            // A reset of the runner's account has deleted it. The code is the guide's for a query without logs; its use here is inferred.
            let error = AnalysisLogExportError(
                code: "LOGS_NOT_AVAILABLE", message: "The query \(export.analysisID) does not exist any more.")
            return try end(export, error: error, at: time)
        }
        if let outcome = deliver(export.order(of: query)) { return try finish(export, outcome, at: time) }
        var export = export
        export.deliveryTime = time
        try store.update(export)
    }

    func finish(_ export: LogExportRecord, _ outcome: DeliveryOutcome, at time: Timestamp) throws {
        switch outcome {
        case .delivered: try end(export, error: nil, at: time)
        case .refused(let message):
            try end(export, error: AnalysisLogExportError(code: DeliveryOutcome.refusalCode.rawValue, message: message), at: time)
        }
    }

    private func end(_ export: LogExportRecord, error: AnalysisLogExportError?, at time: Timestamp) throws {
        var export = export
        export.status = error == nil ? .success : .failed
        export.error = error
        export.deliveryTime = nil
        export.updateTime = time
        try store.update(export)
        noteLife(of: export, from: AnalysisLogExportStatus.inProgress.rawValue, at: time)
    }
}

extension Call {
    /// One export of a query to a place can be in progress, whichever of the members started it (inferred for other members).
    fileprivate func requireNoRival(of input: StartAnalysisLogExportInput, in membership: ActiveMembership) throws {
        let exports = try store.all(of: LogExportRecord.self, in: .collaboration(membership.collaborationID))
        let rival = exports.first {
            $0.status == .inProgress && $0.analysisID == input.analysisId && $0.resultConfiguration == input.resultConfiguration
        }
        guard let rival else { return }
        throw ServiceError.invalidConfiguration(
            "Export \(rival.row.id) of the same logs to the same place is in progress.", field: "resultConfiguration")
    }
}
