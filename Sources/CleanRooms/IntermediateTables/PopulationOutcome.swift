// What populating an intermediate table will store, judged before the query runs.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/intermediate-tables.html

import Rules
import SQL
import CleanRoomsModel
import Store

/// The columns of a population and the constraints on them, or why it will fail.
struct PopulationOutcome {
    /// Nil for SQL that was refused.
    var columns: [Column]?
    var constraints = IntermediateTableInheritedConstraints()
    /// Whether the query may run, and what is known of its results.
    var admission = Admission()
}

extension Call {
    /// Holds a table's SQL against the rules of the tables it names, but for the controls that are deferred to the table's use.
    ///
    /// - Throws: `validation` where refused SQL is answered at once, as for other queries.
    func populationOutcome(
        of analysis: AskedAnalysis, of table: IntermediateTableRecord, in seat: Seat
    ) throws -> PopulationOutcome {
        let sources = try schemas(in: seat.collaboration.row.id)
        switch try verdict(on: analysis, for: .population, over: sources, in: seat, validation: settings.queryValidation) {
        case nil:
            // Where the rules are not asked, what comes out is known as far as they would have let the query run.
            guard case .accepted(let accepted) = try verdict(on: analysis, for: .population, over: sources, in: seat, validation: .full)
            else {
                return PopulationOutcome()
            }
            return outcome(of: accepted, over: sources, of: table)
        case .refused(let refusal):
            return PopulationOutcome(admission: Admission(refusal: try refused(refusal, in: seat)))
        case .accepted(let accepted):
            let parents = accepted.resolution.relations.map { sources[$0.index] }
            if let message = Self.objection(to: accepted.outputs, from: parents) {
                return PopulationOutcome(admission: Admission(refusal: try failure(message, code: .malformedQuery, in: seat)))
            }
            var outcome = outcome(of: accepted, over: sources, of: table)
            outcome.admission = try admission(of: accepted, over: sources, in: seat)
            return outcome
        }
    }

    /// What a version inherits that a script makes.
    func constraints(
        on table: IntermediateTableRecord, of template: AnalysisTemplateRecord, in seat: Seat
    ) throws -> IntermediateTableInheritedConstraints {
        guard table.isOverOthersData else { return .init() }
        let names = Set(template.referencedTables.map(SQLNames.stored))
        return .init(ofScriptOver: try schemas(in: seat.collaboration.row.id, named: names))
    }

    private func outcome(
        of analysis: Analysis, over sources: [SchemaSource], of table: IntermediateTableRecord
    ) -> PopulationOutcome {
        let parents = analysis.resolution.relations.map { sources[$0.index] }
        return PopulationOutcome(
            columns: analysis.resultColumns.map { Column(name: $0.name.lowercased(), type: $0.typeName) },
            // The guide leaves tables over their owner's data alone free.
            constraints: table.isOverOthersData ? .init(from: parents, analysis, over: sources) : .init())
    }

    /// What else keeps a result from being a table (all inferred): rules whose controls a later query could not keep, since only
    /// custom rules have deferred ones, and columns that no schema could show.
    private static func objection(to outputs: [OutputColumn], from parents: [SchemaSource]) -> String? {
        for parent in parents {
            switch parent.readiness.ruleType {
            case .custom, .idMappingTable, nil: continue
            case .aggregation, .list:
                return "Table \(parent.name) has no custom analysis rule, which intermediate tables need of their base tables"
            }
        }
        return IntermediateTableRecord.objection(toColumns: outputs.map { $0.name.lowercased() })
    }
}

extension ProtectedAnalysis {
    /// - Throws: ``UnfitResult`` where the result that the tester gives cannot be a table's data.
    func requireTableColumns() throws {
        guard populatedTable != nil, let names = try resultColumns()?.map(\.name),
            let objection = IntermediateTableRecord.objection(toColumns: names)
        else { return }
        throw UnfitResult(description: objection)
    }
}

/// A result that cannot be an intermediate table's data, and why.
private struct UnfitResult: Error, CustomStringConvertible {
    let description: String
}

extension IntermediateTableRecord {
    /// Whether any of the data under the table is another account's.
    var isOverOthersData: Bool { dependencies.contains { $0.creatorAccountId != row.account } }

    /// Why columns cannot be a table's (inferred: no schema could show them).
    ///
    /// - Parameter names: In lower case.
    fileprivate static func objection(toColumns names: [String]) -> String? {
        let unnamed = names.filter { !isColumnName($0) }
        if !unnamed.isEmpty { return "Column(s) [\(unnamed.joined(separator: ", "))] needs an alias in an intermediate table" }
        let repeated = names.enumerated().filter { names[..<$0.offset].contains($0.element) }.map(\.element)
        return repeated.isEmpty ? nil : "Column(s) [\(repeated.joined(separator: ", "))] is put out more than once"
    }

    /// Whether a name is one that the model's `AnalysisRuleColumnName` allows, so that a rule can speak of the column.
    private static func isColumnName(_ name: String) -> Bool {
        func isPlain(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "_")
        }
        guard let first = name.utf8.first, isPlain(first), name.utf8.count <= 127 else { return false }
        let runs = name.utf8.dropFirst().split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return name.utf8.count == 1 || runs.allSatisfy { !$0.isEmpty && $0.allSatisfy { isPlain($0) || $0 == UInt8(ascii: " ") } }
    }
}
