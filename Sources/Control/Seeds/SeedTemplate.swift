// Values of a seed that refer to the answers of earlier steps: `${campaign.collaboration.id}`.
// Source: our own form; the notation is that of shells and of JavaScript's templates.

import CleanRoomsModel
import JSON

/// A value with references in its texts.
indirect enum SeedTemplate: Sendable, Equatable {
    case literal(JSON)
    /// One reference and nothing else, which keeps the kind of its value.
    case reference(SeedReference)
    case text([Part])
    case list([SeedTemplate])
    case object([Member])

    enum Part: Sendable, Equatable {
        case literal(String)
        case reference(SeedReference)
    }

    struct Member: Sendable, Equatable {
        let name: String
        let value: SeedTemplate
    }
}

/// `${step.member.0}`: the name of a step, an account or an index, and the way through its value.
struct SeedReference: Sendable, Equatable, CustomStringConvertible {
    let name: String
    /// Names of members, and numbers of elements counted from 0.
    let path: [String]

    var description: String { "${\(([name] + path).joined(separator: "."))}" }
}

/// What cannot be made of a template, as a sentence without a place.
struct SeedTemplateError: Error {
    let sentence: String

    init(_ sentence: String) { self.sentence = sentence }
}

// MARK: Reading

extension SeedTemplate {
    /// Reads a text: `$${` stands for `${` itself.
    static func reading(_ text: String) throws(SeedTemplateError) -> SeedTemplate {
        var parts: [Part] = []
        var literal = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "${") {
            literal += rest[..<start.lowerBound]
            rest = rest[start.upperBound...]
            if literal.hasSuffix("$") {
                literal += "{"
                continue
            }
            guard let end = rest.firstIndex(of: "}") else {
                throw SeedTemplateError("A '${' has no '}'; write '$${' for a '${' of the text.")
            }
            if !literal.isEmpty { parts.append(.literal(literal)) }
            literal = ""
            parts.append(.reference(try SeedReference(rest[..<end])))
            rest = rest[rest.index(after: end)...]
        }
        literal += rest
        guard !parts.isEmpty else { return .literal(.string(literal)) }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        if parts.count == 1, case .reference(let reference) = parts[0] { return .reference(reference) }
        return .text(parts)
    }

    /// Every reference in it, in the order of the text.
    var references: [SeedReference] {
        switch self {
        case .literal: []
        case .reference(let reference): [reference]
        case .text(let parts): parts.compactMap { if case .reference(let reference) = $0 { reference } else { nil } }
        case .list(let elements): elements.flatMap(\.references)
        case .object(let members): members.flatMap(\.value.references)
        }
    }
}

extension SeedReference {
    /// Reads what stands between the braces; an element may be written `list[0]` as well as `list.0`.
    fileprivate init(_ text: Substring) throws(SeedTemplateError) {
        let steps = text.split(separator: ".", omittingEmptySubsequences: false).flatMap { step -> [Substring] in
            guard step.last == "]", let open = step.firstIndex(of: "[") else { return [step] }
            return [step[..<open]] + step[open...].dropFirst().dropLast().split(separator: "][", omittingEmptySubsequences: false)
        }
        guard steps.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" } }) else {
            throw SeedTemplateError("'${\(text)}' is no reference; one is like ${step.collaboration.id}.")
        }
        self.init(name: String(steps[0]), path: steps.dropFirst().map(String.init))
    }
}

// MARK: Values

extension SeedTemplate {
    /// A text with two references to a text is twice as long: forty such steps would exhaust any memory.
    private static let mostTextBytes = 1 << 20

    /// The value that a template stands for.
    ///
    /// - Parameter constraint: What the model wants there. Where that is text, a whole number becomes its digits, so that accounts need no quotes.
    func value(_ values: [String: JSON], as constraint: Constraint? = nil) throws(SeedTemplateError) -> JSON {
        switch self {
        case .literal(let json): return json.fitting(constraint)
        case .reference(let reference): return try reference.value(in: values).fitting(constraint)
        case .text(let parts):
            var text = ""
            for part in parts {
                guard text.utf8.count <= Self.mostTextBytes else {
                    throw SeedTemplateError("A text that references make has \(Self.mostTextBytes) bytes at most.")
                }
                switch part {
                case .literal(let literal): text += literal
                case .reference(let reference): text += try reference.text(in: values)
                }
            }
            return .string(text)
        case .list(let elements):
            var result: [JSON] = []
            for element in elements { result.append(try element.value(values, as: constraint?.element)) }
            return .array(result)
        case .object(let members):
            var result = JSON.Object()
            for member in members { result.append(member.name, try member.value.value(values, as: constraint?.member(member.name))) }
            return .object(result)
        }
    }
}

extension SeedReference {
    func value(in values: [String: JSON]) throws(SeedTemplateError) -> JSON {
        guard var value = values[name] else { throw SeedTemplateError("\(self) has no value yet.") }
        var way = name
        for step in path {
            guard let next = value[step] ?? Int(step).flatMap({ value.array?.element($0) }) else {
                throw SeedTemplateError("\(self): there is no '\(step)' in \(way), which has \(value.contents).")
            }
            way += ".\(step)"
            value = next
        }
        return value
    }

    /// The value as a piece of a text.
    fileprivate func text(in values: [String: JSON]) throws(SeedTemplateError) -> String {
        switch try value(in: values) {
        case .string(let text): text
        case .integer(let number): "\(number)"
        case .double(let number): "\(number)"
        case .bool(let flag): "\(flag)"
        case .null, .array, .object: throw SeedTemplateError("\(self) is no text, so that it can only stand alone.")
        }
    }
}

extension JSON {
    fileprivate func fitting(_ constraint: Constraint?) -> JSON {
        guard case .integer(let number) = self, let constraint else { return self }
        switch constraint {
        case .string, .enumeration: return .string("\(number)")
        case .integer, .double, .boolean, .timestamp, .document, .list, .map, .structure, .union: return self
        }
    }

    /// What can be asked of a value, for a message.
    fileprivate var contents: String {
        switch self {
        case .object(let object): object.members.isEmpty ? "no members" : object.members.map(\.name).joined(separator: ", ")
        case .array(let elements): "\(elements.count) elements"
        case .null, .bool, .integer, .double, .string: "no members, as it is one value"
        }
    }
}

extension [JSON] {
    fileprivate func element(_ index: Int) -> JSON? { indices.contains(index) ? self[index] : nil }
}

extension Constraint {
    /// The members of a structure or a union; nil for anything else.
    var members: [Member]? {
        switch self {
        case .structure(let members), .union(let members): members
        case .string, .enumeration, .integer, .double, .boolean, .timestamp, .document, .list, .map: nil
        }
    }

    /// What the model wants of a list's elements.
    var element: Constraint? {
        if case .list(let element, _) = self { element } else { nil }
    }

    /// What the model wants of a member, or of a map's value.
    func member(_ name: String) -> Constraint? {
        if case .map(_, let value, _) = self { return value }
        return members?.first { $0.name == name }?.constraint
    }
}
