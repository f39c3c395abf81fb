// What Signature Version 4 computes with: SHA-256, codes keyed with it, and a comparison that tells nothing by its time.
// Reference: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html

import COpenSSL

package enum Signature {
    static let algorithm = "AWS4-HMAC-SHA256"
    static let terminator = "aws4_request"

    /// The signature, in lower-case hex, of a text by whoever has the secret, for one day, region and service.
    static func sign(_ text: String, with secret: String, on date: some StringProtocol, in region: String, for service: String) -> String {
        var key = Array("AWS4\(secret)".utf8)
        for part in [String(date), region, service, terminator] { key = code(of: part, with: key) }
        return hex(code(of: text, with: key))
    }

    /// The SHA-256 of bytes, in lower-case hex.
    static func digest(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        SHA256(bytes, bytes.count, &digest)
        return hex(digest)
    }

    /// HMAC-SHA256.
    static func code(of text: String, with key: [UInt8]) -> [UInt8] {
        let bytes = Array(text.utf8)
        var code = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        var count: UInt32 = 0
        HMAC(EVP_sha256(), key, Int32(clamping: key.count), bytes, bytes.count, &code, &count)
        return code
    }

    /// Whether two texts have the same bytes. How long it takes depends on the length of what was sent, and not on how much of it is right.
    package static func isEqual(_ sent: some StringProtocol, to secret: String) -> Bool {
        let sent = Array(sent.utf8)
        let secret = Array(secret.utf8)
        return sent.count == secret.count && CRYPTO_memcmp(sent, secret, secret.count) == 0
    }

    static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
