// A state that replaces another one in a file. It goes page by page into the log, while the old state is read as before.
// Reference: https://www.sqlite.org/wal.html, section 2.2; https://www.sqlite.org/backup.html; decision note 0018.

import CSQLite
import Synchronization

/// Whether a store's state is being replaced. Any thread may ask.
final class Replacements: Sendable {
    private let count = Atomic<Int>(0)
    private let isOut = Atomic<Bool>(false)

    var areUnderWay: Bool { count.load(ordering: .sequentiallyConsistent) > 0 }

    /// Whether the state is lent to a thread that may be writing for long.
    var isLoanOut: Bool { isOut.load(ordering: .sequentiallyConsistent) }

    func noteLoan(isOut: Bool) { self.isOut.store(isOut, ordering: .sequentiallyConsistent) }

    func begin() { count.add(1, ordering: .sequentiallyConsistent) }

    func end() { count.subtract(1, ordering: .sequentiallyConsistent) }
}

/// The file that a copy goes into.
struct ExchangeTarget: Sendable {
    let path: String
    let replacements: Replacements
    /// How long to wait for another program that is writing, in milliseconds.
    var patience: Int32 = 2000
}

/// All of a copy but its end, in the log of the file whose state it is going to be. It has the lock for writing until it ends or is let go of.
final class StateExchange {
    private let source: Connection
    private let connection: Connection
    private let replacements: Replacements
    private var backup: OpaquePointer?

    /// Waits for the store's own writes that are under way, for others a while, and then for the disk.
    ///
    /// - Throws: ``StoreError``, busy while another program writes.
    init(of source: Connection, to target: ExchangeTarget) throws(StoreError) {
        self.source = source
        replacements = target.replacements
        // First, so that no write begins that it would have to wait for.
        replacements.begin()
        do throws(StoreError) {
            connection = try Connection(existingPath: target.path, patience: target.patience)
        } catch {
            target.replacements.end()
            throw error
        }
        // Whatever is thrown from here on, `deinit` sees to.
        try connection.useWriteAheadLog()
        backup = sqlite3_backup_init(connection.handle, "main", source.handle, "main")
        guard let backup else { throw StoreError(of: connection.handle, sql: "restore") }
        var begun = sqlite3_backup_step(backup, 0)
        while begun == SQLITE_BUSY, replacements.isLoanOut { begun = sqlite3_backup_step(backup, 0) }
        try check(begun)
        // The page that stays makes the end, before which nothing of it counts.
        try check(sqlite3_backup_step(backup, max(0, sqlite3_backup_remaining(backup) - 1)))
    }

    deinit { abandon() }

    /// Replaces the state by the copy.
    ///
    /// - Returns: How many pages the log has more.
    /// - Throws: ``StoreError``; the state is as before then.
    func finish() throws(StoreError) -> Int {
        defer { abandon() }
        let step = sqlite3_backup_step(backup, -1)
        let pages = sqlite3_backup_pagecount(backup)
        let end = sqlite3_backup_finish(backup)
        backup = nil
        guard step == SQLITE_DONE, end == SQLITE_OK else { throw error(end == SQLITE_OK ? step : end) }
        return Int(pages)
    }

    private func abandon() {
        guard !connection.isClosed else { return }
        sqlite3_backup_finish(backup)
        backup = nil
        connection.close()
        replacements.end()
    }

    private func check(_ code: Int32) throws(StoreError) {
        guard code == SQLITE_OK else { throw error(code) }
    }

    private func error(_ code: Int32) -> StoreError {
        StoreError(code: code, message: String(cString: sqlite3_errstr(code)), sql: "restore")
    }
}
