// The pages of a column in a row group: read, unpacked and decoded one after the other.
// Reference: https://github.com/apache/parquet-format/blob/master/README.md

/// The values of a page, in the form that the table's column wants.
final class ParquetPage {
    /// How many entries it has: values, nulls and empty lists.
    let count: Int
    /// A byte an entry; nil where every level is 0.
    let definitions: BudgetedBytes?
    let repetitions: BudgetedBytes?
    /// The values that are not null. They point into what ``keepers`` hold.
    let values: UnsafeBufferPointer<Datum>
    private let keepers: [AnyObject]

    init(count: Int, definitions: BudgetedBytes?, repetitions: BudgetedBytes?, values: UnsafeBufferPointer<Datum>, keepers: [AnyObject]) {
        self.count = count
        self.definitions = definitions
        self.repetitions = repetitions
        self.values = values
        self.keepers = keepers
    }
}

/// What a page says of itself.
struct ParquetPageHeader {
    enum Kind: Int {
        case data = 0
        case index, dictionary, dataV2
    }

    var kind: Kind?
    var size = -1
    var packedSize = -1
    var valueCount = 0
    var encoding = 0
    var definitionEncoding = 3
    var repetitionEncoding = 3
    /// Of data pages of the second version alone.
    var definitionSize = 0
    var repetitionSize = 0
    var isPacked = true

    init(_ reader: inout ThriftReader) throws(QueryFailure) {
        try reader.structure { (id, kind, reader) throws(QueryFailure) in
            switch id {
            case 1: self.kind = Kind(rawValue: try reader.integer(kind))
            case 2: size = try reader.integer(kind)
            case 3: packedSize = try reader.integer(kind)
            case 5, 7, 8: try readBody(of: id, &reader)
            default: return false
            }
            return true
        }
    }

    private mutating func readBody(of header: Int, _ reader: inout ThriftReader) throws(QueryFailure) {
        try reader.structure { (id, kind, reader) throws(QueryFailure) in
            switch (header, id) {
            case (_, 1): valueCount = try reader.integer(kind)
            case (5, 2), (7, 2), (8, 4): encoding = try reader.integer(kind)
            case (5, 3): definitionEncoding = try reader.integer(kind)
            case (5, 4): repetitionEncoding = try reader.integer(kind)
            case (8, 5): definitionSize = try reader.integer(kind)
            case (8, 6): repetitionSize = try reader.integer(kind)
            case (8, 7): isPacked = try reader.flag(kind)
            default: return false
            }
            return true
        }
    }
}

final class ParquetPages {
    /// What is read at once; a page's header has to fit into it, statistics and all.
    private static let windowSize = 256 << 10
    private static let usualHeader = 1 << 10

    private let file: FileSource
    private let budget: MemoryBudget
    private let chunk: ParquetChunk
    private let leaf: ParquetNode
    private let decoder: ParquetDecoder
    private let conversion: ParquetConversion
    private let codec: ParquetCodec
    private let window: BudgetedBytes
    private var windowStart = 0
    private var windowEnd = 0
    private var position: Int
    /// How many entries were in the pages so far.
    private var seen = 0
    private var dictionary: ParquetPage?

    init(
        _ file: FileSource, _ chunk: ParquetChunk, _ leaf: ParquetNode, _ conversion: ParquetConversion, _ budget: MemoryBudget
    ) throws(QueryFailure) {
        guard case .leaf(let type, let length, _) = leaf.content else { preconditionFailure("Only leaves have pages.") }
        self.file = file
        self.budget = budget
        self.chunk = chunk
        self.leaf = leaf
        self.conversion = conversion
        decoder = ParquetDecoder(type: type, length: length, file: file, budget: budget)
        codec = try ParquetCodec(chunk.codec, file)
        window = try BudgetedBytes(min(Self.windowSize, file.size), budget)
        position = chunk.start
    }

    var valueCount: Int { chunk.valueCount }

    /// The next page with data; nil behind the last one.
    func next() throws(QueryFailure) -> ParquetPage? {
        while seen < chunk.valueCount {
            let header = try header()
            guard header.size >= 0, header.packedSize >= 0, header.packedSize <= file.size - position,
                0...Int(Int32.max) ~= header.valueCount
            else { throw damage }
            let start = position
            position += header.packedSize
            switch header.kind {
            case .dictionary: dictionary = try dictionaryPage(header, start)
            case .data, .dataV2:
                guard header.valueCount <= chunk.valueCount - seen else { throw damage }
                seen += header.valueCount
                if header.valueCount > 0 { return try header.kind == .data ? page(header, start) : pageV2(header, start) }
            case .index, nil: break
            }
        }
        return nil
    }

    private var damage: QueryFailure { file.broken("a page of column \(leaf.name) is damaged") }

    // MARK: Bytes

    private func header() throws(QueryFailure) -> ParquetPageHeader {
        var isRefilled = false
        while true {
            if position < windowStart || position > windowEnd || (windowEnd - position < Self.usualHeader && windowEnd < file.size)
                || isRefilled
            {
                windowStart = position
                windowEnd = min(file.size, position + window.bytes.count)
                try file.read(windowStart, into: window[0..<(windowEnd - windowStart)])
            }
            var reader = ThriftReader(UnsafeRawBufferPointer(window[(position - windowStart)..<(windowEnd - windowStart)]), file.name)
            do throws(QueryFailure) {
                let header = try ParquetPageHeader(&reader)
                position += reader.position
                return header
            } catch {
                guard reader.isShort, !isRefilled, windowStart < position else { throw error }
                isRefilled = true
            }
        }
    }

    /// The bytes of a part of the file: those of the window, or copied.
    private func bytes(_ start: Int, _ count: Int) throws(QueryFailure) -> (bytes: UnsafeRawBufferPointer, keeper: AnyObject) {
        if start >= windowStart, count <= windowEnd - start {
            return (UnsafeRawBufferPointer(window[(start - windowStart)..<(start - windowStart + count)]), window)
        }
        let copy = try BudgetedBytes(count, budget)
        try file.read(start, into: copy.bytes)
        return (UnsafeRawBufferPointer(copy.bytes), copy)
    }

    /// A part of the file, unpacked.
    private func unpacked(_ start: Int, _ count: Int, to size: Int) throws(QueryFailure) -> BudgetedBytes {
        if chunk.codec == ParquetCodec.none {
            let copy = try BudgetedBytes(count, budget)
            try file.read(start, into: copy.bytes)
            return copy
        }
        let (packed, keeper) = try bytes(start, count)
        defer { withExtendedLifetime(keeper) {} }
        let made = try BudgetedBytes(size, budget)
        if size > 0 { try codec.unpack(packed, into: made.bytes) }
        return made
    }

    // MARK: Pages

    private func dictionaryPage(_ header: ParquetPageHeader, _ start: Int) throws(QueryFailure) -> ParquetPage {
        // It is plain, by its own name or by the older word for it.
        guard header.encoding == 0 || header.encoding == 2 else { throw damage }
        let body = try unpacked(start, header.packedSize, to: header.size)
        return try page(
            count: header.valueCount, present: header.valueCount, nil, nil, UnsafeRawBufferPointer(body.bytes), encoding: 0, keeper: body)
    }

    private func page(_ header: ParquetPageHeader, _ start: Int) throws(QueryFailure) -> ParquetPage {
        let body = try unpacked(start, header.packedSize, to: header.size)
        var rest = UnsafeRawBufferPointer(body.bytes)
        let repetitions = try levels(&rest, leaf.repetitions, header.valueCount, header.repetitionEncoding)
        let definitions = try levels(&rest, leaf.definition, header.valueCount, header.definitionEncoding)
        return try page(
            count: header.valueCount, present: present(definitions, header.valueCount), definitions, repetitions, rest,
            encoding: header.encoding, keeper: body)
    }

    private func pageV2(_ header: ParquetPageHeader, _ start: Int) throws(QueryFailure) -> ParquetPage {
        let (repetitionSize, definitionSize) = (header.repetitionSize, header.definitionSize)
        guard repetitionSize >= 0, definitionSize >= 0, repetitionSize <= header.packedSize,
            definitionSize <= header.packedSize - repetitionSize, repetitionSize + definitionSize <= header.size
        else { throw damage }
        let levelSize = repetitionSize + definitionSize
        let (levels, keeper) = try bytes(start, levelSize)
        defer { withExtendedLifetime(keeper) {} }
        let repetitions = try hybrid(
            UnsafeRawBufferPointer(rebasing: levels[..<repetitionSize]), leaf.repetitions, header.valueCount)
        let definitions = try hybrid(
            UnsafeRawBufferPointer(rebasing: levels[repetitionSize..<levelSize]), leaf.definition, header.valueCount)
        let body: BudgetedBytes
        if header.isPacked {
            body = try unpacked(start + levelSize, header.packedSize - levelSize, to: header.size - levelSize)
        } else {
            body = try BudgetedBytes(header.packedSize - levelSize, budget)
            try file.read(start + levelSize, into: body.bytes)
        }
        return try page(
            count: header.valueCount, present: present(definitions, header.valueCount), definitions, repetitions,
            UnsafeRawBufferPointer(body.bytes), encoding: header.encoding, keeper: body)
    }

    /// Levels behind their size.
    private func levels(_ rest: inout UnsafeRawBufferPointer, _ most: Int, _ count: Int, _ encoding: Int) throws(QueryFailure)
        -> BudgetedBytes?
    {
        guard most > 0 else { return nil }
        guard encoding == 3 else { throw file.broken("column \(leaf.name) has levels in an encoding that is not read") }
        guard let (levels, behind) = ParquetDecoder.sized(rest) else { throw damage }
        rest = behind
        return try hybrid(levels, most, count)
    }

    private func hybrid(_ bytes: UnsafeRawBufferPointer, _ most: Int, _ count: Int) throws(QueryFailure) -> BudgetedBytes? {
        guard most > 0 else { return nil }
        let levels = try BudgetedBytes(count, budget)
        let width = Int.bitWidth - most.leadingZeroBitCount
        guard let start = levels.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
            ParquetHybrid.decode(bytes, width: width, count: count, into: start), levels.bytes.allSatisfy({ $0 <= most })
        else { throw damage }
        return levels
    }

    private func present(_ definitions: BudgetedBytes?, _ count: Int) -> Int {
        guard let definitions else { return count }
        let full = UInt8(leaf.definition)
        return definitions.bytes.reduce(0) { $0 &+ ($1 == full ? 1 : 0) }
    }

    private func page(
        count: Int, present: Int, _ definitions: BudgetedBytes?, _ repetitions: BudgetedBytes?, _ body: UnsafeRawBufferPointer,
        encoding: Int,
        keeper: AnyObject
    ) throws(QueryFailure) -> ParquetPage {
        let memory = try BudgetedBytes(present * MemoryLayout<Datum>.stride, budget)
        let values = UnsafeMutableBufferPointer(
            start: memory.bytes.baseAddress?.bindMemory(to: Datum.self, capacity: present), count: present)
        let arena = Arena(budget: budget)
        var keepers: [AnyObject] = [memory, keeper, arena]
        let isDictionary = encoding == 2 || encoding == 8
        if isDictionary {
            guard let dictionary, ParquetDecoder.decode(body, from: dictionary.values, into: values) else {
                if present == 0 {
                    return ParquetPage(count: count, definitions: definitions, repetitions: repetitions, values: .init(values), keepers: [])
                }
                throw damage
            }
            keepers.append(dictionary)
        } else {
            guard try decoder.decode(body, encoding, into: values, arena) else { throw damage }
            guard try conversion.convert(values, arena) else {
                throw file.broken("column \(leaf.name) has a value that does not fit the type that its table says")
            }
        }
        return ParquetPage(
            count: count, definitions: definitions, repetitions: repetitions, values: UnsafeBufferPointer(values), keepers: keepers)
    }
}
