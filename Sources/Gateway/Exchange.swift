// A request and what became of it, for the journal, the log and the metrics.
// Reference: docs/architecture.md, "A request".

package import APIModel
package import HTTP

/// A request and its answer, with what the gateway learned on the way. All values are those at hand: nothing is formatted, nothing masked.
///
/// It is an object, since it is handed around more than it is read. Of the headers it has one alone, so that no signature is kept with it.
package final class Exchange: Sendable {
    /// Nil for a message that was no proper HTTP request.
    package let request: Request?
    package let response: Response
    package let requestID: String
    package let reading: Reading
    /// When the work began, as ``monotonicNanoseconds()`` has it.
    package let startNanoseconds: Int64
    /// How long the work alone took, without the delay that a fault adds.
    package let durationNanoseconds: Int64

    /// What was asked for.
    package struct Request: Sendable {
        package let method: String
        /// As sent, still percent-encoded.
        package let path: String
        /// As sent, still percent-encoded; empty when there is none.
        package let query: String
        package fileprivate(set) var body: [UInt8]
        /// What the client says about itself.
        package let userAgent: String?

        init(_ request: HTTPRequest) {
            method = request.method
            path = request.path
            query = request.query
            body = request.body
            userAgent = request.headers["User-Agent"]
        }
    }

    /// Who sent it.
    package enum Origin: String, Sendable {
        case client
        /// Somebody who acts in the console, by the control API's calls.
        case console
    }

    /// How it was answered.
    package struct Response: Sendable {
        package let status: Int
        package fileprivate(set) var body: [UInt8]
        package let delivery: HTTPResponse.Delivery

        init(_ response: HTTPResponse) {
            status = response.status
            body = response.body
            delivery = response.delivery
        }
    }

    /// What was read from a request before it was answered; a request that is refused early leaves most of it nil.
    package struct Reading: Sendable {
        /// The operation of a model that was asked for; nil if it is not one of ours.
        package internal(set) var operation: (any APIOperation)?
        /// The operation of a service without a model, such as STS, that was asked for; nil if it is not one of ours.
        package internal(set) var otherAction: String?
        package internal(set) var caller: Caller?
        /// The exception's name, such as `ThrottlingException`; nil for a success.
        package internal(set) var errorType: String?
        /// Whether a fault that the tester has set made the answer, or changed it.
        package internal(set) var isStruck = false
        /// Why a message was no request, in a sentence.
        package internal(set) var reason: String?
        /// What the service tells besides its answer.
        var report: (any CallReport)?
        package let origin: Origin

        init(origin: Origin) {
            self.origin = origin
        }
    }

    /// The operation of a model that was asked for; nil if it is not one of ours.
    package var asked: (any APIOperation)? { reading.operation }
    /// AWS's name of the operation, with a model or without one.
    package var operationName: String? { asked?.name ?? reading.otherAction }
    package var caller: Caller? { reading.caller }
    package var errorType: String? { reading.errorType }
    package var isStruck: Bool { reading.isStruck }
    package var reason: String? { reading.reason }
    /// What was accepted although AWS may not take it; a sentence.
    package var warning: String? { reading.report?.warning }

    init(
        request: Request?, response: Response, requestID: String, reading: Reading, startNanoseconds: Int64, durationNanoseconds: Int64
    ) {
        self.request = request
        self.response = response
        self.requestID = requestID
        self.reading = reading
        self.startNanoseconds = startNanoseconds
        self.durationNanoseconds = durationNanoseconds
    }

    /// The exchange without the bodies that are longer than that.
    package func leavingOutBodies(longerThan mostBytes: Int) -> Exchange {
        let isRequestLong = (request?.body.count ?? 0) > mostBytes
        let isResponseLong = response.body.count > mostBytes
        guard isRequestLong || isResponseLong else { return self }
        var (request, response) = (request, response)
        if isRequestLong { request?.body = [] }
        if isResponseLong { response.body = [] }
        return Exchange(
            request: request, response: response, requestID: requestID, reading: reading, startNanoseconds: startNanoseconds,
            durationNanoseconds: durationNanoseconds)
    }
}
