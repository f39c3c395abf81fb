// What the model says of an operation besides its shapes.
// Reference: the `http`, `readonly`, `idempotent` and `errors` traits of `service-2.json`.

/// A row of the table of operations.
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
    /// The errors that the operation declares.
    package let errors: [ServiceException]
}

extension Operation {
    package var facts: OperationFacts { OperationFacts.table[rawValue] }

    package var name: String { facts.name }
}
