// A fuzzer over the readers of files: whatever a file is, it is read or refused, within the budget.
// Reference: https://llvm.org/docs/LibFuzzer.html

import Tables

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What libFuzzer calls with each file. Its name and form are libFuzzer's; so is the main function.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ length: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: bytes, count: length)
    guard let choice = bytes.first else { return 0 }
    let form = forms[Int(choice) % forms.count]
    let budget = MemoryBudget(limit: 32 << 20)
    // Column by column as well, so that one that is refused hides no other.
    let column = Int(choice) / forms.count - 1
    read(
        FileSource(name: form.name, bytes: Array(bytes.dropFirst())), form.format, columns.indices.contains(column) ? [column] : nil, budget
    )
    precondition(budget.taken == 0, "The budget has everything back.")
    return 0
}

/// What libFuzzer calls before it looks at its arguments: `write-corpus FOLDER FILE…` are ours.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_ count: UnsafeMutableRawPointer?, _ arguments: UnsafeMutableRawPointer?) -> CInt {
    let arguments = CommandLine.arguments
    if arguments.count > 3, arguments[1] == "write-corpus" {
        for path in arguments[3...] { writeCase(of: path, to: arguments[2]) }
        exit(0)
    }
    return 0
}

private let openCSV: FileFormat = .csv(CSVOptions())

/// The names and formats of the files that are tried; the first byte of an input chooses one, and the columns.
private let forms: [(name: String, format: FileFormat?)] = [
    ("a.parquet", nil), ("a.csv", nil), ("a.json", nil), ("a", openCSV), ("a.csv.gz", nil), ("a.json.bz2", nil), ("a.json.zst", nil),
    ("a.csv.snappy", openCSV), ("a", nil),
]

/// The columns of Scripts/record-files, and some that its files do not have.
private let columns = [
    "flag boolean", "small tinyint", "short smallint", "number int", "long bigint", "single float", "real double", "price decimal(9,2)",
    "total decimal(18,4)", "wide decimal(38,10)", "name string", "raw binary", "day date", "at timestamp", "tags array<string>",
    "matrix array<array<int>>", "attrs map<string,bigint>", "place struct<x:int,more:int,inner:struct<label:string,day:date>>",
    "points array<struct<x:double,label:string>>", "local timestamp_ntz", "id string", "clock string", "unsigned bigint",
    "huge decimal(20,0)", "empty string", "absent array<int>",
].map { text in
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    return TableData.Column(name: parts[0], type: parts[1])
}

private let types = columns.map { DataType($0.type) ?? .unknown }

private let tests: [RowFilter.Test] = [
    .isPresent, .compared(.greaterOrEqual, .integer(-1000)), .compared(.less, .decimal(1 << 90)), .compared(.less, .double(1e9)),
    .compared(.greater, .bytes([])),
]

private func read(_ file: FileSource, _ format: FileFormat?, _ needed: Set<Int>?, _ budget: MemoryBudget) {
    // A column by itself is asked for values, so that statistics are looked at.
    let filters = (needed ?? []).flatMap { place in
        tests.map { RowFilter(column: place, type: types[place], test: $0) }
    }
    let rows = FileRows(
        columns, places: Array(columns.indices), needed: needed, where: filters, budget: budget
    ) { () throws(QueryFailure) in }
    guard (try? rows.append(file, as: format)) != nil, let relation = try? rows.finish() else { return }
    // Every value can be looked at.
    for row in 0..<min(relation.count, 50) {
        for (value, type) in zip(relation.row(row), relation.types) where !value.isNull { _ = ValueText.text(value, of: type) }
    }
}

/// Keeps a file with the byte that chooses how it is read.
private func writeCase(of path: String, to folder: String) {
    guard let source = fopen(path, "rb"), let name = path.split(separator: "/").last,
        let target = fopen("\(folder)/\(name)", "wb")
    else { preconditionFailure("cannot copy \(path) to \(folder)") }
    let form = forms.firstIndex { name.hasSuffix($0.name.dropFirst()) && $0.name.count > 1 } ?? forms.count - 1
    fputc(Int32(form), target)
    while case let byte = fgetc(source), byte != EOF { fputc(byte, target) }
    fclose(source)
    fclose(target)
}
