// Files of every format as rows, through the one entry.

import Tables
import Testing

/// Reads files in memory, and tells their rows as text.
struct FileReading {
    var columns: [TableData.Column]
    var places: [Int]
    var needed: Set<Int>?
    var budget = MemoryBudget(limit: 64 << 20)
    var warnings: [String] = []

    /// - Parameter columns: `name type` each.
    init(_ columns: String...) {
        self.columns = columns.map { text in
            let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
            return TableData.Column(name: parts[0], type: parts[1])
        }
        places = Array(self.columns.indices)
    }

    mutating func relation(
        _ name: String, _ bytes: [UInt8], as format: FileFormat? = nil, partition: [String: String?] = [:]
    ) throws(QueryFailure) -> Relation {
        let rows = FileRows(columns, places: places, needed: needed, budget: budget) { () throws(QueryFailure) in }
        try rows.append(FileSource(name: name, bytes: bytes), as: format, partition: partition)
        warnings = rows.notes.sentences
        return try rows.finish()
    }

    mutating func rows(
        _ name: String, _ text: String, as format: FileFormat? = nil, partition: [String: String?] = [:]
    ) throws(QueryFailure) -> [[String]] {
        try rows(name, Array(text.utf8), as: format, partition: partition)
    }

    mutating func rows(
        _ name: String, _ bytes: [UInt8], as format: FileFormat? = nil, partition: [String: String?] = [:]
    ) throws(QueryFailure) -> [[String]] {
        let relation = try relation(name, bytes, as: format, partition: partition)
        return (0..<relation.count).map { row in
            zip(relation.row(row), relation.types).map { $0.isNull ? "null" : ValueText.text($0, of: $1) }
        }
    }

    /// What a reading says when it fails; empty when it does not.
    mutating func failure(_ name: String, _ bytes: [UInt8], as format: FileFormat? = nil, partition: [String: String?] = [:]) -> String {
        do throws(QueryFailure) {
            _ = try relation(name, bytes, as: format, partition: partition)
            return ""
        } catch {
            return "\(error.condition.rawValue): \(error.message)"
        }
    }

    mutating func failure(_ name: String, _ text: String, as format: FileFormat? = nil, partition: [String: String?] = [:]) -> String {
        failure(name, Array(text.utf8), as: format, partition: partition)
    }
}

struct FileRowsTests {
    @Test func `a partition's value stands in every row, and its column is not in the file`() throws {
        var reading = FileReading("id int", "name string", "day date", "part int")
        let rows = try reading.rows("a.csv", "id,name\n1,x\n2,y\n", partition: ["DAY": "2026-01-31", "part": nil as String?])
        #expect(rows == [["1", "x", "2026-01-31", "null"], ["2", "y", "2026-01-31", "null"]])
        #expect(
            reading.failure("a.csv", "id,name\n", partition: ["day": "soon", "part": "1"])
                == "FAILED_READ_FILE: The file a.csv of a table cannot be read: its folder has no date for the partition key day, but soon."
        )
    }

    @Test func `several files are one table`() throws {
        let columns = [TableData.Column(name: "id", type: "int"), TableData.Column(name: "name", type: "string")]
        let rows = FileRows(columns, places: [1, 0], budget: MemoryBudget(limit: 32 << 20)) { () throws(QueryFailure) in }
        try rows.append(FileSource(name: "a.csv", bytes: Array("id,name\n1,x\n".utf8)))
        try rows.append(FileSource(name: "b.json", bytes: Array(#"{"name":"y","id":2}"#.utf8)))
        let relation = try rows.finish()
        #expect(relation.names == ["name", "id"] && relation.count == 2)
        #expect(relation.columns[1][0].integer == 1 && relation.columns[1][1].integer == 2 && relation.columns[0][1].string == "y")
    }

    @Test func `columns that the query does not look at are not kept`() throws {
        var reading = FileReading("id int", "name string", "other string")
        reading.needed = [0]
        let relation = try reading.relation("a.csv", Array("id,name,other\n1,x,\n2,y,z\n".utf8))
        #expect(relation.count == 2 && relation.columns[0][1].integer == 2)
        #expect(relation.columns[1][0].isNull && relation.columns[1] === relation.columns[2])
    }

    @Test(arguments: [
        ("a.orc", "ORC…", "ORC"), ("a.avro", "Obj", "Avro"), ("part-0", "ORC…", "ORC"), ("part-0", "Obj\u{1}", "Avro"),
        ("part-0", "SEQ6", "a SequenceFile"),
    ])
    func `a format that is not read is refused by its name`(file: String, bytes: String, format: String) {
        var reading = FileReading("id int")
        #expect(
            reading.failure(file, bytes)
                == "UNSUPPORTED_FILE_FORMAT: The file \(file) of a table is \(format), which is not supported: Parquet, CSV and JSON lines are."
        )
    }

    @Test func `the ending or the first bytes tell the format`() throws {
        let detected = { (name: String, text: String) in try FileFormat.detected(in: FileSource(name: name, bytes: Array(text.utf8))) }
        #expect(try detected("a.CSV", "PAR1") == .csv(.withHeader))
        #expect(try detected("a.jsonl.gz", "x") == .jsonLines)
        #expect(try detected("a.snappy.parquet", "x") == .parquet)
        #expect(try detected("part-0", "PAR1") == .parquet)
        #expect(try detected("part-0", " {\"a\":1}") == .jsonLines)
        #expect(try detected("part-0", "a,b") == .csv(.withHeader))
        #expect(throws: QueryFailure.self) { try detected("a.csv.lz4", "x") }
    }

    @Test func `a table of Glue's tells its format by its SerDe or its classification`() throws {
        let format = { (library: String?, classification: String?, parameters: [String: String]) in
            try FileFormat(library: library, classification: classification, parameters: parameters)
        }
        var quoted = CSVOptions()
        quoted.headerLines = 1
        quoted.separator = UInt8(ascii: ";")
        #expect(
            try format("org.apache.hadoop.hive.serde2.OpenCSVSerde", "csv", ["separatorChar": ";", "skip.header.line.count": "1"])
                == .csv(quoted))
        #expect(try format("org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe", nil, [:]) == .parquet)
        #expect(try format("org.openx.data.jsonserde.JsonSerDe", nil, [:]) == .jsonLines)
        #expect(try format(nil, "parquet", [:]) == .parquet && format(nil, nil, [:]) == nil)
        #expect(throws: QueryFailure.self) { try format("org.apache.hadoop.hive.ql.io.orc.OrcSerde", nil, [:]) }
        guard case .csv(let plain)? = try format("org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe", "csv", ["field.delim": "|"]) else {
            Issue.record("no CSV")
            return
        }
        #expect(plain.separator == UInt8(ascii: "|") && plain.quote == nil && plain.null == "\\N")
    }

    @Test func `a text that is Parquet is refused`() {
        var reading = FileReading("id int")
        #expect(reading.failure("a.csv", "PAR1").contains("it is Parquet, and its table says that it is text"))
    }
}
