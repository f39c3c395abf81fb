// The gateway of this program: Clean Rooms, and the services that its clients call too.
// Reference: docs/architecture.md, "Adding one thing".

import APIModel
package import CleanRooms
import Clocks
package import HTTP

extension Gateway {
    /// - Parameters:
    ///   - second: The time for the `Date` header, in seconds since 1970. It is the time of the world and not of the service's clock, since SDKs
    ///     correct their own clocks by it.
    ///   - nanoseconds: What passes in the world, whatever the service's clock does.
    ///   - onInternalError: Is told what was answered with `InternalServerException`, which says nothing of the error itself.
    package convenience init(
        service: CleanRooms, configuration: Configuration = Configuration(), requestIDs: RequestIDs = RequestIDs(),
        second: @escaping () -> Int64 = worldSecond, nanoseconds: @escaping () -> Int64 = monotonicNanoseconds,
        onInternalError: @escaping (any Error, _ requestID: String) -> Void
    ) {
        let endpoints: [any ServiceEndpoint] = [
            RESTEndpoint(CleanRoomsService(service: service)),
            SecurityTokenEndpoint(second: second, credentials: configuration.signatures), ResourceTaggingEndpoint(service: service),
        ]
        self.init(
            endpoints: endpoints, now: { service.now }, configuration: configuration, requestIDs: requestIDs, second: second,
            nanoseconds: nanoseconds, onInternalError: onInternalError)
    }

    /// Whether a request may take long although it is short: a query whose text is a template's.
    package func mayTakeLong(_ request: HTTPRequest) -> Bool {
        request.method == "POST" && request.path.hasSuffix("/protectedQueries")
            && request.body.contains("\"analysisTemplateArn\"")
    }
}
