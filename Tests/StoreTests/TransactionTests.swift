import FilesTesting
import Testing

@testable import Store

@Suite struct TransactionTests {
    struct Refused: Error {}

    let store: Store

    init() throws {
        store = try Store(at: .memory)
    }

    @Test func `a transaction that throws leaves nothing behind`() throws {
        try store.transaction { try store.insert(Note("before")) }
        #expect(throws: Refused.self) {
            try store.transaction {
                try store.insert(Note("during"))
                try store.delete(Note.self, id: "before")
                try store.schedule(event: "begin", subject: "during", at: 5)
                throw Refused()
            }
        }
        try store.commit()
        #expect(try store.noteIDs == ["before"])
        #expect(try store.nextDue() == nil)
    }

    @Test(arguments: [20, 40, 60, 80, 120, 400])
    func `a step may change any number of pages of a file, and be undone`(count: Int) throws {
        let directory = TemporaryDirectory()
        let store = try Store(at: .directory(directory.path))
        let notes = (0..<count).map { Note("\($0)", status: "old", text: String(repeating: "x", count: 3500)) }
        try store.transaction { for note in notes { try store.insert(note) } }
        try store.commit()
        #expect(throws: Refused.self) {
            try store.transaction {
                for var note in notes {
                    // A row that needs a page of its own, so that each step adds pages to what the savepoint has to bring back.
                    note.row.status = "new"
                    try store.update(note)
                }
                throw Refused()
            }
        }
        try store.transaction {
            for var note in notes {
                note.row.status = "new"
                try store.update(note)
            }
        }
        try store.commit()
        #expect(try store.count(of: Note.self, in: .parent("p"), status: ["new"]) == count)
    }

    @Test func `a nested transaction fails alone`() throws {
        try store.transaction {
            try store.insert(Note("outer"))
            #expect(throws: Refused.self) {
                try store.transaction {
                    try store.insert(Note("inner"))
                    throw Refused()
                }
            }
            try store.insert(Note("after"))
        }
        try store.commit()
        #expect(try store.noteIDs == ["outer", "after"])
    }

    @Test func `an outer transaction that throws undoes the inner ones`() throws {
        #expect(throws: Refused.self) {
            try store.transaction {
                try store.transaction { try store.insert(Note("inner")) }
                throw Refused()
            }
        }
        #expect(try store.noteIDs == [])
    }

    @Test func `transactions of a turn see each other before the commit`() throws {
        try store.transaction { try store.insert(Note("a")) }
        let ids = try store.reading { try store.noteIDs }
        #expect(ids == ["a"])
        #expect(store.connection.isInTransaction)
    }

    @Test func `only a turn with writes has uncommitted writes`() throws {
        #expect(!store.hasUncommittedWrites)
        _ = try store.reading { try store.noteIDs }
        _ = try store.transaction { try store.noteIDs }
        #expect(!store.hasUncommittedWrites)
        try store.transaction { try store.insert(Note("a")) }
        #expect(store.hasUncommittedWrites)
        try store.commit()
        #expect(!store.hasUncommittedWrites)
        #expect(!store.connection.isInTransaction)
    }

    @Test func `a commit without a turn does nothing`() throws {
        try store.commit()
        try store.commit()
        #expect(try store.noteIDs == [])
    }

    @Test func `a turn that cannot be committed is undone as a whole`() throws {
        try store.transaction { try store.insert(Note("kept")) }
        try store.commit()
        // A deferred foreign key is looked at when the transaction commits.
        try store.connection.execute(
            """
            PRAGMA foreign_keys = ON;
            CREATE TABLE target (id PRIMARY KEY);
            CREATE TABLE arrow (target REFERENCES target (id) DEFERRABLE INITIALLY DEFERRED)
            """)
        try store.transaction { try store.insert(Note("first")) }
        try store.transaction { try store.connection.run("INSERT INTO arrow VALUES (1)") }
        let error = #expect(throws: StoreError.self) { try store.commit() }
        #expect(error?.sql == "COMMIT")
        #expect(try store.noteIDs == ["kept"])
        #expect(!store.hasUncommittedWrites)

        try store.transaction { try store.insert(Note("later")) }
        try store.commit()
        #expect(try store.noteIDs == ["kept", "later"])
    }

    @Test func `a full disk fails the step that finds no room, and no other`() throws {
        try store.transaction { try store.insert(Note("kept")) }
        try store.commit()
        let big = String(repeating: "x", count: 100_000)
        let pages = try store.connection.use("PRAGMA page_count") { try $0.step() ? $0.integer(0) : 0 }
        try store.connection.execute("PRAGMA max_page_count = \(pages + 4)")

        try store.transaction { try store.insert(Note("small")) }
        let error = #expect(throws: StoreError.self) { try store.transaction { try store.setMeta("big", to: big) } }
        #expect(error?.primaryCode == 13)
        #expect(error?.sql.contains("INSERT INTO meta") == true)
        #expect(try store.reading { try store.find(Note.self, id: "kept") } != nil)
        // SQLite has taken the small note back with the big text, and it was written again.
        try store.transaction { try store.insert(Note("another")) }
        try store.commit()
        #expect(try store.noteIDs == ["kept", "small", "another"])

        try store.connection.execute("PRAGMA max_page_count = 100000")
        try store.transaction { try store.setMeta("big", to: big) }
        try store.commit()
        #expect(try store.meta("big") == big)
    }

    @Test func `a full disk fails the turn when its writes are too many to be done again`() throws {
        store.writeLog = WriteLog(capacity: 0)
        let pages = try store.connection.use("PRAGMA page_count") { try $0.step() ? $0.integer(0) : 0 }
        try store.connection.execute("PRAGMA max_page_count = \(pages + 4)")
        try store.transaction { try store.insert(Note("small")) }
        let big = String(repeating: "x", count: 100_000)
        #expect(throws: StoreError.self) { try store.transaction { try store.setMeta("big", to: big) } }
        // Its answers must not go out, and reads go on.
        #expect(store.hasUncommittedWrites)
        #expect(try store.reading { try store.find(Note.self, id: "small") } == nil)
        #expect(throws: StoreError.self) { try store.transaction { try store.insert(Note("another")) } }
        #expect(throws: StoreError.self) { try store.commit() }

        try store.transaction { try store.insert(Note("later")) }
        try store.commit()
        #expect(try store.noteIDs == ["later"])
    }

    @Test func `no write slips out of a turn that SQLite has ended`() throws {
        #expect(throws: StoreError.self) {
            try store.transaction {
                try store.insert(Note("a"))
                try store.connection.execute("ROLLBACK")
                try store.insert(Note("b"))
            }
        }
        #expect(throws: StoreError.self) { try store.commit() }
        #expect(try store.noteIDs == [])
    }
}
