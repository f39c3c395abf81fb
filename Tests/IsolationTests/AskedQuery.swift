// Random queries over marked tables: mostly such as their rules may take, and many that reach for what they protect.

/// A query and what it reads.
struct AskedQuery {
    let sql: String
    let tables: [Int]
    /// Whether its tables are joined by their people, and by nothing else.
    var isInnerJoin = true
    /// The table whose people the column `people` counts in each row; nil without that column.
    var counted: Int?

    static func random(in world: RowWorld) -> AskedQuery {
        let a = world.chance.one(of: world.tables)
        let mine = world.tables[Int.random(in: 0...1, using: &world.chance)]
        let b =
            world.chance.percent(70) && a.number != mine.number ? mine : world.chance.one(of: world.tables.filter { $0.number != a.number })
        return world.chance.percent(60) ? fitting(a, b) : reaching(a, b, &world.chance)
    }

    private static func both(_ a: MarkedTable, _ b: MarkedTable) -> String { "FROM \(a.name) a JOIN \(b.name) b ON a.id = b.id" }

    /// What the rule of the first table takes, where the second one is of no other mind.
    private static func fitting(_ a: MarkedTable, _ b: MarkedTable) -> AskedQuery {
        let pair = [a.number, b.number]
        switch a.rule {
        case .list: return AskedQuery(sql: "SELECT DISTINCT a.seg \(both(a, b))", tables: pair)
        case .aggregation, .none:
            let sql = "SELECT a.grp, COUNT(DISTINCT a.id) AS people, SUM(a.val) AS total \(both(a, b)) GROUP BY a.grp"
            return AskedQuery(sql: sql, tables: pair, counted: a.number)
        case .threshold, .others:
            let sql = "SELECT grp, COUNT(DISTINCT id) AS people, MAX(val) AS most FROM \(a.name) GROUP BY grp"
            return AskedQuery(sql: sql, tables: [a.number], counted: a.number)
        case .anyQuery, .hiding:
            return AskedQuery(sql: "SELECT a.grp, a.val, COUNT(*) AS n \(both(a, b)) GROUP BY a.grp, a.val", tables: pair)
        }
    }

    private static func reaching(_ a: MarkedTable, _ b: MarkedTable, _ chance: inout Chance) -> AskedQuery {
        let one = [a.number], pair = [a.number, b.number]
        return chance.one(of: [
            AskedQuery(sql: "SELECT a.secret FROM \(a.name) a", tables: one),
            AskedQuery(sql: "SELECT MAX(a.secret) AS s, COUNT(DISTINCT a.id) AS people FROM \(a.name) a", tables: one),
            AskedQuery(sql: "SELECT DISTINCT a.seg, b.seg AS other \(both(a, b))", tables: pair),
            AskedQuery(sql: "SELECT DISTINCT a.grp \(both(a, b))", tables: pair),
            AskedQuery(sql: "SELECT DISTINCT a.seg FROM \(a.name) a", tables: one),
            AskedQuery(
                sql: "SELECT DISTINCT a.seg FROM \(a.name) a LEFT JOIN \(b.name) b ON a.id = b.id", tables: pair, isInnerJoin: false),
            AskedQuery(sql: "SELECT a.seg, b.val FROM \(a.name) a CROSS JOIN \(b.name) b", tables: pair, isInnerJoin: false),
            AskedQuery(sql: "SELECT a.grp, a.seg, SUM(a.val) AS s \(both(a, b)) GROUP BY a.grp, a.seg", tables: pair),
            AskedQuery(
                sql: "SELECT a.grp, b.grp AS g, COUNT(DISTINCT a.id) AS people \(both(a, b)) GROUP BY a.grp, b.grp", tables: pair,
                counted: a.number),
            AskedQuery(sql: "SELECT grp, COUNT(DISTINCT id) AS people FROM \(a.name) GROUP BY grp", tables: one, counted: a.number),
            AskedQuery(
                sql: "WITH c AS (SELECT grp AS g, id AS i FROM \(a.name)) SELECT g, COUNT(DISTINCT i) AS people FROM c GROUP BY g",
                tables: one, counted: a.number),
            AskedQuery(
                sql: "SELECT u.grp FROM (SELECT grp FROM \(a.name) UNION ALL SELECT grp FROM \(b.name)) u", tables: pair, isInnerJoin: false
            ),
            AskedQuery(sql: "SELECT a.grp, COUNT(*) OVER (PARTITION BY a.grp) AS k FROM \(a.name) a", tables: one),
            AskedQuery(sql: "SELECT a.seg FROM \(a.name) a WHERE a.id IN (SELECT b.id FROM \(b.name) b)", tables: pair, isInnerJoin: false),
            AskedQuery(
                sql: "SELECT (SELECT MAX(x.grp) FROM \(b.name) x WHERE x.id = 'u1') AS v, COUNT(DISTINCT a.id) AS n FROM \(a.name) a",
                tables: pair,
                isInnerJoin: false),
            AskedQuery(sql: "SELECT a.grp, SUM(CAST(a.seg AS INT)) AS s \(both(a, b)) GROUP BY a.grp", tables: pair),
            AskedQuery(sql: "SELECT a.val, CAST(a.grp AS DATE) AS d FROM \(a.name) a", tables: one),
            AskedQuery(sql: "SELECT a.id, to_date(a.seg, 'yyyy') AS d FROM \(a.name) a", tables: one),
            AskedQuery(sql: "SELECT 1 / (a.val - a.val) AS z, a.seg FROM \(a.name) a", tables: one),
            AskedQuery(sql: "SELECT * FROM \(a.name) a JOIN \(b.name) b ON a.id = b.id", tables: pair),
            AskedQuery(sql: "SELECT DISTINCT a.seg \(both(a, b)) WHERE a.grp = 'gp' || '\(a.number)' || 'g0'", tables: pair),
            AskedQuery(sql: "SELECT a.grp, COUNT(*) AS n \(both(a, b)) GROUP BY a.grp HAVING COUNT(*) < 3", tables: pair),
        ])
    }
}
