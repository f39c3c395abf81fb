// Snapshots of a store: saved, restored, brought in and taken out. Nothing of one is ever half-seen.
// Reference: decision notes 0007 and 0012.

import CSQLite
import Files

extension Store {
    /// All snapshots in the order of their names.
    package func snapshots() throws -> [Snapshot] {
        try shelf.list()
    }

    /// Saves the state with all that the open turn has done to it, under a name; a snapshot of that name is replaced.
    ///
    /// The open turn is committed first: what a snapshot holds has happened.
    /// - Throws: ``SnapshotRefusal``; ``StoreError``.
    package func saveSnapshot(_ name: SnapshotName) throws -> Snapshot {
        guard let saving = try saving(name) else { return try shelf.keep(.bytes(connection.serialized()), as: name) }
        return try shelf.keep(saving.keepable(), as: name)
    }

    /// What has to be copied before the state is a snapshot, by ``SnapshotSaving/keepable()`` on whatever thread, and then kept by
    /// ``keepSnapshot(_:as:)``. The open turn is committed first.
    ///
    /// - Returns: Nil where the state is in memory, which only the store can read: ``saveSnapshot(_:)`` does all of it.
    /// - Throws: ``SnapshotRefusal``; ``StoreError``.
    package func saving(_ name: SnapshotName) throws -> SnapshotSaving? {
        try commitEarly()
        guard let directory else { return nil }
        return try SnapshotSaving(of: directory.database, as: name, at: shelf.workplace(for: name))
    }

    /// - Throws: ``SnapshotRefusal``, `missing` among others.
    package func deleteSnapshot(_ name: SnapshotName) throws {
        try shelf.delete(name)
    }

    /// The file of a snapshot: a SQLite database.
    package func exportSnapshot(_ name: SnapshotName) throws -> StateFile {
        try shelf.file(name)
    }

    // MARK: Restoring

    /// What has to be read before a snapshot can be put in the place of the state, by ``SnapshotReading/copy()`` on whatever thread.
    ///
    /// - Throws: ``SnapshotRefusal``; ``StoreError``.
    package func restoring(_ name: SnapshotName) throws -> SnapshotReading {
        let file = try shelf.file(name)
        // What the turn has done would keep the exchange from beginning.
        try commitEarly()
        // A database can only be replaced by one that is laid out as it is.
        let layout = StateCopy.Layout(
            path: try shelf.workplace(for: name),
            pageBytes: try connection.use("PRAGMA page_size") { try $0.step() ? $0.nearestInteger(0) : 0 },
            encoding: try connection.use("PRAGMA encoding") { try $0.step() ? $0.label(0) : "" })
        let target = directory.map { ExchangeTarget(path: $0.database, replacements: replacements) }
        return SnapshotReading(name: name, file: file, contents: contents, layout: layout, target: target)
    }

    /// Whether a copy is on its way into the place of the state: nothing can be written until ``restore(_:)`` or the copy's end. Any thread may ask.
    package var isBeingReplaced: Bool { replacements.areUnderWay }

    /// Notes that the store is lent to a thread that may be writing for long, or is back: whatever takes its place waits for that.
    package func noteLoan(isOut: Bool) { replacements.noteLoan(isOut: isOut) }

    /// Puts a copy in the place of the state, as a whole or not at all.
    ///
    /// The open turn is committed first; what it did is replaced with all else. The copy ends here, where there is time for it.
    /// - Throws: ``StoreError``.
    package func restore(_ copy: StateCopy) throws {
        defer { copy.close() }
        try commitEarly()
        defer { forgetEverything() }
        if let exchange = copy.exchange {
            connection.noteLog(pages: logPages + (try exchange.finish()))
        } else {
            try connection.replaceAll(by: copy.connection)
        }
    }

    // MARK: Importing

    /// What has to be read before a file can be kept as a snapshot, by ``SnapshotReading/keepable()`` on whatever thread.
    ///
    /// - Parameter file: What ``exportSnapshot(_:)`` gave, or the database file of a data directory whose program has stopped.
    /// - Throws: ``SnapshotRefusal``.
    package func importing(_ file: StateFile, as name: SnapshotName) throws -> SnapshotReading {
        SnapshotReading(name: name, file: file, contents: contents, layout: StateCopy.Layout(path: try shelf.workplace(for: name)))
    }

    /// Keeps what an import or a save has made; a snapshot of that name is replaced.
    ///
    /// - Throws: ``SnapshotRefusal``.
    package func keepSnapshot(_ file: StateFile, as name: SnapshotName) throws -> Snapshot {
        try shelf.keep(file, as: name)
    }
}

/// A snapshot that is still to be read, which takes as long as it is large.
package struct SnapshotReading: Sendable {
    let name: SnapshotName
    let file: StateFile
    let contents: StateContents
    let layout: StateCopy.Layout
    /// Nil where no file is to be replaced.
    var target: ExchangeTarget?

    /// A copy as ``copy()`` makes it, which is in the place of the state but for its end: what is left takes no time. Where the state is in a file,
    /// it is read meanwhile as it was, and nothing is written. The open turn of the store may not have written.
    ///
    /// - Throws: As ``copy()``; ``StoreError``.
    package func exchanging() throws -> StateCopy {
        let copy = try copy()
        if let target { try copy.begin(to: target) }
        return copy
    }

    /// A copy for the store that is to be restored. It leaves no file behind.
    ///
    /// - Throws: ``SnapshotRefusal`` for what is no snapshot, or has a row that this program could not use.
    package func copy() throws(SnapshotRefusal) -> StateCopy {
        // The copy keeps the file open, and needs no name for it.
        defer { removeWorkplace() }
        return try read()
    }

    /// A copy for the shelf: a file in the workplace that is on the disk, or its bytes.
    ///
    /// - Throws: As ``copy()``.
    package func keepable() throws(SnapshotRefusal) -> StateFile {
        let copy = try read()
        do throws(StoreError) {
            guard layout.isFile else { return .bytes(try copy.connection.serialized()) }
        } catch {
            throw refusal(because: error)
        }
        copy.connection.close()
        guard synchronizeFile(layout.path) else {
            let reason = lastReason()
            removeWorkplace()
            throw .unusable(name, reason: reason)
        }
        return .path(layout.path)
    }

    private func read() throws(SnapshotRefusal) -> StateCopy {
        do {
            return try StateCopy(of: file, holding: contents, as: layout)
        } catch {
            removeWorkplace()
            throw refusal(because: error)
        }
    }

    private func removeWorkplace() {
        if layout.isFile { FileEnd.remove(layout.path) }
    }

    private func refusal(because error: any Error) -> SnapshotRefusal {
        switch error {
        case StoreRefusal.newer(_, let version, let known): .newer(name, version: version, known: known)
        case is StoreRefusal, is UnreadableValue: .foreign(name)
        case let row as RefusedRow: .unreadable(name, row)
        case let error as StoreError where error.isDamage || error.primaryCode == SQLITE_ERROR: .foreign(name)
        default: .unusable(name, reason: (error as? StoreError)?.message ?? "\(error)")
        }
    }
}
