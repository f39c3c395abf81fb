// CSV in memory: the first line of a file, and the rows that a tester writes into a request.
// Reference: https://www.rfc-editor.org/rfc/rfc4180.html

/// A field of a CSV text.
package struct CSVField: Sendable, Equatable {
    package let text: String
    package let isQuoted: Bool
}

/// Reads the records of a CSV text; blank lines are none, and a byte-order mark does not count.
///
/// - Parameters:
///   - name: What messages call the text.
///   - count: After so many records the rest is not read.
/// - Throws: `brokenFile` for a quote that is not closed, and `outOfMemory` for a text of gigabytes.
package func csvRecords(of bytes: [UInt8], named name: String, atMost count: Int = .max) throws(QueryFailure) -> [[CSVField]] {
    let file = FileSource(name: name, bytes: bytes)
    let window = try TextWindow(PlainStream(file), MemoryBudget(limit: 1 << 30))
    try window.extend()
    if window.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { window.take(3) }
    var options = CSVOptions()
    options.escape = nil
    var records = CSVRecords(window, options)
    var result: [[CSVField]] = []
    while result.count < count, try records.next() {
        if records.endsInQuotes { throw file.broken("a quote is not closed") }
        if records.isBlank { continue }
        var fields: [CSVField] = []
        for field in records.fields {
            fields.append(
                CSVField(text: try records.withText(of: field) { String(decoding: $0, as: UTF8.self) }, isQuoted: field.isQuoted))
        }
        result.append(fields)
    }
    return result
}
