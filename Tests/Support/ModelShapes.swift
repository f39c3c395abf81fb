// Holds a response against the API model itself: read anew from `Model/service-2.json`, with nothing of modelgen or the gateway between.
// Reference: Smithy's constraint traits, in the form botocore gives them.

import CleanRoomsModel
import Foundation
package import JSON

/// The model as a judge of what the emulator answers.
///
/// Problems are sentences for the reader of a failed test; an empty list means that the response is the model's.
package struct ModelShapes: Sendable {
    struct Operation: Sendable {
        let name: String
        let method: String
        let segments: [String]
        let status: Int
        let output: String
        let errors: [String]
    }

    /// The model that the repository keeps, as it is written.
    package static let committedModel = {
        do {
            let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            let text = try Data(contentsOf: root.appendingPathComponent("Model/service-2.json"))
            return try JSON(parsing: Array(text))
        } catch {
            preconditionFailure("Model/service-2.json cannot be read: \(error)")
        }
    }()

    /// The model that the repository keeps, as a judge.
    package static let committed = {
        do {
            return try ModelShapes(model: committedModel)
        } catch {
            preconditionFailure("Model/service-2.json has a pattern that the engine does not know: \(error)")
        }
    }()

    let operations: [String: Operation]
    let shapes: [String: JSON]
    let patterns: [String: Pattern]

    /// - Throws: `PatternError` for a pattern that the engine does not know.
    package init(model: JSON) throws {
        let shapeMembers = model["shapes"]?.object?.members ?? []
        shapes = Dictionary(shapeMembers.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        patterns = try shapes.reduce(into: [:]) { patterns, shape in
            guard let source = ModelConflict.of(shape.key)?.pattern ?? shape.value["pattern"]?.string else { return }
            patterns[shape.key] = try Pattern(source)
        }
        let operationMembers = model["operations"]?.object?.members ?? []
        operations = Dictionary(operationMembers.map { ($0.name, Operation($0.name, $0.value)) }, uniquingKeysWith: { $1 })
    }

    /// The operation that a method and a raw path, without its query, are bound to; nil if there is none.
    package func operation(_ method: String, _ path: String) -> String? {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        func fits(_ operation: Operation) -> Bool {
            operation.method == method && operation.segments.count == segments.count
                && zip(operation.segments, segments).allSatisfy { $0 == $1 || $0.hasPrefix("{") && !$1.isEmpty }
        }
        // A literal segment wins over a label, so the binding with the fewest labels is the one.
        func labels(_ operation: Operation) -> Int { operation.segments.count { $0.hasPrefix("{") } }
        return operations.values.filter(fits).min { labels($0) < labels($1) }?.name
    }

    /// What is wrong with the answer to an operation that succeeded.
    ///
    /// - Parameter body: Nil for a body without a byte.
    package func problems(in body: JSON?, asOutputOf operation: String, status: Int) -> [String] {
        guard let operation = operations[operation] else { return ["the model has no operation \(operation)"] }
        var problems: [String] = []
        if status != operation.status {
            problems.append("the status is \(status), and \(operation.name) succeeds with \(operation.status)")
        }
        guard let body else { return operation.status == 204 ? problems : problems + ["there is no body"] }
        if operation.status == 204 { return problems + ["there is a body, and 204 has none"] }
        return problems + self.problems(in: body, as: operation.output)
    }

    /// What is wrong with a value of a shape.
    package func problems(in value: JSON, as shape: String) -> [String] {
        problems(in: value, as: shape, at: "")
    }

    /// What is wrong with an error response.
    ///
    /// - Parameter errorType: The value of `x-amzn-ErrorType`.
    /// - Parameter operation: Nil where the request was bound to none.
    package func problems(in body: JSON?, asError errorType: String?, of operation: String?, status: Int) -> [String] {
        guard let errorType else { return ["an error without x-amzn-ErrorType"] }
        let isDeclared = operation.flatMap { operations[$0] }?.errors.contains(errorType) ?? false
        guard isDeclared || FrontEndError.statuses[errorType] != nil else {
            return ["\(errorType) is no error that \(operation ?? "the front end") declares"]
        }
        var problems: [String] = []
        let expected = isDeclared ? exceptionStatus(errorType) : FrontEndError.statuses[errorType]
        if status != expected {
            problems.append("the status is \(status), and that of \(errorType) is \(expected.map(String.init) ?? "unknown")")
        }
        guard let body else { return problems + ["an error without a body"] }
        if body["message"]?.string == nil { problems.append("message: an error has a text of that name") }
        if isDeclared {
            problems += self.problems(in: body, as: errorType)
        } else if body.object?.members.map(\.name) != ["message"] {
            problems.append("an error of the front end has a message and nothing else")
        }
        return problems
    }

    /// The greatest length of a shape that holds in place of the model's; nil where the model's stands.
    package static func mendedMaximum(of shape: String) -> Int? { ModelConflict.of(shape)?.maximum }

    private func exceptionStatus(_ name: String) -> Int? {
        guard case .integer(let status) = shapes[name]?["error"]?["httpStatusCode"] else { return nil }
        return Int(status)
    }
}

extension ModelShapes.Operation {
    init(_ name: String, _ json: JSON) {
        self.name = name
        method = json["http"]?["method"]?.string ?? ""
        segments = (json["http"]?["requestUri"]?.string ?? "").split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        status = if case .integer(let status) = json["http"]?["responseCode"] { Int(status) } else { 200 }
        output = json["output"]?["shape"]?.string ?? ""
        errors = (json["errors"]?.array ?? []).compactMap { $0["shape"]?.string }
    }
}
