// An S3 endpoint.
// Reference: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html

import HTTP
package import HTTPClient

package struct S3Store: ObjectStore {
    private let client: HTTPClient
    private let endpoint: String
    private let addressing: S3Addressing
    private let credentials: AWSCredentials?

    /// - Parameters:
    ///   - endpoint: An absolute URL of http or https, such as `http://127.0.0.1:9000`.
    ///   - credentials: Nil for requests without a signature, which the emulators of S3 take.
    package init(_ client: HTTPClient, endpoint: String, addressing: S3Addressing = .path, credentials: AWSCredentials?) {
        self.client = client
        self.endpoint = endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint
        self.addressing = addressing
        self.credentials = credentials
    }

    package func put(_ bytes: [UInt8], key: String, in bucket: String, region: String) throws(ObjectRefusal) {
        var request = HTTPClient.Request("PUT", addressing.url(endpoint, bucket: bucket, key: key))
        request.body = bytes
        request.signature = credentials.map { AWSSignature($0, region: region, service: "s3") }
        let answer: HTTPResponse
        do {
            answer = try client.send(request)
        } catch {
            throw ObjectRefusal("the endpoint cannot be reached (\(error))")
        }
        guard 200..<300 ~= answer.status else {
            throw ObjectRefusal("the endpoint answered \(answer.status)\(Self.errorCode(in: answer.body).map { " \($0)" } ?? "")")
        }
    }

    /// The code of an error of S3's, whose body is `<Error><Code>NoSuchBucket</Code>…`.
    private static func errorCode(in body: [UInt8]) -> String? {
        // Nothing that calls itself a code is longer.
        let text = String(decoding: body.prefix(4096), as: UTF8.self)
        guard let start = text.firstRange(of: "<Code>"), let end = text[start.upperBound...].firstRange(of: "</Code>") else { return nil }
        return String(text[start.upperBound..<end.lowerBound].prefix(64))
    }
}
