// Clean Rooms as one of the services on the port.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/Welcome.html

import APIModel
import CleanRooms
package import CleanRoomsModel
import JSON
package import Rules

struct CleanRoomsService: RESTService {
    let service: CleanRooms

    func perform(
        _ operation: Operation, _ input: JSON, as caller: Caller, into writer: inout JSONWriter, _ report: inout (any CallReport)?
    ) throws -> ErrorResponse? {
        let remarks = Remarks()
        defer { report = CleanRoomsReport(remarks) }
        do {
            try service.handle(operation, input, as: caller, into: &writer, remarks)
            return nil
        } catch let error as ServiceError {
            return ErrorResponse(error, of: operation)
        }
    }

    /// All violations of a request as one error: `2 validation errors detected: Value at 'name' failed to satisfy constraint: …; Value at …`.
    func refusal(of operation: Operation, because issues: [FieldIssue]) -> ErrorResponse {
        let error: ServiceError = .validation(.fieldValidationFailed, message: FieldIssue.sentence(of: issues), fields: issues)
        return ErrorResponse(error, of: operation)
    }

    /// The published default of every region. That operations which the page does not list have the rate of most others is inferred.
    ///
    /// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/clean-rooms-quotas.html ("Rate of … requests")
    func requestsPerSecond(of operation: Operation) -> Double {
        switch operation {
        case .getConfiguredTable, .getProtectedQuery: 20
        default: 5
        }
    }
}

/// What a call of Clean Rooms tells besides its answer.
private struct CleanRoomsReport: CallReport {
    let refusal: Refusal?
    let warning: String?

    /// Nil where there is nothing to tell.
    init?(_ remarks: Remarks) {
        guard remarks.refusal != nil || remarks.warning != nil else { return nil }
        (refusal, warning) = (remarks.refusal, remarks.warning)
    }
}

extension Exchange {
    /// The operation of Clean Rooms that was asked for; nil for any other request.
    package var operation: Operation? { asked as? Operation }

    /// Why the rules refused SQL, which the answer does not say. A query that ends FAILED for it was answered with 200.
    package var refusal: Refusal? { (reading.report as? CleanRoomsReport)?.refusal }
}
