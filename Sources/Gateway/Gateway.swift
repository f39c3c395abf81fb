// AWS rest-json between HTTP and the service.
// Reference: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html

package import CleanRooms
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

        package init(defaultAccount: String = "000000000000") {
            self.defaultAccount = defaultAccount
        }
    }

    private let service: CleanRooms
    private let configuration: Configuration
    private let routes: RouteTable<Operation>
    private let second: () -> Int64
    private let onInternalError: (any Error, _ requestID: String) -> Void
    private var requestIDs: RequestIDs
    private var responseHeaders = ResponseHeaders()

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
    }

    /// Performs the operation that a request asks for.
    ///
    /// Refusals come in the order of the steps: authentication, unknown operation, malformed request, model constraints, then the service's own.
    package func respond(to request: HTTPRequest) -> HTTPResponse {
        let requestID = requestIDs.next()
        do throws(FrontEndError) {
            let scope = try CredentialScope(of: request)
            let (operation, labels) = try route(request, in: scope)
            let input = try RequestInput(of: request, to: operation, labels: labels)
            let issues = try Validator.issues(of: input.json, against: operation.input)
            guard issues.isEmpty else { return answer(ErrorResponse(.constraintViolations(issues), of: operation), requestID) }
            return perform(operation, input.json, as: scope.caller(defaultAccount: configuration.defaultAccount), requestID)
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
        answer(ErrorResponse(httpStatus: status, reason), requestIDs.next())
    }

    /// The answer to requests whose work is lost, although they were answered well: their commit failed.
    package func fail(because error: any Error) -> HTTPResponse {
        failure(error, requestIDs.next())
    }

    // MARK: Steps

    /// The operation that method and raw path name. What is signed for another service names none of ours, even where the paths are alike
    /// (`/tags/{resourceArn}` is many services').
    private func route(
        _ request: HTTPRequest, in scope: CredentialScope
    ) throws(FrontEndError) -> (Operation, labels: [(name: String, value: String)]) {
        guard scope.service == "cleanrooms" else { throw .unknownOperation }
        switch routes.match(method: request.method, path: request.path) {
        case .matched(let operation, let labels): return (operation, labels)
        case .noRoute: throw .unknownOperation
        case .malformedLabel(_, let name): throw .malformedRequest("The path parameter '\(name)' is not valid percent-encoded UTF-8.")
        }
    }

    private func perform(_ operation: Operation, _ input: JSON, as caller: Caller, _ requestID: String) -> HTTPResponse {
        do {
            var writer = JSONWriter(reserving: 1024)
            try service.handle(operation, input, as: caller, into: &writer)
            return answer(operation.facts, writer.bytes, requestID)
        } catch let error as ServiceError {
            return answer(ErrorResponse(error, of: operation), requestID)
        } catch {
            return failure(error, requestID)
        }
    }

    private func failure(_ error: any Error, _ requestID: String) -> HTTPResponse {
        onInternalError(error, requestID)
        return answer(.internalFailure, requestID)
    }

    private func answer(_ facts: OperationFacts, _ output: [UInt8], _ requestID: String) -> HTTPResponse {
        var headers = responseHeaders.headers(requestID: requestID, atSecond: second())
        guard facts.status != 204 else { return HTTPResponse(status: 204, headers: headers, awaitsCommit: !facts.isReadOnly) }
        headers.append("Content-Type", "application/json")
        return HTTPResponse(status: facts.status, headers: headers, body: output, awaitsCommit: !facts.isReadOnly)
    }

    private func answer(_ error: ErrorResponse, _ requestID: String) -> HTTPResponse {
        var headers = responseHeaders.headers(requestID: requestID, atSecond: second())
        headers.append("x-amzn-ErrorType", error.type)
        headers.append("Content-Type", "application/json")
        return HTTPResponse(status: error.status, headers: headers, body: error.body)
    }
}
