// Inputs that the model allows and a rule across fields refuses: still sent, and held to that refusal.
// Reference: behind each reason stands a rule in `Sources/CleanRooms`.

/// A variant that must be refused, and why.
struct Refusal {
    let operation: String
    /// As ``Variant/label`` has it.
    let label: String
    let error: String
    let reason: String

    init(_ operation: String, _ label: String, _ reason: String, error: String = "ValidationException") {
        self.operation = operation
        self.label = label
        self.error = error
        self.reason = reason
    }

    static func of(_ operation: String, _ label: String) -> Refusal? {
        all.first { $0.operation == operation && $0.label == label }
    }

    static let all: [Refusal] = []
}
