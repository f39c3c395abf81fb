// Who may sign requests: the secrets of a credentials file in AWS's format, and those of the sessions that were opened with them.
// Reference: https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html

import APIModel
import Hashing

/// Access keys with their secrets.
package struct SigningCredentials: Sendable {
    struct Key: Sendable, Equatable {
        let secret: String
        /// What has to come with each request that the key signs.
        var token: String?
        /// Whom it acts for; nil where the access key id says so itself.
        var account: String?
    }

    /// What signatures are made with.
    let sha256: SHA256
    private var keys: [String: Key] = [:]
    /// What the secrets of sessions are derived with: all of the file's, so that nobody else can.
    private let sessionSecret: [UInt8]

    /// What is wrong with a file, or with what signatures are made with, in a sentence that tells no secret.
    package struct Unusable: Error, Equatable, CustomStringConvertible {
        package let description: String
    }

    /// Reads profiles such as
    ///
    ///     [advertiser]
    ///     aws_access_key_id = AKIDADVERTISER
    ///     aws_secret_access_key = …
    ///     account = 111111111111
    ///
    /// The account may also be `aws_account_id`, as AWS's own tools call it. Other keys, and profiles without an access key, are passed over.
    package init(_ text: String) throws(Unusable) {
        do { sha256 = try SHA256() } catch { throw Unusable(description: "\(error)") }
        for profile in Self.profiles(of: text) {
            let id = profile.settings["aws_access_key_id"] ?? ""
            let secret = profile.settings["aws_secret_access_key"] ?? ""
            guard !(id.isEmpty && secret.isEmpty) else { continue }
            guard !id.isEmpty, !secret.isEmpty else {
                throw Unusable(
                    description: "The profile \(profile.name) has one of aws_access_key_id and aws_secret_access_key without the other.")
            }
            let account = profile.settings["account"] ?? profile.settings["aws_account_id"]
            if let account, !AccountID.isOne(account) {
                throw Unusable(description: "The account of the profile \(profile.name) is not twelve digits.")
            }
            let key = Key(secret: secret, token: profile.settings["aws_session_token"], account: account)
            if let other = keys[id], other != key {
                throw Unusable(description: "The access key of the profile \(profile.name) is another profile's, too, and they differ.")
            }
            keys[id] = key
        }
        guard !keys.isEmpty else {
            throw Unusable(description: "There is no profile with aws_access_key_id and aws_secret_access_key.")
        }
        let all = keys.sorted { $0.key < $1.key }.map { "\($0.key)\n\($0.value.secret)\n" }.joined()
        sessionSecret = sha256.code(of: all, with: Array("cleanrooms-local sessions".utf8))
    }

    /// The key that signs with an access key id; nil for one that is not known, and for one that comes with another token than its own.
    func key(_ accessKeyID: String, token: String?) -> Key? {
        if let key = keys[accessKeyID] {
            switch (token, key.token) {
            case (nil, nil): return key
            case (let token?, let own?): return Signature.isEqual(token, to: own) ? key : nil
            case (nil, _?), (_?, nil): return nil
            }
        }
        guard accessKeyID.hasPrefix("LSIA"), let token, let account = AccessKey.account(of: accessKeyID),
            Session(token: token, account: account) != nil
        else { return nil }
        return Key(secret: secret(ofSession: accessKeyID, token: token), token: token, account: account)
    }

    /// The secret of a session, which nobody has to keep: it lasts as long as the file stays the same.
    func secret(ofSession accessKeyID: String, token: String) -> String {
        String(SHA256.hex(sha256.code(of: "\(accessKeyID)\n\(token)", with: sessionSecret)).prefix(40))
    }

    // MARK: The format

    private struct Profile {
        let name: String
        var settings: [String: String] = [:]
    }

    /// Lines that begin with white space belong to the setting above them, which is not one of ours.
    private static func profiles(of text: String) -> [Profile] {
        var profiles: [Profile] = []
        for line in text.split(whereSeparator: \.isNewline) {
            guard let first = line.first, !first.isWhitespace, first != "#", first != ";" else { continue }
            if first == "[", let end = line.firstIndex(of: "]") {
                profiles.append(Profile(name: trimmed(line[line.index(after: line.startIndex)..<end])))
            } else if let equals = line.firstIndex(of: "="), !profiles.isEmpty {
                profiles[profiles.count - 1].settings[trimmed(line[..<equals]).lowercased()] = trimmed(line[line.index(after: equals)...])
            }
        }
        return profiles
    }

    private static func trimmed(_ text: Substring) -> String {
        let rest = text.drop(while: \.isWhitespace)
        guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(rest[...last])
    }
}
