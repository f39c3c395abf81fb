// Mistakes of the model, mended here with their reasons; generated files are never edited.

import JSON

enum Patches {
    /// The shape as the real service behaves.
    static func mended(_ shape: ServiceModel.Shape) -> ServiceModel.Shape {
        switch shape.name {
        case "CleanroomsArn":
            // The tag operations take ARNs of at most 100 characters by the model, but those that the service issues
            // for a membership's children have 141 to 165 (service authorization reference).
            ServiceModel.Shape(name: shape.name, kind: shape.kind, minimum: shape.minimum, maximum: 200)
        default:
            shape
        }
    }

    /// Swift names of enum values whose own would mislead.
    static let caseNames: [String: String] = [
        // `.none` of an optional enum is read as the absence of a value.
        "NONE": "noRefresh"
    ]
}
