// The token that resumes a listing.

import CleanRoomsModel
import Store

/// The place after which a listing goes on, and the listing that it belongs to.
///
/// As text: base64url of `createdAt.id.fingerprint`. Our own form; the API reference gives none.
struct PageToken {
    let key: PageKey
    private let listing: UInt64

    init(key: PageKey, of listing: UInt64) {
        self.key = key
        self.listing = listing
    }

    /// Reads a token back.
    ///
    /// - Throws: A validation error for a text that is no token, or one of another listing, caller or filter (wording inferred).
    init(text: String, of listing: UInt64) throws(ServiceError) {
        guard let bytes = Base64URL.decode(text) else { throw Self.invalid }
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: ".", maxSplits: 2)
        guard parts.count == 3, let createdAt = Int64(parts[0]), UInt64(parts[2], radix: 16) == listing else { throw Self.invalid }
        key = PageKey(createdAt: createdAt, id: String(parts[1]))
        self.listing = listing
    }

    var text: String {
        Base64URL.encode(Array("\(key.createdAt).\(key.id).\(String(listing, radix: 16))".utf8))
    }

    private static let invalid = ServiceError.validation(
        .fieldValidationFailed, message: "Invalid nextToken", fields: [FieldIssue("nextToken", "Invalid nextToken")])

    /// A number that stands for a listing: its operation, caller, scope and filters. FNV-1a.
    static func fingerprint(of parts: [String]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in parts {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        return hash
    }
}

/// Base64 that needs no escapes in a query. Reference: RFC 4648, section 5, without padding.
enum Base64URL {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32((3 - group.count) * 8)
            for position in 0...group.count {
                text.append(alphabet[Int(bits >> UInt32(18 - position * 6) & 63)])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// - Returns: nil for a text with another character, or of a length that no bytes have.
    static func decode(_ text: String) -> [UInt8]? {
        guard text.utf8.count % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var held = 0
        for character in text.utf8 {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            bits = bits << 6 | UInt32(value)
            held += 6
            if held >= 8 {
                held -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
            }
        }
        return bytes
    }
}
