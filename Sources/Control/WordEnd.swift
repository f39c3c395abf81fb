// Where the word that begins at a place ends, so that a message can underline it.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-identifier.html; double quotes quote names in Clean Rooms.

import SQL

extension TextPosition {
    /// The place after the word that begins here: a name with all its parts, a number, a quoted text, or else one character.
    func endOfWord(in text: String) -> TextPosition {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), maxSplits: line, omittingEmptySubsequences: false)
        guard line <= lines.count else { return TextPosition(line: line, column: column + 1) }
        let scalars = Array(Substring(lines[line - 1]).unicodeScalars)
        var index = max(0, column - 1)
        let start = index
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "'" || scalar == "\"" || scalar == "`" {
                // A quote that does not end on its line ends with it.
                index = (scalars[(index + 1)...].firstIndex(of: scalar) ?? scalars.count - 1) + 1
            } else if scalar.isPartOfName || scalar == "." && index > start {
                index += 1
            } else {
                break
            }
        }
        return TextPosition(line: line, column: max(index, start + 1) + 1)
    }
}

extension Unicode.Scalar {
    fileprivate var isPartOfName: Bool { self == "_" || properties.isAlphabetic || properties.numericType != nil }
}
