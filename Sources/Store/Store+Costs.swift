// Sums over what analyses have cost, which their bodies tell.
// Reference: https://www.sqlite.org/json1.html#jex

/// A sum of costs.
package struct CostSum: Sendable, Equatable {
    package var payer: String
    package var collaboration: String
    package var kind: String
    /// Days since 1970.
    package var day: Int64
    package var units: Double
    package var count: Int
}

extension Store {
    /// The costs of analyses that have ended, by payer, collaboration, kind and day of their end.
    ///
    /// - Parameters:
    ///   - collaboration: Of one collaboration alone; nil for all.
    ///   - since: Milliseconds since 1970: what ended before is left out.
    package func costs(ofKinds kinds: [String], inCollaboration collaboration: String?, since: Int64) throws -> [CostSum] {
        try kinds.flatMap { kind in
            try connection.use(
                """
                SELECT payer, collaboration, CAST(ended / 86400 AS INTEGER), sum(units), count(*) FROM (
                    SELECT json_extract(body, '$.payerAccount') AS payer, collaboration, json_extract(body, '$.endTime') AS ended,
                        json_extract(body, '$.billedUnits') AS units
                    FROM resource WHERE kind = ?1 AND (?2 IS NULL OR collaboration = ?2)
                ) WHERE units IS NOT NULL AND ended * 1000 >= ?3 GROUP BY 1, 2, 3 ORDER BY 3, 1, 2
                """
            ) { statement in
                try statement.bind(kind)
                try statement.bind(collaboration)
                try statement.bind(since)
                var sums: [CostSum] = []
                while try statement.step() {
                    sums.append(
                        try CostSum(
                            payer: statement.text(0), collaboration: statement.text(1), kind: kind, day: statement.integer(2),
                            units: statement.double(3), count: Int(statement.integer(4))))
                }
                return sums
            }
        }
    }
}
