// Where a part of a query stands in its text, and how to say so.
// Source: our own form.

/// The place and the number of a node of the tree.
///
/// Any two marks are equal: trees are compared by what they say, not by where they stand.
package struct Mark: Sendable, Equatable {
    /// Bytes of UTF-8 before the node.
    package let offset: Int
    /// The node's number in its tree, dense from 0. What the resolver finds out is stored under it.
    package let id: Int

    package static func == (_: Mark, _: Mark) -> Bool { true }
}

/// A place in a text as people count it: both from 1, the column in characters.
package struct TextPosition: Sendable, Equatable, CustomStringConvertible {
    package let line: Int
    package let column: Int

    package var description: String { "line \(line), column \(column)" }

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The place of a byte offset; linear in the text, so only for texts that are refused.
    init(of offset: Int, in text: String) {
        var line = 1
        var lineStart = text.utf8.startIndex
        let end = text.utf8.index(text.utf8.startIndex, offsetBy: offset, limitedBy: text.utf8.endIndex) ?? text.utf8.endIndex
        var index = text.utf8.startIndex
        while index < end {
            let byte = text.utf8[index]
            index = text.utf8.index(after: index)
            if byte == UInt8(ascii: "\n") {
                line += 1
                lineStart = index
            }
        }
        self.init(line: line, column: text.unicodeScalars[lineStart..<end].count + 1)
    }
}

/// The refusal of a text that is not SQL as we read it.
package struct SyntaxError: Error, Equatable, CustomStringConvertible {
    /// What was expected and what was found, without the place.
    package let message: String
    package let position: TextPosition

    package var description: String { "Syntax error at \(position): \(message)" }
}
