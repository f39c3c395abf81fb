// Reading and changing parts of an input by the names on the way.

import JSON

extension JSON {
    /// The value of a number, whole or not.
    var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .double(let number): number
        case .null, .bool, .string, .array, .object: nil
        }
    }

    /// This object with a member put in or put in place of its own; nil takes it out.
    func with(_ name: String, _ value: JSON?) -> JSON {
        var members = object?.members ?? []
        guard let value else { return .object(Object(members.filter { $0.name != name })) }
        if let index = members.firstIndex(where: { $0.name == name }) {
            members[index].value = value
        } else {
            members.append((name, value))
        }
        return .object(Object(members))
    }

    /// The part at the end of a way of member names: `source.text`. Setting makes the objects on the way; nil takes the member out.
    subscript(path path: String) -> JSON? {
        get { path.split(separator: ".").reduce(self as JSON?) { $0?[String($1)] } }
        set {
            let steps = path.split(separator: ".", maxSplits: 1).map(String.init)
            guard steps.count == 2 else {
                self = with(path, newValue)
                return
            }
            var child = self[steps[0]] ?? [:]
            child[path: steps[1]] = newValue
            self = with(steps[0], child)
        }
    }

    /// All strings under members of one of these names, at any depth.
    func strings(under names: Set<String>) -> [String] {
        switch self {
        case .object(let object):
            object.members.flatMap { names.contains($0.name) ? $0.value.strings : $0.value.strings(under: names) }
        case .array(let elements): elements.flatMap { $0.strings(under: names) }
        case .null, .bool, .integer, .double, .string: []
        }
    }

    private var strings: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(\.strings)
        case .object(let object): object.members.flatMap(\.value.strings)
        case .null, .bool, .integer, .double: []
        }
    }
}
