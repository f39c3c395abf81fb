// ORDER BY, and the order of rows within a window.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select-orderby.html

import SQL
import Tables

/// The values that rows are sorted by, computed once for each row.
struct SortKeys {
    struct Key {
        let values: [Datum]
        let type: DataType
        let isDescending: Bool
        let nullsFirst: Bool
        /// What the values point into.
        let column: Column
    }

    private(set) var keys: [Key] = []

    /// - Parameter order: Of expressions that the scope sees.
    init(_ order: [BoundSortKey], of matrix: RowMatrix, in scope: Scope, _ run: QueryRun, outer: [Datum]) throws(QueryFailure) {
        for key in order {
            let column = try run.column(of: key.expression, over: matrix, in: scope, outer: outer)
            try run.context.budget.take(column.count * MemoryLayout<Datum>.stride)
            defer { run.context.budget.give(column.count * MemoryLayout<Datum>.stride) }
            keys.append(
                Key(
                    values: (0..<column.count).map { column[$0] }, type: column.type, isDescending: key.isDescending,
                    nullsFirst: key.nullsFirst, column: column))
        }
    }

    /// Below 0 if a row comes before another one, 0 if neither does.
    func compare(_ one: Int, _ other: Int) -> Int {
        for key in keys {
            let (left, right) = (key.values[one], key.values[other])
            if left.isNull || right.isNull {
                if left.isNull, right.isNull { continue }
                return left.isNull == key.nullsFirst ? -1 : 1
            }
            let order = compareValues(left, right, key.type)
            if order != 0 { return key.isDescending ? -order : order }
        }
        return 0
    }
}

extension QueryRun {
    /// The rows of a query's body in the order of its ORDER BY; rows that are equal in it stay in their order.
    func sorted(_ relation: Relation, by order: [BoundSortKey], outer: [Datum]) throws(QueryFailure) -> RowNumbers {
        let rows = try RowNumbers.all(relation.count, budget: context.budget)
        let matrix = RowMatrix(
            sources: [RowMatrix.Source(rows: rows, columns: relation.columns, trace: nil, instance: nil)], count: relation.count)
        var scope = scope()
        scope.outputs = relation.columns.map { ColumnPlace(source: 0, column: $0) }
        let keys = try SortKeys(order, of: matrix, in: scope, self, outer: outer)
        return try sorted(rows) { keys.compare($0, $1) }
    }

    /// Row numbers in an order, equal ones as they stood. A merge sort of our own, since it can be told to end.
    func sorted(_ rows: RowNumbers, by compare: (Int, Int) -> Int) throws(QueryFailure) -> RowNumbers {
        // The list that is sorted takes turns with another one, and has no rows while that one is filled from it.
        let count = rows.count
        var from = rows
        var to = try RowNumbers(budget: context.budget, capacity: count)
        var width = 1
        var steps = 0
        while width < count {
            to.removeAll()
            var start = 0
            while start < count {
                let middle = min(start + width, count)
                let end = min(middle + width, count)
                var (left, right) = (start, middle)
                while left < middle || right < end {
                    steps &+= 1
                    if steps & 8191 == 0 { try context.check() }
                    if right >= end || (left < middle && compare(from[left], from[right]) <= 0) {
                        try to.append(from[left])
                        left += 1
                    } else {
                        try to.append(from[right])
                        right += 1
                    }
                }
                start = end
            }
            (from, to) = (to, from)
            width *= 2
        }
        return from
    }

    /// An expression's value for every row of a matrix.
    func column(
        of expression: BoundExpression, over matrix: RowMatrix, in scope: Scope, outer: [Datum]
    ) throws(QueryFailure) -> Column {
        let evaluate = try scope.compile(expression)
        let frame = frame(sources: matrix.sources.count, outer: outer)
        let builder = ColumnBuilder(expression.type, budget: context.budget)
        for row in 0..<matrix.count {
            if row & 4095 == 0 { try context.check() }
            matrix.show(row, in: frame)
            try builder.append(try evaluate(frame))
            frame.arena.reset()
        }
        return try builder.finish()
    }
}
