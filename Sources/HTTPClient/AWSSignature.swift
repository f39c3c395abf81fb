// Whom a request is signed for.
// Reference: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html

/// What libcurl needs to sign a request with AWS Signature Version 4.
package struct AWSSignature: Sendable, Equatable {
    package var credentials: AWSCredentials
    package var region: String
    /// As in the credential scope: `s3`.
    package var service: String

    package init(_ credentials: AWSCredentials, region: String, service: String) {
        self.credentials = credentials
        self.region = region
        self.service = service
    }
}

package struct AWSCredentials: Sendable, Equatable {
    package var accessKeyID: String
    package var secretAccessKey: String
    /// Of temporary credentials.
    package var sessionToken: String?

    package init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
    }
}
