// The two calls of STS that clients make before any other: who am I, and become this role.
// Reference: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html and API_AssumeRole.html

import APIModel
import Clocks
import HTTP

/// STS's query protocol: a form or a query with an `Action`, and XML for an answer.
///
/// Nothing is kept: a session's access key holds its account and its token the role, so that both outlive a restart. No trust policy is read, and
/// credentials do not expire.
struct SecurityTokens {
    /// The members of a call.
    private let items: QueryItems

    /// STS's refusal of a call.
    struct Refusal: Error {
        let status: Int
        let code: String
        let message: String

        init(status: Int = 400, _ code: String, _ message: String) {
            self.status = status
            self.code = code
            self.message = message
        }

        /// A signature that is missing or not of the form, in STS's words; nil for other errors.
        init?(_ error: FrontEndError) {
            switch error {
            case .missingAuthenticationToken:
                self.init(status: 403, "MissingAuthenticationToken", "Request is missing Authentication Token")
            case .incompleteSignature(let message): self.init("IncompleteSignature", message)
            case .unrecognizedClient:
                self.init(status: 403, "InvalidClientTokenId", "The security token included in the request is invalid.")
            case .invalidSignature(let message): self.init(status: 403, "SignatureDoesNotMatch", message)
            case .unknownOperation, .otherService, .serialization, .malformedRequest: return nil
            }
        }
    }

    /// Whether a request without a good signature means STS: all of its calls go to one path, where nothing else is.
    static func isMeant(by request: HTTPRequest) -> Bool {
        request.path == "/" && QueryItems(parameters(of: request))?["Action"] != nil
    }

    /// - Throws: ``Refusal`` for parameters that cannot be decoded.
    init(_ request: HTTPRequest) throws(Refusal) {
        guard let items = QueryItems(Self.parameters(of: request)) else {
            throw Refusal("MalformedQueryString", "The parameters are not valid percent-encoded UTF-8.")
        }
        self.items = items
    }

    private static func parameters(of request: HTTPRequest) -> String {
        request.method == "POST" ? String(decoding: request.body, as: UTF8.self) : request.query
    }

    var action: String? { items["Action"] }

    /// The result of a call: the elements in `<ActionResult>`.
    ///
    /// - Parameters:
    ///   - token: The session token that came with the request.
    ///   - second: The time of the world, by which clients renew their credentials, in seconds since 1970.
    ///   - credentials: What signatures are checked against; nil if they are not checked.
    func result(
        for caller: Caller, token: String?, atSecond second: Int64, credentials: SigningCredentials? = nil
    ) throws(Refusal) -> XML.Elements {
        switch action {
        case "GetCallerIdentity": identity(of: caller, token)
        case "AssumeRole": try assumedRole(atSecond: second, credentials)
        case .some, nil:
            throw Refusal("InvalidAction", "The emulator has GetCallerIdentity and AssumeRole of STS, and no other operation.")
        }
    }

    private func identity(of caller: Caller, _ token: String?) -> XML.Elements {
        if let session = token.flatMap({ Session(token: $0, account: caller.account) }) {
            return [("Arn", .text(session.arn)), ("UserId", .text(session.id)), ("Account", .text(caller.account))]
        }
        // Keys that are accounts act as the account itself (inferred: there are no users here).
        return [
            ("Arn", .text("arn:aws:iam::\(caller.account):root")), ("UserId", .text(caller.account)), ("Account", .text(caller.account)),
        ]
    }

    private func assumedRole(atSecond second: Int64, _ credentials: SigningCredentials?) throws(Refusal) -> XML.Elements {
        let arn = items["RoleArn"]
        let name = items["RoleSessionName"]
        let seconds = items["DurationSeconds"].map { Int64($0) ?? -1 } ?? 3600
        var issues = Self.issues("roleArn", arn, length: 20...2048) + Self.issues("roleSessionName", name, length: 2...64)
        if let name, !name.utf8.allSatisfy(Session.isNameByte) {
            issues.append(FieldIssue("roleSessionName", #"Member must satisfy regular expression pattern: [\w+=,.@-]*"#))
        }
        if seconds < 900 { issues.append(FieldIssue("durationSeconds", Demand.value(atLeast: 900))) }
        if seconds > 43_200 { issues.append(FieldIssue("durationSeconds", Demand.value(atMost: 43_200))) }
        guard issues.isEmpty, let arn, let name else { throw Refusal("ValidationError", FieldIssue.sentence(of: issues)) }
        guard let session = Session(role: arn, name: name) else { throw Refusal("ValidationError", "The RoleArn is not that of a role.") }
        let id = AccessKey.id("LSIA", of: session.account, rest: .random(in: .min ... .max))
        let secret = credentials?.secret(ofSession: id, token: session.token) ?? Self.secret()
        return [
            ("AssumedRoleUser", .elements([("AssumedRoleId", .text(session.id)), ("Arn", .text(session.arn))])),
            (
                "Credentials",
                .elements([
                    ("AccessKeyId", .text(id)), ("SecretAccessKey", .text(secret)), ("SessionToken", .text(session.token)),
                    ("Expiration", .text(Timestamp(milliseconds: (second + seconds) * 1000).text)),
                ])
            ),
            ("PackedPolicySize", .text("0")),
        ]
    }

    private static func issues(_ field: String, _ value: String?, length: ClosedRange<Int>) -> [FieldIssue] {
        guard let count = value?.utf8.count else { return [FieldIssue(field, Demand.notNull)] }
        if count < length.lowerBound { return [FieldIssue(field, Demand.length(atLeast: length.lowerBound))] }
        return count > length.upperBound ? [FieldIssue(field, Demand.length(atMost: length.upperBound))] : []
    }

    /// Forty letters and digits, for where nobody checks what is signed with them.
    private static func secret() -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
        return String(decoding: (0..<40).map { _ in letters[Int.random(in: letters.indices)] }, as: UTF8.self)
    }
}
