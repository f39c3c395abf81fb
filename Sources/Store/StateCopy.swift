// A state copied row by row out of a file that nobody vouches for: nothing of the file comes along but values, and each of them is read.
// Reference: https://www.sqlite.org/security.html#untrusted_sqlite_database_files; decision note 0012.

import CSQLite

/// A file that somebody gave for a state.
package enum StateFile: Sendable {
    case bytes([UInt8])
    /// A file that stays as it is while it is read.
    case path(String)
}

/// A state in a database of this program's own making, of the newest schema.
package final class StateCopy: @unchecked Sendable {
    // Safety: the thread that makes the copy hands it over and does not touch it again.
    let connection: Connection
    /// The exchange by which it replaces a state; nil until that has begun.
    private(set) var exchange: StateExchange?

    /// How the database of a copy is laid out.
    struct Layout: Sendable {
        /// `:memory:` for one without a file.
        var path = ":memory:"
        var pageBytes: Int64 = 4096
        /// As `PRAGMA encoding` has it.
        var encoding = "UTF-8"

        var isFile: Bool { path != ":memory:" }
    }

    /// Copies a state, an older one up to the newest schema.
    ///
    /// The rows go into tables that our own steps make, of the file's version, and on from there: so nothing but values is taken over, whatever else
    /// the file is made of.
    /// - Throws: ``StoreRefusal`` for a file that is not ours, is newer, or was altered; ``RefusedRow``; ``StoreError``.
    init(of file: StateFile, holding contents: StateContents, as layout: Layout) throws {
        let source = try Connection(reading: file)
        let migrator = Migrator()
        let version = try migrator.version(of: source, path: "")
        guard version > 0 else { throw StoreRefusal.foreign(path: "") }
        guard version <= Int64(migrator.steps.count) else {
            throw StoreRefusal.newer(path: "", version: version, known: Int64(migrator.steps.count))
        }
        if let part = try migrator.alteration(of: source, version: version) { throw StoreRefusal.altered(path: "", part: part) }
        let integrity = try source.integrity()
        guard integrity == "ok" else { throw StoreRefusal.damaged(path: "", reason: integrity) }
        connection = try Connection(path: layout.path)
        try connection.execute(
            """
            PRAGMA page_size = \(layout.pageBytes); PRAGMA encoding = '\(layout.encoding)';
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF
            """)
        try Migrator(steps: Array(migrations.prefix(Int(version)))).migrate(connection, path: layout.path)
        try connection.execute("BEGIN")
        try connection.withoutTriggers {
            for table in try connection.tables where table != "resource_count" { try copy(table, from: source) }
        }
        try connection.execute("COMMIT")
        try migrator.migrate(connection, path: layout.path)
        try connection.execute(
            """
            DELETE FROM resource_count;
            INSERT INTO resource_count SELECT kind, ifnull(status, ''), count(*) FROM resource GROUP BY 1, 2
            """)
        try contents.check(connection)
    }

    /// Begins to replace a state, up to the point from which others would see it.
    func begin(to target: ExchangeTarget) throws(StoreError) {
        exchange = try StateExchange(of: connection, to: target)
    }

    /// Ends the copy, which nobody needs any more.
    func close() {
        exchange = nil
        connection.close()
    }

    private func copy(_ table: String, from source: Connection) throws {
        let columns = try connection.columns(of: table)
        let names = columns.map(\.name).joined(separator: ", ")
        let reading = try source.prepare("SELECT rowid, \(names) FROM \(table) ORDER BY rowid")
        defer { reading.finalize() }
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        let writing = try connection.prepare("INSERT INTO \(table) (\(names)) VALUES (\(marks))")
        defer { writing.finalize() }
        while try reading.step() {
            do {
                writing.use()
                defer { writing.reset() }
                for (index, column) in columns.enumerated() {
                    let place = Int32(index) + 1
                    switch (column.isText, reading.isNull(place)) {
                    case (_, true): try writing.bind(String?.none)
                    case (true, false): try writing.bind(reading.text(place))
                    case (false, false): try writing.bind(reading.integer(place))
                    }
                }
                try writing.run()
            } catch let flaw as UnreadableValue {
                throw RefusedRow(table: table, row: reading.label(0), reason: flaw.description)
            } catch let error as StoreError where error.primaryCode == SQLITE_CONSTRAINT {
                throw RefusedRow(table: table, row: reading.label(0), reason: error.message)
            }
        }
    }
}

extension Connection {
    /// Opens a file that nobody vouches for, to read from it and nothing else.
    fileprivate convenience init(reading file: StateFile) throws {
        switch file {
        case .bytes(let bytes): try self.init(bytes: bytes)
        case .path(let path): try self.init(unchangingPath: path)
        }
        try execute("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA query_only = ON")
    }

    /// `ok`, or the first thing that is wrong with the file.
    fileprivate func integrity() throws -> String {
        try use("PRAGMA quick_check(1)") { try $0.step() ? $0.label(0) : "" }
    }

    /// The names of our own tables.
    fileprivate var tables: [String] {
        get throws {
            try use("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid") { statement in
                var names: [String] = []
                while try statement.step() { names.append(try statement.text(0)) }
                return names
            }
        }
    }

    /// The columns of one of our own tables, each of which is for text or for whole numbers.
    fileprivate func columns(of table: String) throws -> [(name: String, isText: Bool)] {
        let statement = try prepare("SELECT name, type FROM pragma_table_info('\(table)')")
        defer { statement.finalize() }
        var columns: [(name: String, isText: Bool)] = []
        while try statement.step() { columns.append((try statement.text(0), try statement.text(1) == "TEXT")) }
        return columns
    }
}
