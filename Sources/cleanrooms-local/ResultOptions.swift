// The options that say where results go.
// Reference: docs/options.md; the names of AWS's variables, https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html

import ArgumentParser
import HTTPClient

struct ResultOptions: ParsableArguments {
    /// Each has an environment variable.
    static let names = ["results-dir", "s3-endpoint", "s3-access-key", "s3-secret-key"]

    @Option(
        help: """
            The folder that results are written to, as DIR/bucket/key. With --data-dir it is DIR/results by itself. With neither nothing \
            is written, and queries succeed all the same.
            """)
    var resultsDir: String?

    @Option(
        help: """
            The URL of an S3 endpoint that results are written to instead, such as http://127.0.0.1:9000. Where tables are read from it, \
            --results-dir can have the results. It needs libcurl when the program runs, and with credentials libcrypto 3.
            """)
    var s3Endpoint: String?

    @Option(help: "The access key id for the endpoint. Without one it is AWS_ACCESS_KEY_ID's, and without that nothing is signed.")
    var s3AccessKey: String?

    @Option(help: "The secret access key that belongs to it. Without one it is AWS_SECRET_ACCESS_KEY's.")
    var s3SecretKey: String?

    func validate() throws {
        if let resultsDir, resultsDir.isEmpty { throw ValidationError("--results-dir takes a folder.") }
        if let s3Endpoint, !Self.isEndpoint(s3Endpoint) {
            throw ValidationError("--s3-endpoint takes a URL of http or https without a query, and not \(s3Endpoint).")
        }
        guard (s3AccessKey == nil) == (s3SecretKey == nil) else {
            throw ValidationError("--s3-access-key and --s3-secret-key need each other.")
        }
        guard s3AccessKey == nil || s3Endpoint != nil else {
            throw ValidationError("--s3-access-key is for --s3-endpoint, which is not given.")
        }
    }

    /// - Parameter variable: What an environment variable holds; nil if it is not set or is empty.
    func credentials(_ variable: (String) -> String?) -> AWSCredentials? {
        if let s3AccessKey, let s3SecretKey { return AWSCredentials(accessKeyID: s3AccessKey, secretAccessKey: s3SecretKey) }
        guard let id = variable("AWS_ACCESS_KEY_ID"), let secret = variable("AWS_SECRET_ACCESS_KEY") else { return nil }
        return AWSCredentials(accessKeyID: id, secretAccessKey: secret, sessionToken: variable("AWS_SESSION_TOKEN"))
    }

    static func isEndpoint(_ text: String) -> Bool {
        let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, ["http", "https"].contains(parts[0].lowercased()), let first = parts[1].utf8.first else { return false }
        let forbidden = Set("?#@ ".utf8)
        return first != UInt8(ascii: "/") && parts[1].utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !forbidden.contains($0) }
    }
}
