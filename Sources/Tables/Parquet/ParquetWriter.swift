// Results as a Parquet file: one row group, whose columns have a dictionary and are packed by Snappy where that is smaller.
// Reference: https://github.com/apache/parquet-format/blob/master/README.md and its parquet.thrift

extension ResultTable {
    /// A whole Parquet file. Every column is optional; a table without rows has a schema and no row group.
    package var parquet: [UInt8] {
        var file = ParquetFile.magic
        var chunks: [(chunk: ParquetChunkWriter, start: Int)] = []
        if !rows.isEmpty {
            for (index, column) in columns.enumerated() {
                let chunk = ParquetChunkWriter(column, rows.map { $0[index] })
                chunks.append((chunk, file.count))
                file += chunk.bytes
            }
        }
        let footer = footer(over: chunks)
        file += footer
        file.appendLittleEndian(UInt32(footer.count))
        file += ParquetFile.magic
        return file
    }

    private func footer(over chunks: [(chunk: ParquetChunkWriter, start: Int)]) -> [UInt8] {
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
            group.field(1, structures: chunks) { element, placed in
                let (chunk, start) = placed
                element.field(2, int64: start)
                element.field(3) { metadata in
                    metadata.field(1, int32: chunk.column.type.physical.rawValue)
                    metadata.field(2, int32s: chunk.encodings)
                    metadata.field(3, texts: [chunk.column.name])
                    metadata.field(4, int32: chunk.codec)
                    metadata.field(5, int64: chunk.valueCount)
                    metadata.field(6, int64: chunk.unpackedSize)
                    metadata.field(7, int64: chunk.bytes.count)
                    metadata.field(9, int64: start + chunk.dataOffset)
                    if chunk.dataOffset > 0 { metadata.field(11, int64: start) }
                }
            }
            group.field(2, int64: chunks.reduce(0) { $0 + $1.chunk.unpackedSize })
            group.field(3, int64: rows.count)
        }
        footer.field(6, "cleanrooms-local")
        footer.end()
        return footer.bytes
    }
}
