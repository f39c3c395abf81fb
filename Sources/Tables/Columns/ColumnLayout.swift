// How the values of a column lie in memory.
// Source: our own; tried beside other layouts before the engine was written.

/// The form of a column's values. A row takes that many bytes, and one for its null flag if any row is null.
package enum ColumnLayout: Sendable {
    /// One byte: booleans.
    case byte
    /// Four bytes: tinyint to int, dates, months.
    case word32
    /// Eight bytes: bigint, points in time, microseconds, decimals of up to 18 digits.
    case word64
    /// A float's four bytes, and a double's eight.
    case float, double
    /// Sixteen bytes: wider decimals and intervals of three parts.
    case word128
    /// Offsets of four bytes into one block of bytes: text and binary.
    case bytes
    /// Values of 24 bytes that point into the column's arena.
    case nested

    /// Decimals of so many digits fit into eight bytes.
    static let digitsOfWord64 = 18

    package init(_ type: DataType) {
        switch type {
        case .boolean, .void, .unknown: self = .byte
        case .tinyint, .smallint, .int, .date, .yearMonthInterval: self = .word32
        case .bigint, .timestamp, .timestampNTZ, .dayTimeInterval: self = .word64
        case .decimal(let precision, _): self = precision <= Self.digitsOfWord64 ? .word64 : .word128
        case .float: self = .float
        case .double: self = .double
        case .calendarInterval: self = .word128
        case .string, .char, .varchar, .binary: self = .bytes
        case .array, .map, .structure: self = .nested
        }
    }

    /// The bytes of a row beside its null flag; text lies elsewhere.
    var stride: Int {
        switch self {
        case .byte: 1
        case .word32, .float, .bytes: 4
        case .word64, .double: 8
        case .word128: 16
        case .nested: MemoryLayout<Datum>.stride
        }
    }
}
