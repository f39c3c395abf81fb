// The seam to whatever keeps the objects of results: the service knows nothing of folders and endpoints.

import CleanRoomsModel
package import Objects
import Store

/// Writes the objects of results and logs.
package protocol ResultDelivery {
    /// Writes what is ordered, or begins to if writing takes long.
    ///
    /// - Returns: How it ended. Nil if that is told later, by ``CleanRooms/finish(_:as:)``, which is not called before this returns and the
    ///   transaction around it has ended.
    func deliver(_ order: DeliveryOrder) -> DeliveryOutcome?
    /// Whether it is writing something that will be there soon, so that a caller who waits for the end of a query can wait for this too.
    var isBusy: Bool { get }
}

extension ResultDelivery {
    package var isBusy: Bool { false }
}

/// A resource that ends once objects of its own are written.
protocol Delivering: Living {
    /// The status that it has before they are written.
    static var deliveringStatus: String { get }
    /// The time of its end. It is set from then until its objects are written.
    var deliveryTime: Timestamp? { get }

    /// Orders its objects to be written, and ends if that is done at once.
    func deliver(at time: Timestamp, in service: CleanRooms) throws
    /// Ends as its delivery did.
    func finish(as outcome: DeliveryOutcome, at time: Timestamp, in service: CleanRooms) throws
}

extension CleanRooms {
    /// Orders the objects to be written. If there are none, or nothing keeps them, that is done already.
    func deliver(_ order: DeliveryOrder) -> DeliveryOutcome? {
        guard let resultDelivery, !order.parcels.isEmpty else { return .delivered }
        var order = order
        lastOrder += 1
        order.number = lastOrder
        let outcome = resultDelivery.deliver(order)
        ordersUnderWay[order.subject] = outcome == nil ? order.number : nil
        return outcome
    }

    /// Ends an analysis or an export at its planned time, once its objects are written or could not be.
    ///
    /// Anything that no longer waits for it is left as it is: a query that was cancelled meanwhile ends as cancelled, with or without
    /// objects, and what a reset has deleted stays deleted. An order of an earlier state does not end what has the same id in this one.
    package func finish(_ order: DeliveryOrder, as outcome: DeliveryOutcome) throws {
        guard ordersUnderWay[order.subject] == order.number else { return }
        try announcing {
            for kind in Self.deliveringKinds where try finish(kind, order.subject, as: outcome) { return }
        }
    }

    /// - Returns: Whether it is a kind's.
    private func finish<Resource: Delivering>(_ type: Resource.Type, _ id: String, as outcome: DeliveryOutcome) throws -> Bool {
        guard let resource = try store.find(type, id: id) else { return false }
        if let time = resource.deliveryTime, resource.row.status == type.deliveringStatus {
            try resource.finish(as: outcome, at: time, in: self)
        }
        return true
    }

    /// The end of an order is stored, and will not be reported again.
    package func forget(_ order: DeliveryOrder) {
        if ordersUnderWay[order.subject] == order.number { ordersUnderWay[order.subject] = nil }
    }

    /// Delivers again what was being delivered when the program stopped, or when the state that has been restored was saved.
    ///
    /// The objects have the same keys as before, so one that was written already is overwritten.
    package func resumeDeliveries() throws {
        try announcing {
            for kind in Self.deliveringKinds { try resume(kind) }
        }
    }

    /// Passes over what cannot be read: the program has to start for all the others.
    private func resume<Resource: Delivering>(_ type: Resource.Type) throws {
        for found in try store.unfinished(type, status: type.deliveringStatus) {
            do {
                try announcing {
                    let resource = try found.get()
                    if let time = resource.deliveryTime { try resource.deliver(at: time, in: self) }
                }
            } catch  where StoredFlaw.isToBlame(for: error) {
                onFlaw(StoredFlaw(delivery: error))
            }
        }
    }

    private static let deliveringKinds = livingKinds.compactMap { $0 as? any Delivering.Type }
}

extension DeliveryOutcome {
    /// The code of a delivery that was refused. That the service gives it for every bucket which it cannot write is inferred.
    static let refusalCode = AnalysisErrorCode.resourceAccessDenied
}
