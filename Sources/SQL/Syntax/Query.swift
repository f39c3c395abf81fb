// Statements, queries and their clauses.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-syntax-qry-select.html

/// What was read from a text: the query, and the tables cached before it.
package struct ParsedStatement: Sendable, Equatable {
    /// The text as it came, for positions and for quoting expressions.
    package let text: String
    package let caches: [CacheTable]
    package let query: Query
    /// How many nodes the tree has; marks are numbered below it.
    package let nodeCount: Int
    /// The places of `:name`, in the order of the text.
    package let parameters: [ParameterUse]
    /// What was accepted although it is not strictly the engine's SQL.
    package let warnings: [Warning]
    /// Literals bound to parameters by name; see ``binding(_:)``.
    package internal(set) var bindings: [String: ParameterValue] = [:]

    package struct ParameterUse: Sendable, Equatable {
        package let name: String
        package let mark: Mark
    }

    package struct Warning: Sendable, Equatable {
        package let message: String
        package let position: TextPosition

        package init(message: String, position: TextPosition) {
            self.message = message
            self.position = position
        }
    }

    /// The place of a node in the text.
    package func position(of mark: Mark) -> TextPosition { TextPosition(of: mark.offset, in: text) }
}

/// `CACHE [LAZY] TABLE name [OPTIONS (…)] [[AS] query]`; without a query an existing table is cached.
package struct CacheTable: Sendable, Equatable {
    package let isLazy: Bool
    /// The database before the name, if one is written. A cached query has the name alone, a cached table is to be one of the collaboration.
    package let qualifier: [Identifier]
    package let name: Identifier
    package let options: [Option]
    package let query: Query?

    package struct Option: Sendable, Equatable {
        package let key: String
        package let value: String
    }
}

package struct Query: Sendable, Equatable {
    package let mark: Mark
    package var with: WithClause?
    package var body: QueryBody
    package var orderBy: [SortItem] = []
    package var clusterBy: [Expression] = []
    package var distributeBy: [Expression] = []
    package var sortBy: [SortItem] = []
    package var windows: [NamedWindow] = []
    package var limit: Limit?
    package var offset: Expression?

    package enum Limit: Sendable, Equatable { case all(Mark), rows(Expression) }

    /// Whether the query is only its body, so that parentheses around the query change nothing.
    package var isBare: Bool {
        with == nil && orderBy.isEmpty && clusterBy.isEmpty && distributeBy.isEmpty && sortBy.isEmpty && windows.isEmpty
            && limit == nil && offset == nil
    }
}

package struct WithClause: Sendable, Equatable {
    package let isRecursive: Bool
    package let tables: [CommonTable]
    package let mark: Mark
}

package struct CommonTable: Sendable, Equatable {
    package let name: Identifier
    package let columns: [Identifier]
    package let query: Query
}

package indirect enum QueryBody: Sendable, Equatable {
    case select(Select)
    case nested(Query)
    case values([Expression], alias: TableAlias?, Mark)
    /// `TABLE name`.
    case table([Identifier])
    /// Queries joined by set operators of one level.
    case chain(QueryBody, [SetLink])
}

package struct SetLink: Sendable, Equatable {
    package enum Operator: String, Sendable, Equatable { case union, except, minus, intersect }
    package enum Quantifier: String, Sendable, Equatable { case all, distinct }

    package let `operator`: Operator
    package let quantifier: Quantifier?
    package let right: QueryBody
    package let mark: Mark
}

package struct Select: Sendable, Equatable {
    package enum Quantifier: String, Sendable, Equatable { case all, distinct }

    package let mark: Mark
    package var hints: [Hint] = []
    package var quantifier: Quantifier?
    /// The legacy engine's `TOP n`.
    package var top: Expression?
    package var items: [SelectItem]
    /// `TRANSFORM (…) USING 'script' AS (…)`, which Spark runs and Clean Rooms does not know: the items are what goes in.
    package var script: Script?
    package var from: [FromItem] = []
    package var laterals: [LateralView] = []
    package var filter: Expression?
    package var grouping: Grouping?
    package var having: Expression?
    package var qualify: Expression?
    package var windows: [NamedWindow] = []
}

/// A program that rows go through.
package struct Script: Sendable, Equatable {
    package let command: String
    /// The names of what comes out; none for a key and a value.
    package let columns: [Identifier]
    package let mark: Mark
}

package struct Hint: Sendable, Equatable {
    package let name: Identifier
    package let arguments: [Expression]
}

package struct SelectItem: Sendable, Equatable {
    package let expression: Expression
    /// One name, or several for a generator function.
    package let aliases: [Identifier]
}

package struct SortItem: Sendable, Equatable {
    package enum Direction: String, Sendable, Equatable { case asc, desc }
    package enum Nulls: String, Sendable, Equatable { case first, last }

    package let expression: Expression
    package let direction: Direction?
    package let nulls: Nulls?
}

package struct NamedWindow: Sendable, Equatable {
    package let name: Identifier
    package let specification: WindowSpecification
}

package struct LateralView: Sendable, Equatable {
    package let isOuter: Bool
    package let call: FunctionCall
    package let table: Identifier?
    package let columns: [Identifier]
    package let mark: Mark
}

package struct Grouping: Sendable, Equatable {
    package enum Extension: Sendable, Equatable { case withRollup, withCube, sets([GroupingElement]) }

    package let mark: Mark
    package let isAll: Bool
    package let elements: [GroupingElement]
    package let `extension`: Extension?
}

package indirect enum GroupingElement: Sendable, Equatable {
    case expression(Expression)
    case rollup([Expression], Mark)
    case cube([Expression], Mark)
    case sets([GroupingElement], Mark)
}

extension Grouping {
    /// All expressions grouped by, also those inside grouping sets.
    package var keys: [Expression] {
        var keys = elements.flatMap(\.keys)
        if case .sets(let elements) = `extension` { keys += elements.flatMap(\.keys) }
        return keys
    }
}

extension GroupingElement {
    package var keys: [Expression] {
        switch self {
        case .expression(let expression): [expression]
        case .rollup(let keys, _), .cube(let keys, _): keys
        case .sets(let elements, _): elements.flatMap(\.keys)
        }
    }
}
