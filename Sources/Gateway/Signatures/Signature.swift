// What Signature Version 4 computes with: SHA-256, codes keyed with it, and a comparison whose duration reveals nothing.
// Reference: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html

import COpenSSL
import Hashing

package enum Signature {
    static let algorithm = "AWS4-HMAC-SHA256"
    static let terminator = "aws4_request"

    /// The signature, in lower-case hex, of a text by the holder of the secret, for one day, region and service.
    static func sign(
        _ text: String, with secret: String, on date: some StringProtocol, in region: String, for service: String, by sha256: SHA256
    ) -> String {
        var key = Array("AWS4\(secret)".utf8)
        for part in [String(date), region, service, terminator] { key = sha256.code(of: part, with: key) }
        return SHA256.hex(sha256.code(of: text, with: key))
    }

    /// Whether two texts have the same bytes. How long it takes depends on the length of what was sent, and not on how much of it is right.
    package static func isEqual(_ sent: some StringProtocol, to secret: String) -> Bool {
        let sent = Array(sent.utf8)
        let secret = Array(secret.utf8)
        return sent.count == secret.count && copenssl_is_equal(sent, secret, secret.count)
    }
}
