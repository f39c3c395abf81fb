// A role that a caller acts as. Nothing about it is stored.
// Reference: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html

import APIModel

struct Session: Equatable {
    let account: String
    let role: String
    /// What the caller named the session.
    let name: String

    /// The session of `arn:aws:iam::111111111111:role/path/name`; nil if that is no role's.
    init?(role text: String, name: String) {
        guard let arn = ARN(text), arn.service == "iam", arn.region.isEmpty, arn.resource.hasPrefix("role/"), AccountID.isOne(arn.account),
            let role = arn.resource.split(separator: "/", omittingEmptySubsequences: false).last,
            (1...64).contains(role.utf8.count), role.utf8.allSatisfy(Self.isNameByte)
        else { return nil }
        account = arn.account
        self.role = String(role)
        self.name = name
    }

    /// Reads a token of ours; nil for any other.
    init?(token: String, account: String) {
        let parts = token.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == Self.tokenMark, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isNameByte) }) else {
            return nil
        }
        self.account = account
        role = String(parts[1])
        name = String(parts[2])
    }

    /// What the client sends back as `X-Amz-Security-Token`: no name has a slash in it.
    var token: String { "\(Self.tokenMark)/\(role)/\(name)" }

    var arn: String { "arn:aws:sts::\(account):assumed-role/\(role)/\(name)" }

    /// The role's id and the session's name. The id follows from the role's name (Fowler, Noll and Vo's hash), as nothing is kept.
    var id: String {
        let hash = role.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return "\(AccessKey.id("AROA", of: account, rest: hash)):\(name)"
    }

    /// Whether a byte may stand in the name of a role or a session: `[\w+=,.@-]`.
    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "_+=,.@-".utf8.contains(byte)
        }
    }

    private static let tokenMark = "cleanrooms-local"
}
