// The first stage: the model's JSON as typed values, its mistakes mended by Patches.swift.
// Reference: Smithy's constraint and HTTP binding traits, in the form botocore gives them.

import JSON

/// A model that lacks what the generator needs, or holds what it does not know.
struct ModelError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

struct ServiceModel {
    struct Operation {
        let name: String
        let method: String
        let uri: String
        let status: Int
        let input: String
        let output: String
        let errors: [String]
        let isReadOnly: Bool
        let isIdempotent: Bool
    }

    struct Member {
        let name: String
        let shape: String
        let isRequired: Bool
        let isInQuery: Bool
    }

    struct Shape {
        enum Kind {
            case string(pattern: String?)
            case enumeration([String])
            case integer, double, boolean, timestamp, document
            case list(element: String)
            case map(key: String, value: String)
            case structure([Member])
            case union([Member])
            case exception(status: Int, [Member])
        }

        let name: String
        let kind: Kind
        /// The bounds of a length or a value, as the model writes them.
        let minimum: JSON?
        let maximum: JSON?
        /// Whether values of the shape are kept out of logs (Smithy's `sensitive` trait).
        var isSensitive = false
    }

    let botocoreVersion: String
    /// AWS's name of the service as a Swift name: `CleanRooms`.
    let serviceID: String
    /// What the scope of a signature calls the service: `cleanrooms`.
    let signingName: String
    let operations: [Operation]
    let shapes: [Shape]
    private let shapeIndex: [String: Int]

    /// - Throws: `ModelError` for a model of another form than botocore's, or with a kind of shape that is new.
    init(copy: JSON) throws {
        guard let version = copy["botocoreVersion"]?.string, let operations = copy["operations"]?.object,
            let shapes = copy["shapes"]?.object, let id = copy["metadata"]?["serviceId"]?.string,
            let signingName = copy["metadata"]?["signingName"]?.string ?? copy["metadata"]?["endpointPrefix"]?.string
        else { throw ModelError("the copy has no botocoreVersion, names of the service, operations or shapes") }
        guard copy["metadata"]?["protocol"]?.string == "rest-json" else {
            throw ModelError("the service speaks another protocol than rest-json")
        }
        botocoreVersion = version
        let serviceID = id.filter { $0 != " " }
        (self.serviceID, self.signingName) = (serviceID, signingName)
        self.operations = try operations.members.map { try Self.operation($0.name, $0.value) }
        self.shapes = try shapes.members.map { Patches.mended(try Self.shape($0.name, $0.value), of: serviceID) }
        shapeIndex = Dictionary(uniqueKeysWithValues: self.shapes.enumerated().map { ($1.name, $0) })
        try checkReferences()
    }

    /// The shape of that name; `checkReferences` has proved that every name in the model has one.
    subscript(name: String) -> Shape {
        guard let index = shapeIndex[name] else { preconditionFailure("no shape \(name)") }
        return shapes[index]
    }

    private static func operation(_ name: String, _ json: JSON) throws -> Operation {
        guard let http = json["http"], let method = http["method"]?.string, let uri = http["requestUri"]?.string,
            case .integer(let status) = http["responseCode"], let input = json["input"]?["shape"]?.string,
            let output = json["output"]?["shape"]?.string
        else { throw ModelError("operation \(name) is incomplete") }
        return Operation(
            name: name, method: method, uri: uri, status: Int(status), input: input, output: output,
            errors: (json["errors"]?.array ?? []).compactMap { $0["shape"]?.string },
            isReadOnly: json["readonly"] == true, isIdempotent: json["idempotent"] == true)
    }

    private static func shape(_ name: String, _ json: JSON) throws -> Shape {
        func reference(_ key: String) throws -> String {
            guard let target = json[key]?["shape"]?.string else { throw ModelError("shape \(name) has no \(key)") }
            return target
        }
        let kind: Shape.Kind
        switch json["type"]?.string {
        case "string":
            if let values = json["enum"]?.array {
                kind = .enumeration(values.compactMap(\.string))
            } else {
                kind = .string(pattern: json["pattern"]?.string)
            }
        case "integer", "long": kind = .integer
        case "double", "float": kind = .double
        case "boolean": kind = .boolean
        case "timestamp": kind = .timestamp
        case "list": kind = .list(element: try reference("member"))
        case "map": kind = .map(key: try reference("key"), value: try reference("value"))
        case "structure":
            if case .integer(let status) = json["error"]?["httpStatusCode"] {
                kind = .exception(status: Int(status), try members(of: name, json))
            } else if json["document"] == true {
                kind = .document
            } else {
                let members = try members(of: name, json)
                kind = json["union"] == true ? .union(members) : .structure(members)
            }
        default: throw ModelError("shape \(name) is of an unknown type")
        }
        return Shape(name: name, kind: kind, minimum: json["min"], maximum: json["max"], isSensitive: json["sensitive"] == true)
    }

    private static func members(of name: String, _ json: JSON) throws -> [Member] {
        let required = Set((json["required"]?.array ?? []).compactMap(\.string))
        return try (json["members"]?.object?.members ?? []).map { member in
            guard let shape = member.value["shape"]?.string else { throw ModelError("\(name).\(member.name) has no shape") }
            let location = member.value["location"]?.string
            guard location == nil || ["uri", "querystring"].contains(location),
                member.value["locationName"]?.string ?? member.name == member.name
            else { throw ModelError("\(name).\(member.name) travels in a way the gateway does not know") }
            return Member(name: member.name, shape: shape, isRequired: required.contains(member.name), isInQuery: location == "querystring")
        }
    }

    private func checkReferences() throws {
        let names = Set(shapes.map(\.name))
        func check(_ name: String, in place: String) throws {
            guard names.contains(name) else { throw ModelError("\(place) refers to \(name), which is not there") }
        }
        for operation in operations {
            for name in [operation.input, operation.output] + operation.errors { try check(name, in: operation.name) }
        }
        for shape in shapes {
            switch shape.kind {
            case .list(let element): try check(element, in: shape.name)
            case .map(let key, let value):
                try check(key, in: shape.name)
                try check(value, in: shape.name)
            case .structure(let members), .union(let members), .exception(_, let members):
                for member in members { try check(member.shape, in: shape.name) }
            default: break
            }
        }
    }
}
