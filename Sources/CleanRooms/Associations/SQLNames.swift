// The names of tables in a collaboration's SQL: one namespace for every kind of table.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/intermediate-tables.html

import Store

enum SQLNames {
    /// The kinds of record whose names stand in SQL: each keeps its name as ``stored(_:)`` in the name column, the collaboration in its
    /// column, and its membership as the parent.
    static let kinds = [AssociationRecord.kind, IdMappingTableRecord.kind, IntermediateTableRecord.kind]

    /// A name as it is kept and shown: in lower case, as the model says of the output (that an upper-case one is converted is inferred).
    static func stored(_ name: String) -> String { name.lowercased() }
}

extension Call {
    /// Whether a table of an active member has a name, in whatever case; those of members who left or were removed are gone from SQL.
    func isNameTaken(_ sqlName: String, in collaborationID: String) throws -> Bool {
        let rows = try store.rows(kinds: SQLNames.kinds, in: .collaboration(collaborationID), named: SQLNames.stored(sqlName))
        guard !rows.isEmpty else { return false }
        let memberships = try activeMemberships(in: collaborationID)
        return rows.contains { $0.row.parent.map(memberships.contains) ?? false }
    }

    /// The tables of one kind that a collaboration's active members have; those of members who left or were removed are gone from SQL.
    ///
    /// With names it decodes only those tables: a collaboration can have a thousand, and every new template asks for some.
    /// - Parameters:
    ///   - type: The record of one of ``SQLNames/kinds``.
    ///   - names: Only these names, as ``SQLNames/stored(_:)``; nil for all.
    func tables<R: MembershipChild>(of type: R.Type, in collaborationID: String, named names: Set<String>?) throws -> [R] {
        let scope = Scope.collaboration(collaborationID)
        let tables =
            if let names {
                try names.sorted().flatMap { try store.all(of: type, in: scope, named: $0) }
            } else {
                try store.all(of: type, in: scope)
            }
        guard !tables.isEmpty else { return [] }
        let memberships = try activeMemberships(in: collaborationID)
        return tables.filter { memberships.contains($0.membershipID) }
    }

    /// The association that a collaboration's SQL calls by a name, in whatever case.
    func association(named sqlName: String, in collaborationID: String) throws -> AssociationRecord? {
        let memberships = try activeMemberships(in: collaborationID)
        let rows = try store.rows(
            kinds: [AssociationRecord.kind], in: .collaboration(collaborationID), named: SQLNames.stored(sqlName))
        guard let found = rows.first(where: { $0.row.parent.map(memberships.contains) ?? false }) else { return nil }
        return try AssociationRecord(row: found.row, body: found.body)
    }
}
