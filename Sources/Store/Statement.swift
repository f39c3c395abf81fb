// One prepared statement: values in, rows out.
// Reference: https://www.sqlite.org/c3ref/stmt.html

import CSQLite
import JSON

/// A prepared statement of a connection, which keeps it for the next use.
///
/// Parameters are bound in their order; columns are read by position while a row is current.
final class Statement {
    private let handle: OpaquePointer
    private let connection: OpaquePointer
    private let sql: String
    private var bound: Int32 = 0
    private let parameters: Int32
    /// Whether a long value is bound.
    private var holdsMuch = false
    private var isInUse = false

    init(_ handle: OpaquePointer, of connection: OpaquePointer, sql: String) {
        self.handle = handle
        self.connection = connection
        self.sql = sql
        parameters = sqlite3_bind_parameter_count(handle)
    }

    /// Opens the statement for one use, which ``reset()`` ends.
    func use() {
        precondition(!isInUse, "A statement was used again while its rows were being read: \(sql)")
        isInUse = true
    }

    /// Ends a use: no row stays current. The next use binds every value anew, into the memory of these, unless that is much.
    func reset() {
        // The result repeats the error of the last step, which has been thrown already.
        sqlite3_reset(handle)
        if holdsMuch {
            sqlite3_clear_bindings(handle)
            holdsMuch = false
        }
        bound = 0
        isInUse = false
    }

    func finalize() {
        sqlite3_finalize(handle)
    }

    // MARK: Parameters

    func bind(_ text: String) throws(StoreError) {
        try check(text.withBytes(bindNext))
    }

    func bind(_ text: String?) throws(StoreError) {
        guard let text else {
            bound += 1
            return try check(sqlite3_bind_null(handle, bound))
        }
        try bind(text)
    }

    /// Binds text that is UTF-8 bytes already.
    func bind(utf8 bytes: [UInt8]) throws(StoreError) {
        try check(bytes.withUnsafeBufferPointer(bindNext))
    }

    func bind(_ number: Int64) throws(StoreError) {
        bound += 1
        try check(sqlite3_bind_int64(handle, bound, number))
    }

    // MARK: Rows

    /// Goes to the next row.
    ///
    /// - Returns: false after the last one.
    func step() throws(StoreError) -> Bool {
        // What this use has not bound may still have the value of the last.
        while bound < parameters { try bind(String?.none) }
        return switch sqlite3_step(handle) {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        default: throw StoreError(of: connection, sql: sql)
        }
    }

    /// Runs a statement that has no rows, or whose rows nobody wants.
    func run() throws(StoreError) {
        while try step() {}
    }

    func integer(_ column: Int32) -> Int64 {
        sqlite3_column_int64(handle, column)
    }

    func double(_ column: Int32) -> Double {
        sqlite3_column_double(handle, column)
    }

    /// The text of a column; an SQL null reads as the empty text.
    func text(_ column: Int32) -> String {
        String(decoding: utf8(column), as: UTF8.self)
    }

    func optionalText(_ column: Int32) -> String? {
        sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : text(column)
    }

    /// The bytes of a text column, valid until the next step.
    func utf8(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
        let start = sqlite3_column_text(handle, column)
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
    }

    private func bindNext(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        bound += 1
        if bytes.count > Self.much { holdsMuch = true }
        // An empty buffer may have no address, which SQLite would take for an SQL null.
        guard let start = bytes.baseAddress else { return sqlite3_bind_text(handle, bound, "", 0, transient) }
        return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            sqlite3_bind_text(handle, bound, $0, Int32(bytes.count), transient)
        }
    }

    /// More bytes than this are not kept for the next use.
    private static let much = 4096

    private func check(_ code: Int32) throws(StoreError) {
        guard code == SQLITE_OK else { throw StoreError(of: connection, sql: sql) }
    }
}

/// Tells SQLite to copy what is bound: SQLITE_TRANSIENT, a cast that the importer of C macros leaves out.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
