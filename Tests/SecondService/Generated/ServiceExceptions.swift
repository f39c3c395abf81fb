// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

package import APIModel

/// The exceptions that operations declare.
package enum ServiceException: String, APIException {
    case noSuchBookException = "NoSuchBookException"
    case validationException = "ValidationException"

    package var httpStatus: Int {
        switch self {
        case .noSuchBookException: 404
        case .validationException: 400
        }
    }

    /// What the model demands of the exception's members, `message` among them.
    package var members: Constraint {
        switch self {
        case .noSuchBookException: Constraints.noSuchBookException
        case .validationException: Constraints.validationException
        }
    }
}
