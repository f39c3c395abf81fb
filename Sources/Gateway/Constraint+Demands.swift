// The sentences of the model's constraints, as AWS's services word them.
// Reference: messages recorded from IAM, CloudWatch Logs and DynamoDB; none of Clean Rooms itself is public, so that it speaks the same is inferred.

import APIModel

enum Demand {
    static let notNull = "Member must not be null"
    static let oneMember = "Member must have exactly one member set"

    static func length(atLeast minimum: Int) -> String { "Member must have length greater than or equal to \(minimum)" }
    static func length(atMost maximum: Int) -> String { "Member must have length less than or equal to \(maximum)" }
    static func pattern(_ pattern: Pattern) -> String { "Member must satisfy regular expression pattern: \(pattern.source)" }
    static func enumeration(_ values: [String]) -> String { "Member must satisfy enum value set: [\(values.joined(separator: ", "))]" }

    static func value(atLeast minimum: some Comparable) -> String { "Member must have value greater than or equal to \(plain(minimum))" }
    static func value(atMost maximum: some Comparable) -> String { "Member must have value less than or equal to \(plain(maximum))" }

    /// A bound as the model writes it: `10`, not `10.0`.
    private static func plain(_ number: some Comparable) -> String {
        let text = "\(number)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

extension Constraint {
    /// Whether a value has no members or elements that could be named.
    var isScalar: Bool {
        switch self {
        case .string, .enumeration, .integer, .double, .boolean, .timestamp, .document: true
        case .list, .map, .structure, .union: false
        }
    }

    /// All that is demanded of a scalar, in the order of AWS's messages: greatest, least, pattern.
    var demands: [String] {
        switch self {
        case .string(let length, let pattern):
            [length.maximum.map(Demand.length(atMost:)), length.minimum.map(Demand.length(atLeast:)), pattern.map(Demand.pattern)]
                .compactMap(\.self)
        case .enumeration(let values): [Demand.enumeration(values)]
        case .integer(let range): [range.maximum.map(Demand.value(atMost:)), range.minimum.map(Demand.value(atLeast:))].compactMap(\.self)
        case .double(let range): [range.maximum.map(Demand.value(atMost:)), range.minimum.map(Demand.value(atLeast:))].compactMap(\.self)
        case .boolean, .timestamp, .document, .list, .map, .structure, .union: []
        }
    }
}

extension FieldIssue {
    static func sentence(of issues: [FieldIssue]) -> String {
        let sentences = issues.map { "Value at '\($0.field)' failed to satisfy constraint: \($0.message)" }
        let count = issues.count == 1 ? "1 validation error" : "\(issues.count) validation errors"
        return "\(count) detected: \(sentences.joined(separator: "; "))"
    }
}
