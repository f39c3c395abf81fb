// Where the rows of a SELECT come from: instances and their joins.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-syntax-qry-select-join.html

/// A FROM clause, or tables joined in parentheses: joined from left to right.
///
/// USING and NATURAL are conditions here: equality of the two sides' columns. The merged column is no column of its own: a name or a star that
/// stands for it is bound to the left side's column, after RIGHT JOIN to the right side's, and after FULL JOIN to COALESCE of both.
package struct BoundFrom: Sendable, Equatable {
    package let first: BoundSource
    package let joins: [BoundJoin]
}

package indirect enum BoundSource: Sendable, Equatable {
    case instance(BoundInstance)
    case joined(BoundFrom)
}

package struct BoundJoin: Sendable, Equatable {
    package enum Kind: Sendable, Equatable { case inner, left, right, full, leftSemi, leftAnti }

    /// A comma, CROSS JOIN and LATERAL VIEW are inner; LATERAL VIEW OUTER is left.
    package let kind: Kind
    package let source: BoundSource
    /// Of columns of both sides; nil if every pair matches.
    package let condition: BoundExpression?
    /// Whether the source sees columns of what stands to its left, and is computed anew for each row of it: LATERAL, LATERAL VIEW, UNPIVOT.
    package let isLateral: Bool
    package let mark: Mark
}

/// A table as it stands in one FROM clause.
package struct BoundInstance: Sendable, Equatable {
    package indirect enum Kind: Sendable, Equatable {
        /// A table of the collaboration, by its index in the schemas that the statement was bound with. Ordinals are those of its columns.
        case relation(Int)
        /// By its index in ``BoundStatement/commonTables``.
        case commonTable(Int)
        /// A sub-query; its arguments, if it has any, are of columns to the left (LATERAL) or of the SELECT's own outer values.
        case query(BoundSubquery)
        case values([[BoundExpression]])
        case generator(BoundGenerator)
    }

    /// Unique in the statement.
    package let number: Int
    package let kind: Kind
    /// As the statement sees them: under the names of the alias, if it has any.
    package let columns: [BoundColumn]
    package let sample: BoundSample?
    package let mark: Mark
}

/// What makes rows of a value.
///
/// Of each row to its left (or of nothing, for a table function in FROM alone) it makes any number, none included.
package struct BoundGenerator: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// EXPLODE, POSEXPLODE of an array or a map: a row for each element, in order. `hasPosition` puts an int from 0 in front. Columns are
        /// then the element, or key and value.
        case explode(BoundExpression, hasPosition: Bool)
        /// A row for each list, converted to the instance's types. UNPIVOT is it; without INCLUDE NULLS, with `dropsNulls`: a row is left out
        /// if all values are NULL, which are the last `valueCount` places.
        case rows([[BoundExpression]], valueCount: Int, dropsNulls: Bool)
        /// Any other generator of the table of functions.
        case function(FunctionName, [BoundExpression])
    }

    package let kind: Kind
    /// Whether a row is made of NULLs where none would be: the `_outer` functions.
    package let isOuter: Bool
}

/// TABLESAMPLE: part of an instance's rows.
package enum BoundSample: Sendable, Equatable {
    /// 0 to 100.
    case percent(Double)
    case rows(Int64)
}

/// A query inside another query.
///
/// What it takes from outside are arguments: inside of it they are seen as ``BoundExpression/Kind/outer(_:)``. So a sub-query is a function of
/// its arguments, to be computed once if it has none, and once for each new list of their values else (if it ``isDeterministic``; anew for each
/// row if not). A query two levels down takes a value from the outermost through the arguments of both.
package struct BoundSubquery: Sendable, Equatable {
    package let query: BoundQuery
    /// Made of what the place sees at which the sub-query stands: columns, slots, or outer values again.
    package let arguments: [BoundExpression]
    /// Whether it has no call that gives another value each time, such as RAND.
    package let isDeterministic: Bool
}
