// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

package import APIModel

/// The operations of the API.
package enum Operation: Int, APIOperation {
    case getBook
    case putBook

    package static let signingName = "bookshelf"

    package var facts: OperationFacts { Self.table[rawValue] }
}

extension Operation {
    /// One row an operation, in the order of the cases.
    private static let table: [OperationFacts] = [
        OperationFacts(
            name: "GetBook", method: "GET", uri: "/shelves/{shelf}/books/{title}", status: 200,
            query: ["edition"], isReadOnly: true, isIdempotent: false,
            errors: ["NoSuchBookException", "ValidationException"]),
        OperationFacts(
            name: "PutBook", method: "POST", uri: "/shelves/{shelf}/books", status: 204,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ValidationException"]),
    ]
}

extension Operation {
    /// What the model demands of the operation's input.
    package var input: Constraint {
        switch self {
        case .getBook: Constraints.getBookInput
        case .putBook: Constraints.putBookInput
        }
    }
}
