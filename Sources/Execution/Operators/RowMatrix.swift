// The rows of a FROM clause: for each source a list of row numbers, side by side.
// Source: our own; tried beside other layouts before the engine was written.

import SQL
import Tables

/// Rows made of rows of sources. No value is copied before the select list is computed.
struct RowMatrix {
    /// One source: a relation, and which of its rows stands in each row of the matrix.
    struct Source {
        let rows: RowNumbers
        let columns: [Column]
        /// Who is behind each row of the relation; nil where nobody asks.
        let trace: Trace?
        /// The instance whose columns these are; nil for slots.
        let instance: Int?
    }

    var sources: [Source]
    var count: Int

    /// One row without columns, as a SELECT without FROM has it.
    static var single: RowMatrix { RowMatrix(sources: [], count: 1) }

    func scope(_ base: Scope) -> Scope {
        var scope = base
        for (number, source) in sources.enumerated() {
            guard let instance = source.instance else { continue }
            scope.instances[instance] = source.columns.map { ColumnPlace(source: number, column: $0) }
        }
        return scope
    }

    /// Lets a frame see a row.
    @inline(__always)
    func show(_ row: Int, in frame: Frame) {
        for index in sources.indices { frame.rows[index] = sources[index].rows[row] }
    }

    /// The rows at these places, in their order. A place of -1 makes a row of NULLs.
    func picking(_ places: RowNumbers) throws(QueryFailure) -> RowMatrix {
        var picked: [Source] = []
        for source in sources {
            picked.append(
                Source(rows: try source.rows.picking(places), columns: source.columns, trace: source.trace, instance: source.instance))
        }
        return RowMatrix(sources: picked, count: places.count)
    }

    /// The rows side by side with those of another matrix of as many.
    func beside(_ other: RowMatrix) -> RowMatrix { RowMatrix(sources: sources + other.sources, count: count) }
}

extension RowMatrix.Source {
    /// All rows of a relation.
    init(_ traced: TracedRelation, instance: Int?, budget: MemoryBudget) throws(QueryFailure) {
        self.init(
            rows: try .all(traced.relation.count, budget: budget), columns: traced.relation.columns, trace: traced.trace, instance: instance
        )
    }
}
