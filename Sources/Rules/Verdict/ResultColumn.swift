// The columns that the result of an accepted query has: what its header says and what its values are.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/receive-query-results.html; names of expressions as Spark gives them.

import SQL
package import Tables

/// A column of a result.
package struct ResultColumn: Sendable, Equatable {
    /// An alias, the last name of a column, or the text of an expression: `count(DISTINCT id)`.
    package let name: String
    /// Never `unknown`: what the SQL and the catalogue leave open is text (inferred). A bare NULL is `void`, as in Spark.
    package let type: DataType

    /// The type in Spark's spelling: `decimal(10,2)`.
    package var typeName: String { type.description }

    package init(name: String, type: DataType) {
        self.name = name
        self.type =
            switch type {
            case .unknown: .string
            default: type
            }
    }
}

extension AcceptedQuery {
    /// The columns of the result, in its order.
    package var resultColumns: [ResultColumn] { outputs.map { ResultColumn(name: $0.name, type: $0.type) } }
}
