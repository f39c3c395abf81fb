// Functions of dates and times that need a zone or a pattern.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/Date_functions_header-spark.html

import Calendar
import SQL
import Tables

extension ExpressionCompiler {
    func zones(_ call: Call) throws(QueryFailure) -> Evaluation? {
        switch call.name {
        case .fromUtcTimestamp:
            return strict(try argument(call, 0, as: .timestamp), call[1]) { time, zone, frame throws(QueryFailure) in
                Datum(try Self.rules(zone, frame).local(at: time.integer))
            }
        case .toUtcTimestamp:
            return strict(try argument(call, 0, as: .timestamp), call[1]) { time, zone, frame throws(QueryFailure) in
                Datum(try Self.rules(zone, frame).instant(ofLocalMicroseconds: time.integer))
            }
        case .convertTimezone: return try convertedZone(call)
        case .dateFormat: return try formatted(try argument(call, 0, as: .timestamp), call[1], try patternMemo(of: call))
        case .fromUnixtime:
            let seconds = try argument(call, 0, as: .bigint)
            // Beyond 64 bits of microseconds Spark goes on at the other end, without a word.
            let time = strict(seconds) { value, _ in Datum(value.integer &* CivilDate.microsecondsPerSecond) }
            let pattern = call.count > 1 ? call[1] : always(try scope.constants.arena.value(Self.standardPattern))
            return try formatted(time, pattern, try patternMemo(of: call))
        case .toDate:
            guard call.count > 1, call.type(0).isText else { return try argument(call, 0, as: .date) }
            return try read(call) { moment, _ in Datum(floorDivide(moment.local, CivilDate.microsecondsPerDay)) }
        case .toTimestamp:
            guard call.count > 1, call.type(0).isText else { return try argument(call, 0, as: .timestamp) }
            return try read(call) { moment, zone in Datum((moment.zone ?? zone).instant(ofLocalMicroseconds: moment.local)) }
        case .unixTimestamp: return try seconds(call)
        default: return nil
        }
    }

    private static let standardPattern = "yyyy-MM-dd HH:mm:ss"

    private static func rules(_ name: Datum, _ frame: Frame) throws(QueryFailure) -> ZoneRules {
        guard let rules = frame.context.zones.rules(of: name.string) else {
            throw QueryFailure(.illegalArgument, "A time zone that the query names is not known here.")
        }
        return rules
    }

    /// CONVERT_TIMEZONE([from,] to, time), of times without a zone.
    private func convertedZone(_ call: Call) throws(QueryFailure) -> Evaluation {
        let last = call.count - 1
        let time = try argument(call, last, as: .timestampNTZ)
        let source = call.count > 2 ? call[0] : always(try scope.constants.arena.value(context.timeZone))
        return strict([source, call[last - 1], time]) { values, frame throws(QueryFailure) in
            let instant = try Self.rules(values[0], frame).instant(ofLocalMicroseconds: values[2].integer)
            return Datum(try Self.rules(values[1], frame).local(at: instant))
        }
    }

    /// A pattern that all rows share is looked at before there are rows, as Spark does: a wrong one fails without rows too.
    private func patternMemo(of call: Call) throws(QueryFailure) -> DatePatternMemo {
        let memo = DatePatternMemo()
        guard call.count > 1, try constant(call.expressions[0]) == nil, let text = try call.constantText(1) else { return memo }
        _ = try Array(text.utf8).withUnsafeBufferPointer { (bytes) throws(QueryFailure) in try memo.pattern(bytes) }
        return memo
    }

    private func formatted(
        _ time: @escaping Evaluation, _ pattern: @escaping Evaluation, _ memo: DatePatternMemo
    ) throws(QueryFailure) -> Evaluation {
        let (zone, name) = (context.zone, context.timeZone)
        return strict(time, pattern) { time, pattern, frame throws(QueryFailure) in
            let local = zone.local(at: time.integer)
            let text = try memo.pattern(pattern.bytes).write(
                local: local, offset: (local &- time.integer) / CivilDate.microsecondsPerSecond, zoneName: name)
            return try frame.arena.value(copying: text)
        }
    }

    private func read(
        _ call: Call, _ result: @escaping (DatePattern.Moment, ZoneRules) -> Datum
    ) throws(QueryFailure) -> Evaluation {
        let memo = try patternMemo(of: call)
        let zone = context.zone
        return call.two { text, pattern, frame throws(QueryFailure) in
            guard let moment = try memo.pattern(pattern.bytes).read(text.bytes, frame.context.zones) else {
                throw QueryFailure(
                    .cannotParseTimestamp, "A text is no time of its pattern.")
            }
            return result(moment, zone)
        }
    }

    /// UNIX_TIMESTAMP: seconds since 1970 of now, of a time, or of a text by a pattern.
    private func seconds(_ call: Call) throws(QueryFailure) -> Evaluation {
        // Towards 1970, unlike CAST.
        func whole(_ microseconds: Int64) -> Datum { Datum(microseconds / CivilDate.microsecondsPerSecond) }
        guard call.count > 0 else { return always(whole(context.microseconds)) }
        guard call.type(0).isText else {
            return strict(try argument(call, 0, as: .timestamp)) { value, _ in whole(value.integer) }
        }
        let memo = try patternMemo(of: call)
        let pattern = call.count > 1 ? call[1] : always(try scope.constants.arena.value(Self.standardPattern))
        let zone = context.zone
        return strict(call[0], pattern) { text, pattern, frame throws(QueryFailure) in
            guard let moment = try memo.pattern(pattern.bytes).read(text.bytes, frame.context.zones) else {
                throw QueryFailure(
                    .cannotParseTimestamp, "A text is no time of its pattern.")
            }
            return whole((moment.zone ?? zone).instant(ofLocalMicroseconds: moment.local))
        }
    }
}
