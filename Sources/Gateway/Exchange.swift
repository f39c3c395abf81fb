// What became of one request: what the journal, the log and the metrics are told.
// Reference: design, section 4, step 5.

package import AnalysisSQL
package import CleanRooms
package import CleanRoomsModel
package import HTTP

/// A request and its answer, with what the gateway learned on the way. All values are those at hand: nothing is formatted, nothing masked.
package struct Exchange {
    /// Nil for a message that was no proper HTTP request.
    package let request: HTTPRequest?
    package let response: HTTPResponse
    package let requestID: String
    package let reading: Reading
    package let start: ContinuousClock.Instant
    /// The time of the work alone, without the delay that a fault adds.
    package let duration: Duration

    /// What was read from a request before it was answered; a request that is refused early leaves most of it nil.
    package struct Reading {
        /// The operation that was asked for; nil for what is none of ours.
        package internal(set) var operation: Operation?
        package internal(set) var caller: Caller?
        /// The exception's name, such as `ThrottlingException`; nil for a success.
        package internal(set) var errorType: String?
        /// Why the rules refused SQL, which the answer does not say. A query that ends FAILED for it was answered with 200.
        package internal(set) var refusal: Refusal?
    }

    package var operation: Operation? { reading.operation }
    package var caller: Caller? { reading.caller }
    package var errorType: String? { reading.errorType }
    package var refusal: Refusal? { reading.refusal }
}
