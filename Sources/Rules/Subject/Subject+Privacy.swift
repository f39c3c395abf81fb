// Which tables a query reads under differential privacy, and what it asks of their budget.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/differential-privacy.html

import CleanRoomsModel
import SQL

extension Subject {
    struct ProtectedTable {
        let relation: Relation
        let userColumn: String
        let mark: Mark
    }

    var protectedTables: [ProtectedTable] {
        customTables.compactMap { relation, rule, mark in
            guard let column = rule.differentialPrivacy?.columns.first else { return nil }
            return ProtectedTable(relation: relation, userColumn: column.name, mark: mark)
        }
    }

    /// Whether a column's every value is a user identifier of a protected table.
    func isUserIdentifier(_ column: OutputColumn) -> Bool {
        column.isUnchanged && !column.lineage.isEmpty
            && column.lineage.numbers.allSatisfy { number in
                guard case .custom(let rule) = relation(ofColumn: number).rule, let user = rule.differentialPrivacy?.columns.first else {
                    return false
                }
                return user.name.foldedName == columnName(number).foldedName
            }
    }

    /// The instance of a source that is a protected table or keeps its user identifiers.
    func protectedInstance(_ source: TableSource) -> Int? {
        guard let index = resolution.instance(of: source.mark) else { return nil }
        return resolution.instances[index].columns.contains(where: isUserIdentifier) || reads(source) ? index : nil
    }

    func readsProtected(_ select: Select) -> Bool {
        select.from.contains { item in reads(item.first) || item.joins.contains { reads($0.source) } }
    }

    func readsProtected(_ query: Query) -> Bool {
        var found = false
        query.walk { part in
            if case .source(let source) = part, reads(source) { found = true }
        }
        return found
    }

    private func reads(_ source: TableSource) -> Bool {
        switch source.kind {
        case .query(let query): return readsProtected(query)
        case .joined(let item): return reads(item.first) || item.joins.contains { reads($0.source) }
        case .values, .function: return false
        case .table:
            guard let index = resolution.instance(of: source.mark) else { return false }
            let instance = resolution.instances[index]
            if let relation = instance.relation, case .custom(let rule) = context.schemas.relations[relation].rule {
                return rule.differentialPrivacy != nil
            }
            // A common table expression over protected tables keeps the user identifier, or is refused where it stands.
            return instance.columns.contains(where: isUserIdentifier)
        }
    }

    /// Visits common table expressions, cached queries and sub-queries of FROM: all that stands before the final SELECT.
    func forEachInnerQuery(_ body: (Query) throws(Objection) -> Void) throws(Objection) {
        for cache in statement.caches {
            if let query = cache.query { try body(query) }
        }
        for part in parts {
            switch part {
            case .query(let query): for table in query.with?.tables ?? [] { try body(table.query) }
            case .source(let source): if case .query(let query) = source.kind { try body(query) }
            case .setOperation, .select, .join, .lateralView, .expression: break
            }
        }
    }

    // MARK: Budget

    /// The aggregates of the final SELECT, of its HAVING and of ORDER BY, each once.
    var finalAggregates: [(call: FunctionCall, mark: Mark)] {
        guard let select = onlySelect else { return [] }
        var calls: [(call: FunctionCall, mark: Mark)] = []
        var seen: Set<String> = []
        let expressions = select.items.map(\.expression) + [select.having].compactMap { $0 } + statement.query.orderBy.map(\.expression)
        for expression in expressions {
            expression.visit { node in
                guard case .call(let call) = node.kind, call.isAggregate, seen.insert(node.printed.foldedName).inserted else { return }
                calls.append((call, node.mark))
            } query: { _ in
            }
        }
        return calls
    }

    var privacyUses: [PrivacyUse] {
        let tables = protectedTables
        guard let owner = tables.first?.relation.ownerAccountID else { return [] }
        return finalAggregates.compactMap { call, _ in
            guard let aggregation = call.privateAggregation else { return nil }
            return PrivacyUse(
                aggregation: aggregation, expression: call.arguments.map(\.value.printed).joined(separator: ", "),
                tables: tables.map(\.relation.name), ownerAccountID: owner)
        }
    }
}

extension FunctionCall {
    /// The kind of aggregate that differential privacy knows this as; nil for others.
    var privateAggregation: DifferentialPrivacyAggregationType? {
        switch (function, isDistinct) {
        case ("count", true): .countDistinct
        case ("count", false): .count
        case ("sum", false): .sum
        case ("avg", false): .avg
        case ("stddev", false), ("stddev_samp", false), ("stddev_pop", false): .stddev
        default: nil
        }
    }

    var spelling: String { isDistinct ? "\(name.name.uppercased())(DISTINCT)" : name.name.uppercased() }
}
