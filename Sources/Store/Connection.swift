// A connection to one SQLite database and the statements prepared on it.
// Reference: https://www.sqlite.org/cintro.html, https://www.sqlite.org/wal.html

import CSQLite

/// An open database. It belongs to the thread that opened it.
final class Connection {
    let handle: OpaquePointer
    private var statements: [UnsafePointer<UInt8>: Statement] = [:]
    private(set) var isClosed = false
    /// How many pages the write-ahead log had after the last commit; nil without a log.
    private(set) var logPages: Int?

    /// What SQLite has to be told before its first use.
    ///
    /// It counts its memory otherwise, with a lock around each allocation.
    private static let isConfigured = csqlite_stop_counting_memory() == SQLITE_OK

    /// Opens the database at a path, making the file when there is none; `:memory:` is a database without a file.
    convenience init(path: String) throws(StoreError) {
        try self.init(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    }

    /// Opens the database of a file that is there.
    ///
    /// - Parameter patience: How long a statement waits for others, in milliseconds.
    convenience init(existingPath path: String, patience: Int32) throws(StoreError) {
        try self.init(path, SQLITE_OPEN_READWRITE)
        sqlite3_busy_timeout(handle, patience)
    }

    private init(_ path: String, _ flags: Int32) throws(StoreError) {
        _ = Self.isConfigured
        var handle: OpaquePointer?
        // Without a mutex, since a connection is used by one thread only: https://www.sqlite.org/threadsafe.html
        let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard let handle else { throw StoreError(code: code, message: "out of memory", sql: "open \(path)") }
        guard code == SQLITE_OK else {
            let error = StoreError(of: handle, sql: "open \(path)")
            sqlite3_close(handle)
            throw error
        }
        self.handle = handle
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, Self.patience)
    }

    /// How long a statement waits for another program, such as the sqlite3 shell, that has the file for itself, in milliseconds. Everybody waits
    /// with it.
    private static let patience: Int32 = 100

    /// Begins a transaction that writes, now or not at all.
    ///
    /// - Throws: ``StoreError``, busy while another program writes.
    func beginWriting() throws {
        sqlite3_busy_timeout(handle, 0)
        defer { sqlite3_busy_timeout(handle, Self.patience) }
        try run("BEGIN IMMEDIATE")
    }

    /// Opens a file that nobody writes, to read from it; it may say that it has a write-ahead log, which is not there.
    convenience init(unchangingPath path: String) throws(StoreError) {
        // Reference: https://www.sqlite.org/uri.html
        let escaped = path.unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "%": text += "%25"
            case "?": text += "%3f"
            case "#": text += "%23"
            default: text.unicodeScalars.append(scalar)
            }
        }
        try self.init("file:\(escaped)?mode=ro&immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
    }

    /// Keeps the pages that a savepoint would bring back in memory.
    ///
    /// SQLite writes them to a file from 16 on: seven system calls for each step that writes in bulk (``WriteLog``). Giving them more room instead
    /// (SQLITE_CONFIG_STMTJRNL_SPILL) makes a write of more than 128 KiB when it is used up, which SQLite's own file layer cuts short and takes
    /// for a full disk.
    func keepSavepointsInMemory() throws(StoreError) {
        try execute("PRAGMA temp_store = MEMORY")
    }

    deinit {
        close()
    }

    /// Makes commits cheap and safe against a crash of the program; a power cut may cost the last of them, never the file.
    ///
    /// No commit makes a checkpoint by itself, since that waits for the disk; ``logPages`` tells when one is worth it.
    func useWriteAheadLog() throws(StoreError) {
        try execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
        logPages = 0
        // Safety: SQLite calls back inside of this connection's own commits, on its thread, and not after it is closed.
        let count: @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?, UnsafePointer<CChar>?, Int32) -> Int32 = {
            context, _, _, pages in
            if let context { Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue().logPages = Int(pages) }
            return SQLITE_OK
        }
        sqlite3_wal_hook(handle, count, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Notes how long the log is after a commit that this connection cannot see.
    func noteLog(pages: Int) { logPages = pages }

    /// Closes the database; what was not committed is gone. A closed connection cannot be used again.
    func close() {
        guard !isClosed else { return }
        isClosed = true
        for statement in statements.values { statement.finalize() }
        statements.removeAll()
        let code = sqlite3_close(handle)
        assert(code == SQLITE_OK, "A statement outlived its connection.")
    }

    // MARK: Statements

    /// Uses a prepared statement, which is reset whatever happens.
    func use<Result>(_ sql: StaticString, _ body: (Statement) throws -> Result) throws -> Result {
        let statement = try prepared(sql)
        statement.use()
        defer { statement.reset() }
        return try body(statement)
    }

    /// Runs a statement without parameters and rows.
    func run(_ sql: StaticString) throws {
        try use(sql) { try $0.run() }
    }

    /// Runs a script of statements once, without keeping any of them.
    func execute(_ script: String) throws(StoreError) {
        guard sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK else { throw StoreError(of: handle, sql: script) }
    }

    /// Runs a body that writes, without the triggers. The caller then does their work.
    func withoutTriggers(_ body: () throws -> Void) throws {
        try enableTriggers(false)
        let result = Result { try body() }
        try enableTriggers(true)
        try result.get()
    }

    private func enableTriggers(_ on: Bool) throws(StoreError) {
        guard sqlite_enable_triggers(handle, on ? 1 : 0) == SQLITE_OK else { throw StoreError(of: handle, sql: "triggers") }
    }

    private func prepared(_ sql: StaticString) throws(StoreError) -> Statement {
        // The address of a literal is the cheapest of keys; two literals with one text are merely prepared twice.
        if let statement = statements[sql.utf8Start] { return statement }
        let statement = try prepare(sql.description)
        statements[sql.utf8Start] = statement
        return statement
    }

    /// Prepares a statement, which the caller finalizes.
    func prepare(_ sql: String) throws(StoreError) -> Statement {
        precondition(!isClosed, "The store is closed.")
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK, let statement else { throw StoreError(of: handle, sql: sql) }
        return Statement(statement, of: handle, sql: sql)
    }

    // MARK: State

    /// Whether a transaction is open, with or without writes.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Whether the open transaction has taken the lock for writing.
    var isWriting: Bool { sqlite3_txn_state(handle, "main") == SQLITE_TXN_WRITE }

    /// How many rows the last insert, update or delete touched.
    var changes: Int { Int(sqlite3_changes(handle)) }

    /// How many rows all inserts, updates and deletes touched so far, also those that were rolled back.
    var allChanges: Int32 { sqlite3_total_changes(handle) }

    /// Moves what it can of the write-ahead log into the file, waiting for nobody.
    ///
    /// - Returns: How many pages of the log could not be moved, since another program reads an older state.
    @discardableResult
    func checkpoint() throws(StoreError) -> Int {
        var pages: Int32 = 0
        var moved: Int32 = 0
        let code = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, &pages, &moved)
        // Someone else is checkpointing, which is as good.
        guard code == SQLITE_OK || code == SQLITE_BUSY else { throw StoreError(of: handle, sql: "checkpoint") }
        return max(0, Int(pages) - Int(moved))
    }

    /// Leaves the write-ahead log as it is when the database is closed.
    func keepLogAtClose() {
        sqlite_keep_log_at_close(handle)
    }
}

extension StoreError {
    /// The last error of a connection.
    init(of connection: OpaquePointer, sql: String) {
        self.init(code: sqlite3_extended_errcode(connection), message: String(cString: sqlite3_errmsg(connection)), sql: sql)
    }
}
