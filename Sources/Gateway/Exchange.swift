// What became of one request: what the journal, the log and the metrics are told.
// Reference: design, section 4, step 5.

package import AnalysisSQL
package import CleanRooms
package import CleanRoomsModel
package import HTTP

/// A request and its answer, with what the gateway learned on the way. All values are those at hand: nothing is formatted, nothing masked.
package struct Exchange: Sendable {
    /// Nil for a message that was no proper HTTP request.
    package private(set) var request: HTTPRequest?
    package private(set) var response: HTTPResponse
    package let requestID: String
    package let reading: Reading
    package let start: ContinuousClock.Instant
    /// The time of the work alone, without the delay that a fault adds.
    package let duration: Duration

    /// What was read from a request before it was answered; a request that is refused early leaves most of it nil.
    package struct Reading: Sendable {
        /// The operation that was asked for; nil for what is none of ours.
        package internal(set) var operation: Operation?
        /// The operation of STS that was asked for; nil for what is none of ours.
        package internal(set) var tokenAction: String?
        package internal(set) var caller: Caller?
        /// The exception's name, such as `ThrottlingException`; nil for a success.
        package internal(set) var errorType: String?
        /// Why the rules refused SQL, which the answer does not say. A query that ends FAILED for it was answered with 200.
        package internal(set) var refusal: Refusal?
    }

    package var operation: Operation? { reading.operation }
    /// AWS's name of the operation, Clean Rooms' or STS's.
    package var operationName: String? { operation?.name ?? reading.tokenAction }
    package var caller: Caller? { reading.caller }
    package var errorType: String? { reading.errorType }
    package var refusal: Refusal? { reading.refusal }

    init(
        request: HTTPRequest?, response: HTTPResponse, requestID: String, reading: Reading, start: ContinuousClock.Instant,
        duration: Duration
    ) {
        self.request = request
        self.response = response
        self.requestID = requestID
        self.reading = reading
        self.start = start
        self.duration = duration
    }

    /// What is kept of it: no headers, so no signature either, and no body that is longer than that.
    package func kept(bodiesUpTo mostBytes: Int) -> Exchange {
        var kept = self
        kept.request?.headers = HTTPHeaders()
        kept.response.headers = HTTPHeaders()
        if let count = request?.body.count, count > mostBytes { kept.request?.body = [] }
        if response.body.count > mostBytes { kept.response.body = [] }
        return kept
    }
}
