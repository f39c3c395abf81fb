// One HTTP request as a value.
// Reference: https://www.rfc-editor.org/rfc/rfc9112.html#section-3

/// A request whose message has arrived whole.
package struct HTTPRequest: Sendable, Equatable {
    /// The method as sent, such as `GET`; methods are case-sensitive.
    package var method: String
    /// The path as sent, still percent-encoded and without the query: `%2F` inside an ARN is not a separator.
    package var path: String
    /// What follows the `?`, still percent-encoded; empty when there is none.
    package var query: String
    package var headers: HTTPHeaders
    package var body: [UInt8]
    /// The body where it is too large to be held; ``body`` is empty then.
    package var spooledBody: SpooledBody?

    package init(
        method: String, path: String, query: String = "", headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = [],
        spooledBody: SpooledBody? = nil
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.spooledBody = spooledBody
    }
}
