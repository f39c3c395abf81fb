// One SELECT, step by step as the bound tree has it.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select.html

import SQL
import Tables

extension QueryRun {
    func rows(
        of select: BoundSelect, outer: [Datum], isOutermost: Bool, reading read: Set<Int>?
    ) throws(QueryFailure) -> TracedRelation {
        var (matrix, rest) = try matrix(of: select.from, filter: select.filter, outer: outer)
        var scope = matrix.scope(scope())
        if let rest { matrix = try filtered(matrix, by: rest, in: scope, outer: outer) }
        if let grouping = select.grouping {
            let grouped =
                try isOutermost && noise != nil
                ? noisyGroups(of: matrix, grouping, in: scope, outer: outer)
                : groups(of: matrix, grouping, in: scope, outer: outer)
            (matrix, scope) = (grouped.matrix, grouped.scope)
        }
        if let having = select.having { matrix = try filtered(matrix, by: having, in: scope, outer: outer) }
        if !select.windows.isEmpty {
            let windows = try windows(select.windows, over: matrix, in: scope, outer: outer)
            let first = matrix.sources.count
            matrix = matrix.beside(windows)
            scope.windows = windows.sources.enumerated().map { ColumnPlace(source: first + $0, column: $1.columns[0]) }
        }
        if let qualify = select.qualify { matrix = try filtered(matrix, by: qualify, in: scope, outer: outer) }
        for generator in select.generators {
            matrix = try lateral(matrix, generator, isOuter: false, in: scope, outer: outer)
            scope = matrix.scope(scope)
        }
        return try items(of: select, reading: read, matrix, in: scope, outer: outer)
    }

    /// The rows for which a condition is true.
    func filtered(
        _ matrix: RowMatrix, by condition: BoundExpression, in scope: Scope, outer: [Datum]
    ) throws(QueryFailure) -> RowMatrix {
        let test = try scope.compile(condition)
        let frame = frame(sources: matrix.sources.count, outer: outer)
        let places = try RowNumbers(budget: context.budget)
        for row in 0..<matrix.count {
            if row & 4095 == 0 { try context.check() }
            matrix.show(row, in: frame)
            if try test(frame).isTrue { try places.append(row) }
            frame.arena.reset()
        }
        return places.count == matrix.count ? matrix : try matrix.picking(places)
    }

    /// The select list for each row, each row once with DISTINCT. What nobody reads is NULL.
    private func items(
        of select: BoundSelect, reading read: Set<Int>?, _ matrix: RowMatrix, in scope: Scope, outer: [Datum]
    ) throws(QueryFailure) -> TracedRelation {
        var evaluations: [Evaluation] = []
        let usesItems = select.items.contains { $0.holds { if case .item = $0 { true } else { false } } }
        let plain = demands.isEmpty || select.windows.isEmpty ? nil : PlainValues(of: select, scope, demands: demands.count, context)
        let read = select.isDistinct || plain != nil ? nil : read.map(select.itemsBehind)
        for (place, item) in select.items.enumerated() {
            evaluations.append(read?.contains(place) ?? true ? try scope.compile(item) : { _ in .null })
        }
        let types = select.items.map(\.type)
        let builder = RelationBuilder(names: types.map { _ in "" }, types: types, budget: context.budget)
        let distinct = select.isDistinct ? DistinctRows(types, demands: demands.count, context) : nil
        let trace = demands.isEmpty ? nil : Trace(demands: demands.count, budget: context.budget)
        let frame = frame(sources: matrix.sources.count, outer: outer)
        var values = Array(repeating: Datum.null, count: types.count)
        for row in 0..<matrix.count {
            if row & 4095 == 0 { try context.check() }
            matrix.show(row, in: frame)
            if usesItems { frame.items.removeAll(keepingCapacity: true) }
            for (index, evaluate) in evaluations.enumerated() {
                values[index] = try evaluate(frame)
                if distinct != nil { values[index] = values[index].withPlainZero(types[index]) }
                if usesItems { frame.items.append(values[index]) }
            }
            if let distinct {
                let isNew = try distinct.take(values) { matrix.unite(row, into: &$0) }
                if isNew { try builder.append(values) }
                try plain?.take(values, of: matrix, row, isShown: isNew)
            } else {
                try builder.append(values)
                if let plain {
                    try plain.take(values, of: matrix, row, isShown: true)
                } else if let trace {
                    try trace.append(matrix.lists(of: row, demands: demands.count))
                }
            }
            frame.arena.reset()
        }
        if let trace {
            if let plain {
                try plain.finish(into: trace) { distinct?.identities(of: $0) ?? matrix.lists(of: $0, demands: demands.count) }
            } else {
                try distinct?.finish(into: trace)
            }
        }
        return TracedRelation(try builder.finish(), trace)
    }
}

extension RowMatrix {
    /// Who is behind a row, a list for each demand.
    func lists(of row: Int, demands: Int) -> [[Int32]] {
        var union = TraceUnion(demands: demands)
        unite(row, into: &union)
        return union.take()
    }
}

/// Which rows have come already, and who is behind all that are equal.
final class DistinctRows {
    private let types: [DataType]
    private let table: KeyTable
    private var unions: [TraceUnion] = []
    private let demands: Int

    init(_ types: [DataType], demands: Int, _ context: RunContext) {
        self.types = types
        self.demands = demands
        table = KeyTable(budget: context.budget)
    }

    /// - Returns: Whether the row is the first of its kind.
    func take(_ values: [Datum], _ unite: (inout TraceUnion) -> Void) throws(QueryFailure) -> Bool {
        try place(of: values, unite).isNew
    }

    /// - Returns: The number of the row's kind, and whether it is the first of it.
    func place(of values: [Datum], _ unite: (inout TraceUnion) -> Void) throws(QueryFailure) -> (number: Int, isNew: Bool) {
        table.scratch.removeAll()
        for (value, type) in zip(values, types) { try table.scratch.append(value, of: type) }
        let (index, isNew) = try table.insertScratch()
        if demands > 0 {
            if isNew { unions.append(TraceUnion(demands: demands)) }
            unite(&unions[index])
        }
        return (index, isNew)
    }

    /// Who is behind the rows of a kind; asked once.
    func identities(of number: Int) -> [[Int32]] { unions[number].take() }

    /// Appends who is behind each row that was new, in their order.
    func finish(into trace: Trace) throws(QueryFailure) {
        for index in unions.indices { try trace.append(unions[index].take()) }
    }
}
