// A place in a text, shown to people.
// Source: our own form, that of compilers.

/// The line that a place is in, and a caret under the place.
package struct Excerpt: Sendable, Equatable, CustomStringConvertible {
    package let line: String
    /// As wide as what stands before the place, and a caret.
    package let caret: String

    package var description: String { "\(line)\n\(caret)" }

    /// - Parameter width: The most characters of the line that are shown around the place.
    package init(of text: String, at position: TextPosition, width: Int = 100) {
        let scalars =
            text.utf8.split(separator: UInt8(ascii: "\n"), maxSplits: position.line, omittingEmptySubsequences: false)
            .dropFirst(position.line - 1).first.map { Array(Substring($0).unicodeScalars) } ?? []
        let whole = scalars.last == "\r" ? scalars.dropLast() : scalars[...]
        let offset = min(max(0, position.column - 1), whole.count)
        let start = whole.count <= width ? 0 : max(0, min(offset - width / 2, whole.count - width))
        let end = min(whole.count, start + width)
        let leader = start > 0 ? "…" : ""
        line = leader + Self.text(whole[start..<end]) + (end < whole.count ? "…" : "")
        // Tabs stay, so that the caret stands where the terminal puts the place.
        caret = (leader.isEmpty ? "" : " ") + Self.text(whole[start..<offset].map { $0 == "\t" ? "\t" : " " }[...]) + "^"
    }

    private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
