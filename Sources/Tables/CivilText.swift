// Dates and times as text, without a time zone but UTC.
// Reference: ISO 8601

import Calendar

enum CivilText {
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
        return reader.isAtEnd ? Int64(days) * CivilDate.microsecondsPerDay + time : nil
    }

    /// `2026-01-31`.
    static func text(days: Int32) -> String {
        let date = CivilDate(days: Int64(days))
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    }

    /// `2026-01-31T12:00:00.500`, to the millisecond as Spark writes it.
    static func text(microseconds: Int64) -> String {
        let days = floorDivide(microseconds, CivilDate.microsecondsPerDay)
        let time = floorModulo(microseconds, CivilDate.microsecondsPerDay)
        let seconds = time / 1_000_000
        let clock = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
        return "\(text(days: Int32(days)))T\(clock).\(padded(time / 1000 % 1000, 3))"
    }

    static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    static func days(year: Int, month: Int, day: Int) -> Int32? {
        guard year >= 1 else { return nil }
        return CivilDate.days(year: Int64(year), month: Int64(month), day: Int64(day)).map { Int32($0) }
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
