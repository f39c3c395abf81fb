// Which parts of inputs and outputs the model marks sensitive, as data for whoever shows requests to people.

extension GeneratedFile {
    static func sensitivities(of model: ServiceModel) -> GeneratedFile {
        // How a shape is referred to; null for one that has nothing sensitive in it.
        var references: [String: String?] = [:]
        var texts: [String: String] = [:]
        func reference(_ name: String) -> String? {
            if let known = references[name] { return known }
            let shape = model[name]
            texts[name] = shape.isSensitive ? nil : parts(of: shape)
            let reference = shape.isSensitive ? ".everything" : texts[name].map { _ in SwiftNames.lowerCamel(name) }
            references[name] = .some(reference)
            return reference
        }
        func parts(of shape: ServiceModel.Shape) -> String? {
            switch shape.kind {
            case .list(let element): return reference(element).map { ".elements(\($0))" }
            case .map(_, let value): return reference(value).map { ".values(\($0))" }
            case .structure(let members), .union(let members), .exception(_, let members):
                let parts = members.compactMap { member in reference(member.shape).map { "\"\(member.name)\": \($0)" } }
                return parts.isEmpty ? nil : ".members([\(parts.joined(separator: ", "))])"
            case .string, .enumeration, .integer, .double, .boolean, .timestamp, .document: return nil
            }
        }
        func cases(_ shape: (ServiceModel.Operation) -> String) -> String {
            let rows = model.operations.compactMap { operation in
                reference(shape(operation)).map { "case .\(SwiftNames.lowerCamel(operation.name)): \(qualified($0))" }
            }
            return (rows + ["default: .nothing"]).joined(separator: "\n")
        }
        func qualified(_ reference: String) -> String { reference.hasPrefix(".") ? reference : "Sensitivities.\(reference)" }

        let inputs = cases(\.input)
        let outputs = cases(\.output)
        let rows = model.shapes.compactMap { shape -> String? in
            texts[shape.name].map { "static let \(SwiftNames.lowerCamel(shape.name)): Sensitivity = \($0)" }
        }
        return GeneratedFile(
            "Sensitivities.swift", imports: ["package import APIModel"],
            [
                """
                enum Sensitivities {
                \(rows.joined(separator: "\n").indented())
                }
                """,
                """
                extension Operation {
                    /// Which parts of the operation's input are kept out of logs.
                    package var inputSensitivity: Sensitivity {
                        switch self {
                \(inputs.indented(by: 8))
                        }
                    }

                    /// Which parts of the operation's output are kept out of logs.
                    package var outputSensitivity: Sensitivity {
                        switch self {
                \(outputs.indented(by: 8))
                        }
                    }
                }
                """,
            ])
    }
}
