// Whether a request comes, unchanged and in time, from a holder of the secret of its access key.
// Reference: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html. The order of the checks is inferred.

import HTTP
import Hashing

struct SignatureVerifier {
    let credentials: SigningCredentials

    /// How far the time of a signature may be from ours, in seconds. The errors that Clean Rooms shares with all services speak of 15 minutes; some
    /// services were seen to take 5.
    static let tolerance: Int64 = 15 * 60

    /// Clean Rooms, and STS beside it.
    private static let services = ["cleanrooms", "sts"]

    /// Checks a request against its signature.
    ///
    /// - Parameter second: The time of the world, in seconds since 1970: clients know nothing of the clock that a tester moves.
    /// - Returns: The account that the key acts for; nil where its id says so itself.
    /// - Throws: `invalidSignature` for any signature that is not right; `unrecognizedClient` for a key or a session token that is not known;
    ///   `incompleteSignature` for a request that does not say when it was signed.
    func account(of request: HTTPRequest, in scope: CredentialScope, atSecond second: Int64) throws(FrontEndError) -> String? {
        let fields = SignedFields(of: request)
        // Seen, at Lambda.
        guard fields.headers.contains("host") else {
            throw .invalidSignature("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")
        }
        let time = try Self.time(of: request, fields.query)
        try Self.check(time, lasting: Self.lifetime(fields.query), atSecond: second)
        try Self.check(scope, of: fields.date, signedAt: time, for: request)
        let token = fields.query?["X-Amz-Security-Token"] ?? request.headers["X-Amz-Security-Token"]
        guard let key = credentials.key(scope.accessKeyID, token: token) else { throw .unrecognizedClient }
        let sha256 = credentials.sha256
        guard let canonical = CanonicalRequest(of: request, signedHeaders: fields.headers, by: sha256), isTrue(fields.headers, of: request)
        else {
            throw .invalidSignature(Self.mismatch)
        }
        let text = """
            \(Signature.algorithm)
            \(time.text)
            \(fields.date)/\(scope.region)/\(scope.service)/\(Signature.terminator)
            \(sha256.digest(of: Array(canonical.text.utf8)))
            """
        let signature = Signature.sign(text, with: key.secret, on: fields.date, in: scope.region, for: scope.service, by: sha256)
        guard Signature.isEqual(fields.signature, to: signature) else { throw .invalidSignature(Self.mismatch) }
        return key.account
    }

    /// Seen, at many services. AWS adds the canonical request, which we leave out, as it holds what the caller sent.
    static let mismatch =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. "
        + "Consult the service documentation for details."

    // MARK: Time

    private static func time(of request: HTTPRequest, _ query: QueryItems?) throws(FrontEndError) -> SigningTime {
        let text: String
        if let query {
            guard let date = query["X-Amz-Date"] else {
                throw .incompleteSignature("AWS query-string parameters must include 'X-Amz-Date'.")
            }
            text = date
        } else {
            guard let date = request.headers["X-Amz-Date"] ?? request.headers["Date"] else {
                throw .incompleteSignature("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
            }
            text = date
        }
        guard let time = SigningTime(text) else { throw .incompleteSignature("Date must be in ISO-8601 'basic format'.") }
        return time
    }

    /// How long a presigned URL holds, in seconds; nil for other requests.
    private static func lifetime(_ query: QueryItems?) throws(FrontEndError) -> Int64? {
        guard let text = query?["X-Amz-Expires"] else { return nil }
        guard let seconds = Int64(text), (1...604_800).contains(seconds) else {
            throw .incompleteSignature("X-Amz-Expires must be a number of seconds from 1 to 604800.")
        }
        return seconds
    }

    /// The code and both texts are those seen at services of this protocol; the list of common errors also has RequestExpired (400), which none was
    /// seen to answer. That of a presigned URL is inferred.
    private static func check(_ time: SigningTime, lasting lifetime: Int64?, atSecond second: Int64) throws(FrontEndError) {
        let now = SigningTime(second: second).text
        let length = lifetime ?? tolerance
        if time.second < second - length {
            let span = length % 60 == 0 ? "\(length / 60) min." : "\(length) sec."
            throw .invalidSignature(
                "Signature expired: \(time.text) is now earlier than \(SigningTime(second: second - length).text) (\(now) - \(span))")
        }
        if time.second > second + tolerance {
            throw .invalidSignature(
                "Signature not yet current: \(time.text) is still later than \(SigningTime(second: second + tolerance).text) (\(now) + 15 min.)"
            )
        }
    }

    // MARK: Scope

    /// Seen, at many services; that of the date at STS and S3.
    private static func check(_ scope: CredentialScope, of date: String, signedAt time: SigningTime, for request: HTTPRequest)
        throws(FrontEndError)
    {
        var faults: [String] = []
        // Only AWS's own host names give a region; under all others the emulator serves every region.
        if let region = region(ofHost: request.headers["Host"]), region != scope.region {
            faults.append("Credential should be scoped to a valid region, not '\(scope.region)'.")
        }
        if !services.contains(scope.service) { faults.append("Credential should be scoped to correct service: '\(services[0])'.") }
        let day = time.text.prefix(8)
        if date != day {
            faults.append(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                    + "'\(date)' != '\(day)', from '\(time.text)'.")
        }
        guard faults.isEmpty else { throw .invalidSignature(faults.joined(separator: " ")) }
    }

    /// The region in `cleanrooms.eu-west-1.amazonaws.com`; nil for any other host.
    private static func region(ofHost host: String?) -> String? {
        let labels = host?.lowercased().prefix { $0 != ":" }.split(separator: ".") ?? []
        return labels.count >= 4 && labels[0] == "cleanrooms" && labels[2] == "amazonaws" ? String(labels[1]) : nil
    }

    // MARK: Payload

    /// Whether a signed `X-Amz-Content-Sha256` fits the body that came. Words such as `UNSIGNED-PAYLOAD` are S3's (inferred).
    private func isTrue(_ headers: [String], of request: HTTPRequest) -> Bool {
        guard headers.contains("x-amz-content-sha256"), let claimed = request.headers["X-Amz-Content-Sha256"] else { return true }
        return claimed == credentials.sha256.digest(of: request.body)
    }
}
