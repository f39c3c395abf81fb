// A value held against a shape, down to its leaves.
// Reference: https://smithy.io/2.0/spec/constraint-traits.html

import CleanRoomsModel
import JSON

extension ModelShapes {
    /// What is wrong with a value; `path` is the way to it from the body, empty for the body itself.
    func problems(in value: JSON, as name: String, at path: String) -> [String] {
        guard let shape = shapes[name] else { return ["\(path): the model has no shape \(name)"] }
        func problem(_ text: String) -> [String] { ["\(path.isEmpty ? "the body" : path): \(text) (\(name))"] }

        if value == .null { return problem("null, where what is absent stays out") }
        switch (shape["type"]?.string, value) {
        case ("structure", _) where shape["document"] == true:
            return []
        case ("structure", .object(let object)):
            return structureProblems(object, name, shape, at: path)
        case ("list", .array(let elements)):
            return problemsOfSize(elements.count, "elements", name, shape).flatMap(problem)
                + elements.enumerated().flatMap { problems(in: $1, as: target("member", shape), at: "\(path)[\($0)]") }
        case ("map", .object(let object)):
            return problemsOfSize(object.members.count, "entries", name, shape).flatMap(problem) + duplicates(in: object).flatMap(problem)
                + object.members.flatMap { entry in
                    problems(in: .string(entry.name), as: target("key", shape), at: "the key \(entry.name) in \(path)")
                        + problems(in: entry.value, as: target("value", shape), at: join(path, entry.name))
                }
        case ("string", .string(let text)):
            return textProblems(text, name, shape).flatMap(problem)
        case ("boolean", .bool):
            return []
        case ("integer", .integer(let number)), ("long", .integer(let number)):
            return rangeProblems(Double(number), shape).flatMap(problem)
        case ("double", .integer(let number)), ("float", .integer(let number)):
            return rangeProblems(Double(number), shape).flatMap(problem)
        case ("double", .double(let number)), ("float", .double(let number)):
            return rangeProblems(number, shape).flatMap(problem)
        case ("timestamp", .integer):
            return []
        case ("timestamp", .double(let seconds)):
            // The nearest double to a whole number of milliseconds; the service's times are recorded with exactly three digits.
            return (seconds * 1000).rounded() / 1000 == seconds ? [] : problem("\(seconds) is finer than a millisecond")
        default:
            return problem("\(value.kind), where the model has a \(shape["type"]?.string ?? "shape of no type")")
        }
    }

    private func structureProblems(_ object: JSON.Object, _ name: String, _ shape: JSON, at path: String) -> [String] {
        let members = shape["members"]?.object ?? JSON.Object()
        let known = Dictionary(members.members.map { ($0.name, $0.value["shape"]?.string ?? "") }, uniquingKeysWith: { $1 })
        let required = (shape["required"]?.array ?? []).compactMap(\.string)
        let present = Set(object.members.map(\.name))

        var problems = duplicates(in: object).map { "\(path.isEmpty ? "the body" : path): \($0) (\(name))" }
        problems += required.filter { !present.contains($0) }.map { "\(join(path, $0)): is required and absent (\(name))" }
        if shape["union"] == true, object.members.count != 1 {
            problems.append("\(path): a union with \(object.members.count) members (\(name))")
        }
        for member in object.members {
            if let target = known[member.name] {
                problems += self.problems(in: member.value, as: target, at: join(path, member.name))
            } else {
                problems.append("\(join(path, member.name)): is no member (\(name))")
            }
        }
        return problems
    }

    private func textProblems(_ text: String, _ name: String, _ shape: JSON) -> [String] {
        var problems: [String] = []
        if let values = shape["enum"]?.array, !values.contains(.string(text)), ModelConflict.of(name)?.enumIsOpen != true {
            problems.append("\(text) is no value of the enum")
        }
        problems += problemsOfSize(text.unicodeScalars.count, "characters", name, shape)
        if let pattern = patterns[name], !pattern.matches(text) { problems.append("\(text) does not match \(pattern.source)") }
        return problems
    }

    private func problemsOfSize(_ size: Int, _ unit: String, _ name: String, _ shape: JSON) -> [String] {
        let maximum = ModelConflict.of(name)?.maximum.map(Double.init) ?? bound("max", shape)
        if let minimum = bound("min", shape), Double(size) < minimum { return ["\(size) \(unit), and \(Int(minimum)) is the least"] }
        if let maximum, Double(size) > maximum { return ["\(size) \(unit), and \(Int(maximum)) is the most"] }
        return []
    }

    private func rangeProblems(_ number: Double, _ shape: JSON) -> [String] {
        if let minimum = bound("min", shape), number < minimum { return ["\(number) is below \(minimum)"] }
        if let maximum = bound("max", shape), number > maximum { return ["\(number) is above \(maximum)"] }
        return []
    }

    private func bound(_ name: String, _ shape: JSON) -> Double? {
        switch shape[name] {
        case .integer(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }

    private func target(_ name: String, _ shape: JSON) -> String { shape[name]?["shape"]?.string ?? "" }

    private func join(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    private func duplicates(in object: JSON.Object) -> [String] {
        Dictionary(grouping: object.members) { ExactString($0.name) }.filter { $1.count > 1 }.keys.sorted().map {
            "\($0) stands there more than once"
        }
    }
}

extension JSON {
    fileprivate var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer: "a whole number"
        case .double: "a number with a fraction or an exponent"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
