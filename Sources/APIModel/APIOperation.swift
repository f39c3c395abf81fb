// What a model says of its operations and exceptions. `modelgen` writes both as enums, a pair for each service.
// Reference: the `http`, `readonly`, `idempotent`, `errors` and `error` traits of botocore's `service-2.json`.

/// An operation of an API. Its raw value is its row in the model's table of operations.
package protocol APIOperation: RawRepresentable<Int>, CaseIterable, Hashable, Sendable {
    /// What the scope of a signature calls the service: `cleanrooms`.
    static var signingName: String { get }

    var facts: OperationFacts { get }
    /// What the model demands of the operation's input.
    var input: Constraint { get }
    /// Which parts of the operation's input are kept out of logs.
    var inputSensitivity: Sensitivity { get }
    /// Which parts of the operation's output are kept out of logs.
    var outputSensitivity: Sensitivity { get }
}

extension APIOperation {
    /// AWS's name: `CreateCollaboration`.
    package var name: String { facts.name }

    /// The operation of that name, such as `GetCollaboration`.
    package init?(named name: String) {
        guard let operation = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = operation
    }

    package func declares(_ exception: some APIException) -> Bool { facts.errors.contains(exception.rawValue) }
}

/// A row of a model's table of operations.
package struct OperationFacts: Sendable {
    /// AWS's name: `CreateCollaboration`.
    package let name: String
    package let method: String
    /// The URI template: `/collaborations/{collaborationIdentifier}`. Its labels are members of the input.
    package let uri: String
    /// The HTTP status of success.
    package let status: Int
    /// The members of the input that travel in the query string, under their own names.
    package let query: [String]
    package let isReadOnly: Bool
    package let isIdempotent: Bool
    /// The names of the exceptions that the operation declares.
    package let errors: [String]

    package init(
        name: String, method: String, uri: String, status: Int, query: [String], isReadOnly: Bool, isIdempotent: Bool, errors: [String]
    ) {
        self.name = name
        self.method = method
        self.uri = uri
        self.status = status
        self.query = query
        self.isReadOnly = isReadOnly
        self.isIdempotent = isIdempotent
        self.errors = errors
    }
}

/// An exception that operations of an API declare. Its raw value is AWS's name for it: `ValidationException`.
package protocol APIException: RawRepresentable<String>, CaseIterable, Sendable {
    var httpStatus: Int { get }
    /// What the model demands of the exception's members, `message` among them.
    var members: Constraint { get }
}
