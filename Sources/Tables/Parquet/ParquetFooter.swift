// The metadata at the end of a Parquet file: its columns, and where their values are.
// Reference: https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift

/// The values of one column in one row group.
struct ParquetChunk {
    let codec: Int
    /// Of all its pages, null and empty ones too.
    let valueCount: Int
    let start: Int
    /// Nil where the file has none, and where nobody asks.
    var statistics: ParquetStatistics?
}

struct ParquetRowGroup {
    let rowCount: Int
    /// By the leaf's index, those that are wanted.
    let chunks: [Int: ParquetChunk]
}

struct ParquetFooter {
    /// Before the last eight bytes: a size and the magic word.
    private static let tail = 8

    private let file: FileSource
    private let bytes: BudgetedBytes
    private let share: MemoryShare
    let root: ParquetNode
    /// The leaves whose bounds are in the order of their type, by their indexes.
    private let ordered: Set<Int>

    init(_ file: FileSource, _ budget: MemoryBudget) throws(QueryFailure) {
        guard file.size >= Self.tail + 4 else { throw file.broken("it is no Parquet file") }
        var tail = [UInt8](repeating: 0, count: Self.tail)
        try tail.fill { (buffer) throws(QueryFailure) in try file.read(file.size - Self.tail, into: buffer) }
        if tail[4...].elementsEqual("PARE".utf8) { throw file.broken("it is encrypted") }
        guard tail[4...].elementsEqual(ParquetFile.magic), try file.start(4) == ParquetFile.magic else {
            throw file.broken("it is no Parquet file")
        }
        let size = tail[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard size <= file.size - Self.tail - 4 else { throw file.broken("its metadata is damaged") }
        bytes = try BudgetedBytes(size, budget)
        try file.read(file.size - Self.tail - size, into: bytes.bytes)
        self.file = file
        let share = MemoryShare(of: budget)
        self.share = share
        var elements: [ParquetSchemaElement] = []
        var orders: [Bool] = []
        var reader = ThriftReader(UnsafeRawBufferPointer(bytes.bytes), file.name)
        try reader.structure { (id, kind, reader) throws(QueryFailure) in
            guard id == 2 || id == 7 else { return false }
            try reader.list(kind) { (element, reader) throws(QueryFailure) in
                guard element == .structure else { throw file.broken("its metadata is damaged") }
                guard id == 2 else {
                    try share.take(8)
                    return orders.append(try Self.isOfType(&reader))
                }
                // An element and the node that is made of it, with room for their growth.
                try share.take(4 * (MemoryLayout<ParquetSchemaElement>.stride + MemoryLayout<ParquetNode>.stride))
                elements.append(try ParquetSchemaElement(&reader))
            }
            return true
        }
        root = try ParquetNode.tree(elements, file.name)
        ordered = Set(orders.indices.filter { orders[$0] })
    }

    /// Reads a `ColumnOrder`: whether it is that of the column's type.
    private static func isOfType(_ reader: inout ThriftReader) throws(QueryFailure) -> Bool {
        var isOfType = false
        try reader.structure { (id, _, _) throws(QueryFailure) in
            isOfType = id == 1
            return false
        }
        return isOfType
    }

    /// Whether the bounds of a leaf's statistics are in the order of its type.
    func isOrdered(_ leaf: Int) -> Bool { ordered.contains(leaf) }

    /// The row groups, with the chunks of the leaves that are wanted.
    ///
    /// - Parameter tested: Those of the leaves of which statistics are kept.
    func rowGroups(_ wanted: Set<Int>, tested: Set<Int>) throws(QueryFailure) -> [ParquetRowGroup] {
        var groups: [ParquetRowGroup] = []
        var reader = ThriftReader(UnsafeRawBufferPointer(bytes.bytes), file.name)
        try reader.structure { (id, kind, reader) throws(QueryFailure) in
            guard id == 4 else { return false }
            try reader.list(kind) { (element, reader) throws(QueryFailure) in
                guard element == .structure else { throw damage }
                try share.take(256 + wanted.count * 128)
                groups.append(try rowGroup(&reader, wanted, tested))
            }
            return true
        }
        return groups
    }

    private func rowGroup(
        _ reader: inout ThriftReader, _ wanted: Set<Int>, _ tested: Set<Int>
    ) throws(QueryFailure) -> ParquetRowGroup {
        var chunks: [Int: ParquetChunk] = [:]
        var rowCount = -1
        try reader.structure { (id, kind, reader) throws(QueryFailure) in
            switch id {
            case 1:
                var index = 0
                try reader.list(kind) { (element, reader) throws(QueryFailure) in
                    guard element == .structure else { throw damage }
                    chunks[index] = try chunk(&reader, isWanted: wanted.contains(index), isTested: tested.contains(index))
                    index += 1
                }
            case 3: rowCount = try reader.integer(kind)
            default: return false
            }
            return true
        }
        guard rowCount >= 0 else { throw damage }
        return ParquetRowGroup(rowCount: rowCount, chunks: chunks)
    }

    private func chunk(_ reader: inout ThriftReader, isWanted: Bool, isTested: Bool) throws(QueryFailure) -> ParquetChunk? {
        var isElsewhere = false
        var isEncrypted = false
        var chunk: ParquetChunk?
        try reader.structure { (id, kind, reader) throws(QueryFailure) in
            switch id {
            case 1: isElsewhere = try !reader.text(kind).isEmpty
            case 3 where isWanted: chunk = try metadata(&reader, isTested: isTested)
            case 8, 9:
                isEncrypted = true
                return false
            default: return false
            }
            return true
        }
        guard isWanted else { return nil }
        if isElsewhere { throw file.broken("it keeps columns in other files") }
        guard let chunk else { throw isEncrypted ? file.broken("it is encrypted") : damage }
        return chunk
    }

    private func metadata(_ reader: inout ThriftReader, isTested: Bool) throws(QueryFailure) -> ParquetChunk {
        var codec = 0
        var count = -1
        var data = -1
        var dictionary = 0
        var statistics: ParquetStatistics?
        try reader.structure { (id, kind, reader) throws(QueryFailure) in
            switch id {
            case 4: codec = try reader.integer(kind)
            case 5: count = try reader.integer(kind)
            case 9: data = try reader.integer(kind)
            case 11: dictionary = try reader.integer(kind)
            case 12 where isTested && kind == .structure: statistics = try ParquetStatistics(&reader, share)
            default: return false
            }
            return true
        }
        // A writer of old says 0 where there is no dictionary.
        let start = dictionary > 0 ? min(dictionary, data) : data
        guard count >= 0, start >= 0, start <= file.size else { throw damage }
        return ParquetChunk(codec: codec, valueCount: count, start: start, statistics: statistics)
    }

    private var damage: QueryFailure { file.broken("its metadata is damaged") }
}
