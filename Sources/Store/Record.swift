// What the store keeps: a row with the columns lists are made by, and a body with everything else.
// Reference: docs/architecture.md, "The store".

package import JSON

/// A value that is stored as one row.
package protocol Record: Sendable {
    /// The kind of the resource, such as `membership`. It is stored, so it never changes.
    static var kind: String { get }

    /// The columns of the row.
    var row: Row { get }

    /// Makes the record of a stored row. `body` is an object.
    init(row: Row, body: JSON) throws(JSONMismatch)

    /// Writes an object with what the columns do not hold.
    func writeBody(to writer: inout JSONWriter)
}

/// The columns of a record.
package struct Row: Sendable, Equatable {
    /// Unique among the records of one kind.
    package var id: String
    /// The twelve digits of the account that owns the resource.
    package var account: String
    package var region: String
    /// The collaboration in whose lists the resource stands.
    package var collaboration: String?
    /// The resource it lives under, such as a membership.
    package var parent: String?
    package var name: String?
    package var status: String?
    /// Milliseconds since 1970.
    package var createdAt: Int64

    /// The times that are stored, in milliseconds since 1970: far more than any clock is set to, and so far from the ends of their type that
    /// adding to them is safe.
    package static let times: ClosedRange<Int64> = 0...8_640_000_000_000_000

    package init(
        id: String, account: String, region: String, collaboration: String? = nil, parent: String? = nil,
        name: String? = nil, status: String? = nil, createdAt: Int64
    ) {
        self.id = id
        self.account = account
        self.region = region
        self.collaboration = collaboration
        self.parent = parent
        self.name = name
        self.status = status
        self.createdAt = createdAt
    }
}

/// Whose records a list is made of.
package enum Scope: Sendable, Hashable {
    case account(String, region: String)
    case parent(String)
    case collaboration(String)
}

/// The place of a row in a list, which runs from the newest row to the oldest and, at one time, from the highest id to the lowest.
package struct PageKey: Sendable, Hashable {
    /// Milliseconds since 1970.
    package var createdAt: Int64
    package var id: String

    package init(createdAt: Int64, id: String) {
        self.createdAt = createdAt
        self.id = id
    }
}

extension Row {
    /// The place of this row in a list.
    package var pageKey: PageKey { PageKey(createdAt: createdAt, id: id) }
}

/// A row of one of several kinds, before a record is made of it.
package struct StoredRow: Sendable, Equatable {
    package var kind: String
    package var row: Row
    package var body: JSON
}
