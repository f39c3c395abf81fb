// The columns that the result of an accepted query has: what its header says and what its values are.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/receive-query-results.html; names of expressions as Spark gives them.

package import SQL

/// A column of a result.
package struct ResultColumn: Sendable, Equatable {
    /// An alias, the last name of a column, or the text of an expression: `count(DISTINCT id)`.
    package let name: String
    /// Never `unknown` nor the type of NULL: what the SQL and the catalogue leave open is text (inferred).
    package let type: SQLType

    package init(name: String, type: SQLType) {
        self.name = name
        self.type =
            switch type {
            case .unknown, .null: .string
            default: type
            }
    }
}

extension Analysis {
    /// The columns of the result, in its order.
    package var resultColumns: [ResultColumn] { outputs.map { ResultColumn(name: $0.name, type: $0.type) } }
}
