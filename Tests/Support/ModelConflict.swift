// Where the model contradicts itself or what the service is documented to send, and the errors it leaves out.
// Reference: service authorization reference, "Actions, resources, and condition keys for AWS Clean Rooms"; AWS "Common Error Types".

/// A constraint of the model that the service's own answers do not keep.
struct ModelConflict {
    let shape: String
    /// What holds in place of the model's pattern, length or enum; nil where the model's stands.
    var pattern: String?
    var maximum: Int?
    var enumIsOpen = false

    static let all = [
        // The reference and two other shapes of the model (BudgetedResourceArn, SchemaResourceArn) have the association below its membership;
        // in that form it has 153 characters in us-east-1, and the shape allows 100.
        ModelConflict(
            shape: "ConfiguredTableAssociationArn",
            pattern: #"arn:aws:cleanrooms:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:membership/[\d\w-]+/configuredtableassociation/[\d\w-]+"#,
            maximum: 200),
        // The reference has the template below its membership.
        ModelConflict(
            shape: "PrivacyBudgetTemplateArn",
            pattern: #"arn:aws:cleanrooms:[\w]{2}-[\w]{4,9}-[\d]:[\d]{12}:membership/[\d\w-]+/privacybudgettemplate/[\d\w-]+"#, maximum: 200
        ),
        // The tag operations take the ARNs of a membership's children, which are longer than 100 characters.
        ModelConflict(shape: "CleanroomsArn", maximum: 200),
        // `resourceType` is required of every missing thing, and the enum knows four kinds of the nineteen.
        ModelConflict(shape: "ResourceType", pattern: "[A-Z]+(_[A-Z]+)*", enumIsOpen: true),
    ]

    static func of(_ shape: String) -> ModelConflict? { all.first { $0.shape == shape } }
}

/// The errors that are answered before an operation is reached, which the model does not know.
enum FrontEndError {
    static let statuses = [
        "MissingAuthenticationTokenException": 403,
        "IncompleteSignatureException": 403,
        "UnknownOperationException": 404,
        "SerializationException": 400,
        "MalformedHttpRequestException": 400,
        "RequestEntityTooLargeException": 413,
    ]
}
