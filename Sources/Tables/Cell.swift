// The values of tables, as files need them, and how a text becomes one.

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
    /// A value for a column of a type, read from a text as CSV has it; nil where there is none of that type.
    ///
    /// `true`, `12.50`, `2026-01-31`, `2026-01-31T12:00:00.5Z`.
    package init?(_ text: String, as type: ColumnType) {
        switch type {
        case .boolean:
            switch text {
            case "true": self = .boolean(true)
            case "false": self = .boolean(false)
            default: return nil
            }
        case .integer(let bits):
            guard let number = Int64(text), number >= -(1 << (bits - 1)), number < 1 << (bits - 1) else { return nil }
            self = .integer(number)
        case .long:
            guard let number = Int64(text) else { return nil }
            self = .integer(number)
        case .float, .double:
            guard let number = Double(text) else { return nil }
            self = .double(number)
        case .decimal(let precision, let scale):
            guard let digits = DecimalText(text)?.unscaled(precision: precision, scale: scale) else { return nil }
            self = .decimal(digits)
        case .date:
            guard let days = CivilText.days(text) else { return nil }
            self = .date(days)
        case .timestamp:
            guard let microseconds = CivilText.microseconds(text) else { return nil }
            self = .timestamp(microseconds)
        case .string: self = .text(text)
        }
    }
}
