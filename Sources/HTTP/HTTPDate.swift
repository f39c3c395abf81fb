// The `Date` header: IMF-fixdate, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
// Reference: https://www.rfc-editor.org/rfc/rfc9110.html#section-5.6.7

/// Writes dates for HTTP and remembers the last one, since a busy server asks for the same second many times.
package struct HTTPDate: Sendable {
    private var second: Int64?
    private var text = ""

    package init() {}

    /// The date of a moment, in whole seconds since 1970-01-01T00:00:00Z, for the years 0 to 9999.
    package mutating func text(atSecond second: Int64) -> String {
        if second != self.second {
            self.second = second
            text = Self.format(second)
        }
        return text
    }

    private static func format(_ second: Int64) -> String {
        let day = floorDivide(second, 86_400)
        let secondOfDay = second - day * 86_400
        let (year, month, dayOfMonth) = civilDate(day)
        // 1970-01-01 was a Thursday.
        let weekday = Int(((day + 4) % 7 + 7) % 7)
        return "\(weekdays[weekday]), \(two(dayOfMonth)) \(months[Int(month) - 1]) \(two(year / 100))\(two(year % 100)) "
            + "\(two(secondOfDay / 3600)):\(two(secondOfDay / 60 % 60)):\(two(secondOfDay % 60)) GMT"
    }

    /// The year, month and day of a count of days since 1970-01-01.
    /// Source: Howard Hinnant, chrono-Compatible Low-Level Date Algorithms, `civil_from_days`.
    private static func civilDate(_ day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        // Days since 0000-03-01, so that a leap day ends its year; 146,097 days are 400 years.
        let shifted = day + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        value >= 0 ? value / divisor : (value - divisor + 1) / divisor
    }

    private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
