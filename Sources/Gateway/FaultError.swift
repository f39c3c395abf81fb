// An error that a tester makes the gateway answer with: one of the model's with its members, or one that every AWS API has.
// Reference: the exceptions of the API model; https://docs.aws.amazon.com/clean-rooms/latest/apireference/CommonErrors.html

import APIModel
package import JSON

/// An error as a fault answers it.
package struct FaultError: Sendable, Equatable {
    /// What `x-amzn-ErrorType` says.
    package let code: String
    package let status: Int
    package let message: String
    /// The members of the body besides the message.
    package let members: JSON.Object
    /// Whether it is an exception of the model; an error common to all of AWS's APIs is declared by no operation.
    let isModelled: Bool

    /// What is wrong with an error that was asked for, in a sentence.
    package struct Refusal: Error, Equatable, CustomStringConvertible {
        package let description: String
    }

    /// - Parameters:
    ///   - model: The exceptions of a service.
    ///   - standIns: What required members that a tester left out are, by name; a text where nothing is said.
    init<Exception: APIException>(
        code: String?, status: Int?, message: String?, members: JSON.Object, of model: Exception.Type, standIns: [String: JSON]
    ) throws(Refusal) {
        let code = code ?? "ServiceUnavailable"
        let exception = Exception(rawValue: code)
        isModelled = exception != nil
        guard let usualStatus = exception?.httpStatus ?? Self.common[code] else {
            let names = Exception.allCases.map(\.rawValue) + Self.common.keys.sorted()
            throw Refusal(description: "There is no error \(code). There is \(names.joined(separator: ", ")).")
        }
        guard (400...599).contains(status ?? usualStatus) else {
            throw Refusal(description: "The status code of an error is from 400 to 599, and not \(status ?? usualStatus).")
        }
        self.code = code
        self.status = status ?? usualStatus
        self.message = message ?? Self.messages[code] ?? "The tester set this error as a fault."
        self.members = try Self.checked(members, of: exception?.members ?? .structure([]), standIns, code)
    }

    private static func checked(
        _ members: JSON.Object, of exception: Constraint, _ standIns: [String: JSON], _ code: String
    ) throws(Refusal) -> JSON.Object {
        guard case .structure(let known) = exception else { return members }
        let names = known.map(\.name).filter { $0 != "message" }
        if let stranger = members.members.first(where: { !names.contains($0.name) })?.name {
            let there = names.isEmpty ? "It has none but its message." : "It has \(names.joined(separator: ", "))."
            throw Refusal(description: "\(code) has no member '\(stranger)'. \(there)")
        }
        var members = members
        for member in known where member.isRequired && member.name != "message" && members[member.name] == nil {
            members.append(member.name, standIns[member.name] ?? "fault")
        }
        var whole = members
        whole.append("message", "")
        do {
            guard let issue = try Validator.issues(of: .object(whole), against: .structure(known)).first else { return members }
            throw Refusal(description: "'\(issue.field)' of \(code) is not as the model has it: \(issue.message).")
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal(description: "A member of \(code) is of another type than the model's.")
        }
    }

    /// Texts of other services (inferred).
    private static let messages = [
        "ThrottlingException": throttlingMessage,
        "InternalServerException": "The request processing has failed because of an unknown error, exception or failure.",
        "ServiceUnavailable": "The request has failed due to a temporary failure of the server.",
    ]

    /// Inferred: the texts of other services.
    static let throttlingMessage = "Rate exceeded"

    /// The errors common to AWS's APIs with their statuses, and those of ours that stand before an operation.
    package static let common = [
        "ExpiredTokenException": 403, "IncompleteSignature": 403, "IncompleteSignatureException": 403, "InternalFailure": 500,
        "InvalidSignatureException": 403, "MalformedHttpRequestException": 400, "MissingAuthenticationTokenException": 403,
        "NotAuthorized": 401, "OptInRequired": 403, "RequestAbortedException": 400, "RequestEntityTooLargeException": 413,
        "RequestExpired": 400, "RequestTimeoutException": 408, "SerializationException": 400, "ServiceUnavailable": 503,
        "UnknownOperationException": 404, "UnrecognizedClientException": 403, "ValidationError": 400,
    ]
}
