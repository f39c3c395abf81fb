// The Resource Groups Tagging API as one of the services on the port: tags of Clean Rooms' resources, and of nobody else's.
// Reference: https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/Welcome.html and
// https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html

import APIModel
import CleanRooms
import HTTP
import JSON

struct ResourceTaggingEndpoint: ServiceEndpoint {
    let signingName = "tagging"
    let service: CleanRooms

    private static let targetPrefix = "ResourceGroupsTaggingAPI_20170126."

    func answer(_ request: HTTPRequest, _ call: ServiceCall, from caller: Caller, requestID: String) throws -> ServiceAnswer {
        do {
            guard let action = Self.target(of: request).flatMap(TaggingAction.init) else {
                // In the emulator's own words: the service has more operations than these.
                throw TaggingRefusal(
                    "UnknownOperationException",
                    "The emulator has these operations of the Resource Groups Tagging API, by JSON 1.1: "
                        + TaggingAction.allCases.map(\.rawValue).joined(separator: ", ") + ".")
            }
            let input = try Self.input(of: request)
            var writer = JSONWriter(reserving: 1024)
            try action.perform(input, on: service, as: caller, into: &writer)
            return ServiceAnswer(
                status: 200, content: .amazonJSON, body: writer.take(), action: action.rawValue, awaitsCommit: !action.isReadOnly)
        } catch let refusal as TaggingRefusal {
            return answer(refusal)
        } catch let mismatch as JSONMismatch {
            return answer(TaggingRefusal("SerializationException", mismatch.description))
        }
    }

    func refusal(of request: HTTPRequest, because error: FrontEndError, requestID: String) -> ServiceAnswer? {
        guard Self.target(of: request) != nil, let refusal = TaggingRefusal(error) else { return nil }
        return answer(refusal)
    }

    /// The name of the operation; nil for a request that is not for this service.
    private static func target(of request: HTTPRequest) -> String? {
        guard request.path == "/", let target = request.headers["X-Amz-Target"], target.hasPrefix(targetPrefix) else { return nil }
        return String(target.dropFirst(targetPrefix.count))
    }

    private static func input(of request: HTTPRequest) throws -> JSON.Object {
        guard !request.body.isEmpty else { return JSON.Object() }
        guard let json = try? JSON(parsing: request.body), let input = json.object else {
            throw TaggingRefusal("SerializationException", "The body is not a JSON object.")
        }
        return input
    }

    private func answer(_ refusal: TaggingRefusal) -> ServiceAnswer {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("__type", refusal.type)
        writer.member("Message", refusal.message)
        writer.endObject()
        return ServiceAnswer(status: 400, content: .amazonJSON, body: writer.bytes, errorType: refusal.type)
    }
}

/// The service's refusal of a call. All of its errors that a caller can bring about have the status 400.
struct TaggingRefusal: Error {
    let type: String
    let message: String

    init(_ type: String, _ message: String) {
        self.type = type
        self.message = message
    }

    /// - Parameter message: Ours: the service's texts are not public.
    static func invalidParameter(_ message: String) -> Self { Self("InvalidParameterException", message) }

    /// A signature that is missing or not of the form, as services with this protocol say it (inferred); nil for other errors.
    init?(_ error: FrontEndError) {
        switch error {
        case .missingAuthenticationToken: self.init("MissingAuthenticationTokenException", "Missing Authentication Token")
        case .incompleteSignature(let message): self.init("IncompleteSignatureException", message)
        case .unrecognizedClient: self.init("UnrecognizedClientException", "The security token included in the request is invalid.")
        case .invalidSignature(let message): self.init("InvalidSignatureException", message)
        case .unknownOperation, .otherService, .serialization, .malformedRequest: return nil
        }
    }
}
