// What is read of a file that somebody else has had in hand, and what of it is refused.

import FilesTesting
import JSON
import Testing

@testable import Store

@Suite struct StateCopyTests {
    let directory = TemporaryDirectory()
    let name = SnapshotName("given")!

    /// The file of a state with a note, an event, a tag and a setting, after an edit.
    private func file(after edit: (Connection) throws -> Void) throws -> [UInt8] {
        let store = try Store(ofNotesAt: .memory)
        try store.transaction {
            try store.insert(Note("a", text: "kept"))
            try store.schedule(event: "begin", subject: "a", at: 9)
            try store.setTags(["k": "v"], of: "arn")
            try store.setMeta("offset", to: "7")
        }
        _ = try store.saveSnapshot(name)
        let connection = try Connection(bytes: store.exportedFile(name))
        try edit(connection)
        return try connection.serialized()
    }

    private func refusal(of file: [UInt8]) throws -> String? {
        let store = try Store(ofNotesAt: .memory)
        return #expect(throws: SnapshotRefusal.self) { try store.importSnapshot(file, as: name) }?.description
    }

    // MARK: Rows

    @Test(arguments: [
        ("UPDATE resource SET kind = 'secret'", "row secret a of its table resource cannot be read: this program knows no secret."),
        ("UPDATE resource SET kind = x'00'", "row 1 of its table resource cannot be read: its kind is not a text in UTF-8."),
        ("UPDATE resource SET id = CAST(x'C0C1' AS TEXT)", "row 1 of its table resource cannot be read: its id is not a text in UTF-8."),
        ("UPDATE resource SET name = x'41'", "row 1 of its table resource cannot be read: its name is not a text in UTF-8."),
        ("UPDATE resource SET created_at = 'now'", "row 1 of its table resource cannot be read: its created_at is not a whole number."),
        (
            "UPDATE resource SET created_at = 9223372036854775807",
            "row note a of its table resource cannot be read: its created_at is not a time from 1970 on."
        ),
        ("UPDATE resource SET body = '{\"text\":5}'", "row note a of its table resource cannot be read: text is not a string."),
        ("UPDATE resource SET body = '{'", "row note a of its table resource cannot be read: no name of a member at byte 1."),
        ("UPDATE due SET event = 'unknown'", "row 1 of its table due cannot be read: this program knows no event unknown."),
        ("UPDATE due SET at = -1", "row 1 of its table due cannot be read: its at is not a time from 1970 on."),
        ("UPDATE due SET subject = x'41'", "row 1 of its table due cannot be read: its subject is not a text in UTF-8."),
        ("UPDATE tag SET value = x'41'", "row 1 of its table tag cannot be read: its value is not a text in UTF-8."),
        ("INSERT INTO meta VALUES ('bad', 'x')", "row bad of its table meta cannot be read: not good but x."),
    ])
    func `a row that could not be used is refused by its table, its name and the reason`(edit: String, reason: String) throws {
        let file = try file { try $0.execute(edit) }
        #expect(try refusal(of: file) == "Snapshot given cannot be used: " + reason)
    }

    @Test func `a row that the file's own constraints are missing for is refused`() throws {
        // The index of the ids is told to be of another column, so that the file itself takes an id twice.
        let file = try file { connection in
            try connection.execute("DROP INDEX resource_id")
            try connection.execute(
                "INSERT INTO resource SELECT 2, id, kind, account, region, NULL, NULL, NULL, NULL, 0, body FROM resource")
            try connection.execute("CREATE UNIQUE INDEX resource_id ON resource (seq)")
            try connection.execute(
                """
                PRAGMA writable_schema = ON;
                UPDATE sqlite_schema SET sql = 'CREATE UNIQUE INDEX resource_id ON resource (kind, id)' WHERE name = 'resource_id'
                """)
        }
        let sentence = try #require(try refusal(of: file))
        #expect(sentence.hasPrefix("Snapshot given cannot be used: row 2 ") || sentence.contains("or it is damaged"))
    }

    @Test func `counts are counted anew and not believed`() throws {
        let file = try file { try $0.execute("UPDATE resource_count SET count = 9223372036854775807") }
        let store = try Store(ofNotesAt: .memory)
        _ = try store.importSnapshot(file, as: name)
        try store.restoreSnapshot(name)
        #expect(try store.resourceCounts() == [ResourceCount(kind: "note", status: nil, count: 1)])
    }

    // MARK: What a file is made of

    @Test(arguments: ["UTF-8", "UTF-16le", "UTF-16be"], [512, 4096, 65536])
    func `a file of any encoding and page size is taken, and becomes one of ours`(encoding: String, pageBytes: Int) throws {
        let rows = try Connection(bytes: file { _ in })
        let made = try Connection(path: ":memory:")
        try made.execute("PRAGMA page_size = \(pageBytes); PRAGMA encoding = '\(encoding)'")
        try Migrator().migrate(made, path: "")
        for id in try rows.rows("SELECT id FROM resource", column: 0) {
            try made.execute(
                "INSERT INTO resource VALUES (1, '\(id)', 'note', '1', 'r', 'c', 'p', 'é', NULL, 0, '{\"text\":\"hé\"}')")
        }
        for place in [Location.memory, .directory(directory.path)] {
            let store = try Store(ofNotesAt: place)
            _ = try store.importSnapshot(made.serialized(), as: name)
            try store.restoreSnapshot(name)
            #expect(try store.find(Note.self, id: "a")?.text == "hé")
            #expect(try store.connection.rows("PRAGMA page_size", column: 0) == ["4096"])
            #expect(try store.connection.rows("PRAGMA encoding", column: 0) == ["UTF-8"])
            try store.transaction { try store.insert(Note("b")) }
            try store.close()
        }
    }

    @Test(arguments: [
        "CREATE TRIGGER t AFTER INSERT ON resource BEGIN DELETE FROM resource; END",
        "CREATE VIEW v AS SELECT 1", "CREATE TABLE more (x)", "DROP INDEX due_at", "ALTER TABLE meta ADD COLUMN more TEXT",
        """
        PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_t', 'resource', 0,
        'CREATE TRIGGER sqlite_t AFTER INSERT ON resource BEGIN DELETE FROM resource; END')
        """,
    ])
    func `a file with anything but what our own steps make is not ours`(edit: String) throws {
        let file = try file { try $0.execute(edit) }
        #expect(try refusal(of: file) == "The file of snapshot given is not a database of cleanrooms-local, or it is damaged.")
    }

    @Test func `a refused file leaves nothing behind in the directory, and one that is taken only itself`() throws {
        let store = try Store(ofNotesAt: .directory(directory.path))
        #expect(throws: SnapshotRefusal.self) { try store.importSnapshot(file { try $0.execute("UPDATE due SET at = -1") }, as: name) }
        #expect(directory.names(in: "snapshots") == [])
        _ = try store.importSnapshot(file { _ in }, as: name)
        try store.restoreSnapshot(name)
        #expect(directory.names(in: "snapshots") == ["given.sqlite"])
    }

    @Test func `what a program that was killed left half done goes with the next start`() throws {
        directory.write([1], to: "snapshots/given.sqlite.7.partial")
        _ = try Store(ofNotesAt: .directory(directory.path))
        #expect(directory.names(in: "snapshots") == [])
    }

    @Test func `a file of every version of the schema is taken`() throws {
        for version in 1...migrations.count {
            let made = try Connection(path: ":memory:")
            try Migrator(steps: Array(migrations.prefix(version))).migrate(made, path: "")
            try made.execute("INSERT INTO resource VALUES (1, 'a', 'note', '1', 'r', 'c', 'p', NULL, NULL, 0, '{\"text\":\"old\"}')")
            let store = try Store(ofNotesAt: .memory)
            _ = try store.importSnapshot(made.serialized(), as: name)
            try store.restoreSnapshot(name)
            #expect(try store.find(Note.self, id: "a")?.text == "old")
            #expect(try store.resourceCounts() == [ResourceCount(kind: "note", status: nil, count: 1)])
        }
    }

    // MARK: Data directories

    @Test func `a directory whose schema another program has changed is refused in one sentence`() throws {
        try Store(ofNotesAt: .directory(directory.path)).close()
        let path = directory.path + "/cleanrooms.sqlite"
        do {
            let shell = try Connection(path: path)
            try shell.execute("CREATE TRIGGER t AFTER INSERT ON resource BEGIN DELETE FROM resource; END")
        }
        let refusal = #expect(throws: StoreRefusal.altered(path: path, part: "trigger t")) { try Store(at: .directory(directory.path)) }
        #expect(
            refusal?.description
                == "The file \(path) is not as cleanrooms-local makes it: its trigger t is another program's work, or is missing.")
    }

    @Test func `statistics that somebody has gathered with ANALYZE are no change`() throws {
        do {
            let store = try Store(ofNotesAt: .directory(directory.path))
            try store.transaction { try store.insert(Note("a")) }
            try store.close()
        }
        do { try Connection(path: directory.path + "/cleanrooms.sqlite").execute("ANALYZE") }
        #expect(try Store(ofNotesAt: .directory(directory.path)).noteIDs == ["a"])
    }

    @Test func `a damaged file is refused in one sentence`() throws {
        try Store(ofNotesAt: .directory(directory.path)).close()
        let path = directory.path + "/cleanrooms.sqlite"
        var bytes = try #require(directory.read("cleanrooms.sqlite"))
        for index in 100..<4096 { bytes[index] = 0xA5 }
        directory.write(bytes, to: "cleanrooms.sqlite")
        let refusal = #expect(throws: StoreRefusal.self) { try Store(at: .directory(directory.path)) }
        #expect(refusal?.description == "The file \(path) cannot be read: database disk image is malformed.")
    }

    @Test func `an account is erased also where a kind is no text`() throws {
        let store = try Store(ofNotesAt: .memory)
        try store.transaction { try store.insert(Note("a")) }
        try store.connection.execute(
            """
            INSERT INTO resource SELECT 2, 'b', x'FF', account, region, NULL, NULL, NULL, NULL, 0, body FROM resource;
            INSERT INTO resource SELECT 3, 'c', CAST(x'C0' AS TEXT), account, region, NULL, NULL, NULL, NULL, 0, body FROM resource WHERE seq = 1
            """)
        try store.erase(.account("1", region: "r"))
        #expect(try store.noteIDs == [])
    }
}
