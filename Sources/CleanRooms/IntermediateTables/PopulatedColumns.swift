// Why a result cannot be the data of an intermediate table, and what binds a table that a script fills.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/intermediate-tables.html

import Rules
import SQL
import CleanRoomsModel
import Store

extension Call {
    /// What a version that a script makes inherits.
    func constraints(
        on table: IntermediateTableRecord, of template: AnalysisTemplateRecord, in seat: Seat
    ) throws -> IntermediateTableInheritedConstraints {
        guard table.isOverOthersData else { return .init() }
        let names = Set(template.referencedTables.map(SQLNames.stored))
        return .init(ofScriptOver: try schemas(in: seat.collaboration.row.id, named: names))
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

    /// What else keeps a result from being a table (all inferred): rules whose controls a later query could not keep, since only
    /// custom rules have deferred ones, and columns that no schema could show.
    static func objection(to outputs: [OutputColumn], from parents: [SchemaSource]) -> String? {
        for parent in parents {
            switch parent.readiness.ruleType {
            case .custom, .idMappingTable, nil: continue
            case .aggregation, .list:
                return "Table \(parent.name) has no custom analysis rule, which intermediate tables need of their base tables"
            }
        }
        return objection(toColumns: outputs.map { $0.name.lowercased() })
    }

    /// Why columns cannot be a table's (inferred: no schema could show them).
    ///
    /// - Parameter names: In lower case.
    static func objection(toColumns names: [String]) -> String? {
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
