// Bytes to requests, incrementally: HTTP/1.1 and 1.0, strict where smuggling lives and bounded everywhere.
// Reference: https://www.rfc-editor.org/rfc/rfc9112.html

import HTTP

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Whether a connection stays open after an answer.
enum Persistence {
    case open
    /// HTTP/1.0 closes unless both sides say otherwise, so the answer says `Connection: keep-alive`.
    case openAnnounced
    case close
}

/// Parses the requests of one connection, one after the other.
///
/// It holds no head bytes: the caller keeps what was not consumed and offers it again with more. It does hold the body, so a large one is copied once.
/// What comes out depends on the bytes alone and never on how they were cut into pieces.
struct RequestParser {
    struct Limits {
        /// The request line with all header fields, in bytes; also the trailer section, and all chunk extensions of a body together.
        var head = 64 * 1024
        var target = 16 * 1024
        var body = 6 * 1024 * 1024
        var chunkLine = 1024
        /// Makes the file for a body that is larger than `body` and may be; where there is none, it is held like any other.
        var makeSpool: () -> BodySpool? = { nil }
    }

    enum Step {
        case incomplete
        /// The head is whole, and a body is to follow. Said once, before any of it is consumed. Whether the client waits for `100 Continue` before it
        /// sends the body is said as well.
        case bodyExpected(HTTPRequest, awaitsContinue: Bool)
        case complete(HTTPRequest, Persistence)
    }

    /// What the next bytes belong to.
    enum Phase {
        case idle, head, body
    }

    private enum State {
        case requestLine, fields
        case sizedBody(remaining: Int)
        case chunkLine
        case chunk(remaining: Int)
        case chunkEnd
        case trailers
    }

    private let limits: Limits
    /// The limit of a body that is larger than the general one, for a method and a path; nil if that one holds.
    private let largerBody: (_ method: String, _ path: String) -> Int?
    private var state = State.requestLine
    /// How many bytes of the current line were searched for its end already.
    private var searched = 0
    /// The length of the head up to the current line, and up to the first field. Nothing of a head is consumed before it is whole.
    private var lineStart = 0
    private var sectionStart = 0
    private var requestLine = RequestLine()
    private var fields: [HTTPHeaders.Field] = []
    private var headers = HTTPHeaders()
    private var persistence = Persistence.open
    private var body: [UInt8] = []
    /// What there is of a body that is too large to be held.
    private(set) var spool: BodySpool?
    /// The body of the request that was completed last, if some of it is not written yet.
    private var unwrittenSpool: BodySpool?
    /// Bytes of chunk extensions, then of trailers: both are bounded together, since they are neither head nor body.
    private var overhead = 0

    init(limits: Limits = Limits(), largerBody: @escaping (_ method: String, _ path: String) -> Int? = { _, _ in nil }) {
        self.limits = limits
        self.largerBody = largerBody
    }

    /// How much of a body is held.
    var bodyBytes: Int { body.count + (spool?.unwritten ?? 0) }

    /// How much there is of the body, wherever it is.
    var receivedBodyBytes: Int { body.count + (spool?.count ?? 0) }

    /// The body of the request that has just been completed, if it has to be waited for.
    mutating func takeUnwrittenSpool() -> BodySpool? {
        defer { unwrittenSpool = nil }
        return unwrittenSpool
    }

    /// Drops the request that is being parsed; nothing can be parsed after that.
    mutating func forget() {
        headers = HTTPHeaders()
        fields = []
        body = []
        spool = nil
    }

    /// Whether the request that was completed last came in HTTP/1.0, which knows no chunks.
    var isHTTP10: Bool { requestLine.isHTTP10 }

    var phase: Phase {
        switch state {
        case .requestLine: searched == 0 ? .idle : .head
        case .fields: .head
        case .sizedBody, .chunkLine, .chunk, .chunkEnd, .trailers: .body
        }
    }

    /// Goes on parsing at `cursor` and moves it past what was consumed.
    ///
    /// `bytes` from the cursor on are those that the last call left, followed by what came since.
    mutating func parse(_ bytes: Span<UInt8>, from cursor: inout Int) throws(RequestError) -> Step {
        while true {
            switch state {
            case .requestLine:
                guard try parseRequestLine(bytes, &cursor) else { return .incomplete }
            case .fields:
                guard try parseFields(bytes, &cursor) else { return .incomplete }
                let framing = try Framing(headers, isHTTP10: requestLine.isHTTP10)
                persistence = framing.persistence
                switch framing.body {
                case .none: return complete()
                case .sized(let length):
                    guard allows(length) else { throw .bodyTooLarge }
                    state = .sizedBody(remaining: length)
                    // A sender's word alone does not make us set aside a large buffer.
                    body.reserveCapacity(min(length, 256 * 1024))
                case .chunked: state = .chunkLine
                }
                return .bodyExpected(request, awaitsContinue: framing.expectsContinue)
            case .sizedBody(let remaining):
                let left = try takeBody(remaining, bytes, &cursor)
                if left == 0 { return complete() }
                state = .sizedBody(remaining: left)
                return .incomplete
            case .chunkLine:
                guard let size = try parseChunkLine(bytes, &cursor) else { return .incomplete }
                state = size == 0 ? .trailers : .chunk(remaining: size)
            case .chunk(let remaining):
                let left = try takeBody(remaining, bytes, &cursor)
                state = left == 0 ? .chunkEnd : .chunk(remaining: left)
                if left > 0 { return .incomplete }
            case .chunkEnd:
                guard bytes.count - cursor >= 2 else { return .incomplete }
                guard bytes[cursor] == UInt8(ascii: "\r"), bytes[cursor + 1] == UInt8(ascii: "\n") else { throw .malformedChunk }
                cursor += 2
                state = .chunkLine
            case .trailers:
                guard try skipTrailers(bytes, &cursor) else { return .incomplete }
                return complete()
            }
        }
    }

    private func allows(_ bodyBytes: Int) -> Bool {
        bodyBytes <= limits.body || bodyBytes <= largerBody(requestLine.method, requestLine.path) ?? 0
    }

    /// The part of the request that has arrived.
    private var request: HTTPRequest {
        HTTPRequest(
            method: requestLine.method, path: requestLine.path, query: requestLine.query, headers: headers, body: body,
            spooledBody: spool?.body)
    }

    private mutating func complete() -> Step {
        let request = request
        let persistence = persistence
        state = .requestLine
        headers = HTTPHeaders()
        body = []
        unwrittenSpool = spool.flatMap { $0.unwritten > 0 ? $0 : nil }
        spool = nil
        overhead = 0
        return .complete(request, persistence)
    }

    private mutating func parseRequestLine(_ bytes: Span<UInt8>, _ cursor: inout Int) throws(RequestError) -> Bool {
        while cursor < bytes.count {
            // The first byte tells a TLS hello and other protocols at once, which might never send a line feed.
            guard bytes[cursor] == UInt8(ascii: "\r") || isTokenByte(bytes[cursor]) else {
                switch bytes[cursor] {
                case UInt8(ascii: "\n"): throw .bareLineFeed
                // A record of a handshake: https://www.rfc-editor.org/rfc/rfc8446.html#section-5.1.
                case 0x16: throw .tlsHello
                default: throw .invalidMethod
                }
            }
            // 64 bytes are more than any method and version take.
            guard let line = try nextLine(bytes, from: cursor, limit: limits.target + 64, tooLong: .targetTooLong) else { return false }
            if line.isEmpty {
                // RFC 9112 §2.2: an empty line before a request is passed over.
                cursor = line.upperBound + 2
                continue
            }
            requestLine = try RequestLine(bytes, line, targetLimit: limits.target)
            lineStart = line.upperBound + 2 - cursor
            sectionStart = lineStart
            fields.reserveCapacity(16)
            state = .fields
            return true
        }
        return false
    }

    /// Parses the field lines and consumes the head when its last line is there.
    private mutating func parseFields(_ bytes: Span<UInt8>, _ cursor: inout Int) throws(RequestError) -> Bool {
        while let line = try nextLine(bytes, from: cursor + lineStart, limit: limits.head - lineStart, tooLong: .headTooLarge) {
            if line.isEmpty {
                let section = bytes.extracting(cursor + sectionStart..<line.lowerBound).withUnsafeBufferPointer { [UInt8]($0) }
                headers = HTTPHeaders(section: section, fields: fields)
                fields = []
                cursor = line.upperBound + 2
                lineStart = 0
                return true
            }
            fields.append(try Self.field(bytes, line, sectionStart: cursor + sectionStart))
            lineStart = line.upperBound + 2 - cursor
        }
        return false
    }

    private static func field(_ bytes: Span<UInt8>, _ line: Range<Int>, sectionStart: Int) throws(RequestError) -> HTTPHeaders.Field {
        // RFC 9112 §5.1 and §5.2: no folding, and no white space before the colon.
        if isBlank(bytes[line.lowerBound]) { throw .foldedField }
        guard let colon = bytes.first(UInt8(ascii: ":"), in: line), bytes.isToken(in: line.lowerBound..<colon) else {
            throw .malformedField
        }
        var start = colon + 1
        var end = line.upperBound
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        if bytes.hasControlByte(in: start..<end) { throw .malformedField }
        return HTTPHeaders.Field(
            name: line.lowerBound - sectionStart..<colon - sectionStart, value: start - sectionStart..<end - sectionStart)
    }

    /// Copies what is there of the next `remaining` bytes of the body, and returns how many are still to come.
    ///
    /// The buffer grows by half of itself, with what arrives and never by what is announced.
    /// - Throws: `crowded` where there is no memory for it, `noRoom` where there is none on the disk.
    private mutating func takeBody(_ remaining: Int, _ bytes: Span<UInt8>, _ cursor: inout Int) throws(RequestError) -> Int {
        let count = min(remaining, bytes.count - cursor)
        if spool == nil, body.count + count > limits.body { try beginSpool() }
        if let spool {
            guard bytes.extracting(cursor..<cursor + count).withUnsafeBufferPointer({ spool.append([UInt8]($0)) }) else { throw .noRoom }
            cursor += count
            return remaining - count
        }
        if body.count + count > body.capacity {
            let capacity = max(body.count + count, min(body.count + remaining, body.count + body.count / 2))
            guard Self.hasMemory(for: capacity) else { throw .crowded }
            body.reserveCapacity(capacity)
        }
        bytes.extracting(cursor..<cursor + count).withUnsafeBufferPointer { body.append(contentsOf: $0) }
        cursor += count
        return remaining - count
    }

    /// Lets a body that is too large to be held go into a file. Where none can be made it is held all the same.
    private mutating func beginSpool() throws(RequestError) {
        guard let spool = limits.makeSpool() else { return }
        guard spool.append(body) else { throw .noRoom }
        body = []
        self.spool = spool
    }

    /// Whether the system would give so much: an array that gets none ends the program.
    private static func hasMemory(for bytes: Int) -> Bool {
        guard bytes > 1024 * 1024, let probe = malloc(bytes) else { return bytes <= 1024 * 1024 }
        free(probe)
        return true
    }

    /// Reads `size [; extensions] CRLF`. Extensions are passed over.
    private mutating func parseChunkLine(_ bytes: Span<UInt8>, _ cursor: inout Int) throws(RequestError) -> Int? {
        guard let line = try nextLine(bytes, from: cursor, limit: limits.chunkLine, tooLong: .malformedChunk) else { return nil }
        var size = 0
        var index = line.lowerBound
        while index < line.upperBound, let digit = PercentEncoding.hexValue(bytes[index]) {
            size = size << 4 | Int(digit)
            index += 1
        }
        // Fifteen digits always fit an Int.
        guard index > line.lowerBound, index - line.lowerBound <= 15 else { throw .malformedChunk }
        overhead += line.upperBound - index
        while index < line.upperBound, Self.isBlank(bytes[index]) { index += 1 }
        let isPlain = index == line.upperBound && !Self.isBlank(bytes[index - 1])
        guard isPlain || (index < line.upperBound && bytes[index] == UInt8(ascii: ";")),
            !bytes.hasControlByte(in: index..<line.upperBound), overhead <= limits.head
        else { throw .malformedChunk }
        guard allows(receivedBodyBytes + size) else { throw .bodyTooLarge }
        cursor = line.upperBound + 2
        return size
    }

    /// Checks the trailer fields and drops them, since none may change the meaning of a request.
    private mutating func skipTrailers(_ bytes: Span<UInt8>, _ cursor: inout Int) throws(RequestError) -> Bool {
        while let line = try nextLine(bytes, from: cursor, limit: limits.head - overhead, tooLong: .headTooLarge) {
            if !line.isEmpty { _ = try Self.field(bytes, line, sectionStart: line.lowerBound) }
            overhead += line.upperBound + 2 - cursor
            cursor = line.upperBound + 2
            if line.isEmpty { return true }
        }
        return false
    }

    /// The next line without its CRLF, or nil when its end is not there yet; one that does not end within `limit` bytes is too long.
    private mutating func nextLine(
        _ bytes: Span<UInt8>, from start: Int, limit: Int, tooLong: RequestError
    ) throws(RequestError) -> Range<Int>? {
        let available = min(bytes.count - start, limit)
        guard let lineFeed = bytes.first(UInt8(ascii: "\n"), in: start + searched..<start + available) else {
            searched = available
            if available == limit { throw tooLong }
            return nil
        }
        searched = 0
        guard lineFeed > start, bytes[lineFeed - 1] == UInt8(ascii: "\r") else { throw .bareLineFeed }
        return start..<lineFeed - 1
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}
