// The declared errors that nothing reaches yet: an entry that is reached fails the suite, and so does an error without one.

/// A declared error that nothing reaches, and why.
struct Unreachable {
    let error: String
    /// Nil for every operation that declares it.
    var operations: Set<String>?
    let reason: String

    static func of(_ operation: Operation, _ error: String) -> Unreachable? {
        all.first { $0.error == error && ($0.operations?.contains(operation.name) ?? true) }
    }

    private static let all = [
        Unreachable(error: "ThrottlingException", reason: "No rate is limited; only faults that the tester sets answer it."),
        Unreachable(error: "InternalServerException", reason: "It would be a mistake of ours; only faults that the tester sets answer it."),
    ]
}
