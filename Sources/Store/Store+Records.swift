// Records: inserted, found, changed and deleted by kind and id.
// Reference: https://www.sqlite.org/lang.html

import JSON

extension Store {
    /// Adds a record.
    ///
    /// - Throws: ``StoreError``, with `isDuplicate` if there is a record of that kind and id.
    package func insert<R: Record>(_ record: R) throws {
        assert(
            contents.records.isEmpty || contents.records[R.kind] != nil,
            "A \(R.kind) is not among the contents that the owner of the store has named, so that no snapshot with it could be imported.")
        try write(
            """
            INSERT INTO resource (account, region, collaboration, parent, name, status, created_at, body, kind, id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            reach: .record(kind: R.kind, id: record.row.id)
        ) { statement in
            try statement.bind(record)
            try statement.run()
        }
        try noteInserted(R.kind, status: record.row.status)
    }

    /// Replaces the name, the status and the body of a record. What says whose it is and where it stands in lists is settled when it is made.
    ///
    /// - Returns: whether there was a record of that kind and id.
    @discardableResult
    package func update<R: Record>(_ record: R) throws -> Bool {
        try countInserted()
        return try write(
            // Only the small index of what is under way has any of these columns.
            "UPDATE resource SET name = ?, status = ?, body = ? WHERE kind = ? AND id = ?",
            reach: .record(kind: R.kind, id: record.row.id)
        ) { [connection] statement in
            let row = record.row
            try statement.bind(row.name)
            try statement.bind(row.status)
            try statement.bind(bodyOf: record)
            try statement.bind(R.kind)
            try statement.bind(row.id)
            try statement.run()
            return connection.changes > 0
        }
    }

    /// Deletes a record.
    ///
    /// - Returns: whether there was a record of that kind and id.
    @discardableResult
    package func delete<R: Record>(_ type: R.Type, id: String) throws -> Bool {
        try countInserted()
        return try write("DELETE FROM resource WHERE kind = ? AND id = ?", reach: .record(kind: R.kind, id: id)) { [connection] statement in
            try statement.bind(R.kind)
            try statement.bind(id)
            try statement.run()
            return connection.changes > 0
        }
    }

    /// Finds a record by its id.
    ///
    /// - Throws: ``StoreError``; ``UnreadableRecord``.
    package func find<R: Record>(_ type: R.Type, id: String) throws -> R? {
        if let known = cache.found(R.kind, id) { return cache.record(in: known, as: type) }
        return try read(type, id: id)
    }

    /// How many bytes the body of a record has that would be read to find it: none of one that is known, or that there is not.
    package func bodyBytes<R: Record>(of type: R.Type, id: String) throws -> Int {
        if cache.found(R.kind, id) != nil { return 0 }
        return try connection.use("SELECT coalesce(length(CAST(body AS BLOB)), 0) FROM resource WHERE kind = ? AND id = ?") { statement in
            try statement.bind(R.kind)
            try statement.bind(id)
            return try statement.step() ? Int(statement.integer(0)) : 0
        }
    }

    private func read<R: Record>(_ type: R.Type, id: String) throws -> R? {
        try connection.use("SELECT * FROM resource WHERE kind = ? AND id = ?") { statement in
            try statement.bind(R.kind)
            try statement.bind(id)
            let record: R? = try statement.step() ? statement.record() : nil
            cache.keep(record, for: id, bytes: record == nil ? 0 : statement.bodyLength)
            return record
        }
    }
}

extension Statement {
    fileprivate func bind<R: Record>(_ record: R) throws {
        let row = record.row
        try bind(row.account)
        try bind(row.region)
        try bind(row.collaboration)
        try bind(row.parent)
        try bind(row.name)
        try bind(row.status)
        try bind(row.createdAt)
        try bind(bodyOf: record)
        try bind(R.kind)
        try bind(row.id)
    }

    fileprivate func bind(bodyOf record: some Record) throws {
        var writer = JSONWriter(reserving: 1024)
        record.writeBody(to: &writer)
        try bind(utf8: writer.take())
    }

    /// The record in the current row of `SELECT * FROM resource`.
    func record<R: Record>() throws(UnreadableRecord) -> R {
        do {
            return try R(row: row(), body: body())
        } catch {
            throw UnreadableRecord(kind: R.kind, id: label(1), reason: "\(error)")
        }
    }

    /// The current row of `SELECT * FROM resource`, as it is stored.
    func storedRow() throws(UnreadableRecord) -> StoredRow {
        do {
            return StoredRow(kind: try text(2), row: try row(), body: try body())
        } catch {
            throw UnreadableRecord(kind: label(2), id: label(1), reason: "\(error)")
        }
    }

    /// The bytes of the current row's body.
    var bodyLength: Int { utf8(10).count }

    private func row() throws(UnreadableValue) -> Row {
        Row(
            id: try text(1), account: try text(3), region: try text(4), collaboration: try optionalText(5), parent: try optionalText(6),
            name: try optionalText(7), status: try optionalText(8), createdAt: try time(9))
    }

    private func body() throws -> JSON {
        try JSON(parsing: Array(textBytes(10)))
    }
}
