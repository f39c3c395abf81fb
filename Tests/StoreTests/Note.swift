// A record of no service, for the tests of the store.

import FilesTesting
import JSON

@testable import Store

struct Note: Record, Equatable {
    static let kind = "note"

    var row: Row
    var text = ""
    var numbers: [Int] = []

    /// A note in account 1, under parent `p`, in collaboration `c`, unless said otherwise.
    init(
        _ id: String, at createdAt: Int64 = 0, account: String = "1", region: String = "r", parent: String? = "p",
        collaboration: String? = "c", name: String? = nil, status: String? = nil, text: String = "", numbers: [Int] = []
    ) {
        row = Row(
            id: id, account: account, region: region, collaboration: collaboration, parent: parent, name: name, status: status,
            createdAt: createdAt)
        self.text = text
        self.numbers = numbers
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let members = try body.members()
        self.row = row
        text = try members.required("text")
        numbers = try members.optional("numbers") ?? []
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("text", text)
        writer.member("numbers", numbers)
        writer.endObject()
    }
}

/// A second kind, with rows of the same columns.
struct Memo: Record, Equatable {
    static let kind = "memo"

    var row: Row

    init(_ id: String, at createdAt: Int64 = 0, status: String? = nil) {
        row = Row(id: id, account: "1", region: "r", collaboration: "c", parent: "p", status: status, createdAt: createdAt)
    }

    init(row: Row, body: JSON) { self.row = row }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

extension StateContents {
    /// Notes and memos, every event but `unknown`, and every setting but `bad`.
    static let notes = StateContents(
        records: [Note.self, Memo.self], isEvent: { $0 != "unknown" },
        checkSetting: { key, text in if key == "bad" { throw JSONMismatch(expected: "good but \(text)") } })
}

extension Store {
    convenience init(ofNotesAt location: Location) throws {
        try self.init(at: location)
        contents = .notes
    }

    func exportedFile(_ name: SnapshotName) throws -> [UInt8] {
        switch try exportSnapshot(name) {
        case .bytes(let bytes): bytes
        case .path(let path): TemporaryDirectory().read(at: path) ?? []
        }
    }

    func importSnapshot(_ bytes: [UInt8], as name: SnapshotName) throws -> Snapshot {
        try keepSnapshot(importing(.bytes(bytes), as: name).keepable(), as: name)
    }

    func restoreSnapshot(_ name: SnapshotName) throws {
        try restore(restoring(name).copy())
    }

    /// The ids of all notes, in order of insertion.
    var noteIDs: [String] {
        get throws { try all(of: Note.self, in: .account("1", region: "r")).map(\.row.id) }
    }
}

extension Connection {
    /// One column of all rows of a query that a test makes up.
    func rows(_ sql: String, column: Int32) throws -> [String] {
        let statement = try prepare(sql)
        defer { statement.finalize() }
        var rows: [String] = []
        while try statement.step() { rows.append(statement.label(column)) }
        return rows
    }
}
