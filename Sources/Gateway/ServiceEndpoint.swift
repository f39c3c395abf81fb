// Services of AWS's besides Clean Rooms that its clients call too. They answer on the same port, each in a folder of its own.
// Reference: a signature's scope names the service (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).

import CleanRooms
import HTTP

/// A service with its own protocol and its own errors. Another one is a folder beside this file and an entry in the gateway's list.
protocol ServiceEndpoint {
    /// What the scope of a signature calls the service: `sts`.
    var signingName: String { get }

    /// Performs a call whose signature is good.
    ///
    /// - Throws: What the store throws; what is wrong with the call is an answer.
    func answer(_ request: HTTPRequest, from caller: Caller, requestID: String) throws -> ServiceAnswer

    /// The answer to a request without a good signature, which therefore does not say whom it means; nil where this service is not meant,
    /// and for errors that are not about signatures.
    func refusal(of request: HTTPRequest, because error: FrontEndError, requestID: String) -> ServiceAnswer?
}

/// What another service answers with.
struct ServiceAnswer {
    let status: Int
    let content: ResponseHeaders.Content
    let body: [UInt8]
    /// The operation that was asked for; nil if it is not one of the service's.
    var action: String?
    /// The exception's name; nil for a success.
    var errorType: String?
    /// Whether the state may have changed.
    var awaitsCommit = false
}
