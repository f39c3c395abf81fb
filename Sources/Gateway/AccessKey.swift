// Access key ids as local AWS services read them: each tells its account, so that no key has to be kept.
// Reference: LocalStack's `aws/accounts.py`; the layout is AWS's own, read in https://medium.com/@TalBeerySec/a-short-note-on-aws-key-id-f88cc4317489

import APIModel

/// An access key id, or another id of IAM: four letters for its kind and 80 bits in base32, of which the first is set and the next 40 are the account.
enum AccessKey {
    /// The account that an access key id acts for: twelve digits are one, and the keys that this and other local services issue hold one.
    ///
    /// Keys of AWS itself (`AKIA`, `ASIA`) are not ours: a client that sends one by mistake acts for the default account.
    static func account(of accessKeyID: String) -> String? {
        if AccountID.isOne(accessKeyID) { return accessKeyID }
        let id = accessKeyID.utf8
        guard id.count == 20, id.starts(with: "LSIA".utf8) || id.starts(with: "LKIA".utf8) else { return nil }
        var bits: UInt64 = 0
        // Nine letters are 45 bits.
        for byte in id.dropFirst(4).prefix(9) {
            guard let value = alphabet.firstIndex(of: byte) else { return nil }
            bits = bits << 5 | UInt64(value)
        }
        let number = bits >> 4 & 0xFF_FFFF_FFFF
        guard bits >> 44 == 1, number <= 999_999_999_999 else { return nil }
        let digits = String(number)
        return String(repeating: "0", count: 12 - digits.count) + digits
    }

    /// An id of an account.
    ///
    /// - Parameters:
    ///   - kind: Four letters: `LSIA` for the key of a session, `AROA` for a role.
    ///   - account: Twelve digits.
    ///   - rest: What tells ids of one account apart; its lowest 39 bits count.
    static func id(_ kind: String, of account: String, rest: UInt64) -> String {
        let number = UInt64(account) ?? 0
        // 80 bits: 1, 40 of the account, 39 of the rest.
        let high = 1 << 40 | number
        let bits = UInt128(high) << 39 | UInt128(rest & 0x7F_FFFF_FFFF)
        let letters = stride(from: 75, through: 0, by: -5).map { alphabet[Int(truncatingIfNeeded: bits >> UInt128($0)) & 31] }
        return kind + String(decoding: letters, as: UTF8.self)
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
}
