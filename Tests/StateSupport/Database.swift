// A database in memory that is edited without a thought of what the program would do.
// Reference: https://www.sqlite.org/c3ref/deserialize.html

import CSQLite

/// A value of any of SQLite's types.
enum Value {
    case null
    case integer(Int64)
    case real(Double)
    /// Text, be it UTF-8 or not.
    case text([UInt8])
    case blob([UInt8])
}

final class Database {
    private let handle: OpaquePointer

    struct Failure: Error { let message: String }

    init(_ file: [UInt8]) throws {
        var handle: OpaquePointer?
        guard sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK, let handle,
            let copy = sqlite3_malloc64(UInt64(file.count))?.assumingMemoryBound(to: UInt8.self)
        else { throw Failure(message: "there is no memory for a database") }
        self.handle = handle
        file.withUnsafeBufferPointer { if let start = $0.baseAddress { copy.update(from: start, count: file.count) } }
        let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
        guard sqlite3_deserialize(handle, "main", copy, Int64(file.count), Int64(file.count), flags) == SQLITE_OK else {
            throw Failure(message: "the file is no database")
        }
    }

    deinit { sqlite3_close(handle) }

    /// The database's bytes.
    func file() throws -> [UInt8] {
        var count: Int64 = 0
        guard let start = sqlite3_serialize(handle, "main", &count, 0) else { throw Failure(message: "no bytes") }
        defer { sqlite3_free(start) }
        return Array(UnsafeBufferPointer(start: start, count: Int(count)))
    }

    /// Runs a statement, whatever comes of it.
    func run(_ sql: String, _ values: [Value] = []) {
        _ = try? step(sql, values) { _ in }
    }

    /// All rows of a query, each value as text; what is null is empty.
    func rows(_ sql: String) throws -> [[String]] {
        var rows: [[String]] = []
        try step(sql, []) { statement in
            rows.append(
                (0..<sqlite3_column_count(statement)).map { column in
                    sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
                })
        }
        return rows
    }

    private func step(_ sql: String, _ values: [Value], _ row: (OpaquePointer) -> Void) throws {
        var prepared: OpaquePointer?
        guard sqlite3_prepare_v2(handle, sql, -1, &prepared, nil) == SQLITE_OK, let prepared else {
            throw Failure(message: String(cString: sqlite3_errmsg(handle)))
        }
        defer { sqlite3_finalize(prepared) }
        for (index, value) in values.enumerated() { bind(value, to: prepared, at: Int32(index) + 1) }
        var code = sqlite3_step(prepared)
        while code == SQLITE_ROW {
            row(prepared)
            code = sqlite3_step(prepared)
        }
        guard code == SQLITE_DONE else { throw Failure(message: String(cString: sqlite3_errmsg(handle))) }
    }

    private func bind(_ value: Value, to statement: OpaquePointer, at place: Int32) {
        switch value {
        case .null: sqlite3_bind_null(statement, place)
        case .integer(let number): sqlite3_bind_int64(statement, place, number)
        case .real(let number): sqlite3_bind_double(statement, place, number)
        case .text(let bytes):
            bytes.withUnsafeBytes { bytes in
                let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                _ = sqlite3_bind_text(statement, place, start ?? Self.nothing, Int32(bytes.count), Self.transient)
            }
        case .blob(let bytes):
            bytes.withUnsafeBytes { _ = sqlite3_bind_blob(statement, place, $0.baseAddress, Int32($0.count), Self.transient) }
        }
    }

    /// Tells SQLite to copy what is bound.
    private static var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
    // Safety: it is never written, and one byte that lives as long as the program.
    nonisolated(unsafe) private static let nothing = UnsafePointer(UnsafeMutablePointer<CChar>.allocate(capacity: 1))
}
