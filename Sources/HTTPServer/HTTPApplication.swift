// The seam between the server and what it serves.
// Reference: docs/architecture.md, "Threads": writes of one turn of the loop share one commit, and their responses go out after it.

package import HTTP

/// Answers the requests that come to one port, on the thread of the loop.
package protocol HTTPResponder: AnyObject {
    /// Answers a request. A response that tells of a write has `awaitsCommit` set.
    func respond(to request: HTTPRequest) -> HTTPAnswer

    /// The size limit, in bytes, for a body that is larger than the server's general limit; nil keeps the general limit.
    ///
    /// Asked only about such a body, when its head or its chunks tell of it.
    func maximumBodyBytes(method: String, path: String) -> Int?

    /// The refusal of a request whose body need not be received; nil lets the body come.
    ///
    /// Asked when a head is whole and a body is to follow. The connection ends with the refusal.
    /// - Parameter head: The request without its body.
    func refusal(ofHead head: HTTPRequest) -> HTTPResponse?

    /// Makes the response for a message that is not a request, so that this answer, too, has the form and the request id of all others.
    ///
    /// - Parameters:
    ///   - status: 400, 408, 413, 414, 417, 431, 501, 503, 505 or 507.
    ///   - reason: One sentence for the person who sent the message.
    func refuse(_ status: Int, _ reason: String) -> HTTPResponse
}

/// What a server is for: it answers the requests of the server's own port, and ends the turns of all its ports.
package protocol HTTPApplication: HTTPResponder {
    /// Commits what the turn wrote; called at the end of every turn, before any answer of the turn leaves.
    ///
    /// - Returns: nil when everything is committed, else what every answer of this turn that awaits the commit is replaced by.
    func endTurn() -> HTTPResponse?
}

extension HTTPResponder {
    func refuse(_ error: RequestError) -> HTTPResponse { refuse(error.status, error.sentence) }

    package func maximumBodyBytes(method: String, path: String) -> Int? { nil }

    package func refusal(ofHead head: HTTPRequest) -> HTTPResponse? { nil }
}
