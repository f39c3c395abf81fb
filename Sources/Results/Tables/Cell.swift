// The values of results, as files need them, and how a JSON value becomes one.

import JSON

/// A value that is not null. Its case is that of its column's type.
package enum Cell: Sendable, Equatable {
    case boolean(Bool)
    /// Of all integer types.
    case integer(Int64)
    /// Of both floating-point types.
    case double(Double)
    /// The value times ten to the scale of its column.
    case decimal(Int128)
    case text(String)
    /// Days since 1970-01-01.
    case date(Int32)
    /// Microseconds since 1970-01-01T00:00:00, in UTC where the column has a zone.
    case timestamp(Int64)
}

extension Cell {
    /// A value for a column of a type; nil where there is none of that type.
    ///
    /// A text is read for every type, so that the fields of a CSV file serve as well as those of JSON: `"true"`, `"12.50"`, `"2026-01-31"`,
    /// `"2026-01-31T12:00:00.5Z"`. For text every value serves; what is no text already becomes its JSON.
    init?(_ json: JSON, as type: ColumnType) {
        switch type {
        case .boolean:
            switch json {
            case .bool(let flag): self = .boolean(flag)
            case .string("true"): self = .boolean(true)
            case .string("false"): self = .boolean(false)
            default: return nil
            }
        case .integer(let bits):
            guard let number = Self.integer(json), number >= -(1 << (bits - 1)), number < 1 << (bits - 1) else { return nil }
            self = .integer(number)
        case .long:
            guard let number = Self.integer(json) else { return nil }
            self = .integer(number)
        case .float, .double:
            switch json {
            case .integer(let number): self = .double(Double(number))
            case .double(let number): self = .double(number)
            case .string(let text):
                guard let number = Double(text) else { return nil }
                self = .double(number)
            default: return nil
            }
        case .decimal(let precision, let scale):
            guard let digits = Self.numberText(json).flatMap({ DecimalText($0)?.unscaled(precision: precision, scale: scale) }) else {
                return nil
            }
            self = .decimal(digits)
        case .date:
            guard let text = json.string, let days = CivilText.days(text) else { return nil }
            self = .date(days)
        case .timestamp:
            guard let text = json.string, let microseconds = CivilText.microseconds(text) else { return nil }
            self = .timestamp(microseconds)
        case .string:
            switch json {
            case .string(let text): self = .text(text)
            case .null, .bool, .integer, .double, .array, .object:
                var writer = JSONWriter()
                writer.value(json)
                self = .text(String(decoding: writer.bytes, as: UTF8.self))
            }
        }
    }

    private static func integer(_ json: JSON) -> Int64? {
        switch json {
        case .integer(let number): number
        case .double(let number): Int64(exactly: number)
        case .string(let text): Int64(text)
        default: nil
        }
    }

    private static func numberText(_ json: JSON) -> String? {
        switch json {
        case .integer(let number): "\(number)"
        case .double(let number): "\(number)"
        case .string(let text): text
        default: nil
        }
    }
}
