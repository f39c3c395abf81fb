// Thrift's compact protocol, as much of it as the metadata of Parquet needs.
// Reference: https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md

/// Writes fields of structures, which have to come in the order of their ids.
struct ThriftWriter {
    private(set) var bytes: [UInt8] = []
    private var lastIDs = [0]

    private enum Kind: UInt8 {
        case yes = 1
        case no = 2
        case byte = 3
        case int32 = 5
        case int64 = 6
        case binary = 8
        case list = 9
        case structure = 12
    }

    mutating func field(_ id: Int, _ flag: Bool) { header(id, flag ? .yes : .no) }

    mutating func field(_ id: Int, byte: Int8) {
        header(id, .byte)
        bytes.append(UInt8(bitPattern: byte))
    }

    mutating func field(_ id: Int, int32: Int) {
        header(id, .int32)
        zigZag(int32)
    }

    mutating func field(_ id: Int, int64: Int) {
        header(id, .int64)
        zigZag(int64)
    }

    mutating func field(_ id: Int, _ text: String) {
        header(id, .binary)
        element(text)
    }

    mutating func field(_ id: Int, _ structure: (inout ThriftWriter) -> Void) {
        header(id, .structure)
        self.structure(structure)
    }

    mutating func field<Element>(_ id: Int, structures: [Element], _ write: (inout ThriftWriter, Element) -> Void) {
        list(id, .structure, structures.count)
        for element in structures { structure { write(&$0, element) } }
    }

    mutating func field(_ id: Int, int32s: [Int]) {
        list(id, .int32, int32s.count)
        for number in int32s { zigZag(number) }
    }

    mutating func field(_ id: Int, texts: [String]) {
        list(id, .binary, texts.count)
        for text in texts { element(text) }
    }

    /// Ends the outermost structure.
    mutating func end() { bytes.append(0) }

    private mutating func structure(_ write: (inout ThriftWriter) -> Void) {
        lastIDs.append(0)
        write(&self)
        lastIDs.removeLast()
        bytes.append(0)
    }

    private mutating func header(_ id: Int, _ kind: Kind) {
        let step = id - lastIDs[lastIDs.count - 1]
        precondition(1...15 ~= step, "fields of a structure come in order")
        bytes.append(UInt8(step) << 4 | kind.rawValue)
        lastIDs[lastIDs.count - 1] = id
    }

    private mutating func list(_ id: Int, _ kind: Kind, _ count: Int) {
        header(id, .list)
        if count < 15 {
            bytes.append(UInt8(count) << 4 | kind.rawValue)
        } else {
            bytes.append(0xF0 | kind.rawValue)
            bytes.appendVarint(UInt64(count))
        }
    }

    private mutating func element(_ text: String) {
        bytes.appendVarint(UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func zigZag(_ number: Int) {
        bytes.appendVarint(UInt64(bitPattern: Int64(number << 1 ^ number >> 63)))
    }
}

extension [UInt8] {
    /// Appends a number in groups of seven bits, the lowest first.
    mutating func appendVarint(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }

    /// Appends a number's bytes, the lowest first.
    mutating func appendLittleEndian(_ number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}
