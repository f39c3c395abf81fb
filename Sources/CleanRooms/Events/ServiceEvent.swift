// An event as the service puts it on the default bus of an account.
// Reference: https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html for the envelope. What is in `detail` is not
// documented but for its `status`; all else in it is inferred.

package import CleanRoomsModel
import Clocks
package import JSON

/// One event on the bus of one account.
package struct ServiceEvent: Sendable, Equatable {
    package var id: String
    /// Such as `Protected Query Submitted`.
    package var detailType: String
    /// Whose bus it is on.
    package var account: String
    package var region: String
    package var time: Timestamp
    /// ARNs of what it is about.
    package var resources: [String]
    package var detail: JSON

    /// The envelope that a rule of EventBridge hands on.
    package var json: JSON {
        [
            "version": "0", "id": .string(id), "detail-type": .string(detailType), "source": "aws.cleanrooms", "account": .string(account),
            // EventBridge tells whole seconds.
            "time": .string(Timestamp(milliseconds: time.milliseconds / 1000 * 1000).text), "region": .string(region),
            "resources": .array(resources.map(JSON.string)), "detail": detail,
        ]
    }
}
