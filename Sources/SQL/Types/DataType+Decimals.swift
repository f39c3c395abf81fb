// Widths of decimals: what sums, products and quotients of them are.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-ansi-compliance.html#decimal-operations; precision lost as Spark's default has it.

import Tables

extension DataType {
    /// The digits before and after the point of an exact number; nil for any other type.
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

    /// The decimal that a number becomes where a decimal is wanted; nil for a type that is not a number.
    var asDecimal: DataType? {
        switch self {
        case .float: .decimal(precision: 14, scale: 7)
        case .double: .decimal(precision: 30, scale: 15)
        default: exactDigits.map { .decimal(precision: $0.precision, scale: $0.scale) }
        }
    }

    /// The type of an arithmetic operation on two decimals; nil for any other operation.
    static func decimal(_ left: DataType, _ operation: BinaryOperator, _ right: DataType) -> DataType? {
        guard let one = left.exactDigits, let other = right.exactDigits else { return nil }
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
    static func widerDecimal(_ one: (precision: Int, scale: Int), _ other: (precision: Int, scale: Int)) -> DataType {
        let scale = max(one.scale, other.scale)
        let whole = max(one.precision - one.scale, other.precision - other.scale)
        return .decimal(precision: min(widestDecimal, whole + scale), scale: min(widestDecimal, scale))
    }

    /// The decimal of a number rounded to so many digits behind the point, or before it if negative. It has one more whole digit.
    func rounded(to digits: Int) -> DataType {
        guard case .decimal(let precision, let scale) = self else { return self }
        let whole = precision - scale + 1
        if digits < 0 { return .decimal(precision: min(Self.widestDecimal, max(whole, min(Self.widestDecimal, -digits) + 1)), scale: 0) }
        let kept = min(scale, digits)
        return .decimal(precision: min(Self.widestDecimal, whole + kept), scale: kept)
    }

    /// Digits behind the point give way to those before it, down to six.
    static func bounded(_ precision: Int, _ scale: Int) -> DataType {
        guard precision > widestDecimal else { return .decimal(precision: precision, scale: scale) }
        return .decimal(precision: widestDecimal, scale: max(widestDecimal - (precision - scale), min(scale, 6)))
    }
}
