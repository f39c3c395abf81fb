import FilesTesting
import Testing

@testable import Store

@Suite struct CountsTests {
    let store: Store

    init() throws {
        store = try Store(ofNotesAt: .memory)
    }

    /// As `kind status count`, without those of 0.
    private func counts(of store: Store? = nil) throws -> [String] {
        try (store ?? self.store).resourceCounts().filter { $0.count != 0 }.map { "\($0.kind) \($0.status ?? "-") \($0.count)" }
    }

    /// Counted the slow way.
    private var counted: [String] {
        get throws {
            try store.connection.rows(
                "SELECT kind || ' ' || ifnull(status, '-') || ' ' || count(*) FROM resource GROUP BY kind, status", column: 0)
        }
    }

    @Test func `records are counted by kind and status through all that is done to them`() throws {
        try store.insert(Note("1"))
        try store.insert(Note("2", status: "A"))
        try store.insert(Note("3", status: "A"))
        try store.insert(Memo("1", status: "A"))
        #expect(try counts() == ["memo A 1", "note - 1", "note A 2"])
        try store.update(Note("2", status: "B", text: "x"))
        try store.update(Note("1", text: "x"))
        #expect(try counts() == ["memo A 1", "note - 1", "note A 1", "note B 1"])
        try store.delete(Note.self, id: "3")
        try store.delete(Note.self, id: "none")
        #expect(try counts() == ["memo A 1", "note - 1", "note B 1"])
        #expect(try counts() == counted)
        try store.erase(.account("1", region: "r"), except: ["memo"])
        #expect(try counts() == ["memo A 1"])
        #expect(try store.resourceCounts().contains(ResourceCount(kind: "note", status: "B", count: 0)))
    }

    @Test func `what is rolled back is not counted`() throws {
        try store.transaction {
            try store.insert(Note("1"))
            #expect(throws: StoreError.self) {
                try store.transaction {
                    try store.insert(Note("2"))
                    try store.insert(Note("1"))
                }
            }
        }
        try store.commit()
        #expect(try counts() == ["note - 1"])
    }

    @Test func `a record that changes its status in the turn that inserted it is counted once`() throws {
        try store.transaction {
            try store.insert(Note("1", status: "A"))
            try store.update(Note("1", status: "B"))
        }
        try store.commit()
        #expect(try counts() == ["note B 1"])
    }

    @Test func `what a step has counted for the steps before it stays to be counted when it is undone`() throws {
        struct Undone: Error {}
        try store.transaction { try store.insert(Note("1", status: "A")) }
        #expect(throws: Undone.self) {
            try store.transaction {
                try store.insert(Note("2", status: "A"))
                try store.update(Note("1", status: "B"))
                throw Undone()
            }
        }
        try store.transaction { try store.insert(Note("3", status: "A")) }
        try store.commit()
        #expect(try counts() == ["note A 2"])
        #expect(try counts() == counted)
    }

    @Test func `a turn that is lost counts nothing, and counting goes on`() throws {
        try store.transaction { try store.insert(Note("1")) }
        try store.connection.execute("ROLLBACK")
        #expect(throws: StoreError.self) { try store.commit() }
        try store.transaction { try store.insert(Note("2")) }
        try store.commit()
        #expect(try counts() == ["note - 1"])
    }

    @Test func `erasing everything leaves counts of 0, and counting goes on`() throws {
        try store.insert(Note("1", status: "A"))
        try store.insert(Note("2", status: "A"))
        try store.eraseEverything()
        #expect(try store.resourceCounts() == [ResourceCount(kind: "note", status: "A", count: 0)])
        try store.insert(Note("3", status: "A"))
        #expect(try counts() == ["note A 1"])
    }

    @Test func `an erasure that is undone takes its counts back`() throws {
        struct Undone: Error {}
        try store.insert(Note("1"))
        #expect(throws: Undone.self) {
            try store.transaction {
                try store.eraseEverything()
                throw Undone()
            }
        }
        try store.insert(Note("2"))
        #expect(try counts() == ["note - 2"])
    }

    @Test func `a restored snapshot has its own counts`() throws {
        try store.insert(Note("1"))
        _ = try store.saveSnapshot(#require(SnapshotName("first")))
        try store.insert(Note("2"))
        try store.restoreSnapshot(#require(SnapshotName("first")))
        #expect(try counts() == ["note - 1"])
    }

    @Test func `a file of an older version is counted once`() throws {
        let connection = try Connection(path: ":memory:")
        try Migrator(steps: Array(migrations.prefix(2))).migrate(connection, path: ":memory:")
        try connection.execute(
            "INSERT INTO resource (id, kind, account, region, status, created_at, body) VALUES ('1', 'note', '1', 'r', 'A', 0, '{\"text\":\"\"}')"
        )
        let name = try #require(SnapshotName("old"))
        _ = try store.importSnapshot(connection.serialized(), as: name)
        try store.restoreSnapshot(name)
        #expect(try counts() == ["note A 1"])
    }

    @Test func `the size grows with what is kept, and a log is there only in a directory`() throws {
        let directory = TemporaryDirectory()
        let durable = try Store(at: .directory(directory.path))
        let before = try durable.databaseBytes()
        try durable.transaction { for id in 0..<100 { try durable.insert(Note("\(id)", text: String(repeating: "x", count: 1000))) } }
        try durable.commit()
        #expect(try durable.databaseBytes() > before + 100_000)
        #expect(try #require(durable.logBytes) > 100_000)
        #expect(store.logBytes == nil)
        try durable.close()
    }

    @Test func `what is due is counted`() throws {
        #expect(try store.dueCount() == 0)
        try store.schedule(event: "begin", subject: "1", at: 5)
        try store.schedule(event: "end", subject: "1", at: 6)
        #expect(try store.dueCount() == 2)
    }
}
