// Inputs with one fault each: what is required absent, bounds passed, patterns broken, enums missed, unions with none or two, wrong types.

import JSON

/// A value with a fault, and the error that it must be answered with.
struct Fault {
    enum Kind: String {
        case validation = "ValidationException"
        case serialization = "SerializationException"
    }

    let kind: Kind
    var variant: Variant

    init(_ what: String, _ value: JSON) {
        self.init(.validation, what, value)
    }

    init(_ kind: Kind, _ what: String, _ value: JSON) {
        self.kind = kind
        variant = Variant(path: [], what: what, value: value)
    }

    func inside(_ steps: [String], _ wrap: (JSON) -> JSON) -> Fault {
        var fault = self
        fault.variant = variant.inside(steps, wrap)
        return fault
    }
}

extension Samples {
    /// The faults of a shape's values, at every depth; the value around each is the least one.
    ///
    /// - Parameter place: Where the member travels: texts of a path or a query have no types, and a path has no empty ones.
    func faults(of name: String, in member: String, at place: Shape.Member.Place = .body) -> [Fault] {
        let shape = model.shape(name)
        let types = place == .body ? [Fault(.serialization, "of a wrong type", wrongType(for: shape))] : []
        switch shape.kind {
        case .structure:
            return types + faults(ofMembersOf: shape)
        case .union:
            var faults = types + [Fault("no arm", [:])]
            if shape.members.count > 1 {
                let arms = shape.members.prefix(2).map { ($0.name, value(of: $0.shape, in: $0.name)) }
                faults.append(Fault("two arms", .object(JSON.Object(arms.map { (name: $0.0, value: $0.1) }))))
            }
            return faults
                + shape.members.flatMap { arm in
                    self.faults(of: arm.shape, in: arm.name).map { $0.inside([arm.name]) { .object(JSON.Object([(arm.name, $0)])) } }
                }
        case .list(let element):
            let rest = (0..<max(0, Int(shape.minimum ?? 0) - 1)).map { value(of: element, in: member, $0 + 1) }
            let steps = model.shape(element).isScalar ? [] : ["1", "member"]
            return types + countFaults(shape) { list(shape, $0, in: member) }
                + faults(of: element, in: member, at: place).map { $0.inside(steps) { .array([$0] + rest) } }
        case .map(let key, let value):
            let name = self.value(of: key, in: member).string ?? ""
            let keys = faults(of: key, in: member).filter { $0.kind == .validation }
            return types + countFaults(shape) { map(shape, $0, in: member) }
                + keys.map { $0.inside([]) { .object(JSON.Object([($0.string ?? "", self.value(of: value, in: member))])) } }
                + faults(of: value, in: member).map { $0.inside([]) { .object(JSON.Object([(name, $0)])) } }
        case .string where !shape.values.isEmpty:
            return types + [Fault("no value of the enum", "NO_SUCH_VALUE")]
        case .string:
            var faults = types
            if let minimum = shape.minimum, minimum > (place == .path ? 1 : 0) {
                faults.append(Fault("too short", .string(text(of: shape, in: member, length: Int(minimum) - 1))))
            }
            if let maximum = shape.maximum {
                faults.append(Fault("too long", .string(text(of: shape, in: member, length: Int(maximum) + 1))))
            }
            // None of the model's patterns takes a control character at the start.
            if shape.pattern != nil {
                faults.append(Fault("against its pattern", .string("\u{1}" + text(of: shape, in: member).dropFirst())))
            }
            return faults
        case .integer:
            let text = place == .query ? [Fault(.serialization, "of a wrong type", "x")] : []
            return types + text
                + (shape.minimum.map { [Fault("too small", .integer(Int64($0) - 1))] } ?? [])
                + (shape.maximum.map { [Fault("too great", .integer(Int64($0) + 1))] } ?? [])
        case .double:
            return types + (shape.minimum.map { [Fault("too small", .double($0 / 2))] } ?? [])
                + (shape.maximum.map { [Fault("too great", .double($0 + 0.5))] } ?? [])
        case .boolean, .other:
            return types
        }
    }

    private func faults(ofMembersOf shape: Shape) -> [Fault] {
        let least = shape.members.filter(\.isRequired).reduce([:] as JSON) { $0.with($1.name, required($1)) }
        return shape.members.flatMap { member -> [Fault] in
            // A path without its label is another path.
            var faults: [Fault] = []
            if member.isRequired, member.place != .path {
                faults.append(Fault("absent", least.with(member.name, nil)).inside([member.name]) { $0 })
                if member.place == .body {
                    faults.append(Fault("null", least.with(member.name, .null)).inside([member.name]) { $0 })
                }
            }
            return faults
                + self.faults(of: member.shape, in: member.name, at: member.place).map {
                    $0.inside([member.name]) { least.with(member.name, $0) }
                }
        }
    }

    private func countFaults(_ shape: Shape, _ make: (Int) -> JSON) -> [Fault] {
        var faults: [Fault] = []
        if let minimum = shape.minimum, minimum > 0 { faults.append(Fault("too few", make(Int(minimum) - 1))) }
        if let maximum = shape.maximum { faults.append(Fault("too many", make(Int(maximum) + 1))) }
        return faults
    }

    private func wrongType(for shape: Shape) -> JSON {
        switch shape.kind {
        case .structure, .union, .map: []
        case .list: [:]
        case .string: 7
        case .integer, .double, .other: "7"
        case .boolean: "true"
        }
    }
}
