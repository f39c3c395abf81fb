// Results as CSV, in the form of Spark's writer.
// Reference: https://spark.apache.org/docs/3.5.1/sql-data-sources-csv.html; tried on Spark 3.5.9.

extension ResultTable {
    /// A line of the columns' names and one for each row, as UTF-8; every line ends in a line feed.
    package var csv: [UInt8] {
        var bytes: [UInt8] = []
        for (index, column) in columns.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.appendField(column.name)
        }
        // An analysis whose columns are not known leaves an empty file rather than one with an empty line, which readers take for a column.
        guard !columns.isEmpty else { return bytes }
        bytes.append(UInt8(ascii: "\n"))
        for row in rows {
            for (index, cell) in row.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                // Null is nothing at all, which tells it from the empty text.
                if let cell { bytes.appendField(cell.text(as: columns[index].type)) }
            }
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }
}

extension [UInt8] {
    /// Appends a field without the blanks around it, in quotes only where it needs them.
    fileprivate mutating func appendField(_ text: String) {
        let isBlank = { (byte: UInt8) in byte <= UInt8(ascii: " ") }
        let whole = Array(text.utf8)
        let start = whole.firstIndex { !isBlank($0) } ?? whole.endIndex
        let end = whole.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
        let field = whole[start..<end]
        let needsQuotes = field.contains { byte in
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
            default: false
            }
        }
        guard needsQuotes || field.isEmpty else {
            append(contentsOf: field)
            return
        }
        append(UInt8(ascii: "\""))
        for (offset, byte) in field.enumerated() {
            // A backslash needs one before it only where it would otherwise be read as the escape of a quote.
            let next = field.index(field.startIndex, offsetBy: offset + 1)
            let isBeforeQuote = next == field.endIndex || field[next] == UInt8(ascii: "\"")
            if byte == UInt8(ascii: "\"") || (byte == UInt8(ascii: "\\") && isBeforeQuote) { append(UInt8(ascii: "\\")) }
            append(byte)
        }
        append(UInt8(ascii: "\""))
    }
}

extension Cell {
    func text(as type: ColumnType) -> String {
        switch self {
        case .boolean(let flag): flag ? "true" : "false"
        case .integer(let number): "\(number)"
        case .double(let number): type == .float ? JavaNumber.text("\(Float(number))") : JavaNumber.text("\(number)")
        case .decimal(let unscaled):
            if case .decimal(_, let scale) = type { DecimalText.text(unscaled, scale: scale) } else { "\(unscaled)" }
        case .text(let text): text
        case .date(let days): CivilText.text(days: days)
        case .timestamp(let microseconds):
            CivilText.text(microseconds: microseconds) + (type == .timestamp(hasZone: true) ? "Z" : "")
        }
    }
}

/// Floating-point numbers as Java, and so Spark, writes them.
/// Reference: https://docs.oracle.com/javase/8/docs/api/java/lang/Double.html#toString-double-
enum JavaNumber {
    /// - Parameter text: The shortest text that reads back as the number, as Swift makes it.
    static func text(_ text: String) -> String {
        guard let number = DecimalText(text) else { return text == "nan" ? "NaN" : text.hasPrefix("-") ? "-Infinity" : "Infinity" }
        let sign = text.hasPrefix("-") ? "-" : ""
        var digits = number.digits[...]
        var fraction = number.fraction
        guard !digits.isEmpty else { return sign + "0.0" }
        while digits.last == 0 {
            digits.removeLast()
            fraction -= 1
        }
        let characters = digits.map { String($0) }.joined()
        // The power of ten of the first digit.
        let exponent = digits.count - fraction - 1
        guard -3..<7 ~= exponent else {
            let rest = characters.dropFirst()
            return "\(sign)\(characters.prefix(1)).\(rest.isEmpty ? "0" : rest)E\(exponent)"
        }
        if exponent < 0 { return "\(sign)0.\(String(repeating: "0", count: -exponent - 1))\(characters)" }
        let whole = characters.prefix(exponent + 1)
        let zeros = String(repeating: "0", count: exponent + 1 - whole.count)
        let rest = characters.dropFirst(exponent + 1)
        return "\(sign)\(whole)\(zeros).\(rest.isEmpty ? "0" : rest)"
    }
}
