// The constraint table: what the model demands of every input, as data for one engine.

import JSON

extension GeneratedFile {
    static func constraints(of model: ServiceModel) -> GeneratedFile {
        // Only what a caller sends is checked, and the errors that a tester asks for: shapes that inputs and exceptions reach.
        var reached: Set<String> = []
        func reach(_ name: String) {
            guard reached.insert(name).inserted else { return }
            switch model[name].kind {
            case .list(let element): reach(element)
            case .map(let key, let value):
                reach(key)
                reach(value)
            case .structure(let members), .union(let members), .exception(_, let members):
                for member in members { reach(member.shape) }
            default: break
            }
        }
        for operation in model.operations {
            reach(operation.input)
            operation.errors.forEach(reach)
        }
        let rows = model.shapes.filter { reached.contains($0.name) }.map { shape in
            "static let \(SwiftNames.lowerCamel(shape.name)): Constraint = \(constraint(of: shape))"
        }
        return GeneratedFile(
            "Constraints.swift", imports: ["import APIModel"],
            [
                """
                enum Constraints {
                \(rows.joined(separator: "\n").indented())
                }
                """
            ])
    }

    private static func constraint(of shape: ServiceModel.Shape) -> String {
        func bounds(_ label: String) -> String { "\(label): Bounds(\(bound(shape.minimum)), \(bound(shape.maximum)))" }
        func reference(_ name: String) -> String { SwiftNames.lowerCamel(name) }
        func list(_ members: [ServiceModel.Member]) -> String {
            members.map { "Constraint.Member(\"\($0.name)\", \(reference($0.shape)), isRequired: \($0.isRequired))" }.joined(
                separator: ",\n"
            ).indented()
        }
        switch shape.kind {
        case .string(let pattern):
            let text = pattern.map { "Pattern(ofModel: \($0.swiftLiteral))" } ?? "nil"
            return ".string(\(bounds("length")), pattern: \(text))"
        case .enumeration(let values): return ".enumeration([\(values.map { "\"\($0)\"" }.joined(separator: ", "))])"
        case .integer: return ".integer(\(bounds("range")))"
        case .double: return ".double(\(bounds("range")))"
        case .boolean: return ".boolean"
        case .timestamp: return ".timestamp"
        case .document: return ".document"
        case .list(let element): return ".list(of: \(reference(element)), \(bounds("length")))"
        case .map(let key, let value): return ".map(key: \(reference(key)), value: \(reference(value)), \(bounds("length")))"
        case .structure(let members), .exception(_, let members):
            return members.isEmpty ? ".structure([])" : ".structure([\n\(list(members)),\n])"
        case .union(let members): return ".union([\n\(list(members)),\n])"
        }
    }

    private static func bound(_ json: JSON?) -> String {
        switch json {
        case .integer(let number): "\(number)"
        case .double(let number): "\(number)"
        default: "nil"
        }
    }
}
