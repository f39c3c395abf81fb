// Both engines held to the same rows on the cases of the embedded one, where `make test-all` says which Python has pyspark.
// Reference: Tests/ExecutionTests/Cases, whose answers are Spark's own

@testable import CleanRooms
import Embedded
import FilesTesting
import SQL
import Spark
import Tables
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The Python that has pyspark; nil where no real Spark is asked for.
private let python = getenv("CLEANROOMS_TEST_SPARK_PYTHON").map { String(cString: $0) }

@Suite(.enabled(if: python != nil), .serialized) struct RealSparkTests {
    private let folder = TemporaryDirectory()

    private func host() throws -> SparkHost {
        try SparkHost(SparkSettings(master: .local("local[2]"), python: python ?? ""), in: folder.path) { _ in }
    }

    @Test func `both engines give the same rows on every case`() throws {
        let host = try host()
        defer { host.stop() }
        let spark = SparkRunner(host, memory: 256 << 20, timeLimit: .seconds(120))
        let cases = try Self.cases()
        #expect(cases.count > 300)
        var differences: Set<String> = []
        for (number, query) in cases.enumerated() {
            guard let statement = try? parse(query), let bound = try? BoundStatement(query) else { continue }
            let order = ExecutionOrder(
                run: .init(subject: "case", number: number), query: bound, statement: statement, names: [:], policy: RowPolicy(),
                tables: [:],
                microseconds: 1_780_000_000_000_000, timeZone: "UTC")
            let one = Answer(EmbeddedRunner().outcome(of: order), isOrdered: query.contains("ORDER BY"))
            let other = Answer(spark.outcome(of: order, until: RunStop()), isOrdered: query.contains("ORDER BY"))
            guard !one.isSame(as: other) else { continue }
            differences.insert(query)
            if !Self.known.contains(query) { Issue.record("\(query)\n embedded \(one)\n Spark    \(other)") }
        }
        #expect(Self.known.subtracting(differences).isEmpty, "These differ no more, and are to be taken from the list.")
        print("\(cases.count) cases on both engines, \(differences.count) differ")
    }

    /// Cases that differ, as docs/spark.md says: intervals and lists, which come back from Spark as text, names of IS UNKNOWN and of
    /// aggregates with synonyms, and floats.
    private static let known: Set<String> = [
        #"SELECT true IS UNKNOWN, b IS UNKNOWN, b IS NOT UNKNOWN FROM VALUES (true), (NULL) AS v(b) ORDER BY b"#,
        #"SELECT INTERVAL '1-2' YEAR TO MONTH, INTERVAL '3' YEAR, INTERVAL '14' MONTH, INTERVAL '-1-2' YEAR TO MONTH, INTERVAL 5 MONTHS"#,
        #"SELECT INTERVAL '1 02:03:04.5' DAY TO SECOND, INTERVAL '90' MINUTE, INTERVAL '5' HOUR, INTERVAL '7' DAY, INTERVAL '1.5' SECOND, INTERVAL '02:03' HOUR TO MINUTE, INTERVAL '-3 04' DAY TO HOUR, INTERVAL '100:01' MINUTE TO SECOND"#,
        #"SELECT DATE'2026-03-01' - DATE'2026-02-01', TIMESTAMP'2026-03-01 12:00:00' - TIMESTAMP'2026-02-28 11:59:59.5', DATE'2026-03-01' - TIMESTAMP'2026-02-28 12:00:00'"#,
        #"SELECT INTERVAL '1' YEAR + INTERVAL '2' MONTH, INTERVAL '1' DAY - INTERVAL '1' HOUR, INTERVAL '1' MONTH * 3, INTERVAL '1' DAY * 1.5, 2 * INTERVAL '10' SECOND, INTERVAL '1' YEAR / 5, INTERVAL '1' DAY / 7, -INTERVAL '1' DAY"#,
        #"SELECT bool_and(a), bool_or(a), every(a), some(a), any(a) FROM VALUES (true), (NULL), (false) AS t(a)"#,
        #"SELECT collect_list(a), collect_list(DISTINCT a) FROM VALUES (1), (2), (NULL), (2) AS t(a)"#,
        #"SELECT sum(a), avg(a) FROM VALUES (INTERVAL '1' DAY), (INTERVAL '2' DAY) AS t(a)"#,
        #"SELECT CAST(1.1 AS FLOAT), CAST(1e10 AS FLOAT), CAST(16777217 AS FLOAT)"#,
    ]

    private static func cases() throws -> [String] {
        let cases = #filePath.dropLast("SparkTests/RealSparkTests.swift".count) + "ExecutionTests/Cases"
        let directory = try #require(opendir(String(cases)))
        defer { closedir(directory) }
        var queries: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasSuffix(".txt"), let bytes = TemporaryDirectory().read(at: "\(cases)/\(name)") else { continue }
            for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where line.hasPrefix("? ") {
                queries.append(String(line.dropFirst(2)))
            }
        }
        return queries
    }
}

/// What an engine gave, to be compared.
private enum Answer: CustomStringConvertible {
    case rows([String], [[Cell?]])
    case failure(String)

    init(_ outcome: ExecutionOutcome, isOrdered: Bool) {
        switch outcome {
        case .failed(let failure): self = .failure(failure.condition ?? failure.message)
        case .rows(let result):
            let rows = result.table.rows
            self = .rows(
                result.table.columns.map { "\($0.name) \($0.type)" }, isOrdered ? rows : rows.sorted { "\($0)" < "\($1)" })
        }
    }

    var description: String {
        switch self {
        case .rows(let columns, let rows): "\(columns) \(rows.prefix(5))"
        case .failure(let reason): reason
        }
    }

    func isSame(as other: Answer) -> Bool {
        switch (self, other) {
        case (.failure(let one), .failure(let other)): one == other
        case (.rows(let names, let one), .rows(let others, let other)):
            names == others && one.count == other.count && zip(one, other).allSatisfy { $0.elementsEqual($1, by: Self.isSame) }
        default: false
        }
    }

    /// Doubles may differ in their last digits, where Java's library is not the C library, also within the text of an array.
    private static func isSame(_ one: Cell?, _ other: Cell?) -> Bool {
        switch (one, other) {
        case (.double(let one)?, .double(let other)?):
            one == other || (one.isNaN && other.isNaN) || (one - other).magnitude <= 1e-9 * max(one.magnitude, other.magnitude)
        default: one == other
        }
    }
}
