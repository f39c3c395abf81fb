// The error with which an analysis ends. Queries and jobs have shapes of their own for it, which are alike.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ProtectedQueryError.html and API_ProtectedJobError.html

import CleanRoomsModel
import JSON

protocol AnalysisError: JSONCoding, Sendable {
    var message: String { get }
    var code: String { get }

    init(message: String, code: String, retry: RetryInfo?)
}

extension ProtectedQueryError: AnalysisError {}

extension ProtectedJobError: AnalysisError {}

/// Codes of the model's documentation. None of these errors goes away on a retry (inferred for each; the user guide's page of error codes
/// says so of MALFORMED_QUERY).
enum AnalysisErrorCode: String {
    case resourceAccessDenied = "RESOURCE_ACCESS_DENIED"
    case resourceNotFound = "RESOURCE_NOT_FOUND"
    case invalidResource = "INVALID_RESOURCE"
    case unknownError = "UNKNOWN_ERROR"
}

extension AnalysisError {
    init(_ code: AnalysisErrorCode, _ message: String) {
        self.init(message: message, code: code.rawValue, retry: RetryInfo(retryable: false))
    }

    /// The error that the tester's rule makes the analysis end with.
    init(_ planned: PlannedOutcome.Failure) {
        self.init(message: planned.message, code: planned.code, retry: RetryInfo(retryable: planned.isRetryable))
    }
}
