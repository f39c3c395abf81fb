// Widths of decimals: what sums, products and quotients of them are.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-ansi-compliance.html#decimal-operations; precision lost as Spark's default has it.

extension SQLType {
    private static let widest = 38

    /// The digits before and after the point of a number that counts exactly; nil for what does not.
    var exactDigits: (precision: Int, scale: Int)? {
        switch self {
        case .tinyint: (3, 0)
        case .smallint: (5, 0)
        case .int: (10, 0)
        case .bigint: (20, 0)
        case .decimal(let precision, let scale): (precision, scale)
        default: nil
        }
    }

    private var isDecimal: Bool {
        if case .decimal = self { true } else { false }
    }

    /// The type of an arithmetic operation where a decimal takes part and no floating number does; nil for any other operation.
    static func decimal(_ left: SQLType, _ operation: BinaryOperator, _ right: SQLType) -> SQLType? {
        guard left.isDecimal || right.isDecimal, let one = left.exactDigits, let other = right.exactDigits else { return nil }
        let scale = max(one.scale, other.scale)
        let whole = max(one.precision - one.scale, other.precision - other.scale)
        switch operation {
        case .plus, .minus: return bounded(whole + scale + 1, scale)
        case .times: return bounded(one.precision + other.precision + 1, one.scale + other.scale)
        case .divided:
            let digits = max(6, one.scale + other.precision + 1)
            return bounded(one.precision - one.scale + other.scale + digits, digits)
        case .modulo: return bounded(min(one.precision - one.scale, other.precision - other.scale) + scale, scale)
        default: return nil
        }
    }

    /// The decimal that holds the values of two exact numbers.
    static func widerDecimal(_ one: (precision: Int, scale: Int), _ other: (precision: Int, scale: Int)) -> SQLType {
        let scale = max(one.scale, other.scale)
        let whole = max(one.precision - one.scale, other.precision - other.scale)
        return .decimal(precision: min(widest, whole + scale), scale: min(widest, scale))
    }

    /// The decimal of a rounded number: of as many digits behind the point, and one more before it.
    func rounded(to digits: Int) -> SQLType {
        guard case .decimal(let precision, let scale) = self else { return self }
        let kept = max(0, min(scale, digits))
        return Self.bounded(precision - scale + kept + 1, kept)
    }

    /// Digits behind the point give way to those before it, down to six.
    private static func bounded(_ precision: Int, _ scale: Int) -> SQLType {
        guard precision > widest else { return .decimal(precision: precision, scale: scale) }
        return .decimal(precision: widest, scale: max(widest - (precision - scale), min(scale, 6)))
    }
}
