import FilesTesting
import Testing

@testable import Store

@Suite struct MigratorTests {
    let directory = TemporaryDirectory()
    var path: String { directory.path + "/cleanrooms.sqlite" }

    @Test func `an older file gets the steps it lacks and keeps its rows`() throws {
        let connection = try Connection(path: path)
        try Migrator(steps: [migrations[0]]).migrate(connection, path: path)
        try connection.execute("INSERT INTO meta VALUES ('k', 'v')")
        let steps: [StaticString] = [
            migrations[0], "ALTER TABLE meta ADD COLUMN at INTEGER", "CREATE TABLE journal (seq INTEGER PRIMARY KEY)",
        ]
        try Migrator(steps: steps).migrate(connection, path: path)
        try Migrator(steps: steps).migrate(connection, path: path)
        #expect(try connection.rows("PRAGMA user_version", column: 0) == ["3"])
        #expect(try connection.rows("SELECT value FROM meta WHERE at IS NULL", column: 0) == ["v"])
        #expect(try connection.rows("SELECT count(*) FROM journal", column: 0) == ["0"])
    }

    @Test func `a step that fails leaves the database as the step before made it`() throws {
        let connection = try Connection(path: path)
        let steps: [StaticString] = ["CREATE TABLE a (x)", "CREATE TABLE b (x); CREATE TABLE a (x)"]
        #expect(throws: StoreError.self) { try Migrator(steps: steps).migrate(connection, path: path) }
        #expect(!connection.isInTransaction)
        #expect(try connection.rows("PRAGMA user_version", column: 0) == ["1"])
        #expect(try connection.rows("SELECT name FROM sqlite_schema", column: 0) == ["a"])
    }

    @Test func `a file newer than the program is refused in one sentence and left alone`() throws {
        do {
            let connection = try Connection(path: path)
            try connection.execute("CREATE TABLE later (x); PRAGMA user_version = 99")
        }
        let before = directory.read("cleanrooms.sqlite")
        let error = #expect(throws: StoreRefusal.self) { try Store(at: .directory(directory.path)) }
        let known = migrations.count
        #expect(
            error?.description
                == "The file \(path) has schema version 99, but this program knows versions up to \(known); use a newer cleanrooms-local.")
        #expect(directory.read("cleanrooms.sqlite") == before)
    }

    @Test func `a database of another program is refused and left alone`() throws {
        do {
            let connection = try Connection(path: path)
            try connection.execute("CREATE TABLE album (title)")
        }
        let before = directory.read("cleanrooms.sqlite")
        #expect(throws: StoreRefusal.foreign(path: path)) { try Store(at: .directory(directory.path)) }
        #expect(directory.read("cleanrooms.sqlite") == before)
    }

    /// Version 1 as it was released. A released step is never edited, so this fails when someone does.
    @Test func `the schema of version 1 stands as it was released`() throws {
        let store = try Store(at: .memory)
        let columns = try ["resource", "due", "tag", "meta"].map { table in
            try store.connection.rows("SELECT name || ' ' || type FROM pragma_table_info('\(table)')", column: 0).joined(separator: ", ")
        }
        #expect(
            columns == [
                "seq INTEGER, id TEXT, kind TEXT, account TEXT, region TEXT, collaboration TEXT, parent TEXT, name TEXT, status TEXT, "
                    + "created_at INTEGER, body TEXT",
                "seq INTEGER, at INTEGER, event TEXT, subject TEXT",
                "arn TEXT, key TEXT, value TEXT",
                "key TEXT, value TEXT",
            ])
    }
}
