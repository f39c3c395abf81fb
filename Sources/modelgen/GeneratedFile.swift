// The third stage: the Swift text of each generated file.

/// One file of a model's folder `Generated`.
struct GeneratedFile {
    let name: String
    let text: String
    private let isEmpty: Bool

    init(_ name: String, imports: [String] = [], _ blocks: [String]) {
        self.name = name
        isEmpty = blocks.isEmpty
        let importLines = imports.map { "\($0)\n" }.joined()
        text = """
            // Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
            // swift-format-ignore-file
            \(importLines.isEmpty ? "" : "\n\(importLines)")
            \(blocks.joined(separator: "\n\n"))

            """
    }

    /// Every file of a model, always in the same order and with the same text. A model without unions has no file of them.
    static func all(of model: ServiceModel) -> [GeneratedFile] {
        [
            GeneratedFile(
                "ModelVersion.swift",
                [
                    "/// The release of botocore that the model was taken from.\npackage let modelBotocoreVersion = \"\(model.botocoreVersion)\""
                ]),
            operations(of: model),
            serviceExceptions(of: model),
            api(of: model),
            enumerations(of: model),
            unions(of: model),
            constraints(of: model),
            sensitivities(of: model),
        ].filter { !$0.isEmpty } + structures(of: model)
    }
}

extension String {
    /// The lines of the text, each moved to the right.
    func indented(by spaces: Int = 4) -> String {
        split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : String(repeating: " ", count: spaces) + $0 }
            .joined(separator: "\n")
    }

    /// The text as a Swift literal that takes it as it stands.
    var swiftLiteral: String {
        contains("\\") || contains("\"") ? "#\"\(self)\"#" : "\"\(self)\""
    }
}
