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

/// A query with its clauses. A class, as are the other large parts of a tree: whoever walks one hands them on, and a copy would cost as much as
/// they hold.
package final class Query: Sendable, Equatable {
    package let mark: Mark
    package let with: WithClause?
    package let body: QueryBody
    package let orderBy: [SortItem]
    package let clusterBy: [Expression]
    package let distributeBy: [Expression]
    package let sortBy: [SortItem]
    package let windows: [NamedWindow]
    package let limit: Limit?
    package let offset: Expression?

    package enum Limit: Sendable, Equatable { case all(Mark), rows(Expression) }

    init(
        mark: Mark, with: WithClause? = nil, body: QueryBody, orderBy: [SortItem] = [], clusterBy: [Expression] = [],
        distributeBy: [Expression] = [], sortBy: [SortItem] = [], windows: [NamedWindow] = [], limit: Limit? = nil,
        offset: Expression? = nil
    ) {
        self.mark = mark
        self.with = with
        self.body = body
        self.orderBy = orderBy
        self.clusterBy = clusterBy
        self.distributeBy = distributeBy
        self.sortBy = sortBy
        self.windows = windows
        self.limit = limit
        self.offset = offset
    }

    package static func == (one: Query, other: Query) -> Bool {
        one === other
            || one.mark == other.mark && one.with == other.with && one.body == other.body && one.orderBy == other.orderBy
                && one.clusterBy == other.clusterBy && one.distributeBy == other.distributeBy && one.sortBy == other.sortBy
                && one.windows == other.windows && one.limit == other.limit && one.offset == other.offset
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

package enum QueryBody: Sendable, Equatable {
    case select(Select)
    case nested(Query)
    indirect case values([Expression], alias: TableAlias?, Mark)
    /// `TABLE name`.
    case table([Identifier])
    /// Queries joined by set operators of one level.
    indirect case chain(QueryBody, [SetLink])
}

package struct SetLink: Sendable, Equatable {
    package enum Operator: String, Sendable, Equatable { case union, except, minus, intersect }
    package enum Quantifier: String, Sendable, Equatable { case all, distinct }

    package let `operator`: Operator
    package let quantifier: Quantifier?
    package let right: QueryBody
    package let mark: Mark
}

/// One SELECT with its clauses.
package final class Select: Sendable, Equatable {
    package enum Quantifier: String, Sendable, Equatable { case all, distinct }

    package let mark: Mark
    package let hints: [Hint]
    package let quantifier: Quantifier?
    /// The legacy engine's `TOP n`.
    package let top: Expression?
    package let items: [SelectItem]
    /// `TRANSFORM (…) USING 'script' AS (…)`, which Spark runs and Clean Rooms does not know: the items are what goes in.
    package let script: Script?
    package let from: [FromItem]
    package let laterals: [LateralView]
    package let filter: Expression?
    package let grouping: Grouping?
    package let having: Expression?
    package let qualify: Expression?
    package let windows: [NamedWindow]

    init(
        mark: Mark, hints: [Hint] = [], quantifier: Quantifier? = nil, top: Expression? = nil, items: [SelectItem], script: Script? = nil,
        from: [FromItem], laterals: [LateralView] = [], filter: Expression? = nil, grouping: Grouping? = nil, having: Expression? = nil,
        qualify: Expression? = nil, windows: [NamedWindow] = []
    ) {
        self.mark = mark
        self.hints = hints
        self.quantifier = quantifier
        self.top = top
        self.items = items
        self.script = script
        self.from = from
        self.laterals = laterals
        self.filter = filter
        self.grouping = grouping
        self.having = having
        self.qualify = qualify
        self.windows = windows
    }

    package static func == (one: Select, other: Select) -> Bool {
        one === other
            || one.mark == other.mark && one.hints == other.hints && one.quantifier == other.quantifier && one.top == other.top
                && one.items == other.items && one.script == other.script && one.from == other.from && one.laterals == other.laterals
                && one.filter == other.filter && one.grouping == other.grouping && one.having == other.having
                && one.qualify == other.qualify && one.windows == other.windows
    }
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
