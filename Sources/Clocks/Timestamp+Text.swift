// Times as people write them: ISO 8601, in UTC or with an offset.
// Reference: https://www.rfc-editor.org/rfc/rfc3339.html#section-5.6

import Calendar
package import APIModel

extension Timestamp {
    /// The first and the last time that text can tell: the years 1970 to 9999.
    package static let span = Timestamp(milliseconds: 0)...Timestamp(milliseconds: 253_402_300_799_999)

    /// Such as `2026-01-01T00:00:00Z`, with milliseconds where there are any: `2026-01-01T00:00:00.250Z`. Outside of the ``span`` it is
    /// that of the span's nearest time.
    package var text: String {
        let milliseconds = min(max(self, Self.span.lowerBound), Self.span.upperBound).milliseconds
        let second = floorDivide(milliseconds, 1000)
        let day = floorDivide(second, 86_400)
        let date = CivilDate(days: day)
        let time = second - day * 86_400
        let fraction = milliseconds - second * 1000
        return String(unsafeUninitializedCapacity: 24) { buffer in
            var count = 0
            func put(_ number: Int64, digits: Int, _ end: Unicode.Scalar) {
                var rest = number
                for place in stride(from: count + digits - 1, through: count, by: -1) {
                    buffer[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                    rest /= 10
                }
                buffer[count + digits] = UInt8(ascii: end)
                count += digits + 1
            }
            put(date.year, digits: 4, "-")
            put(date.month, digits: 2, "-")
            put(date.day, digits: 2, "T")
            put(time / 3600, digits: 2, ":")
            put(time / 60 % 60, digits: 2, ":")
            put(time % 60, digits: 2, fraction == 0 ? "Z" : ".")
            if fraction != 0 { put(fraction, digits: 3, "Z") }
            return count
        }
    }

    /// Reads `2026-01-01T00:00:00Z`, with any number of decimals of which milliseconds count, with an offset such as `+02:00` in place of
    /// the `Z`, or a date alone for its midnight in UTC. Nil for any other text, for a date that the calendar does not have, and outside of
    /// the ``span``.
    package init?(text: String) {
        var scanner = Scanner(text)
        guard let year = scanner.number(ofDigits: 4), scanner.take("-"), let month = scanner.number(ofDigits: 2), scanner.take("-"),
            let dayOfMonth = scanner.number(ofDigits: 2)
        else { return nil }
        let date = CivilDate(year: year, month: month, day: dayOfMonth)
        // A day that its month does not have is another one on the way back.
        guard (1...12).contains(month), CivilDate(days: date.days) == date else { return nil }
        var milliseconds = date.days * 86_400_000
        if scanner.take("T") || scanner.take("t") || scanner.take(" ") {
            guard let time = scanner.timeOfDay(), let offset = scanner.offset() else { return nil }
            milliseconds += time - offset
        }
        guard scanner.isAtEnd else { return nil }
        self.init(milliseconds: milliseconds)
        guard Self.span.contains(self) else { return nil }
    }
}

extension Scanner {
    /// `23:59:59.999`, in milliseconds.
    fileprivate mutating func timeOfDay() -> Int64? {
        guard let hour = number(ofDigits: 2), hour < 24, take(":"), let minute = number(ofDigits: 2), minute < 60, take(":"),
            let second = number(ofDigits: 2), second < 60
        else { return nil }
        var fraction: Int64 = 0
        if take(".") {
            let digits = self.digits()
            guard !digits.isEmpty else { return nil }
            for place in 0..<3 { fraction = fraction * 10 + (place < digits.count ? digits[place] : 0) }
        }
        return ((hour * 60 + minute) * 60 + second) * 1000 + fraction
    }

    /// `Z` or `+02:00`, in milliseconds.
    fileprivate mutating func offset() -> Int64? {
        if take("Z") || take("z") { return 0 }
        let sign: Int64
        if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
        guard let hour = number(ofDigits: 2), hour < 24, take(":"), let minute = number(ofDigits: 2), minute < 60 else { return nil }
        return sign * (hour * 60 + minute) * 60_000
    }
}
