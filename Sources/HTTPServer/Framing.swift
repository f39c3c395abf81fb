// What the header fields say about the message itself: the length of its body and the life of its connection.
// Reference: https://www.rfc-editor.org/rfc/rfc9112.html#section-6

import HTTP

struct Framing {
    enum Body {
        case none
        case sized(Int)
        case chunked
    }

    let body: Body
    let persistence: Persistence
    let expectsContinue: Bool

    init(_ headers: HTTPHeaders, isHTTP10: Bool) throws(RequestError) {
        let said = try headers.section.withUnsafeBufferPointer { section throws(RequestError) in try Said(headers.fields, in: section) }
        if !said.hasHost, !isHTTP10 { throw .missingHost }
        if let coding = said.coding {
            // RFC 9112 §6.1: both, or a coding in HTTP/1.0, is what smuggled requests look like.
            if said.length != nil { throw .lengthAndCoding }
            if isHTTP10 { throw .codingInHTTP10 }
            guard coding == .chunked else { throw .unsupportedCoding }
        }
        // RFC 9110 §10.1.1: an expectation of 100-continue in HTTP/1.0 is ignored.
        if said.expectation == .other { throw .unknownExpectation }

        body = said.coding != nil ? .chunked : said.length.map { $0 == 0 ? .none : .sized($0) } ?? .none
        if case .none = body { expectsContinue = false } else { expectsContinue = said.expectation == .continue && !isHTTP10 }
        persistence = said.closes || (isHTTP10 && !said.keepsAlive) ? .close : isHTTP10 ? .openAnnounced : .open
    }
}

/// What the fields said so far.
private struct Said {
    enum Expectation { case none, `continue`, other }
    enum Coding { case chunked, other }

    var hasHost = false
    var expectation = Expectation.none
    var length: Int?
    var coding: Coding?
    var closes = false
    var keepsAlive = false

    typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    init(_ fields: [HTTPHeaders.Field], in section: UnsafeBufferPointer<UInt8>) throws(RequestError) {
        for field in fields {
            let name = section[field.name]
            switch name.count {
            case 4 where name.isWord("host"): try host(section[field.value])
            case 6 where name.isWord("expect"): expect(section[field.value])
            case 10 where name.isWord("connection"): connection(section[field.value])
            case 14 where name.isWord("content-length"): try length(section[field.value])
            case 17 where name.isWord("transfer-encoding"): coding(section[field.value])
            default: break
            }
        }
    }

    mutating func host(_ value: Bytes) throws(RequestError) {
        if hasHost { throw .duplicateHost }
        hasHost = true
        if !value.allSatisfy(Self.isHostByte) { throw .invalidHost }
    }

    /// Enough to keep out lists, paths and user information; an empty host is allowed (RFC 9112 §3.2).
    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F..., UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "@"),
            UInt8(ascii: ","),
            UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"):
            false
        default: true
        }
    }

    mutating func expect(_ value: Bytes) {
        expectation = expectation != .other && value.isWord("100-continue") ? .continue : .other
    }

    mutating func length(_ value: Bytes) throws(RequestError) {
        if length != nil { throw .duplicateLength }
        var number = 0
        // Eighteen digits always fit an Int.
        guard !value.isEmpty, value.count <= 18 else { throw .invalidLength }
        for byte in value {
            guard byte &- UInt8(ascii: "0") < 10 else { throw .invalidLength }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        length = number
    }

    mutating func coding(_ value: Bytes) {
        // Chunked twice is as little understood as another coding (RFC 9112 §6.1 forbids it).
        coding = coding == nil && value.isWord("chunked") ? .chunked : .other
    }

    mutating func connection(_ value: Bytes) {
        for option in value.split(separator: UInt8(ascii: ",")) {
            let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
            let word = option.drop(while: isBlank).prefix { !isBlank($0) }
            if word.isWord("close") { closes = true }
            if word.isWord("keep-alive") { keepsAlive = true }
        }
    }
}
