// The arguments of a template's parameters, read from the texts of a request.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-analysis-template.html

package import CleanRoomsModel
package import SQL
import Tables

/// A text that is no value of its parameter's type.
package struct UnreadableArgument: Error, Sendable, Equatable {
    package let text: String
    package let type: ParameterType

    package init(text: String, type: ParameterType) {
        self.text = text
        self.type = type
    }
}

extension ParameterValue {
    /// Reads a value as it stands in `sqlParameters.parameters`: unquoted.
    ///
    /// - Throws: ``UnreadableArgument`` if the text is no value of the type.
    package init(_ text: String, as type: ParameterType) throws(UnreadableArgument) {
        switch type {
        case .boolean:
            switch text.foldedName {
            case "true", "t", "yes", "y", "1": self = .boolean(true)
            case "false", "f", "no", "n", "0": self = .boolean(false)
            default: throw UnreadableArgument(text: text, type: type)
            }
        case .tinyint, .byte, .smallint, .short, .int, .integer, .bigint, .long:
            guard let number = Int64(text), Self.range(of: type).contains(number) else { throw UnreadableArgument(text: text, type: type) }
            self = .integer(number, Self.type(of: type))
        case .decimal, .numeric:
            guard Self.isDecimal(text) else { throw UnreadableArgument(text: text, type: type) }
            self = .decimal(text)
        case .real, .float, .double, .doublePrecision:
            guard let number = Double(text), number.isFinite else { throw UnreadableArgument(text: text, type: type) }
            self = .double(number)
        case .char, .character, .varchar, .string: self = .string(text)
        case .date, .timestamp, .timestamptz, .timestampLtz, .timestampNtz, .time, .timetz:
            guard Self.isMoment(Array(text.utf8), type) else { throw UnreadableArgument(text: text, type: type) }
            self = .moment(text, Self.type(of: type))
        case .binary, .varbyte:
            guard text.utf8.count.isMultiple(of: 2), text.allSatisfy(\.isHexDigit) else { throw UnreadableArgument(text: text, type: type) }
            self = .binary(text)
        }
    }

    /// SQL's type of a whole number's or a moment's type.
    private static func type(of type: ParameterType) -> DataType {
        switch type {
        case .tinyint, .byte: .tinyint
        case .smallint, .short: .smallint
        case .int, .integer: .int
        case .bigint, .long: .bigint
        case .date: .date
        case .timestampNtz: .timestampNTZ
        case .time, .timetz: .unknown
        default: .timestamp
        }
    }

    // MARK: Forms

    private static func range(of type: ParameterType) -> ClosedRange<Int64> {
        switch type {
        case .tinyint, .byte: Int64(Int8.min)...Int64(Int8.max)
        case .smallint, .short: Int64(Int16.min)...Int64(Int16.max)
        case .int, .integer: Int64(Int32.min)...Int64(Int32.max)
        default: Int64.min...Int64.max
        }
    }

    private static func isDecimal(_ text: String) -> Bool {
        let bytes = text.utf8.first == UInt8(ascii: "-") || text.utf8.first == UInt8(ascii: "+") ? text.utf8.dropFirst() : text.utf8[...]
        let digits = bytes.count { $0 >= 0x30 && $0 <= 0x39 }
        let points = bytes.count { $0 == UInt8(ascii: ".") }
        return digits > 0 && digits <= 38 && points <= 1 && digits + points == bytes.count
    }

    private static func isMoment(_ bytes: [UInt8], _ type: ParameterType) -> Bool {
        switch type {
        case .time, .timetz: return isTime(bytes[...])
        case .date: return bytes.count == 10 && isDate(bytes[...])
        default:
            guard bytes.count >= 10, isDate(bytes[..<10]) else { return false }
            guard bytes.count > 10 else { return true }
            return (bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T")) && isTime(bytes[11...])
        }
    }

    /// `YYYY-MM-DD`, with a month and a day that exist.
    private static func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
        let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], let year = number(parts[0]), let month = number(parts[1]), let day = number(parts[2]) else {
            return false
        }
        let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...12).contains(month) && (1...lengths[month - 1]).contains(day)
    }

    /// `HH:MM[:SS[.fraction]]`, and a zone: `Z`, `+HH`, `+HHMM` or `+HH:MM`.
    private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
        let clock = bytes.prefix { isDigit($0) || $0 == UInt8(ascii: ":") }
        let parts = clock.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, parts.allSatisfy({ $0.count == 2 }) else { return false }
        let numbers = parts.compactMap(number)
        guard numbers.count == parts.count, numbers[0] < 24, numbers.dropFirst().allSatisfy({ $0 < 60 }) else { return false }
        var rest = bytes[clock.endIndex...]
        if parts.count == 3, rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix(while: isDigit)
            guard !fraction.isEmpty else { return false }
            rest = rest[fraction.endIndex...]
        }
        return rest.isEmpty || rest.elementsEqual([UInt8(ascii: "Z")]) || isOffset(rest)
    }

    private static func isOffset(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.first == UInt8(ascii: "+") || bytes.first == UInt8(ascii: "-") else { return false }
        let digits = bytes.dropFirst().filter { $0 != UInt8(ascii: ":") }
        let colons = bytes.count - 1 - digits.count
        let hasItsColon = colons == 0 || (colons == 1 && bytes.count == 6 && bytes[bytes.startIndex + 3] == UInt8(ascii: ":"))
        return (digits.count == 2 || digits.count == 4) && digits.allSatisfy(isDigit) && hasItsColon
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? { Int(String(decoding: digits, as: UTF8.self)) }
}
