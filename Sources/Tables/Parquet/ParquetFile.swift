// Parquet files as rows: the columns that are wanted, one row group after the other.
// Reference: https://github.com/apache/parquet-format/blob/master/README.md

struct ParquetFile {
    static let magic = Array("PAR1".utf8)

    private let file: FileSource
    private let budget: MemoryBudget
    private let footer: ParquetFooter

    init(_ file: FileSource, _ budget: MemoryBudget) throws(QueryFailure) {
        self.file = file
        self.budget = budget
        footer = try ParquetFooter(file, budget)
    }

    /// A column that is wanted, and where it is in the file; a file that lacks it has null.
    private struct Wanted {
        let node: ParquetNode?
        let type: DataType
        let builder: ColumnBuilder
        let tests: [RowFilter.Test]
    }

    /// Appends all rows. Columns are found by their names, without regard to case if it has to be.
    ///
    /// Row groups are passed over of which the file tells that no row in them meets a column's tests.
    /// - Returns: How many rows were appended.
    func read(into target: FileTarget, _ notes: inout ReadingNotes) throws(QueryFailure) -> Int {
        var wanted: [Wanted] = []
        var leaves: Set<Int> = []
        var tested: Set<Int> = []
        for column in target.columns {
            guard let builder = column.builder else { continue }
            let node = footer.root.child(column.name)
            wanted.append(Wanted(node: node, type: column.type, builder: builder, tests: column.tests))
            // What does not go together is told before anything is read, and each shape says which leaves it needs.
            let noted = try leafIndexes(node, column.type)
            leaves.formUnion(noted)
            if !column.tests.isEmpty { tested.formUnion(noted) }
        }
        let all = try footer.rowGroups(leaves, tested: tested)
        var groups: [ParquetRowGroup] = []
        var rows = 0
        for group in all where try mayMeet(wanted, group) {
            groups.append(group)
            let (sum, isTooMuch) = rows.addingReportingOverflow(group.rowCount)
            guard !isTooMuch, sum <= 1 << 40 else { throw file.broken("it claims to have too many rows") }
            rows = sum
        }
        notes.groupsSkipped += all.count - groups.count
        // More rows than bytes are seldom, and may be a lie.
        if rows <= file.size { for column in wanted { column.builder.expect(rows: rows) } }
        for group in groups {
            try target.check()
            notes.groupsRead += 1
            for column in wanted { try read(column, group, target.check) }
        }
        return rows
    }

    /// Whether a row of a row group may meet the tests of all columns.
    private func mayMeet(_ wanted: [Wanted], _ group: ParquetRowGroup) throws(QueryFailure) -> Bool {
        for column in wanted where try !mayMeet(column, group) { return false }
        return true
    }

    private func mayMeet(_ column: Wanted, _ group: ParquetRowGroup) throws(QueryFailure) -> Bool {
        guard !column.tests.isEmpty else { return true }
        guard let node = column.node else { return column.tests.allSatisfy(ValueBounds.onlyNulls.mayMeet) }
        guard isFlat(node, column.type), case .leaf(_, _, let index) = node.content, let chunk = group.chunks[index],
            let statistics = chunk.statistics, chunk.valueCount == group.rowCount
        else { return true }
        let bounds = statistics.bounds(
            of: node, try ParquetConversion(node, to: column.type, file), isOrdered: footer.isOrdered(index), valueCount: chunk.valueCount)
        return column.tests.allSatisfy(bounds.mayMeet)
    }

    /// Whether a column is read page by page: one without groups and lists.
    private func isFlat(_ node: ParquetNode, _ type: DataType) -> Bool {
        guard case .leaf = node.content, node.repetitions == 0, node.meaning != .nothing else { return false }
        switch type {
        case .array, .map, .structure, .void, .unknown: return false
        default: return true
        }
    }

    private func leafIndexes(_ node: ParquetNode?, _ type: DataType) throws(QueryFailure) -> Set<Int> {
        guard let node else { return [] }
        if isFlat(node, type), case .leaf(_, _, let index) = node.content {
            _ = try ParquetConversion(node, to: type, file)
            return [index]
        }
        var indexes: Set<Int> = []
        // A cursor over a chunk without entries stands in until the row groups are known.
        _ = try ParquetShaper(file: file) { (leaf, type) throws(QueryFailure) in
            if case .leaf(_, _, let index) = leaf.content { indexes.insert(index) }
            let conversion = try conversion(leaf, type)
            return ParquetCursor(try ParquetPages(file, ParquetChunk(codec: 0, valueCount: 0, start: 0), leaf, conversion, budget), leaf)
        }.shape(node, type)
        return indexes
    }

    private func conversion(_ leaf: ParquetNode, _ type: DataType?) throws(QueryFailure) -> ParquetConversion {
        guard let type else { return .same }
        return try ParquetConversion(leaf, to: type, file)
    }

    private func pages(_ leaf: ParquetNode, _ type: DataType?, _ group: ParquetRowGroup) throws(QueryFailure) -> ParquetPages {
        guard case .leaf(_, _, let index) = leaf.content, let chunk = group.chunks[index] else {
            throw file.broken("a row group lacks column \(leaf.name)")
        }
        return try ParquetPages(file, chunk, leaf, conversion(leaf, type), budget)
    }

    private func read(
        _ column: Wanted, _ group: ParquetRowGroup, _ check: () throws(QueryFailure) -> Void
    ) throws(QueryFailure) {
        guard let node = column.node else {
            var rows = group.rowCount
            while rows > 0 {
                try check()
                let some = min(rows, 65_536)
                try column.builder.append(nulls: some)
                rows -= some
            }
            return
        }
        if isFlat(node, column.type) { return try readFlat(node, column, group, check) }
        try readNested(node, column, group, check)
    }

    private func readFlat(
        _ node: ParquetNode, _ column: Wanted, _ group: ParquetRowGroup, _ check: () throws(QueryFailure) -> Void
    ) throws(QueryFailure) {
        let pages = try pages(node, column.type, group)
        guard pages.valueCount == group.rowCount else {
            throw file.broken("column \(node.name) has \(pages.valueCount) values in a row group of \(group.rowCount) rows")
        }
        while let page = try pages.next() {
            try check()
            try column.builder.append(
                page.values, levels: page.definitions?.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), full: UInt8(node.definition),
                count: page.count)
        }
    }

    private func readNested(
        _ node: ParquetNode, _ column: Wanted, _ group: ParquetRowGroup, _ check: () throws(QueryFailure) -> Void
    ) throws(QueryFailure) {
        var cursors: [ParquetCursor] = []
        let shape = try ParquetShaper(file: file) { (leaf, type) throws(QueryFailure) in
            let cursor = ParquetCursor(try pages(leaf, type, group), leaf)
            cursors.append(cursor)
            return cursor
        }.shape(node, column.type)
        let arena = Arena(budget: budget)
        let assembler = ParquetAssembler(file: file, arena: arena, budget: budget)
        for row in 0..<group.rowCount {
            if row & 4095 == 0 { try check() }
            if let driver = shape.driver, try driver.hasEntry(), driver.repetition != 0 {
                throw file.broken("the levels of its nested columns are damaged")
            }
            try column.builder.append(assembler.value(shape))
            arena.reset()
            for cursor in cursors { cursor.endRow() }
        }
    }
}
