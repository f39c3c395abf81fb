// The way of a request between HTTP and the services, whichever they are.
// Reference: docs/architecture.md, "A request".

import APIModel
import Clocks
package import HTTP

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

    let configuration: Configuration
    /// The services on the port.
    private let endpoints: [any ServiceEndpoint]
    private let now: () -> Timestamp
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
    ///   - now: The time of the services' clock, which the tester steers.
    ///   - second: The time of the world, in seconds since 1970.
    ///   - nanoseconds: What passes in the world.
    init(
        endpoints: [any ServiceEndpoint], now: @escaping () -> Timestamp, configuration: Configuration, requestIDs: RequestIDs,
        second: @escaping () -> Int64, nanoseconds: @escaping () -> Int64,
        onInternalError: @escaping (any Error, _ requestID: String) -> Void
    ) {
        self.endpoints = endpoints
        self.now = now
        self.configuration = configuration
        self.requestIDs = requestIDs
        self.second = second
        self.nanoseconds = nanoseconds
        self.onInternalError = onInternalError
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

    /// Performs the operation of a request that no client has made, such as a step of a seed.
    ///
    /// No observer hears of it, no fault or rate limit applies to it, and its signature need not be right.
    package func respondUnobserved(to request: HTTPRequest) -> HTTPResponse {
        let requestID = requestIDs.next()
        do throws(FrontEndError) {
            let scope = try CredentialScope(of: request)
            let (endpoint, call) = try route(request, in: scope)
            return respond(to: request, call, by: endpoint, scope.caller(defaultAccount: configuration.defaultAccount), requestID)
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

    private func respond(to request: HTTPRequest, _ requestID: String) -> HTTPResponse {
        do throws(FrontEndError) {
            let scope = try CredentialScope(of: request)
            let caller = try caller(of: request, in: scope)
            reading.caller = caller
            let (endpoint, call) = try route(request, in: scope)
            reading.operation = call.operation
            guard admits(call, by: caller) else { return answer(.rateExceeded, requestID) }
            guard let strike = strike(call, by: caller) else { return respond(to: request, call, by: endpoint, caller, requestID) }
            reading.isStruck = true
            var response =
                strike.error.map { answer(ErrorResponse($0), requestID) } ?? respond(to: request, call, by: endpoint, caller, requestID)
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

    /// The service that a request is signed for, and what it asks of it. What is signed for one names no operation of another, even where the
    /// paths are alike (`/tags/{resourceArn}` is many services').
    func route(_ request: HTTPRequest, in scope: CredentialScope) throws(FrontEndError) -> (any ServiceEndpoint, ServiceCall) {
        guard let endpoint = endpoints.first(where: { $0.signingName == scope.service }) else { throw .otherService(scope.service) }
        return (endpoint, try endpoint.route(request))
    }

    /// Whether the caller may call the operation once more by now.
    private func admits(_ call: ServiceCall, by caller: Caller) -> Bool {
        guard configuration.limitsRates, let operation = call.operation else { return true }
        return rateLimits.admit(
            operation, perSecond: call.requestsPerSecond, by: caller, at: now(), worldNanoseconds: nanoseconds())
    }

    /// What the tester has set to happen to the call, if anything.
    private func strike(_ call: ServiceCall, by caller: Caller) -> FaultStrike? {
        guard !faults.rules.isEmpty, let operation = call.operation else { return nil }
        return faults.strike(operation, by: caller)
    }

    /// Has the service decode, validate, perform and encode.
    private func respond(
        to request: HTTPRequest, _ call: ServiceCall, by endpoint: any ServiceEndpoint, _ caller: Caller, _ requestID: String
    ) -> HTTPResponse {
        do {
            let made = try endpoint.answer(request, call, from: caller, requestID: requestID)
            reading.otherAction = made.action
            reading.report = made.report
            return answer(made, requestID)
        } catch {
            return failure(error, requestID)
        }
    }

    private func failure(_ error: any Error, _ requestID: String) -> HTTPResponse {
        onInternalError(error, requestID)
        return answer(.internalFailure, requestID)
    }

    private func answer(_ error: ErrorResponse, _ requestID: String) -> HTTPResponse { answer(ServiceAnswer(error), requestID) }

    private func answer(_ made: ServiceAnswer, _ requestID: String) -> HTTPResponse {
        reading.errorType = made.errorType
        var headers = responseHeaders.headers(requestID: requestID, made.content, atSecond: second())
        if let type = made.errorType, made.content == .json { headers.append("x-amzn-ErrorType", type) }
        return HTTPResponse(status: made.status, headers: headers, body: made.body, awaitsCommit: made.awaitsCommit)
    }
}

/// The time of the world in seconds since 1970.
package func worldSecond() -> Int64 { Int64(time(nil)) }
