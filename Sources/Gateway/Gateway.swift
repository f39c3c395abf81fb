// AWS rest-json between HTTP and the service.
// Reference: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html

package import CleanRooms
import Clocks
package import HTTP
import CleanRoomsModel
import JSON

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Answers requests to the API. Every answer is JSON with a request id, whatever the request; that of a 204 is empty.
///
/// It is not `Sendable`: it lives where its service lives.
package final class Gateway {
    package struct Configuration: Sendable {
        /// The account of callers whose access key id is no account: twelve digits.
        package var defaultAccount: String

        /// Whether accounts may call an operation only as often as AWS lets them.
        package var limitsRates: Bool

        /// What signatures are checked against; nil if they are not checked.
        package var signatures: SigningCredentials?

        package init(defaultAccount: String = "000000000000", limitsRates: Bool = false, signatures: SigningCredentials? = nil) {
            self.defaultAccount = defaultAccount
            self.limitsRates = limitsRates
            self.signatures = signatures
        }
    }

    /// What the tester has set to go wrong.
    package var faults = Faults()

    private let service: CleanRooms
    let configuration: Configuration
    private let routes: RouteTable<Operation>
    /// The other services on the port.
    private let endpoints: [any ServiceEndpoint]
    private let second: () -> Int64
    private let nanoseconds: () -> Int64
    private let onInternalError: (any Error, _ requestID: String) -> Void
    private var requestIDs: RequestIDs
    private var responseHeaders = ResponseHeaders()
    private var rateLimits = RateLimits()
    private var observers: [(Exchange) -> Void] = []
    /// What is known of the request that is being answered.
    private var reading = Exchange.Reading(origin: .client)

    /// - Parameters:
    ///   - second: The time for the `Date` header, in seconds since 1970. It is the time of the world and not of the service's clock, since SDKs
    ///     correct their own clocks by it.
    ///   - nanoseconds: What passes in the world, whatever the service's clock does.
    ///   - onInternalError: Is told what was answered with `InternalServerException`, which says nothing of the error itself.
    package init(
        service: CleanRooms, configuration: Configuration = Configuration(), requestIDs: RequestIDs = RequestIDs(),
        second: @escaping () -> Int64 = { Int64(time(nil)) }, nanoseconds: @escaping () -> Int64 = monotonicNanoseconds,
        onInternalError: @escaping (any Error, _ requestID: String) -> Void
    ) {
        self.service = service
        self.configuration = configuration
        self.requestIDs = requestIDs
        self.second = second
        self.nanoseconds = nanoseconds
        self.onInternalError = onInternalError
        var routes = RouteTable<Operation>()
        for operation in Operation.allCases {
            routes.register(operation.facts.method, URITemplate(operation.facts.uri), operation)
        }
        self.routes = routes
        endpoints = [
            SecurityTokenEndpoint(second: second, credentials: configuration.signatures), ResourceTaggingEndpoint(service: service),
        ]
    }

    /// Reports every exchange from now on, once its answer is made. Observers run on the loop and hold up its next request.
    package func observe(_ observer: @escaping (Exchange) -> Void) {
        observers.append(observer)
    }

    /// Performs the operation that a request asks for.
    ///
    /// Refusals come in the order of the steps: authentication, unknown operation, rate and fault, malformed request, model constraints, then the
    /// service's own.
    package func respond(to request: HTTPRequest) -> HTTPResponse {
        observed(request, from: .client) { respond(to: request, $0) }
    }

    /// Performs a request from the console, like a client's in everything but its signature, which the console cannot make.
    package func respondToConsole(_ request: HTTPRequest) -> HTTPResponse {
        observed(request, from: .console) { respond(to: request, $0) }
    }

    /// Whether a request may take long although it is short: a query whose text is a template's.
    package func mayTakeLong(_ request: HTTPRequest) -> Bool {
        request.method == "POST" && request.path.hasSuffix("/protectedQueries")
            && request.body.contains("\"analysisTemplateArn\"")
    }

    /// Performs the operation of a request that no client has made, such as a step of a seed.
    ///
    /// No observer hears of it, no fault or rate limit applies to it, and its signature need not be right.
    package func respondUnobserved(to request: HTTPRequest) -> HTTPResponse {
        let requestID = requestIDs.next()
        do throws(FrontEndError) {
            let scope = try CredentialScope(of: request)
            let (operation, labels) = try route(request, in: scope)
            return respond(to: request, for: operation, labels, scope.caller(defaultAccount: configuration.defaultAccount), requestID)
        } catch {
            return answer(ErrorResponse(error), requestID)
        }
    }

    /// Answers a message that is not proper HTTP, or that the server cannot take, in the form of all other answers.
    ///
    /// - Parameters:
    ///   - status: 4xx or 5xx.
    ///   - reason: A sentence for the caller.
    package func refuse(_ status: Int, _ reason: String) -> HTTPResponse {
        observed(nil, from: .client) {
            reading.reason = reason
            return answer(ErrorResponse(httpStatus: status, reason), $0)
        }
    }

    /// The answer to requests whose work is lost, although they were answered well: their commit failed.
    package func fail(because error: any Error) -> HTTPResponse {
        failure(error, requestIDs.next())
    }

    /// Gives a request its id and its answer, and reports it to the observers.
    private func observed(
        _ request: HTTPRequest?, from origin: Exchange.Origin, _ answer: (_ requestID: String) -> HTTPResponse
    ) -> HTTPResponse {
        let requestID = requestIDs.next()
        reading = Exchange.Reading(origin: origin)
        guard !observers.isEmpty else { return late(answer(requestID)) }
        let start = monotonicNanoseconds()
        let response = late(answer(requestID))
        let exchange = Exchange(
            request: request.map(Exchange.Request.init), response: Exchange.Response(response), requestID: requestID, reading: reading,
            startNanoseconds: start, durationNanoseconds: monotonicNanoseconds() - start)
        for observer in observers { observer(exchange) }
        return response
    }

    /// Delays the answer as the tester wants all answers to be delayed.
    private func late(_ response: HTTPResponse) -> HTTPResponse {
        guard faults.latency != nil else { return response }
        var response = response
        response.delivery.delayMilliseconds += faults.delayMilliseconds()
        return response
    }

    // MARK: Steps

    /// What the scope of a signature calls Clean Rooms.
    private static let signingName = "cleanrooms"

    private func respond(to request: HTTPRequest, _ requestID: String) -> HTTPResponse {
        do throws(FrontEndError) {
            let scope = try CredentialScope(of: request)
            let caller = try caller(of: request, in: scope)
            reading.caller = caller
            if scope.service != Self.signingName, let endpoint = endpoints.first(where: { $0.signingName == scope.service }) {
                return respond(to: request, by: endpoint, caller, requestID)
            }
            let (operation, labels) = try route(request, in: scope)
            reading.operation = operation
            if configuration.limitsRates, !rateLimits.admit(operation, by: caller, at: service.now, worldNanoseconds: nanoseconds()) {
                return answer(.rateExceeded, requestID)
            }
            guard !faults.rules.isEmpty, let strike = faults.strike(operation, by: caller) else {
                return respond(to: request, for: operation, labels, caller, requestID)
            }
            reading.isStruck = true
            var response =
                strike.error.map { answer(ErrorResponse($0), requestID) } ?? respond(to: request, for: operation, labels, caller, requestID)
            response.delivery = strike.delivery
            return response
        } catch {
            for endpoint in endpoints {
                if let refusal = endpoint.refusal(of: request, because: error, requestID: requestID) { return answer(refusal, requestID) }
            }
            if case .otherService(let service) = error, OtherService.speaksXML(service, request) {
                return answer(OtherService.answer(service, requestID), requestID)
            }
            return answer(ErrorResponse(error), requestID)
        }
    }

    /// Whom a request acts for, after its signature was checked against the known secrets.
    private func caller(of request: HTTPRequest, in scope: CredentialScope) throws(FrontEndError) -> Caller {
        guard let credentials = configuration.signatures, reading.origin == .client else {
            return scope.caller(defaultAccount: configuration.defaultAccount)
        }
        let account = try SignatureVerifier(credentials: credentials).account(of: request, in: scope, atSecond: second())
        return scope.caller(defaultAccount: configuration.defaultAccount, account: account)
    }

    /// Decodes, validates and performs.
    private func respond(
        to request: HTTPRequest, for operation: Operation, _ labels: [(name: String, value: String)], _ caller: Caller, _ requestID: String
    ) -> HTTPResponse {
        do throws(FrontEndError) {
            let input = try RequestInput(of: request, to: operation, labels: labels)
            let issues = try Validator.issues(of: input.json, against: operation.input)
            guard issues.isEmpty else { return answer(ErrorResponse(.constraintViolations(issues), of: operation), requestID) }
            return perform(operation, input.json, as: caller, requestID)
        } catch {
            return answer(ErrorResponse(error), requestID)
        }
    }

    /// The operation that method and raw path name. What is signed for another service names none of ours, even where the paths are alike
    /// (`/tags/{resourceArn}` is many services').
    func route(
        _ request: HTTPRequest, in scope: CredentialScope
    ) throws(FrontEndError) -> (Operation, labels: [(name: String, value: String)]) {
        guard scope.service == Self.signingName else { throw .otherService(scope.service) }
        switch routes.match(method: request.method, path: request.path) {
        case .matched(let operation, let labels): return (operation, labels)
        case .noRoute: throw .unknownOperation
        case .malformedLabel(_, let name): throw .malformedRequest("The path parameter '\(name)' is not valid percent-encoded UTF-8.")
        }
    }

    private func perform(_ operation: Operation, _ input: JSON, as caller: Caller, _ requestID: String) -> HTTPResponse {
        let remarks = Remarks()
        defer { (reading.refusal, reading.warning) = (remarks.refusal, remarks.warning) }
        do {
            // Most answers are shorter, but few by much.
            var writer = JSONWriter(reserving: 2048)
            try service.handle(operation, input, as: caller, into: &writer, remarks)
            return answer(operation.facts, writer.take(), requestID)
        } catch let error as ServiceError {
            return answer(ErrorResponse(error, of: operation), requestID)
        } catch {
            return failure(error, requestID)
        }
    }

    /// A call of another service, in its protocol.
    private func respond(
        to request: HTTPRequest, by endpoint: any ServiceEndpoint, _ caller: Caller, _ requestID: String
    ) -> HTTPResponse {
        do {
            let made = try endpoint.answer(request, from: caller, requestID: requestID)
            reading.otherAction = made.action
            return answer(made, requestID)
        } catch {
            return failure(error, requestID)
        }
    }

    private func failure(_ error: any Error, _ requestID: String) -> HTTPResponse {
        onInternalError(error, requestID)
        return answer(.internalFailure, requestID)
    }

    private func answer(_ facts: OperationFacts, _ output: [UInt8], _ requestID: String) -> HTTPResponse {
        let isEmpty = facts.status == 204
        return HTTPResponse(
            status: facts.status, headers: responseHeaders.headers(requestID: requestID, isEmpty ? .none : .json, atSecond: second()),
            body: isEmpty ? [] : output, awaitsCommit: !facts.isReadOnly)
    }

    private func answer(_ error: ErrorResponse, _ requestID: String) -> HTTPResponse {
        reading.errorType = error.type
        var headers = responseHeaders.headers(requestID: requestID, .json, atSecond: second())
        headers.append("x-amzn-ErrorType", error.type)
        return HTTPResponse(status: error.status, headers: headers, body: error.body)
    }

    private func answer(_ made: ServiceAnswer, _ requestID: String) -> HTTPResponse {
        reading.errorType = made.errorType
        return HTTPResponse(
            status: made.status, headers: responseHeaders.headers(requestID: requestID, made.content, atSecond: second()), body: made.body,
            awaitsCommit: made.awaitsCommit)
    }
}
