import FilesTesting
import Testing

@testable import Store

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct DataDirectoryTests {
    let directory = TemporaryDirectory()

    private func open(_ path: String? = nil) throws -> Store {
        try Store(at: .directory(path ?? directory.path))
    }

    @Test func `a store that was closed has its rows when it is opened again`() throws {
        do {
            let store = try open()
            try store.transaction { try store.insert(Note("a", text: "kept")) }
            try store.close()
        }
        #expect(directory.read("cleanrooms.sqlite-wal") == nil)
        #expect(try open().find(Note.self, id: "a")?.text == "kept")
    }

    @Test func `closing commits the open turn`() throws {
        do {
            let store = try open()
            try store.transaction { try store.insert(Note("a")) }
            try store.close()
            try store.close()
        }
        #expect(try open().noteIDs == ["a"])
    }

    @Test func `committed rows outlive a crash, and uncommitted ones do not`() throws {
        let store = try open()
        try store.transaction { try store.insert(Note("committed")) }
        try store.commit()
        try store.transaction { try store.insert(Note("uncommitted")) }
        // The files as a process that is killed now would leave them.
        let after = TemporaryDirectory()
        for name in ["cleanrooms.sqlite", "cleanrooms.sqlite-wal"] { after.write(try #require(directory.read(name)), to: name) }
        #expect(try open(after.path).noteIDs == ["committed"])
    }

    @Test func `a checkpoint beside the store moves committed rows into the database file, and the log begins anew`() throws {
        let store = try open()
        try store.transaction { try store.insert(Note("a")) }
        try store.commit()
        let pages = store.logPages
        #expect(pages > 0)
        try store.transaction { try store.insert(Note("b")) }
        _ = try #require(store.checkpoint).run()
        try store.commit()
        #expect(store.logPages > pages)
        _ = try #require(store.checkpoint).run()
        let after = TemporaryDirectory()
        after.write(try #require(directory.read("cleanrooms.sqlite")), to: "cleanrooms.sqlite")
        #expect(try open(after.path).noteIDs == ["a", "b"])
        try store.transaction { try store.insert(Note("c")) }
        try store.commit()
        #expect(store.logPages <= pages)
    }

    @Test func `the store finishes by itself what a checkpoint has left`() throws {
        let store = try open()
        try store.transaction { try store.insert(Note("a")) }
        try store.commit()
        try store.finishCheckpoint()
        let after = TemporaryDirectory()
        after.write(try #require(directory.read("cleanrooms.sqlite")), to: "cleanrooms.sqlite")
        #expect(try open(after.path).noteIDs == ["a"])
    }

    @Test func `no commit makes a checkpoint by itself`() throws {
        let store = try open()
        for number in 0..<1200 {
            try store.transaction { try store.insert(Note("n\(number)")) }
            try store.commit()
        }
        #expect(store.logPages > 1200)
    }

    @Test func `a store in memory has no checkpoint`() throws {
        #expect(try Store(at: .memory).checkpoint == nil)
    }

    @Test func `the file can be read by another connection while the store is open`() throws {
        let store = try open()
        try store.transaction { try store.insert(Note("a")) }
        try store.commit()
        try store.transaction { try store.insert(Note("b")) }
        let shell = try Connection(path: directory.path + "/cleanrooms.sqlite")
        #expect(try shell.rows("SELECT id FROM resource", column: 0) == ["a"])
        #expect(try shell.rows("PRAGMA journal_mode", column: 0) == ["wal"])
    }

    @Test func `a directory is made with those above it`() throws {
        let path = directory.path + "/a/b/c"
        let store = try open(path)
        #expect(directory.read("a/b/c/cleanrooms.sqlite") != nil)
        try store.close()
    }

    @Test func `a directory in use is refused until its store is gone`() throws {
        var store: Store? = try open()
        #expect(throws: StoreRefusal.inUse(path: directory.path)) { try open() }
        try store?.close()
        store = nil
        #expect(throws: Never.self) { try open() }
    }

    /// It once closed its lock twice, and between the two another thread could be given the number for its database.
    @Test func `a refused directory lets go of its lock once`() throws {
        let store = try open()
        errno = 0
        let second = try? DataDirectory(directory.path)
        let error = errno
        #expect(second == nil && error != EBADF)
        try store.close()
    }

    @Test func `a file in the place of the directory is refused`() throws {
        directory.write([], to: "file")
        let path = directory.path + "/file"
        #expect(throws: StoreRefusal.unusable(path: path, reason: "it is not a directory")) { try open(path) }
        #expect(throws: StoreRefusal.self) { try open(path + "/below") }
    }

    @Test func `a file that is no database is refused and left alone`() throws {
        let bytes = Array(
            "This is a letter, and quite a long one; SQLite reads a hundred bytes before it makes up its mind about it all.".utf8)
        directory.write(bytes, to: "cleanrooms.sqlite")
        let path = directory.path + "/cleanrooms.sqlite"
        let error = #expect(throws: StoreRefusal.foreign(path: path)) { try open() }
        #expect(error?.description == "The file \(path) is not a database of cleanrooms-local.")
        #expect(directory.read("cleanrooms.sqlite") == bytes)
    }

    @Test func `a read-only database answers reads and refuses writes`() throws {
        let store = try open()
        try store.transaction { try store.insert(Note("a")) }
        try store.commit()
        try store.connection.execute("PRAGMA query_only = ON")
        let error = #expect(throws: StoreError.self) { try store.transaction { try store.insert(Note("b")) } }
        #expect(error?.primaryCode == 8)
        try store.commit()
        #expect(try store.noteIDs == ["a"])
    }
}
