// What holds for the tables of every query.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html

import CleanRoomsModel
import SQL

extension QueryRule {
    static let tables: [QueryRule] = [
        QueryRule("tables.rule", source: "guide: a table without analysis rule can be associated but not queried") {
            (subject) throws(Objection) in
            for (relation, place) in zip(subject.relations, subject.resolution.relations) where relation.rule == nil {
                throw Objection(
                    message: "Table \(relation.name) has no analysis rule and can't be queried", mark: place.mark)
            }
        },
        QueryRule("tables.ready", source: "model: SchemaStatusDetail, SchemaStatusReasonCode") { (subject) throws(Objection) in
            for (relation, place) in zip(subject.relations, subject.resolution.relations) where !relation.readiness.isEmpty {
                let reasons = relation.readiness.map(\.rawValue).joined(separator: ", ")
                throw Objection(message: "Table \(relation.name) is not ready for analysis: \(reasons)", mark: place.mark)
            }
        },
        QueryRule("tables.limit", source: "quota: configured tables per protected query") { (subject) throws(Objection) in
            let tables = zip(subject.relations, subject.resolution.relations).filter { $0.0.kind == .table }
            let limit = subject.context.tableLimit
            guard tables.count > limit else { return }
            throw Objection(message: "A query can refer to at most \(limit) configured tables", mark: tables[limit].1.mark)
        },
        QueryRule("tables.sameRuleType", source: "guide: all tables of a query must have the same type of analysis rule") {
            (subject) throws(Objection) in
            guard let type = subject.ruleType else { return }
            for (relation, place) in zip(subject.relations, subject.resolution.relations) {
                guard let other = relation.rule?.type, other != .idMappingTable, other != type else { continue }
                throw Objection(
                    message:
                        "All tables must have the same type of analysis rule; table \(relation.name) has \(other.rawValue), others \(type.rawValue)",
                    mark: place.mark)
            }
        },
    ]
}
