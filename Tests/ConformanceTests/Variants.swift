// Inputs that the model allows: every optional member, enum value, union arm, and both ends of every range and length, at every depth.

import JSON

/// A value, and in which one way it differs from the least one.
struct Variant {
    /// The way to the change, as errors name it: `members.1.member.accountId`. Empty for the value itself.
    var path: [String]
    let what: String
    var value: JSON

    var place: String { path.joined(separator: ".") }
    var label: String { path.isEmpty ? what : "\(place): \(what)" }

    func inside(_ steps: [String], _ wrap: (JSON) -> JSON) -> Variant {
        Variant(path: steps + path, what: what, value: wrap(value))
    }
}

extension Samples {
    /// The variants of a value, which is the least one of its shape.
    func variants(of name: String, in member: String, around least: JSON) -> [Variant] {
        let shape = model.shape(name)
        switch shape.kind {
        case .structure:
            return variants(ofMembersOf: shape, around: least)
        case .union:
            return shape.members.flatMap { arm -> [Variant] in
                let value = least[arm.name] ?? self.value(of: arm.shape, in: arm.name)
                func wrap(_ value: JSON) -> JSON { .object(JSON.Object([(arm.name, value)])) }
                return [Variant(path: [arm.name], what: "alone", value: wrap(value))]
                    + variants(of: arm.shape, in: arm.name, around: value).map { $0.inside([arm.name], wrap) }
            }
        case .list(let element):
            // Without a greatest length two elements stand for more than one.
            let counts = [Int(shape.minimum ?? 0), Int(shape.maximum ?? 2)]
            let first = value(of: element, in: member)
            let rest = (0..<max(0, counts[0] - 1)).map { value(of: element, in: member, $0 + 1) }
            let steps = model.shape(element).isScalar ? [] : ["1", "member"]
            return zip(counts, ["fewest", "most"]).map { Variant(path: [], what: $1, value: list(shape, $0, in: member)) }
                + variants(of: element, in: member, around: first).map { $0.inside(steps) { .array([$0] + rest) } }
        case .map(let key, let value):
            let counts = [Int(shape.minimum ?? 0), Int(shape.maximum ?? 2)]
            let name = self.value(of: key, in: member).string ?? ""
            return zip(counts, ["fewest", "most"]).map { Variant(path: [], what: $1, value: map(shape, $0, in: member)) }
                + variants(of: key, in: member, around: .string(name)).map {
                    Variant(
                        path: [], what: "a key, \($0.what)",
                        value: .object(JSON.Object([($0.value.string ?? "", self.value(of: value, in: member))])))
                }
                + variants(of: value, in: member, around: self.value(of: value, in: member)).map {
                    Variant(path: [], what: "a value, \($0.what)", value: .object(JSON.Object([(name, $0.value)])))
                }
        case .string where !shape.values.isEmpty:
            return shape.values.map { Variant(path: [], what: $0, value: .string($0)) }
        case .string:
            // What the service makes has the one length that it gives it.
            guard !shape.isIdentifier, !TextForm.madeByService.contains(name), leastLength(of: shape) != Int(shape.maximum ?? -1) else { return [] }
            let shortest = text(of: shape, in: member, length: leastLength(of: shape))
            let longest = shape.maximum.map { text(of: shape, in: member, length: Int($0)) }
            return [Variant(path: [], what: "shortest", value: .string(shortest))]
                + (longest.map { [Variant(path: [], what: "longest", value: .string($0))] } ?? [])
        case .integer:
            return zip([shape.minimum, shape.maximum], ["least", "greatest"]).compactMap { bound, what in
                bound.map { Variant(path: [], what: what, value: .integer(Int64($0))) }
            }
        case .double:
            return zip([shape.minimum, shape.maximum], ["least", "greatest"]).compactMap { bound, what in
                bound.map { Variant(path: [], what: what, value: .double($0)) }
            }
        case .boolean:
            return [Variant(path: [], what: "true", value: true), Variant(path: [], what: "false", value: false)]
        case .other:
            return []
        }
    }

    private func variants(ofMembersOf shape: Shape, around least: JSON) -> [Variant] {
        var variants: [Variant] = []
        var all = least
        // Tokens are made by listings, and what a path names must be there: both have cases of their own.
        for member in shape.members where member.shape != "PaginationToken" {
            if member.place == .path, model.shape(member.shape).values.isEmpty { continue }
            let value = least[member.name] ?? present(member)
            if least[member.name] == nil {
                variants.append(Variant(path: [member.name], what: "alone", value: least.with(member.name, value)))
                all = all.with(member.name, value)
            }
            variants += self.variants(of: member.shape, in: member.name, around: value).filter {
                // A query has no empty lists.
                member.place != .query || $0.what != "fewest"
            }.map {
                $0.inside([member.name]) { least.with(member.name, $0) }
            }
        }
        if all != least { variants.append(Variant(path: [], what: "all together", value: all)) }
        return variants
    }

    /// An optional member as it is there: a list or a map with an entry, since an empty one says nothing.
    func present(_ member: Shape.Member) -> JSON {
        let shape = model.shape(member.shape)
        switch shape.kind {
        case .list: return list(shape, max(1, Int(shape.minimum ?? 0)), in: member.name)
        case .map: return map(shape, max(1, Int(shape.minimum ?? 0)), in: member.name)
        case .structure, .union, .string, .integer, .double, .boolean, .other: return value(of: member.shape, in: member.name)
        }
    }
}
