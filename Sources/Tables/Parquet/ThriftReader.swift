// Thrift's compact protocol, as much of it as the metadata of Parquet needs.
// Reference: https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md

/// Reads structures field by field; what is not asked for is passed over.
struct ThriftReader {
    enum Kind: UInt8 {
        case yes = 1
        case no, byte, int16, int32, int64, double, binary, list, set, map, structure
    }

    /// Structures and lists that are passed over may stand this deep in each other.
    private static let deepest = 64

    private let bytes: UnsafeRawBufferPointer
    private let file: String
    private(set) var position = 0
    /// Whether the bytes ended before what was read did.
    private(set) var isShort = false

    init(_ bytes: UnsafeRawBufferPointer, _ file: String) {
        self.bytes = bytes
        self.file = file
    }

    private func damage(_ reason: String = "its metadata is damaged") -> QueryFailure { .broken(file: file, reason) }

    private mutating func byte() throws(QueryFailure) -> UInt8 {
        guard position < bytes.count else {
            isShort = true
            throw damage()
        }
        position += 1
        return bytes[position - 1]
    }

    private mutating func varint() throws(QueryFailure) -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            let byte = try byte()
            number |= UInt64(byte & 127) << shift
            if byte < 128 { return number }
        }
        throw damage()
    }

    private mutating func zigZag() throws(QueryFailure) -> Int64 {
        let number = try varint()
        return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }

    /// Reads a structure; the body reads the value of a field and answers true, or answers false.
    mutating func structure(
        _ body: (_ id: Int, _ kind: Kind, _ reader: inout ThriftReader) throws(QueryFailure) -> Bool
    ) throws(QueryFailure) {
        var id: Int64 = 0
        while true {
            let header = try byte()
            if header == 0 { return }
            id = header >> 4 == 0 ? try zigZag() : id &+ Int64(header >> 4)
            guard let kind = Kind(rawValue: header & 15) else { throw damage() }
            if try !body(Int(id), kind, &self) { try skip(kind, 0) }
        }
    }

    /// Reads a list, an element by each call of the body.
    mutating func list(_ kind: Kind, _ body: (_ element: Kind, _ reader: inout ThriftReader) throws(QueryFailure) -> Void)
        throws(QueryFailure)
    {
        guard kind == .list || kind == .set else { throw damage() }
        let (count, element) = try listHeader()
        for _ in 0..<count { try body(element, &self) }
    }

    private mutating func listHeader() throws(QueryFailure) -> (count: Int, element: Kind) {
        let header = try byte()
        let count = header >> 4 == 15 ? try varint() : UInt64(header >> 4)
        // Each element takes a byte at least.
        guard let kind = Kind(rawValue: header & 15), count <= UInt64(bytes.count - position) else {
            isShort = true
            throw damage()
        }
        return (Int(count), kind)
    }

    mutating func integer(_ kind: Kind) throws(QueryFailure) -> Int {
        switch kind {
        case .byte: Int(Int8(bitPattern: try byte()))
        case .int16, .int32, .int64: Int(try zigZag())
        default: throw damage()
        }
    }

    func flag(_ kind: Kind) throws(QueryFailure) -> Bool {
        guard kind == .yes || kind == .no else { throw damage() }
        return kind == .yes
    }

    mutating func text(_ kind: Kind) throws(QueryFailure) -> String {
        String(decoding: try bytes(kind), as: UTF8.self)
    }

    /// Bytes of the metadata itself, valid as long as that is.
    mutating func bytes(_ kind: Kind) throws(QueryFailure) -> UnsafeRawBufferPointer {
        guard kind == .binary else { throw damage() }
        return try binary()
    }

    private mutating func binary() throws(QueryFailure) -> UnsafeRawBufferPointer {
        let count = try varint()
        guard count <= UInt64(bytes.count - position) else {
            isShort = true
            throw damage()
        }
        position += Int(count)
        return UnsafeRawBufferPointer(rebasing: bytes[(position - Int(count))..<position])
    }

    private mutating func skip(_ kind: Kind, _ depth: Int) throws(QueryFailure) {
        guard depth < Self.deepest else { throw damage("its metadata is too deep") }
        switch kind {
        case .yes, .no: break
        case .byte: _ = try byte()
        case .int16, .int32, .int64: _ = try varint()
        case .double: for _ in 0..<8 { _ = try byte() }
        case .binary: _ = try binary()
        case .list, .set:
            let (count, element) = try listHeader()
            for _ in 0..<count { try skipElement(element, depth + 1) }
        case .map:
            let count = try varint()
            if count == 0 { return }
            let kinds = try byte()
            guard let key = Kind(rawValue: kinds >> 4), let value = Kind(rawValue: kinds & 15), count <= UInt64(bytes.count) else {
                throw damage()
            }
            for _ in 0..<count {
                try skipElement(key, depth + 1)
                try skipElement(value, depth + 1)
            }
        case .structure:
            while true {
                let header = try byte()
                if header == 0 { return }
                if header >> 4 == 0 { _ = try varint() }
                guard let kind = Kind(rawValue: header & 15) else { throw damage() }
                try skip(kind, depth + 1)
            }
        }
    }

    /// Flags take a byte as elements.
    private mutating func skipElement(_ kind: Kind, _ depth: Int) throws(QueryFailure) {
        if kind == .yes || kind == .no { _ = try byte() } else { try skip(kind, depth) }
    }
}
