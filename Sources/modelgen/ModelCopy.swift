// The model as the repository keeps it: facts, without AWS's prose, and with the version that it came from.

import JSON

/// A copy of `service-2.json` without its documentation strings, one operation or shape to a line.
struct ModelCopy {
    let text: String

    /// - Throws: `ModelError` if a part of the model is missing.
    init(of model: JSON, botocoreVersion: String) throws {
        guard let metadata = model["metadata"], let operations = model["operations"]?.object, let shapes = model["shapes"]?.object else {
            throw ModelError("the file has no metadata, operations or shapes")
        }
        func line(_ json: JSON) -> String {
            String(decoding: Self.withoutDocumentation(json).text, as: UTF8.self)
        }
        func block(_ object: JSON.Object) -> String {
            object.members.map { "  \"\($0.name)\": \(line($0.value))" }.joined(separator: ",\n")
        }
        text = """
            {
            "botocoreVersion": "\(botocoreVersion)",
            "metadata": \(line(metadata)),
            "operations": {
            \(block(operations))
            },
            "shapes": {
            \(block(shapes))
            }
            }

            """
    }

    /// Drops `documentation`, but keeps a shape's member that happens to bear that name, whose value is no text.
    private static func withoutDocumentation(_ json: JSON) -> JSON {
        switch json {
        case .object(let object):
            let kept = object.members.filter { $0.name != "documentation" || $0.value.string == nil }
            return .object(JSON.Object(kept.map { (name: $0.name, value: withoutDocumentation($0.value)) }))
        case .array(let elements):
            return .array(elements.map(withoutDocumentation))
        default:
            return json
        }
    }
}
