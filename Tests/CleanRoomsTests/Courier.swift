// Whoever writes results, for tests that look at what is to be written.

import CleanRooms
import Objects
import Testing

/// Takes orders, and answers each as it is told to.
final class Courier: ResultDelivery {
    var orders: [DeliveryOrder] = []
    /// Nil for a courier that tells later.
    var answer: DeliveryOutcome? = .delivered

    /// The last order of a subject's.
    func order(of subject: String) throws -> DeliveryOrder { try #require(orders.last { $0.subject == subject }) }

    func deliver(_ order: DeliveryOrder) -> DeliveryOutcome? {
        orders.append(order)
        return answer
    }
}
