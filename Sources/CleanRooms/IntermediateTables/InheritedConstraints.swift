// The controls that a population defers: gathered from the tables under it, and checked against the table's own rule.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_IntermediateTableInheritedConstraints.html

import Rules
import SQL
import CleanRoomsModel
import Store

/// The controls of one table that bind everyone who uses what is made of it. Nil where the table says nothing.
struct DeferredControls {
    var additionalAnalyses: AdditionalAnalyses?
    var allowedAdditionalAnalyses: [String]?
    var allowedResultReceivers: [String]?
    var disallowedOutputColumns: [String] = []
}

extension IntermediateTableInheritedConstraints {
    /// What a population by SQL inherits.
    ///
    /// - Parameters:
    ///   - parents: The tables that the SQL reads.
    ///   - sources: All tables of the collaboration, in the order in which the query counts them.
    init(from parents: [SchemaSource], _ query: AcceptedQuery, over sources: [SchemaSource]) {
        self.init(from: parents, Self.lineage(of: query, over: sources))
    }

    /// What a population by a script inherits. Where its columns come from is not known: a column with the name of a disallowed one of a
    /// table under it is taken to be that (inferred).
    init(ofScriptOver parents: [SchemaSource]) {
        self.init(
            from: parents,
            parents.flatMap { parent in
                parent.deferredControls.disallowedOutputColumns.map { ColumnLineageEntry(column: $0, sourceColumn: $0, of: parent) }
            })
    }

    /// Leaves out of the disallowed columns those that are not among the columns that came out.
    mutating func keepDisallowed(among columns: [String]) {
        guard let known = disallowedOutputColumns else { return }
        let lineage = known.columnLineage.filter { columns.contains($0.column) }
        disallowedOutputColumns = InheritedDisallowedOutputColumns(lineage)
    }

    /// What a population inherits: of receivers and additional analyses those that every parent allows, of columns those that any
    /// parent disallows, followed to where they come out, and the strictest setting for additional analyses.
    ///
    /// - Parameters:
    ///   - parents: The tables that are read.
    ///   - lineage: From which disallowed columns what comes out.
    private init(from parents: [SchemaSource], _ lineage: [ColumnLineageEntry]) {
        self.init()
        let controls = parents.map { (parent: $0, controls: $0.deferredControls) }
        let words = controls.compactMap { parent, controls in controls.additionalAnalyses.map { (parent, $0) } }
        if let strictest = words.map(\.1).max(by: { $0.strictness < $1.strictness }) {
            additionalAnalyses = InheritedAdditionalAnalyses(
                value: strictest,
                sources: words.map { parent, value in
                    InheritedAdditionalAnalysesSource(
                        name: parent.name, id: parent.row.id, type: parent.dependencyType, value: value, sourceAccountId: parent.owner)
                })
        }
        let analyses = controls.compactMap { parent, controls in controls.allowedAdditionalAnalyses.map { (parent, $0) } }
        if !analyses.isEmpty {
            allowedAdditionalAnalyses = InheritedAllowedAdditionalAnalyses(
                value: analyses.map(\.1).intersection,
                sources: analyses.map { parent, value in
                    InheritedAllowedAdditionalAnalysesSource(
                        name: parent.name, id: parent.row.id, type: parent.dependencyType, value: value, sourceAccountId: parent.owner)
                })
        }
        let receivers = controls.compactMap { parent, controls in controls.allowedResultReceivers.map { (parent, $0) } }
        if !receivers.isEmpty {
            allowedResultReceivers = InheritedAllowedResultReceivers(
                value: receivers.map(\.1).intersection,
                sources: receivers.map { parent, value in
                    InheritedAllowedResultReceiversSource(
                        name: parent.name, id: parent.row.id, type: parent.dependencyType, value: value, sourceAccountId: parent.owner)
                })
        }
        disallowedOutputColumns = InheritedDisallowedOutputColumns(lineage)
    }

    /// For each column that comes out, the disallowed columns that it comes from.
    private static func lineage(of query: AcceptedQuery, over sources: [SchemaSource]) -> [ColumnLineageEntry] {
        query.outputs.flatMap { output in
            output.lineage.numbers.compactMap { number in
                let column = query.resolution.tableColumns[number]
                let source = sources[column.relation]
                let name = source.relation.columns[column.ordinal].name.lowercased()
                guard source.deferredControls.disallowedOutputColumns.contains(name) else { return nil }
                return ColumnLineageEntry(column: output.name.lowercased(), sourceColumn: name, of: source)
            }
        }
    }

    /// Where a table's own rule is laxer than what the table inherited; on what a rule leaves out it inherits (inferred).
    func issues(with rule: IntermediateTableAnalysisRuleCustom) -> [FieldIssue] {
        var issues: [FieldIssue] = []
        if let inherited = allowedResultReceivers?.value, let own = rule.allowedResultReceivers {
            let others = own.filter { !inherited.contains($0) }
            if !others.isEmpty {
                issues.append(Self.issue("Account(s) [\(others.joined(separator: ", "))] is not an inherited result receiver."))
            }
        }
        if let inherited = allowedAdditionalAnalyses?.value, let own = rule.allowedAdditionalAnalyses {
            let others = own.filter { !inherited.contains($0) }
            if !others.isEmpty {
                issues.append(Self.issue("Additional analyses [\(others.joined(separator: ", "))] is not among the inherited ones."))
            }
        }
        if let inherited = disallowedOutputColumns?.value, let own = rule.disallowedOutputColumns {
            let missing = inherited.filter { !own.contains($0) }
            if !missing.isEmpty {
                issues.append(Self.issue("Column(s) [\(missing.joined(separator: ", "))] is disallowed in outputs by inheritance."))
            }
        }
        if let inherited = additionalAnalyses?.value, let own = rule.additionalAnalyses, own.strictness < inherited.strictness {
            issues.append(Self.issue("Additional analyses are inherited as \(inherited.rawValue), which \(own.rawValue) is laxer than."))
        }
        return issues
    }

    private static func issue(_ message: String) -> FieldIssue { FieldIssue("analysisRulePolicy", message) }
}

extension ColumnLineageEntry {
    fileprivate init(column: String, sourceColumn: String, of source: SchemaSource) {
        self.init(
            column: column, sourceColumn: sourceColumn, sourceName: source.name, sourceId: source.row.id, sourceType: source.dependencyType,
            sourceAccountId: source.owner)
    }
}

extension InheritedDisallowedOutputColumns {
    /// Nil for no columns.
    fileprivate init?(_ lineage: [ColumnLineageEntry]) {
        guard !lineage.isEmpty else { return nil }
        self.init(value: lineage.map(\.column).uniqued(), columnLineage: lineage)
    }
}

extension AdditionalAnalyses {
    /// The guide's order, the strictest highest.
    fileprivate var strictness: Int {
        switch self {
        case .notAllowed: 0
        case .allowed: 1
        case .required: 2
        }
    }
}

extension SchemaSource {
    /// The controls that the use of what is made of this table must keep.
    fileprivate var deferredControls: DeferredControls {
        switch self {
        case .table(let associated):
            let rule = associated.rule?.policy.v1.custom
            // An association's rule that names nobody allows nobody; without such a rule nothing is decided.
            let lists = associated.collaborationRule?.policy
            return DeferredControls(
                additionalAnalyses: rule?.additionalAnalyses, allowedAdditionalAnalyses: lists.map { $0.allowedAdditionalAnalyses ?? [] },
                allowedResultReceivers: lists.map { $0.allowedResultReceivers ?? [] },
                disallowedOutputColumns: (rule?.disallowedOutputColumns ?? []).map { $0.lowercased() })
        case .intermediateTable(let shared):
            let rule = shared.effectiveRule
            return DeferredControls(
                additionalAnalyses: rule?.additionalAnalyses, allowedAdditionalAnalyses: rule?.allowedAdditionalAnalyses,
                allowedResultReceivers: rule?.allowedResultReceivers, disallowedOutputColumns: rule?.disallowedOutputColumns ?? [])
        case .idMappingTable:
            return DeferredControls()
        }
    }
}

extension [[String]] {
    /// What stands in all of the lists, in the order of the first.
    fileprivate var intersection: [String] {
        (first ?? []).filter { element in allSatisfy { $0.contains(element) } }
    }
}
