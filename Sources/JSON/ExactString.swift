// Texts that are told apart by their code points.
// Reference: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html (keys are Unicode, and case counts)

/// A text that equals another only code point by code point. As a `String`, an `é` of one code point equals an `e` with an accent.
///
/// AWS compares the keys of tags this way [inferred: its services store and compare encoded text].
package struct ExactString: Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package init(stringLiteral text: String) {
        self.text = text
    }

    package var description: String { text }
}

extension ExactString: Hashable, Comparable {
    package static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    package static func < (left: Self, right: Self) -> Bool { left.text.utf8.lexicographicallyPrecedes(right.text.utf8) }

    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
        hasher.combine(UInt8.max)
    }
}

extension ExactString: JSONMemberName {
    package init(memberName: String) { self.init(memberName) }

    package var memberName: String { text }
}
