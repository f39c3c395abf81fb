// What the rows of a state may hold: rows that somebody else has written are read before they are trusted.
// Reference: decision note 0012.

/// The kinds of records, of events and of settings that a program stores. A store itself knows none of them.
package struct StateContents: Sendable {
    /// By their kinds.
    let records: [String: any Record.Type]
    let isEvent: @Sendable (String) -> Bool
    let checkSetting: @Sendable (_ key: String, _ text: String) throws -> Void

    /// - Parameters:
    ///   - isEvent: Whether there is an event of that name.
    ///   - checkSetting: Reads a setting as the program does when it takes it up, and throws what is wrong with it.
    package init(
        records: [any Record.Type] = [], isEvent: @escaping @Sendable (String) -> Bool = { _ in false },
        checkSetting: @escaping @Sendable (_ key: String, _ text: String) throws -> Void = { _, _ in }
    ) {
        self.records = Dictionary(records.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
        self.isEvent = isEvent
        self.checkSetting = checkSetting
    }
}

/// A row of a file that cannot be taken over.
package struct RefusedRow: Error, Equatable, CustomStringConvertible {
    package var table: String
    /// What the row is called: its number, or what it is about.
    package var row: String
    package var reason: String

    /// A part of a sentence, however much of the row is in it.
    package var description: String { "row \(row.prefix(200)) of its table \(table) cannot be read: \(reason.prefix(400))" }
}

extension StateContents {
    /// Reads all that a database of the newest schema holds.
    ///
    /// - Throws: ``RefusedRow`` for the first row that this program could not use.
    func check(_ connection: Connection) throws {
        try check(connection, "resource", "SELECT * FROM resource ORDER BY seq", label: 1) { statement in
            let row = try statement.storedRow()
            try read(row)
        }
        try check(connection, "due", "SELECT at, event, subject, seq FROM due ORDER BY seq", label: 3) { statement in
            _ = try statement.time(0)
            let event = try statement.text(1)
            guard isEvent(event) else { throw Flaw("this program knows no event \(event)") }
            _ = try statement.text(2)
        }
        try check(connection, "tag", "SELECT arn, key, value FROM tag ORDER BY arn, key", label: 0) { statement in
            for column in 0..<3 as Range<Int32> { _ = try statement.text(column) }
        }
        try check(connection, "meta", "SELECT key, value FROM meta ORDER BY key", label: 0) { statement in
            try checkSetting(statement.text(0), statement.text(1))
        }
    }

    private func check(
        _ connection: Connection, _ table: String, _ sql: StaticString, label: Int32, _ read: (Statement) throws -> Void
    ) throws {
        try connection.use(sql) { statement in
            while try statement.step() {
                do {
                    try read(statement)
                } catch let record as UnreadableRecord {
                    throw RefusedRow(table: table, row: "\(record.kind) \(record.id)", reason: record.reason)
                } catch {
                    throw RefusedRow(table: table, row: statement.label(label), reason: "\(error)")
                }
            }
        }
    }

    private func read(_ stored: StoredRow) throws(UnreadableRecord) {
        guard let type = records[stored.kind] else {
            throw UnreadableRecord(kind: stored.kind, id: stored.row.id, reason: "this program knows no \(stored.kind)")
        }
        do {
            _ = try type.init(row: stored.row, body: stored.body)
        } catch {
            throw UnreadableRecord(kind: stored.kind, id: stored.row.id, reason: "\(error)")
        }
    }
}

/// What is wrong with a value that could be read.
private struct Flaw: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
