// Mistakes of the models, mended here with their reasons; generated files are never edited.

import JSON

enum Patches {
    /// The shape as the real service behaves.
    static func mended(_ shape: ServiceModel.Shape, of service: String) -> ServiceModel.Shape {
        switch (service, shape.name) {
        case ("CleanRooms", "CleanroomsArn"):
            // The tag operations take ARNs of at most 100 characters by the model, but those that the service issues
            // for a membership's children have 141 to 165 (service authorization reference).
            ServiceModel.Shape(name: shape.name, kind: shape.kind, minimum: shape.minimum, maximum: 200)
        default:
            shape
        }
    }

    /// Swift names of enum values whose own would mislead, by service.
    static let caseNames: [String: [String: String]] = [
        // `.none` of an optional enum is read as the absence of a value.
        "CleanRooms": ["NONE": "noRefresh"]
    ]
}
