// The `Date` header: IMF-fixdate, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
// Reference: https://www.rfc-editor.org/rfc/rfc9110.html#section-5.6.7

import Calendar

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
        let date = CivilDate(days: day)
        let weekday = weekdays[Int(CivilDate.weekday(day)) - 1]
        let month = months[Int(date.month) - 1]
        return "\(weekday), \(two(date.day)) \(month) \(two(date.year / 100))\(two(date.year % 100)) "
            + "\(two(secondOfDay / 3600)):\(two(secondOfDay / 60 % 60)):\(two(secondOfDay % 60)) GMT"
    }

    private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
