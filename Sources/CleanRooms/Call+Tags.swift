// Tags that come with a creation and go with a deletion.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_TagResource.html

import CleanRoomsModel
import JSON
import Store

extension Call {
    /// Keeps the tags of a request for the resource that it makes.
    ///
    /// - Throws: A validation error for a reserved key.
    func tag(_ arn: ARN, with tags: [ExactString: String]?) throws {
        guard let tags, !tags.isEmpty else { return }
        // Keys that begin with `aws:` are AWS's own (inferred for this service, as for all others).
        if let reserved = tags.keys.sorted().first(where: { $0.text.lowercased().hasPrefix("aws:") }) {
            throw ServiceError.validation(
                .fieldValidationFailed, message: "Tag keys that begin with aws: are reserved.",
                fields: [FieldIssue("tags", "The key \(reserved) is reserved.")])
        }
        try store.setTags(tags, of: arn.description)
    }

    func dropTags(of arn: ARN) throws {
        try store.deleteTags(of: arn.description)
    }
}
