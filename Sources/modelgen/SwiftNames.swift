// The second stage: what the model's names are called in Swift.

enum SwiftNames {
    private static let reserved: Set<String> = [
        "in", "is", "as", "self", "default", "case", "operator", "protocol", "repeat", "where", "any", "some",
    ]

    /// The type of times.
    static let time = "Timestamp"

    /// A shape's name as a type: the model's own, which no Swift type that we use bears.
    static func type(_ shape: ServiceModel.Shape, in model: ServiceModel) -> String {
        switch shape.kind {
        case .string: "String"
        case .integer: "Int"
        case .double: "Double"
        case .boolean: "Bool"
        case .timestamp: time
        case .document: "JSON"
        case .list(let element): "[\(type(model[element], in: model))]"
        // AWS compares the keys of tags by their code points.
        case .map(let key, let value): "[\(key == "TagKey" ? "ExactString" : "String"): \(type(model[value], in: model))]"
        case .enumeration, .structure, .union, .exception: shape.name
        }
    }

    /// `CreateCollaboration` becomes `createCollaboration`; a run of capitals at the start is one word: `SQLParameters`, `sqlParameters`.
    static func lowerCamel(_ name: String) -> String {
        let characters = Array(name)
        var boundary = 1
        while boundary < characters.count, characters[boundary].isUppercase,
            boundary + 1 == characters.count || characters[boundary + 1].isUppercase
        {
            boundary += 1
        }
        return escaped(String(characters[..<boundary]).lowercased() + String(characters[boundary...]))
    }

    /// `COUNT_DISTINCT` becomes `countDistinct`, `CR.1X` `cr1X`, `us-east-1` `usEast1`.
    static func enumCase(_ value: String, of service: String) -> String {
        if let patched = Patches.caseNames[service]?[value] { return patched }
        let words = value.split { "_-. ".contains($0) }.map(String.init)
        let rest = words.dropFirst().map { word in
            word.first?.isNumber == true ? word : word.prefix(1).uppercased() + word.dropFirst().lowercased()
        }
        return escaped((words.first ?? "").lowercased() + rest.joined())
    }

    static func escaped(_ name: String) -> String {
        reserved.contains(name) ? "`\(name)`" : name
    }
}
