// Which accounts have a part in the state, without a walk through its rows.
// Reference: https://www.sqlite.org/lang_with.html#recursive_select_examples, for the skips from one account to the next

extension Store {
    /// The accounts that have records of a kind, in their order.
    ///
    /// - Parameter limit: The most that are answered.
    package func accounts(with kind: String, limit: Int) throws -> [String] {
        try connection.use(
            """
            WITH RECURSIVE one(account) AS (
                SELECT min(account) FROM resource WHERE kind = ?1
                UNION ALL
                SELECT (SELECT min(account) FROM resource WHERE kind = ?1 AND account > one.account) FROM one WHERE one.account IS NOT NULL
            )
            SELECT account FROM one WHERE account IS NOT NULL LIMIT ?2
            """
        ) { statement in
            try statement.bind(kind)
            try statement.bind(Int64(limit))
            var accounts: [String] = []
            while try statement.step() { accounts.append(try statement.text(0)) }
            return accounts
        }
    }

    /// How many records of a kind an account has, by region and status.
    package func counts(of kind: String, ofAccount account: String) throws -> [(region: String, status: String, count: Int)] {
        try connection.use(
            "SELECT region, ifnull(status, ''), count(*) FROM resource WHERE kind = ?1 AND account = ?2 GROUP BY 1, 2 ORDER BY 1, 2"
        ) { statement in
            try statement.bind(kind)
            try statement.bind(account)
            var counts: [(region: String, status: String, count: Int)] = []
            while try statement.step() { counts.append((try statement.text(0), try statement.text(1), Int(try statement.integer(2)))) }
            return counts
        }
    }

    /// What the newest records of a kind have of an account as a member of their bodies that is text, each value once.
    ///
    /// - Parameter limit: How many records are looked at.
    package func texts(_ member: String, of kind: String, ofAccount account: String, limit: Int) throws -> [String] {
        try connection.use(
            """
            SELECT DISTINCT json_extract(body, ?1) FROM (
                SELECT body FROM resource WHERE kind = ?2 AND account = ?3 ORDER BY created_at DESC LIMIT ?4
            ) WHERE json_extract(body, ?1) IS NOT NULL
            """
        ) { statement in
            try statement.bind("$.\(member)")
            try statement.bind(kind)
            try statement.bind(account)
            try statement.bind(Int64(limit))
            var texts: [String] = []
            while try statement.step() { texts.append(try statement.text(0)) }
            return texts
        }
    }
}
