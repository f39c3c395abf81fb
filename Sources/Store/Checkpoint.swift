// Checkpoints: they move committed writes from the write-ahead log into the database file, beside the loop where possible.
// Reference: https://www.sqlite.org/wal.html#ckpt, decision note 0009.

import CSQLite

/// A checkpoint that any thread can run, on a connection of its own.
package struct Checkpoint: Sendable {
    fileprivate let path: String

    /// Moves what was committed by now into the database file, waiting for nobody but the disk. The store's writes go on meanwhile.
    ///
    /// - Returns: How many pages stay in the log because another program reads what was before them.
    package func run() throws -> Int {
        let connection = try Connection(path: path)
        // It waits for the disk as often as the store's own connection would.
        try connection.execute("PRAGMA synchronous = NORMAL")
        return try connection.checkpoint()
    }
}

extension Store {
    /// The checkpoint of this store's file; nil for a store in memory.
    package var checkpoint: Checkpoint? { directory.map { Checkpoint(path: $0.database) } }

    /// How many pages of 4 KiB the write-ahead log had after the last commit. It begins anew with the first write after a checkpoint that left nothing.
    package var logPages: Int { connection.logPages ?? 0 }

    /// Moves what is left in the log into the database file, here and now: right after another thread has done so, that is little.
    package func finishCheckpoint() throws {
        try connection.checkpoint()
    }
}
