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

    // What is stored may be of another type than its column says, since SQLite holds nobody to it and other programs write the file, too.

    /// - Throws: ``UnreadableValue`` for what is no whole number.
    func integer(_ column: Int32) throws(UnreadableValue) -> Int64 {
        guard sqlite3_column_type(handle, column) == SQLITE_INTEGER else { throw unreadable(column, "a whole number") }
        return sqlite3_column_int64(handle, column)
    }

    /// - Throws: ``UnreadableValue`` for what is no text in UTF-8.
    func text(_ column: Int32) throws(UnreadableValue) -> String {
        guard sqlite3_column_type(handle, column) == SQLITE_TEXT, let text = String(validating: utf8(column), as: UTF8.self) else {
            throw unreadable(column, "a text in UTF-8")
        }
        return text
    }

    /// - Throws: ``UnreadableValue`` for what is neither an SQL null nor text in UTF-8.
    func optionalText(_ column: Int32) throws(UnreadableValue) -> String? {
        isNull(column) ? nil : try text(column)
    }

    /// Milliseconds since 1970.
    ///
    /// - Throws: ``UnreadableValue`` for what is no time that this program stores (``Row/times``).
    func time(_ column: Int32) throws(UnreadableValue) -> Int64 {
        let time = try integer(column)
        guard Row.times.contains(time) else { throw unreadable(column, "a time from 1970 on") }
        return time
    }

    func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(handle, column) == SQLITE_NULL
    }

    /// The nearest whole number there is to what is stored, which may be anything.
    func nearestInteger(_ column: Int32) -> Int64 {
        sqlite3_column_int64(handle, column)
    }

    func double(_ column: Int32) -> Double {
        sqlite3_column_double(handle, column)
    }

    /// The bytes of a text column as they are stored, valid until the next step.
    ///
    /// - Throws: ``UnreadableValue`` for what is no text.
    func textBytes(_ column: Int32) throws(UnreadableValue) -> UnsafeBufferPointer<UInt8> {
        guard sqlite3_column_type(handle, column) == SQLITE_TEXT else { throw unreadable(column, "a text") }
        return utf8(column)
    }

    /// The text of a column, to compare it with ours; what is not UTF-8 in it is equal to nothing of ours.
    func repairedText(_ column: Int32) -> String {
        String(decoding: utf8(column), as: UTF8.self)
    }

    /// Something of a column to call its row by in a sentence, whatever is in it.
    func label(_ column: Int32) -> String {
        String(decoding: utf8(column).prefix(100).map { $0 < 0x20 ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
    }

    private func unreadable(_ column: Int32, _ expected: String) -> UnreadableValue {
        UnreadableValue(column: sqlite3_column_name(handle, column).map { String(cString: $0) } ?? "column \(column)", expected: expected)
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
