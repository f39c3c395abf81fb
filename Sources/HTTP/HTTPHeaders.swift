// Header fields of a request or a response: ordered, case-insensitive, kept as the bytes of a well-formed header section.
// Reference: https://www.rfc-editor.org/rfc/rfc9110.html#section-5

/// The header fields of a message, in the order they came or were appended.
///
/// The fields stay the bytes they are on the wire (`Name: value CRLF`, one after the other) and a String is made only for a value that is looked up.
/// So a server copies a head once, and writes the head of a response with one append.
package struct HTTPHeaders: Sendable {
    /// Where one field's name and value lie in ``section``, in bytes from its start.
    package struct Field: Sendable {
        package var nameStart: UInt32
        package var nameEnd: UInt32
        package var valueStart: UInt32
        package var valueEnd: UInt32

        package init(name: Range<Int>, value: Range<Int>) {
            nameStart = UInt32(truncatingIfNeeded: name.lowerBound)
            nameEnd = UInt32(truncatingIfNeeded: name.upperBound)
            valueStart = UInt32(truncatingIfNeeded: value.lowerBound)
            valueEnd = UInt32(truncatingIfNeeded: value.upperBound)
        }

        package var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
        package var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }
    }

    /// The fields as a header section: every line ends in CRLF, and the empty line that ends a head is not part of it.
    package private(set) var section: [UInt8]
    package private(set) var fields: [Field]

    package init() {
        section = []
        fields = []
    }

    /// Takes over a header section that was parsed already.
    ///
    /// The caller vouches that every line of `section` is a valid field and that `fields` are its places in order.
    package init(section: [UInt8], fields: [Field]) {
        self.section = section
        self.fields = fields
    }

    package var count: Int { fields.count }
    package var isEmpty: Bool { fields.isEmpty }

    /// The value of the first field of that name, case-insensitively; nil when there is none.
    package subscript(name: String) -> String? {
        place(of: name).map(text)
    }

    /// Where in ``section`` the value of the first field of that name is; nil when there is none.
    package func place(of name: String) -> Range<Int>? {
        for field in fields where hasName(field, name) { return field.value }
        return nil
    }

    /// The values of all fields of that name, in order.
    package func values(named name: String) -> [String] {
        fields.lazy.filter { hasName($0, name) }.map { text($0.value) }
    }

    /// Adds a field after the others, also when the name is there already.
    ///
    /// No value can begin a new line: control bytes in it become spaces. A field whose name is not a token (RFC 9110 §5.6.2) is left out.
    package mutating func append(_ name: String, _ value: String) {
        guard !name.isEmpty, name.utf8.allSatisfy(isTokenByte) else { return }
        let nameStart = section.count
        section.append(contentsOf: name.utf8)
        let nameEnd = section.count
        section.append(UInt8(ascii: ":"))
        section.append(UInt8(ascii: " "))
        let valueStart = section.count
        section.append(contentsOf: value.utf8)
        let valueEnd = section.count
        for index in valueStart..<valueEnd where section[index] < 0x20 || section[index] == 0x7F {
            section[index] = UInt8(ascii: " ")
        }
        section.append(UInt8(ascii: "\r"))
        section.append(UInt8(ascii: "\n"))
        fields.append(Field(name: nameStart..<nameEnd, value: valueStart..<valueEnd))
    }

    /// Replaces the value of a field by another one of the same length. The caller vouches that it has no control bytes.
    package mutating func replaceValue(of field: Int, with value: String) {
        let place = fields[field].value
        precondition(value.utf8.count == place.count, "A header's value can only be replaced by one of the same length.")
        var value = value
        section.withUnsafeMutableBufferPointer { section in
            value.withUTF8 { value in _ = section.extracting(place).update(fromContentsOf: value) }
        }
    }

    /// Whether a field has that name, case-insensitively.
    package func hasName(_ field: Field, _ name: String) -> Bool {
        let range = field.name
        guard range.count == name.utf8.count else { return false }
        var name = name
        return name.withUTF8 { name in
            for (index, byte) in name.enumerated() where lowercased(section[range.lowerBound + index]) != lowercased(byte) { return false }
            return true
        }
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: section[range], as: UTF8.self)
    }
}

extension HTTPHeaders: Sequence {
    package struct Iterator: IteratorProtocol {
        private let headers: HTTPHeaders
        private var index = 0

        fileprivate init(_ headers: HTTPHeaders) { self.headers = headers }

        package mutating func next() -> (name: String, value: String)? {
            guard index < headers.fields.count else { return nil }
            defer { index += 1 }
            let field = headers.fields[index]
            return (headers.text(field.name), headers.text(field.value))
        }
    }

    package func makeIterator() -> Iterator { Iterator(self) }
}

extension HTTPHeaders: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, String)...) {
        self.init()
        for (name, value) in elements { append(name, value) }
    }
}

extension HTTPHeaders: Equatable {
    /// Two are equal if they have the same names (in any case) with the same values in the same order.
    package static func == (left: HTTPHeaders, right: HTTPHeaders) -> Bool {
        left.fields.count == right.fields.count
            && zip(left.fields, right.fields).allSatisfy { mine, theirs in
                left.section[mine.name].elementsEqual(right.section[theirs.name]) { lowercased($0) == lowercased($1) }
                    && left.section[mine.value].elementsEqual(right.section[theirs.value])
            }
    }
}

private func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
}
