// What rules do to rows, as properties: identities behind every row, and noise of the stated deviation.
// Reference: docs/differences.md, "Queries on rows"

import SQL
import Tables
import Testing

@testable import Execution

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

struct PrivacyTests {
    private let budget = MemoryBudget(limit: 256 << 20)
    private static let names = ["p", "q", "o"]

    /// How many random queries are asked; `make test-all` asks 10,000.
    private static let runs = getenv("PRIVACY_RUNS").flatMap { Int(String(cString: $0)) } ?? 250

    private func relation(_ rows: [[Int?]]) throws -> Relation {
        let builder = RelationBuilder(names: ["c0", "c1", "c2"], types: [.int, .int, .int], budget: budget)
        for row in rows { try builder.append(row.map { $0.map { Datum(Int64($0)) } ?? .null }) }
        return try builder.finish()
    }

    private func run(_ sql: String, over tables: [Int: Relation], _ policy: RowPolicy) throws -> Relation {
        let columns = (0..<3).map { TableSchema.Column(name: "c\($0)", type: "int") }
        let schemas = TableSchemas(Self.names.map { TableSchema(name: $0, columns: columns) })
        let binder = Binder(try parse(sql, dialect: .spark), schemas, .spark)
        let statement = try binder.run()
        if let fault = binder.fault { throw fault }
        return try QueryRun(statement, over: tables, policy: policy, context: RunContext(budget: budget, microseconds: 0)).run().relation
    }

    private func text(_ rows: [[Int?]]) -> [String] { rows.map { "\($0.map { $0.map(String.init) ?? "-" })" }.sorted() }

    @Test func `no row is without its identities, and none that has them is missing`() throws {
        var dice = Dice(seed: 26)
        var shown = 0
        for number in 0..<Self.runs {
            let rows = Self.names.map { _ in
                (0..<(9 + dice.roll(12))).map { _ in (0..<3).map { _ in dice.roll(8) == 0 ? nil : dice.roll(6) } }
            }
            var naive: [String: [NaiveRow]] = [:]
            var tables: [Int: Relation] = [:]
            for (index, name) in Self.names.enumerated() {
                tables[index] = try relation(rows[index])
                naive[name] = rows[index].map { row in
                    NaiveRow(values: row, who: (0..<2).map { $0 == index ? Set(row[0].map { [$0] } ?? []) : [] })
                }
            }
            let query = NaiveQuery.random(&dice, depth: 1 + dice.roll(4))
            var policy = RowPolicy()
            let minimums = [dice.roll(4), dice.roll(3)]
            // Constraints of aggregation rules and thresholds of custom rules are the same to rows.
            if dice.roll(2) == 0 {
                policy.thresholds = minimums.enumerated().map { .init(relation: $0, identity: [0], minimum: $1) }
            } else {
                policy.constraints = minimums.enumerated().map { .init(relation: $0, column: 0, minimum: $1) }
            }
            let wanted = query.rows(naive).filter { row in zip(row.who, minimums).allSatisfy { $0.count >= $1 } }
            let given = try run(query.sql, over: tables, policy)
            let values = (0..<given.count).map { row in given.columns.map { $0[row].isNull ? nil : Int($0[row].integer) } }
            shown += given.count
            guard text(values) == text(wanted.map(\.values)) else {
                Issue.record("\(number): \(query.sql)\n minimums \(minimums)\n gave \(text(values))\n for  \(text(wanted.map(\.values)))")
                return
            }
        }
        #expect(shown > Self.runs)
    }

    @Test func `a value of a sub-query that stands for one has its identities too`() throws {
        var policy = RowPolicy()
        policy.thresholds = [.init(relation: 0, identity: [0], minimum: 3)]
        let rows: [[Int?]] = (0..<12).map { [$0 / 2, $0 % 2, 100 + $0] }
        let tables = [0: try relation(rows)]
        func values(_ value: String) throws -> [Int?] {
            let given = try run("SELECT c1, COUNT(DISTINCT c0), \(value) FROM p GROUP BY c1", over: tables, policy)
            return (0..<given.count).map { given.columns[2][$0].isNull ? nil : Int(given.columns[2][$0].integer) }
        }
        #expect(try values("(SELECT MAX(x.c2) FROM p x WHERE x.c0 = 3)") == [nil, nil])
        #expect(try values("(SELECT MAX(x.c2) FROM p x)") == [111, 111])
        #expect(try values("(SELECT 7)") == [7, 7])
    }

    @Test func `noise has the deviation that is stated, around the value without it`() throws {
        let tables = [0: try relation((0..<60).map { [$0, $0 % 2, 5] })]
        let seeds = 400
        for noise in [10, 30] {
            var counts: [Double] = []
            for seed in 0..<seeds {
                var policy = RowPolicy()
                policy.noise = .init(
                    users: [(relation: 0, column: 0)], usersNoisePerQuery: noise, seed: UInt64(seed) &* 0x9E37_79B9, isAdded: true)
                let given = try run("SELECT COUNT(DISTINCT c0) FROM p", over: tables, policy)
                counts.append(Double(given.columns[0][0].integer))
            }
            let mean = counts.reduce(0, +) / Double(seeds)
            let deviation = (counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(seeds)).squareRoot()
            let stated = 0.449 * Double(noise)
            // Four standard errors.
            #expect(abs(mean - 60) < 4 * stated / Double(seeds).squareRoot(), "\(mean)")
            #expect(abs(deviation / stated - 1) < 4 / (2 * Double(seeds)).squareRoot(), "\(deviation) for \(stated)")
        }
    }
}
