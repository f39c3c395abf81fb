// A fuzzer over queries and the rows that they run on: whatever is bound is run to its end, or fails, within its budget.
// Reference: https://llvm.org/docs/LibFuzzer.html

import Execution
import SQL
import Tables

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What libFuzzer calls with each text. Its name and form are libFuzzer's; so is the main function.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ length: Int) -> CInt {
    let run = FuzzedRun()
    guard let relation = try? run.rows(String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self)) else { return 0 }
    for row in 0..<relation.count {
        for column in relation.columns where !column.isNull(row) { _ = try? ValueText(column.type, run.context).text(column[row]) }
    }
    return 0
}

/// What libFuzzer calls before it looks at its arguments: `write-corpus FOLDER FILES` are ours.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_ count: UnsafeMutableRawPointer?, _ arguments: UnsafeMutableRawPointer?) -> CInt {
    let arguments = CommandLine.arguments
    guard arguments.count > 3, arguments[1] == "write-corpus" else { return 0 }
    var number = 0
    for path in arguments[3...] {
        guard let cases = fopen(path, "r") else { preconditionFailure("\(path) cannot be read") }
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        while getline(&line, &capacity, cases) > 2 {
            guard let line, line[0] == CChar(UInt8(ascii: "?")) else { continue }
            guard let file = fopen("\(arguments[2])/query-\(number)", "w") else { preconditionFailure("cannot write to \(arguments[2])") }
            fputs(line + 2, file)
            fclose(file)
            number += 1
        }
        free(line)
        fclose(cases)
    }
    exit(0)
}

/// One run, over a table `t` whose values are at the ends of their types.
private struct FuzzedRun {
    let context: RunContext

    private static let table = """
        SELECT CAST(i AS INT) AS i, CAST(l AS BIGINT) AS l, CAST(d AS DOUBLE) AS d, CAST(m AS DECIMAL(38,10)) AS m, CAST(t AS STRING) AS t, \
        CAST(dt AS DATE) AS dt, CAST(ts AS TIMESTAMP) AS ts, CAST(b AS BOOLEAN) AS b FROM VALUES \
        (1, 10, 1.5D, 0.1, 'Oslo', '2026-02-28', TIMESTAMP'2026-02-28 13:14:15.678', true), \
        (2147483647, 9223372036854775807, 1e300, 1234567890123456789012345678.0123456789, 'é', '9999-12-31', \
        CAST(9223372036854775L AS TIMESTAMP), false), \
        (-2147483648, -9223372036854775808, CAST('-Infinity' AS DOUBLE), -1e-10BD, '', '0001-01-01', CAST(-9223372036854775L AS TIMESTAMP), NULL), \
        (0, 0, CAST('NaN' AS DOUBLE), 0, '{"a": [1]}', '1582-10-04', TIMESTAMP'1969-12-31 23:59:59.999999', true), \
        (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL) AS r(i, l, d, m, t, dt, ts, b)
        """

    /// Made once: what it is made of is written here.
    private static let made: (TableSchemas, Relation)? = {
        guard let relation = try? FuzzedRun().rows(table, TableSchemas([]), [:]) else { return nil }
        let columns = zip(relation.names, relation.types).map { TableSchema.Column(name: $0, type: "\($1)") }
        return (TableSchemas([TableSchema(name: "t", columns: columns)]), relation)
    }()

    init() {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(2)
        context = RunContext(budget: MemoryBudget(limit: 32 << 20), microseconds: 1_780_000_000_000_000) { () throws(QueryFailure) in
            if clock.now > end { throw QueryFailure(.timedOut, "It takes too long.") }
        }
    }

    func rows(_ query: String) throws -> Relation {
        guard let (schemas, relation) = Self.made else { preconditionFailure("The table cannot be made.") }
        return try rows(query, schemas, [0: relation])
    }

    private func rows(_ query: String, _ schemas: TableSchemas, _ tables: [Int: Relation]) throws -> Relation {
        let binder = Binder(try parse(query, dialect: .spark), schemas, .spark)
        let statement = try binder.run()
        if let fault = binder.fault { throw fault }
        return try QueryRun(statement, over: tables, context: context).run().relation
    }
}
