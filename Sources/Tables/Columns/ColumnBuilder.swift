// Makes a column, value by value.

/// Grows one column. Everything appended is copied, so that values of an arena may go after it.
///
/// One thread uses a builder, and ``finish()`` ends it.
package final class ColumnBuilder {
    package let type: DataType
    package private(set) var count = 0

    private let layout: ColumnLayout
    private let isDecimal: Bool
    private let budget: MemoryBudget
    private let values: Block
    /// Made when the first null comes.
    private var nulls: Block?
    private var nullCount = 0
    private let texts: Block?
    private let arena: Arena?

    package init(_ type: DataType, budget: MemoryBudget) {
        self.type = type
        self.budget = budget
        layout = ColumnLayout(type)
        isDecimal = type.isDecimal
        values = Block(budget: budget)
        texts = layout == .bytes ? Block(budget: budget) : nil
        arena = layout == .nested ? Arena(budget: budget) : nil
    }

    /// Whether its values are text or binary, which ``append(bytes:)`` takes.
    package var holdsBytes: Bool { layout == .bytes }

    /// Makes room for that many rows at once; otherwise the memory grows by doubling.
    package func reserve(rows: Int) throws(QueryFailure) {
        let (size, isTooMuch) = rows.multipliedReportingOverflow(by: layout.stride)
        try values.reserve(isTooMuch ? .max : size)
    }

    /// Makes room for that many rows more if the budget has it: a reader has been told to expect them.
    func expect(rows: Int) {
        // Text has an offset at its end as well.
        let (size, isTooMuch) = (rows + 1).multipliedReportingOverflow(by: layout.stride)
        if !isTooMuch { try? values.reserve(size) }
    }

    /// Appends a value of the column's type, which the caller vouches for: a number that is too wide is cut to the column's width.
    ///
    /// - Throws: `outOfMemory`, also beyond 4 GiB of text in one column.
    package func append(_ value: Datum) throws(QueryFailure) {
        if value.isNull { return try appendNull() }
        switch layout {
        case .byte:
            try values.reserve(1)
            values.append(UInt8(truncatingIfNeeded: value.low))
        case .word32:
            try values.reserve(4)
            values.append(Int32(truncatingIfNeeded: value.integer))
        case .word64:
            try values.reserve(8)
            values.append(value.low)
        case .float:
            try values.reserve(4)
            values.append(Float(value.double))
        case .double:
            try values.reserve(8)
            values.append(value.low)
        case .word128:
            try values.reserve(16)
            values.append(value.low)
            values.append(value.high)
        case .bytes: return try append(bytes: value.bytes)
        case .nested:
            try values.reserve(MemoryLayout<Datum>.stride)
            if let arena { values.append(try arena.copy(value, of: type)) }
        }
        try count(isNull: false)
    }

    /// Appends a text or binary value.
    package func append(bytes: UnsafeBufferPointer<UInt8>) throws(QueryFailure) {
        guard let texts else { preconditionFailure("Bytes are values of text and of binary only.") }
        try texts.reserve(bytes.count)
        try values.reserve(4)
        values.append(try offset(texts.count))
        texts.append(bytes)
        try count(isNull: false)
    }

    /// Appends rows: the next of the values where a row's level is full, and null elsewhere.
    ///
    /// - Parameters:
    ///   - values: Of the column's type, as many as there are full levels.
    ///   - levels: One a row; nil where every row has a value.
    func append(
        _ values: UnsafeBufferPointer<Datum>, levels: UnsafePointer<UInt8>?, full: UInt8, count rows: Int
    ) throws(QueryFailure) {
        if values.count == rows, nulls == nil { return try append(all: values) }
        var next = 0
        for row in 0..<rows {
            if let levels, levels[row] != full {
                try appendNull()
            } else {
                guard next < values.count else { preconditionFailure("There are as many values as full levels.") }
                try append(values[next])
                next += 1
            }
        }
    }

    /// Appends values, none of which is null, to rows none of which is null.
    private func append(all values: UnsafeBufferPointer<Datum>) throws(QueryFailure) {
        try self.values.reserve(values.count * layout.stride)
        switch layout {
        case .byte: for value in values { self.values.append(UInt8(truncatingIfNeeded: value.low)) }
        case .word32: for value in values { self.values.append(Int32(truncatingIfNeeded: value.integer)) }
        case .word64, .double: for value in values { self.values.append(value.low) }
        case .float: for value in values { self.values.append(Float(value.double)) }
        case .word128, .bytes, .nested:
            for value in values { try append(value) }
            return
        }
        count &+= values.count
    }

    package func appendNull() throws(QueryFailure) {
        if layout == .bytes, let texts {
            try values.reserve(4)
            values.append(try offset(texts.count))
        } else {
            try values.reserve(layout.stride)
            values.append(repeating: 0, count: layout.stride)
        }
        try noteNulls(1)
        nullCount += 1
        try count(isNull: true)
    }

    /// Appends so many nulls.
    func append(nulls rows: Int) throws(QueryFailure) {
        let (size, isTooMuch) = rows.multipliedReportingOverflow(by: layout.stride)
        try values.reserve(isTooMuch ? .max : size)
        if layout == .bytes, let texts {
            let offset = try offset(texts.count)
            for _ in 0..<rows { values.append(offset) }
        } else {
            values.append(repeating: 0, count: size)
        }
        try noteNulls(rows)
        nulls?.append(repeating: 1, count: rows)
        nullCount += rows
        count += rows
    }

    /// Makes room for the flags of so many rows, also those of the rows until now.
    private func noteNulls(_ rows: Int) throws(QueryFailure) {
        if let nulls { return try nulls.reserve(rows) }
        let block = Block(budget: budget)
        try block.reserve(count + rows)
        block.append(repeating: 0, count: count)
        nulls = block
    }

    @inline(__always)
    private func count(isNull: Bool) throws(QueryFailure) {
        if let nulls {
            try nulls.reserve(1)
            nulls.append(isNull ? UInt8(1) : 0)
        }
        count &+= 1
    }

    private func offset(_ count: Int) throws(QueryFailure) -> UInt32 {
        guard let offset = UInt32(exactly: count) else {
            throw QueryFailure(.outOfMemory, "A column of the query holds more than 4 GiB of text.")
        }
        return offset
    }

    /// The column of what was appended.
    package func finish() throws(QueryFailure) -> Column {
        if let texts {
            try values.reserve(4)
            values.append(try offset(texts.count))
            texts.trim()
        }
        values.trim()
        return Column(
            type: type, count: count, nullCount: nullCount, layout: layout, values: values, nulls: nulls, texts: texts,
            keeper: arena.map { Column.Keeper($0) })
    }
}
