// Each kind of error in its wire form.

import CleanRooms
import CleanRoomsModel
import JSON
import Testing

@testable import Gateway

struct ErrorResponseTests {
    static let errors: [(ServiceError, Int, String, String)] = [
        (.accessDenied(message: "no"), 403, "AccessDeniedException", #"{"message":"no"}"#),
        (
            .notFound(.init(.membership, "m"), message: "none"), 404, "ResourceNotFoundException",
            #"{"message":"none","resourceId":"m","resourceType":"MEMBERSHIP"}"#
        ),
        (
            .conflict(.alreadyExists, .init(.analysisTemplate, "t"), message: "twice"), 409, "ConflictException",
            #"{"message":"twice","resourceId":"t","resourceType":"ANALYSIS_TEMPLATE","reason":"ALREADY_EXISTS"}"#
        ),
        (.conflict(.invalidState, nil, message: "late"), 409, "ConflictException", #"{"message":"late","reason":"INVALID_STATE"}"#),
        (
            .validation(.fieldValidationFailed, message: "bad", fields: [FieldIssue("a.1.member.b", "must"), FieldIssue("c", "\"must\"")]),
            400,
            "ValidationException",
            #"{"message":"bad","reason":"FIELD_VALIDATION_FAILED","fieldList":[{"name":"a.1.member.b","message":"must"},{"name":"c","message":"\"must\""}]}"#
        ),
        (.validation(nil, message: "only this", fields: []), 400, "ValidationException", #"{"message":"only this"}"#),
        (
            .quotaExceeded(name: "Templates per membership", value: 25), 402, "ServiceQuotaExceededException",
            #"{"message":"Request denied because service quota has been exceeded. Quota: Templates per membership, value: 25","quotaName":"Templates per membership","quotaValue":25.0}"#
        ),
    ]

    @Test(arguments: errors)
    func `an error of the service has its status, type and members`(error: ServiceError, status: Int, type: String, body: String) {
        let response = ErrorResponse(error, of: .createAnalysisTemplate)
        #expect(response.status == status)
        #expect(response.type == type)
        #expect(String(decoding: response.body, as: UTF8.self) == body)
    }

    @Test(arguments: [
        (FrontEndError.missingAuthenticationToken, 403, "MissingAuthenticationTokenException"),
        (.incompleteSignature("x"), 403, "IncompleteSignatureException"), (.unknownOperation, 404, "UnknownOperationException"),
        (.otherService("s3"), 404, "ServiceNotEmulated"),
        (.serialization("x"), 400, "SerializationException"), (.malformedRequest("x"), 400, "MalformedHttpRequestException"),
    ])
    func `an error of the front end has the status and type that AWS's services share`(error: FrontEndError, status: Int, type: String)
        throws
    {
        let response = ErrorResponse(error)
        #expect(response.status == status)
        #expect(response.type == type)
        #expect(try JSON(parsing: response.body)["message"]?.string?.isEmpty == false)
    }

    @Test func `an internal failure says nothing of its cause`() throws {
        #expect(ErrorResponse.internalFailure.status == 500)
        #expect(ErrorResponse.internalFailure.type == "InternalServerException")
    }
}
