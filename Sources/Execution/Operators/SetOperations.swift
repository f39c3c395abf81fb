// UNION, EXCEPT and INTERSECT.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select-setops.html

import SQL
import Tables

extension QueryRun {
    func rows(of operation: BoundSetOperation, outer: [Datum], reading asked: Set<Int>?) throws(QueryFailure) -> TracedRelation {
        // What compares rows reads all of them.
        let read = operation.links.allSatisfy { $0.operator == .union && $0.isAll } ? asked : nil
        for branch in [operation.first] + operation.links.map(\.right) {
            try checkConstants(of: branch, as: operation.types, reading: read)
        }
        var left = try converted(try rows(of: operation.first, outer: outer, reading: read), to: operation.types)
        for link in operation.links {
            let right = try converted(try rows(of: link.right, outer: outer, reading: read), to: operation.types)
            left =
                switch link.operator {
                case .union: try union(left, right, isAll: link.isAll)
                case .except: try matched(left, right, isAll: link.isAll, keepsMatched: false)
                case .intersect: try matched(left, right, isAll: link.isAll, keepsMatched: true)
                }
        }
        return left
    }

    /// Converts the constants of a branch, which Spark does while it plans: what cannot be converted fails without rows too.
    private func checkConstants(of branch: BoundQuery, as types: [DataType], reading read: Set<Int>?) throws(QueryFailure) {
        switch branch.body {
        case .select(let select):
            for (place, (item, type)) in zip(select.items, types).enumerated()
            where item.type != type && !item.readsRows && read?.contains(place) != false {
                _ = try scope().compile(item.cast(to: type))
            }
        case .nested(let inner): try checkConstants(of: inner, as: types, reading: read)
        case .set(let inner):
            for branch in [inner.first] + inner.links.map(\.right) { try checkConstants(of: branch, as: types, reading: read) }
        case .values: break
        }
    }

    /// The columns converted to the types of the whole operation.
    private func converted(_ traced: TracedRelation, to types: [DataType]) throws(QueryFailure) -> TracedRelation {
        let relation = traced.relation
        guard relation.types != types else { return traced }
        var scope = scope()
        scope.outputs = relation.columns.map { ColumnPlace(source: 0, column: $0) }
        let frame = frame(sources: 1, outer: [])
        var columns: [Column] = []
        for (index, type) in types.enumerated() {
            guard relation.columns[index].type != type else {
                columns.append(relation.columns[index])
                continue
            }
            let convert = try scope.compile(.output(index, of: relation.columns[index].type).cast(to: type))
            let builder = ColumnBuilder(type, budget: context.budget)
            for row in 0..<relation.count {
                if row & 4095 == 0 { try context.check() }
                frame.rows[0] = row
                try builder.append(try convert(frame))
                frame.arena.reset()
            }
            columns.append(try builder.finish())
        }
        return TracedRelation(Relation(names: relation.names, columns: columns, count: relation.count), traced.trace)
    }

    private func union(_ left: TracedRelation, _ right: TracedRelation, isAll: Bool) throws(QueryFailure) -> TracedRelation {
        let collector = RowCollector(like: left.relation, isDistinct: !isAll, isNormal: !isAll, demands: demands.count, context)
        for side in [left, right] {
            for row in 0..<side.relation.count { try collector.take(side, row) }
        }
        return try collector.finish()
    }

    /// The rows of the left side that have an equal one on the right, or none. With ALL each row of the right answers for one of the left.
    private func matched(
        _ left: TracedRelation, _ right: TracedRelation, isAll: Bool, keepsMatched: Bool
    ) throws(QueryFailure) -> TracedRelation {
        let table = KeyTable(budget: context.budget)
        var counts: [Int] = []
        for row in 0..<right.relation.count {
            if row & 4095 == 0 { try context.check() }
            try table.scratch.fill(with: right.relation, row)
            let (index, isNew) = try table.insertScratch()
            if isNew { counts.append(0) }
            counts[index] += 1
        }
        let collector = RowCollector(like: left.relation, isDistinct: !isAll, isNormal: true, demands: demands.count, context)
        for row in 0..<left.relation.count {
            if row & 4095 == 0 { try context.check() }
            try table.scratch.fill(with: left.relation, row)
            let index = table.index(ofScratch: ())
            var isMatched = false
            if let index {
                isMatched = counts[index] > 0
                if isAll, isMatched { counts[index] -= 1 }
            }
            if isMatched == keepsMatched { try collector.take(left, row) }
        }
        return try collector.finish()
    }
}

extension KeyBuffer {
    /// Makes the key of a whole row.
    mutating func fill(with relation: Relation, _ row: Int) throws(QueryFailure) {
        removeAll()
        for column in relation.columns { try append(column[row], of: column.type) }
    }
}

/// Collects rows of relations of the same types, equal ones once where they are to be.
private final class RowCollector {
    private let builder: RelationBuilder
    private let distinct: DistinctRows?
    private let trace: Trace?
    private let demands: Int
    private let context: RunContext
    private let isNormal: Bool

    /// - Parameter isNormal: Whether rows are compared, so that -0.0 becomes 0.0.
    init(like relation: Relation, isDistinct: Bool, isNormal: Bool, demands: Int, _ context: RunContext) {
        self.isNormal = isNormal
        builder = RelationBuilder(names: relation.names, types: relation.types, budget: context.budget)
        distinct = isDistinct ? DistinctRows(relation.types, demands: demands, context) : nil
        trace = demands == 0 ? nil : Trace(demands: demands, budget: context.budget)
        self.demands = demands
        self.context = context
    }

    func take(_ side: TracedRelation, _ row: Int) throws(QueryFailure) {
        if row & 4095 == 0 { try context.check() }
        var values = side.relation.row(row)
        if isNormal {
            for (index, column) in side.relation.columns.enumerated() { values[index] = values[index].withPlainZero(column.type) }
        }
        if let distinct {
            if try distinct.take(values, { $0.add(side.trace, row: row) }) { try builder.append(values) }
        } else {
            try builder.append(values)
            if let trace { try trace.append(side.trace?.lists(of: row) ?? Array(repeating: [], count: demands)) }
        }
    }

    func finish() throws(QueryFailure) -> TracedRelation {
        if let distinct, let trace { try distinct.finish(into: trace) }
        return TracedRelation(try builder.finish(), trace)
    }
}
