// The services of AWS's on the port. Each answers from a folder of its own, and the gateway knows them by this alone.
// Reference: a signature's scope names the service (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).

import APIModel
import HTTP

/// A service with its routes, the facts of its operations, and what performs them. Another one is a folder beside this file and an entry in the
/// list of ``Gateway/init(service:configuration:requestIDs:second:nanoseconds:onInternalError:)``; see ``RESTService`` for one with a model.
protocol ServiceEndpoint {
    /// What the scope of a signature calls the service: `sts`.
    var signingName: String { get }

    /// Finds the operation that method and path name.
    ///
    /// - Throws: `unknownOperation`, or `malformedRequest` for a path that cannot be decoded.
    func route(_ request: HTTPRequest) throws(FrontEndError) -> ServiceCall

    /// Performs a call whose signature is good.
    ///
    /// - Throws: What the store throws; what is wrong with the call is an answer.
    func answer(_ request: HTTPRequest, _ call: ServiceCall, from caller: Caller, requestID: String) throws -> ServiceAnswer

    /// The answer to a request without a good signature, which therefore does not say whom it means; nil where this service is not meant,
    /// and for errors that are not about signatures.
    func refusal(of request: HTTPRequest, because error: FrontEndError, requestID: String) -> ServiceAnswer?
}

extension ServiceEndpoint {
    /// A service whose operations all have one path reads the operation itself.
    func route(_ request: HTTPRequest) -> ServiceCall { ServiceCall() }

    func refusal(of request: HTTPRequest, because error: FrontEndError, requestID: String) -> ServiceAnswer? { nil }
}

/// What a service is asked for, as far as the route tells.
struct ServiceCall {
    /// Nil for a service whose operations all have one path. Faults and rate limits are for the operations of models.
    var operation: (any APIOperation)?
    /// What the labels of the path hold.
    var labels: [(name: String, value: String)] = []
    /// How often an account may call the operation.
    var requestsPerSecond = Double.infinity
}

/// What a service answers with.
struct ServiceAnswer {
    let status: Int
    let content: ResponseHeaders.Content
    let body: [UInt8]
    /// The operation that was asked for, where the route does not tell it; nil if it is not one of the service's.
    var action: String?
    /// The exception's name; nil for a success.
    var errorType: String?
    /// Whether the state may have changed.
    var awaitsCommit = false
    /// What the service tells the journal besides its answer.
    var report: (any CallReport)?
}

/// What a service tells the log and the journal besides its answer. Each service that has something to tell has a type of its own.
protocol CallReport: Sendable {
    /// What was accepted although AWS may not take it; a sentence.
    var warning: String? { get }
}
