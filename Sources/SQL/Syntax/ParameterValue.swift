// Values bound to the parameters of a statement: typed literals, never text put into text.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-parameter-markers.html

package import Tables

/// The value of a parameter.
package enum ParameterValue: Sendable, Equatable {
    case boolean(Bool)
    /// Of tinyint, smallint, int or bigint.
    case integer(Int64, DataType)
    /// A decimal's digits as written, since no binary number holds them.
    case decimal(String)
    case double(Double)
    case string(String)
    /// A date or a time in its text, checked for its form: `2026-01-31`, `2026-01-31 12:00:00`. Times of day have no type of Spark's: unknown.
    case moment(String, DataType)
    /// Hexadecimal digits.
    case binary(String)

    package var type: DataType {
        switch self {
        case .boolean: .boolean
        case .integer(_, let type), .moment(_, let type): type
        case .decimal(let text): Self.decimal(text)?.type ?? .unknown
        case .double: .double
        case .string: .string
        case .binary: .binary
        }
    }

    /// The value as a literal of its type.
    func bound(_ mark: Mark) -> BoundExpression {
        let literal: BoundLiteral =
            switch self {
            case .boolean(let value): .boolean(value)
            case .integer(let value, _): .integer(value)
            case .decimal(let text): Self.decimal(text)?.literal ?? .null
            case .double(let value): .double(value)
            case .string(let text): .string(text)
            case .moment(let text, _): .moment(text)
            case .binary(let digits): Literal.typed("X", digits).bound()?.literal ?? .null
            }
        return BoundExpression(.literal(literal), type, mark)
    }

    private static func decimal(_ text: String) -> (literal: BoundLiteral, type: DataType)? {
        let isNegative = text.hasPrefix("-")
        let digits = text.drop { $0 == "-" || $0 == "+" }
        return Literal.number(digits.contains(".") ? String(digits) : "\(digits).").bound(isNegative: isNegative)
    }
}

/// Parameters of a text that have no value.
package struct MissingParameters: Error, Sendable, Equatable {
    /// In the order of the text.
    package let names: [String]

    package init(names: [String]) { self.names = names }
}

extension ParsedStatement {
    /// The names of the parameters, each once, in the order of the text.
    package var parameterNames: [String] {
        var seen: Set<String> = []
        return parameters.map(\.name).filter { seen.insert($0).inserted }
    }

    /// The statement with values for its parameters.
    ///
    /// The text and the tree stay as they are: a value can only ever be a literal where `:name` stands.
    /// - Throws: ``MissingParameters`` if a parameter has no value. Values for names that the text lacks are left aside.
    package func binding(_ values: [String: ParameterValue]) throws(MissingParameters) -> ParsedStatement {
        let missing = parameterNames.filter { values[$0] == nil }
        guard missing.isEmpty else { throw MissingParameters(names: missing) }
        var bound = self
        bound.bindings = values
        return bound
    }
}
