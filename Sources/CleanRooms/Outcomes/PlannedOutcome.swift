// The end that a tester has decided for an analysis or an export: settled at its start, and stored with it.
// Reference: the statuses and errors of the model.

package import CleanRoomsModel
import Clocks
package import JSON
package import Lifecycle

/// An end, and how long it takes to come to it.
package struct PlannedOutcome: Sendable, Equatable {
    package enum Status: String, Sendable, CaseIterable, JSONCoding {
        case success = "SUCCESS"
        case failed = "FAILED"
        case timedOut = "TIMED_OUT"
        case cancelled = "CANCELLED"
    }

    package struct Failure: Sendable, Equatable {
        package var code: String
        package var message: String
        /// Whether the answer says that trying again may help.
        package var isRetryable: Bool
    }

    package var status: Status
    /// For FAILED and TIMED_OUT.
    package var failure: Failure?
    /// The time from STARTED, or IN_PROGRESS, to the end; nil for as long as the kind takes.
    package var duration: Duration?
    /// What noise was added for, in place of what the SQL shows; only for a query that succeeds.
    package var differentialPrivacy: DifferentialPrivacyParameters?

    package init(
        status: Status, failure: Failure? = nil, duration: Duration? = nil, differentialPrivacy: DifferentialPrivacyParameters? = nil
    ) {
        self.status = status
        self.failure = failure
        self.duration = duration
        self.differentialPrivacy = differentialPrivacy
    }
}

extension PlannedOutcome.Status {
    /// The ends that a kind of resource can come to; none for a kind whose end no answer shows.
    package static func all(of model: LifecycleModel) -> [Self] {
        switch model {
        case .protectedQuery: allCases
        case .protectedJob: [.success, .failed, .cancelled]
        case .analysisLogExport: [.success, .failed]
        case .idMappingTable: []
        }
    }
}

extension PlannedOutcome.Failure {
    /// Codes of the model's documentation, which has the code as plain text.
    private static let analysisCodes = [
        "MALFORMED_QUERY", "RESOURCE_NOT_FOUND", "INVALID_RESOURCE", "RESOURCE_ACCESS_DENIED", "INSUFFICIENT_COMPUTE", "TRANSIENT_ERROR",
        "INTERNAL_ERROR", "UNKNOWN_ERROR",
    ]

    /// The codes that errors of a kind have. The guide names one of exports; that they have the others' as well is inferred.
    package static func codes(of model: LifecycleModel) -> [String] {
        switch model {
        case .protectedQuery, .protectedJob: analysisCodes
        case .analysisLogExport: ["LOGS_NOT_AVAILABLE"] + analysisCodes
        case .idMappingTable: []
        }
    }

    /// - Parameter isRetryable: Nil for what the code says: a TRANSIENT_ERROR may go away by trying again, a MALFORMED_QUERY does not (the user
    ///   guide's page of error codes for queries and jobs, and the model's documentation); that no other does is inferred.
    package init(code: String, message: String?, isRetryable: Bool? = nil) {
        self.code = code
        self.message = message ?? "The analysis failed: \(code)."
        self.isRetryable = isRetryable ?? (code == "TRANSIENT_ERROR")
    }

    /// What comes with TIMED_OUT. Neither code nor text of the service's is known (inferred: INSUFFICIENT_COMPUTE is documented for time).
    package static let timeLimit = Self(code: "INSUFFICIENT_COMPUTE", message: "The query exceeded the time limit.")
}

extension PlannedOutcome {
    var logExportError: AnalysisLogExportError? {
        failure.map { AnalysisLogExportError(code: $0.code, message: $0.message) }
    }
}

extension PlannedOutcome: JSONCoding {
    package init(json: JSON) throws(JSONMismatch) {
        let members = try json.members()
        status = try members.required("status")
        failure = try members.optional("error")
        duration = try members.optionalDuration("duration")
        differentialPrivacy = try members.optional("differentialPrivacy")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("status", status)
        writer.member("error", failure)
        writer.member("duration", duration.map { $0 / .seconds(1) })
        writer.member("differentialPrivacy", differentialPrivacy)
        writer.endObject()
    }
}

extension PlannedOutcome.Failure: JSONCoding {
    package init(json: JSON) throws(JSONMismatch) {
        let members = try json.members()
        self.init(
            code: try members.required("code"), message: try members.optional("message"), isRetryable: try members.optional("retryable"))
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("code", code)
        writer.member("message", message)
        writer.member("retryable", isRetryable)
        writer.endObject()
    }
}

extension JSON.Object {
    /// A member that is a number of seconds, if it is there.
    func optionalDuration(_ name: String) throws(JSONMismatch) -> Duration? {
        guard let seconds: Double = try optional(name) else { return nil }
        guard let duration = Duration(seconds: seconds) else { throw JSONMismatch(path: name, expected: "a duration in seconds") }
        return duration
    }
}
