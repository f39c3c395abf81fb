// Results that a tester gives.

import JSON
import Tables
import Testing

@testable import CleanRooms

@Suite
struct CannedResultTests {
    @Test(
        arguments: [
            ("boolean", "yes"), ("tinyint", 128), ("smallint", -32769), ("int", 2_147_483_648), ("bigint", 1.5), ("bigint", "many"),
            ("double", "big"), ("decimal(4,2)", 100), ("decimal(4,2)", 0.125), ("date", "2026-02-29"), ("date", "2026-1-1"),
            ("timestamp", "2026-01-01T24:00:00Z"), ("timestamp", 5),
        ] as [(String, JSON)])
    func `a value of another type is refused`(type: String, value: JSON) {
        #expect(throws: ResultTable.Mismatch.self) {
            _ = try ResultTable(columns: [.init("a", ColumnType(sqlName: type))], rows: [[value]])
        }
    }

    @Test func `a refusal names the row, the value and the column`() {
        #expect(throws: ResultTable.Mismatch(description: "Row 2 of the result has many in column n, whose type is bigint.")) {
            _ = try ResultTable(columns: [.init("n", .long)], rows: [[1], ["many"]])
        }
        #expect(throws: ResultTable.Mismatch(description: "Row 1 of the result has 2 value(s) for 1 column(s).")) {
            _ = try ResultTable(columns: [.init("n", .long)], rows: [[1, 2]])
        }
    }

    @Test func `canned values decide over types that are only promised`() throws {
        let canned = CannedResult(rows: [["Paris", 3], [.null, 4]])
        let promised = [ResultTable.Column("city", .string), .init("reach", .string)]
        #expect(try canned.table(promised: promised).columns.map(\.type) == [.string, .string])
        let numbers = [ResultTable.Column("city", .long), .init("reach", .decimal(precision: 10, scale: 2))]
        #expect(try canned.table(promised: numbers).columns.map(\.type) == [.string, .decimal(precision: 10, scale: 2)])
    }

    @Test func `canned columns take the place of the promised ones`() throws {
        let canned = CannedResult(columns: [.init(name: "a"), .init(name: "b", type: "date")], rows: [[1, "2026-01-01"], [2.5, .null]])
        #expect(try canned.table(promised: []).columns == [.init("a", .double), .init("b", .date)])
        #expect(canned.problem == nil)
    }

    @Test func `canned values have to be of a type that is named with them`() {
        let canned = CannedResult(columns: [.init(name: "a", type: "int")], rows: [["x"]])
        #expect(canned.problem == "Row 1 of the result has x in column a, whose type is int.")
        #expect(CannedResult(rows: [[1], [1, 2]]).problem == "Row 2 of the result has 2 value(s) for 1 column(s).")
    }

    @Test func `a canned result survives being stored`() throws {
        let canned = CannedResult(columns: [.init(name: "a"), .init(name: "b", type: "date")], rows: [[1, .null], ["x", true]])
        var writer = JSONWriter()
        canned.write(to: &writer)
        #expect(try CannedResult(json: JSON(parsing: writer.bytes)) == canned)
    }
}
