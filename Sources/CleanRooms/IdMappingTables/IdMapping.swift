// Which id of a source is which of a target: what an ID mapping job of Entity Resolution finds out, from what was declared of the namespaces.
// Reference: https://docs.aws.amazon.com/entityresolution/latest/userguide/create-id-mapping-workflow.html; all of it is inferred.

import CleanRoomsModel
import JSON
import Store

/// The pairs of a source and a target.
struct IdMapping {
    /// Each a source's id and a target's, of which either may be null.
    let pairs: [[String?]]

    /// Pairs that were declared go before records that are matched: a source's id is that of the first record of the target that has equal values
    /// in all columns of the same name, none of which is null.
    ///
    /// - Returns: Nil where neither was declared.
    init?(from source: DeclaredIdNamespace, to target: DeclaredIdNamespace?) {
        if let pairs = source.pairs {
            self.pairs = pairs
            return
        }
        guard let target, !source.columns.isEmpty, !target.columns.isEmpty else { return nil }
        let places = source.columns.indices.dropFirst().compactMap { place in
            target.columns.indices.dropFirst().first { target.columns[$0].lowercased() == source.columns[place].lowercased() }
                .map { (source: place, target: $0) }
        }
        var ids: [[String]: String] = [:]
        for row in target.rows {
            guard let id = row[0], let key = Self.key(of: row, places.map(\.target)), ids[key] == nil else { continue }
            ids[key] = id
        }
        var seen: Set<[String?]> = []
        pairs = source.rows.compactMap { row in
            guard let id = row[0], let key = Self.key(of: row, places.map(\.source)), let other = ids[key] else { return nil }
            return seen.insert([id, other]).inserted ? [id, other] : nil
        }
    }

    /// What a record is matched by; nil for one that lacks a value, and where no column is in both namespaces.
    private static func key(of row: [String?], _ places: [Int]) -> [String]? {
        let key = places.compactMap { row[$0] }
        return key.count == places.count && !key.isEmpty ? key : nil
    }
}

/// What a job has put into an ID mapping table.
struct IdMappingTableDataRecord: StoredRows {
    static let kind = "idMappingTableData"

    /// Its id is the table's.
    var row: Row
    /// The JSON text of the pairs.
    var rows: [UInt8]
}

extension CleanRooms {
    /// Puts what the namespaces are mapped by into a table. A job that only deletes keeps those pairs that are still mapped.
    func fill(_ table: IdMappingTableRecord, by type: JobType) throws {
        let namespaces = try IdNamespaceType.allCases.reduce(into: [IdNamespaceType: DeclaredIdNamespace]()) { found, type in
            guard let source = table.inputSources.first(where: { $0.type == type }),
                let association = try store.find(IdNamespaceAssociationRecord.self, id: source.idNamespaceAssociationId)
            else { return }
            found[type] = try store.find(DeclaredIdNamespaceRecord.self, id: association.inputReferenceConfig.inputReferenceArn)?.namespace
        }
        let old = try store.find(IdMappingTableDataRecord.self, id: table.row.id)
        try store.delete(IdMappingTableDataRecord.self, id: table.row.id)
        guard let source = namespaces[.source], let mapping = IdMapping(from: source, to: namespaces[.target]) else { return }
        var pairs = mapping.pairs
        if type == .deleteOnly {
            let kept = Set((try old.map { try JSON(parsing: $0.rows) }?.array ?? []).map { ($0.array ?? []).map(\.string) })
            pairs = pairs.filter(kept.contains)
        }
        var row = table.row
        row.name = nil
        row.status = nil
        row.parent = table.row.id
        try store.insert(IdMappingTableDataRecord(row: row, rows: DeclaredIdNamespace.text(of: pairs)))
    }

    /// The pairs of a table that is gone.
    func forgetPairs(ofTable id: String) throws { try store.delete(IdMappingTableDataRecord.self, id: id) }
}
