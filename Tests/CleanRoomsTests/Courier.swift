// Whoever writes results, for tests that look at what is to be written.

import CleanRooms
import Objects

/// Takes orders, and answers each as it is told to.
final class Courier: ResultDelivery {
    var orders: [DeliveryOrder] = []
    /// Nil for a courier that tells later.
    var answer: DeliveryOutcome? = .delivered

    func deliver(_ order: DeliveryOrder) -> DeliveryOutcome? {
        orders.append(order)
        return answer
    }
}
