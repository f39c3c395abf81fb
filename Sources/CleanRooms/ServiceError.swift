// What can go wrong in the service, in its own words; the gateway gives each its wire form.
// Reference: the exceptions of the API model and behaviour observed in public clients.

package import CleanRoomsModel

/// An error that an operation answers with.
package enum ServiceError: Error, Equatable {
    /// The caller may not, or must not learn whether the thing exists.
    case accessDenied(message: String)
    case notFound(Resource, message: String)
    case conflict(ConflictExceptionReason, Resource?, message: String)
    /// The request is well formed but impossible: its fields contradict each other, or the state of other things.
    case validation(ValidationExceptionReason?, message: String, fields: [FieldIssue])
    case quotaExceeded(name: String, value: Double)

    /// A thing that an error is about.
    package struct Resource: Sendable, Equatable {
        /// Its id as the API shows it; a name for a schema.
        package var id: String
        package var kind: Kind

        package init(_ kind: Kind, _ id: String) {
            self.id = id
            self.kind = kind
        }

        /// The values of `resourceType`.
        ///
        /// The model's enum has the first four only, although `resourceType` is required for every missing thing; the others are
        /// ours (inferred), in the manner of the four. SDKs hand unknown values on as text.
        package enum Kind: String, Sendable, CaseIterable {
            case collaboration = "COLLABORATION"
            case membership = "MEMBERSHIP"
            case configuredTable = "CONFIGURED_TABLE"
            case configuredTableAssociation = "CONFIGURED_TABLE_ASSOCIATION"
            case analysisTemplate = "ANALYSIS_TEMPLATE"
            case configuredAudienceModelAssociation = "CONFIGURED_AUDIENCE_MODEL_ASSOCIATION"
            case idNamespaceAssociation = "ID_NAMESPACE_ASSOCIATION"
            case idMappingTable = "ID_MAPPING_TABLE"
            case privacyBudgetTemplate = "PRIVACY_BUDGET_TEMPLATE"
            case protectedQuery = "PROTECTED_QUERY"
            case protectedJob = "PROTECTED_JOB"
            case analysisLogExport = "ANALYSIS_LOG_EXPORT"
            case changeRequest = "COLLABORATION_CHANGE_REQUEST"
            case intermediateTable = "INTERMEDIATE_TABLE"
            case schema = "SCHEMA"
            /// What an ARN names that is no kind of ours.
            case unknown = "RESOURCE"
        }
    }
}

extension ServiceError {
    /// A rule across fields that the request breaks. The wording is ours: the service's own texts for these are not public.
    static func invalidConfiguration(_ message: String, field: String? = nil) -> ServiceError {
        .validation(.invalidConfiguration, message: message, fields: field.map { [FieldIssue($0, message)] } ?? [])
    }

    /// The rules across fields that a request breaks, all of them.
    static func invalidConfiguration(_ issues: [FieldIssue]) -> ServiceError {
        .validation(.invalidConfiguration, message: issues.map(\.message).joined(separator: " "), fields: issues)
    }

    /// Invalid SQL, or an invalid value for it (wording ours).
    static func invalidQuery(_ message: String, field: String) -> ServiceError {
        .validation(.invalidQuery, message: message, fields: [FieldIssue(field, message)])
    }
}
