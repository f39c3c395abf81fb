// Parts of dates, times and intervals.
// Reference: https://spark.apache.org/docs/3.5.3/api/sql/index.html#extract

import Calendar
import SQL
import Tables

extension ExpressionCompiler {
    func extract(_ part: DatePart, _ operand: BoundExpression) throws(QueryFailure) -> Evaluation {
        let value = try compile(operand)
        switch operand.type {
        case .yearMonthInterval:
            let isYear = part == .year
            return strict(value) { value, _ in Datum(isYear ? value.integer / 12 : value.integer % 12) }
        case .dayTimeInterval: return try extract(part, fromInterval: value)
        // A date may be further away than microseconds reach.
        case .date: return try extract(part, value, days: { $0 }, local: { $0 &* CivilDate.microsecondsPerDay })
        case .timestampNTZ: return try extract(part, value, days: Self.day(of:), local: { $0 })
        case .timestamp:
            let zone = context.zone
            return try extract(part, value, days: { Self.day(of: zone.local(at: $0)) }, local: { zone.local(at: $0) })
        case .void: return { _ in .null }
        default: throw .notRun("A part of the type \(operand.type)")
        }
    }

    private func extract(_ part: DatePart, fromInterval value: @escaping Evaluation) throws(QueryFailure) -> Evaluation {
        switch part {
        case .day: strict(value) { value, _ in Datum(value.integer / 86_400_000_000) }
        case .hour: strict(value) { value, _ in Datum(value.integer / 3_600_000_000 % 24) }
        case .minute: strict(value) { value, _ in Datum(value.integer / 60_000_000 % 60) }
        case .second: strict(value) { value, _ in Datum(decimal: Int128(value.integer % 60_000_000)) }
        default: throw .notRun("The part \(part.rawValue) of an interval")
        }
    }

    private static func day(of local: Int64) -> Int64 { floorDivide(local, CivilDate.microsecondsPerDay) }

    /// - Parameters:
    ///   - days: Turns a value into days since 1970.
    ///   - local: Turns a value into microseconds on a clock.
    private func extract(
        _ part: DatePart, _ value: @escaping Evaluation, days: @escaping (Int64) -> Int64, local: @escaping (Int64) -> Int64
    ) throws(QueryFailure) -> Evaluation {
        func ofDay(_ body: @escaping (Int64) -> Int64) -> Evaluation {
            strict(value) { value, _ in Datum(body(days(value.integer))) }
        }
        func ofTime(_ unit: Int64, _ count: Int64) -> Evaluation {
            strict(value) { value, _ in Datum(floorModulo(floorDivide(local(value.integer), unit), count)) }
        }
        switch part {
        case .year: return ofDay { CivilDate(days: $0).year }
        case .yearOfWeek: return ofDay { CivilDate.week($0).year }
        case .quarter: return ofDay { (CivilDate(days: $0).month + 2) / 3 }
        case .month: return ofDay { CivilDate(days: $0).month }
        case .week: return ofDay { CivilDate.week($0).week }
        case .day: return ofDay { CivilDate(days: $0).day }
        // Sunday is 1.
        case .dayOfWeek: return ofDay { CivilDate.weekday($0) % 7 + 1 }
        case .dayOfWeekISO: return ofDay { CivilDate.weekday($0) }
        case .dayOfYear: return ofDay { CivilDate.dayOfYear($0) }
        case .hour: return ofTime(3_600_000_000, 24)
        case .minute: return ofTime(60_000_000, 60)
        case .second:
            return strict(value) { value, _ in Datum(decimal: Int128(floorModulo(local(value.integer), 60_000_000))) }
        }
    }
}
