// What the emulator answered, as a test reads it.

package import HTTP
package import JSON
package import Testing

/// A response and the JSON in it.
package struct Reply: Sendable {
    package let status: Int
    /// The body; null where there is none, so that look-ups into it answer nil.
    package let json: JSON
    package let headers: HTTPHeaders

    /// The exception's name for an error, nil for a success.
    package var errorType: String? { headers["x-amzn-ErrorType"] }

    /// What the error says.
    package var message: String? { json["message"]?.string }

    /// The names of the fields that a validation error speaks of.
    package var fields: [String] { json["fieldList"]?.array?.compactMap { $0["name"]?.string } ?? [] }

    /// A list in the body. An answer without it, such as an error, is an issue of the test: else it would pass for an empty list.
    package func list(_ name: String, at location: SourceLocation = #_sourceLocation) -> [JSON] {
        guard let list = json[name]?.array else {
            Issue.record("the answer has no list \(name), but is \(status) \(message ?? "")", sourceLocation: location)
            return []
        }
        return list
    }

    /// A member of the body.
    package subscript(name: String) -> JSON? { json[name] }
}
