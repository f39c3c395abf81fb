// What SQL may not do with tables under differential privacy.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-query-structure-syntax.html; the wording is ours.

import AnalysisSQL
import CleanRoomsModel

/// Holds a query against the grammar that the user guide gives for protected tables: common table expressions, and a SELECT of
/// aggregates over them.
///
/// How two protected tables are joined is not judged here: the guide demands that they meet on the user identifier.
struct DifferentialPrivacyGrammar {
    let statement: ParsedStatement
    let resolution: Resolution
    let relations: [Relation]

    /// What the query does that it may not; empty for a query within the grammar.
    var reasons: [String] {
        (finalReasons + commonTableReasons + partReasons).uniqued()
    }

    // MARK: The last SELECT

    private static let aggregates = ["count", "sum", "avg", "stddev"]

    private var finalReasons: [String] {
        guard case .select(let select) = statement.query.body else {
            return ["The query has to end in one SELECT, without set operators."]
        }
        var calls: [FunctionCall] = []
        for expression in select.items.map(\.expression) + [select.having].compactMap({ $0 }) {
            expression.visit { node in
                if case .call(let call) = node.kind { calls.append(call) }
            } query: { _ in
            }
        }
        let others = calls.filter { $0.isAggregate && !Self.aggregates.contains($0.function) }
        var reasons = others.map { "\($0.function.uppercased()) is not allowed: only COUNT, SUM, AVG and STDDEV are." }
        if !calls.contains(where: \.isAggregate) { reasons.append("The last SELECT has to aggregate.") }
        if calls.contains(where: { $0.over != nil }) { reasons.append("Window functions are not allowed in the last SELECT.") }
        return reasons
    }

    // MARK: Common table expressions

    private var commonTableReasons: [String] {
        var protected = Set(relations.filter { $0.userIdentifier != nil }.map(\.name))
        var reasons: [String] = []
        let cached = statement.caches.compactMap { cache in cache.query.map { (name: cache.name, query: $0) } }
        for (name, query) in cached + (statement.query.with?.tables.map { ($0.name, $0.query) } ?? []) {
            guard reads(query, anyOf: protected) else { continue }
            protected.insert(name.key)
            if !resolution.outputs(of: query.mark).contains(where: { isUserIdentifier($0.direct) }) {
                reasons.append("\(name.name) has to put out the user identifier column.")
            }
            if query.limit != nil || query.offset != nil { reasons.append("\(name.name) must not have a LIMIT or an OFFSET.") }
            if !partitionsByUser(query) {
                reasons.append("The windows of \(name.name) have to be partitioned by the user identifier column.")
            }
        }
        return reasons
    }

    private func reads(_ query: Query, anyOf names: Set<String>) -> Bool {
        var found = false
        query.walk { part in
            if case .source(let source) = part, case .table(let path) = source.kind, path.count == 1, names.contains(path[0].key) {
                found = true
            }
        }
        return found
    }

    private func partitionsByUser(_ query: Query) -> Bool {
        var holds = true
        query.walk { part in
            guard case .expression(let expression, _) = part, case .call(let call) = expression.kind,
                case .inline(let window)? = call.over
            else { return }
            if !window.partition.contains(where: { isUserIdentifier(resolution.direct($0)) }) { holds = false }
        }
        return holds
    }

    /// - Parameter number: A column of a table, as the resolution counts them.
    private func isUserIdentifier(_ number: Int?) -> Bool {
        guard let number else { return false }
        let column = resolution.tableColumns[number]
        let relation = relations[column.relation]
        return relation.columns[column.ordinal].name == relation.userIdentifier
    }

    // MARK: Anywhere

    private var partReasons: [String] {
        var reasons: [String] = []
        statement.walk { part in
            switch part {
            case .source(let source):
                if case .query = source.kind { reasons.append(Self.noSubqueries) }
            case .expression(let expression, _):
                switch expression.kind {
                case .inQuery, .exists, .scalarQuery: reasons.append(Self.noSubqueries)
                case .cast(let cast) where cast.form == .colons: reasons.append("Types are changed with CAST, not with ::.")
                default: break
                }
            case .select(let select):
                if !select.hints.isEmpty { reasons.append("Hints are not allowed.") }
                if select.top != nil { reasons.append("TOP is not allowed.") }
                if select.grouping?.isPlain == false { reasons.append("GROUPING SETS, ROLLUP and CUBE are not allowed.") }
            case .query, .setOperation, .join, .lateralView: break
            }
        }
        return reasons
    }

    private static let noSubqueries = "Sub-queries are not allowed: name them in a WITH clause."
}

extension Relation {
    /// The column that tells whom a row is about, if the relation is protected.
    fileprivate var userIdentifier: String? {
        guard case .custom(let rule)? = rule else { return nil }
        return rule.differentialPrivacy?.columns.first?.name
    }
}

extension Grouping {
    fileprivate var isPlain: Bool {
        `extension` == nil
            && elements.allSatisfy { element in
                if case .expression = element { true } else { false }
            }
    }
}
