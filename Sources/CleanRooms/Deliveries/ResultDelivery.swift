// The seam to whatever keeps the objects of results: the service knows nothing of folders and endpoints.

import CleanRoomsModel
package import Objects
import Store

/// Writes the objects of results and logs.
package protocol ResultDelivery {
    /// Writes what is ordered, or has it written where writing takes long.
    ///
    /// - Returns: How it ended. Nil if that is told later, by ``CleanRooms/finish(_:as:)``, which is not called before this returns and the
    ///   transaction around it has ended.
    func deliver(_ order: DeliveryOrder) -> DeliveryOutcome?
}

extension CleanRooms {
    /// Has the objects written; without anything that keeps them, and without objects, that is done.
    func deliver(_ order: DeliveryOrder) -> DeliveryOutcome? {
        guard let resultDelivery, !order.parcels.isEmpty else { return .delivered }
        var order = order
        lastOrder += 1
        order.number = lastOrder
        let outcome = resultDelivery.deliver(order)
        ordersUnderWay[order.subject] = outcome == nil ? order.number : nil
        return outcome
    }

    /// The objects of an analysis or an export are written, or cannot be: it ends at the time at which it was to.
    ///
    /// Whatever is no longer waiting for it is left as it is: a query that was cancelled meanwhile ends as cancelled, with or without
    /// objects, and what a reset has deleted stays deleted. An order of a state that is no more ends nothing that has the same id in this one.
    package func finish(_ order: DeliveryOrder, as outcome: DeliveryOutcome) throws {
        guard ordersUnderWay[order.subject] == order.number else { return }
        let subject = order.subject
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

    /// The end of an order is noted for good, and will not be told again.
    package func forget(_ order: DeliveryOrder) {
        if ordersUnderWay[order.subject] == order.number { ordersUnderWay[order.subject] = nil }
    }

    /// Delivers again what was being delivered when the program stopped, or when the state that has been restored was saved.
    ///
    /// The objects have the same keys as before, so that one which was written already is written over.
    package func resumeDeliveries() throws {
        try announcing {
            try resume(ProtectedQueryRecord.self, ProtectedQueryStatus.started.rawValue) { query in
                if let time = query.run.deliveryTime { try deliverResults(of: query, at: time) }
            }
            try resume(ProtectedJobRecord.self, ProtectedJobStatus.started.rawValue) { job in
                if let time = job.run.deliveryTime { try deliverResults(of: job, at: time) }
            }
            try resume(LogExportRecord.self, AnalysisLogExportStatus.inProgress.rawValue) { export in
                if let time = export.deliveryTime { try deliverLog(of: export, at: time) }
            }
        }
    }

    /// Passes over what cannot be read: the program has to start for all the others.
    private func resume<R: Record>(_ type: R.Type, _ status: String, _ deliver: (R) throws -> Void) throws {
        for record in try store.unfinished(type, status: status) {
            do {
                try announcing { try deliver(record.get()) }
            } catch  where StoredFlaw.isToBlame(for: error) {
                onFlaw(StoredFlaw(delivery: error))
            }
        }
    }
}

extension DeliveryOutcome {
    /// The code of a delivery that was refused. That the service gives it for every bucket which it cannot write is inferred.
    static let refusalCode = AnalysisErrorCode.resourceAccessDenied
}
