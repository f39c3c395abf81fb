// Records of all accounts that are under way, for what a new start has to take up again.
// Reference: https://www.sqlite.org/partialindex.html, section 3

extension Store {
    /// All records of a kind that are in a state of those under way, in the order of their insertion.
    ///
    /// Each of them by itself, since one that cannot be read says nothing of the others.
    /// - Parameter status: `STARTED` or `IN_PROGRESS`.
    package func unfinished<R: Record>(_ type: R.Type, status: String) throws -> [Result<R, UnreadableRecord>] {
        precondition(["STARTED", "IN_PROGRESS"].contains(status), "\(status) is not among the states whose records are indexed.")
        return try connection.use(Self.unfinished) { statement in
            try statement.bind(R.kind)
            try statement.bind(status)
            var records: [Result<R, UnreadableRecord>] = []
            while try statement.step() {
                records.append(Result { () throws(UnreadableRecord) in try statement.record() })
            }
            return records
        }
    }

    /// It names the states again, so that SQLite sees that the index has all it asks for.
    static let unfinished: StaticString =
        "SELECT * FROM resource WHERE kind = ? AND status = ? AND status IN ('STARTED', 'IN_PROGRESS') ORDER BY seq"
}
