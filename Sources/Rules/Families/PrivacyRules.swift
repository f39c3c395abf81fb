// Differential privacy: the grammar `[common tables] final select`.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-sql-capabilities.html

import CleanRoomsModel
import SQL

extension QueryRule {
    static let privacy: [QueryRule] = [
        QueryRule("privacy.oneProvider", source: "guide: tables that two members protect can't be joined") { (subject) throws(Objection) in
            let tables = subject.protectedTables
            guard let first = tables.first, let other = tables.first(where: { $0.relation.ownerAccountID != first.relation.ownerAccountID })
            else {
                return
            }
            throw Objection(
                message: "Tables \(first.relation.name) and \(other.relation.name) are protected by differential privacy of two members",
                mark: other.mark)
        },
        QueryRule("privacy.receiver", source: "guide: who receives results can't protect its own tables") { (subject) throws(Objection) in
            for table in subject.protectedTables where subject.context.receivers.contains(table.relation.ownerAccountID) {
                throw Objection(
                    message: "Account \(table.relation.ownerAccountID) can't receive results of its own table \(table.relation.name), "
                        + "which has differential privacy", mark: table.mark)
            }
        },
        QueryRule("privacy.constructs", source: "guide: no hints, no grouping sets, no array functions, CAST instead of ::") {
            (subject) throws(Objection) in
            guard subject.isProtected else { return }
            for part in subject.parts { try checkPrivateConstruct(part, subject) }
        },
        QueryRule("privacy.finalSelect", source: "guide: one final SELECT, no set operators, no window functions") {
            (subject) throws(Objection) in
            guard subject.isProtected else { return }
            guard let select = subject.onlySelect else {
                throw privacyUnsupported("A final query other than one SELECT", subject.statement.query.mark)
            }
            for item in select.items {
                try item.expression.visit { (node) throws(Objection) in
                    if case .call(let call) = node.kind, call.over != nil {
                        throw privacyUnsupported("A window function in the final SELECT", node.mark)
                    }
                } query: { (_) throws(Objection) in
                }
            }
        },
        QueryRule("privacy.aggregates", source: "guide: COUNT, COUNT DISTINCT, SUM, AVG and STDDEV in the final SELECT") {
            (subject) throws(Objection) in
            guard subject.isProtected, let select = subject.onlySelect else { return }
            for call in subject.finalAggregates where call.call.privateAggregation == nil {
                throw privacyUnsupported("Function \(call.call.spelling) in the final SELECT", call.mark)
            }
            let keys = GroupingKeys(select, subject)
            for (index, item) in select.items.enumerated() where !item.expression.containsAggregate {
                if item.expression.isConstant || keys.group(item, at: index) { continue }
                if let number = subject.resolution.direct(item.expression), keys.columns.contains(number) { continue }
                throw Objection(
                    message: "The final SELECT of a query with differential privacy must aggregate; \(item.expression.excerpt) is neither "
                        + "an aggregate nor grouped by", mark: item.expression.mark)
            }
            guard !subject.finalAggregates.isEmpty else {
                throw Objection(
                    message: "The final SELECT of a query with differential privacy must have an aggregate function", mark: select.mark)
            }
        },
        QueryRule(
            "privacy.userLevel", source: "guide: what comes before the final SELECT keeps the user identifier column, and has no LIMIT"
        ) {
            (subject) throws(Objection) in
            guard subject.isProtected else { return }
            try subject.forEachInnerQuery { (query) throws(Objection) in try checkUserLevel(query, subject) }
        },
        QueryRule("privacy.subqueries", source: "guide: sub-queries on protected relations only in FROM and JOIN") {
            (subject) throws(Objection) in
            guard subject.isProtected else { return }
            for part in subject.parts {
                guard case .expression(let expression, _) = part, !expression.isLeaf else { continue }
                try expression.forEachPart { _ in
                } query: { (query) throws(Objection) in
                    guard subject.readsProtected(query) else { return }
                    throw privacyUnsupported("A sub-query on a protected table outside FROM", query.mark)
                }
            }
        },
        QueryRule("privacy.windows", source: "guide: windows over protected relations have the user identifier in PARTITION BY") {
            (subject) throws(Objection) in
            guard subject.isProtected else { return }
            for select in subject.nodes.selects where subject.readsProtected(select) { try checkWindows(select, subject) }
        },
        QueryRule(
            "privacy.joins", source: "guide: protected relations are joined by equality of the user identifier; no CROSS, USING, NATURAL"
        ) {
            (subject) throws(Objection) in
            guard subject.isProtected else { return }
            for select in subject.nodes.selects { try checkPrivateJoins(select, subject) }
        },
    ]

    private static func privacyUnsupported(_ what: String, _ mark: Mark?) -> Objection {
        Objection(message: "\(what) is not supported with differential privacy", mark: mark)
    }

    private static let arrayFunctions: Set<String> = [
        "array", "array_contains", "array_distinct", "array_except", "array_intersect", "array_join", "array_remove", "array_union",
        "explode",
        "flatten", "collect_list", "collect_set", "size", "cardinality", "transform",
    ]

    private static func checkPrivateConstruct(_ part: StatementPart, _ subject: Subject) throws(Objection) {
        switch part {
        case .select(let select):
            if let hint = select.hints.first { throw privacyUnsupported("A hint", hint.name.mark) }
            if let grouping = select.grouping, grouping.hasSets {
                throw privacyUnsupported("Grouping by GROUPING SETS, ROLLUP or CUBE", grouping.mark)
            }
            if let top = select.top { throw privacyUnsupported("TOP", top.mark) }
        case .expression(let expression, _):
            if case .cast(let cast) = expression.kind, cast.form == .colons { throw privacyUnsupported("The cast ::", expression.mark) }
            if case .call(let call) = expression.kind, arrayFunctions.contains(call.function) {
                throw privacyUnsupported("Function \(call.name.name.uppercased())", expression.mark)
            }
        case .lateralView(let view): throw privacyUnsupported("LATERAL VIEW", view.mark)
        case .query, .setOperation, .source, .join: break
        }
    }

    private static func checkUserLevel(_ query: Query, _ subject: Subject) throws(Objection) {
        guard subject.readsProtected(query) else { return }
        if let limit = query.limit {
            let mark: Mark =
                switch limit {
                case .all(let mark): mark
                case .rows(let count): count.mark
                }
            throw privacyUnsupported("LIMIT before the final SELECT", mark)
        }
        guard !subject.resolution.outputs(of: query.mark).contains(where: subject.isUserIdentifier) else { return }
        let column = subject.protectedTables.first?.userColumn ?? ""
        throw Objection(
            message:
                "A query before the final SELECT that reads a table with differential privacy must select its user identifier column \(column)",
            column: column, mark: query.mark)
    }

    private static func checkWindows(_ select: Select, _ subject: Subject) throws(Objection) {
        for item in select.items {
            try item.expression.visit { (node) throws(Objection) in
                guard case .call(let call) = node.kind, case .inline(let window) = call.over else { return }
                let hasUser = window.partition.contains { key in
                    subject.resolution.binding(of: key.mark).map { subject.isUserIdentifier($0.column) } ?? false
                }
                guard !hasUser else { return }
                throw Objection(
                    message: "A window over a table with differential privacy must have the user identifier column in PARTITION BY",
                    mark: node.mark)
            } query: { (_) throws(Objection) in
            }
        }
    }

    private static func checkPrivateJoins(_ select: Select, _ subject: Subject) throws(Objection) {
        var connected: Set<Int> = []
        for (position, item) in select.from.enumerated() {
            let first = subject.protectedInstance(item.first)
            if let first {
                if position > 0, !connected.isEmpty { throw userJoin(item.first.mark) }
                connected.insert(first)
            }
            for join in item.joins {
                guard let instance = subject.protectedInstance(join.source) else { continue }
                if connected.isEmpty {
                    connected.insert(instance)
                    continue
                }
                guard case .on(let condition) = join.condition, !join.isNatural,
                    condition.joinsUsers(of: instance, with: connected, subject)
                else {
                    throw userJoin(join.mark)
                }
                connected.insert(instance)
            }
        }
    }

    private static func userJoin(_ mark: Mark) -> Objection {
        Objection(message: "Tables with differential privacy must be joined by equality of their user identifier columns", mark: mark)
    }
}

extension Expression {
    /// Whether the condition demands that the user identifiers of a table and of one of the others are equal.
    fileprivate func joinsUsers(of instance: Int, with others: Set<Int>, _ subject: Subject) -> Bool {
        if case .chain(let first, let links) = kind, links.first?.operator == .and {
            return ([first] + links.map(\.operand)).contains { $0.joinsUsers(of: instance, with: others, subject) }
        }
        guard let (left, right) = equality, let one = subject.resolution.binding(of: left.mark),
            let other = subject.resolution.binding(of: right.mark),
            subject.isUserIdentifier(one.column), subject.isUserIdentifier(other.column), let a = one.instance, let b = other.instance
        else { return false }
        return (a == instance && others.contains(b)) || (b == instance && others.contains(a))
    }
}
