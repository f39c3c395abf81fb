// Snapshots of the service's state, with the place in the sequence of ids.
// Reference: decision note 0007.

package import Store

extension CleanRooms {
    package func snapshots() throws -> [Snapshot] {
        try store.snapshots()
    }

    /// Saves the state under a name; a snapshot of that name is replaced.
    ///
    /// - Throws: ``SnapshotRefusal``, or what the store throws.
    package func saveSnapshot(_ name: SnapshotName) throws -> Snapshot {
        try store.transaction { try store.setMeta(Self.idPosition, to: ids.position) }
        return try store.saveSnapshot(name)
    }

    /// Puts a snapshot in the place of the state, as a whole or not at all.
    ///
    /// What is due in it by the clock's time happens before the next operation, as after a restart.
    /// - Throws: ``SnapshotRefusal``, or what the store throws.
    package func restoreSnapshot(_ name: SnapshotName) throws {
        try store.restoreSnapshot(name) { try check($0, name) }
        // Else a generator with a seed would issue ids again that the state has already.
        if let position = try store.meta(Self.idPosition) { ids.resume(at: position) }
        for follower in followers { try follower.reload() }
        try resumeDeliveries()
    }

    package func deleteSnapshot(_ name: SnapshotName) throws {
        try store.deleteSnapshot(name)
    }

    /// The file of a snapshot.
    package func exportSnapshot(_ name: SnapshotName) throws -> [UInt8] {
        try store.exportSnapshot(name)
    }

    /// Keeps a file as a snapshot, if it could be restored.
    ///
    /// - Throws: ``SnapshotRefusal``, or what the store throws.
    package func importSnapshot(_ bytes: [UInt8], as name: SnapshotName) throws -> Snapshot {
        try store.importSnapshot(bytes, as: name) { try check($0, name) }
    }

    private static let idPosition = "ids"

    private func check(_ candidate: Store, _ name: SnapshotName) throws {
        for event in try candidate.dueEventNames().sorted() where DueEvent(rawValue: event) == nil {
            throw SnapshotRefusal.unknownEvent(name, event: event)
        }
    }
}
