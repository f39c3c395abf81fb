// A state on its way onto the shelf: page by page out of its file, which is read and written as before.
// Reference: https://www.sqlite.org/isolation.html, https://www.sqlite.org/backup.html; decision note 0018.

import Files

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A state that is still to be copied: as it was when this was made, whatever is written meanwhile.
///
/// Safety of `@unchecked Sendable`: the thread that makes it hands it over, and one thread copies.
package final class SnapshotSaving: @unchecked Sendable {
    private let name: SnapshotName
    private let source: Connection
    private let workplace: String

    /// How long it waits for another program that has the file for itself, in milliseconds. Everybody waits with it.
    private static let patience: Int32 = 100

    init(of database: String, as name: SnapshotName, at workplace: String) throws(StoreError) {
        self.name = name
        self.workplace = workplace
        source = try Connection(existingPath: database, patience: Self.patience)
        // The first read of a transaction decides what all of it sees.
        try source.execute("BEGIN; SELECT count(*) FROM sqlite_schema")
    }

    /// A copy for the shelf: a file that is on the disk.
    ///
    /// - Throws: ``SnapshotRefusal``.
    package func keepable() throws(SnapshotRefusal) -> StateFile {
        do throws(StoreError) {
            try copy()
        } catch {
            throw refusal(error.message)
        }
        // It has no write-ahead log, and says so: https://www.sqlite.org/fileformat.html, section 1.3.3.
        let descriptor = open(workplace, O_RDWR | O_CLOEXEC)
        defer { FileEnd.close(descriptor) }
        let versions: [UInt8] = [1, 1]
        guard pwrite(descriptor, versions, versions.count, 18) == versions.count, fsync(descriptor) == 0 else {
            throw refusal(lastReason())
        }
        return .path(workplace)
    }

    private func refusal(_ reason: String) -> SnapshotRefusal {
        FileEnd.remove(workplace)
        return .unusable(name, reason: reason)
    }

    private func copy() throws(StoreError) {
        defer { source.close() }
        let copy = try Connection(path: workplace)
        defer { copy.close() }
        // Nobody has seen it, and what is half done is thrown away.
        try copy.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        try copy.replaceAll(by: source)
    }
}
