// The values of one column, side by side.
// Source: our own; tried beside other layouts before the engine was written.

/// Values of one type, which never change. A ``ColumnBuilder`` makes it.
///
/// Readers that look at every row take ``values``, ``nulls``, ``layout`` and ``texts`` once and read memory themselves; others ask ``subscript(_:)``.
/// Pointers are valid as long as the column lives.
package final class Column: Sendable {
    package let type: DataType
    package let count: Int
    package let layout: ColumnLayout
    /// How many of the rows are null.
    package let nullCount: Int

    private let valueBlock: Block
    private let nullBlock: Block?
    private let textBlock: Block?
    /// What nested values point into.
    private let keeper: Keeper?

    /// Holds an arena that nothing is added to any more.
    ///
    /// Safety of `@unchecked Sendable`: the arena is only read, through pointers, and freed.
    final class Keeper: @unchecked Sendable {
        private let arena: Arena

        init(_ arena: Arena) { self.arena = arena }
    }

    init(
        type: DataType, count: Int, nullCount: Int, layout: ColumnLayout, values: Block, nulls: Block?, texts: Block?, keeper: Keeper?
    ) {
        self.type = type
        self.count = count
        self.nullCount = nullCount
        self.layout = layout
        valueBlock = values
        nullBlock = nulls
        textBlock = texts
        self.keeper = keeper
    }

    /// The rows' values in the form of ``layout``; of text, the offsets of its start and of the next row's, so one more than rows.
    @inline(__always) package var values: UnsafeRawPointer { UnsafeRawPointer(valueBlock.base) }

    /// One byte a row, 1 where it is null; nil where no row is.
    @inline(__always)
    package var nulls: UnsafePointer<UInt8>? { nullBlock.map { UnsafePointer($0.base.assumingMemoryBound(to: UInt8.self)) } }

    /// The bytes that offsets of text count from.
    package var texts: UnsafePointer<UInt8>? { textBlock.map { UnsafePointer($0.base.assumingMemoryBound(to: UInt8.self)) } }

    package func isNull(_ row: Int) -> Bool { nulls.map { $0[row] != 0 } ?? false }

    /// The value of a row, from 0.
    package subscript(_ row: Int) -> Datum {
        precondition(row >= 0 && row < count, "A column has no such row.")
        if let nulls, nulls[row] != 0 { return .null }
        switch layout {
        case .byte: return Datum(Int64(values.load(fromByteOffset: row, as: UInt8.self)))
        case .word32: return Datum(Int64(values.load(fromByteOffset: row * 4, as: Int32.self)))
        case .word64:
            let number = values.load(fromByteOffset: row * 8, as: Int64.self)
            return type.isDecimal ? Datum(decimal: Int128(number)) : Datum(number)
        case .float: return Datum(Double(values.load(fromByteOffset: row * 4, as: Float.self)))
        case .double: return Datum(values.load(fromByteOffset: row * 8, as: Double.self))
        case .word128:
            return Datum(
                low: values.load(fromByteOffset: row * 16, as: UInt64.self),
                high: values.load(fromByteOffset: row * 16 + 8, as: UInt64.self))
        case .bytes:
            let start = values.load(fromByteOffset: row * 4, as: UInt32.self)
            let end = values.load(fromByteOffset: row * 4 + 4, as: UInt32.self)
            return Datum(bytes: UnsafeBufferPointer(start: texts.map { $0 + Int(start) }, count: Int(end - start)))
        case .nested: return values.load(fromByteOffset: row * MemoryLayout<Datum>.stride, as: Datum.self)
        }
    }
}
