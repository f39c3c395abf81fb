// How a bucket stands in the URL of a request.
// Reference: https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html

import HTTP

/// Whether a bucket is a part of the path or of the host.
package enum S3Addressing: String, Sendable, CaseIterable {
    /// `http://host/bucket/key`.
    case path
    /// `http://bucket.host/key`.
    case virtual

    /// The URL of an object, or of a bucket where the key is empty.
    ///
    /// - Parameter endpoint: Without a slash at its end.
    package func url(_ endpoint: String, bucket: String, key: String) -> String {
        let path = key.split(separator: "/", omittingEmptySubsequences: false).map { PercentEncoding.encode(String($0)) }
            .joined(separator: "/")
        let name = PercentEncoding.encode(bucket)
        switch self {
        case .path: return "\(endpoint)/\(name)\(key.isEmpty ? "" : "/\(path)")"
        case .virtual:
            let parts = endpoint.split(separator: "://", maxSplits: 1).map(String.init)
            return parts.count == 2 ? "\(parts[0])://\(name).\(parts[1])/\(path)" : "\(endpoint)/\(name)/\(path)"
        }
    }
}
