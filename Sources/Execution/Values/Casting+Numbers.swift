// Conversion to numbers and booleans.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-ansi-compliance.html#cast

import Calendar
import Tables

extension Casting {
    func boolean(_ from: DataType) throws(QueryFailure) -> Conversion {
        switch from {
        case .string, .char, .varchar:
            return { value, _ throws(QueryFailure) in
                guard let flag = NumberText.boolean(value.bytes) else { throw Self.invalid(to: .boolean) }
                return Datum(flag)
            }
        case .tinyint, .smallint, .int, .bigint, .timestamp: return { value, _ in Datum(value.integer != 0) }
        case .decimal: return { value, _ in Datum(value.decimal != 0) }
        case .float, .double: return { value, _ in Datum(value.double != 0) }
        default: throw .notRun("CAST from \(from) to boolean")
        }
    }

    func integer(_ from: DataType, _ to: DataType) throws(QueryFailure) -> Conversion? {
        guard let range = to.integerRange else { return nil }
        switch from {
        case .string, .char, .varchar:
            return { value, _ throws(QueryFailure) in
                guard let number = NumberText.integer(value.bytes), range.contains(number) else { throw Self.invalid(to: to) }
                return Datum(number)
            }
        case .boolean: return nil
        case .tinyint, .smallint, .int, .bigint:
            if let given = from.integerRange, range.contains(given.lowerBound), range.contains(given.upperBound) { return nil }
            return { value, _ throws(QueryFailure) in
                guard range.contains(value.integer) else { throw Self.overflow(from, to) }
                return value
            }
        case .decimal(_, let scale):
            return { value, _ throws(QueryFailure) in
                guard let number = Int64(exactly: value.decimal / Decimals.powers[scale]), range.contains(number) else {
                    throw Self.overflow(from, to)
                }
                return Datum(number)
            }
        case .float, .double:
            return { value, _ throws(QueryFailure) in
                guard let number = Self.truncated(value.double), range.contains(number) else { throw Self.overflow(from, to) }
                return Datum(number)
            }
        case .timestamp:
            return { value, _ throws(QueryFailure) in
                let seconds = floorDivide(value.integer, CivilDate.microsecondsPerSecond)
                guard range.contains(seconds) else { throw Self.overflow(from, to) }
                return Datum(seconds)
            }
        case .yearMonthInterval(let first, let last) where first == last:
            return divided(by: first == .year ? 12 : 1, from, to, range)
        case .dayTimeInterval(let first, let last) where first == last:
            return divided(by: Self.microseconds(of: first), from, to, range)
        default: throw .notRun("CAST from \(from) to \(to)")
        }
    }

    private func divided(by unit: Int64, _ from: DataType, _ to: DataType, _ range: ClosedRange<Int64>) -> Conversion {
        { value, _ throws(QueryFailure) in
            let number = value.integer / unit
            guard range.contains(number) else { throw Self.overflow(from, to) }
            return Datum(number)
        }
    }

    static func microseconds(of field: DataType.DayTimeField) -> Int64 {
        switch field {
        case .day: 86_400_000_000
        case .hour: 3_600_000_000
        case .minute: 60_000_000
        case .second: 1_000_000
        }
    }

    /// The whole part; nil for NaN and beyond 64 bits. 2^63 itself counts as the greatest number, as in Java.
    static func truncated(_ number: Double) -> Int64? {
        guard number >= -0x1p63, number <= 0x1p63 else { return nil }
        return number == 0x1p63 ? .max : Int64(number)
    }

    func floating(_ from: DataType, _ to: DataType) throws(QueryFailure) -> Conversion? {
        let isFloat = to == .float
        func fitted(_ number: Double) -> Datum { Datum(isFloat ? Double(Float(number)) : number) }
        switch from {
        case .string, .char, .varchar:
            return { value, _ throws(QueryFailure) in
                guard let number = NumberText.double(value.bytes) else { throw Self.invalid(to: to) }
                return fitted(number)
            }
        case .boolean, .tinyint, .smallint, .int, .bigint:
            return { value, _ in isFloat ? Datum(Double(Float(value.integer))) : Datum(Double(value.integer)) }
        case .decimal(_, let scale): return { value, _ in fitted(Decimals.double(value.decimal, scale: scale)) }
        case .float, .double: return isFloat ? { value, _ in fitted(value.double) } : nil
        case .timestamp: return { value, _ in fitted(Double(value.integer) / 1_000_000) }
        default: throw .notRun("CAST from \(from) to \(to)")
        }
    }

    func decimal(_ from: DataType, _ to: DataType, _ precision: Int, _ scale: Int) throws(QueryFailure) -> Conversion {
        func checked(_ number: Int128?) throws(QueryFailure) -> Datum {
            guard let number else { throw Self.outOfRange(to) }
            return Datum(decimal: number)
        }
        switch from {
        case .string, .char, .varchar:
            return { value, _ throws(QueryFailure) in
                guard let text = DecimalText(value.bytes) else { throw Self.invalid(to: to) }
                guard text.wholeDigits <= DataType.widestDecimal else {
                    throw QueryFailure(.numericOutOfSupportedRange, "A text has more than 38 digits.")
                }
                return try checked(text.value(precision: precision, scale: scale))
            }
        case .boolean, .tinyint, .smallint, .int, .bigint:
            return { value, _ throws(QueryFailure) in
                try checked(Decimals.rescaled(Int128(value.integer), from: 0, to: scale, precision: precision))
            }
        case .decimal(_, let given):
            return { value, _ throws(QueryFailure) in
                try checked(Decimals.rescaled(value.decimal, from: given, to: scale, precision: precision))
            }
        case .float, .double:
            // What is no number has no decimal; Spark has NULL for it and no error, in ANSI mode too.
            return { value, _ throws(QueryFailure) in
                value.double.isFinite ? try checked(Self.decimal(value.double, precision, scale)) : .null
            }
        case .timestamp:
            return { value, _ throws(QueryFailure) in
                try checked(Decimals.rescaled(Int128(value.integer), from: 6, to: scale, precision: precision))
            }
        default: throw .notRun("CAST from \(from) to \(to)")
        }
    }

    /// The decimal of a double's shortest text; nil for what has none or too many digits.
    static func decimal(_ number: Double, _ precision: Int, _ scale: Int) -> Int128? {
        var text = number.description
        return text.withUTF8 { DecimalText($0)?.value(precision: precision, scale: scale) }
    }
}
