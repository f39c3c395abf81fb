// GROUP BY with its aggregates, once for each grouping set.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select-groupby.html

import SQL
import Tables

/// Groups as rows of one source, whose columns are the slots of keys and aggregates.
struct GroupedRows {
    let matrix: RowMatrix
    let scope: Scope
}

extension QueryRun {
    func groups(of matrix: RowMatrix, _ grouping: BoundGrouping, in scope: Scope, outer: [Datum]) throws(QueryFailure) -> GroupedRows {
        let collector = try GroupCollector(grouping, matrix, in: scope, self, outer: outer)
        if let sets = grouping.sets {
            for set in sets { try collector.group(Set(set)) }
        } else {
            try collector.group(Set(grouping.keys.indices))
        }
        return try collector.finish(scope)
    }
}

/// Makes the rows of groups, one grouping set after the other.
private final class GroupCollector {
    private let grouping: BoundGrouping
    private let matrix: RowMatrix
    private let run: QueryRun
    private let keys: [Evaluation]
    private let scope: Scope
    private let outer: [Datum]
    private let builder: RelationBuilder
    private let trace: Trace?

    init(_ grouping: BoundGrouping, _ matrix: RowMatrix, in scope: Scope, _ run: QueryRun, outer: [Datum]) throws(QueryFailure) {
        self.grouping = grouping
        self.matrix = matrix
        self.run = run
        self.scope = scope
        self.outer = outer
        var keys: [Evaluation] = []
        for key in grouping.keys { keys.append(try scope.compile(key)) }
        self.keys = keys
        // Behind the slots stands which keys are left out of the row's grouping set, a bit for each.
        let types = grouping.keys.map(\.type) + grouping.aggregates.map(\.type) + (grouping.sets == nil ? [] : [.bigint])
        builder = RelationBuilder(names: types.map { _ in "" }, types: types, budget: run.context.budget)
        trace = run.demands.isEmpty ? nil : Trace(demands: run.demands.count, budget: run.context.budget)
    }

    func group(_ set: Set<Int>) throws(QueryFailure) {
        let context = run.context
        let table = KeyTable(budget: context.budget)
        let keyRows = RelationBuilder(
            names: grouping.keys.map { _ in "" }, types: grouping.keys.map(\.type), budget: context.budget)
        var aggregates: [any GroupedAggregate] = []
        for aggregate in grouping.aggregates { aggregates.append(try scope.accumulator(for: aggregate)) }
        let frame = run.frame(sources: matrix.sources.count, outer: outer)
        let groupOfRow = trace == nil ? nil : try RowNumbers(budget: context.budget, capacity: matrix.count)
        var values = Array(repeating: Datum.null, count: keys.count)
        for row in 0..<matrix.count {
            if row & 4095 == 0 { try context.check() }
            matrix.show(row, in: frame)
            table.scratch.removeAll()
            for index in keys.indices where set.contains(index) {
                values[index] = try keys[index](frame).withPlainZero(grouping.keys[index].type)
                try table.scratch.append(values[index], of: grouping.keys[index].type)
            }
            let (group, isNew) = try table.insertScratch()
            if isNew {
                try keyRows.append(values)
                for aggregate in aggregates { try aggregate.grow(to: group + 1) }
            }
            for aggregate in aggregates { try aggregate.add(to: group, frame) }
            try groupOfRow?.append(group)
            frame.arena.reset()
        }
        // Without keys there is one group, also of no rows; of a grouping set only where it is not one of several.
        if keys.isEmpty, table.count == 0, grouping.sets == nil {
            _ = try table.insertScratch()
            try keyRows.append([])
            for aggregate in aggregates { try aggregate.grow(to: 1) }
        }
        try append(try keyRows.finish(), aggregates, leavingOut: keys.indices.filter { !set.contains($0) }, frame.arena)
        if let groupOfRow { try appendTrace(groupOfRow, groups: table.count) }
    }

    private func append(
        _ keyRows: Relation, _ aggregates: [any GroupedAggregate], leavingOut missing: [Int], _ arena: Arena
    ) throws(QueryFailure) {
        let bits = missing.reduce(Int64(0)) { $0 | (1 << Int64(min($1, 62))) }
        for group in 0..<keyRows.count {
            if group & 4095 == 0 { try run.context.check() }
            var row = keyRows.row(group)
            for aggregate in aggregates { row.append(try aggregate.value(of: group, in: arena)) }
            if grouping.sets != nil { row.append(Datum(bits)) }
            try builder.append(row)
            arena.reset()
        }
    }

    /// Unites who is behind the rows of each group.
    private func appendTrace(_ groupOfRow: RowNumbers, groups: Int) throws(QueryFailure) {
        guard let trace else { return }
        // Rows by group: a counting sort.
        var starts = Array(repeating: 0, count: groups + 1)
        for row in 0..<groupOfRow.count { starts[groupOfRow[row] + 1] += 1 }
        for group in 0..<groups { starts[group + 1] += starts[group] }
        var next = starts
        var rows = Array(repeating: Int32(0), count: groupOfRow.count)
        for row in 0..<groupOfRow.count {
            rows[next[groupOfRow[row]]] = Int32(truncatingIfNeeded: row)
            next[groupOfRow[row]] += 1
        }
        for group in 0..<groups {
            if group & 1023 == 0 { try run.context.check() }
            var union = TraceUnion(demands: trace.demands)
            for place in starts[group]..<starts[group + 1] { matrix.unite(Int(rows[place]), into: &union) }
            try trace.append(union.take())
        }
    }

    func finish(_ base: Scope) throws(QueryFailure) -> GroupedRows {
        let relation = try builder.finish()
        let source = try RowMatrix.Source(TracedRelation(relation, trace), instance: nil, budget: run.context.budget)
        var scope = base
        scope.instances = [:]
        let places = relation.columns.map { ColumnPlace(source: 0, column: $0) }
        scope.keys = Array(places.prefix(keys.count))
        scope.aggregates = Array(places.dropFirst(keys.count).prefix(grouping.aggregates.count))
        scope.groupingSet = grouping.sets == nil ? nil : places.last
        return GroupedRows(matrix: RowMatrix(sources: [source], count: relation.count), scope: scope)
    }
}
