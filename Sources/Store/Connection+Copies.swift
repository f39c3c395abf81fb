// Whole databases as bytes, and one database in the place of another.
// Reference: https://www.sqlite.org/c3ref/serialize.html, https://www.sqlite.org/backup.html

import CSQLite

extension Connection {
    /// Opens a copy of a database's bytes in memory, where it can be changed.
    ///
    /// - Throws: ``StoreError``. Bytes that are no database are noticed by the first statement, not here.
    convenience init(bytes: [UInt8]) throws(StoreError) {
        try self.init(path: ":memory:")
        guard let copy = sqlite3_malloc64(UInt64(max(bytes.count, 1)))?.assumingMemoryBound(to: UInt8.self) else {
            throw StoreError(code: SQLITE_NOMEM, message: "out of memory", sql: "deserialize")
        }
        bytes.withUnsafeBufferPointer { if let start = $0.baseAddress { copy.update(from: start, count: bytes.count) } }
        // A database in memory has no write-ahead log, so it must not say that it has one: https://www.sqlite.org/fileformat.html, 1.3.3.
        if bytes.count > 19 {
            copy[18] = 1
            copy[19] = 1
        }
        let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
        // The bytes are SQLite's from here on, also if it refuses them.
        guard sqlite3_deserialize(handle, "main", copy, Int64(bytes.count), Int64(bytes.count), flags) == SQLITE_OK else {
            throw StoreError(of: handle, sql: "deserialize")
        }
    }

    /// The database's bytes, as a file that holds it all by itself has them.
    func serialized() throws(StoreError) -> [UInt8] {
        var count: Int64 = 0
        guard let start = sqlite3_serialize(handle, "main", &count, 0) else { throw StoreError(of: handle, sql: "serialize") }
        defer { sqlite3_free(start) }
        if count > 19 {
            start[18] = 1
            start[19] = 1
        }
        return Array(UnsafeBufferPointer(start: start, count: Int(count)))
    }

    /// Replaces everything by what another database has, as one committed transaction. None may be open.
    func replaceAll(by source: Connection) throws(StoreError) {
        guard let backup = sqlite3_backup_init(handle, "main", source.handle, "main") else { throw StoreError(of: handle, sql: "restore") }
        // All pages in one step.
        let step = sqlite3_backup_step(backup, -1)
        let finish = sqlite3_backup_finish(backup)
        guard step == SQLITE_DONE, finish == SQLITE_OK else {
            let code = finish == SQLITE_OK ? step : finish
            throw StoreError(code: code, message: String(cString: sqlite3_errstr(code)), sql: "restore")
        }
    }
}
