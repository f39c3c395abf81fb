// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

package import APIModel

/// The exceptions that operations declare.
package enum ServiceException: String, APIException {
    case accessDeniedException = "AccessDeniedException"
    case conflictException = "ConflictException"
    case internalServerException = "InternalServerException"
    case resourceNotFoundException = "ResourceNotFoundException"
    case serviceQuotaExceededException = "ServiceQuotaExceededException"
    case throttlingException = "ThrottlingException"
    case validationException = "ValidationException"

    package var httpStatus: Int {
        switch self {
        case .accessDeniedException: 403
        case .conflictException: 409
        case .internalServerException: 500
        case .resourceNotFoundException: 404
        case .serviceQuotaExceededException: 402
        case .throttlingException: 429
        case .validationException: 400
        }
    }

    /// What the model demands of the exception's members, `message` among them.
    package var members: Constraint {
        switch self {
        case .accessDeniedException: Constraints.accessDeniedException
        case .conflictException: Constraints.conflictException
        case .internalServerException: Constraints.internalServerException
        case .resourceNotFoundException: Constraints.resourceNotFoundException
        case .serviceQuotaExceededException: Constraints.serviceQuotaExceededException
        case .throttlingException: Constraints.throttlingException
        case .validationException: Constraints.validationException
        }
    }
}
