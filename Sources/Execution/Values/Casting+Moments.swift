// Conversion to dates, times and intervals.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-ansi-compliance.html#cast

import Calendar
import Tables

extension Casting {
    func date(_ from: DataType) throws(QueryFailure) -> Conversion {
        switch from {
        case .string, .char, .varchar:
            return { value, _ throws(QueryFailure) in
                guard let days = MomentText.days(value.bytes) else { throw Self.invalid(to: .date) }
                return Datum(days)
            }
        case .timestamp:
            return { [zone = context.zone] value, _ in Datum(floorDivide(zone.local(at: value.integer), CivilDate.microsecondsPerDay)) }
        case .timestampNTZ: return { value, _ in Datum(floorDivide(value.integer, CivilDate.microsecondsPerDay)) }
        default: throw .notRun("CAST from \(from) to date")
        }
    }

    /// The midnight of a day, on clocks.
    static func midnight(_ days: Int64) throws(QueryFailure) -> Int64 {
        guard let midnight = MomentText.microseconds(days: days, time: 0) else { throw Self.tooFar }
        return midnight
    }

    static var tooFar: QueryFailure { QueryFailure(.datetimeOverflow, "A time is further from 1970 than 64 bits of microseconds reach.") }

    func timestamp(_ from: DataType) throws(QueryFailure) -> Conversion {
        let zone = context.zone
        switch from {
        case .string, .char, .varchar:
            return { [context] value, _ throws(QueryFailure) in
                guard let instant = try Self.instant(value.bytes, context) else { throw Self.invalid(to: .timestamp) }
                return Datum(instant)
            }
        case .date:
            return { value, _ throws(QueryFailure) in
                Datum(zone.instant(ofLocalMicroseconds: try Self.midnight(value.integer)))
            }
        case .timestampNTZ: return { value, _ in Datum(zone.instant(ofLocalMicroseconds: value.integer)) }
        case .tinyint, .smallint, .int, .bigint:
            // As Java's TimeUnit does, which stops at the greatest number.
            return { value, _ in
                let (product, isBeyond) = value.integer.multipliedReportingOverflow(by: CivilDate.microsecondsPerSecond)
                return Datum(isBeyond ? value.integer < 0 ? Int64.min : .max : product)
            }
        case .float, .double:
            return { value, _ throws(QueryFailure) in
                guard let instant = Self.truncated(value.double * 1_000_000) else { throw Self.overflow(from, .timestamp) }
                return Datum(instant)
            }
        case .decimal(_, let scale):
            return { value, _ throws(QueryFailure) in
                let instant =
                    scale <= 6
                    ? Decimals.rescaled(value.decimal, from: scale, to: 6, precision: DataType.widestDecimal)
                    : value.decimal / Decimals.powers[scale - 6]
                guard let instant = instant.flatMap({ Int64(exactly: $0) }) else { throw Self.overflow(from, .timestamp) }
                return Datum(instant)
            }
        default: throw .notRun("CAST from \(from) to timestamp")
        }
    }

    /// The instant of a text in the session's zone, unless the text has its own; nil for what is no time.
    static func instant(_ text: UnsafeBufferPointer<UInt8>, _ context: RunContext) throws(QueryFailure) -> Int64? {
        guard let reading = MomentText.reading(text) else { return nil }
        var zone = context.zone
        if let name = reading.zone {
            guard let rules = context.zones.rules(of: name) else { return nil }
            zone = rules
        }
        let today = floorDivide(zone.local(at: context.microseconds), CivilDate.microsecondsPerDay)
        guard let local = MomentText.microseconds(days: reading.days ?? today, time: reading.time) else { return nil }
        return zone.instant(ofLocalMicroseconds: local)
    }

    func wallTime(_ from: DataType) throws(QueryFailure) -> Conversion {
        switch from {
        case .string, .char, .varchar:
            return { value, _ throws(QueryFailure) in
                guard let reading = MomentText.reading(value.bytes), let days = reading.days,
                    let local = MomentText.microseconds(days: days, time: reading.time)
                else { throw Self.invalid(to: .timestampNTZ) }
                return Datum(local)
            }
        case .date: return { value, _ throws(QueryFailure) in Datum(try Self.midnight(value.integer)) }
        case .timestamp: return { [zone = context.zone] value, _ in Datum(zone.local(at: value.integer)) }
        default: throw .notRun("CAST from \(from) to timestamp_ntz")
        }
    }

    func interval(_ from: DataType, _ to: DataType) throws(QueryFailure) -> Conversion? {
        switch (from, to) {
        // The fields only say how an interval is written; Spark keeps what is finer.
        case (.yearMonthInterval, .yearMonthInterval), (.dayTimeInterval, .dayTimeInterval): return nil
        case (.tinyint, .yearMonthInterval(_, let last)), (.smallint, .yearMonthInterval(_, let last)),
            (.int, .yearMonthInterval(_, let last)), (.bigint, .yearMonthInterval(_, let last)):
            return { value, _ throws(QueryFailure) in
                let (months, isBeyond) = value.integer.multipliedReportingOverflow(by: last == .year ? 12 : 1)
                guard !isBeyond, Int32(exactly: months) != nil else { throw Self.overflow(from, to) }
                return Datum(months)
            }
        case (.tinyint, .dayTimeInterval(_, let last)), (.smallint, .dayTimeInterval(_, let last)), (.int, .dayTimeInterval(_, let last)),
            (.bigint, .dayTimeInterval(_, let last)):
            return { value, _ throws(QueryFailure) in
                let (microseconds, isBeyond) = value.integer.multipliedReportingOverflow(by: Self.microseconds(of: last))
                guard !isBeyond else { throw Self.overflow(from, to) }
                return Datum(microseconds)
            }
        default: throw .notRun("CAST from \(from) to \(to)")
        }
    }
}
