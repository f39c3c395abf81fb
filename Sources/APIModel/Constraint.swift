// The constraint traits of the model as values; the gateway's validator is the engine that reads them.
// Reference: Smithy's constraint traits (required, length, range, pattern, enum) and unions.

/// What the model demands of a value.
package indirect enum Constraint: Sendable {
    case string(length: Bounds<Int>, pattern: Pattern?)
    case enumeration([String])
    case integer(range: Bounds<Int>)
    case double(range: Bounds<Double>)
    case boolean
    case timestamp
    /// Any JSON.
    case document
    case list(of: Constraint, length: Bounds<Int>)
    case map(key: Constraint, value: Constraint, length: Bounds<Int>)
    case structure([Member])
    /// Exactly one of the members is there.
    case union([Member])

    package struct Member: Sendable {
        package let name: String
        package let constraint: Constraint
        package let isRequired: Bool

        package init(_ name: String, _ constraint: Constraint, isRequired: Bool) {
            self.name = name
            self.constraint = constraint
            self.isRequired = isRequired
        }
    }
}

/// The least and the greatest value allowed, both included; nil for no bound.
package struct Bounds<Value: Comparable & Sendable>: Sendable {
    package let minimum: Value?
    package let maximum: Value?

    package init(_ minimum: Value?, _ maximum: Value?) {
        self.minimum = minimum
        self.maximum = maximum
    }
}

extension Pattern {
    /// A pattern of the generated table. A test compiles every one of them.
    package init(ofModel source: String) {
        do {
            try self.init(source)
        } catch {
            preconditionFailure("the model has a pattern that the engine does not know: \(source): \(error)")
        }
    }
}
