// Infix operators and how tightly they bind.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-operators.html

package enum BinaryOperator: String, Sendable, Equatable {
    case or = "OR"
    case and = "AND"
    case equal = "="
    case nullSafeEqual = "<=>"
    case notEqual = "<>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case bitOr = "|"
    case bitXor = "^"
    case bitAnd = "&"
    case plus = "+"
    case minus = "-"
    case concat = "||"
    case times = "*"
    case divided = "/"
    case modulo = "%"
    case integerDivided = "DIV"

    package var precedence: Precedence {
        switch self {
        case .or: .or
        case .and: .and
        case .equal, .nullSafeEqual, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
        case .bitOr: .bitOr
        case .bitXor: .bitXor
        case .bitAnd: .bitAnd
        case .plus, .minus, .concat: .sum
        case .times, .divided, .modulo, .integerDivided: .product
        }
    }

    /// Whether it asks which side is greater.
    var isOrdering: Bool { self == .less || self == .lessOrEqual || self == .greater || self == .greaterOrEqual }

    package var isComparison: Bool { precedence == .comparison }
}

/// The levels of the grammar, loosest first.
package enum Precedence: Int, Sendable, Comparable {
    case lambda, or, and, not, predicate, comparison, bitOr, bitXor, bitAnd, sum, product, sign, postfix, primary

    package static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }

    /// The next tighter level, for the operands of a chain.
    var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .primary }
}
