// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

package import JSON

/// The operations, one requirement each: what lacks one does not compile.
package protocol BookshelfAPI {
    /// What an operation knows of the call it answers.
    associatedtype Call

    func getBook(_ input: GetBookInput, _ call: Call) throws -> GetBookOutput
    func putBook(_ input: PutBookInput, _ call: Call) throws -> PutBookOutput
}

extension BookshelfAPI {
    /// Reads the input, performs the operation, and writes its output.
    ///
    /// - Throws: `JSONMismatch` for an input that was not checked against `Operation.input`, and what the operation throws.
    package func perform(_ operation: Operation, _ input: JSON, _ call: Call, into writer: inout JSONWriter) throws {
        switch operation {
        case .getBook: try getBook(GetBookInput(json: input), call).write(to: &writer)
        case .putBook: try putBook(PutBookInput(json: input), call).write(to: &writer)
        }
    }
}
