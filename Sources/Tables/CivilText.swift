// Dates and times as text, without a time zone but UTC.
// Reference: ISO 8601; Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", for days and dates.

enum CivilText {
    private static let microsecondsPerDay: Int64 = 86_400_000_000

    /// Days since 1970-01-01 of `2026-01-31`; nil for what is no date of the years 1 to 9999.
    static func days(_ text: String) -> Int32? {
        var reader = Reader(text)
        guard let days = reader.days(), reader.isAtEnd else { return nil }
        return days
    }

    /// Microseconds since 1970 of `2026-01-31T12:00:00.5Z`: a blank may stand for the T, and seconds' fraction and Z may be absent.
    ///
    /// A date alone is its midnight. Digits beyond the sixth of a fraction are dropped.
    static func microseconds(_ text: String) -> Int64? {
        var reader = Reader(text)
        guard let days = reader.days() else { return nil }
        var time: Int64 = 0
        if reader.skip("T") || reader.skip(" ") {
            guard let hour = reader.number(2), hour < 24, reader.skip(":"), let minute = reader.number(2), minute < 60, reader.skip(":"),
                let second = reader.number(2), second < 60
            else { return nil }
            time = Int64((hour * 60 + minute) * 60 + second) * 1_000_000
            if reader.skip(".") {
                guard let fraction = reader.microseconds() else { return nil }
                time += fraction
            }
            _ = reader.skip("Z")
        }
        return reader.isAtEnd ? Int64(days) * microsecondsPerDay + time : nil
    }

    /// `2026-01-31`.
    static func text(days: Int32) -> String {
        let (year, month, day) = date(days: Int64(days))
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// `2026-01-31T12:00:00.500`, to the millisecond as Spark writes it.
    static func text(microseconds: Int64) -> String {
        var days = microseconds / microsecondsPerDay
        var time = microseconds % microsecondsPerDay
        if time < 0 {
            days -= 1
            time += microsecondsPerDay
        }
        let seconds = time / 1_000_000
        let clock = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
        return "\(text(days: Int32(days)))T\(clock).\(padded(time / 1000 % 1000, 3))"
    }

    static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    static func date(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        // Days since 0000-03-01, so that a leap day ends its year. No date here is before the year 1.
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    static func days(year: Int, month: Int, day: Int) -> Int32? {
        guard year >= 1, 1...12 ~= month, day >= 1 else { return nil }
        let shiftedYear = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let yearOfEra = shiftedYear % 400
        let days = shiftedYear / 400 * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        // A day that its month does not have comes out as one of the next.
        guard date(days: Int64(days)) == (Int64(year), Int64(month), Int64(day)) else { return nil }
        return Int32(days)
    }
}

private struct Reader {
    private var rest: ArraySlice<UInt8>

    init(_ text: String) { rest = Array(text.utf8)[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// A number of exactly that many digits.
    mutating func number(_ count: Int) -> Int? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
        rest.removeFirst(count)
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    mutating func days() -> Int32? {
        guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2) else { return nil }
        return CivilText.days(year: year, month: month, day: day)
    }

    /// A fraction of a second.
    mutating func microseconds() -> Int64? {
        let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        guard !digits.isEmpty else { return nil }
        rest.removeFirst(digits.count)
        let six = digits.prefix(6) + repeatElement(UInt8(ascii: "0"), count: max(0, 6 - digits.count))
        return six.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }
}
