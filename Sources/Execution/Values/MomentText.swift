// Dates and times as text, in the forms that a CAST reads and writes.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-literals.html#datetime-literal; Spark's SparkDateTimeUtils for details.

import Calendar
import Tables

enum MomentText {
    /// Days since 1970 of `2026`, `2026-1`, `2026-01-31`, and of a date with a blank or a T and anything behind it; nil for what is no date.
    static func days(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        var reader = ByteReader.trimmed(text)
        guard let date = date(&reader, yearDigits: 4...7) else { return nil }
        if !reader.isAtEnd {
            guard date.parts == 3, reader.skip(" ") || reader.skip("T") else { return nil }
        }
        return date.days
    }

    /// Year, month and day as far as they are written, and how many of them are.
    private static func date(_ reader: inout ByteReader, yearDigits: ClosedRange<Int>) -> (days: Int64, parts: Int)? {
        let isNegative = reader.sign()
        guard let year = number(&reader, digits: yearDigits) else { return nil }
        var parts: Int64 = 1
        var month: Int64 = 1
        var day: Int64 = 1
        if reader.skip("-") {
            guard let number = number(&reader, digits: 1...2) else { return nil }
            month = number
            parts = 2
            if reader.skip("-") {
                guard let number = self.number(&reader, digits: 1...2) else { return nil }
                day = number
                parts = 3
            }
        }
        return CivilDate.days(year: isNegative ? -year : year, month: month, day: day).map { ($0, Int(parts)) }
    }

    private static func number(_ reader: inout ByteReader, digits: ClosedRange<Int>) -> Int64? {
        var number: Int64 = 0
        var count = 0
        while let digit = reader.digit() {
            count += 1
            guard count <= digits.upperBound else { return nil }
            number = number * 10 + digit
        }
        return digits.contains(count) ? number : nil
    }

    /// A time as it is written: days or none for a time alone, microseconds of the day, and the name of a zone.
    struct Reading {
        var days: Int64?
        var time: Int64 = 0
        var zone: String?
    }

    /// Reads `2026-01-31 12:00:00.5+01:00` and its shorter forms, down to a year; `12:00` and `T12:00` are times alone.
    static func reading(_ text: UnsafeBufferPointer<UInt8>) -> Reading? {
        var reader = ByteReader.trimmed(text)
        guard !reader.isAtEnd else { return nil }
        var reading = Reading()
        var start = reader
        if reader.skip("T") {
            start = reader
        } else if let hour = number(&start, digits: 1...2), start.next == UInt8(ascii: ":"), hour < 24 {
            start = reader
        } else {
            guard let date = date(&reader, yearDigits: 4...6) else { return nil }
            reading.days = date.days
            if reader.isAtEnd { return reading }
            guard date.parts == 3, reader.skip(" ") || reader.skip("T") else { return nil }
            start = reader
        }
        guard time(&start, into: &reading) else { return nil }
        return reading
    }

    private static func time(_ reader: inout ByteReader, into reading: inout Reading) -> Bool {
        guard let hour = number(&reader, digits: 1...2), hour < 24 else { return false }
        reading.time = hour * 3600 * CivilDate.microsecondsPerSecond
        if reader.isAtEnd { return true }
        guard reader.skip(":"), let minute = number(&reader, digits: 1...2), minute < 60 else { return false }
        reading.time += minute * 60 * CivilDate.microsecondsPerSecond
        if reader.isAtEnd { return true }
        guard reader.skip(":"), let second = number(&reader, digits: 1...2), second < 60 else { return false }
        reading.time += second * CivilDate.microsecondsPerSecond
        if reader.skip(".") {
            var unit: Int64 = 100_000
            // Digits beyond the sixth are dropped.
            while let digit = reader.digit() {
                reading.time += digit * unit
                unit /= 10
            }
        }
        if reader.isAtEnd { return true }
        reading.zone = String(decoding: ByteReader.trimmed(reader.rest).rest, as: UTF8.self)
        return true
    }

    /// Microseconds of days and a time of the day; nil beyond 64 bits.
    static func microseconds(days: Int64, time: Int64) -> Int64? {
        let (midnight, isBeyond) = days.multipliedReportingOverflow(by: CivilDate.microsecondsPerDay)
        let (sum, isSumBeyond) = midnight.addingReportingOverflow(time)
        return isBeyond || isSumBeyond ? nil : sum
    }

    // MARK: Writing

    /// `2026-01-31`; years of more than four digits have a sign.
    static func append(days: Int64, to text: inout [UInt8]) {
        let date = CivilDate(days: days)
        if date.year > 9999 { text.append(UInt8(ascii: "+")) }
        append(date.year, width: 4, to: &text)
        text.append(UInt8(ascii: "-"))
        append(date.month, width: 2, to: &text)
        text.append(UInt8(ascii: "-"))
        append(date.day, width: 2, to: &text)
    }

    /// `2026-01-31 12:00:00.5`, of what clocks show.
    static func append(local: Int64, to text: inout [UInt8]) {
        let days = floorDivide(local, CivilDate.microsecondsPerDay)
        let time = floorModulo(local, CivilDate.microsecondsPerDay)
        append(days: days, to: &text)
        text.append(UInt8(ascii: " "))
        let seconds = time / CivilDate.microsecondsPerSecond
        append(seconds / 3600, width: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        append(seconds / 60 % 60, width: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        append(seconds % 60, width: 2, to: &text)
        appendFraction(time % CivilDate.microsecondsPerSecond, to: &text)
    }

    /// The point and the digits of microseconds without zeros at the end; nothing for none.
    static func appendFraction(_ microseconds: Int64, to text: inout [UInt8]) {
        guard microseconds != 0 else { return }
        text.append(UInt8(ascii: "."))
        append(microseconds, width: 6, to: &text)
        while text.last == UInt8(ascii: "0") { text.removeLast() }
    }

    /// A number with zeros in front, its sign before them.
    static func append(_ number: Int64, width: Int, to text: inout [UInt8]) {
        if number < 0 { text.append(UInt8(ascii: "-")) }
        let digits = String(number.magnitude)
        for _ in digits.utf8.count..<max(width, digits.utf8.count) { text.append(UInt8(ascii: "0")) }
        text.append(contentsOf: digits.utf8)
    }
}
