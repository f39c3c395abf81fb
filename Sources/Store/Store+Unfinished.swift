// Records of all accounts in one state, for what a new start has to take up again.

extension Store {
    /// All records of a kind that are in a state, in the order of their insertion. It reads every record of the kind, so it is for starts.
    package func all<R: Record>(of type: R.Type, status: String) throws -> [R] {
        try connection.use("SELECT * FROM resource WHERE kind = ? AND status = ? ORDER BY seq") { statement in
            try statement.bind(R.kind)
            try statement.bind(status)
            var records: [R] = []
            while try statement.step() { records.append(try statement.record()) }
            return records
        }
    }
}
