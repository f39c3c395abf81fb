// Which texts can be read as a value of a template parameter's type.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/s_Supported_data_types.html; how strict the service is, is inferred.

import CleanRoomsModel

extension ParameterType {
    /// Whether a text is a value of this type, as a literal or a cast of SQL would read it.
    func reads(_ text: String) -> Bool {
        switch self {
        case .tinyint, .byte: Int8(text) != nil
        case .smallint, .short: Int16(text) != nil
        case .integer, .int: Int32(text) != nil
        case .bigint, .long: Int64(text) != nil
        case .decimal, .numeric: Self.isDecimal(text)
        case .real, .float, .doublePrecision, .double: Double(text) != nil
        case .boolean: ["true", "t", "yes", "y", "1", "false", "f", "no", "n", "0"].contains(text.lowercased())
        case .date: Self.isDate(text)
        case .timestamp, .timestampNtz: Self.isTimestamp(text, zone: false)
        case .timestamptz, .timestampLtz: Self.isTimestamp(text, zone: true)
        case .time: Self.isTime(text[...])
        case .timetz: Self.isTime(Self.withoutZone(text[...]))
        case .char, .varchar, .character, .string, .varbyte, .binary: true
        }
    }

    /// An optional sign, and digits with at most one point among them.
    private static func isDecimal(_ text: String) -> Bool {
        let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.contains { !$0.isEmpty } && parts.allSatisfy { $0.utf8.allSatisfy(\.isDigit) }
    }

    /// `2026-01-31`, of a day that the calendar has.
    private static func isDate(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, zip(parts, [4, 2, 2]).allSatisfy({ $0.utf8.count == $1 && $0.utf8.allSatisfy(\.isDigit) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
        else { return false }
        let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...lengths[month - 1]).contains(day)
    }

    /// A date, or a date and a time with a space or a `T` between them.
    private static func isTimestamp(_ text: String, zone: Bool) -> Bool {
        guard let separator = text.firstIndex(where: { $0 == " " || $0 == "T" }) else { return isDate(text) }
        let time = text[text.index(after: separator)...]
        return isDate(text[..<separator]) && isTime(zone ? withoutZone(time) : time)
    }

    /// `13:45`, `13:45:30`, `13:45:30.123456`.
    private static func isTime(_ text: Substring) -> Bool {
        let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let parts = halves[0].split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), halves.count == 1 || (parts.count == 3 && !halves[1].isEmpty) else { return false }
        let areInRange = zip(parts, [24, 60, 60]).allSatisfy { part, limit in
            part.utf8.count == 2 && part.utf8.allSatisfy(\.isDigit) && Int(part).map { $0 < limit } ?? false
        }
        return areInRange && (halves.count == 1 || halves[1].utf8.allSatisfy(\.isDigit))
    }

    /// A time without the zone that may follow it: `Z`, `+01:00`, `-0530`, ` Europe/Rome`. What is no zone stays.
    private static func withoutZone(_ text: Substring) -> Substring {
        guard let start = text.firstIndex(where: { "Zz+- ".contains($0) }) else { return text }
        let rest = text[start...].dropFirst()
        let isZone =
            switch text[start] {
            case "Z", "z": rest.isEmpty
            case " ": !rest.isEmpty && rest.allSatisfy { $0.isLetter || $0.isNumber || "/_+-:".contains($0) }
            default: (1...5).contains(rest.count) && rest.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ":") }
            }
        return isZone ? text[..<start] : text
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
