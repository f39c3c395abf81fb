// Arithmetic of decimals: whole numbers of at most 38 digits, with a scale that their type knows.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-ansi-compliance.html#decimal-operations

import Tables

enum Decimals {
    /// 10^0 to 10^38, which is the greatest in 128 bits.
    static let powers: [Int128] = {
        var powers: [Int128] = [1]
        for _ in 1...DataType.widestDecimal { powers.append(powers[powers.count - 1] * 10) }
        return powers
    }()

    static func fits(_ value: Int128, precision: Int) -> Bool { value.magnitude < powers[precision].magnitude }

    /// The value with that many digits behind the point, rounded half up; nil if it has more than `precision` digits then.
    static func rescaled(_ value: Int128, from scale: Int, to target: Int, precision: Int) -> Int128? {
        if target == scale { return fits(value, precision: precision) ? value : nil }
        if target > scale {
            guard target - scale <= DataType.widestDecimal else { return value == 0 ? 0 : nil }
            let (scaled, isTooWide) = value.multipliedReportingOverflow(by: powers[target - scale])
            return !isTooWide && fits(scaled, precision: precision) ? scaled : nil
        }
        let rounded = rounded(value, digits: scale - target)
        return fits(rounded, precision: precision) ? rounded : nil
    }

    /// The value without its last digits, rounded half up, which is away from zero.
    static func rounded(_ value: Int128, digits: Int) -> Int128 {
        guard digits <= DataType.widestDecimal else { return 0 }
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: powers[digits])
        let half = powers[digits].magnitude / 2
        return digits > 0 && remainder.magnitude >= half ? quotient + (value < 0 ? -1 : 1) : quotient
    }

    /// The sum at a scale that is at least that of both sides, unless their precision has no room for it.
    static func sum(_ one: Int128, _ oneScale: Int, _ other: Int128, _ otherScale: Int, to type: (precision: Int, scale: Int)) -> Int128? {
        let scale = max(oneScale, otherScale)
        let (left, isLeftTooWide) = one.multipliedReportingOverflow(by: powers[scale - oneScale])
        let (right, isRightTooWide) = other.multipliedReportingOverflow(by: powers[scale - otherScale])
        let (sum, isSumTooWide) = left.addingReportingOverflow(right)
        guard !isLeftTooWide, !isRightTooWide, !isSumTooWide else {
            return wideSum(one, oneScale, other, otherScale, to: type)
        }
        return rescaled(sum, from: scale, to: type.scale, precision: type.precision)
    }

    /// A sum whose sides do not both fit at the finer scale: digits behind the point are the first to go.
    private static func wideSum(
        _ one: Int128, _ oneScale: Int, _ other: Int128, _ otherScale: Int, to type: (precision: Int, scale: Int)
    ) -> Int128? {
        // Whole and fraction apart, each of which has room.
        let (wholeOne, partOne) = one.quotientAndRemainder(dividingBy: powers[oneScale])
        let (wholeOther, partOther) = other.quotientAndRemainder(dividingBy: powers[otherScale])
        let scale = max(oneScale, otherScale)
        var (whole, isTooWide) = wholeOne.addingReportingOverflow(wholeOther)
        var (part, isPartTooWide) = (partOne * powers[scale - oneScale]).addingReportingOverflow(partOther * powers[scale - otherScale])
        guard !isTooWide, !isPartTooWide else { return nil }
        whole += part / powers[scale]
        part %= powers[scale]
        if whole > 0, part < 0 {
            whole -= 1
            part += powers[scale]
        } else if whole < 0, part > 0 {
            whole += 1
            part -= powers[scale]
        }
        guard let fraction = rescaled(part, from: scale, to: type.scale, precision: DataType.widestDecimal) else { return nil }
        (whole, isTooWide) = whole.multipliedReportingOverflow(by: powers[type.scale])
        (whole, isPartTooWide) = whole.addingReportingOverflow(fraction)
        return !isTooWide && !isPartTooWide && fits(whole, precision: type.precision) ? whole : nil
    }

    /// The product of values whose scales add up to `scale`.
    static func product(_ one: Int128, _ other: Int128, scale: Int, to type: (precision: Int, scale: Int)) -> Int128? {
        let (product, isTooWide) = one.multipliedReportingOverflow(by: other)
        if !isTooWide { return rescaled(product, from: scale, to: type.scale, precision: type.precision) }
        guard scale > type.scale, scale - type.scale <= DataType.widestDecimal else { return nil }
        let wide = Wide(one.magnitude, times: other.magnitude).rounded(dividedBy: powers[scale - type.scale].magnitude)
        return signed(wide, isNegative: (one < 0) != (other < 0), precision: type.precision)
    }

    /// The quotient of a division by what is not 0.
    static func quotient(
        _ one: Int128, _ oneScale: Int, _ other: Int128, _ otherScale: Int, to type: (precision: Int, scale: Int)
    ) -> Int128? {
        let digits = type.scale + otherScale - oneScale
        let isNegative = (one < 0) != (other < 0)
        if digits < 0 {
            let (divisor, isTooWide) = other.magnitude.multipliedReportingOverflow(by: powers[min(38, -digits)].magnitude)
            // A divisor of more than 38 digits leaves less than half of a last digit.
            return isTooWide
                ? 0 : signed(Wide(one.magnitude).rounded(dividedBy: divisor), isNegative: isNegative, precision: type.precision)
        }
        var dividend = Wide(one.magnitude, times: powers[min(38, digits)].magnitude)
        if digits > 38 {
            guard let wider = dividend.multiplied(by: powers[min(38, digits - 38)].magnitude) else { return nil }
            dividend = wider
        }
        return signed(dividend.rounded(dividedBy: other.magnitude), isNegative: isNegative, precision: type.precision)
    }

    /// What is left of a division by what is not 0, at the finer of the two scales; its sign is the dividend's.
    static func remainder(_ one: Int128, _ oneScale: Int, _ other: Int128, _ otherScale: Int) -> Int128? {
        if oneScale >= otherScale {
            let (divisor, isTooWide) = other.multipliedReportingOverflow(by: powers[oneScale - otherScale])
            return isTooWide ? one : one % divisor
        }
        let rest = Wide(one.magnitude, times: powers[otherScale - oneScale].magnitude).remainder(dividedBy: other.magnitude)
        return signed(rest, isNegative: one < 0, precision: DataType.widestDecimal)
    }

    private static func signed(_ magnitude: UInt128?, isNegative: Bool, precision: Int) -> Int128? {
        guard let magnitude, magnitude < powers[precision].magnitude else { return nil }
        return isNegative ? -Int128(magnitude) : Int128(magnitude)
    }

    /// The nearest double. Both of its parts are exact up to 2^53 and 10^22, where a division rounds once; others go through their text.
    static func double(_ value: Int128, scale: Int) -> Double {
        if value.magnitude <= 1 << 53, scale <= 22 { return Double(Int64(value)) / exactPowers[scale] }
        return Double(text(value, scale: scale)) ?? .nan
    }

    private static let exactPowers: [Double] = (0...22).map { Double("1e\($0)") ?? .nan }

    /// The text without an exponent: all digits behind the point, at least one before it.
    static func text(_ value: Int128, scale: Int) -> String {
        var digits = String(value.magnitude)
        if digits.utf8.count <= scale { digits = String(repeating: "0", count: scale - digits.utf8.count + 1) + digits }
        let text = scale == 0 ? digits : "\(digits.dropLast(scale)).\(digits.suffix(scale))"
        return value < 0 ? "-" + text : text
    }
}
