// Joins under the aggregation and the list rule.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-aggregation.html#agg-query-structure-syntax

import CleanRoomsModel
import SQL

extension QueryRule {
    /// The rules on joins, which both families share.
    ///
    /// - Parameter family: `aggregation` or `list`.
    static func joins(_ family: String) -> [QueryRule] {
        [
            QueryRule("\(family).joinKind", source: "guide: INNER JOIN with ON only") { (subject) throws(Objection) in
                guard let select = subject.onlySelect else { return }
                guard select.from.count <= 1 else {
                    throw Objection(message: "Tables must be joined with INNER JOIN ... ON", mark: select.from[1].first.mark)
                }
                for join in select.from.flatMap(\.joins) {
                    guard join.kind == .inner, !join.isNatural, case .on = join.condition else {
                        throw Objection(
                            message: "\(join.spelling) is not supported; only INNER JOIN ... ON is", mark: join.mark)
                    }
                }
            },
            QueryRule("\(family).joinCondition", source: "guide: equality of join columns of both sides, no literals, no functions") {
                (subject) throws(Objection) in
                for condition in subject.onlySelect?.joinConditions ?? [] { try checkCondition(condition, subject) }
            },
            QueryRule("\(family).joinOperators", source: "guide, model: allowedJoinOperators") { (subject) throws(Objection) in
                for condition in subject.onlySelect?.joinConditions ?? [] { try checkOperators(condition, subject) }
            },
            QueryRule("\(family).joinRunner", source: "guide: joinRequired; the list rule always requires it") {
                (subject) throws(Objection) in
                guard let select = subject.onlySelect else { return }
                let graph = JoinGraph(select, subject)
                for instance in graph.instances {
                    guard let relation = graph.relation(instance, subject), relation.rule?.requiresJoinToRunner == true else { continue }
                    guard !graph.reachesRunner(from: instance, subject) else { continue }
                    throw Objection(
                        message: "Inner join to query runner table required for table \(relation.name)", origin: .seen,
                        mark: subject.resolution.instances[instance].mark)
                }
            },
        ]
    }

    private static func checkCondition(_ condition: Expression, _ subject: Subject) throws(Objection) {
        for leaf in condition.conjuncts {
            guard let (left, right) = leaf.equality else {
                throw Objection(message: "Only equality of join columns is allowed in join condition", mark: leaf.mark)
            }
            var instances: [Int?] = []
            for side in [left, right] {
                guard let number = subject.resolution.direct(side) else {
                    throw Objection(message: "Only join columns are allowed in join condition, not \(side.excerpt)", mark: side.mark)
                }
                guard subject.relation(ofColumn: number).rule?.joinColumns.names(subject.columnName(number)) == true else {
                    throw Objection.notAllowed([subject.columnName(number)], in: "join condition", at: side.mark)
                }
                instances.append(subject.resolution.binding(of: side.mark)?.instance)
            }
            guard instances[0] != instances[1] else {
                throw Objection(message: "A join condition must compare columns of two tables", mark: leaf.mark)
            }
        }
    }

    private static func checkOperators(_ condition: Expression, _ subject: Subject) throws(Objection) {
        var used: [JoinOperator] = []
        condition.visit { node in
            guard case .chain(_, let links) = node.kind, let one = links.first?.operator.joinOperator, !used.contains(one) else { return }
            used.append(one)
        } query: { _ in
        }
        guard !used.isEmpty else { return }
        for (number, _) in subject.directColumns(condition) {
            let relation = subject.relation(ofColumn: number)
            guard let rule = relation.rule, let refused = used.first(where: { !rule.allowedJoinOperators.contains($0) }) else { continue }
            throw Objection(
                message: "Operator \(refused.rawValue) is not allowed in join condition of table \(relation.name)", mark: condition.mark)
        }
    }
}

extension Join {
    /// The join as it is called: `LEFT JOIN`.
    var spelling: String { "\(isNatural ? "NATURAL " : "")\(kind.rawValue.uppercased()) JOIN\(usingSuffix)" }

    private var usingSuffix: String {
        if case .using = condition { return " ... USING" }
        return condition == nil && kind == .inner && !isNatural ? " without ON" : ""
    }
}

extension Select {
    /// The ON conditions of all joins, in the order of the text.
    var joinConditions: [Expression] {
        from.flatMap(\.joins).compactMap {
            if case .on(let condition) = $0.condition { return condition }
            return nil
        }
    }
}

extension BinaryOperator {
    fileprivate var joinOperator: JoinOperator? {
        switch self {
        case .and: .and
        case .or: .or
        default: nil
        }
    }
}

extension Expression {
    /// The conditions that AND and OR connect.
    var conjuncts: [Expression] {
        guard case .chain(let first, let links) = kind, let level = links.first?.operator, level == .and || level == .or else {
            return [self]
        }
        return first.conjuncts + links.flatMap(\.operand.conjuncts)
    }

    /// Both sides of `a = b`.
    var equality: (Expression, Expression)? {
        guard case .chain(let left, let links) = kind, links.count == 1, links[0].operator == .equal else { return nil }
        return (left, links[0].operand)
    }
}

/// Which tables of a SELECT hang together by inner joins.
struct JoinGraph {
    /// Indexes into the resolution's instances, in the order of the FROM clause.
    let instances: [Int]
    private var group: [Int: Int] = [:]

    init(_ select: Select, _ subject: Subject) {
        instances = select.from.flatMap { [$0.first] + $0.joins.map(\.source) }.compactMap { subject.resolution.instance(of: $0.mark) }
        for instance in instances { group[instance] = instance }
        for condition in select.joinConditions {
            for leaf in condition.conjuncts {
                guard let (left, right) = leaf.equality, let one = subject.resolution.binding(of: left.mark)?.instance,
                    let other = subject.resolution.binding(of: right.mark)?.instance
                else { continue }
                connect(one, other)
            }
        }
    }

    private mutating func connect(_ one: Int, _ other: Int) {
        guard let from = group[one], let to = group[other], from != to else { return }
        for instance in instances where group[instance] == from { group[instance] = to }
    }

    func relation(_ instance: Int, _ subject: Subject) -> Relation? {
        subject.resolution.instances[instance].relation.map { subject.context.schemas.relations[$0] }
    }

    /// Whether the table is joined, directly or through others, to one of the runner's; the runner's own to any other table.
    func reachesRunner(from start: Int, _ subject: Subject) -> Bool {
        let runner = subject.context.runnerAccountID
        let isOwn = relation(start, subject)?.ownerAccountID == runner
        let home = subject.resolution.instances[start].relation
        return instances.contains { other in
            guard other != start, group[other] == group[start] else { return false }
            return isOwn ? subject.resolution.instances[other].relation != home : relation(other, subject)?.ownerAccountID == runner
        }
    }
}
