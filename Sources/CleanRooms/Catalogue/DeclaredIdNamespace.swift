// ID namespaces of AWS Entity Resolution, as the tester declares them.
// Reference: https://docs.aws.amazon.com/entityresolution/latest/apireference/API_GetIdNamespace.html; the form is ours.

package import CleanRoomsModel
import Clocks
package import JSON
import Store

/// A namespace with what Entity Resolution knows of it: `{"arn": "arn:aws:entityresolution:…:idnamespace/people", "type": "TARGET"}`; and perhaps
/// its records, or the pairs that it is mapped by.
package struct DeclaredIdNamespace: Sendable, Equatable, JSONCoding {
    package let arn: String
    package let type: IdNamespaceType
    /// What is known of its records: the id, and then what records of two namespaces are matched by. Empty if nothing is.
    let columns: [String]
    /// The records, a value for each column.
    let rows: [[String?]]
    /// Ids of a source, each with that of the target; nil where records are matched instead.
    let pairs: [[String?]]?

    /// They are mapped on the loop, when a job ends.
    private static let mostValues = 20_000

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        let names = ["arn", "type", "columns", "rows", "pairs"]
        if let other = object.members.first(where: { !names.contains($0.name) }) {
            throw JSONMismatch(path: other.name, expected: "one of \(names.joined(separator: ", "))")
        }
        arn = try object.required("arn")
        type = try object.required("type")
        columns = try object.optional("columns") ?? []
        rows =
            try object["rows"].map { (rows) throws(JSONMismatch) in
                try Self.texts(rows, "rows", width: object["columns"]?.array?.count ?? 0)
            } ?? []
        pairs = try object["pairs"].map { (pairs) throws(JSONMismatch) in try Self.texts(pairs, "pairs", width: 2) }
        guard let name = ARN(arn), name.service == "entityresolution", AccountID.isOne(name.account),
            name.resource.hasPrefix("idnamespace/")
        else {
            throw JSONMismatch(
                path: "arn",
                expected: "the ARN of an ID namespace, such as arn:aws:entityresolution:us-east-1:111111111111:idnamespace/people")
        }
        guard columns.isEmpty || columns.count > 1, Set(columns.map { $0.lowercased() }).count == columns.count else {
            throw JSONMismatch(path: "columns", expected: "the id and one column or more to match by, each once")
        }
        if pairs != nil, type == .target { throw JSONMismatch(path: "pairs", expected: "to stand with the namespace of type SOURCE") }
    }

    /// Rows of texts, of which each may be null.
    private static func texts(_ json: JSON, _ path: String, width: Int) throws(JSONMismatch) -> [[String?]] {
        guard case .array(let rows) = json, width > 0 else {
            throw JSONMismatch(path: path, expected: "a list of rows, of columns that are named")
        }
        guard rows.count.multipliedReportingOverflow(by: width).partialValue <= mostValues else {
            throw JSONMismatch(path: path, expected: "at most \(mostValues) values")
        }
        var made: [[String?]] = []
        made.reserveCapacity(rows.count)
        for (place, row) in rows.enumerated() {
            guard let values = row.array, values.count == width, values.allSatisfy({ $0.string != nil || $0 == .null }) else {
                throw JSONMismatch(path: "\(path)[\(place)]", expected: "\(width) texts, of which each may be null")
            }
            made.append(values.map(\.string))
        }
        return made
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("arn", arn)
        writer.member("type", type)
        if !columns.isEmpty {
            writer.member("columns", columns)
            writer.name("rows")
            writer.verbatim(Self.text(of: rows))
        }
        if let pairs {
            writer.name("pairs")
            writer.verbatim(Self.text(of: pairs))
        }
        writer.endObject()
    }

    /// The JSON text of rows.
    static func text(of rows: [[String?]]) -> [UInt8] {
        JSON.array(rows.map { .array($0.map { $0.map(JSON.string) ?? .null }) }).text
    }
}

/// A declared namespace, which is reset, saved and restored with everything else.
struct DeclaredIdNamespaceRecord: Record {
    static let kind = "declaredIdNamespace"

    /// Its id is the ARN. It belongs to no account, since what is declared is the tester's.
    var row: Row
    var namespace: DeclaredIdNamespace

    init(_ namespace: DeclaredIdNamespace, createdAt: Int64) {
        row = Row(
            id: namespace.arn, account: CatalogueRecord.scope.account, region: CatalogueRecord.scope.region, createdAt: createdAt)
        self.namespace = namespace
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        self.row = row
        namespace = try DeclaredIdNamespace(json: body)
    }

    func writeBody(to writer: inout JSONWriter) { namespace.write(to: &writer) }
}

extension CleanRooms {
    /// Declares namespaces, each replacing an earlier declaration of the same one. Existing associations keep their types.
    package func declare(_ namespaces: [DeclaredIdNamespace]) throws {
        try store.transaction {
            for namespace in namespaces {
                let record = DeclaredIdNamespaceRecord(namespace, createdAt: clock.now.milliseconds)
                if try store.find(DeclaredIdNamespaceRecord.self, id: namespace.arn) == nil {
                    try store.insert(record)
                } else {
                    try store.update(record)
                }
            }
        }
    }

    /// All declared namespaces, in the order in which they were first declared.
    package func declaredIdNamespaces() throws -> [DeclaredIdNamespace] {
        let scope = Scope.account(CatalogueRecord.scope.account, region: CatalogueRecord.scope.region)
        return try store.all(of: DeclaredIdNamespaceRecord.self, in: scope).map(\.namespace)
    }
}

extension Call {
    /// The type of a namespace that the caller associates.
    ///
    /// AWS reads it from Entity Resolution. The emulator has what the tester declares; else the word `target` or `source` in the ARN, our own
    /// convention. That is not enough for a namespace of a real set-up, such as the TARGET `idnamespace/amc-id-namespace` of a collaboration with
    /// an advertising service (seen in an operator's inventory): beside another member's SOURCE a namespace is a TARGET, and else a SOURCE.
    func type(ofNamespace arn: String, in collaborationID: String) throws -> IdNamespaceType {
        if let declared = try store.find(DeclaredIdNamespaceRecord.self, id: arn) { return declared.namespace.type }
        if let word = IdNamespaceType(wordIn: arn) { return word }
        let memberships = try activeMemberships(in: collaborationID)
        let hasOthersSource = try store.all(of: IdNamespaceAssociationRecord.self, in: .collaboration(collaborationID))
            .contains { $0.type == .source && $0.row.account != caller.account && memberships.contains($0.membershipID) }
        return hasOthersSource ? .target : .source
    }
}

extension IdNamespaceType {
    /// The type that the words of an ARN suggest; nil if they name neither.
    init?(wordIn arn: String) {
        let text = arn.lowercased()
        if text.contains("target") {
            self = .target
        } else if text.contains("source") {
            self = .source
        } else {
            return nil
        }
    }
}
