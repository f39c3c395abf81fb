// What the clocks of a time zone show: its offsets from UTC, from the time zone database.
// Reference: RFC 9636, "The Time Zone Information Format (TZif)"

import Calendar

/// The offsets of one zone, in seconds to the east of UTC.
struct ZoneRules: Sendable {
    /// Instants in seconds since 1970 at which the offset changes, ascending, and the offsets from then on.
    private let changes: [(at: Int64, offset: Int64)]
    /// Before the first change.
    private let initial: Int64
    /// After the last change; without it the last offset stays.
    private let yearly: YearlyRule?

    init(fixed offset: Int64) {
        changes = []
        initial = offset
        yearly = nil
    }

    static let utc = ZoneRules(fixed: 0)

    var isFixed: Bool { changes.isEmpty && yearly == nil }

    /// Reads a file of the database; nil for what is none, or is one of the first version, whose instants end in 2037.
    init?(tzif bytes: [UInt8]) {
        var reader = TZifReader(bytes)
        guard let first = reader.header(), first.version >= UInt8(ascii: "2") else { return nil }
        reader.skip(first.size(ofInstant: 4))
        guard let header = reader.header(), header.types > 0 else { return nil }
        var instants: [Int64] = []
        var indexes: [Int] = []
        var offsets: [Int64] = []
        for _ in 0..<header.changes {
            guard let instant = reader.number(8) else { return nil }
            instants.append(instant)
        }
        for _ in 0..<header.changes {
            guard let index = reader.number(1) else { return nil }
            indexes.append(Int(index & 0xFF))
        }
        for _ in 0..<header.types {
            guard let offset = reader.number(4), abs(offset) < 172_800 else { return nil }
            offsets.append(offset)
            reader.skip(2)
        }
        guard indexes.allSatisfy({ $0 < offsets.count }) else { return nil }
        reader.skip(header.sizeBehindTypes(ofInstant: 8))
        changes = zip(instants, indexes).map { ($0, offsets[$1]) }
        initial = offsets[0]
        yearly = YearlyRule(reader.footer())
    }

    /// The offset at an instant.
    func offset(at instant: Int64) -> Int64 {
        guard let last = changes.last else { return yearly?.offset(at: instant) ?? initial }
        if instant >= last.at { return yearly?.offset(at: instant) ?? last.offset }
        var low = 0
        var high = changes.count
        // The first change that is later.
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].at <= instant { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? initial : changes[low - 1].offset
    }

    /// The instant at which clocks show a time, in seconds since 1970-01-01T00:00:00 on them.
    ///
    /// As Java has it: of two instants the earlier, and a time that is left out is as much later as is left out.
    func instant(ofLocal local: Int64) -> Int64 {
        if isFixed { return local &- initial }
        let early = offset(at: local &- 86_400)
        let late = offset(at: local &+ 86_400)
        if early != late, offset(at: local &- early) != early, offset(at: local &- late) == late { return local &- late }
        return local &- early
    }

    /// The same in microseconds.
    func instant(ofLocalMicroseconds local: Int64) -> Int64 {
        if isFixed { return local &- initial &* CivilDate.microsecondsPerSecond }
        let seconds = floorDivide(local, CivilDate.microsecondsPerSecond)
        return local &+ (instant(ofLocal: seconds) &- seconds) &* CivilDate.microsecondsPerSecond
    }

    /// What clocks show at an instant, both in microseconds.
    func local(at instant: Int64) -> Int64 {
        if isFixed { return instant &+ initial &* CivilDate.microsecondsPerSecond }
        return instant &+ offset(at: floorDivide(instant, CivilDate.microsecondsPerSecond)) &* CivilDate.microsecondsPerSecond
    }
}

/// Two changes in every year, or none: the footer of a file, as POSIX writes it (`CET-1CEST,M3.5.0,M10.5.0/3`).
private struct YearlyRule: Sendable {
    private enum Day: Sendable {
        /// The weekday (Sunday is 0) of the first to fifth week of a month, the fifth being the last.
        case weekday(month: Int64, week: Int64, weekday: Int64)
        /// 1 to 365, February 29 never counted.
        case julian(Int64)
        /// 0 to 365.
        case ordinal(Int64)
    }

    private struct Change: Sendable {
        let day: Day
        /// Seconds after midnight, which may be on another day.
        let time: Int64
    }

    private let standard: Int64
    private var summer: (offset: Int64, start: Change, end: Change)?

    init?(_ footer: [UInt8]) {
        self = footer.withUnsafeBufferPointer { YearlyRule(ByteReader($0)) } ?? YearlyRule(standard: .max)
        if standard == .max { return nil }
    }

    private init(standard: Int64) { self.standard = standard }

    private init?(_ text: ByteReader) {
        var text = text
        guard Self.skipName(&text), let west = Self.time(&text) else { return nil }
        standard = -west
        if text.isAtEnd { return }
        guard Self.skipName(&text) else { return nil }
        var offset = standard + 3600
        if let next = text.next, next != UInt8(ascii: ",") {
            guard let west = Self.time(&text) else { return nil }
            offset = -west
        }
        guard text.skip(","), let start = Self.change(&text), text.skip(","), let end = Self.change(&text) else { return nil }
        summer = (offset, start, end)
    }

    func offset(at instant: Int64) -> Int64 {
        guard let summer else { return standard }
        let year = CivilDate(days: floorDivide(instant &+ standard, 86_400)).year
        let start = seconds(of: summer.start, year) - standard
        let end = seconds(of: summer.end, year) - summer.offset
        let isSummer = start < end ? instant >= start && instant < end : !(instant >= end && instant < start)
        return isSummer ? summer.offset : standard
    }

    /// On a clock that shows UTC.
    private func seconds(of change: Change, _ year: Int64) -> Int64 {
        let january = CivilDate(year: year, month: 1, day: 1).days
        let days: Int64
        switch change.day {
        case .julian(let day): days = january + day - 1 + (CivilDate.isLeap(year) && day >= 60 ? 1 : 0)
        case .ordinal(let day): days = january + day
        case .weekday(let month, let week, let weekday):
            let first = CivilDate(year: year, month: month, day: 1).days
            let day = first + floorModulo(weekday - CivilDate.weekday(first), 7) + (week - 1) * 7
            days = day < first + CivilDate.lastDay(year: year, month: month) ? day : day - 7
        }
        return days * 86_400 + change.time
    }

    private static func skipName(_ text: inout ByteReader) -> Bool {
        if text.skip("<") {
            while let byte = text.take() { if byte == UInt8(ascii: ">") { return true } }
            return false
        }
        var length = 0
        while let byte = text.next, 0x61...0x7A ~= byte | 0x20 {
            _ = text.take()
            length += 1
        }
        return length >= 3
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    private static func time(_ text: inout ByteReader) -> Int64? {
        let isNegative = text.sign()
        var seconds: Int64 = 0
        for unit: Int64 in [3600, 60, 1] {
            guard let first = text.digit() else { return nil }
            var number = first
            while let digit = text.digit() {
                number = number * 10 + digit
                guard number < 1000 else { return nil }
            }
            seconds += number * unit
            if !text.skip(":") { break }
        }
        return isNegative ? -seconds : seconds
    }

    private static func change(_ text: inout ByteReader) -> Change? {
        func number(_ range: ClosedRange<Int64>) -> Int64? {
            guard var number = text.digit() else { return nil }
            while number < 1000, let digit = text.digit() { number = number * 10 + digit }
            return range.contains(number) ? number : nil
        }
        let day: Day
        if text.skip("M") {
            guard let month = number(1...12), text.skip("."), let week = number(1...5), text.skip("."), let weekday = number(0...6) else {
                return nil
            }
            day = .weekday(month: month, week: week, weekday: weekday)
        } else if text.skip("J") {
            guard let number = number(1...365) else { return nil }
            day = .julian(number)
        } else {
            guard let number = number(0...365) else { return nil }
            day = .ordinal(number)
        }
        guard text.skip("/") else { return Change(day: day, time: 7200) }
        return time(&text).map { Change(day: day, time: $0) }
    }
}

private struct TZifReader {
    struct Header {
        let version: UInt8
        let isUT, isStandard, leaps, changes, types, characters: Int

        func size(ofInstant size: Int) -> Int { changes * (size + 1) + types * 6 + sizeBehindTypes(ofInstant: size) }
        func sizeBehindTypes(ofInstant size: Int) -> Int { characters + leaps * (size + 4) + isStandard + isUT }
    }

    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func header() -> Header? {
        guard bytes.count - offset >= 44, bytes[offset..<(offset + 4)].elementsEqual("TZif".utf8) else { return nil }
        let version = bytes[offset + 4]
        offset += 20
        var counts: [Int] = []
        for _ in 0..<6 {
            guard let count = number(4), 0...100_000 ~= count else { return nil }
            counts.append(Int(count))
        }
        return Header(
            version: version, isUT: counts[0], isStandard: counts[1], leaps: counts[2], changes: counts[3], types: counts[4],
            characters: counts[5])
    }

    mutating func skip(_ count: Int) { offset = min(bytes.count, offset + count) }

    /// A signed number, highest byte first.
    mutating func number(_ size: Int) -> Int64? {
        guard bytes.count - offset >= size else { return nil }
        var number: Int64 = bytes[offset] >= 0x80 ? -1 : 0
        for byte in bytes[offset..<(offset + size)] { number = number << 8 | Int64(byte) }
        offset += size
        return number
    }

    /// What stands between the line ends at the end.
    mutating func footer() -> [UInt8] {
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\n") else { return [] }
        return Array(bytes[(offset + 1)...].prefix { $0 != UInt8(ascii: "\n") })
    }
}
