// Aggregates and windows, lifted out of the expressions that use them.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-syntax-qry-select-window.html

package import Tables

/// An aggregate function over the rows of a group, or over a window.
package struct BoundAggregate: Sendable, Equatable {
    package let function: FunctionName
    /// Complete and converted, as of ``BoundExpression/Kind/call(_:_:)``. `COUNT(*)` counts the literal 1.
    package let arguments: [BoundExpression]
    /// Whether equal lists of arguments count once.
    package let isDistinct: Bool
    /// FILTER: rows for which it is not true are left out.
    package let filter: BoundExpression?
    /// WITHIN GROUP: of PERCENTILE_CONT, PERCENTILE_DISC and LISTAGG.
    package let order: [BoundSortKey]
    /// IGNORE NULLS.
    package let ignoresNulls: Bool
    package let type: DataType
    package let mark: Mark
}

/// A function over a window of rows.
package struct BoundWindow: Sendable, Equatable {
    /// The function: an aggregate, or one of RANK, DENSE_RANK, ROW_NUMBER, NTILE, CUME_DIST, PERCENT_RANK, LAG, LEAD and NTH_VALUE, which
    /// never has DISTINCT, a filter, or an order of its own.
    package let function: BoundAggregate
    package let partition: [BoundExpression]
    package let order: [BoundSortKey]
    /// Always there, as Spark fills it in: without one in the text, RANGE from the start to the current row's peers with an ORDER BY, all rows
    /// without; of LAG and LEAD one row at their distance; of the other rankings ROWS from the start to the current row.
    package let frame: BoundFrame
}

package struct BoundFrame: Sendable, Equatable {
    package enum Bound: Sendable, Equatable {
        case unboundedPreceding, currentRow, unboundedFollowing
        /// Constant. Of ROWS an int; of RANGE what can be taken off the only key of ORDER BY: its own type, or an interval, or for dates an int
        /// of days.
        case preceding(BoundExpression), following(BoundExpression)
    }

    package let unit: WindowFrame.Unit
    package let start: Bound
    package let end: Bound
}
