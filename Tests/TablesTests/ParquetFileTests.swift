// Parquet files that do not fit their tables, or nothing at all. What fits is held by RecordedFilesTests.

import Tables
import Testing

struct ParquetFileTests {
    private let everything = RecordedFile.bytes(of: "pyarrow.parquet")

    /// A column `n` of 1, null and 2: its page's header begins at byte 4.
    private var small: [UInt8] {
        ResultTable(columns: [.init("n", .long)], cells: [[.integer(1)], [nil], [.integer(2)]]).parquet
    }

    private func replacing(_ old: [UInt8], by new: [UInt8], in file: [UInt8]) -> [UInt8] {
        for start in 4..<(file.count - old.count) where Array(file[start..<(start + old.count)]) == old {
            return Array(file[..<start]) + new + Array(file[(start + old.count)...])
        }
        Issue.record("the bytes are not there")
        return file
    }

    @Test func `a column that the file lacks is null, and so is a field that its groups lack`() throws {
        var reading = FileReading(
            "NUMBER int", "absent string", "place struct<more:int,inner:struct<label:string>>", "points array<struct<none:int>>")
        let rows = try reading.rows("a.parquet", everything)
        #expect(rows.count == 40)
        #expect(rows[0] == ["2147483647", "null", "{null, {l0}}", "[]"])
        #expect(rows[2][3] == "[{null}, {null}]")
    }

    @Test(arguments: [
        ("number string", "column number holds INT32, and its table says string"),
        ("long int", "column long holds INT64, and its table says int"),
        ("name bigint", "column name holds BYTE_ARRAY as text, and its table says bigint"),
        ("price decimal(9,3)", "column price holds FIXED_LEN_BYTE_ARRAY as decimal(9,2), and its table says decimal(9,3)"),
        ("at date", "column at holds INT64 as timestamp, and its table says date"),
        ("at timestamp_ntz", "column at holds INT64 as timestamp, and its table says timestamp_ntz"),
        ("tags string", "column tags holds a list, and its table says string"),
        ("tags array<int>", "column element holds BYTE_ARRAY as text, and its table says int"),
        ("name array<string>", "column name holds BYTE_ARRAY as text, and its table says array<string>"),
        ("place map<string,int>", "column place holds a group, and its table says map<string,int>"),
        ("short tinyint", "column short has a value that does not fit the type that its table says"),
    ])
    func `a type that its table does not say fails with both`(column: String, reason: String) {
        var reading = FileReading(column)
        #expect(reading.failure("a.parquet", everything) == "FAILED_READ_FILE: The file a.parquet of a table cannot be read: \(reason).")
    }

    @Test func `columns that nobody asks for are not looked at`() throws {
        var reading = FileReading("number int", "name bigint")
        reading.needed = [0]
        #expect(try reading.relation("a.parquet", everything).count == 40)
        reading.needed = []
        #expect(try reading.relation("a.parquet", everything).count == 40)
    }

    @Test func `a page that claims two gibibytes ends with the budget, and negative sizes and counts are damage`() {
        var reading = FileReading("n bigint")
        let size: [UInt8] = [0x15, 0x00, 0x15, 0x2C]
        let huge = replacing(size, by: [0x15, 0x00, 0x15, 0xFE, 0xFF, 0xFF, 0xFF, 0x0F], in: small)
        #expect(reading.failure("a.parquet", huge).hasPrefix("OUT_OF_MEMORY"))
        let negative = replacing(size, by: [0x15, 0x00, 0x15, 0x2B], in: small)
        #expect(reading.failure("a.parquet", negative).hasSuffix("a page of column n is damaged."))
        let many = replacing([0x2C, 0x15, 0x06], by: [0x2C, 0x15, 0xFE, 0xFF, 0xFF, 0xFF, 0x0F], in: small)
        #expect(reading.failure("a.parquet", many).hasSuffix("a page of column n is damaged."))
    }

    @Test func `a file that is cut off anywhere is refused`() {
        var reading = FileReading("number int", "tags array<string>")
        for count in stride(from: 0, to: everything.count, by: 211) {
            #expect(reading.failure("a.parquet", Array(everything[..<count])).hasPrefix("FAILED_READ_FILE"))
        }
    }

    @Test(arguments: ["pyarrow-v2-plain.parquet", "pyarrow-deltas.parquet", "pyarrow-lz4.parquet", "spark3-legacy.parquet"])
    func `changed bytes are read as something or refused`(name: String) throws {
        let file = try #require(RecordedFile.all.first { $0.name == name })
        let bytes = RecordedFile.bytes(of: name)
        var reading = FileReading()
        reading.columns = file.columns.map { text in
            let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
            return TableData.Column(name: parts[0], type: parts[1])
        }
        reading.places = Array(reading.columns.indices)
        var state: UInt64 = 7
        for round in 0..<60 {
            var changed = bytes
            for _ in 0...(round % 4) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                changed[Int(state >> 33) % changed.count] = UInt8(truncatingIfNeeded: state >> 20)
            }
            _ = reading.failure("a.parquet", changed)
            #expect(reading.budget.taken == 0)
        }
    }
}
