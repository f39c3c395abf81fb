// The entries of a nested column, one after the other.

/// Walks over the entries of one leaf. Its values stay as they are until ``endRow()``.
final class ParquetCursor {
    let leaf: ParquetNode
    private let pages: ParquetPages
    private var page: ParquetPage?
    private var index = 0
    private var valueIndex = 0
    /// Pages that ended within the row.
    private var passed: [ParquetPage] = []

    init(_ pages: ParquetPages, _ leaf: ParquetNode) {
        self.pages = pages
        self.leaf = leaf
    }

    /// Whether there is an entry here.
    func hasEntry() throws(QueryFailure) -> Bool {
        while page.map({ index >= $0.count }) ?? true {
            if let page { passed.append(page) }
            page = try pages.next()
            index = 0
            valueIndex = 0
            if page == nil { return false }
        }
        return true
    }

    /// How deep the entry is defined; it has to be there.
    var definition: Int { page?.definitions.map { Int($0.bytes[index]) } ?? 0 }

    /// In which list the entry goes on; 0 begins a row.
    var repetition: Int { page?.repetitions.map { Int($0.bytes[index]) } ?? 0 }

    /// The value of the entry, or null, behind which the cursor goes.
    func take() -> Datum {
        let isValue = definition == leaf.definition
        var value = Datum.null
        if isValue, let page, valueIndex < page.values.count {
            value = page.values[valueIndex]
            valueIndex += 1
        }
        index += 1
        return value
    }

    func endRow() {
        if !passed.isEmpty { passed.removeAll() }
    }
}

/// How the columns of a group become one value.
indirect enum ParquetShape {
    case leaf(ParquetCursor)
    /// A leaf that nobody asks for, but that tells how its group goes; what goes on in lists deeper than the level is passed over.
    case ignored(ParquetCursor, level: Int)
    /// A field that the file does not have.
    case absent
    /// From the definition `list` on there is a list, and from `element` on an element in it.
    case list(ParquetShape, driver: ParquetCursor, list: Int, element: Int, repetition: Int)
    /// Likewise, with keys and values as pairs.
    case map(key: ParquetShape, value: ParquetShape, driver: ParquetCursor, map: Int, entry: Int, repetition: Int)
    /// Fields, and behind them what only tells how the group goes.
    case structure([ParquetShape], count: Int, driver: ParquetCursor, definition: Int)

    /// The leaf that tells how many elements there are.
    var driver: ParquetCursor? {
        switch self {
        case .leaf(let cursor), .ignored(let cursor, _), .list(_, let cursor, _, _, _), .map(_, _, let cursor, _, _, _),
            .structure(_, _, let cursor, _):
            cursor
        case .absent: nil
        }
    }
}

/// Puts values together out of entries.
struct ParquetAssembler {
    let file: FileSource
    let arena: Arena
    let budget: MemoryBudget

    private var damage: QueryFailure { file.broken("the levels of its nested columns are damaged") }

    /// The next value of a shape.
    func value(_ shape: ParquetShape) throws(QueryFailure) -> Datum {
        switch shape {
        case .leaf(let cursor):
            guard try cursor.hasEntry() else { throw damage }
            return cursor.take()
        case .ignored(let cursor, let level):
            try skip(cursor, level)
            return .null
        case .absent: return .null
        case .list(let element, let driver, let list, let first, let repetition):
            return try elements(driver, list, first, repetition, shape) { (elements) throws(QueryFailure) in
                elements.append(try value(element))
            }
        case .map(let key, let mapped, let driver, let map, let entry, let repetition):
            return try elements(driver, map, entry, repetition, shape) { (elements) throws(QueryFailure) in
                let key = try value(key)
                if key.isNull { throw file.broken("a map in it has null as a key") }
                elements.append(key)
                elements.append(try value(mapped))
            }
        case .structure(let fields, let count, let driver, let definition):
            guard try driver.hasEntry() else { throw damage }
            if driver.definition < definition {
                try pass(shape)
                return .null
            }
            let data = try arena.data(count)
            for (index, field) in fields.enumerated() {
                let datum = try value(field)
                if index < count { data[index] = datum }
            }
            return Datum(elements: UnsafeBufferPointer(data))
        }
    }

    private func elements(
        _ driver: ParquetCursor, _ list: Int, _ first: Int, _ repetition: Int, _ shape: ParquetShape,
        _ append: (inout [Datum]) throws(QueryFailure) -> Void
    ) throws(QueryFailure) -> Datum {
        guard try driver.hasEntry() else { throw damage }
        let definition = driver.definition
        if definition < first {
            try pass(shape)
            return definition < list ? .null : try arena.value(elements: [])
        }
        let share = MemoryShare(of: budget)
        var elements: [Datum] = []
        repeat {
            if elements.count & 1023 == 0 { try share.take(2048 * MemoryLayout<Datum>.stride) }
            try append(&elements)
        } while try driver.hasEntry() && driver.repetition == repetition
        return try arena.value(elements: elements)
    }

    /// Goes behind the one entry that each leaf has of a null or of an empty list.
    private func pass(_ shape: ParquetShape) throws(QueryFailure) {
        switch shape {
        case .leaf(let cursor):
            guard try cursor.hasEntry() else { throw damage }
            _ = cursor.take()
        case .ignored(let cursor, let level): try skip(cursor, level)
        case .absent: break
        case .list(let element, _, _, _, _): try pass(element)
        case .map(let key, let value, _, _, _, _):
            try pass(key)
            try pass(value)
        case .structure(let fields, _, _, _): for field in fields { try pass(field) }
        }
    }

    private func skip(_ cursor: ParquetCursor, _ level: Int) throws(QueryFailure) {
        guard try cursor.hasEntry() else { throw damage }
        repeat { _ = cursor.take() } while try cursor.hasEntry() && cursor.repetition > level
    }
}
