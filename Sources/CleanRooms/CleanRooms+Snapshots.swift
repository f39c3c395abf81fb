// Snapshots of the service's state, with the place in the sequence of ids.
// Reference: decision notes 0007 and 0012.

package import Store

extension CleanRooms {
    package func snapshots() throws -> [Snapshot] {
        try store.snapshots()
    }

    /// Saves the state under a name; a snapshot of that name is replaced.
    ///
    /// - Throws: ``SnapshotRefusal``, or what the store throws.
    package func saveSnapshot(_ name: SnapshotName) throws -> Snapshot {
        try noteIDPosition()
        return try store.saveSnapshot(name)
    }

    /// What has to be copied before the state is a snapshot, on whatever thread; nil where the state is in memory, and ``saveSnapshot(_:)`` does it.
    ///
    /// - Throws: ``SnapshotRefusal``, or what the store throws.
    package func saving(_ name: SnapshotName) throws -> SnapshotSaving? {
        try noteIDPosition()
        return try store.saving(name)
    }

    private func noteIDPosition() throws {
        try store.transaction { try store.setMeta(Self.idPosition, to: ids.position) }
    }

    /// What has to be read before a snapshot can be restored. It can be read on any thread.
    ///
    /// - Throws: ``SnapshotRefusal``, or what the store throws.
    package func restoring(_ name: SnapshotName) throws -> SnapshotReading {
        try store.restoring(name)
    }

    /// Replaces the state by what was read, wholly or not at all.
    ///
    /// What is due in it by the clock's time happens before the next operation, as after a restart.
    /// - Throws: What the store throws.
    package func restore(_ copy: StateCopy) throws {
        try store.restore(copy)
        // Otherwise a generator with a seed would issue ids again that the state already has.
        if let position = try store.meta(Self.idPosition) { ids.resume(at: position) }
        for follower in followers { try follower.reload() }
        try resumeDeliveries()
    }

    package func deleteSnapshot(_ name: SnapshotName) throws {
        try store.deleteSnapshot(name)
    }

    /// The file of a snapshot.
    package func exportSnapshot(_ name: SnapshotName) throws -> StateFile {
        try store.exportSnapshot(name)
    }

    /// What has to be read before a file can be kept as a snapshot. It can be read on any thread.
    ///
    /// - Throws: ``SnapshotRefusal``.
    package func importing(_ file: StateFile, as name: SnapshotName) throws -> SnapshotReading {
        try store.importing(file, as: name)
    }

    /// Keeps what an import or a save has made.
    ///
    /// - Throws: ``SnapshotRefusal``.
    package func keepSnapshot(_ file: StateFile, as name: SnapshotName) throws -> Snapshot {
        try store.keepSnapshot(file, as: name)
    }

    static let idPosition = "ids"
}
