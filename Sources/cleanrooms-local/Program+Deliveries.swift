// Results on their way to where they are kept, and how their arrival is noted.
// Reference: decision note 0008.

import CleanRooms
import HTTPServer
import Logging
import Objects
import Store

extension Program {
    func startDelivering() throws {
        switch results {
        case .nowhere: break
        case .folder(let store):
            service.resultDelivery = FolderDelivery(
                store, worker: try deliveryWorker(), onRefusal: { [logger] in logger.logRefusal(ofDelivery: $0, because: $1) },
                begin: { [unowned self] in withState($0) }, finish: { [unowned self] in takeEnd(of: $0, as: $1) })
        case .endpoint(let store):
            service.resultDelivery = EndpointDelivery(
                store: store, worker: try deliveryWorker(),
                // The worker of deliveries is the loop's.
                begin: { [unowned self] in withState($0) }, finish: { [unowned self] in takeEnd(of: $0, as: $1) })
        }
        try service.resumeDeliveries()
        try store.commit()
    }

    private func deliveryWorker() throws -> Worker {
        let worker = try Worker(loop)
        self.worker = worker
        return worker
    }

    private func takeEnd(of order: DeliveryOrder, as outcome: DeliveryOutcome) {
        withState { [unowned self] in finish(order, as: outcome) }
    }

    /// Notes how a delivery ended; the end of the turn commits it. A commit in between could fail without the turn's other answers knowing.
    private func finish(_ order: DeliveryOrder, as outcome: DeliveryOutcome) {
        if case .refused(let reason) = outcome { logger.logRefusal(ofDelivery: order.subject, because: reason) }
        ended.append((order, outcome))
        noteDeliveries()
    }

    /// Records what has ended and is not recorded yet. What cannot be written now, as on a full disk, is tried again by a later turn.
    func noteDeliveries() {
        guard !isLent, !store.isBeingReplaced else { return noteTimer?.arm(afterMilliseconds: Self.dueRetryMilliseconds) ?? () }
        while noted < ended.count {
            let (order, outcome) = ended[noted]
            do {
                try service.finish(order, as: outcome)
            } catch let error as StoreError {
                logger.error("a delivery could not be noted yet", metadata: ["subject": "\(order.subject)", "error": "\(error)"])
                noteTimer?.arm(afterMilliseconds: Self.dueRetryMilliseconds)
                return
            } catch {
                logger.error("a delivery could not be noted", metadata: ["subject": "\(order.subject)", "error": "\(error)"])
            }
            noted += 1
        }
    }

    /// The turn has ended, and what it noted is durable or did not happen.
    func settleDeliveries(isCommitted: Bool) {
        guard noted > 0 else { return }
        if isCommitted {
            for end in ended[..<noted] { service.forget(end.order) }
            ended.removeFirst(noted)
        } else {
            noteTimer?.arm(afterMilliseconds: Self.dueRetryMilliseconds)
        }
        noted = 0
    }
}
