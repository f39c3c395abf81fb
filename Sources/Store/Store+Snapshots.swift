// Snapshots of a store: saved, restored, brought in and taken out. Nothing of one is ever half-seen.
// Reference: decision note 0007.

import CSQLite

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
        try commitEarly()
        return try shelf.write(connection.serialized(), as: name)
    }

    /// Puts a snapshot in the place of the state, as a whole or not at all. An older one is brought to the newest schema; its file stays as it is.
    ///
    /// The open turn is committed first; what it did is replaced with all else.
    /// - Parameter check: Looks at the snapshot, and throws to refuse it.
    /// - Throws: what `check` throws; ``SnapshotRefusal``; ``StoreError``.
    package func restoreSnapshot(_ name: SnapshotName, accepting check: (Store) throws -> Void = { _ in }) throws {
        let candidate = try candidate(shelf.read(name), name)
        try check(candidate)
        try commitEarly()
        forgetEverything()
        try connection.replaceAll(by: candidate.connection)
    }

    /// - Throws: ``SnapshotRefusal``, `missing` among others.
    package func deleteSnapshot(_ name: SnapshotName) throws {
        try shelf.delete(name)
    }

    /// The file of a snapshot: a SQLite database.
    package func exportSnapshot(_ name: SnapshotName) throws -> [UInt8] {
        try shelf.read(name)
    }

    /// Keeps a file as a snapshot, if it could be restored; one of that name is replaced.
    ///
    /// - Parameters:
    ///   - bytes: What ``exportSnapshot(_:)`` gave, or the database file of a data directory whose program has stopped.
    ///   - check: Looks at the snapshot, and throws to refuse it.
    package func importSnapshot(
        _ bytes: [UInt8], as name: SnapshotName, accepting check: (Store) throws -> Void = { _ in }
    ) throws -> Snapshot {
        try check(try candidate(bytes, name))
        return try shelf.write(bytes, as: name)
    }

    /// The names of all events that are due at some time.
    package func dueEventNames() throws -> Set<String> {
        try connection.use("SELECT DISTINCT event FROM due") { statement in
            var names: Set<String> = []
            while try statement.step() { names.insert(statement.text(0)) }
            return names
        }
    }

    /// A store on a copy of a snapshot's file, brought to the newest schema.
    private func candidate(_ bytes: [UInt8], _ name: SnapshotName) throws -> Store {
        do {
            let connection = try Connection(bytes: bytes)
            let migrator = Migrator()
            let version = try migrator.version(of: connection, path: name.text)
            // What no step of ours has made is not ours, and a file of another shape could do anything when it is used.
            guard version > 0, try version > Int64(migrations.count) || connection.schema == schema(ofVersion: Int(version)),
                try connection.integrity() == "ok"
            else { throw SnapshotRefusal.foreign(name) }
            try migrator.migrate(connection, path: name.text)
            return Store(on: connection)
        } catch StoreRefusal.newer(_, let version, let known) {
            throw SnapshotRefusal.newer(name, version: version, known: known)
        } catch is StoreRefusal {
            throw SnapshotRefusal.foreign(name)
        } catch let error as StoreError where [SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_ERROR].contains(error.primaryCode) {
            throw SnapshotRefusal.foreign(name)
        }
    }

    private func schema(ofVersion version: Int) throws -> [String] {
        let connection = try Connection(path: ":memory:")
        try Migrator(steps: Array(migrations.prefix(version))).migrate(connection, path: ":memory:")
        return try connection.schema
    }
}

extension Connection {
    /// What the database is made of, without SQLite's own tables.
    fileprivate var schema: [String] {
        get throws {
            try use(
                "SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY 1"
            ) {
                statement in
                var parts: [String] = []
                while try statement.step() { parts.append(statement.text(0)) }
                return parts
            }
        }
    }

    /// `ok`, or the first thing that is wrong with the file.
    fileprivate func integrity() throws -> String {
        try use("PRAGMA quick_check(1)") { try $0.step() ? $0.text(0) : "" }
    }
}
