// Records of all accounts that are under way, for what a new start has to take up again.
// Reference: https://www.sqlite.org/partialindex.html, section 3

extension Store {
    /// All records of a kind that are in a state of those under way, in the order of their insertion.
    ///
    /// - Parameter status: `STARTED` or `IN_PROGRESS`.
    package func all<R: Record>(of type: R.Type, status: String) throws -> [R] {
        precondition(["STARTED", "IN_PROGRESS"].contains(status), "\(status) is not among the states whose records are indexed.")
        return try connection.use(Self.unfinished) { statement in
            try statement.bind(R.kind)
            try statement.bind(status)
            var records: [R] = []
            while try statement.step() { records.append(try statement.record()) }
            return records
        }
    }

    /// It names the states again, so that SQLite sees that the index has all it asks for.
    static let unfinished: StaticString =
        "SELECT * FROM resource WHERE kind = ? AND status = ? AND status IN ('STARTED', 'IN_PROGRESS') ORDER BY seq"
}
