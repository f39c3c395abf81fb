// The state of the emulator in one SQLite database, and the transactions on it.
// Reference: https://www.sqlite.org/lang_savepoint.html; docs/architecture.md, "Threads" and "The store".

import CSQLite

/// Where a store keeps its state.
package enum Location: Sendable, Equatable {
    /// In memory, gone with the store.
    case memory
    /// In the file `cleanrooms.sqlite` of a directory, which is made if it is not there.
    case directory(String)
}

/// The database. It belongs to one thread, the event loop's.
///
/// The writes of one turn of the loop share one commit: the first transaction opens the turn, and ``commit()`` ends it. A read or write outside of
/// any turn stands by itself.
package final class Store {
    let connection: Connection
    let shelf: any SnapshotShelf
    /// What the rows may hold. The owner of the store sets it before the store is used.
    package var contents = StateContents()
    let directory: DataDirectory?
    let replacements = Replacements()
    var cache = RecordCache()
    /// When the next event is due, as ``nextDue()`` last read it; the outer nil means that it has to be read.
    var knownNextDue: Int64??
    private var turn = Turn.closed
    private var depth = 0
    private var uncounted = UncountedRecords()
    var writeLog = WriteLog()
    /// What SQLite counts the commits of other connections by.
    private var dataVersion: Int64 = 0

    private enum Turn {
        case closed
        case open
        /// SQLite has rolled the whole turn back, as it may on a full disk; the turn can only fail.
        case lost(any Error)
    }

    /// Opens the state at a location and brings it to the newest schema.
    ///
    /// - Throws: ``StoreRefusal`` if the place cannot be used; ``StoreError``.
    package init(at location: Location) throws {
        switch location {
        case .memory:
            directory = nil
            shelf = MemoryShelf()
            connection = try Connection(path: ":memory:")
            try Migrator().migrate(connection, path: ":memory:")
        case .directory(let path):
            let directory = try DataDirectory(path)
            self.directory = directory
            shelf = DirectoryShelf(path + "/snapshots")
            do {
                connection = try Self.open(directory.database)
                directory.noteDatabase()
            } catch let error as StoreError {
                throw StoreRefusal.damaged(path: directory.database, reason: error.message)
            }
        }
    }

    private static func open(_ path: String) throws -> Connection {
        let connection = try Connection(path: path)
        try connection.keepSavepointsInMemory()
        // First, so that a file which is refused stays as it is.
        let migrator = Migrator()
        let version = try migrator.version(of: connection, path: path)
        if version <= Int64(migrator.steps.count), let part = try migrator.alteration(of: connection, version: version) {
            throw StoreRefusal.altered(path: path, part: part)
        }
        try migrator.migrate(connection, path: path)
        try connection.useWriteAheadLog()
        return connection
    }

    /// Runs a step of the open turn, opening one if there is none. The step happens as a whole or, when `body` throws, not at all.
    ///
    /// - Throws: what `body` throws; ``StoreError``.
    package func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        if case .lost(let error) = turn { throw error }
        try openTurnToWrite()
        let mark = Mark(
            uncounted: uncounted.mark, changes: connection.allChanges, writes: writeLog.isComplete ? writeLog.mark : nil)
        if mark.writes == nil { try connection.run("SAVEPOINT step") }
        depth += 1
        defer { depth -= 1 }
        do {
            let result = try body()
            if mark.writes == nil { try connection.run("RELEASE step") }
            return result
        } catch {
            undoStep(to: mark, because: error)
            throw error
        }
    }

    /// Where a step began.
    private struct Mark {
        let uncounted: UncountedRecords.Mark
        let changes: Int32
        /// The writes before it; nil if they are too many to be done again, and the step has a savepoint.
        let writes: Int?
    }

    /// Runs reads inside the open turn, opening one if there is none: cheaper than reads that each take their own lock.
    package func reading<Result>(_ body: () throws -> Result) throws -> Result {
        // A lost turn has no transaction left to read in, but reads by themselves go on.
        if case .closed = turn { try openTurn() }
        return try body()
    }

    /// Ends the open turn, making its writes durable; without a turn it does nothing.
    ///
    /// - Throws: ``StoreError`` if the turn could not be committed. All of it is undone then, and the store can be used as before.
    package func commit() throws {
        precondition(depth == 0, "A turn cannot end inside of one of its transactions.")
        noticeLoss()
        defer {
            turn = .closed
            forgetTurn()
        }
        switch turn {
        case .closed: return
        case .lost(let error): throw error
        case .open:
            do {
                try countInserted()
                try connection.run("COMMIT")
            } catch {
                forgetEverything()
                if connection.isInTransaction { try connection.run("ROLLBACK") }
                throw error
            }
        }
    }

    /// Makes durable what the open turn has done so far. If that fails, the turn is lost: its end will say so for all of it.
    func commitEarly() throws {
        do {
            try commit()
        } catch {
            lose(error)
            throw error
        }
    }

    /// Whether ``commit()`` has something to make durable, or a loss to report.
    package var hasUncommittedWrites: Bool {
        if case .lost = turn { return true }
        return !writeLog.isEmpty
    }

    /// Takes the lock for writing, if no other program has it, for the rest of the turn. Nobody waits here.
    ///
    /// - Returns: False while another program is writing.
    /// - Throws: ``StoreError`` for whatever else is in the way of writing.
    package func takeWriteLock() throws -> Bool {
        // The turn's own end tells of its loss.
        if case .lost = turn { return true }
        do {
            try openTurnToWrite()
            return true
        } catch let error as StoreError where error.primaryCode == SQLITE_BUSY {
            return false
        }
    }

    /// Commits the open turn, closes the database, and lets go of nothing else: the directory is free once the store is gone.
    ///
    /// - Throws: ``StoreError`` if the turn could not be committed; the database is closed all the same.
    package func close() throws {
        defer {
            // Moving a long log would take seconds; the next start finds it, and moves it beside its work.
            if logPages > Self.pagesMovedAtClose { connection.keepLogAtClose() }
            connection.close()
        }
        try commit()
    }

    /// 64 MB.
    private static let pagesMovedAtClose = 16_000

    /// Runs a statement that writes.
    ///
    /// - Parameter reach: what it may change.
    func write<Result>(
        _ sql: StaticString, reach: Reach = .everything, _ body: @escaping (Statement) throws -> Result
    ) throws -> Result {
        noticeLoss()
        // Without its transaction the write would be committed by itself.
        if case .lost(let error) = turn { throw error }
        cache.forget(reach)
        switch reach {
        case .timetable, .everything: knownNextDue = nil
        case .record, .neither: break
        }
        let result = try connection.use(sql, body)
        if case .open = turn { writeLog.note { [connection] in _ = try connection.use(sql, body) } }
        return result
    }

    /// Notes a record that was inserted, which the end of the turn counts.
    func noteInserted(_ kind: String, status: String?) throws {
        uncounted.note(kind, status)
        if case .closed = turn { try countInserted() }
    }

    /// Counts what was inserted and not counted yet. Whatever changes the counts of records in another way, or reads them, does this first.
    func countInserted() throws {
        guard !uncounted.isEmpty else { return }
        for count in uncounted.count() { try add(count) }
    }

    /// Forgets all that was read, since what follows may not be what it was.
    func forgetEverything() {
        cache.forgetEverything()
        knownNextDue = nil
    }

    private func openTurn() throws {
        guard case .closed = turn else { return }
        try connection.run("BEGIN")
        turn = .open
        try noticeOthersWrites()
    }

    /// Opens a turn that has the lock for writing from its beginning: one that has read first can neither wait for it nor be sure to get it.
    /// Reference: https://www.sqlite.org/lang_transaction.html, section 2.2.
    private func openTurnToWrite() throws {
        switch turn {
        case .lost(let error): throw error
        case .open where connection.isWriting || !connection.isInTransaction: return
        case .open:
            // It has only read, which another one may do as well.
            try connection.run("COMMIT")
            turn = .closed
        case .closed: break
        }
        if let directory, !directory.isPresent {
            throw StoreError(code: SQLITE_IOERR, message: "the file is gone from the data directory", sql: "BEGIN IMMEDIATE")
        }
        try connection.beginWriting()
        turn = .open
        try noticeOthersWrites()
    }

    /// What keeps the state from being written for good, as a sentence; nil where nothing does.
    package var obstacle: String? {
        guard let directory, !directory.isPresent else { return nil }
        return "The data directory \(directory.path) was removed or replaced, so that nothing can be written any more."
    }

    /// Forgets what was read if another program, such as the sqlite3 shell, has written since.
    private func noticeOthersWrites() throws {
        guard directory != nil else { return }
        let version = try connection.use("PRAGMA data_version") { try $0.step() ? $0.nearestInteger(0) : 0 }
        if version != dataVersion { forgetEverything() }
        dataVersion = version
    }

    private func undoStep(to mark: Mark, because cause: any Error) {
        forgetEverything()
        if mark.writes == nil { noticeLoss(because: cause) }
        guard case .open = turn else { return }
        // Most steps that fail have changed nothing.
        if connection.isInTransaction, connection.allChanges == mark.changes, mark.writes == writeLog.mark { return }
        do {
            if let writes = mark.writes {
                try redoTurn(upTo: writes)
            } else {
                try connection.run("ROLLBACK TO step")
                try connection.run("RELEASE step")
            }
            uncounted.undo(to: mark.uncounted)
        } catch {
            // The step cannot be undone alone, so the turn is undone; should that fail too, the commit will.
            try? connection.run("ROLLBACK")
            lose(error)
        }
    }

    /// Does the turn again as far as its first writes, also if SQLite has ended its transaction by itself, as it may on a full disk.
    private func redoTurn(upTo writes: Int) throws {
        if connection.isInTransaction { try connection.run("ROLLBACK") }
        try connection.run("BEGIN IMMEDIATE")
        writeLog.forget(since: writes)
        try writeLog.replay()
    }

    private func lose(_ error: any Error) {
        turn = .lost(error)
        forgetTurn()
    }

    private func forgetTurn() {
        uncounted.forget()
        writeLog.forgetEverything()
    }

    /// Notes that SQLite has ended the transaction of an open turn by itself.
    /// Reference: https://www.sqlite.org/lang_transaction.html, section 3.1.
    private func noticeLoss(because cause: (any Error)? = nil) {
        guard case .open = turn, !connection.isInTransaction else { return }
        forgetEverything()
        lose(cause ?? StoreError(code: 4, message: "SQLite rolled the transaction back", sql: "BEGIN"))
    }
}
