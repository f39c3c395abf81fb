// Queries on values, held against what Spark 3.5.3 answered to them.

import Execution
import SQL
import Tables
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension RowCase {
    static func isType(_ text: String) -> Bool { DataType(text) != nil }

    static func all(in name: String) throws -> [RowCase] { cases(in: try String(decoding: file("\(folder)/\(name).txt"), as: UTF8.self)) }

    private static var folder: String { #filePath.dropLast("RowCasesTests.swift".count) + "Cases" }

    static func file(_ path: String) throws -> [UInt8] {
        guard let file = fopen(path, "r") else { throw Missing(path: path) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&block, 1, block.count, file), count > 0 { bytes += block[..<count] }
        return bytes
    }

    struct Missing: Error { let path: String }
}

struct RowCasesTests {
    /// A moment for CURRENT_TIMESTAMP, in May 2026.
    private let context = RunContext(
        budget: MemoryBudget(limit: 64 << 20), microseconds: 1_780_000_000_000_000,
        zones: TimeZones { try? RowCase.file("/usr/share/zoneinfo/\($0)") })

    @Test(arguments: ["numbers", "decimals", "casts", "texts", "regexes", "dates", "intervals", "encodings", "collections"])
    func `values are computed as Spark computes them`(file: String) throws {
        let cases = try RowCase.all(in: file)
        #expect(!cases.isEmpty)
        for each in cases {
            do {
                let answer = try answer(each.query)
                #expect(each.failure == nil, "\(each.query) gave \(answer.rows)")
                #expect(answer.types == each.types, "\(each.query)")
                for (given, wanted) in zip(answer.rows, each.rows.first ?? []) where !Self.isSame(given, wanted) {
                    Issue.record("\(each.query)\n gave \(given)\n for  \(wanted)")
                }
            } catch let failure as QueryFailure {
                #expect(failure.condition.rawValue == each.failure, "\(each.query): \(failure.message)")
            } catch let error as NameError {
                #expect(each.failure.map { error.message.contains($0) } ?? false, "\(each.query): \(error.message)")
            }
        }
    }

    /// The types and the values of a SELECT without FROM.
    private func answer(_ query: String) throws -> (types: [String], rows: [String]) {
        let statement = try BoundStatement(query)
        guard case .select(let select) = statement.query.body else { return ([], []) }
        let scope = Scope(subqueries: NoSubqueries(), context: context)
        let frame = Frame(sources: 0, variables: statement.variableCount, context: context)
        var row: [String] = []
        for item in select.items {
            let value = try scope.compile(item)(frame)
            row.append(value.isNull ? "NULL" : try Self.written(value, item.type, context))
        }
        return (select.items.map { "\($0.type)" }, row)
    }

    /// A value as the files have it: text in quotes, binary in hex, all else as CAST to STRING writes it.
    static func written(_ value: Datum, _ type: DataType, _ context: RunContext) throws -> String {
        if type == .binary { return value.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined() }
        let text = try ValueText(type, context).text(value)
        guard type.isText else { return text }
        let escapes: [Unicode.Scalar: String] = ["\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"]
        return "\"" + text.unicodeScalars.map { escapes[$0] ?? String(Character($0)) }.joined() + "\""
    }

    /// Whether two texts are the same value. Doubles may differ in their last digits, where Java's library is not the C library.
    static func isSame(_ given: String, _ wanted: String) -> Bool {
        if given == wanted { return true }
        guard let one = Double(given), let other = Double(wanted), given.contains(".") else { return false }
        return (one - other).magnitude <= 1e-12 * max(one.magnitude, other.magnitude)
    }
}

/// Nothing here has a sub-query.
private final class NoSubqueries: SubqueryRunning {
    func relation(of subquery: BoundSubquery, arguments: [Datum]) throws(QueryFailure) -> Relation { throw .notRun("A sub-query") }
    func values(of subquery: BoundSubquery, arguments: [Datum]) throws(QueryFailure) -> Relation { throw .notRun("A sub-query") }
    func members(of subquery: BoundSubquery, arguments: [Datum]) throws(QueryFailure) -> Membership { throw .notRun("A sub-query") }
}
