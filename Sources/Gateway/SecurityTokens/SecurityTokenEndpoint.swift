// STS as one of the services on the port: its calls and refusals in its protocol.
// Reference: https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html

import APIModel
import HTTP

struct SecurityTokenEndpoint: ServiceEndpoint {
    let signingName = "sts"
    /// The time of the world, by which clients renew their credentials, in seconds since 1970.
    let second: () -> Int64
    /// What signatures are checked against; nil if they are not checked.
    let credentials: SigningCredentials?

    func answer(_ request: HTTPRequest, _ call: ServiceCall, from caller: Caller, requestID: String) -> ServiceAnswer {
        do throws(SecurityTokens.Refusal) {
            let tokens = try SecurityTokens(request)
            let token = request.headers["X-Amz-Security-Token"] ?? QueryItems(request.query)?["X-Amz-Security-Token"]
            let result = try tokens.result(for: caller, token: token, atSecond: second(), credentials: credentials)
            let name = tokens.action ?? ""
            let metadata: XML = .elements([("RequestId", .text(requestID))])
            let document = XML.document("\(name)Response", [("\(name)Result", .elements(result)), ("ResponseMetadata", metadata)])
            return ServiceAnswer(status: 200, content: .xml, body: document, action: tokens.action)
        } catch {
            return answer(error, requestID)
        }
    }

    func refusal(of request: HTTPRequest, because error: FrontEndError, requestID: String) -> ServiceAnswer? {
        guard let refusal = SecurityTokens.Refusal(error), SecurityTokens.isMeant(by: request) else { return nil }
        return answer(refusal, requestID)
    }

    private func answer(_ refusal: SecurityTokens.Refusal, _ requestID: String) -> ServiceAnswer {
        let error: XML = .elements([("Type", .text("Sender")), ("Code", .text(refusal.code)), ("Message", .text(refusal.message))])
        let document = XML.document("ErrorResponse", [("Error", error), ("RequestId", .text(requestID))])
        return ServiceAnswer(status: refusal.status, content: .xml, body: document, errorType: refusal.code)
    }
}
