// ID mapping tables beside tables of any rule.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-id-mapping-table.html

import CleanRoomsModel
import SQL

extension QueryRule {
    static let idMapping: [QueryRule] = [
        QueryRule("idMapping.innerSide", source: "guide: only rows that overlap take part, so the mapping table is never the outer side") {
            (subject) throws(Objection) in
            guard subject.hasIdMappingTable else { return }
            for item in subject.nodes.selects.flatMap(\.from) { try checkSides(item, subject) }
        },
        QueryRule("idMapping.protectedColumns", source: "guide: protected columns nowhere but in ON; dimensionColumns are free") {
            (subject) throws(Objection) in
            guard subject.hasIdMappingTable else { return }
            for use in subject.resolution.uses where use.clause != .joinCondition {
                for number in use.binding.column.lineage.numbers {
                    guard case .idMappingTable(let rule) = subject.relation(ofColumn: number).rule else { continue }
                    let name = subject.columnName(number)
                    if rule.dimensionColumns?.names(name) == true { continue }
                    throw Objection.notAllowed([name], in: use.clause.rawValue, at: use.mark)
                }
            }
        },
        QueryRule(
            "idMapping.requireOverlap", source: "guide: queryConstraints.requireOverlap, columns to be joined with a collaboration table"
        ) {
            (subject) throws(Objection) in
            guard subject.hasIdMappingTable else { return }
            let joined = subject.joinedColumns
            for (index, instance) in subject.resolution.instances.enumerated() {
                guard let relation = instance.relation.map({ subject.context.schemas.relations[$0] }),
                    case .idMappingTable(let rule) = relation.rule
                else { continue }
                for name in rule.overlapColumns where !joined.contains("\(index).\(name.foldedName)") {
                    throw Objection(
                        message: "Column \(name) of ID mapping table \(relation.name) must be joined with a table of the collaboration",
                        column: name, mark: instance.mark)
                }
            }
        },
    ]

    private static func checkSides(_ item: FromItem, _ subject: Subject) throws(Objection) {
        if let first = item.joins.first, first.kind == .left || first.kind == .full, let name = subject.idMappingTable(item.first) {
            throw wrongSide(first, name)
        }
        for join in item.joins where join.kind == .right || join.kind == .full {
            if let name = subject.idMappingTable(join.source) { throw wrongSide(join, name) }
        }
    }

    private static func wrongSide(_ join: Join, _ name: String) -> Objection {
        Objection(
            message: "ID mapping table \(name) can't be on the outer side of \(join.kind.rawValue.uppercased()) JOIN", mark: join.mark)
    }
}

extension Subject {
    fileprivate var hasIdMappingTable: Bool { relations.contains { $0.rule?.type == .idMappingTable } }

    /// The name of the ID mapping table that a source is, if it is one.
    fileprivate func idMappingTable(_ source: TableSource) -> String? {
        guard let instance = resolution.instance(of: source.mark), let index = resolution.instances[instance].relation else { return nil }
        let relation = context.schemas.relations[index]
        return relation.rule?.type == .idMappingTable ? relation.name : nil
    }

    /// Columns compared for equality with a column of another table in an ON clause, as `instance.column`.
    fileprivate var joinedColumns: Set<String> {
        var joined: Set<String> = []
        for part in parts {
            guard case .join(let join) = part, case .on(let condition) = join.condition else { continue }
            for leaf in condition.conjuncts {
                guard let (left, right) = leaf.equality, let one = resolution.binding(of: left.mark),
                    let other = resolution.binding(of: right.mark),
                    one.instance != other.instance
                else { continue }
                for side in [one, other] {
                    if let instance = side.instance { joined.insert("\(instance).\(side.column.name.foldedName)") }
                }
            }
        }
        return joined
    }
}

extension AnalysisRuleIdMappingTable {
    fileprivate var overlapColumns: [String] {
        queryConstraints.flatMap { constraint in
            switch constraint {
            case .requireOverlap(let overlap): overlap.columns ?? []
            }
        }
    }
}
