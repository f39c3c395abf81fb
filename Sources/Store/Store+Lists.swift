// Lists of records: pages from the newest to the oldest, small sets, counts, and look-ups by name.
// Reference: https://www.sqlite.org/rowvalue.html#scrolling_window_queries

import JSON

extension Store {
    /// A page of records, from the newest to the oldest.
    ///
    /// - Parameters:
    ///   - status: only records in one of these states; nil for all.
    ///   - after: the last row of the page before; nil for the first page.
    ///   - limit: the most records of the page. To learn whether there are more, ask for one more.
    package func page<R: Record>(
        of type: R.Type, in scope: Scope, status: [String]? = nil, after: PageKey? = nil, limit: Int
    ) throws -> [R] {
        let listing = RecordCache.Listing(scope: scope, status: status, after: after, limit: limit)
        return try records(listing) { count in
            try page(R.kind, in: scope, status: status, after: after, limit: limit) { statement in
                count += statement.bodyLength
                return try statement.record()
            }
        }
    }

    /// A page of rows of several kinds in one list. Their ids must differ across the kinds.
    package func rows(kinds: [String], in scope: Scope, after: PageKey? = nil, limit: Int) throws -> [StoredRow] {
        // Each kind is read in the order of its index; merged, their beginnings hold the beginning of the whole.
        var rows: [StoredRow] = []
        for kind in kinds {
            rows += try page(kind, in: scope, status: nil, after: after, limit: limit) { try $0.storedRow() }
        }
        rows.sort { left, right in
            guard left.row.createdAt == right.row.createdAt else { return left.row.createdAt > right.row.createdAt }
            // By bytes, as SQLite orders the ids of one kind; Swift orders text by its normal form.
            return right.row.id.utf8.lexicographicallyPrecedes(left.row.id.utf8)
        }
        return Array(rows.prefix(limit))
    }

    /// All records of a scope in the order of their insertion. For sets that the service keeps small.
    package func all<R: Record>(of type: R.Type, in scope: Scope) throws -> [R] {
        try records(RecordCache.Listing(scope: scope)) { count in
            try connection.use(scope.queries.all) { statement in
                try statement.bind(R.kind, scope)
                return try statement.rows { statement in
                    count += statement.bodyLength
                    return try statement.record()
                }
            }
        }
    }

    /// All records of a kind, whosever they are, in the order of their insertion. It reads every row of the kind.
    ///
    /// - Parameter status: only records in one of these states; nil for all.
    package func all<R: Record>(of type: R.Type, status: [String]?) throws -> [R] {
        try connection.use(
            """
            SELECT * FROM resource WHERE kind = ?1
            AND (?2 IS NULL OR status IN (SELECT value FROM json_each(?2))) ORDER BY seq
            """
        ) { statement in
            try statement.bind(R.kind)
            try statement.bind(anyOf: status)
            return try statement.rows { try $0.record() }
        }
    }

    /// What is known of a listing, or what `read` reads, which counts the bytes of the bodies.
    private func records<R: Record>(_ listing: RecordCache.Listing, _ read: (inout Int) throws -> [R]) throws -> [R] {
        if let known = cache.listed(R.kind, listing) { return cache.records(in: known, as: R.self) }
        var bytes = 0
        let records = try read(&bytes)
        cache.keep(records, for: listing, bytes: bytes)
        return records
    }

    /// How many records a scope has.
    ///
    /// - Parameter status: only records in one of these states; nil for all.
    package func count<R: Record>(of type: R.Type, in scope: Scope, status: [String]? = nil) throws -> Int {
        try connection.use(scope.queries.count) { statement in
            try statement.bind(R.kind, scope)
            try statement.bind(anyOf: status)
            return try statement.step() ? Int(statement.nearestInteger(0)) : 0
        }
    }

    /// The record of a name, compared as it is stored; the oldest if several have it.
    package func first<R: Record>(of type: R.Type, in scope: Scope, named name: String) throws -> R? {
        try connection.use(scope.queries.named) { statement in
            try statement.bind(R.kind, scope)
            try statement.bind(name)
            return try statement.step() ? statement.record() : nil
        }
    }

    /// All records of a name, compared as it is stored, in the order of their insertion.
    package func all<R: Record>(of type: R.Type, in scope: Scope, named name: String) throws -> [R] {
        try connection.use(scope.queries.named) { statement in
            try statement.bind(R.kind, scope)
            try statement.bind(name)
            return try statement.rows { try $0.record() }
        }
    }

    /// All rows of several kinds that have a name, compared as it is stored; of each kind the oldest first.
    package func rows(kinds: [String], in scope: Scope, named name: String) throws -> [StoredRow] {
        try kinds.flatMap { kind in
            try connection.use(scope.queries.named) { statement in
                try statement.bind(kind, scope)
                try statement.bind(name)
                return try statement.rows { try $0.storedRow() }
            }
        }
    }

    private func page<Element>(
        _ kind: String, in scope: Scope, status: [String]?, after: PageKey?, limit: Int, _ element: (Statement) throws -> Element
    ) throws -> [Element] {
        try connection.use(scope.queries.page) { statement in
            try statement.bind(kind, scope)
            try statement.bind(anyOf: status)
            // Without a page before, every row is older than the end of time.
            try statement.bind(after?.createdAt ?? .max)
            try statement.bind(after?.id ?? "")
            try statement.bind(Int64(limit))
            return try statement.rows(element)
        }
    }
}

extension Statement {
    func bind(_ kind: String, _ scope: Scope) throws {
        try bind(kind)
        switch scope {
        case .account(let account, let region):
            try bind(account)
            try bind(region)
        case .parent(let id), .collaboration(let id):
            try bind(id)
        }
    }

    /// Binds a set of texts as a JSON array, so that one statement serves sets of every size.
    fileprivate func bind(anyOf texts: [String]?) throws {
        guard let texts else { return try bind(String?.none) }
        var writer = JSONWriter()
        texts.write(to: &writer)
        try bind(utf8: writer.bytes)
    }

    fileprivate func rows<Element>(_ element: (Statement) throws -> Element) throws -> [Element] {
        var rows: [Element] = []
        while try step() { rows.append(try element(self)) }
        return rows
    }
}
