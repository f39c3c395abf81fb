// Calls of the API by way of the control API: as any account, several at once, and quietly where they only read.
// Source: our own form, in the words of seeds; the console is made of it.

import CleanRooms
import CleanRoomsModel
import Gateway
import HTTP
import JSON

extension Control {
    static let callRoutes = [Route("POST", "/_cleanrooms/calls") { control, request in try control.answerCalls(request) }]

    /// The most calls of one request, so that it does not hold up others for long.
    private static let mostCalls = 50

    /// Performs calls in their order, each by itself: a refused call does not keep the others from being made.
    private func answerCalls(_ request: ControlRequest) throws -> HTTPResponse {
        let body = try request.members(among: ["calls", "quiet"])
        let isQuiet: Bool = try body.optional("quiet") ?? false
        guard let list = body["calls"]?.array else {
            throw ControlError.badRequest(
                #"The body has a list of calls: {"calls": [{"as": "111111111111", "call": "ListMemberships", "with": {}}]}."#)
        }
        guard list.count <= Self.mostCalls else { throw ControlError.badRequest("One request makes \(Self.mostCalls) calls at most.") }
        let calls = try list.enumerated().map { try AccountCall($0.element, place: "calls[\($0.offset)]") }
        if isQuiet, let writing = calls.first(where: { !Self.reads($0.operation) }) {
            throw ControlError.badRequest("\(writing.operation.name) changes something, so that it cannot be called quietly.")
        }
        var delay = 0
        let answers = calls.map { call in
            let response = answer(call, isQuiet: isQuiet)
            delay = max(delay, response?.delivery.delayMilliseconds ?? 0)
            return call.told(response)
        }
        var response = HTTPResponse.json(["answers": .array(answers)])
        response.delivery.delayMilliseconds = delay
        return response
    }

    /// A preview computes and keeps nothing, though the model does not mark it as a read.
    private static func reads(_ operation: Operation) -> Bool { operation.facts.isReadOnly || operation == .previewPrivacyImpact }

    /// - Returns: Nil for a call that no client could send.
    private func answer(_ call: AccountCall, isQuiet: Bool) -> HTTPResponse? {
        guard let request = try? call.request.get() else { return nil }
        guard isQuiet else { return gateway.respondToConsole(request) }
        return service.withoutCountingLooks { gateway.respondUnobserved(to: request) }
    }
}

/// One call, read and ready to be sent.
private struct AccountCall {
    let operation: Operation
    /// An input that no client could send fails its own call alone.
    let request: Result<HTTPRequest, UnsendableInput>

    /// - Throws: ``ControlError`` with a sentence that begins with the place.
    init(_ json: JSON, place: String) throws {
        guard let members = json.object else { throw ControlError.badRequest("\(place) is no object.") }
        try members.check(among: ["as", "region", "call", "with"])
        let name: String = try members.optional("call") ?? ""
        guard let operation = Operation(named: name) else {
            let question = NearestName.question(name, among: Operation.allCases.lazy.map(\.name))
            throw ControlError.badRequest("\(place): there is no operation '\(name)'.\(question)")
        }
        let account: String = try members.optional("as") ?? ""
        guard AccountID.isOne(account) else {
            throw ControlError.badRequest("\(place): 'as' takes the twelve digits of the account that calls.")
        }
        let input = members["with"] ?? [:]
        guard let input = input.object else { throw ControlError.badRequest("\(place): 'with' is an object, the input of \(name).") }
        let region: String = try members.optional("region") ?? "us-east-1"
        self.operation = operation
        request = Result { () throws(UnsendableInput) in
            try HTTPRequest(calling: operation, with: input, as: account, in: region)
        }
    }

    /// The answer as the control API gives it. One that a fault keeps from arriving is given as such.
    func told(_ response: HTTPResponse?) -> JSON {
        guard let response else {
            guard case .failure(let problem) = request else { return [:] }
            return ["status": 400, "output": ["message": .string(problem.sentence)]]
        }
        var members: [(name: String, value: JSON)] = [("status", .integer(Int64(response.status)))]
        if let id = response.headers["x-amzn-RequestId"] { members.append(("requestId", .string(id))) }
        if let type = response.headers["x-amzn-ErrorType"] { members.append(("errorType", .string(type))) }
        if response.delivery.extent == .whole {
            members.append(("output", response.body.isEmpty ? [:] : (try? JSON(parsing: response.body)) ?? .null))
        } else if let delivery = response.delivery.json {
            members.append(("delivery", delivery))
        }
        return .object(JSON.Object(members))
    }
}
