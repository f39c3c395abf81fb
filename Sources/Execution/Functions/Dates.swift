// Functions of dates and times.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/Date_functions_header-spark.html

import Calendar
import SQL
import Tables

extension ExpressionCompiler {
    func dates(_ call: Call) throws(QueryFailure) -> Evaluation? {
        switch call.name {
        case .currentDate: return always(Datum(floorDivide(context.zone.local(at: context.microseconds), CivilDate.microsecondsPerDay)))
        case .currentTimestamp, .now, .getdate, .sysdate: return always(Datum(context.microseconds))
        case .date: return try argument(call, 0, as: .date)
        case .timestamp: return try argument(call, 0, as: .timestamp)
        case .year: return try part(.year, call)
        case .quarter: return try part(.quarter, call)
        case .month: return try part(.month, call)
        case .weekofyear: return try part(.week, call)
        case .dayofmonth: return try part(.day, call)
        case .dayofweek: return try part(.dayOfWeek, call)
        case .dayofyear: return try part(.dayOfYear, call)
        case .hour: return try part(.hour, call)
        case .minute: return try part(.minute, call)
        case .second:
            let seconds = try part(.second, call)
            return strict(seconds) { value, _ in Datum(Int64(value.decimal / 1_000_000)) }
        case .dateAdd, .dateSub:
            let sign: Int64 = call.name == .dateAdd ? 1 : -1
            let days = try argument(call, 1, as: .bigint)
            // Beyond 32 bits of days Spark goes on at the other end, without a word.
            return strict(try argument(call, 0, as: .date), days) { date, days, _ in
                Datum(Int64(Int32(truncatingIfNeeded: date.integer &+ days.integer &* sign)))
            }
        case .dateDiff:
            // As DATE_ADD.
            return strict(try argument(call, 0, as: .date), try argument(call, 1, as: .date)) { end, start, _ in
                Datum(Int64(Int32(truncatingIfNeeded: end.integer &- start.integer)))
            }
        case .addMonths:
            return strict(try argument(call, 0, as: .date), call[1]) { date, months, _ throws(QueryFailure) in
                try MomentMath.day(CivilDate.days(date.integer, addingMonths: months.integer))
            }
        case .dateTrunc: return try truncated(call[0], try argument(call, 1, as: .timestamp), isDate: false)
        case .trunc: return try truncated(call[1], try argument(call, 0, as: .date), isDate: true)
        case .timestampadd: return try added(call)
        case .timestampdiff: return try difference(call)
        default: return nil
        }
    }

    /// An argument, converted if it has not the type already.
    func argument(_ call: Call, _ place: Int, as type: DataType) throws(QueryFailure) -> Evaluation {
        converted(call[place], try Casting(context).conversion(from: call.type(place), to: type))
    }

    /// A function that is named for the part of a moment.
    private func part(_ part: DatePart, _ call: Call) throws(QueryFailure) -> Evaluation {
        guard call.type(0).isText else { return try extract(part, call.expressions[0]) }
        let source = call.expressions[0]
        return try extract(part, BoundExpression(.cast(source, .implicit), .timestamp, source.mark))
    }

    // MARK: Units

    private func truncated(_ unit: @escaping Evaluation, _ value: @escaping Evaluation, isDate: Bool) throws(QueryFailure) -> Evaluation {
        let zone = context.zone
        return { frame throws(QueryFailure) in
            // Without a unit the value is not evaluated.
            let name = try unit(frame)
            guard !name.isNull, DateUnit.truncates(dates: isDate, to: name.string), let unit = DateUnit(truncation: name.string) else {
                return .null
            }
            let value = try value(frame)
            if value.isNull { return value }
            if isDate { return Datum(unit.truncated(days: value.integer)) }
            return Datum(zone.instant(ofLocalMicroseconds: unit.truncated(local: zone.local(at: value.integer))))
        }
    }

    /// TIMESTAMPADD(unit, count, time), and DATEADD of a unit.
    private func added(_ call: Call) throws(QueryFailure) -> Evaluation {
        let zone = call.type == .timestampNTZ ? .utc : context.zone
        let time = try argument(call, 2, as: call.type)
        return strict([call[0], call[1], time]) { values, _ throws(QueryFailure) in
            guard let unit = DateUnit(values[0].string) else {
                throw QueryFailure(.invalidParameterValue, "A text is no unit of time.")
            }
            let (count, isBeyond) = values[1].integer.multipliedReportingOverflow(by: unit.count)
            guard !isBeyond else { throw Casting.tooFar }
            let instant = values[2].integer
            return Datum(
                unit.isMonths
                    ? try MomentMath.adding(months: count, to: instant, in: zone)
                    : try MomentMath.adding(microseconds: count, to: instant, in: zone))
        }
    }

    /// TIMESTAMPDIFF(unit, start, end): how many whole units lie between.
    private func difference(_ call: Call) throws(QueryFailure) -> Evaluation {
        let zone = context.zone
        return strict([call[0], try argument(call, 1, as: .timestamp), try argument(call, 2, as: .timestamp)]) {
            values, _ throws(QueryFailure) in
            guard let unit = DateUnit(values[0].string) else {
                throw QueryFailure(.invalidParameterValue, "A text is no unit of time.")
            }
            let (start, end) = (zone.local(at: values[1].integer), zone.local(at: values[2].integer))
            if unit.isMonths { return Datum(DateUnit.months(from: start, to: end) / unit.count) }
            let (difference, isBeyond) = end.subtractingReportingOverflow(start)
            guard !isBeyond else { throw Casting.tooFar }
            return Datum(difference / unit.count)
        }
    }
}

/// A unit of time, in months or in microseconds.
enum DateUnit {
    case year, quarter, month, week, day, hour, minute, second, millisecond, microsecond

    /// In any case, singular or plural.
    init?(_ name: String) {
        var word = name.lowercased()
        if word.hasSuffix("s") { word.removeLast() }
        switch word {
        case "year": self = .year
        case "quarter": self = .quarter
        case "month": self = .month
        case "week": self = .week
        case "day", "dayofyear": self = .day
        case "hour": self = .hour
        case "minute": self = .minute
        case "second": self = .second
        case "millisecond": self = .millisecond
        case "microsecond": self = .microsecond
        default: return nil
        }
    }

    /// The names that DATE_TRUNC and TRUNC take.
    init?(truncation name: String) {
        switch name.lowercased() {
        case "year", "yyyy", "yy": self = .year
        case "quarter": self = .quarter
        case "month", "mm", "mon": self = .month
        case "week": self = .week
        case "day", "dd": self = .day
        case "hour": self = .hour
        case "minute": self = .minute
        case "second": self = .second
        case "millisecond": self = .millisecond
        case "microsecond": self = .microsecond
        default: return nil
        }
    }

    var isMonths: Bool {
        switch self {
        case .year, .quarter, .month: true
        default: false
        }
    }

    /// Whether it is a day or less.
    var isOfDay: Bool {
        switch self {
        case .year, .quarter, .month, .week: false
        default: true
        }
    }

    /// Whether TRUNC, or DATE_TRUNC, knows a unit.
    static func truncates(dates: Bool, to name: String) -> Bool {
        DateUnit(truncation: name).map { !dates || !$0.isOfDay } ?? false
    }

    /// Months, or microseconds.
    var count: Int64 {
        switch self {
        case .year: 12
        case .quarter: 3
        case .month: 1
        case .week: 7 * CivilDate.microsecondsPerDay
        case .day: CivilDate.microsecondsPerDay
        case .hour: 3_600_000_000
        case .minute: 60_000_000
        case .second: 1_000_000
        case .millisecond: 1000
        case .microsecond: 1
        }
    }

    /// The first day of the unit that a day is in.
    func truncated(days: Int64) -> Int64 {
        var date = CivilDate(days: days)
        switch self {
        case .week: return days - CivilDate.weekday(days) + 1
        case .year: date.month = 1
        case .quarter: date.month = (date.month - 1) / 3 * 3 + 1
        case .month: break
        default: return days
        }
        date.day = 1
        return date.days
    }

    func truncated(local: Int64) -> Int64 {
        if isOfDay { return local &- floorModulo(local, count) }
        return truncated(days: floorDivide(local, CivilDate.microsecondsPerDay)) &* CivilDate.microsecondsPerDay
    }

    /// Whole months between two times of a clock, towards zero.
    static func months(from start: Int64, to end: Int64) -> Int64 {
        if start > end { return -months(from: end, to: start) }
        func parts(_ local: Int64) -> (date: CivilDate, time: Int64) {
            let days = floorDivide(local, CivilDate.microsecondsPerDay)
            return (CivilDate(days: days), floorModulo(local, CivilDate.microsecondsPerDay))
        }
        let (one, other) = (parts(start), parts(end))
        let months = (other.date.year - one.date.year) * 12 + other.date.month - one.date.month
        return (other.date.day, other.time) < (one.date.day, one.time) ? months - 1 : months
    }
}
