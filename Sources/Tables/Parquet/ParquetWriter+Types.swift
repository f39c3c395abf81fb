// How the types of columns are stored in Parquet, and how readers are told.
// Reference: https://github.com/apache/parquet-format/blob/master/LogicalTypes.md

/// The numbers of parquet.thrift's `Type`.
enum PhysicalType: Int {
    case boolean = 0
    case int32 = 1
    case int64 = 2
    /// The older way of timestamps: nanoseconds of a day, and the day by its Julian number.
    case int96 = 3
    case float = 4
    case double = 5
    case byteArray = 6
    case fixedLengthByteArray = 7
}

/// The size of decimals that no integer holds: any of 38 digits fits.
private let wideDecimalBytes = 16

extension ColumnType {
    var physical: PhysicalType {
        switch self {
        case .boolean: .boolean
        case .integer, .date: .int32
        case .long, .timestamp: .int64
        case .float: .float
        case .double: .double
        case .decimal(let precision, _): precision <= 9 ? .int32 : precision <= 18 ? .int64 : .fixedLengthByteArray
        case .string: .byteArray
        }
    }
}

extension ThriftWriter {
    /// Writes a column's `SchemaElement`, with both the old and the new word for what its bytes mean.
    mutating func describe(_ column: ResultTable.Column) {
        let physical = column.type.physical
        field(1, int32: physical.rawValue)
        if physical == .fixedLengthByteArray { field(2, int32: wideDecimalBytes) }
        // Optional.
        field(3, int32: 1)
        field(4, column.name)
        switch column.type {
        case .boolean, .long, .float, .double: break
        case .integer(bits: 32): break
        case .integer(let bits):
            field(6, int32: bits == 8 ? 15 : 16)
            field(10) { logical in
                logical.field(10) { integer in
                    integer.field(1, byte: Int8(bits))
                    integer.field(2, true)
                }
            }
        case .decimal(let precision, let scale):
            field(6, int32: 5)
            field(7, int32: scale)
            field(8, int32: precision)
            field(10) { logical in
                logical.field(5) { decimal in
                    decimal.field(1, int32: scale)
                    decimal.field(2, int32: precision)
                }
            }
        case .date:
            field(6, int32: 6)
            field(10) { logical in logical.field(6) { _ in } }
        case .timestamp(let hasZone):
            // The old word means a point in time, so that a clock's reading goes without it.
            if hasZone { field(6, int32: 10) }
            field(10) { logical in
                logical.field(8) { timestamp in
                    timestamp.field(1, hasZone)
                    timestamp.field(2) { unit in unit.field(2) { _ in } }
                }
            }
        case .string:
            field(6, int32: 0)
            field(10) { logical in logical.field(1) { _ in } }
        }
    }
}

extension [UInt8] {
    /// Appends a value in Parquet's plain encoding. Booleans are packed elsewhere.
    mutating func append(_ cell: Cell, as type: ColumnType) {
        switch cell {
        case .boolean: break
        case .integer(let number):
            if type.physical == .int32 { appendLittleEndian(Int32(truncatingIfNeeded: number)) } else { appendLittleEndian(number) }
        case .double(let number):
            if type == .float { appendLittleEndian(Float(number).bitPattern) } else { appendLittleEndian(number.bitPattern) }
        case .decimal(let unscaled):
            switch type.physical {
            case .int32: appendLittleEndian(Int32(truncatingIfNeeded: unscaled))
            case .int64: appendLittleEndian(Int64(truncatingIfNeeded: unscaled))
            // These, of all numbers, have their highest byte first.
            default: Swift.withUnsafeBytes(of: unscaled.bigEndian) { append(contentsOf: $0) }
            }
        case .text(let text):
            appendLittleEndian(UInt32(text.utf8.count))
            append(contentsOf: text.utf8)
        case .date(let days): appendLittleEndian(days)
        case .timestamp(let microseconds): appendLittleEndian(microseconds)
        }
    }
}
