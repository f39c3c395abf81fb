// Row groups of Parquet files that a query's conditions rule out: how many are read, and that no row is lost by it.

import Testing

@testable import Tables

struct RowFilterTests {
    /// Six row groups of ten rows in the order of most columns: `long` from -30, `number` by sevens from -200.
    private static let columns = [
        "long bigint", "number int", "real double", "single float", "price decimal(9,2)", "wide decimal(38,10)", "name string",
        "raw binary",
        "day date", "at timestamp", "flag boolean", "absent string",
    ]

    private func read(
        _ file: String, _ columns: [String], where filters: [RowFilter], needed: Set<Int>? = nil, partition: [String: String?] = [:]
    ) throws -> (rows: Relation, notes: ReadingNotes) {
        let declared = columns.map { text in
            let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
            return TableData.Column(name: parts[0], type: parts[1])
        }
        let rows = FileRows(
            declared, places: Array(columns.indices), needed: needed, where: filters, budget: MemoryBudget(limit: 64 << 20)
        ) { () throws(QueryFailure) in }
        try rows.append(FileSource(name: file, bytes: RecordedFile.bytes(of: file)), partition: partition)
        return (try rows.finish(), rows.notes)
    }

    private static func filter(_ column: String, _ test: RowFilter.Test) -> RowFilter {
        let place = columns.firstIndex { $0.hasPrefix("\(column) ") } ?? -1
        let type = DataType(String(columns[place].drop { $0 != " " }.dropFirst())) ?? .unknown
        return RowFilter(column: place, type: type, test: test)
    }

    private static func text(_ text: String) -> FilterValue { .bytes(Array(text.utf8)) }

    /// A condition, and how many groups have rows for it.
    private static let cases: [(String, RowFilter.Test, Int)] = [
        ("long", .compared(.equal, .integer(-25)), 1), ("long", .compared(.less, .integer(-20)), 1),
        ("long", .compared(.lessOrEqual, .integer(-20)), 2), ("long", .compared(.greater, .integer(19)), 1),
        ("long", .compared(.greaterOrEqual, .integer(19)), 2), ("long", .compared(.equal, .integer(99)), 0),
        ("long", .oneOf([.integer(-29), .integer(29)]), 2), ("number", .isNull, 1), ("number", .isPresent, 5), ("name", .isNull, 1),
        ("name", .compared(.equal, text("n012")), 1), ("name", .compared(.greater, text("n05")), 1),
        ("day", .compared(.less, .integer(-20)), 1), ("at", .compared(.less, .integer(-72_000_000_000)), 1),
        ("price", .compared(.greaterOrEqual, .decimal(2000)), 1), ("wide", .compared(.less, .decimal(twentySextillions)), 1),
        ("single", .compared(.less, .double(5)), 1), ("raw", .compared(.less, .bytes([10])), 1),
        ("flag", .compared(.equal, .integer(1)), 4), ("absent", .isNull, 6), ("absent", .isPresent, 0),
        // NaN is above all numbers, and no statistics tell of it.
        ("real", .compared(.greater, .double(1000)), 6), ("real", .compared(.less, .double(-4.5)), 1),
        ("real", .compared(.equal, .double(-7)), 1),
    ]

    /// `wide` of the first row of the second group.
    private static let twentySextillions: Int128 = -20 * 100_000_000_000_000_000_000 * 10_000_000_000

    @Test(arguments: cases)
    func `row groups without a row that a condition takes are not read`(column: String, test: RowFilter.Test, groups: Int) throws {
        let filter = Self.filter(column, test)
        let (rows, notes) = try read("pyarrow-groups.parquet", Self.columns, where: [filter])
        #expect(notes.groupsRead == groups && notes.groupsSkipped == 6 - groups && rows.count == groups * 10)
    }

    @Test func `a filter of another type than the table's, and one of a number without a sign, rule nothing out`() throws {
        let other = RowFilter(column: 0, type: .int, test: .compared(.equal, .integer(99)))
        #expect(try read("pyarrow-groups.parquet", Self.columns, where: [other]).rows.count == 60)
        let unsigned = RowFilter(column: 0, type: .bigint, test: .compared(.equal, .integer(5_000_000_000)))
        #expect(try read("pyarrow-unsigned.parquet", ["unsigned bigint"], where: [unsigned]).rows.count == 20)
        let moment = RowFilter(column: 0, type: .timestamp, test: .compared(.equal, .integer(.max)))
        #expect(try read("pyarrow-int96.parquet", ["at timestamp"], where: [moment]).rows.count == 40)
    }

    @Test func `a file of a partition whose value a condition rules out is not read`() throws {
        let columns = ["long bigint", "part int"]
        let filter = RowFilter(column: 1, type: .int, test: .compared(.greater, .integer(5)))
        #expect(try read("pyarrow-groups.parquet", columns, where: [filter], partition: ["part": "5"]).rows.count == 0)
        #expect(try read("pyarrow-groups.parquet", columns, where: [filter], partition: ["part": "6"]).rows.count == 60)
        #expect(try read("pyarrow-groups.parquet", columns, where: [filter], partition: ["part": nil as String?]).rows.count == 0)
    }

    /// Those with several row groups, and those whose values are kept in an unusual way.
    private static let files = [
        "groups", "gzip-small", "v2-zstd", "integer-dec", "nano", "int96", "unsigned", "polars.parquet", "duckdb.parquet", "snappy.parquet",
    ]

    @Test(arguments: RecordedFile.all.filter { file in files.contains { file.name.contains($0) } })
    func `no condition loses a row that it takes, whoever wrote the file`(file: RecordedFile) throws {
        for (place, column) in file.columns.enumerated() {
            let all = try read(file.name, file.columns, where: [], needed: [place]).rows.columns[place]
            let values = (0..<all.count).compactMap { FilterValue(all[$0], all.type) }
            guard !values.isEmpty else { continue }
            var tests: [RowFilter.Test] = [.isNull]
            tests += [RowFilter.Comparison.equal, .less, .greaterOrEqual].map { .compared($0, values[values.count / 3]) }
            for test in tests {
                let filter = RowFilter(column: place, type: all.type, test: test)
                let kept = try read(file.name, file.columns, where: [filter], needed: [place]).rows.columns[place]
                #expect(Self.count(of: kept, test) == Self.count(of: all, test), "\(column): \(test)")
            }
        }
    }

    /// How many rows meet a condition, each looked at.
    private static func count(of column: Column, _ test: RowFilter.Test) -> Int {
        (0..<column.count).count { row in
            let value = column[row]
            switch test {
            case .isNull: return value.isNull
            case .isPresent: return !value.isNull
            case .oneOf: return false
            case .compared(let comparison, let bound):
                if value.isNull { return false }
                if case .double(let bound) = bound, value.double.isNaN {
                    return comparison == .greater || comparison == .greaterOrEqual || bound.isNaN
                }
                guard let value = FilterValue(value, column.type) else { return false }
                return switch comparison {
                case .equal: value == bound
                case .less: value.isLess(than: bound) == true
                case .lessOrEqual: bound.isLess(than: value) == false
                case .greater: bound.isLess(than: value) == true
                case .greaterOrEqual: value.isLess(than: bound) == false
                }
            }
        }
    }
}
