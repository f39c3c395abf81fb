// The seam to whatever keeps the objects of results: the service knows nothing of folders and endpoints.

import CleanRoomsModel
package import Objects
import Store

/// Writes the objects of results and logs.
package protocol ResultDelivery {
    /// Writes what is ordered, or has it written where writing takes long.
    ///
    /// - Returns: How it ended. Nil if that is told later, by ``CleanRooms/finishDelivery(of:as:)``, which is not called before this
    ///   returns and the transaction around it has ended.
    func deliver(_ order: DeliveryOrder) -> DeliveryOutcome?
}

extension CleanRooms {
    /// Has the objects written; without anything that keeps them, and without objects, that is done.
    func deliver(_ order: DeliveryOrder) -> DeliveryOutcome? {
        guard let resultDelivery, !order.parcels.isEmpty else { return .delivered }
        return resultDelivery.deliver(order)
    }

    /// The objects of an analysis or an export are written, or cannot be: it ends at the time at which it was to.
    ///
    /// Whatever is no longer waiting for it is left as it is: a query that was cancelled meanwhile ends as cancelled, with or without
    /// objects, and what a reset has deleted stays deleted.
    package func finishDelivery(of subject: String, as outcome: DeliveryOutcome) throws {
        try announcing {
            if let query = try store.find(ProtectedQueryRecord.self, id: subject), let time = query.run.deliveryTime,
                query.status == .started
            {
                try finish(query, outcome, at: time)
            } else if let job = try store.find(ProtectedJobRecord.self, id: subject), let time = job.run.deliveryTime,
                job.status == .started
            {
                try finish(job, outcome, at: time)
            } else if let export = try store.find(LogExportRecord.self, id: subject), let time = export.deliveryTime,
                export.status == .inProgress
            {
                try finish(export, outcome, at: time)
            }
        }
    }

    /// Delivers again what was being delivered when the program stopped, or when the state that has been restored was saved.
    ///
    /// The objects have the same keys as before, so that one which was written already is written over.
    package func resumeDeliveries() throws {
        try announcing {
            for query in try store.all(of: ProtectedQueryRecord.self, status: ProtectedQueryStatus.started.rawValue) {
                if let time = query.run.deliveryTime { try deliverResults(of: query, at: time) }
            }
            for job in try store.all(of: ProtectedJobRecord.self, status: ProtectedJobStatus.started.rawValue) {
                if let time = job.run.deliveryTime { try deliverResults(of: job, at: time) }
            }
            for export in try store.all(of: LogExportRecord.self, status: AnalysisLogExportStatus.inProgress.rawValue) {
                if let time = export.deliveryTime { try deliverLog(of: export, at: time) }
            }
        }
    }
}

extension DeliveryOutcome {
    /// The code of a delivery that was refused. That the service gives it for every bucket which it cannot write is inferred.
    static let refusalCode = AnalysisErrorCode.resourceAccessDenied
}
