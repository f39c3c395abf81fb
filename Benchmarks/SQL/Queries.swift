// What is measured: queries as people write them, in the collaborations of the tests' cases, and texts that grow.
// Source: the user guide's examples, in its own collaborations, and the largest that they suggest.

enum Queries {
    struct Query: Sendable {
        let name: String
        let world: String
        let sql: String
    }

    struct Growing: Sendable {
        let name: String
        let world: String
        let size: Int
        let sql: @Sendable (Int) -> String
    }

    static let typical = [
        Query(
            name: "list: overlap of two tables", world: "airline",
            sql: """
                SELECT DISTINCT members.city, members.email
                FROM members INNER JOIN flight_history ON members.loyalty_number = flight_history.loyalty_number
                WHERE flight_history.year = 2026 AND members.city <> 'Bern' LIMIT 100
                """),
        Query(
            name: "aggregation: three measures by dimension", world: "salaries",
            sql: """
                SELECT members.gender, COUNT(DISTINCT members.loyalty_number) AS people, SUM(members.bonus) AS paid, AVG(members.bonus) AS average
                FROM members INNER JOIN own ON members.loyalty_number = own.loyalty_number
                WHERE members.city = 'Bern' AND own.segment IN ('a', 'b', 'c')
                GROUP BY members.gender HAVING COUNT(DISTINCT members.loyalty_number) > 100 ORDER BY people DESC
                """),
        Query(
            name: "custom: common table expressions and windows", world: "free",
            sql: """
                WITH spend AS (
                    SELECT o.user_id, SUM(o.amount) AS total, COUNT(*) AS orders, MAX(o.placed) AS latest
                    FROM orders o WHERE o.status <> 'cancelled' GROUP BY o.user_id
                ), ranked AS (
                    SELECT u.country, s.total, s.orders, ROW_NUMBER() OVER (PARTITION BY u.country ORDER BY s.total DESC) AS place
                    FROM users u JOIN spend s ON u.user_id = s.user_id WHERE u.age BETWEEN 18 AND 65
                )
                SELECT country, COUNT(*) AS people, SUM(CASE WHEN place <= 10 THEN total ELSE 0 END) AS top, AVG(orders) AS orders
                FROM ranked GROUP BY country HAVING COUNT(*) > 50 ORDER BY people DESC
                """),
        Query(
            name: "thresholds: a grouped join", world: "thresholds",
            sql:
                "SELECT i.campaign_id, COUNT(DISTINCT i.user_id) AS people, AVG(i.amount) AS paid FROM impressions i GROUP BY i.campaign_id"
        ),
        Query(
            name: "privacy: counts by campaign", world: "privacy",
            sql: """
                SELECT campaign_id, COUNT(DISTINCT user_id) AS people, SUM(cost) AS cost
                FROM socialco_impressions GROUP BY campaign_id ORDER BY people DESC
                """),
        Query(
            name: "custom: fifteen joined tables", world: "free",
            sql: "SELECT COUNT(*) AS n FROM users t0 "
                + (1..<15).map { "JOIN users t\($0) ON t\($0 - 1).user_id = t\($0).user_id" }.joined(separator: " ")),
    ]

    /// Reports as TPC-DS has them: many common tables, branches and conditions.
    static let reports = [
        Query(
            name: "report: each month beside its neighbours", world: "free",
            sql: """
                WITH sums AS (
                    SELECT u.country, u.age, year(o.placed) AS y, month(o.placed) AS m, sum(o.amount) AS paid,
                        avg(sum(o.amount)) OVER (PARTITION BY u.country, year(o.placed)) AS mean,
                        rank() OVER (PARTITION BY u.country ORDER BY year(o.placed), month(o.placed)) AS place
                    FROM users u, orders o WHERE u.user_id = o.user_id AND year(o.placed) IN (2024, 2025, 2026)
                    GROUP BY u.country, u.age, year(o.placed), month(o.placed)
                ), neighbours AS (
                    SELECT a.country, a.y, a.m, a.mean, a.paid, b.paid AS before, c.paid AS after
                    FROM sums a JOIN sums b ON a.country = b.country AND a.place = b.place + 1
                        JOIN sums c ON a.country = c.country AND a.place = c.place - 1
                )
                SELECT * FROM neighbours
                WHERE y = 2025 AND mean > 0 AND CASE WHEN mean > 0 THEN abs(paid - mean) / mean ELSE NULL END > 0.1
                ORDER BY paid - mean, m LIMIT 100
                """),
        Query(
            name: "report: channels under a rollup", world: "free",
            sql: "WITH "
                + ["web", "shop", "phone"].map {
                    "\($0) AS (SELECT user_id, sum(amount) AS paid, count(*) AS n FROM orders WHERE status = '\($0)' GROUP BY user_id)"
                }.joined(separator: ", ")
                + " SELECT channel, country, sum(paid) AS paid, sum(n) AS n, grouping(channel) AS level FROM ("
                + ["web", "shop", "phone"].map {
                    "SELECT '\($0)' AS channel, u.country, c.paid, c.n FROM users u LEFT JOIN \($0) c USING (user_id)"
                }.joined(separator: " UNION ALL ")
                + ") x GROUP BY ROLLUP (channel, country) ORDER BY channel, country LIMIT 100"),
        Query(
            name: "report: buckets and sub-queries", world: "free",
            sql: """
                SELECT u.country, sum(CASE WHEN datediff(o.placed, u.signup) <= 30 THEN 1 ELSE 0 END) AS first,
                    sum(CASE WHEN datediff(o.placed, u.signup) > 30 AND datediff(o.placed, u.signup) <= 60 THEN 1 ELSE 0 END) AS second,
                    sum(CASE WHEN datediff(o.placed, u.signup) > 60 THEN 1 ELSE 0 END) AS later
                FROM users u JOIN orders o ON u.user_id = o.user_id
                WHERE o.amount > (SELECT avg(p.amount) * 1.2 FROM orders p WHERE p.status = o.status)
                    AND EXISTS (SELECT 1 FROM orders q WHERE q.user_id = u.user_id AND q.order_id <> o.order_id)
                    AND u.country NOT IN (SELECT country FROM users WHERE age < 18)
                GROUP BY u.country ORDER BY 2 DESC LIMIT 100
                """),
    ]

    static let growing = [
        Growing(name: "select items", world: "free", size: 250) { count in
            "SELECT " + Array(repeating: "u.age + 1", count: count).joined(separator: ", ") + " FROM users u"
        },
        Growing(name: "conditions", world: "free", size: 250) { count in
            "SELECT u.age FROM users u WHERE " + Array(repeating: "(u.age > 5 OR u.country = 'x')", count: count).joined(separator: " AND ")
        },
        Growing(name: "joins", world: "free", size: 50) { count in
            "SELECT COUNT(*) FROM users t0 "
                + (1...count).map { "JOIN users t\($0) ON t\($0 - 1).user_id = t\($0).user_id" }.joined(separator: " ")
        },
        Growing(name: "natural joins", world: "free", size: 200) { count in
            "SELECT COUNT(*) FROM users" + String(repeating: " NATURAL JOIN users", count: count)
        },
        Growing(name: "common table expressions", world: "free", size: 50) { count in
            "WITH c0 AS (SELECT user_id, age FROM users)"
                + (1...count).map { ", c\($0) AS (SELECT user_id, age FROM c\($0 - 1))" }.joined() + " SELECT age FROM c\(count)"
        },
        Growing(name: "union", world: "free", size: 100) { count in
            Array(repeating: "SELECT user_id, age FROM users", count: count).joined(separator: " UNION ALL ")
        },
        Growing(name: "literals of IN", world: "airline", size: 1_000) { count in
            "SELECT DISTINCT members.city FROM members JOIN flight_history f ON members.loyalty_number = f.loyalty_number WHERE members.city IN ("
                + (0..<count).map { "'\($0)'" }.joined(separator: ", ") + ")"
        },
        Growing(name: "nested sub-queries", world: "free", size: 15) { count in
            String(repeating: "SELECT * FROM (", count: count) + "SELECT user_id, age FROM users" + String(repeating: ") x", count: count)
        },
    ]
}
