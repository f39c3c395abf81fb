// Days as years, months and days of the Gregorian calendar, extended to before it came into use.
// Reference: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"

/// A day of that calendar. Numbers of days count from 1970-01-01.
package struct CivilDate: Sendable, Equatable {
    package var year: Int64
    /// 1 to 12, and 1 to 31.
    package var month: Int64
    package var day: Int64

    package static let microsecondsPerDay: Int64 = 86_400_000_000
    package static let microsecondsPerSecond: Int64 = 1_000_000
    /// The years that a 32-bit number of days can reach. Every date here lies within them.
    package static let years: ClosedRange<Int64> = -5_877_641...5_881_580

    package init(year: Int64, month: Int64, day: Int64) {
        self.year = year
        self.month = month
        self.day = day
    }

    package init(days: Int64) {
        let shifted = days + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The number of the day, which exists.
    package var days: Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = floorDivide(shiftedYear, 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    package static func isLeap(_ year: Int64) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    package static func lastDay(year: Int64, month: Int64) -> Int64 {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The number of a day; nil if there is no such day.
    package static func days(year: Int64, month: Int64, day: Int64) -> Int64? {
        guard years.contains(year), 1...12 ~= month, day >= 1, day <= lastDay(year: year, month: month) else { return nil }
        let days = CivilDate(year: year, month: month, day: day).days
        return Int32(exactly: days).map { Int64($0) }
    }

    /// The day that many months later, or the last of its month if that has no such day; nil beyond the years.
    package static func days(_ days: Int64, addingMonths months: Int64) -> Int64? {
        let date = CivilDate(days: days)
        let (total, isTooMany) = (date.year * 12 + date.month - 1).addingReportingOverflow(months)
        guard !isTooMany else { return nil }
        let year = floorDivide(total, 12)
        let month = total - year * 12 + 1
        guard years.contains(year) else { return nil }
        return Self.days(year: year, month: month, day: min(date.day, lastDay(year: year, month: month)))
    }

    /// Monday is 1, Sunday 7.
    package static func weekday(_ days: Int64) -> Int64 { floorModulo(days + 3, 7) + 1 }

    package static func dayOfYear(_ days: Int64) -> Int64 {
        days - CivilDate(year: CivilDate(days: days).year, month: 1, day: 1).days + 1
    }

    /// The week of ISO 8601 and the year that it belongs to: that of its Thursday.
    package static func week(_ days: Int64) -> (year: Int64, week: Int64) {
        let thursday = days - weekday(days) + 4
        let year = CivilDate(days: thursday).year
        return (year, (thursday - CivilDate(year: year, month: 1, day: 1).days) / 7 + 1)
    }
}
