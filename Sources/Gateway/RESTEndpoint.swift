// Services of the protocol rest-json, from their models: routes, reading, checking and writing are the same for all of them.
// Reference: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html

import APIModel
import HTTP
import JSON

/// What a service with a model adds to it: who performs its operations, and how its errors look.
protocol RESTService {
    /// Made by `modelgen`.
    associatedtype Operation: APIOperation

    /// Performs an operation and writes its output.
    ///
    /// - Parameters:
    ///   - input: Checked against the model.
    ///   - report: Receives what the log and the journal should know.
    /// - Returns: The service's own error that is answered instead; nil for a success.
    /// - Throws: What is nobody's fault but the emulator's.
    func perform(
        _ operation: Operation, _ input: JSON, as caller: Caller, into writer: inout JSONWriter, _ report: inout (any CallReport)?
    ) throws -> ErrorResponse?

    /// The service's error for an input that breaks the model's constraints.
    func refusal(of operation: Operation, because issues: [FieldIssue]) -> ErrorResponse

    /// How often an account may call an operation in each region.
    func requestsPerSecond(of operation: Operation) -> Double
}

/// A service with a model as one of those on the port.
struct RESTEndpoint<Service: RESTService>: ServiceEndpoint {
    let service: Service
    private let routes: RouteTable<Service.Operation>

    init(_ service: Service) {
        self.service = service
        var routes = RouteTable<Service.Operation>()
        for operation in Service.Operation.allCases {
            routes.register(operation.facts.method, URITemplate(operation.facts.uri), operation)
        }
        self.routes = routes
    }

    var signingName: String { Service.Operation.signingName }

    func route(_ request: HTTPRequest) throws(FrontEndError) -> ServiceCall {
        switch routes.match(method: request.method, path: request.path) {
        case .matched(let operation, let labels):
            return ServiceCall(operation: operation, labels: labels, requestsPerSecond: service.requestsPerSecond(of: operation))
        case .noRoute: throw .unknownOperation
        case .malformedLabel(_, let name): throw .malformedRequest("The path parameter '\(name)' is not valid percent-encoded UTF-8.")
        }
    }

    /// Decodes, validates and performs.
    func answer(_ request: HTTPRequest, _ call: ServiceCall, from caller: Caller, requestID: String) throws -> ServiceAnswer {
        guard let operation = call.operation.flatMap({ Service.Operation(rawValue: $0.rawValue) }) else {
            return ServiceAnswer(ErrorResponse(.unknownOperation))
        }
        let input: JSON
        do throws(FrontEndError) {
            input = try RequestInput(of: request, to: operation, labels: call.labels).json
            let issues = try Validator.issues(of: input, against: operation.input)
            guard issues.isEmpty else { return ServiceAnswer(service.refusal(of: operation, because: issues)) }
        } catch {
            return ServiceAnswer(ErrorResponse(error))
        }
        return try perform(operation, input, as: caller)
    }

    private func perform(_ operation: Service.Operation, _ input: JSON, as caller: Caller) throws -> ServiceAnswer {
        var report: (any CallReport)?
        // Most answers are shorter, but few by much.
        var writer = JSONWriter(reserving: 2048)
        let error = try service.perform(operation, input, as: caller, into: &writer, &report)
        let facts = operation.facts
        let isEmpty = facts.status == 204
        var answer =
            error.map(ServiceAnswer.init)
            ?? ServiceAnswer(
                status: facts.status, content: isEmpty ? .none : .json, body: isEmpty ? [] : writer.take(), awaitsCommit: !facts.isReadOnly)
        answer.report = report
        return answer
    }
}

extension ServiceAnswer {
    /// An error of a service of this protocol.
    init(_ error: ErrorResponse) {
        self.init(status: error.status, content: .json, body: error.body, errorType: error.type)
    }
}
