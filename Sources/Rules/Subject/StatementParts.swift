// The parts of a statement, listed for the rules.
// Source: our own form.

import SQL

/// What one walk over a statement comes by.
struct StatementParts {
    private(set) var all: [StatementPart] = []
    /// Where in them the parts of the query's only SELECT stand, itself first; empty if the query is more than that.
    private(set) var onlySelect = 0..<0
    private(set) var queries: [Query] = []
    private(set) var selects: [Select] = []

    init(_ statement: ParsedStatement) {
        all.reserveCapacity(statement.nodeCount)
        for query in statement.caches.compactMap(\.query) { query.walk { add($0) } }
        guard case .select(let select) = statement.query.body else {
            statement.query.walk { add($0) }
            return
        }
        statement.query.walkHead { add($0) }
        let start = all.count
        select.walk { add($0) }
        onlySelect = start..<all.count
        statement.query.walkTail { add($0) }
    }

    private mutating func add(_ part: StatementPart) {
        all.append(part)
        switch part {
        case .query(let query): queries.append(query)
        case .select(let select): selects.append(select)
        case .setOperation, .source, .join, .lateralView, .expression: break
        }
    }
}
