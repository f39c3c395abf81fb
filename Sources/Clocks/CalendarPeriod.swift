// The calendar's periods, in which budgets are counted.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/ on access budgets: periods are in UTC, and weeks turn on Sunday.

import Calendar
package import APIModel

/// A kind of period: each time lies in exactly one of a kind.
package enum CalendarPeriod: Sendable, Equatable {
    case day
    /// From Sunday to Saturday.
    case week
    case month

    /// The period that a time lies in, from midnight to midnight in UTC.
    package func containing(_ time: Timestamp) -> Range<Timestamp> {
        let day = floorDivide(time.milliseconds, Self.millisecondsPerDay)
        switch self {
        case .day:
            return Self.days(from: day, to: day + 1)
        case .week:
            // Day 0, 1970-01-01, was a Thursday: the fourth day after a Sunday.
            let sunday = floorDivide(day + 4, 7) * 7 - 4
            return Self.days(from: sunday, to: sunday + 7)
        case .month:
            let first = day - CivilDate(days: day).day + 1
            // 31 days after a first is always in the month that follows.
            let later = first + 31
            return Self.days(from: first, to: later - CivilDate(days: later).day + 1)
        }
    }

    private static let millisecondsPerDay: Int64 = 86_400_000

    private static func days(from first: Int64, to next: Int64) -> Range<Timestamp> {
        midnight(of: first)..<midnight(of: next)
    }

    /// Clamped, since a clock can be moved to the last time there is, and the period around it ends after that.
    private static func midnight(of day: Int64) -> Timestamp {
        Timestamp(milliseconds: Int64(clamping: Int128(day) * Int128(millisecondsPerDay)))
    }
}
