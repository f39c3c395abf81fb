// Rounding: ROUND, CEIL, FLOOR and TRUNCATE.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/Math_functions-spark.html; Spark's mathExpressions.scala

import SQL
import Tables

extension ExpressionCompiler {
    private enum Mode { case halfUp, down, up, truncated }

    func roundings(_ call: Call) throws(QueryFailure) -> Evaluation? {
        switch call.name {
        case .round: return try rounded(call, .halfUp)
        case .truncate: return try rounded(call, .truncated)
        case .ceil: return try whole(call, .up)
        case .floor: return try whole(call, .down)
        default: return nil
        }
    }

    /// To as many digits behind the point as a constant says; below zero, to tens, hundreds and so on.
    private func rounded(_ call: Call, _ mode: Mode) throws(QueryFailure) -> Evaluation {
        var digits = 0
        if call.count > 1 {
            guard let given = try constant(call.expressions[1]) else { throw .notRun("Rounding to digits that differ from row to row") }
            if given.isNull { return { _ in .null } }
            digits = Int(max(-400, min(400, given.integer)))
        }
        return try rounded(call, mode, digits: digits)
    }

    private func rounded(_ call: Call, _ mode: Mode, digits: Int) throws(QueryFailure) -> Evaluation {
        let type = call.type(0)
        switch type {
        case .decimal(_, let scale):
            guard case .decimal(let precision, let target) = call.type else { break }
            let result = call.type
            return call.one { value, _ throws(QueryFailure) in
                let number = Self.rounded(value.decimal, scale: scale, digits: digits, mode)
                guard let number, let fitted = Decimals.rescaled(number, from: max(0, min(scale, digits)), to: target, precision: precision)
                else { throw Casting.outOfRange(result) }
                return Datum(decimal: fitted)
            }
        case .tinyint, .smallint, .int, .bigint:
            if digits >= 0 { return call[0] }
            let range = type.integerRange ?? Int64.min...Int64.max
            return call.one { value, _ throws(QueryFailure) in
                guard let number = Self.rounded(Int128(value.integer), scale: 0, digits: digits, mode), let whole = Int64(exactly: number),
                    range.contains(whole)
                else { throw Self.overflow(type) }
                return Datum(whole)
            }
        case .float, .double:
            let isFloat = type == .float
            return call.one { value, _ in
                let text = isFloat ? Float(value.double).description : value.double.description
                return Datum(Self.rounded(value.double, text, digits: digits, mode))
            }
        default: break
        }
        throw .notRun("Rounding of the type \(type)")
    }

    /// The number rounded, with `max(0, min(scale, digits))` digits behind the point; nil beyond 128 bits.
    private static func rounded(_ number: Int128, scale: Int, digits: Int, _ mode: Mode) -> Int128? {
        guard digits < scale else { return number }
        let dropped = scale - digits
        guard dropped <= DataType.widestDecimal else { return mode == .up && number > 0 || mode == .down && number < 0 ? nil : 0 }
        var kept: Int128
        switch mode {
        case .halfUp: kept = Decimals.rounded(number, digits: dropped)
        case .truncated: kept = number / Decimals.powers[dropped]
        case .up, .down:
            let (quotient, rest) = number.quotientAndRemainder(dividingBy: Decimals.powers[dropped])
            kept = quotient
            if mode == .up, rest > 0 { kept += 1 }
            if mode == .down, rest < 0 { kept -= 1 }
        }
        guard digits < 0 else { return kept }
        let (scaled, isTooWide) = kept.multipliedReportingOverflow(by: Decimals.powers[min(38, -digits)])
        return isTooWide ? nil : scaled
    }

    /// A floating number, rounded by its shortest text as Java's BigDecimal is.
    private static func rounded(_ number: Double, _ text: String, digits: Int, _ mode: Mode) -> Double {
        // No negative zero comes out of a BigDecimal.
        if number == 0 { return 0 }
        guard number.isFinite, digits < 324 else { return number }
        // Numbers of so many digits have none behind the point that could be dropped.
        guard number.magnitude < 1e22 || digits < 0 else { return number }
        var text = text
        let scale = text.withUTF8 { DecimalText($0)?.scale } ?? 0
        guard scale > digits, scale <= 38 else { return scale > 38 ? roundedFar(number, digits: digits) : number }
        guard let exact = text.withUTF8({ DecimalText($0)?.value(precision: 38, scale: max(0, scale)) }),
            let result = rounded(exact, scale: max(0, scale), digits: digits, mode)
        else { return roundedFar(number, digits: digits) }
        let value = Decimals.double(result, scale: max(0, min(max(0, scale), digits)))
        return value == 0 ? 0 : value
    }

    /// A number too small or too great for 38 digits.
    private static func roundedFar(_ number: Double, digits: Int) -> Double {
        number.magnitude < 1 && digits < 38 ? 0 : number
    }

    /// CEIL and FLOOR: a decimal without digits behind the point, or a bigint, which stops at its limits.
    private func whole(_ call: Call, _ mode: Mode) throws(QueryFailure) -> Evaluation {
        if call.count > 1 { return try rounded(call, mode) }
        switch call.type(0) {
        case .decimal: return try rounded(call, mode, digits: 0)
        case .float, .double:
            return call.one { value, _ in
                let whole = value.double.rounded(mode == .up ? .up : .down)
                return Datum(whole.isNaN ? 0 : whole >= 0x1p63 ? Int64.max : whole < -0x1p63 ? .min : Int64(whole))
            }
        default: return call[0]
        }
    }
}
