// SHA-256, and the codes that are made with it.
// Reference: https://docs.openssl.org/3.0/man3/SHA256_Init/, https://docs.openssl.org/3.0/man3/HMAC/

import COpenSSL

/// SHA-256 by libcrypto. A value of this type has the library open, so computing cannot fail.
package struct SHA256: Sendable {
    /// libcrypto is not on this machine, or cannot be used.
    package struct Unavailable: Error, CustomStringConvertible {
        package let description: String
    }

    private static let size = 32

    /// Opens libcrypto. The program's start leaves it out: most runs never hash anything.
    ///
    /// - Throws: ``Unavailable`` with one sentence.
    package init() throws(Unavailable) {
        if let reason = copenssl_open_libcrypto() {
            throw Unavailable(description: "libcrypto, which computes SHA-256, cannot be used: \(String(cString: reason)).")
        }
    }

    /// The hash of bytes, in lower-case hex.
    package func digest(of bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: Self.size)
        copenssl_sha256(bytes, bytes.count, &digest)
        return Self.hex(digest)
    }

    /// The 32 bytes of HMAC-SHA256.
    package func code(of text: String, with key: [UInt8]) -> [UInt8] {
        let bytes = Array(text.utf8)
        var code = [UInt8](repeating: 0, count: Self.size)
        copenssl_hmac_sha256(key, Int32(clamping: key.count), bytes, bytes.count, &code)
        return code
    }

    package static func hex(_ bytes: [UInt8]) -> String {
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
