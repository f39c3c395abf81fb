// The periods in which budgets are counted.

import Calendar
import CleanRoomsModel
import Clocks
import Testing

@Suite struct CalendarPeriodTests {
    private static let day: Int64 = 86_400_000
    /// 2026-01-01T00:00:00Z, a Thursday.
    private static let newYear: Int64 = 20_454 * day

    private func period(_ kind: CalendarPeriod, _ milliseconds: Int64) -> Range<Timestamp> {
        kind.containing(Timestamp(milliseconds: milliseconds))
    }

    private func days(_ first: Int64, _ next: Int64) -> Range<Timestamp> {
        Timestamp(milliseconds: Self.newYear + first * Self.day)..<Timestamp(milliseconds: Self.newYear + next * Self.day)
    }

    @Test func `a day runs from midnight to the millisecond before the next`() {
        #expect(period(.day, Self.newYear) == days(0, 1))
        #expect(period(.day, Self.newYear + Self.day - 1) == days(0, 1))
        #expect(period(.day, Self.newYear - 1) == days(-1, 0))
    }

    @Test func `a week turns on Sunday`() {
        // Sunday is 2025-12-28, and the next one 2026-01-04.
        #expect(period(.week, Self.newYear) == days(-4, 3))
        #expect(period(.week, Self.newYear - 4 * Self.day) == days(-4, 3))
        #expect(period(.week, Self.newYear - 4 * Self.day - 1) == days(-11, -4))
        #expect(period(.week, Self.newYear + 3 * Self.day - 1) == days(-4, 3))
        #expect(period(.week, Self.newYear + 3 * Self.day) == days(3, 10))
    }

    @Test func `a month turns on its first day, also when that ends a short one`() {
        #expect(period(.month, Self.newYear) == days(0, 31))
        #expect(period(.month, Self.newYear + 31 * Self.day - 1) == days(0, 31))
        #expect(period(.month, Self.newYear + 31 * Self.day) == days(31, 59))
        #expect(period(.month, Self.newYear - 1) == days(-31, 0))
        // February of the leap year 2028.
        #expect(period(.month, Self.newYear + (730 + 45) * Self.day) == days(730 + 31, 730 + 60))
    }

    @Test(arguments: [CalendarPeriod.day, .week, .month])
    func `periods follow each other without a gap, each day from 1899 to 2101`(kind: CalendarPeriod) {
        var current = period(kind, -25_932 * Self.day)
        for day in Int64(-25_932)...47_846 {
            for time in [day * Self.day, day * Self.day + Self.day - 1] {
                let next = period(kind, time)
                #expect(next.contains(Timestamp(milliseconds: time)))
                if next != current {
                    guard next.lowerBound == current.upperBound, next.lowerBound.milliseconds == day * Self.day else {
                        Issue.record("\(kind) on day \(day): \(next) follows \(current)")
                        return
                    }
                    let length = (next.upperBound - next.lowerBound) / .seconds(86_400)
                    switch kind {
                    case .day: #expect(length == 1)
                    case .week: #expect(length == 7)
                    case .month: #expect(CivilDate(days: day).day == 1 && (28...31).contains(length))
                    }
                    current = next
                }
            }
        }
    }

    @Test(arguments: [CalendarPeriod.day, .week, .month])
    func `the first and the last time there is have periods, though cut short`(kind: CalendarPeriod) {
        #expect(period(kind, .max).upperBound.milliseconds == Timestamp.bounds.upperBound)
        #expect(period(kind, .min).lowerBound.milliseconds == Timestamp.bounds.lowerBound)
    }
}
