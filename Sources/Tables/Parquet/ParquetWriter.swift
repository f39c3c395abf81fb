// Results as a Parquet file: one row group, one plain page a column, no compression.
// Reference: https://github.com/apache/parquet-format/blob/master/README.md and its parquet.thrift

extension ResultTable {
    /// A whole Parquet file. Every column is optional; a table without rows has a schema and no row group.
    package var parquet: [UInt8] {
        var file = Array("PAR1".utf8)
        var chunks: [Chunk] = []
        if !rows.isEmpty {
            for (index, column) in columns.enumerated() {
                let start = file.count
                file += page(of: rows.map { $0[index] }, column.type)
                chunks.append(Chunk(column: column, start: start, size: file.count - start))
            }
        }
        let footer = footer(over: chunks)
        file += footer
        file.appendLittleEndian(UInt32(footer.count))
        file += "PAR1".utf8
        return file
    }

    private struct Chunk {
        let column: Column
        let start: Int
        let size: Int
    }

    /// The numbers of parquet.thrift's `Encoding`.
    private enum Encoding {
        static let plain = 0
        static let rle = 3
    }

    private func page(of cells: [Cell?], _ type: ColumnType) -> [UInt8] {
        let levels = Self.definitionLevels(of: cells)
        var values: [UInt8] = []
        if type == .boolean {
            values = Self.bits(of: cells)
        } else {
            for case let cell? in cells { values.append(cell, as: type) }
        }
        let size = 4 + levels.count + values.count
        var header = ThriftWriter()
        header.field(1, int32: 0)
        header.field(2, int32: size)
        header.field(3, int32: size)
        header.field(5) { page in
            page.field(1, int32: cells.count)
            page.field(2, int32: Encoding.plain)
            page.field(3, int32: Encoding.rle)
            page.field(4, int32: Encoding.rle)
        }
        header.end()
        var bytes = header.bytes
        bytes.appendLittleEndian(UInt32(levels.count))
        bytes += levels
        bytes += values
        return bytes
    }

    /// Which values are there (1) and which are null (0), as runs of equal ones.
    private static func definitionLevels(of cells: [Cell?]) -> [UInt8] {
        var bytes: [UInt8] = []
        var start = 0
        while start < cells.count {
            let isThere = cells[start] != nil
            var end = start + 1
            while end < cells.count, (cells[end] != nil) == isThere { end += 1 }
            bytes.appendVarint(UInt64(end - start) << 1)
            bytes.append(isThere ? 1 : 0)
            start = end
        }
        return bytes
    }

    /// Booleans, eight to a byte, the first in the lowest bit.
    private static func bits(of cells: [Cell?]) -> [UInt8] {
        var bytes: [UInt8] = []
        var count = 0
        for case .boolean(let flag)? in cells {
            if count % 8 == 0 { bytes.append(0) }
            if flag { bytes[bytes.count - 1] |= 1 << UInt8(count % 8) }
            count += 1
        }
        return bytes
    }

    private func footer(over chunks: [Chunk]) -> [UInt8] {
        var footer = ThriftWriter()
        footer.field(1, int32: 1)
        footer.field(2, structures: [nil] + columns.map(Optional.some)) { element, column in
            if let column {
                element.describe(column)
            } else {
                // The name of the root is Spark's.
                element.field(4, "spark_schema")
                element.field(5, int32: columns.count)
            }
        }
        footer.field(3, int64: rows.count)
        footer.field(4, structures: rows.isEmpty ? [] : [chunks]) { group, chunks in
            group.field(1, structures: chunks) { element, chunk in
                element.field(2, int64: chunk.start)
                element.field(3) { metadata in
                    metadata.field(1, int32: chunk.column.type.physical.rawValue)
                    metadata.field(2, int32s: [Encoding.plain, Encoding.rle])
                    metadata.field(3, texts: [chunk.column.name])
                    metadata.field(4, int32: 0)
                    metadata.field(5, int64: rows.count)
                    metadata.field(6, int64: chunk.size)
                    metadata.field(7, int64: chunk.size)
                    metadata.field(9, int64: chunk.start)
                }
            }
            group.field(2, int64: chunks.reduce(0) { $0 + $1.size })
            group.field(3, int64: rows.count)
        }
        footer.field(6, "cleanrooms-local")
        footer.end()
        return footer.bytes
    }
}
