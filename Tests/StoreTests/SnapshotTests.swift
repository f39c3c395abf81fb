import FilesTesting
import JSON
import Testing

@testable import Store

@Suite struct SnapshotTests {
    /// Where a store of a test keeps its snapshots.
    enum Place: CaseIterable { case memory, directory }

    let directory = TemporaryDirectory()
    let first = SnapshotName("first")!
    let second = SnapshotName("second")!

    private func store(_ place: Place) throws -> Store {
        try Store(ofNotesAt: place == .memory ? .memory : .directory(directory.path))
    }

    // MARK: Names

    @Test(arguments: ["a", "A-1_b.c", "...", String(repeating: "x", count: 64)])
    func `a name is letters, digits, dots, underscores and hyphens`(text: String) {
        #expect(SnapshotName(text)?.text == text)
    }

    @Test(arguments: ["", "a/b", "../a", "a b", "a\0", "é", "a\n", "%2e", String(repeating: "x", count: 65)])
    func `what could be a path or a trick is no name`(text: String) {
        #expect(SnapshotName(text) == nil)
    }

    // MARK: Saving and restoring

    @Test(arguments: Place.allCases)
    func `a restored snapshot is the whole state as it was`(place: Place) throws {
        let store = try store(place)
        try store.transaction {
            try store.insert(Note("a", text: "kept", numbers: [1, 2]))
            try store.schedule(event: "begin", subject: "a", at: 9)
            try store.setTags(["k": "v"], of: "arn")
            try store.setMeta("offset", to: "7")
        }
        let saved = try store.saveSnapshot(first)
        #expect(saved.name == first)
        #expect(try store.find(Note.self, id: "b") == nil)
        #expect(saved.savedAt > 1_700_000_000_000)
        try store.eraseEverything()
        try store.transaction {
            try store.insert(Note("b"))
            try store.setMeta("offset", to: nil)
        }
        #expect(try store.noteIDs == ["b"])
        #expect(try store.find(Note.self, id: "a") == nil)
        #expect(try store.nextDue() == nil)
        try store.restoreSnapshot(first)
        #expect(try store.nextDue() == 9)
        #expect(try store.noteIDs == ["a"])
        #expect(try store.find(Note.self, id: "a") == Note("a", text: "kept", numbers: [1, 2]))
        #expect(try store.takeDue(upTo: 9) == .due(Due(at: 9, event: "begin", subject: "a")))
        #expect(try store.tags(of: "arn") == ["k": "v"])
        #expect(try store.meta("offset") == "7")
        // And the store goes on from there.
        try store.transaction { try store.insert(Note("c")) }
        try store.commit()
        #expect(try store.noteIDs == ["a", "c"])
    }

    // MARK: While the state is used

    @Test func `a state is saved as it was when that was asked for, while it is written`() throws {
        let store = try store(.directory)
        try store.transaction {
            for number in 0..<500 { try store.insert(Note("saved-\(number)", text: String(repeating: "s", count: 4000))) }
        }
        let saving = try #require(try store.saving(first))
        try store.transaction {
            try store.insert(Note("after"))
            for number in 0..<500 { try store.update(Note("saved-\(number)", text: "changed")) }
        }
        try store.commit()
        #expect(try store.snapshots().isEmpty)
        let saved = try store.keepSnapshot(try saving.keepable(), as: first)
        let file = try #require(directory.read("snapshots/first.sqlite"))
        #expect(saved.bytes == file.count && saved.bytes > 2_000_000)
        #expect(file[18] == 1 && file[19] == 1, "the file says that it has no log")
        #expect(directory.names(in: "snapshots") == ["first.sqlite"])
        try store.restoreSnapshot(first)
        #expect(try store.noteIDs.count == 500)
        #expect(try store.find(Note.self, id: "saved-7")?.text.count == 4000)
    }

    @Test func `a state that cannot be copied leaves nothing behind, and says why`() throws {
        let store = try store(.directory)
        let saving = try #require(try store.saving(first))
        directory.write([], to: "snapshots/first.sqlite.1.partial/file")
        let refusal = #expect(throws: SnapshotRefusal.self) { try saving.keepable() }
        #expect("\(try #require(refusal))" == "The file of snapshot first cannot be used: unable to open database file.")
        try store.transaction { try store.insert(Note("a")) }
        try store.commit()
        #expect(try store.noteIDs == ["a"])
    }

    // MARK: While another state takes the place

    @Test func `what is there is read while a snapshot takes its place, and nothing is written`() throws {
        let store = try store(.directory)
        try store.transaction {
            for number in 0..<500 { try store.insert(Note("saved-\(number)", text: String(repeating: "s", count: 4000))) }
        }
        _ = try store.saveSnapshot(first)
        try store.eraseEverything()
        try store.transaction { try store.insert(Note("there")) }
        try store.commit()
        let copy = try store.restoring(first).exchanging()
        #expect(store.isBeingReplaced)
        #expect(try store.reading { try store.noteIDs } == ["there"])
        #expect(try !store.takeWriteLock())
        try store.commit()
        try store.restore(copy)
        #expect(!store.isBeingReplaced)
        #expect(try store.noteIDs.count == 500)
        #expect(store.logPages > 500, "the log is as long as the state")
        try store.transaction { try store.insert(Note("after")) }
        try store.commit()
        #expect(try store.noteIDs.last == "after")
    }

    @Test func `a snapshot that does not take its place after all leaves the state as it was, and free`() throws {
        let store = try store(.directory)
        try store.transaction { try store.insert(Note("saved")) }
        _ = try store.saveSnapshot(first)
        try store.transaction { try store.insert(Note("there")) }
        do {
            let copy = try store.restoring(first).exchanging()
            #expect(store.isBeingReplaced)
            _ = copy
        }
        #expect(!store.isBeingReplaced)
        try store.transaction { try store.insert(Note("after")) }
        try store.commit()
        #expect(try store.noteIDs == ["saved", "there", "after"])
    }

    @Test func `beside another program that writes a snapshot does not take its place, and the state is free afterwards`() throws {
        let store = try store(.directory)
        _ = try store.saveSnapshot(first)
        let shell = try Connection(path: directory.path + "/cleanrooms.sqlite")
        try shell.run("BEGIN IMMEDIATE")
        var reading = try store.restoring(first)
        reading.target?.patience = 0
        #expect(throws: StoreError.self) { try reading.exchanging() }
        #expect(!store.isBeingReplaced)
        try shell.run("COMMIT")
        shell.close()
        try store.restoreSnapshot(first)
    }

    @Test(arguments: Place.allCases)
    func `a snapshot holds what the open turn has done, and that is committed`(place: Place) throws {
        let store = try store(place)
        try store.transaction { try store.insert(Note("a")) }
        _ = try store.saveSnapshot(first)
        #expect(!store.hasUncommittedWrites)
        try store.transaction { try store.insert(Note("b")) }
        try store.restoreSnapshot(first)
        try store.commit()
        #expect(try store.noteIDs == ["a"])
    }

    @Test func `a turn that cannot be committed makes no snapshot, and its end says so`() throws {
        let store = try store(.memory)
        try store.connection.execute(
            """
            PRAGMA foreign_keys = ON;
            CREATE TABLE target (id PRIMARY KEY);
            CREATE TABLE arrow (target REFERENCES target (id) DEFERRABLE INITIALLY DEFERRED)
            """)
        try store.transaction { try store.connection.run("INSERT INTO arrow VALUES (1)") }
        #expect(throws: StoreError.self) { try store.saveSnapshot(first) }
        #expect(try store.snapshots().isEmpty)
        #expect(throws: StoreError.self) { try store.commit() }
        #expect(throws: Never.self) { try store.commit() }
    }

    @Test(arguments: Place.allCases)
    func `a snapshot of the same name is replaced, and a list is in the order of names`(place: Place) throws {
        let store = try store(place)
        _ = try store.saveSnapshot(second)
        _ = try store.saveSnapshot(first)
        try store.transaction { try store.insert(Note("a")) }
        _ = try store.saveSnapshot(first)
        #expect(try store.snapshots().map(\.name) == [first, second])
        try store.eraseEverything()
        try store.restoreSnapshot(first)
        #expect(try store.noteIDs == ["a"])
    }

    @Test(arguments: Place.allCases)
    func `a deleted snapshot is missing`(place: Place) throws {
        let store = try store(place)
        _ = try store.saveSnapshot(first)
        try store.deleteSnapshot(first)
        #expect(try store.snapshots().isEmpty)
        #expect(throws: SnapshotRefusal.missing(first)) { try store.deleteSnapshot(first) }
        #expect(throws: SnapshotRefusal.missing(first)) { try store.restoreSnapshot(first) }
        #expect(throws: SnapshotRefusal.missing(first)) { try store.exportSnapshot(first) }
        #expect(SnapshotRefusal.missing(first).description == "There is no snapshot first.")
    }

    @Test func `snapshots of a data directory outlive the program, each as one file`() throws {
        do {
            let store = try store(.directory)
            try store.transaction { try store.insert(Note("a")) }
            _ = try store.saveSnapshot(first)
            try store.eraseEverything()
            try store.close()
        }
        #expect(directory.names(in: "snapshots") == ["first.sqlite"])
        let store = try store(.directory)
        #expect(try store.noteIDs == [])
        try store.restoreSnapshot(first)
        #expect(try store.noteIDs == ["a"])
    }

    @Test func `a restored state is on the disk`() throws {
        do {
            let store = try store(.directory)
            try store.transaction { try store.insert(Note("a")) }
            _ = try store.saveSnapshot(first)
            try store.eraseEverything()
            try store.commit()
            try store.restoreSnapshot(first)
            // The files as a process that is killed now would leave them.
            let after = TemporaryDirectory()
            for name in ["cleanrooms.sqlite", "cleanrooms.sqlite-wal"] { after.write(directory.read(name) ?? [], to: name) }
            #expect(try Store(at: .directory(after.path)).noteIDs == ["a"])
        }
        #expect(try store(.directory).noteIDs == ["a"])
    }

    @Test func `what lies beside the snapshots is none`() throws {
        let store = try store(.directory)
        _ = try store.saveSnapshot(first)
        for name in ["first.sqlite.partial", "notes.txt", "a b.sqlite", ".sqlite"] { directory.write([1], to: "snapshots/\(name)") }
        #expect(try store.snapshots().map(\.name) == [first])
    }

    // MARK: Files

    @Test(arguments: Place.allCases)
    func `an exported file is a snapshot wherever it is brought in`(place: Place) throws {
        let source = try store(place)
        try source.transaction { try source.insert(Note("a")) }
        _ = try source.saveSnapshot(first)
        let bytes = try source.exportedFile(first)
        #expect(bytes.starts(with: "SQLite format 3\0".utf8))
        let store = try Store(ofNotesAt: .memory)
        let snapshot = try store.importSnapshot(bytes, as: second)
        #expect(try store.exportedFile(second).count == snapshot.bytes)
        #expect(try store.noteIDs == [])
        try store.restoreSnapshot(second)
        #expect(try store.noteIDs == ["a"])
    }

    @Test func `the database file of a program that has stopped is a snapshot`() throws {
        do {
            let store = try store(.directory)
            try store.transaction { try store.insert(Note("a")) }
            try store.close()
        }
        let store = try Store(ofNotesAt: .memory)
        _ = try store.importSnapshot(try #require(directory.read("cleanrooms.sqlite")), as: first)
        try store.restoreSnapshot(first)
        #expect(try store.noteIDs == ["a"])
    }

    @Test func `files that are not ours are refused, and change nothing`() throws {
        let store = try store(.memory)
        try store.transaction { try store.insert(Note("kept")) }
        _ = try store.saveSnapshot(first)
        let good = try store.exportedFile(first)
        let album = try Connection(path: ":memory:")
        try album.execute("CREATE TABLE album (title)")
        let trapped = try Connection(bytes: good)
        try trapped.execute("CREATE TRIGGER trap AFTER INSERT ON resource BEGIN DELETE FROM resource; END")
        let empty = try Connection(path: ":memory:")
        try empty.execute("CREATE TABLE gone (x); DROP TABLE gone")
        var damaged = good
        for index in 4096..<8192 { damaged[index] = 0xA5 }
        let files: [[UInt8]] = [
            [], Array("SQLite format 3\0".utf8), Array(repeating: 7, count: 5000), try album.serialized(), try trapped.serialized(),
            try empty.serialized(), Array(good.prefix(good.count - 4096)), damaged,
        ]
        for (number, bytes) in files.enumerated() {
            #expect(throws: SnapshotRefusal.foreign(second), "file \(number)") { try store.importSnapshot(bytes, as: second) }
        }
        #expect(try store.snapshots().map(\.name) == [first])
        #expect(try store.noteIDs == ["kept"])
    }

    @Test func `a snapshot file that was damaged on the disk is refused, and the state stays`() throws {
        let store = try store(.directory)
        _ = try store.saveSnapshot(first)
        try store.transaction { try store.insert(Note("kept")) }
        directory.write(
            Array("no database at all, but a text that is long enough to be taken for a header of one, if nobody looked".utf8),
            to: "snapshots/first.sqlite")
        #expect(throws: SnapshotRefusal.foreign(first)) { try store.restoreSnapshot(first) }
        try store.commit()
        #expect(try store.noteIDs == ["kept"])
    }

    @Test func `a file newer than the program is refused in one sentence`() throws {
        let store = try store(.memory)
        let later = try Connection(path: ":memory:")
        try later.execute("CREATE TABLE later (x); PRAGMA user_version = 99")
        let known = Int64(migrations.count)
        let error = #expect(throws: SnapshotRefusal.newer(first, version: 99, known: known)) {
            try store.importSnapshot(try later.serialized(), as: first)
        }
        #expect(
            error?.description
                == "The file of snapshot first has schema version 99, but this program knows versions up to \(known); "
                + "use a newer cleanrooms-local.")
    }
}
