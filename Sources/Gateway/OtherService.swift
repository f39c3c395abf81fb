// The answer to a client of another AWS service, in the emulator's own words: AWS has none for it.
// Reference: https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html (AWS_ENDPOINT_URL and its variables by service)

import HTTP

/// An answer to requests that are signed for none of the services here.
enum OtherService {
    static let code = "ServiceNotEmulated"
    /// A status after which SDKs do not try again.
    static let status = 404

    /// - Parameter service: As the signature's scope has it, such as `s3`.
    static func message(_ service: String) -> String {
        let isName = (1...40).contains(service.utf8.count) && service.utf8.allSatisfy { isNameByte($0) }
        let name = isName ? service : "another service"
        // SDKs know a service by its id, which is mostly the name of the signature's scope in capitals.
        let variable =
            isName ? "AWS_ENDPOINT_URL_\(service.uppercased().map { $0 == "-" ? "_" : String($0) }.joined())" : "a variable of its own"
        return "This is Clean Rooms Local, which speaks cleanrooms, tagging and two calls of sts, and the request is for \(name). "
            + "AWS_ENDPOINT_URL leads all services here: set AWS_ENDPOINT_URL_CLEANROOMS instead, or \(variable) to where \(name) is."
    }

    /// Whether the clients of a service read XML: S3's, and those of the protocols that send parameters as a form.
    static func speaksXML(_ service: String, _ request: HTTPRequest) -> Bool {
        ["s3", "s3express", "s3-object-lambda", "cloudfront", "route53"].contains(service)
            || request.headers["Content-Type"]?.hasPrefix("application/x-www-form-urlencoded") == true
    }

    /// The answer to those clients.
    static func answer(_ service: String, _ requestID: String) -> ServiceAnswer {
        ServiceAnswer(status: status, content: .xml, body: document(service, requestID), errorType: code)
    }

    /// The error as S3 has it, or as the other services with XML do.
    private static func document(_ service: String, _ requestID: String) -> [UInt8] {
        let error: XML.Elements = [("Code", .text(code)), ("Message", .text(message(service)))]
        guard !service.hasPrefix("s3") else { return XML.plainDocument("Error", error + [("RequestId", .text(requestID))]) }
        return XML.plainDocument(
            "ErrorResponse", [("Error", .elements([("Type", .text("Sender"))] + error)), ("RequestId", .text(requestID))])
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
