// Requests for objects of S3: signed, repeated where that may help, and never without an end.
// Reference: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html

import HTTP
import HTTPClient
import Tables

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

struct S3Requests: Sendable {
    private let client: HTTPClient
    private let endpoint: String
    private let addressing: S3Addressing
    private let credentials: AWSCredentials?

    /// How many bytes of an object are asked for at once, and so are in memory.
    static let rangeBytes = 8 << 20
    private static let mostTries = 4

    init(client: HTTPClient, endpoint: String, addressing: S3Addressing, credentials: AWSCredentials?) {
        self.client = client
        self.endpoint = endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint
        self.addressing = addressing
        self.credentials = credentials
    }

    /// Asks for something of a bucket.
    ///
    /// - Parameters:
    ///   - key: Empty for the bucket itself.
    ///   - query: In the order of the names, which is what is signed.
    /// - Throws: `accessDenied` for what is refused or not there; `unreachable` once several tries have failed; what `check` throws.
    func get(
        _ bucket: String, _ key: String, _ query: [(String, String)] = [], headers: [(String, String)] = [], for owner: TableOwner,
        _ check: () throws(QueryFailure) -> Void
    ) throws(QueryFailure) -> HTTPResponse {
        let parameters = query.map { "\($0)=\(PercentEncoding.encode($1))" }.joined(separator: "&")
        var request = HTTPClient.Request(
            "GET", addressing.url(endpoint, bucket: bucket, key: key) + (query.isEmpty ? "" : "?\(parameters)"))
        for (name, value) in headers { request.headers.append(name, value) }
        request.signature = AWSSignature(credentials ?? .account(owner.account), region: owner.region, service: "s3")
        var reason = ""
        for attempt in 0..<Self.mostTries {
            try check()
            if attempt > 0 { usleep(100_000 << UInt32(attempt)) }
            let answer: HTTPResponse
            do throws(HTTPClient.Failure) {
                answer = try client.send(request)
            } catch {
                reason = error.description
                continue
            }
            switch answer.status {
            case 200..<300: return answer
            case 500..., 429: reason = "S3 answered \(answer.status)."
            case 412: throw .broken(file: Self.name(of: key), "it was changed meanwhile")
            default:
                throw .notAccessible("s3://\(bucket)/\(key): S3 answered \(answer.status) \(S3ListPage.errorCode(in: answer.body) ?? "")")
            }
        }
        throw QueryFailure(.unreachable, "The files of a table at s3://\(bucket)/ cannot be read now: \(reason)")
    }

    /// A range of an object whose contents have that tag.
    func range(
        _ range: Range<Int>, of key: String, in bucket: String, tag: String, for owner: TableOwner,
        _ check: () throws(QueryFailure) -> Void
    ) throws(QueryFailure) -> [UInt8] {
        var headers = [("Range", "bytes=\(range.lowerBound)-\(range.upperBound - 1)")]
        if !tag.isEmpty { headers.append(("If-Match", tag)) }
        let answer = try get(bucket, key, headers: headers, for: owner, check)
        if answer.body.count == range.count { return answer.body }
        // Not everything that speaks S3 knows ranges.
        guard answer.status == 200, answer.body.count >= range.upperBound else {
            throw .broken(file: Self.name(of: key), "S3 gave other bytes of it than were asked for")
        }
        return Array(answer.body[range])
    }

    private static func name(of key: String) -> String { key.split(separator: "/").last.map(String.init) ?? "" }
}

extension AWSCredentials {
    /// The key of an account as emulators take it: its twelve digits.
    static func account(_ account: String) -> AWSCredentials { AWSCredentials(accessKeyID: account, secretAccessKey: "cleanrooms-local") }
}
