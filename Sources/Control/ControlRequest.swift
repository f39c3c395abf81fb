// A request to the control API as its routes read it, and what they answer.

import HTTP
import JSON

/// A request whose route is found.
struct ControlRequest {
    let request: HTTPRequest
    private let labels: [(name: String, value: String)]
    /// Does work that takes long.
    let workbench: any Workbench

    init(_ request: HTTPRequest, labels: [(name: String, value: String)], workbench: any Workbench) {
        self.request = request
        self.labels = labels
        self.workbench = workbench
    }

    /// The value of a label of the route's path. A label that the path does not have is a mistake in the program.
    func label(_ name: String) -> String {
        guard let label = labels.first(where: { $0.name == name }) else { preconditionFailure("the route has no label \(name)") }
        return label.value
    }

    /// The value of a query parameter: of `?a=1` it is `1` for `a`; nil where it is not given.
    ///
    /// - Throws: `badRequest` for a query that is not valid percent-encoded UTF-8.
    func parameter(_ name: String) throws(ControlError) -> String? {
        guard let items = QueryItems(request.query) else { throw .badRequest("The query string is not valid percent-encoded UTF-8.") }
        return items[name]
    }

    /// A query parameter that is a number of things; nil where it is not given.
    ///
    /// - Throws: `badRequest` for anything else.
    func wholeNumber(_ name: String) throws(ControlError) -> Int? {
        guard let text = try parameter(name) else { return nil }
        guard let number = Int(text), number >= 0 else { throw .badRequest("'\(name)' is a whole number, 0 or more.") }
        return number
    }

    /// A query parameter that is true or false; nil where it is not given.
    ///
    /// - Throws: `badRequest` for anything else.
    func flag(_ name: String) throws(ControlError) -> Bool? {
        guard let text = try parameter(name) else { return nil }
        guard let flag = Bool(text) else { throw .badRequest("'\(name)' is true or false.") }
        return flag
    }

    /// The names of all query parameters that are given.
    ///
    /// - Throws: `badRequest`, as ``parameter(_:)``.
    func parameterNames() throws(ControlError) -> [String] {
        guard let items = QueryItems(request.query) else { throw .badRequest("The query string is not valid percent-encoded UTF-8.") }
        return items.map(\.name)
    }

    /// The body as JSON; null where there is none.
    ///
    /// - Throws: `badRequest` for a body that is no JSON.
    func json() throws(ControlError) -> JSON {
        guard !request.body.isEmpty else { return .null }
        do {
            return try JSON(parsing: request.body)
        } catch {
            throw .badRequest("The request body is not JSON: \(error).")
        }
    }

    /// The members of the body; none where there is no body.
    ///
    /// - Throws: `badRequest` for a body that is no JSON object.
    func members() throws(ControlError) -> JSON.Object {
        switch try json() {
        case .null: return JSON.Object()
        case .object(let members): return members
        default: throw .badRequest("The request body is not a JSON object.")
        }
    }
}

/// What the control API refuses, in a sentence.
package struct ControlError: Error, Equatable, CustomStringConvertible {
    /// The HTTP status.
    package let status: Int
    package let description: String

    package init(status: Int, _ sentence: String) {
        self.status = status
        description = sentence
    }

    static func badRequest(_ sentence: String) -> ControlError { ControlError(status: 400, sentence) }
    static func notFound(_ sentence: String) -> ControlError { ControlError(status: 404, sentence) }
    static func conflict(_ sentence: String) -> ControlError { ControlError(status: 409, sentence) }

    var response: HTTPResponse {
        var response = HTTPResponse.json(["message": .string(description)], status: status)
        if status == 401 { response.headers.append("WWW-Authenticate", "Bearer") }
        return response
    }
}

extension HTTPResponse {
    /// An answer of the control API.
    static func json(_ json: JSON, status: Int = 200) -> HTTPResponse {
        HTTPResponse(status: status, headers: ["Content-Type": "application/json"], body: json.text)
    }
}
