// AWS rest-json between HTTP and the service.
// Reference: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html

package import CleanRooms
package import HTTP
import CleanRoomsModel
import JSON
import Lifecycle

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

        /// What signatures are held against; nil where nobody looks at them.
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
    private let configuration: Configuration
    private let routes: RouteTable<Operation>
    private let second: () -> Int64
    private let onInternalError: (any Error, _ requestID: String) -> Void
    private var requestIDs: RequestIDs
    private var responseHeaders = ResponseHeaders()
    private var rateLimits = RateLimits()
    private var observers: [(Exchange) -> Void] = []
    /// What is known of the request that is being answered.
    private var reading = Exchange.Reading()

    /// - Parameters:
    ///   - second: The time for the `Date` header, in seconds since 1970. It is the time of the world and not of the service's clock, since SDKs
    ///     correct their own clocks by it.
    ///   - onInternalError: Learns of what was answered with `InternalServerException`, which says nothing of the error itself.
    package init(
        service: CleanRooms, configuration: Configuration = Configuration(), requestIDs: RequestIDs = RequestIDs(),
        second: @escaping () -> Int64 = { Int64(time(nil)) },
        onInternalError: @escaping (any Error, _ requestID: String) -> Void
    ) {
        self.service = service
        self.configuration = configuration
        self.requestIDs = requestIDs
        self.second = second
        self.onInternalError = onInternalError
        var routes = RouteTable<Operation>()
        for operation in Operation.allCases {
            routes.register(operation.facts.method, URITemplate(operation.facts.uri), operation)
        }
        self.routes = routes
        service.onRefusal = { [unowned self] in reading.refusal = $0 }
    }

    /// Tells of every exchange from now on, once its answer is made. Observers run on the loop and hold up its next request.
    package func observe(_ observer: @escaping (Exchange) -> Void) {
        observers.append(observer)
    }

    /// Performs the operation that a request asks for.
    ///
    /// Refusals come in the order of the steps: authentication, unknown operation, rate and fault, malformed request, model constraints, then the
    /// service's own.
    package func respond(to request: HTTPRequest) -> HTTPResponse {
        observed(request) { respond(to: request, $0) }
    }

    /// Performs the operation of a request that no client has made, such as a step of a seed.
    ///
    /// Nobody is told of it, neither faults nor rates are in its way, and its signature need not be right.
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
        observed(nil) {
            reading.reason = reason
            return answer(ErrorResponse(httpStatus: status, reason), $0)
        }
    }

    /// The answer to requests whose work is lost, although they were answered well: their commit failed.
    package func fail(because error: any Error) -> HTTPResponse {
        failure(error, requestIDs.next())
    }

    /// Gives a request its id and its answer, and tells of it where somebody listens.
    private func observed(_ request: HTTPRequest?, _ answer: (_ requestID: String) -> HTTPResponse) -> HTTPResponse {
        let requestID = requestIDs.next()
        guard !observers.isEmpty else { return late(answer(requestID)) }
        reading = Exchange.Reading()
        let start = monotonicNanoseconds()
        let response = late(answer(requestID))
        let exchange = Exchange(
            request: request.map(Exchange.Request.init), response: Exchange.Response(response), requestID: requestID, reading: reading,
            startNanoseconds: start, durationNanoseconds: monotonicNanoseconds() - start)
        for observer in observers { observer(exchange) }
        return response
    }

    /// The answer as late as the tester wants all answers to be.
    private func late(_ response: HTTPResponse) -> HTTPResponse {
        guard faults.latency != nil else { return response }
        var response = response
        response.delivery.delayMilliseconds += faults.delayMilliseconds()
        return response
    }

    // MARK: Steps

    private func respond(to request: HTTPRequest, _ requestID: String) -> HTTPResponse {
        do throws(FrontEndError) {
            let scope = try CredentialScope(of: request)
            let caller = try caller(of: request, in: scope)
            reading.caller = caller
            if scope.service == "sts" { return respondForSecurityTokens(to: request, caller, requestID) }
            let (operation, labels) = try route(request, in: scope)
            reading.operation = operation
            if configuration.limitsRates, !rateLimits.admit(operation, by: caller, at: service.now) {
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
            if let refusal = SecurityTokens.Refusal(error), SecurityTokens.isMeant(by: request) { return answer(refusal, requestID) }
            if case .otherService(let service) = error, OtherService.speaksXML(service, request) {
                reading.errorType = OtherService.code
                return answer(xml: OtherService.document(service, requestID), status: OtherService.status, requestID)
            }
            return answer(ErrorResponse(error), requestID)
        }
    }

    /// Whom a request acts for, once its signature was held against the secrets there are.
    private func caller(of request: HTTPRequest, in scope: CredentialScope) throws(FrontEndError) -> Caller {
        guard let credentials = configuration.signatures else { return scope.caller(defaultAccount: configuration.defaultAccount) }
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
    private func route(
        _ request: HTTPRequest, in scope: CredentialScope
    ) throws(FrontEndError) -> (Operation, labels: [(name: String, value: String)]) {
        guard scope.service == "cleanrooms" else { throw .otherService(scope.service) }
        switch routes.match(method: request.method, path: request.path) {
        case .matched(let operation, let labels): return (operation, labels)
        case .noRoute: throw .unknownOperation
        case .malformedLabel(_, let name): throw .malformedRequest("The path parameter '\(name)' is not valid percent-encoded UTF-8.")
        }
    }

    private func perform(_ operation: Operation, _ input: JSON, as caller: Caller, _ requestID: String) -> HTTPResponse {
        do {
            // Most answers are shorter, but few by much.
            var writer = JSONWriter(reserving: 2048)
            try service.handle(operation, input, as: caller, into: &writer)
            return answer(operation.facts, writer.take(), requestID)
        } catch let error as ServiceError {
            return answer(ErrorResponse(error, of: operation), requestID)
        } catch {
            return failure(error, requestID)
        }
    }

    /// The calls of STS, in its protocol.
    private func respondForSecurityTokens(to request: HTTPRequest, _ caller: Caller, _ requestID: String) -> HTTPResponse {
        do throws(SecurityTokens.Refusal) {
            let call = try SecurityTokens(request)
            let token = request.headers["X-Amz-Security-Token"] ?? QueryItems(request.query)?["X-Amz-Security-Token"]
            let result = try call.result(
                for: caller, token: token, atSecond: second(), credentials: configuration.signatures)
            reading.tokenAction = call.action
            let name = call.action ?? ""
            let metadata: XML = .elements([("RequestId", .text(requestID))])
            let document = XML.document("\(name)Response", [("\(name)Result", .elements(result)), ("ResponseMetadata", metadata)])
            return answer(xml: document, status: 200, requestID)
        } catch {
            return answer(error, requestID)
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

    private func answer(_ refusal: SecurityTokens.Refusal, _ requestID: String) -> HTTPResponse {
        reading.errorType = refusal.code
        let error: XML = .elements([("Type", .text("Sender")), ("Code", .text(refusal.code)), ("Message", .text(refusal.message))])
        return answer(
            xml: XML.document("ErrorResponse", [("Error", error), ("RequestId", .text(requestID))]), status: refusal.status, requestID)
    }

    private func answer(xml: [UInt8], status: Int, _ requestID: String) -> HTTPResponse {
        HTTPResponse(status: status, headers: responseHeaders.headers(requestID: requestID, .xml, atSecond: second()), body: xml)
    }
}
