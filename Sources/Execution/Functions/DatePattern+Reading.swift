// Dates and times read by a pattern.

import Calendar
import Tables

extension DatePattern {
    /// What a text says about a moment.
    struct Moment {
        /// Microseconds on a clock.
        var local: Int64
        /// The zone that the text names.
        var zone: ZoneRules?
    }

    private struct Fields {
        var year: Int64?
        var isBeforeChrist = false
        var month: Int64?
        var day: Int64?
        var dayOfYear: Int64?
        var weekday: Int64?
        var hour: Int64?
        var halfDayHour: Int64?
        var isAfternoon: Bool?
        var minute: Int64 = 0
        var second: Int64 = 0
        var microsecond: Int64 = 0
        var zone: ZoneRules?
    }

    /// Reads a whole text; nil for one that is not of the pattern, and for a date that does not exist. What the pattern has no letter for is
    /// that of 1970-01-01 00:00.
    func read(_ text: UnsafeBufferPointer<UInt8>, _ zones: TimeZones) -> Moment? {
        var reader = ByteReader(text)
        var fields = Fields()
        var index = 0
        guard read(&index, &reader, &fields, zones), reader.isAtEnd else { return nil }
        return Self.moment(fields)
    }

    /// Reads parts up to the end of the pattern or of an optional section.
    private func read(_ index: inout Int, _ reader: inout ByteReader, _ fields: inout Fields, _ zones: TimeZones) -> Bool {
        while index < parts.count {
            switch parts[index] {
            case .literal(let bytes):
                // Letters in any case.
                for byte in bytes {
                    guard let next = reader.take(), next == byte || next ^ byte == 0x20 && 0x61...0x7A ~= next | 0x20 else { return false }
                }
            case .optionalStart:
                let (before, known) = (reader, fields)
                let start = index
                index += 1
                if !read(&index, &reader, &fields, zones) {
                    (reader, fields) = (before, known)
                    index = end(of: start)
                }
            case .optionalEnd: return true
            case .field(let letter, let count):
                guard read(letter, count, digitsBehind: digits(behind: index), &reader, &fields, zones) else { return false }
            }
            index += 1
        }
        return true
    }

    /// The place of the end of an optional section that begins at a place.
    private func end(of start: Int) -> Int {
        var depth = 0
        for index in start..<parts.count {
            if parts[index] == .optionalStart { depth += 1 }
            if parts[index] == .optionalEnd {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return parts.count
    }

    /// How many digits fields of a fixed width take that stand right behind a part.
    private func digits(behind index: Int) -> Int {
        var count = 0
        for part in parts[(index + 1)...] {
            guard case .field(let letter, let width) = part, width == 2, "MLdHhkKmsy".utf8.contains(letter) else { break }
            count += width
        }
        return count
    }

    private func read(
        _ letter: UInt8, _ count: Int, digitsBehind: Int, _ reader: inout ByteReader, _ fields: inout Fields, _ zones: TimeZones
    ) -> Bool {
        func number(_ range: ClosedRange<Int64>) -> Int64? {
            let most = count == 1 ? 19 : count
            guard let number = Self.number(&reader, count...most, digitsBehind), range.contains(number) else { return nil }
            return number
        }
        switch letter {
        case UInt8(ascii: "y"): return Self.readYear(count, digitsBehind, &reader, &fields)
        case UInt8(ascii: "G"):
            if reader.skip(word: "ad") { return true }
            fields.isBeforeChrist = reader.skip(word: "bc")
            return fields.isBeforeChrist
        case UInt8(ascii: "M"), UInt8(ascii: "L"):
            if count <= 2 {
                fields.month = number(1...12)
            } else {
                fields.month = Self.name(in: Self.months, isShort: count == 3, &reader)
            }
            return fields.month != nil
        case UInt8(ascii: "d"): fields.day = number(1...31); return fields.day != nil
        case UInt8(ascii: "D"): fields.dayOfYear = number(1...366); return fields.dayOfYear != nil
        case UInt8(ascii: "E"):
            fields.weekday = Self.name(in: Self.weekdays, isShort: count < 4, &reader)
            return fields.weekday != nil
        case UInt8(ascii: "a"):
            fields.isAfternoon = reader.skip(word: "pm") ? true : reader.skip(word: "am") ? false : nil
            return fields.isAfternoon != nil
        case UInt8(ascii: "H"): fields.hour = number(0...23); return fields.hour != nil
        case UInt8(ascii: "k"): fields.hour = number(1...24).map { $0 % 24 }; return fields.hour != nil
        case UInt8(ascii: "h"): fields.halfDayHour = number(1...12).map { $0 % 12 }; return fields.halfDayHour != nil
        case UInt8(ascii: "K"): fields.halfDayHour = number(0...11); return fields.halfDayHour != nil
        case UInt8(ascii: "m"):
            guard let minute = number(0...59) else { return false }
            fields.minute = minute
            return true
        case UInt8(ascii: "s"):
            guard let second = number(0...59) else { return false }
            fields.second = second
            return true
        case UInt8(ascii: "S"):
            var unit: Int64 = 100_000
            var digits = 0
            while digits < count, let digit = reader.digit() {
                fields.microsecond += digit * unit
                unit /= 10
                digits += 1
            }
            return digits > 0
        case UInt8(ascii: "V"), UInt8(ascii: "X"), UInt8(ascii: "x"), UInt8(ascii: "Z"), UInt8(ascii: "O"):
            var name: [UInt8] = []
            while let byte = reader.next, byte > 0x20 {
                name.append(byte)
                _ = reader.take()
            }
            fields.zone = zones.rules(of: String(decoding: name, as: UTF8.self))
            return fields.zone != nil
        default: return false
        }
    }

    /// Digits within a width; of one that is not fixed, those are left that fields behind it take.
    private static func number(_ reader: inout ByteReader, _ width: ClosedRange<Int>, _ digitsBehind: Int) -> Int64? {
        var ahead = reader
        var available = 0
        while ahead.digit() != nil { available += 1 }
        let isFixed = width.lowerBound == width.upperBound && width.lowerBound > 1
        let most = isFixed ? width.upperBound : max(width.lowerBound, min(width.upperBound, available - digitsBehind))
        guard available >= width.lowerBound else { return nil }
        var number: Int64 = 0
        for _ in 0..<min(most, available, 18) { number = number * 10 + (reader.digit() ?? 0) }
        return number
    }

    private static func readYear(_ count: Int, _ digitsBehind: Int, _ reader: inout ByteReader, _ fields: inout Fields) -> Bool {
        let isSigned = reader.next == UInt8(ascii: "+") || reader.next == UInt8(ascii: "-")
        let isNegative = reader.sign()
        if count == 2 {
            guard !isSigned, let year = number(&reader, 2...2, 0) else { return false }
            fields.year = 2000 + year
            return true
        }
        // More digits than the pattern has letters need a sign.
        let most = count >= 4 && !isSigned ? count : 10
        guard let year = number(&reader, count...max(count, most), digitsBehind) else { return false }
        if count >= 4, !isSigned, reader.next.map({ $0 &- 0x30 < 10 }) ?? false, digitsBehind == 0 { return false }
        fields.year = isNegative ? -year : year
        return true
    }

    /// The place of a name from 1.
    private static func name(in names: [String], isShort: Bool, _ reader: inout ByteReader) -> Int64? {
        for (index, name) in names.enumerated() {
            var ahead = reader
            let wanted = isShort ? name.utf8.prefix(3) : name.utf8.prefix(20)
            if wanted.allSatisfy({ byte in ahead.take().map { $0 | 0x20 == byte | 0x20 } ?? false }) {
                reader = ahead
                return Int64(index + 1)
            }
        }
        return nil
    }

    private static func moment(_ fields: Fields) -> Moment? {
        var year = fields.year ?? 1970
        if fields.isBeforeChrist { year = 1 - year }
        var days: Int64?
        if let dayOfYear = fields.dayOfYear, fields.month == nil {
            days = CivilDate.days(year: year, month: 1, day: 1).map { $0 + dayOfYear - 1 }
            if dayOfYear == 366, !CivilDate.isLeap(year) { return nil }
        } else {
            days = CivilDate.days(year: year, month: fields.month ?? 1, day: fields.day ?? 1)
        }
        guard let days else { return nil }
        if let weekday = fields.weekday, fields.day != nil, CivilDate.weekday(days) != weekday { return nil }
        var hour = fields.hour ?? 0
        if let halfDayHour = fields.halfDayHour {
            guard let isAfternoon = fields.isAfternoon ?? fields.hour.map({ $0 >= 12 }) ?? Optional(false) else { return nil }
            hour = halfDayHour + (isAfternoon ? 12 : 0)
        }
        let time = ((hour * 60 + fields.minute) * 60 + fields.second) * CivilDate.microsecondsPerSecond + fields.microsecond
        guard let local = MomentText.microseconds(days: days, time: time) else { return nil }
        return Moment(local: local, zone: fields.zone)
    }
}
