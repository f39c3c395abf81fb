// A statement whose every name, type and conversion is settled: what the rules judge and what an executor runs.
// Source: our own form, that of DuckDB's binder; what a name means and which conversion takes place is Spark 3.5's in ANSI mode.

package import Tables

/// A statement, bound.
///
/// Nothing in it is looked up by name. Numbers stand for things, each dense from 0:
/// - an *instance* is a table as it stands in one FROM clause, with columns by ordinal. Its number is unique in the whole statement;
/// - a *common table* is a query of WITH or of CACHE TABLE;
/// - a *slot* is a place of a row that one step of a SELECT makes for the next; see ``BoundSelect``.
package struct BoundStatement: Sendable, Equatable {
    /// The queries of CACHE TABLE and of WITH, at any depth, in an order in which each reads only those before it.
    ///
    /// None of them reads a column from outside of itself, so each can be computed once, before or at its first use.
    package let commonTables: [BoundCommonTable]
    package let query: BoundQuery
    /// How many instances there are.
    package let instanceCount: Int
    /// How many parameters of lambdas there are; see ``BoundExpression/Kind/variable(_:)``.
    package let variableCount: Int
}

package struct BoundCommonTable: Sendable, Equatable {
    package let name: String
    package let query: BoundQuery
    /// The query's outputs under the names that the table's list of columns gives them.
    package let columns: [BoundColumn]
    /// Whether CACHE TABLE defines it.
    package let isCached: Bool
}

/// A column that a query, a table or a generator puts out.
package struct BoundColumn: Sendable, Equatable {
    /// As Spark names it: an alias, the last name of a column, or the text of an expression such as `count(1)`.
    package let name: String
    /// `.unknown` where no catalogue declares a column's type. `.void` is the type of a bare NULL.
    package let type: DataType

    package init(name: String, type: DataType) {
        self.name = name
        self.type = type
    }
}

/// A query: a body that makes rows, then ORDER BY, OFFSET and LIMIT, in this order.
package struct BoundQuery: Sendable, Equatable {
    package let body: BoundBody
    /// What comes out: the first `outputs.count` places of the body's rows. Whatever the rows have behind them is for ``order`` alone.
    package let outputs: [BoundColumn]
    /// Keys of ORDER BY, made of ``BoundExpression/Kind/output(_:)`` only; empty if rows come in no order. SORT BY counts as ORDER BY.
    package let order: [BoundSortKey]
    /// Whole numbers without columns, checked to be constant and of a whole type; nil for none.
    package let limit: BoundExpression?
    package let offset: BoundExpression?
    package let mark: Mark
}

package indirect enum BoundBody: Sendable, Equatable {
    case select(BoundSelect)
    /// VALUES: each row as many expressions as the query has outputs, converted to their types.
    case values([[BoundExpression]])
    /// A query in parentheses: its outputs, as they are.
    case nested(BoundQuery)
    case set(BoundSetOperation)
}

/// Queries joined by set operators from left to right: `((first link) link) …`.
package struct BoundSetOperation: Sendable, Equatable {
    package struct Link: Sendable, Equatable {
        package enum Operator: Sendable, Equatable { case union, except, intersect }

        package let `operator`: Operator
        /// Whether equal rows stay apart; else what comes out has each row once. NULL equals NULL here.
        package let isAll: Bool
        package let right: BoundQuery
    }

    /// Each branch puts out as many columns as ``types`` has.
    package let first: BoundQuery
    package let links: [Link]
    /// The types of the columns that come out. Each branch's columns are converted to them, as by an implicit CAST, before any operator sees
    /// them.
    package let types: [DataType]
}

/// One key of an ORDER BY.
package struct BoundSortKey: Sendable, Equatable {
    package let expression: BoundExpression
    package let isDescending: Bool
    /// Written or not: NULLs go first ascending and last descending.
    package let nullsFirst: Bool
}

/// One SELECT: steps that each make rows for the next.
///
/// 1. ``from`` makes rows in which an expression sees columns of instances, by ``BoundExpression/Kind/column(instance:ordinal:)``.
///    Without FROM there is one row, without columns.
/// 2. ``filter`` keeps rows.
/// 3. With ``grouping``, rows are grouped. From here on expressions see no columns but slots: ``BoundExpression/Kind/key(_:)`` and
///    ``BoundExpression/Kind/aggregate(_:)``.
/// 4. ``having`` keeps groups. HAVING without GROUP BY makes one group of all rows.
/// 5. ``windows`` are computed over all rows that are left, and seen as ``BoundExpression/Kind/window(_:)``. A window's own parts see what
///    HAVING sees.
/// 6. ``qualify`` keeps rows.
/// 7. ``generators``, one after the other, make any number of rows of each, seen as columns of their instances.
/// 8. ``items`` are the row that comes out, in order. An item may use an earlier one: ``BoundExpression/Kind/item(_:)``.
/// 9. With ``isDistinct``, rows equal in all items are one. There are then no items behind the query's outputs.
package struct BoundSelect: Sendable, Equatable {
    package let from: BoundFrom?
    package let filter: BoundExpression?
    package let grouping: BoundGrouping?
    package let having: BoundExpression?
    package let windows: [BoundWindow]
    package let qualify: BoundExpression?
    /// EXPLODE and the like in the select list; at most one where rows are grouped.
    package let generators: [BoundInstance]
    /// The outputs, and behind them keys of ORDER BY that are no outputs.
    package let items: [BoundExpression]
    package let isDistinct: Bool
    package let mark: Mark
}

/// GROUP BY and aggregates of one SELECT.
package struct BoundGrouping: Sendable, Equatable {
    /// What is grouped by, each once, made of columns; places and aliases are replaced by what they stand for. No keys at all make one group,
    /// also of no rows.
    package let keys: [BoundExpression]
    /// GROUPING SETS, ROLLUP and CUBE, multiplied out: the places of keys in each set, also equal sets side by side. Rows are grouped once for
    /// each; a key outside of the set is NULL in its slot. Over no rows, no set makes a group. Nil for plain GROUP BY.
    package let sets: [[Int]]?
    /// Seen as slots, each once.
    package let aggregates: [BoundAggregate]
}
