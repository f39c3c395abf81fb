// The API model as the makers of cases read it: operations, and shapes with their constraints.
// Reference: `Model/service-2.json`, in the form botocore gives Smithy's traits.

import EmulatorTesting
import JSON

/// The operations and shapes of the committed model.
struct Model: Sendable {
    static let committed = Model(ModelShapes.committedModel)

    /// In the order of their names.
    let operations: [Operation]
    private let shapes: [String: Shape]

    init(_ json: JSON) {
        let shapeMembers = json["shapes"]?.object?.members ?? []
        shapes = Dictionary(shapeMembers.map { ($0.name, Shape($0.name, $0.value)) }, uniquingKeysWith: { $1 })
        operations = (json["operations"]?.object?.members ?? []).map { Operation($0.name, $0.value) }.sorted { $0.name < $1.name }
    }

    func shape(_ name: String) -> Shape {
        guard let shape = shapes[name] else { preconditionFailure("the model has no shape \(name)") }
        return shape
    }

    func input(of operation: Operation) -> Shape { shape(operation.input) }

    func operation(_ name: String) -> Operation? { operations.first { $0.name == name } }

    /// The names of a shape and of all that it is made of.
    func closure(of name: String) -> Set<String> {
        var seen: Set<String> = []
        var waiting = [name]
        while let next = waiting.popLast() {
            guard seen.insert(next).inserted else { continue }
            waiting += shape(next).parts
        }
        return seen
    }
}

/// An operation of the model.
struct Operation: Sendable {
    let name: String
    let method: String
    /// With labels: `/memberships/{membershipIdentifier}`.
    let uri: String
    let input: String
    let output: String
    let errors: [String]
    let json: JSON

    init(_ name: String, _ json: JSON) {
        self.name = name
        self.json = json
        method = json["http"]?["method"]?.string ?? ""
        uri = json["http"]?["requestUri"]?.string ?? ""
        input = json["input"]?["shape"]?.string ?? ""
        output = json["output"]?["shape"]?.string ?? ""
        errors = (json["errors"]?.array ?? []).compactMap { $0["shape"]?.string }
    }
}

/// A shape of the model.
struct Shape: Sendable {
    enum Kind: Equatable {
        case structure, union
        case list(of: String)
        case map(key: String, value: String)
        case string, integer, double, boolean, other
    }

    struct Member: Sendable {
        enum Place { case path, query, body }

        let name: String
        let shape: String
        let isRequired: Bool
        let place: Place
    }

    let name: String
    let kind: Kind
    let members: [Member]
    let minimum: Double?
    let maximum: Double?
    let pattern: String?
    /// The values of an enum, in the order of the model; empty for what is none.
    let values: [String]
    let json: JSON

    init(_ name: String, _ json: JSON) {
        self.name = name
        self.json = json
        func target(_ part: String) -> String { json[part]?["shape"]?.string ?? "" }
        kind =
            switch json["type"]?.string {
            case "structure": json["union"] == true ? .union : .structure
            case "list": .list(of: target("member"))
            case "map": .map(key: target("key"), value: target("value"))
            case "string": .string
            case "integer", "long": .integer
            case "double", "float": .double
            case "boolean": .boolean
            default: .other
            }
        let required = (json["required"]?.array ?? []).compactMap(\.string)
        members = (json["members"]?.object?.members ?? []).map { member in
            let place: Member.Place =
                switch member.value["location"]?.string {
                case "uri": .path
                case "querystring": .query
                default: .body
                }
            return Member(
                name: member.name, shape: member.value["shape"]?.string ?? "", isRequired: required.contains(member.name), place: place)
        }
        minimum = json["min"]?.number
        maximum = ModelShapes.mendedMaximum(of: name).map(Double.init) ?? json["max"]?.number
        pattern = json["pattern"]?.string
        values = (json["enum"]?.array ?? []).compactMap(\.string)
    }

    /// The shapes that it is made of.
    var parts: [String] {
        switch kind {
        case .structure, .union: members.map(\.shape)
        case .list(let element): [element]
        case .map(let key, let value): [key, value]
        case .string, .integer, .double, .boolean, .other: []
        }
    }

    var isScalar: Bool { parts.isEmpty && kind != .structure && kind != .union }

    /// Whether its values are ids, which the service makes.
    var isIdentifier: Bool { minimum == 36 && maximum == 36 }
}
