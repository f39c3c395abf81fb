// Arithmetic of dates, times and intervals.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-literals.html#interval-literal; Spark's DateTimeUtils and IntervalUtils

import Calendar
import SQL
import Tables

extension ExpressionCompiler {
    func moments(
        _ operation: BinaryOperator, _ one: @escaping Evaluation, _ oneType: DataType, _ other: @escaping Evaluation,
        _ otherType: DataType, _ type: DataType
    ) throws(QueryFailure) -> Evaluation {
        let isMinus = operation == .minus
        // A time of the day takes part: then the day is its midnight.
        if oneType == .date, otherType == .timestamp || type == .timestamp {
            return try moments(operation, converted(one, try Casting(context).timestamp(.date)), .timestamp, other, otherType, type)
        }
        if otherType == .date, oneType == .timestamp || type == .timestamp {
            return try moments(operation, one, oneType, converted(other, try Casting(context).timestamp(.date)), .timestamp, type)
        }
        switch (operation, oneType, otherType) {
        case (.minus, .date, .date):
            return strict(one, other) { left, right, _ throws(QueryFailure) in
                try Self.interval((left.integer - right.integer).multipliedReportingOverflow(by: CivilDate.microsecondsPerDay))
            }
        case (.minus, .timestamp, .timestamp):
            let zone = context.zone
            return strict(one, other) { left, right, _ throws(QueryFailure) in
                try Self.interval(zone.local(at: left.integer).subtractingReportingOverflow(zone.local(at: right.integer)))
            }
        case (.minus, .timestampNTZ, .timestampNTZ), (.minus, .dayTimeInterval, .dayTimeInterval):
            return strict(one, other) { left, right, _ throws(QueryFailure) in
                try Self.interval(left.integer.subtractingReportingOverflow(right.integer))
            }
        case (.plus, .dayTimeInterval, .dayTimeInterval):
            return strict(one, other) { left, right, _ throws(QueryFailure) in
                try Self.interval(left.integer.addingReportingOverflow(right.integer))
            }
        case (.plus, .yearMonthInterval, .yearMonthInterval), (.minus, .yearMonthInterval, .yearMonthInterval):
            return strict(one, other) { left, right, _ throws(QueryFailure) in
                try Self.months(isMinus ? left.integer - right.integer : left.integer + right.integer)
            }
        case (.plus, .yearMonthInterval, .date), (.plus, .yearMonthInterval, .timestamp), (.plus, .yearMonthInterval, .timestampNTZ),
            (.plus, .dayTimeInterval, .date), (.plus, .dayTimeInterval, .timestamp), (.plus, .dayTimeInterval, .timestampNTZ):
            return try moments(.plus, other, otherType, one, oneType, type)
        case (.plus, let moment, let interval), (.minus, let moment, let interval):
            return try shifted(one, moment, by: other, interval, isMinus: isMinus, type)
        case (.integerDivided, let left, let right) where left.isInterval && right.isInterval:
            return strict(one, other) { left, right, _ throws(QueryFailure) in
                guard right.integer != 0 else { throw Self.divisionByZero }
                let (quotient, isTooWide) = left.integer.dividedReportingOverflow(by: right.integer)
                guard !isTooWide else { throw Self.overflow(.bigint) }
                return Datum(quotient)
            }
        case (.times, let interval, let number) where interval.isInterval: return try scaled(one, interval, by: other, number)
        case (.times, let number, let interval) where interval.isInterval: return try scaled(other, interval, by: one, number)
        case (.divided, let interval, let number) where interval.isInterval: return try divided(one, interval, by: other, number)
        default: throw .notRun("\(oneType) \(operation.rawValue) \(otherType)")
        }
    }

    private static func interval(_ result: (partialValue: Int64, overflow: Bool)) throws(QueryFailure) -> Datum {
        guard !result.overflow else { throw intervalOverflow }
        return Datum(result.partialValue)
    }

    private static func months(_ months: Int64) throws(QueryFailure) -> Datum {
        guard Int32(exactly: months) != nil else { throw intervalOverflow }
        return Datum(months)
    }

    /// A date or a time, and an interval or a number of days.
    private func shifted(
        _ one: @escaping Evaluation, _ moment: DataType, by other: @escaping Evaluation, _ interval: DataType, isMinus: Bool,
        _ type: DataType
    ) throws(QueryFailure) -> Evaluation {
        let sign: Int64 = isMinus ? -1 : 1
        switch (moment, interval) {
        case (.date, .yearMonthInterval):
            return strict(one, other) { date, months, _ throws(QueryFailure) in
                try MomentMath.day(CivilDate.days(date.integer, addingMonths: months.integer * sign))
            }
        case (.date, .dayTimeInterval):
            return strict(one, other) { date, interval, _ throws(QueryFailure) in
                try MomentMath.day(date.integer + interval.integer / CivilDate.microsecondsPerDay * sign)
            }
        case (.date, .tinyint), (.date, .smallint), (.date, .int):
            return strict(one, other) { date, days, _ in
                // As DATE_ADD.
                Datum(Int64(Int32(truncatingIfNeeded: date.integer &+ days.integer &* sign)))
            }
        case (.timestamp, .yearMonthInterval), (.timestampNTZ, .yearMonthInterval):
            let zone = moment == .timestamp ? context.zone : .utc
            return strict(one, other) { time, months, _ throws(QueryFailure) in
                Datum(try MomentMath.adding(months: months.integer * sign, to: time.integer, in: zone))
            }
        case (.timestamp, .dayTimeInterval), (.timestampNTZ, .dayTimeInterval):
            let zone = moment == .timestamp ? context.zone : .utc
            return strict(one, other) { time, interval, _ throws(QueryFailure) in
                let (signed, isBeyond) = interval.integer.multipliedReportingOverflow(by: sign)
                guard !isBeyond else { throw Casting.tooFar }
                return Datum(try MomentMath.adding(microseconds: signed, to: time.integer, in: zone))
            }
        default: throw .notRun("\(moment) with \(interval)")
        }
    }

    /// An interval times a number, rounded half up.
    private func scaled(
        _ interval: @escaping Evaluation, _ type: DataType, by factor: @escaping Evaluation, _ factorType: DataType
    ) throws(QueryFailure) -> Evaluation {
        let bounds = try Self.bounds(of: type)
        switch factorType {
        case .tinyint, .smallint, .int, .bigint:
            return strict(interval, factor) { interval, factor, _ throws(QueryFailure) in
                try Self.bounded(Int128(interval.integer) * Int128(factor.integer), bounds)
            }
        case .decimal(_, let scale):
            return strict(interval, factor) { interval, factor, _ throws(QueryFailure) in
                let product = Decimals.product(
                    Int128(interval.integer), factor.decimal, scale: scale, to: (precision: DataType.widestDecimal, scale: 0))
                guard let product else { throw Self.intervalOverflow }
                return try Self.bounded(product, bounds)
            }
        default:
            return strict(interval, factor) { interval, factor, _ throws(QueryFailure) in
                try Self.rounded(Double(interval.integer) * factor.double, bounds)
            }
        }
    }

    private func divided(
        _ interval: @escaping Evaluation, _ type: DataType, by divisor: @escaping Evaluation, _ divisorType: DataType
    ) throws(QueryFailure) -> Evaluation {
        let bounds = try Self.bounds(of: type)
        let zero = QueryFailure(.intervalDividedByZero, "An interval is divided by zero.")
        if divisorType.isFloating {
            return strict(interval, divisor) { interval, divisor, _ throws(QueryFailure) in
                guard divisor.double != 0 else { throw zero }
                return try Self.rounded(Double(interval.integer) / divisor.double, bounds)
            }
        }
        var scale = 0
        if case .decimal(_, let given) = divisorType { scale = given }
        let isDecimal = divisorType.isDecimal
        return strict(interval, divisor) { [scale] interval, divisor, _ throws(QueryFailure) in
            let number = isDecimal ? divisor.decimal : Int128(divisor.integer)
            guard number != 0 else { throw zero }
            let quotient = Decimals.quotient(Int128(interval.integer), 0, number, scale, to: (precision: DataType.widestDecimal, scale: 0))
            guard let quotient else { throw Self.intervalOverflow }
            return try Self.bounded(quotient, bounds)
        }
    }

    private static func bounds(of type: DataType) throws(QueryFailure) -> ClosedRange<Int128> {
        switch type {
        case .yearMonthInterval: Int128(Int32.min)...Int128(Int32.max)
        case .dayTimeInterval: Int128(Int64.min)...Int128(Int64.max)
        default: throw .notRun("Arithmetic of the type \(type)")
        }
    }

    private static func bounded(_ number: Int128, _ bounds: ClosedRange<Int128>) throws(QueryFailure) -> Datum {
        guard bounds.contains(number) else { throw intervalOverflow }
        return Datum(Int64(truncatingIfNeeded: number))
    }

    private static func rounded(_ number: Double, _ bounds: ClosedRange<Int128>) throws(QueryFailure) -> Datum {
        guard let whole = Casting.truncated(number.rounded(.toNearestOrAwayFromZero)) else { throw intervalOverflow }
        return try bounded(Int128(whole), bounds)
    }
}

/// Sums of moments and spans.
enum MomentMath {
    /// A date from the number of its day, which has to fit.
    static func day(_ days: Int64?) throws(QueryFailure) -> Datum {
        guard let days, Int32(exactly: days) != nil else { throw Casting.tooFar }
        return Datum(days)
    }

    /// The same time of the day that many months later, by the zone's clocks.
    static func adding(months: Int64, to instant: Int64, in zone: ZoneRules) throws(QueryFailure) -> Int64 {
        let local = zone.local(at: instant)
        let days = floorDivide(local, CivilDate.microsecondsPerDay)
        guard let later = CivilDate.days(days, addingMonths: months),
            let time = MomentText.microseconds(days: later, time: floorModulo(local, CivilDate.microsecondsPerDay))
        else { throw Casting.tooFar }
        return zone.instant(ofLocalMicroseconds: time)
    }

    /// Whole days by the zone's clocks, and the rest by time that passes.
    static func adding(microseconds: Int64, to instant: Int64, in zone: ZoneRules) throws(QueryFailure) -> Int64 {
        if zone.isFixed {
            let (sum, isBeyond) = instant.addingReportingOverflow(microseconds)
            guard !isBeyond else { throw Casting.tooFar }
            return sum
        }
        let days = microseconds / CivilDate.microsecondsPerDay
        let rest = microseconds % CivilDate.microsecondsPerDay
        let local = zone.local(at: instant)
        // What is whole days of a number of 64 bits is one itself.
        let (later, isBeyond) = local.addingReportingOverflow(days * CivilDate.microsecondsPerDay)
        guard !isBeyond else { throw Casting.tooFar }
        let (sum, isSumBeyond) = zone.instant(ofLocalMicroseconds: later).addingReportingOverflow(rest)
        guard !isSumBeyond else { throw Casting.tooFar }
        return sum
    }
}
